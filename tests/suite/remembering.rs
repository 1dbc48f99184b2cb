//! A compiler that remembers what did not change finds and renders what a new one does, whatever was changed.

use crate::project::{Project, VALID};
use coursewright::compile::{Compiled, Compiler};
use coursewright::course::Date;
use coursewright::diagnostic::Diagnostic;
use coursewright::site::Site;
use std::time::{Duration, SystemTime};

const MODULE: &str = VALID[1].1;
const QUIZ: &str = VALID[2].1;
const PATHS: [&str; 2] = [VALID[1].0, VALID[2].0];
const SHOP: &str = "course/shop.yaml";

/// A quiz of one question, which is worded badly in two ways.
const BANK: &str = "id: bank\ntitle: 题库\nquestions:\n  - id: bank-1\n    kind: single\n    prompt: 顾客第三次来催同一件没有发出的货，店里应该先做哪一件事才对？\n    choices: {A: 以上都对, B: 先致歉，再查一查什么时候能发出，并且告诉顾客, C: 不回}\n    answer: B\n    explanation: 先回应。\n";

/// Every mistake, and the site if there is one.
fn seen(compiled: &Compiled) -> (Vec<Diagnostic>, Option<Site>) {
    let site = compiled.course.as_ref().map(|ready| ready.render(&compiled.sources).unwrap());
    (compiled.diagnostics.clone(), site)
}

#[test]
fn after_every_change_a_compiler_finds_and_renders_what_a_new_one_does() {
    let project = Project::valid();
    let day = Date::parse("2026-11-22");
    let mut remembering = Compiler::on(day);
    let again = BANK.replace("bank", "again");
    let near = again.replace("才对", "呢");
    let steps: Vec<(&str, Option<String>)> = vec![
        (PATHS[0], Some(format!("{MODULE}\n再来一句。\n"))),
        (PATHS[0], Some(format!("{MODULE}\n[不在](gone.md)\n"))),
        (PATHS[0], Some(format!("{MODULE}\n由{{{{name}}}}编写。\n"))),
        (SHOP, Some("name: {value: 青梨, description: 店名}\n".to_owned())),
        (SHOP, Some("name: {value: 红梨, description: 店名}\n".to_owned())),
        (SHOP, Some("# 店\nname: {value: 红梨, description: 店名}\nage: {value: 3, description: 年}\n".to_owned())),
        ("quizzes/bank.yaml", Some(BANK.to_owned())),
        (PATHS[0], Some(MODULE.replace("[d1-quiz]", "[d1-quiz, bank]"))),
        ("quizzes/again.yaml", Some(again)),
        ("quizzes/again.yaml", Some(near)),
        // A file before them moves every other one by a place.
        ("course/a.md", Some("---\ntitle: 甲\ntrack: 无\n---\n".to_owned())),
        ("course/a.md", None),
        ("quizzes/bank.yaml", Some(BANK.replace("不回", "明天再回"))),
        ("quizzes/again.yaml", None),
        ("quizzes/bank.yaml", None),
        (PATHS[0], Some(MODULE.to_owned())),
        (PATHS[1], Some(QUIZ.replace("id: d1", "id: d2"))),
        (PATHS[1], Some(QUIZ.to_owned())),
        (SHOP, None),
    ];
    let (mut faulty, mut rendered) = (0, 0);
    for (step, (path, text)) in steps.into_iter().enumerate() {
        match text {
            Some(text) => {
                project.write(path, text.as_bytes());
                // Two writes in one tick of the clock would look like one.
                let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + step as u64);
                let file = std::fs::File::options().write(true).open(project.path(path)).unwrap();
                file.set_modified(time).unwrap();
            }
            None => std::fs::remove_file(project.path(path)).unwrap(),
        }
        let fresh = seen(&Compiler::on(day).compile(project.root()).unwrap());
        let known = seen(&remembering.compile(project.root()).unwrap());
        assert_eq!(known.0, fresh.0, "step {step}, {path}");
        assert!(known.1 == fresh.1, "step {step}, {path}: the sites differ");
        faulty += usize::from(!fresh.0.is_empty());
        rendered += usize::from(fresh.1.is_some());
    }
    assert!(faulty >= 8 && rendered >= 8, "{faulty} {rendered}");
}
