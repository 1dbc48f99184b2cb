//! A tally as text: for people, for programs, for a spreadsheet. Numbers are the same in all three.

mod human;
mod table;

pub use human::human;
pub use table::csv;

use super::tally::{Counted, percent};
use super::{Skipped, Tally};
use crate::course::Language;
use serde_json::{Value, json};

/// A file that was not counted, with the reason.
pub type SkippedFile = (String, Skipped);

/// The tally as one JSON object; percent with one decimal, times in seconds.
#[must_use]
pub fn json(tally: &Tally, skipped: &[SkippedFile], language: Language) -> String {
    let counted = |one: &Counted| -> Value {
        json!({
            "id": one.id, "title": one.title, "facts": one.facts, "known": one.known, "answers": one.answers,
            "wrong": one.wrong, "error_percent": one.error_percent(), "earned_percent": one.earned_percent(),
            "earlier": one.earlier,
        })
    };
    let whole = json!({
        "trainees": tally.trainees.iter().map(|one| json!({
            "name": one.person.name, "number": one.person.number, "files": one.files, "exported": one.exported,
            "attempts": one.attempts, "quizzes_passed": one.passed, "seconds": one.seconds,
        })).collect::<Vec<_>>(),
        "questions": tally.questions.iter().map(counted).collect::<Vec<_>>(),
        "facts": tally.facts.iter().map(|fact| json!({
            "code": fact.id, "answers": fact.answers, "wrong": fact.wrong, "error_percent": fact.error_percent(),
            "earned_percent": fact.earned_percent(),
        })).collect::<Vec<_>>(),
        "quizzes": tally.quizzes.iter().map(|quiz| json!({
            "id": quiz.id, "title": quiz.title, "attempts": quiz.attempts, "passed": quiz.passed,
            "pass_percent": percent(quiz.passed, quiz.attempts), "mean_percent": mean(quiz.percent, quiz.attempts),
            "mean_seconds": mean(quiz.seconds, quiz.attempts),
        })).collect::<Vec<_>>(),
        "modules": tally.modules.iter().map(|module| json!({
            "id": module.id, "title": module.title, "trainees": module.trainees,
            "mean_seconds": mean(module.seconds, module.trainees),
        })).collect::<Vec<_>>(),
        "skipped": skipped.iter().map(|(name, reason)| json!({
            "file": name, "reason": reason.word(), "message": reason.told(language),
        })).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

/// A mean with one decimal; 0 of nothing.
fn mean(sum: u64, count: u64) -> f64 {
    percent(sum, count * 100)
}
