//! The floor: what no builder can do without. Reads every file, parses Markdown and YAML with the program's own
//! libraries, on all processors, and writes files of the same number and sizes as the built site.

use crate::step::Done;
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// `floor PROJECT SITE OUT`: `SITE` says how much is written.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(project: &str, site: &str, out: &str) -> Done {
    let sources = files(Path::new(project));
    let parsed: usize = sources.par_iter().map(|path| parse(path)).sum();
    if parsed == 0 {
        return Err("nothing was parsed".to_owned());
    }
    let outputs = files(Path::new(site));
    outputs.par_iter().try_for_each(|path| write(path, Path::new(site), Path::new(out)))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

fn parse(path: &Path) -> usize {
    let text = fs::read_to_string(path).unwrap_or_default();
    if path.extension().is_some_and(|ending| ending == "md") {
        let mut page = String::with_capacity(text.len() * 2);
        html::push_html(&mut page, Parser::new_ext(&text, Options::all()));
        return page.len();
    }
    let mut events = 0;
    let mut parser = saphyr_parser::Parser::new_from_str(&text);
    while let Some(Ok(_)) = parser.next_event() {
        events += 1;
    }
    events
}

fn write(path: &Path, site: &Path, out: &Path) -> Done {
    let size = path.metadata().map(|metadata| metadata.len()).unwrap_or_default();
    let target = out.join(path.strip_prefix(site).unwrap_or(path));
    let fault = |error: std::io::Error| format!("cannot write {}: {error}", target.display());
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(fault)?;
    }
    fs::write(&target, vec![b'x'; usize::try_from(size).unwrap_or(0)]).map_err(fault)
}
