//! Translations say what their originals say: every translated file has an original, asks the same questions, and has
//! the same right answers.

use super::keys::Keys;
use super::outline::unknown;
use crate::course::{Course, Key, Quiz, Translation};
use crate::diagnostic::{Code, Diagnostic};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Checks every translation against the course. What is missing is only noted when `complete`: an original that could
/// not be read proves nothing. `keys` holds the proofs of all keys.
pub fn check(course: &Course, complete: bool, keys: &Keys, diagnostics: &mut Vec<Diagnostic>) {
    for translation in &course.translations {
        originals(course, translation, complete, diagnostics);
        let of_quiz = |quiz: &Arc<Quiz>| {
            let mut found = Vec::new();
            if let Some(original) = course.quiz(&quiz.id.value) {
                questions(quiz, original, complete, &mut found);
            }
            keys.check(quiz, complete, &mut found);
            found
        };
        diagnostics.par_extend(translation.quizzes.par_iter().flat_map_iter(of_quiz));
    }
}

/// Whether each translated file has an original, in another language, and is the only one.
fn originals(course: &Course, translation: &Translation, complete: bool, diagnostics: &mut Vec<Diagnostic>) {
    let modules: Vec<&str> = course.modules.iter().map(|module| module.id.value.as_str()).collect();
    let quizzes: Vec<&str> = course.quizzes.iter().map(|quiz| quiz.id.value.as_str()).collect();
    let ids = translation.modules.iter().map(|module| (&module.id, &modules, Code::UnknownModule));
    let ids = ids.chain(translation.quizzes.iter().map(|quiz| (&quiz.id, &quizzes, Code::UnknownQuiz)));
    let drills: Vec<&str> = course.drills.iter().map(|drill| drill.id.value.as_str()).collect();
    let ids = ids.chain(translation.drills.iter().map(|drill| (&drill.id, &drills, Code::UnknownDrill)));
    let mut seen = BTreeSet::new();
    for (id, known, code) in ids {
        if translation.language == course.manifest.language {
            let diagnostic = Diagnostic::new(Code::TranslationIntoOwnLanguage, id.span);
            diagnostics.push(diagnostic.with("language", translation.language));
        } else if complete && !known.contains(&id.value.as_str()) {
            diagnostics.push(unknown(code, id, known));
        } else if !seen.insert((code, &id.value)) {
            diagnostics.push(Diagnostic::new(Code::TranslationTwice, id.span).with("id", &id.value));
        }
    }
}

/// Whether `quiz` asks what `original` asks.
fn questions(quiz: &Quiz, original: &Quiz, complete: bool, diagnostics: &mut Vec<Diagnostic>) {
    let ids = |quiz: &Quiz| quiz.questions.iter().map(|question| question.id.value.clone()).collect::<Vec<_>>();
    let (own, expected) = (ids(quiz), ids(original));
    for question in &quiz.questions {
        match original.questions.iter().find(|other| other.id.value == question.id.value) {
            None if complete => {
                let names: Vec<&str> =
                    expected.iter().map(String::as_str).filter(|id| !own.contains(&(*id).to_owned())).collect();
                let diagnostic = Diagnostic::new(Code::TranslationAsksMore, question.id.span);
                diagnostics.push(diagnostic.with("id", &question.id.value).with_nearest(&question.id.value, names));
            }
            None => {}
            Some(other) if !alike(&question.key, &other.key) || question.points != other.points => {
                let diagnostic = Diagnostic::new(Code::TranslationDiffers, question.key_span);
                diagnostics.push(diagnostic.with("id", &question.id.value));
            }
            Some(_) => {}
        }
    }
    let missing: Vec<String> = expected.into_iter().filter(|id| !own.contains(id)).collect();
    if complete && !missing.is_empty() {
        let diagnostic = Diagnostic::new(Code::TranslationAsksLess, quiz.id.span);
        diagnostics.push(diagnostic.with("ids", missing.join(", ")));
    }
}

/// Whether the same answers are right. Words differ between languages: those of gaps, units and free answers.
fn alike(one: &Key, other: &Key) -> bool {
    let same = |a: &[String], b: &[String]| a.iter().collect::<BTreeSet<_>>() == b.iter().collect::<BTreeSet<_>>();
    match (one, other) {
        (Key::Single { choices, answer }, Key::Single { choices: others, answer: right }) => {
            same(choices, others) && answer == right
        }
        (
            Key::Multiple { choices, answer, partial },
            Key::Multiple { choices: others, answer: right, partial: part },
        ) => same(choices, others) && same(answer, right) && partial == part,
        (Key::Numeric { answer, tolerance, .. }, Key::Numeric { answer: right, tolerance: wide, .. }) => {
            answer == right && tolerance == wide
        }
        (
            Key::Formula { variables, answer, tolerance, .. },
            Key::Formula { variables: drawn, answer: right, tolerance: wide, .. },
        ) => variables == drawn && answer == right && tolerance == wide,
        (Key::Blank { gaps, .. }, Key::Blank { gaps: others, .. }) => gaps.len() == others.len(),
        (Key::Order { items, answer, partial }, Key::Order { items: others, answer: right, partial: part }) => {
            same(items, others) && answer == right && partial == part
        }
        (Key::Match { items, targets, answer }, Key::Match { items: others, targets: places, answer: right }) => {
            same(items, others) && same(targets, places) && answer == right
        }
        // What was written in one language stands in the same fields in the other.
        (Key::Write { fields, .. }, Key::Write { fields: others, .. }) => fields.len() == others.len(),
        // True or false, and tables and texts whose parts are named alike.
        (Key::TrueFalse { .. } | Key::Matrix { .. } | Key::Mark { .. }, _) => one == other,
        _ => false,
    }
}
