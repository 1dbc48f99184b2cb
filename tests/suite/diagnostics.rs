//! Every mistake an author can make, with the whole text of what they are told, in both languages.
//!
//! A fixture is a text file: sections `=== PATH` replace or add files of the valid course (`=== PATH (gbk)`,
//! `(utf-16)`, `(crlf)`, `(hex)`, `(remove)`, `(link)` say how), and the sections `=== en` and `=== zh` hold what
//! `check` prints. To write those sections anew after a change of texts, run the suite with `UPDATE_FIXTURES=1` and
//! read the difference.

use crate::fixture;
use crate::project::{Project, printed};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/diagnostics");

/// Every fixture, in order of the names.
pub fn fixtures() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Puts a section of a fixture into a project.
pub fn lay_out(head: &str, body: &str, project: &Project) {
    let (path, how) = fixture::head(head);
    match how {
        "remove" => fs::remove_file(project.path(path)).unwrap(),
        #[cfg(unix)]
        "link" => {
            let path = project.path(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::os::unix::fs::symlink(body.trim(), path).unwrap();
        }
        how => project.write(path, &fixture::bytes(body, how)),
    }
}

fn check(path: &Path) -> Result<BTreeSet<String>, String> {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).unwrap();
    let project = Project::valid();
    let (mut files, mut expected_english, mut expected_chinese) = (String::new(), "", "");
    for (head, body) in fixture::sections(&text) {
        match head {
            "en" => expected_english = body,
            "zh" => expected_chinese = body,
            head => {
                lay_out(head, body, &project);
                files.push_str(&format!("=== {head}\n{body}\n"));
            }
        }
    }
    let english = printed(&project.run(&["check", "--lang", "en"]));
    let output = project.run(&["check", "--lang", "zh"]);
    let chinese = printed(&output);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        let text = format!("{}=== en\n{}\n=== zh\n{}\n", files, english.trim_end(), chinese.trim_end());
        fs::write(path, text).unwrap();
        return Ok(codes(&english));
    }
    for (expected, printed) in [(expected_english, &english), (expected_chinese, &chinese)] {
        if expected.trim_end() != printed.trim_end() {
            return Err(format!("{name}: expected\n{expected}\nbut check printed\n{printed}"));
        }
    }
    let has_error = english.lines().any(|line| line.starts_with("error["));
    let expected_exit = i32::from(has_error);
    if output.status.code() != Some(expected_exit) {
        return Err(format!("{name}: exit code {:?}, not {expected_exit}", output.status.code()));
    }
    Ok(codes(&english))
}

/// The names in brackets of `error[name]` and `warning[name]`.
fn codes(printed: &str) -> BTreeSet<String> {
    printed
        .lines()
        .filter(|line| line.starts_with("error[") || line.starts_with("warning["))
        .filter_map(|line| line.split_once('[')?.1.split_once(']').map(|(code, _)| code.to_owned()))
        .collect()
}

#[test]
fn every_fixture_prints_exactly_its_text_in_both_languages() {
    let faults: Vec<String> = fixtures().iter().filter_map(|path| check(path).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn every_code_is_shown_by_a_fixture() {
    // What a fixture of text files cannot show is shown elsewhere: see `pages.rs` for themes.
    let elsewhere = ["theme-file-unknown", "theme-template", "key-fails", "file-too-large"];
    let mut shown: BTreeSet<String> = elsewhere.map(str::to_owned).into();
    for path in fixtures() {
        let text = fs::read_to_string(path).unwrap();
        let english = text.split("\n=== en\n").nth(1).unwrap_or_default();
        shown.extend(codes(english));
    }
    let missing: Vec<&str> = coursewright::diagnostic::Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|name| !shown.contains(*name))
        .collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
}
