//! Papers agree with the grader, versions with each other, and no sheet for trainees tells what is right.

use super::answer::answer;
use super::version::{Asked, VERSIONS, asked};
use super::{PrintOrder, print};
use crate::compile::{Compiler, Ready};
use crate::course::{Key, Task};
use crate::grade::{Response, full_response, grade};
use crate::render::built_in::built_in_texts;
use crate::source::Sources;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// The shipped course.
static SHIPPED: LazyLock<(Ready, Arc<Sources>)> = LazyLock::new(|| {
    let compiled = Compiler::default().compile(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    (compiled.course.unwrap(), compiled.sources)
});

/// What somebody answers who has only the question sheet of this version and writes down what the key sheet says.
fn copied(asked: &Asked, printed: &str) -> Response {
    let name = |letter: &str| asked.lettered[usize::from(letter.as_bytes()[0] - b'A')].to_owned();
    let numbered = |part: &str| -> (usize, String) {
        let (number, text) = part.trim_start_matches('(').split_once(")\u{a0}").unwrap();
        (number.parse::<usize>().unwrap() - 1, text.to_owned())
    };
    let parts = || printed.split('；').map(numbered);
    match asked.key {
        Key::Single { .. } => Response::Text(name(printed)),
        Key::Multiple { .. } => Response::Texts(printed.split('、').map(name).collect()),
        Key::TrueFalse { .. } => Response::Truth(printed == "对"),
        Key::Numeric { .. } => Response::Text(printed.split(" ±").next().unwrap().to_owned()),
        Key::Blank { .. } => {
            Response::Texts(parts().map(|(_, text)| text.split(" / ").next().unwrap().to_owned()).collect())
        }
        Key::Order { .. } => Response::Texts(printed.split(" → ").map(name).collect()),
        Key::Match { .. } | Key::Matrix { .. } => {
            let pairs = parts().flat_map(|(at, letters)| {
                letters.split('、').map(|letter| format!("{}={}", asked.numbered[at], name(letter))).collect::<Vec<_>>()
            });
            Response::Texts(pairs.collect())
        }
        Key::Mark { .. } => Response::Texts(parts().map(|(at, _)| asked.numbered[at].to_owned()).collect()),
        Key::Write { .. } | Key::Formula { .. } => Response::Unanswered,
    }
}

#[test]
fn the_printed_key_of_every_shipped_quiz_earns_full_marks_in_both_versions() {
    let course = SHIPPED.0.course.course();
    let texts = built_in_texts(crate::course::Language::Chinese).unwrap();
    let mut kinds = BTreeSet::new();
    for quiz in &course.quizzes {
        for (version, seed) in VERSIONS.into_iter().flat_map(|version| ["1", "2026-11"].map(|seed| (version, seed))) {
            for asked in asked(course, quiz, seed, version) {
                let question = asked.question;
                assert!(!matches!(asked.key, Key::Formula { .. }), "{}: no numbers", question.id.value);
                if matches!(question.task, Task::Write { .. }) {
                    continue;
                }
                let printed = answer(&asked, texts);
                let mark = grade(&asked.key, question.points, &copied(&asked, &printed));
                assert!(mark.correct && mark.earned == question.points, "{} {version}: {printed}", question.id.value);
                assert!(grade(&asked.key, question.points, &full_response(&asked.key)).correct);
                kinds.insert(asked.key.kind());
            }
        }
    }
    assert_eq!(kinds.len(), Key::KINDS.len() - 1, "{kinds:?}");
}

#[test]
fn versions_have_the_same_questions_with_the_same_numbers_in_another_order() {
    let course = SHIPPED.0.course.course();
    for quiz in course.quizzes.iter().filter(|quiz| quiz.paper_length() > 1) {
        let ids = |version: &str, seed: &str| -> Vec<(String, Key)> {
            asked(course, quiz, seed, version)
                .iter()
                .map(|asked| (asked.question.id.value.clone(), asked.key.clone()))
                .collect()
        };
        let (mut first, mut second) = (ids("A", "x"), ids("B", "x"));
        assert_eq!(first.len(), quiz.paper_length());
        assert_eq!(first, ids("A", "x"), "the same seed gives the same paper");
        assert_ne!(first, second, "{}", quiz.id.value);
        first.sort_by(|one, other| one.0.cmp(&other.0));
        second.sort_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(first, second, "{}", quiz.id.value);
    }
    let exam = course.quiz("final").unwrap();
    let drawn = |seed: &str| -> BTreeSet<String> {
        asked(course, exam, seed, "A").iter().map(|asked| asked.question.id.value.clone()).collect()
    };
    assert_ne!(drawn("x"), drawn("y"), "another seed draws other questions");
}

#[test]
fn sheets_for_trainees_tell_nothing_and_the_key_sheet_tells_all() {
    let (ready, sources) = &*SHIPPED;
    let course = ready.course.course();
    let order =
        PrintOrder { seed: "1".to_owned(), quizzes: course.quizzes.iter().map(|quiz| quiz.id.value.clone()).collect() };
    let files = print(course, sources, &ready.theme, &order).unwrap();
    let page = |path: &str| String::from_utf8(files[path].to_vec()).unwrap();
    for quiz in &course.quizzes {
        let id = &quiz.id.value;
        let key = page(&format!("papers/{id}-A-key.html"));
        for sheet in ["", "-answers"].map(|ending| page(&format!("papers/{id}-A{ending}.html"))) {
            assert!(!sheet.contains("class=\"key"), "{id}");
            for asked in asked(course, quiz, "1", "A") {
                let question = asked.question;
                assert!(key.contains(&question.id.value), "{id}");
                let mut secrets: Vec<&str> = question.explanation.iter().map(|why| why.text.trim()).collect();
                if let Task::Write { model: Some(model), .. } = &question.task {
                    secrets.push(model.text.trim());
                }
                if let Key::Write { fields, .. } = &question.key {
                    assert!(fields.iter().all(|label| sheet.contains(label.as_str())), "{id}: {fields:?}");
                }
                for secret in secrets
                    .into_iter()
                    .filter(|secret| secret.chars().count() > 8 && !question.prompt.text.contains(secret))
                {
                    assert!(!sheet.contains(secret), "{id}: {secret}");
                }
            }
        }
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        assert!(path == "index.html" || !html.contains("<a "), "{path} has a link");
        assert!(!html.contains("<script") && !html.contains(" style="), "{path}");
        // A text without its value would show its key or its place.
        assert!(!html.contains(">print.") && !html.contains("{points}"), "{path}");
    }
}

#[test]
fn the_explained_paper_has_every_question_with_what_is_said_of_its_choices_in_the_letters_of_its_version() {
    let (ready, sources) = &*SHIPPED;
    let course = ready.course.course();
    let files =
        print(course, sources, &ready.theme, &PrintOrder { seed: "7".to_owned(), ..PrintOrder::default() }).unwrap();
    let (mut remarks, mut explained) = (0, 0);
    for quiz in course.quizzes.iter().filter(|quiz| quiz.mode == crate::course::Mode::Exam) {
        for version in VERSIONS {
            let page = String::from_utf8(files[&format!("papers/{}-{version}-explained.html", quiz.id.value)].to_vec())
                .unwrap();
            let questions: Vec<&str> = page.split("<li class=\"question\">").skip(1).collect();
            let all = asked(course, quiz, "7", version);
            assert_eq!(questions.len(), all.len());
            for (html, asked) in questions.iter().zip(&all) {
                let question = asked.question;
                assert!(html.contains(&question.id.value));
                explained += usize::from(html.contains("class=\"explanation\""));
                assert_eq!(
                    html.contains("class=\"explanation\""),
                    question.explanation.is_some(),
                    "{}",
                    question.id.value
                );
                let (Task::Single(choices) | Task::Multiple(choices)) = &question.task else { continue };
                let told = html.split("class=\"told\"").nth(1).unwrap();
                for choice in choices {
                    let Some(feedback) = &choice.feedback else { continue };
                    let label = format!("<span class=\"label\">{}</span>", asked.letter(&choice.id));
                    let rest =
                        told.split(&label).nth(1).unwrap_or_else(|| panic!("{} has no {label}", question.id.value));
                    let begin: String = feedback.text.chars().take_while(|letter| letter.is_alphanumeric()).collect();
                    assert!(rest.split("</li>").next().unwrap().contains(&begin), "{}: {label}", question.id.value);
                    remarks += 1;
                }
            }
        }
    }
    assert!(remarks > 50 && explained > 50, "{remarks} {explained}");
}

#[test]
fn every_chat_drill_becomes_cards_whose_steps_lead_to_steps_that_are_there() {
    let (ready, sources) = &*SHIPPED;
    let files = print(ready.course.course(), sources, &ready.theme, &PrintOrder::default()).unwrap();
    let drills = files.iter().filter(|(path, _)| path.starts_with("role-plays/"));
    let mut count = 0;
    for (path, bytes) in drills {
        let html = String::from_utf8_lossy(bytes);
        for customer in html.split("<section class=\"card\">").filter(|card| card.contains("class=\"steps\"")) {
            let steps = customer.matches("<li class=\"step\">").count();
            let leads =
                customer.split("到第 ").skip(1).filter_map(|rest| rest.split(' ').next()?.parse::<usize>().ok());
            assert!(leads.clone().all(|step| (1..=steps).contains(&step)), "{path}");
            assert!(steps == 1 || leads.count() > 0, "{path}");
        }
        assert!(html.contains("class=\"score-box\""), "{path}");
        count += 1;
    }
    assert!(count > 5, "{count}");
}
