//! Every mistake an author can make, with the whole text of what they are told, in both languages.
//!
//! A fixture is a text file: sections `=== PATH` replace or add files of the valid course (`=== PATH (gbk)`,
//! `(utf-16)`, `(crlf)`, `(hex)`, `(remove)`, `(link)` say how), and the sections `=== en` and `=== zh` hold what
//! `check` prints. To write those sections anew after a change of texts, run the suite with `UPDATE_FIXTURES=1` and
//! read the difference.

use crate::fixture;
use crate::project::{Project, printed};
use std::collections::{BTreeMap, BTreeSet};
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

/// What a fixture of text files cannot show is shown elsewhere: see `pages.rs` for themes.
const ELSEWHERE: [&str; 4] = ["theme-file-unknown", "theme-template", "key-fails", "file-too-large"];

/// For every code the shortest of what the fixtures show of it, from the sections `language`.
fn examples(language: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for path in fixtures() {
        let text = fs::read_to_string(path).unwrap();
        let sections = fixture::sections(&text);
        let printed = sections.iter().find(|(head, _)| *head == language).map_or("", |(_, body)| body);
        for block in printed.split("\n\n") {
            let first = block.lines().next().unwrap_or_default();
            let Some((_, rest)) = first.split_once('[') else { continue };
            let Some((code, _)) = rest.split_once("]: ") else { continue };
            let shortest = found.entry(code.to_owned()).or_insert_with(|| block.to_owned());
            if block.len() < shortest.len() {
                block.clone_into(shortest);
            }
        }
    }
    found
}

#[test]
fn every_code_is_documented_with_an_example_from_the_fixtures() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (chinese, english) = (examples("zh"), examples("en"));
    let mut document = fs::read_to_string(root.join("DIAGNOSTICS.md")).unwrap_or_default();
    document.truncate(document.find("\n## ").map_or(document.len(), |at| at + 1));
    let mut files = [("zh-CN", String::new(), &chinese), ("en", String::new(), &english)];
    for code in coursewright::diagnostic::Code::ALL {
        let name = code.name();
        document.push_str(&format!("## `{name}` ({})\n\n", code.severity().word()));
        if ELSEWHERE.contains(&name) {
            document.push_str(&format!("`coursewright explain {name}` tells what it is.\n\n"));
            continue;
        }
        let parts =
            coursewright::diagnostic::catalog::Catalog::of(coursewright::course::Language::English).parts(*code);
        if let Some(source) = parts.and_then(|parts| parts.get("source")) {
            document.push_str(&format!("Source 依据: {source}.\n\n"));
        }
        for (_, file, examples) in &mut files {
            document.push_str(&format!("```text\n{}\n```\n\n", examples[name].trim_end()));
            file.push_str(&format!("=== {name}\n{}\n", examples[name].trim_end()));
        }
    }
    let paths = files.map(|(tag, file, _)| (root.join(format!("src/diagnostic/examples/{tag}.txt")), file));
    let all = paths.into_iter().chain([(root.join("DIAGNOSTICS.md"), format!("{}\n", document.trim_end()))]);
    for (path, text) in all {
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap() == text, "{} is not what the fixtures show", path.display());
    }
}

#[test]
fn every_code_is_shown_by_a_fixture() {
    let mut shown: BTreeSet<String> = ELSEWHERE.map(str::to_owned).into();
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
