//! The schema of quiz files: the rules of a quiz and what it draws; its questions stand in a file of their own.

use super::Things;
use super::question::question;
use super::shape::{id, list, one_of, percent, text, whole_number, yes_no};
use crate::course::{Difficulty, Keep, Key, Level, Mode, Review};
use crate::parse::paper::{MOST, MOST_ATTEMPTS, MOST_HOURS, MOST_MINUTES, SOURCES};
use serde_json::{Value, json};

/// `quizzes/*.yaml`.
pub fn quiz(things: &Things) -> Value {
    let (question, row) = (question(things), row(things));
    let mut quiz = things.object("quiz", &["id", "title"], |key| {
        Some(match key {
            "id" => id(),
            "title" | "intro" => text(),
            "mode" => one_of(Mode::WORDS.map(|(word, _)| word)),
            "pass" => percent(),
            "optional" | "shuffle" | "traditional" => yes_no(),
            "time_limit" => whole_number(1, MOST_MINUTES),
            "attempts" => whole_number(1, MOST_ATTEMPTS),
            "cool_down" => whole_number(0, MOST_HOURS),
            "review" => one_of(Review::WORDS.map(|(word, _)| word)),
            "keep" => one_of(Keep::WORDS.map(|(word, _)| word)),
            "draw" => list(row.clone(), 1),
            "questions" => list(question.clone(), 1),
            _ => return None,
        })
    });
    if let Some(quiz) = quiz.as_object_mut() {
        quiz.insert("anyOf".to_owned(), json!([{"required": ["questions"]}, {"required": ["draw"]}]));
    }
    quiz
}

/// A row of a blueprint: it names exactly one part of the bank.
fn row(things: &Things) -> Value {
    let mut row = things.object("draw", &["count"], |key| {
        Some(match key {
            key if SOURCES.contains(&key) => text(),
            "count" => whole_number(1, MOST),
            "kind" => one_of(Key::KINDS),
            "tag" => text(),
            "level" => one_of(Level::WORDS.map(|(word, _)| word)),
            "difficulty" => one_of(Difficulty::WORDS.map(|(word, _)| word)),
            _ => return None,
        })
    });
    if let Some(row) = row.as_object_mut() {
        let one: Vec<Value> = SOURCES.iter().map(|source| json!({"required": [source]})).collect();
        row.insert("oneOf".to_owned(), Value::Array(one));
    }
    row
}
