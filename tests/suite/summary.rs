//! `summary`: the progress files of several trainees against the course, seen from outside. The files are what the
//! settings page writes (`themes/default/app/progress/exported.test.ts` holds them to that).

use crate::project::{Project, complained, printed};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const QUIZ: &str = "id: d1-quiz
title: 小测
questions:
  - {id: q1, kind: single, prompt: 首响到哪一刻为止？, choices: {A: 自动回复, B: 人工回复, C: 已读}, answer: B, explanation: 人工。, facts: [D1-01]}
  - {id: q2, kind: single, prompt: 平均响应看什么？, choices: {A: 总时长, B: 每次等待, C: 字数}, answer: B, explanation: 等待。, facts: [D1-01, D1-02]}
  - {id: q3, kind: single, prompt: 改过的一道题？, choices: {A: 甲, B: 乙, C: 丙}, answer: B, explanation: 乙。, facts: [D1-02]}
";

fn fixture(name: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/progress").join(name)).unwrap()
}

/// The course of the fixtures, with the files in the folder `progress`.
fn project(files: &[(&str, &str)]) -> Project {
    let project = Project::valid();
    project.write("quizzes/d1.yaml", QUIZ.as_bytes());
    let module = fs::read_to_string(project.path("course/d1.md")).unwrap().replace("[D1-01]", "[D1-01, D1-02]");
    project.write("course/d1.md", module.as_bytes());
    for (name, content) in files {
        project.write(&format!("progress/{name}"), content.as_bytes());
    }
    project
}

fn three() -> Project {
    let files = ["wang-monday.json", "wang-friday.json", "li.json"].map(|name| (name, fixture(name)));
    project(&files.each_ref().map(|(name, content)| (*name, content.as_str())))
}

fn summary(project: &Project) -> Value {
    let output = project.run(&["summary", "progress", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    serde_json::from_str(&printed(&output)).unwrap()
}

/// The list `list` of a summary as rows of these fields.
fn rows(summary: &Value, list: &str, fields: &[&str]) -> Value {
    let one = |entry: &Value| fields.iter().map(|field| entry[*field].clone()).collect::<Vec<_>>();
    json!(summary[list].as_array().unwrap().iter().map(one).collect::<Vec<_>>())
}

#[test]
fn three_files_give_the_error_rates_of_questions_and_facts() {
    let summary = summary(&three());
    assert_eq!(
        rows(&summary, "questions", &["id", "answers", "wrong", "error_percent", "earlier", "known"]),
        json!([
            ["q-gone", 1, 1, 100.0, 0, false],
            ["q2", 3, 2, 66.7, 0, true],
            ["q1", 3, 1, 33.3, 0, true],
            ["q3", 3, 1, 33.3, 3, true],
        ])
    );
    assert_eq!(
        rows(&summary, "facts", &["code", "answers", "wrong", "error_percent"]),
        json!([["D1-01", 6, 3, 50.0], ["D1-02", 6, 3, 50.0]])
    );
}

#[test]
fn the_same_attempt_in_two_files_of_a_trainee_counts_once_and_time_is_that_of_the_newer_file() {
    let summary = summary(&three());
    // 王芳: 120 and 60 seconds of attempts, 30 of wrong answers, 10 of repetition, 900 of reading.
    assert_eq!(
        rows(&summary, "trainees", &["name", "number", "attempts", "quizzes_passed", "seconds"]),
        json!([["=李强", "", 2, 0, 450], ["王芳", "1024", 2, 1, 1120]])
    );
    assert_eq!(
        rows(&summary, "quizzes", &["id", "attempts", "passed", "mean_percent", "mean_seconds"]),
        json!([["d1-quiz", 3, 1, 55.3, 90.0], ["old-quiz", 1, 0, 0.0, 40.0]])
    );
    assert_eq!(rows(&summary, "modules", &["id", "trainees", "mean_seconds"]), json!([["d1", 2, 600.0]]));
}

#[test]
fn what_cannot_be_counted_is_named_with_its_reason_and_the_rest_is_counted() {
    let li = fixture("li.json");
    let broken = li.replacen("\"correct\": false", "\"correct\": true", 1);
    assert_ne!(broken, li);
    let project =
        project(&[("li.json", &li), ("broken.json", &broken), ("photo.json", "GIF89a"), ("half.json", &li[..500])]);
    let output = project.run(&["summary", "progress", "missing.json"]);
    assert_eq!(output.status.code(), Some(1));
    let text = printed(&output);
    assert!(text.starts_with("1 trainees, 1 files, 2 attempts counted\n"), "{text}");
    let left_out = text.split("Files left out\n").nth(1).unwrap();
    let reasons = [
        ("broken.json", "damaged, its checksum does not fit"),
        ("half.json", "no progress file"),
        ("photo.json", "no progress file"),
        ("missing.json", "cannot be read"),
    ];
    assert_eq!(left_out.lines().count(), reasons.len(), "{left_out}");
    for (name, reason) in reasons {
        assert!(left_out.lines().any(|line| line.contains(name) && line.contains(reason)), "{name}: {left_out}");
    }

    let manifest = fs::read_to_string(project.path("course/course.yaml")).unwrap();
    project.write("course/course.yaml", manifest.replace("id: test-course", "id: other-course").as_bytes());
    let output = project.run(&["summary", "progress/li.json", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("属于另一门课“测试课程”"), "{}", printed(&output));
}

#[test]
fn the_table_opens_in_a_spreadsheet_and_computes_nothing() {
    let output = three().run(&["summary", "progress", "--format", "csv", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    let text = printed(&output);
    let table = text.strip_prefix('\u{FEFF}').expect("Excel knows UTF-8 by the byte order mark");
    assert!(table.starts_with("类别,编号,名称,知识点,作答,答错,错误率(%)"), "{table}");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = |id: &str| rows.iter().find(|row| &row[1] == id).unwrap_or_else(|| panic!("{id}: {table}"));
    assert_eq!(row("q2").iter().skip(3).take(5).collect::<Vec<_>>(), ["D1-01 D1-02", "3", "2", "66.7", "33.3"]);
    assert_eq!(&row("D1-02")[6], "50");
    assert!(rows.iter().any(|row| &row[2] == "'=李强"), "{table}");
}
