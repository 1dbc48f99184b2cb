//! The schema of questions: what all kinds share, and what each kind adds.

use super::Things;
use super::shape::{decimal, id, list, mapping, name, one_of, one_or_more, text, texts, whole_number, yes_no};
use crate::course::{Difficulty, Key, Level};
use crate::grade::FUNCTIONS;
use crate::parse::{ANSWER, DENIED, DISGUISES, DOUBLED, LONGEST, VERDICTS};
use serde_json::{Value, json};

/// A question. Its kind says what else it may have.
pub fn question(things: &Things) -> Value {
    let kinds: Vec<Value> = Key::KINDS
        .into_iter()
        .map(|kind| {
            json!({
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": of_kind(kind, things),
            })
        })
        .collect();
    json!({
        "type": "object",
        "required": ["id", "kind", "prompt"],
        "properties": {"kind": {"enum": Key::KINDS, "description": things.texts.get("single", "kind")}},
        "allOf": kinds,
    })
}

/// What a question of this kind must have, besides what every question must have.
fn required(kind: &str) -> &'static [&'static str] {
    match kind {
        "single" | "multiple" => &["choices", "answer"],
        "true_false" | "numeric" => &["answer"],
        "blank" => &["gaps"],
        "order" => &["items", "answer"],
        "match" => &["items", "targets", "answer"],
        "matrix" => &["rows", "columns", "answer"],
        "mark" => &["text", "answer"],
        _ => &[],
    }
}

fn of_kind(kind: &str, things: &Things) -> Value {
    let mut object = things.object(kind, required(kind), |key| shared(key).or_else(|| own(kind, key, things)));
    let Some(entries) = object.as_object_mut() else { return object };
    match kind {
        // With variables the answer is a formula, without them a number.
        "numeric" => {
            entries.insert("if".to_owned(), json!({"required": ["variables"]}));
            entries.insert("then".to_owned(), json!({"properties": {"answer": formula()}}));
            entries.insert("else".to_owned(), json!({"properties": {"answer": decimal(None)}}));
        }
        "write" => {
            if let Some(properties) = entries.get_mut("properties").and_then(Value::as_object_mut) {
                for key in ["points", "red_line"] {
                    properties.insert(key.to_owned(), json!(false));
                }
            }
        }
        _ => {}
    }
    object
}

/// A formula: a text that says more than `=`.
pub fn formula() -> Value {
    json!({"type": ["string", "number", "boolean"], "pattern": "[^\\s=＝]"})
}

/// What the keys hold that all kinds share.
fn shared(key: &str) -> Option<Value> {
    Some(match key {
        "id" => id(),
        "kind" => one_of(Key::KINDS),
        "prompt" | "explanation" | "objective" => text(),
        "points" => whole_number(1, 100),
        "facts" | "cards" | "tags" => texts(0),
        "difficulty" => one_of(Difficulty::WORDS.map(|(word, _)| word)),
        "level" => one_of(Level::WORDS.map(|(word, _)| word)),
        "red_line" => yes_no(),
        _ => return None,
    })
}

/// What the keys hold that a kind has for itself.
fn own(kind: &str, key: &str, things: &Things) -> Option<Value> {
    Some(match (kind, key) {
        (_, "choices" | "items" | "targets" | "rows" | "columns") => mapping(name(), item(things), 2),
        (_, "partial" | "several" | "lines" | "traditional") => yes_no(),
        ("single", "answer") => text(),
        ("multiple" | "order" | "mark", "answer") => texts(1),
        ("match" | "matrix", "answer") => mapping(json!({}), texts(1), 1),
        ("true_false", "answer") => one_of(verdicts()),
        ("true_false", "feedback") => mapping(json!({"enum": verdicts()}), text(), 0),
        ("mark", "feedback") => mapping(json!({}), text(), 0),
        ("numeric", "variables") => variables(things),
        // What holds depends on whether there are variables, see above.
        ("numeric", "answer") => json!({}),
        ("numeric", "tolerance") => decimal(Some(0)),
        (_, "unit" | "text" | "model") => text(),
        ("blank", "gaps") => list(gap(things), 0),
        ("write", "require") => one_or_more(point(things), 0),
        ("write", "forbid" | "avoid") => one_or_more(phrase(things), 0),
        ("write", "fields" | "except" | "polite" | "quoting" | "rubric") => texts(0),
        ("write", "disguises") => one_of(DISGUISES.map(|(word, _)| word)),
        ("write", "doubled") => one_of(DOUBLED.map(|(word, _)| word)),
        ("write", "length") => length(things),
        ("write", "sentence") => things.object("sentence_limit", &["longest"], |_| Some(whole_number(1, LONGEST))),
        _ => return None,
    })
}

fn verdicts() -> Vec<&'static str> {
    VERDICTS.iter().map(|(word, _)| *word).collect()
}

/// A text, or a mapping of `name` with one key that must be there.
fn text_or(name: &str, needed: &str, things: &Things, shape: impl Fn(&str) -> Option<Value>) -> Value {
    json!({"anyOf": [text(), things.object(name, &[needed], shape)]})
}

fn item(things: &Things) -> Value {
    text_or("choice", "text", things, |_| Some(text()))
}

/// A gap: a variant, a list of variants, or these with feedback.
fn gap(things: &Things) -> Value {
    let gap = things.object("gap", &["accept"], |key| Some(if key == "accept" { texts(1) } else { text() }));
    json!({"anyOf": [text(), list(text(), 1), gap]})
}

/// A name that formulas may use, none of those that are `taken`.
pub fn variable_name(taken: &[&str]) -> Value {
    json!({"pattern": "^(?:\\p{Alphabetic}|_)[\\p{Alphabetic}\\p{N}_]{0,31}$", "not": {"enum": taken}})
}

fn variables(things: &Things) -> Value {
    let range = things.object("variable", &["from", "to"], |_| Some(decimal(None)));
    let taken: Vec<&str> = FUNCTIONS.into_iter().chain([ANSWER]).collect();
    mapping(variable_name(&taken), json!({"anyOf": [text(), range]}), 1)
}

/// A point of a written text: a phrase, phrases of which one is enough, or these with a message.
fn point(things: &Things) -> Value {
    let point = things.object("point", &["accept"], |key| Some(if key == "accept" { texts(1) } else { text() }));
    json!({"anyOf": [text(), list(text(), 1), point]})
}

/// A phrase that must not, or had better not, be said.
pub fn phrase(things: &Things) -> Value {
    let shape = |key: &str| match key {
        "also" => texts(0),
        "denied" => one_of(DENIED.map(|(word, _)| word)),
        "homophones" => one_of(DISGUISES.map(|(word, _)| word)),
        _ => text(),
    };
    text_or("phrase", "phrase", things, |key| Some(shape(key)))
}

/// How long a text may be.
pub fn length(things: &Things) -> Value {
    let mut length = things.object("bounds", &[], |_| Some(whole_number(1, LONGEST)));
    if let Some(length) = length.as_object_mut() {
        length.insert("anyOf".to_owned(), json!([{"required": ["least"]}, {"required": ["most"]}]));
    }
    length
}
