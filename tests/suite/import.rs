//! Question banks as people have them, good and broken, with the whole report in both languages and the quiz file.
//!
//! A fixture's first section is the bank, `=== NAME (how)`; `(xlsx)` and `(xls)` make a workbook of sheets `# NAME` with
//! cells between `|`. `=== arguments` holds more arguments; `=== en`, `=== zh` and `=== yaml` what comes of it, written by
//! `UPDATE_FIXTURES=1`.

#[cfg(feature = "excel")]
mod budget;
#[cfg(feature = "excel")]
pub mod workbook;

use crate::fixture;
use crate::project::{Project, complained, printed};
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import");

/// Every fixture, in order of the names; those with workbooks only where workbooks are built in.
pub fn fixtures() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    if cfg!(not(feature = "excel")) {
        paths.retain(|path| !fs::read_to_string(path).unwrap().lines().next().unwrap().contains("(xls"));
    }
    paths.sort();
    paths
}

/// The name and the bytes of the bank in a fixture.
pub fn bank(text: &str) -> (String, Vec<u8>) {
    let (head, body) = fixture::sections(text)[0];
    let (name, how) = fixture::head(head);
    let bytes = match how {
        #[cfg(feature = "excel")]
        "xlsx" => workbook::new_format(body),
        #[cfg(feature = "excel")]
        "xls" => workbook::old_format(body),
        how => fixture::bytes(body, how),
    };
    (name.to_owned(), bytes)
}

fn check(path: &Path) -> Result<(), String> {
    let text = fs::read_to_string(path).unwrap();
    let sections = fixture::sections(&text);
    let section =
        |wanted: &str| sections.iter().find(|(head, _)| *head == wanted).map_or("", |(_, body)| body.trim_end());
    let (name, bytes) = bank(&text);
    let project = Project::empty();
    project.write(&name, &bytes);
    let mut told = Vec::new();
    let mut yaml = String::new();
    for language in ["en", "zh"] {
        let mut arguments = vec!["import", &name, "--out", "out", "--force", "--lang", language];
        arguments.extend(section("arguments").split_whitespace());
        let output = project.run(&arguments);
        told.push(format!("{}{}exit {}", printed(&output), complained(&output), output.status.code().unwrap()));
        yaml = fs::read_dir(project.path("out"))
            .map(|entries| entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect())
            .unwrap_or_default();
    }
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        let mut file = String::new();
        for (head, body) in sections.iter().filter(|(head, _)| !["en", "zh", "yaml"].contains(head)) {
            file.push_str(&format!("=== {head}\n{}\n", body.trim_end_matches('\n')));
        }
        file.push_str(&format!("=== en\n{}\n=== zh\n{}\n=== yaml\n{yaml}", told[0], told[1]));
        fs::write(path, file).unwrap();
        return Ok(());
    }
    for (expected, found) in [("en", told[0].as_str()), ("zh", &told[1]), ("yaml", yaml.trim_end())] {
        if section(expected) != found {
            let name = path.file_stem().unwrap().to_string_lossy();
            return Err(format!("{name} {expected}: expected\n{}\nbut found\n{found}", section(expected)));
        }
    }
    Ok(())
}

#[test]
fn every_bank_gives_exactly_its_report_and_its_quiz() {
    let faults: Vec<String> = fixtures().iter().filter_map(|path| check(path).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn every_quiz_of_a_bank_passes_check_without_an_error() {
    for path in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        let yaml = text.split("\n=== yaml\n").nth(1).unwrap_or_default();
        if !yaml.trim().is_empty() {
            let project = Project::valid();
            project.write("quizzes/imported.yaml", yaml.as_bytes());
            let checked = printed(&project.run(&["check", "--format", "json"]));
            let json: serde_json::Value = serde_json::from_str(&checked).unwrap();
            assert_eq!(json["errors"], 0, "{}: {checked}", path.display());
        }
    }
}

const BANK: &[u8] = "题干,选项A,选项B,答案\n甲？,乙,丙,A\n".as_bytes();

#[test]
fn a_quiz_file_that_is_there_is_kept_unless_it_may_be_replaced() {
    let project = Project::valid();
    project.write("d1.csv", BANK);
    let before = fs::read_to_string(project.path("quizzes/d1.yaml")).unwrap();
    let kept = project.run(&["import", "d1.csv"]);
    assert_eq!(kept.status.code(), Some(2));
    let path = Path::new("quizzes").join("d1.yaml");
    let said = "is there already and was not replaced; write elsewhere with --out, or replace it with --force";
    assert_eq!(complained(&kept), format!("error: {} {said}\n", path.display()));
    assert_eq!(fs::read_to_string(project.path("quizzes/d1.yaml")).unwrap(), before);
    assert!(project.run(&["import", "d1.csv", "--force"]).status.success());
    assert_ne!(fs::read_to_string(project.path("quizzes/d1.yaml")).unwrap(), before);
}

#[test]
fn importing_again_in_another_order_gives_every_question_its_id() {
    let ids = |rows: &[&str]| {
        let project = Project::empty();
        project.write("bank.csv", format!("题干,选项A,选项B,答案\n{}\n", rows.join("\n")).as_bytes());
        project.run(&["import", "bank.csv"]);
        let text = fs::read_to_string(project.path("bank.yaml")).unwrap();
        let mut ids: Vec<String> = text.lines().filter(|line| line.starts_with("  - id:")).map(str::to_owned).collect();
        ids.sort();
        ids
    };
    let first = ids(&["甲？,乙,丙,A", "丁？,乙,丙,B"]);
    let again = ids(&["丁？,乙,丙,A", "新？,乙,丙,A", "甲？,乙,丙,A"]);
    assert!(first.iter().all(|id| again.contains(id)), "{first:?} {again:?}");
    assert_eq!(again.len(), 3);
}

#[test]
fn a_bank_that_cannot_be_read_does_not_keep_others_from_being_imported() {
    let project = Project::empty();
    project.write("good.csv", BANK);
    let output = project.run(&["import", "missing.csv", "good.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).starts_with("error: cannot read missing.csv: "), "{}", complained(&output));
    assert!(project.path("good.yaml").exists());
    let one = project.run(&["import", "good.csv", "good.csv", "--out", "all.yaml"]);
    assert_eq!(
        complained(&one),
        "error: several files cannot go into the one quiz file all.yaml; give a folder with --out\n"
    );
}

#[test]
fn a_line_that_never_ends_is_left_out_at_once() {
    let project = Project::empty();
    project.write(
        "bank.txt",
        format!("1. 甲？\nA. 乙\nB. 丙\n答案：A\n2. 丁？{}\n", "A. 乙 ".repeat(1_000_000)).as_bytes(),
    );
    let begun = std::time::Instant::now();
    let told = printed(&project.run(&["import", "bank.txt"]));
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
    assert!(told.contains("1 question(s) taken: single 1"), "{told}");
    assert!(
        told.contains("line 5 (\"2. 丁？A. 乙 A. 乙 A. 乙 A. 乙…\"): a text is longer than 10000 characters"),
        "{told}"
    );
}
