//! `summary`: what the exported progress of many trainees says about the course.

use super::{Outcome, Result};
use crate::cli::{Summary, SummaryFormat};
use crate::compile::Compiler;
use crate::error::Error;
use crate::summary::report::{self, SkippedFile};
use crate::summary::{LARGEST_FILE, ProgressFile, Skipped, Tally, merged};
use crate::terminal::Terminal;
use std::fs;
use std::path::{Path, PathBuf};

/// Counts every file that can be counted and names the others.
///
/// # Errors
/// When the course cannot be read.
pub fn run(arguments: &Summary, terminal: Terminal) -> Result {
    let compiled = Compiler::on(None).compile(&arguments.course)?;
    let Some(ready) = &compiled.course else {
        terminal.say(
            "这门课有错误，先用 coursewright check 改好",
            "the course has errors; see them with coursewright check",
        );
        return Ok(Outcome::Faulty);
    };
    let course = ready.course.course();
    let (mut files, mut skipped): (Vec<ProgressFile>, Vec<SkippedFile>) = (Vec::new(), Vec::new());
    for path in all(&arguments.files) {
        let name = path.to_string_lossy();
        match content(&path).and_then(|bytes| ProgressFile::read(&name, &bytes, &course.manifest.id.value)) {
            Ok(file) => files.push(file),
            Err(reason) => skipped.push((crate::summary::shown(&name), reason)),
        }
    }
    let tally = Tally::of(course, &merged(files));
    let language = terminal.language;
    let text = match arguments.format {
        SummaryFormat::Human => report::human(&tally, &skipped, language),
        SummaryFormat::Json => report::json(&tally, &skipped, language),
        SummaryFormat::Csv => report::csv(&tally, &skipped, language)
            .map_err(|error| Error::io("write", Path::new("CSV"))(std::io::Error::other(error)))?,
    };
    terminal.print(&text);
    if arguments.format != SummaryFormat::Human {
        for (name, reason) in &skipped {
            let told = reason.told(language);
            terminal.say(&format!("没有计入 {name}：{told}"), &format!("left out {name}: {told}"));
        }
    }
    Ok(if skipped.is_empty() { Outcome::Good } else { Outcome::Faulty })
}

/// The files that are meant: of a folder every file in it that ends in `.json`, by name.
fn all(named: &[PathBuf]) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for path in named {
        match fs::read_dir(path) {
            Ok(entries) => {
                let inside = entries.filter_map(std::result::Result::ok).map(|entry| entry.path());
                let mut inside: Vec<PathBuf> = inside
                    .filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")))
                    .collect();
                inside.sort();
                paths.extend(inside);
            }
            Err(_) => paths.push(path.clone()),
        }
    }
    paths
}

fn content(path: &Path) -> std::result::Result<Vec<u8>, Skipped> {
    let unread = |error: std::io::Error| Skipped::Unread(error.to_string());
    if fs::metadata(path).map_err(unread)?.len() > LARGEST_FILE {
        return Err(Skipped::Large);
    }
    fs::read(path).map_err(unread)
}
