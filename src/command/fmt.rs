//! `fmt`: lays the YAML files of a course out evenly.

use super::{Outcome, Result, replace};
use crate::cli::Fmt;
use crate::course::Language;
use crate::error::Error;
use crate::format::{Untouched, formatted};
use crate::source::{Decoded, Encoding, decode};
use crate::terminal::Terminal;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Lays out every YAML file in `course` and `quizzes`, or only says which ones it would; names those left as they are.
///
/// # Errors
/// When a file or folder cannot be read or written.
pub fn run(arguments: &Fmt, terminal: Terminal) -> Result {
    let root = &arguments.project.dir;
    fs::metadata(root).map_err(Error::io("read", root))?;
    let (mut changed, mut untouched) = (0, 0);
    for path in files(root) {
        let shown = path.strip_prefix(root).unwrap_or(&path).display();
        match file(&path)? {
            Laid::Even => {}
            Laid::Out(text) => {
                changed += 1;
                if !arguments.check {
                    replace::replace(&path, &text)?;
                }
                terminal.print(&format!("{shown}\n"));
            }
            Laid::Not(why) => {
                untouched += 1;
                terminal.print(&format!("{shown}: {}\n", reason(why, terminal.language)));
            }
        }
    }
    summary(changed, untouched, arguments.check, terminal);
    Ok(if untouched > 0 || arguments.check && changed > 0 { Outcome::Faulty } else { Outcome::Good })
}

/// What became of a file.
enum Laid {
    /// It is even already.
    Even,
    /// This is how it should be.
    Out(String),
    /// It is left as it is.
    Not(Why),
}

/// Why a file is left as it is.
#[derive(Clone, Copy)]
enum Why {
    Encoding,
    Text(Untouched),
}

/// YAML files in the folders that authors write in, in the order of their paths; links are not followed.
fn files(root: &Path) -> Vec<PathBuf> {
    let walk = |folder: &str| {
        WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().filter_map(std::result::Result::ok)
    };
    ["course", "quizzes"]
        .into_iter()
        .flat_map(walk)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml"))
        .collect()
}

fn file(path: &Path) -> std::result::Result<Laid, Error> {
    let bytes = fs::read(path).map_err(Error::io("read", path))?;
    let Decoded::Text(text, Encoding::Utf8) = decode(&bytes) else { return Ok(Laid::Not(Why::Encoding)) };
    let laid_out = match formatted(&text) {
        Ok(laid_out) => laid_out,
        Err(why) => return Ok(Laid::Not(Why::Text(why))),
    };
    if laid_out == text {
        return Ok(Laid::Even);
    }
    // Line ends and the mark at the start stay what they are.
    let laid_out = if bytes.windows(2).any(|pair| pair == b"\r\n") { laid_out.replace('\n', "\r\n") } else { laid_out };
    let mark = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { "\u{feff}" } else { "" };
    Ok(Laid::Out(format!("{mark}{laid_out}")))
}

fn reason(why: Why, language: Language) -> &'static str {
    match (why, language) {
        (Why::Encoding, Language::Chinese) => "不是 UTF-8，没有动；用 check 看怎么改",
        (Why::Encoding, Language::English) => "is not UTF-8 and was left as it is; `check` says what to do",
        (Why::Text(Untouched::Faulty), Language::Chinese) => "有错误，没有动；用 check 看在哪里",
        (Why::Text(Untouched::Faulty), Language::English) => "has mistakes and was left as it is; `check` says where",
        (Why::Text(Untouched::Doubtful), Language::Chinese) => "重排会改变内容，没有动",
        (Why::Text(Untouched::Doubtful), Language::English) => {
            "was left as it is: laid out it would say something else"
        }
    }
}

fn summary(changed: usize, untouched: usize, check: bool, terminal: Terminal) {
    let (chinese, english) = match (changed, check) {
        (0, _) => ("没有要重排的文件".to_owned(), "no file to lay out".to_owned()),
        (_, true) => (format!("{changed} 个文件要重排"), format!("{changed} file(s) to lay out")),
        (_, false) => (format!("重排了 {changed} 个文件"), format!("{changed} file(s) laid out")),
    };
    if untouched == 0 {
        terminal.say(&chinese, &english);
    } else {
        let english = format!("{english}, {untouched} left as they are");
        terminal.say(&format!("{chinese}，{untouched} 个没有动"), &english);
    }
}
