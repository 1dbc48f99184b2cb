//! The schemas of decision trees and calculators.

use super::Things;
use super::question::{formula, variable_name};
use super::shape::{decimal, id, list, mapping, one_of, text, whole_number};
use crate::course::{Format, InputKind};
use crate::grade::FUNCTIONS;
use crate::parse;
use serde_json::{Value, json};

/// `trees/*.yaml`.
pub fn tree(things: &Things) -> Value {
    let node = node(things);
    things.object("tree", &["id", "title", "nodes"], |key| {
        Some(match key {
            "id" => id(),
            "title" | "intro" | "source" => text(),
            "nodes" => list(node.clone(), 1),
            _ => return None,
        })
    })
}

/// A node: an outcome if it has one of the keys that only outcomes have, else a question.
fn node(things: &Things) -> Value {
    let own_id = || {
        let mut id = id();
        if let Some(id) = id.as_object_mut() {
            id.insert("not".to_owned(), json!({"enum": parse::TAKEN_TREE_IDS}));
        }
        id
    };
    let answer = things.object("tree_answer", &["text", "to"], |_| Some(text()));
    let question = things.object("tree_question", &["id", "question", "answers"], |key| {
        Some(match key {
            "id" => own_id(),
            "answers" => list(answer.clone(), 1),
            _ => text(),
        })
    });
    let outcome = things.object("tree_outcome", &["id", "outcome", "do", "note", "say"], |key| {
        Some(if key == "id" { own_id() } else { text() })
    });
    json!({
        "type": "object",
        "if": {"anyOf": [{"required": ["outcome"]}, {"required": ["say"]}]},
        "then": outcome,
        "else": question,
    })
}

/// `calculators/*.yaml`.
pub fn calculator(things: &Things) -> Value {
    let (refusal, sentence) = (sentence(&["when", "text"], things), sentence(&["text"], things));
    let (input, output, case) = (input(things), output(&sentence, things), case(things));
    let table = table(things);
    things.object("calculator", &["id", "title", "inputs", "outputs", "cases"], |key| {
        Some(match key {
            "id" => id(),
            "title" | "intro" | "source" => text(),
            "inputs" => list(input.clone(), 1),
            "refuse" => list(refusal.clone(), 0),
            "outputs" => list(output.clone(), 1),
            "cases" => list(case.clone(), 1),
            "table" => table.clone(),
            _ => return None,
        })
    })
}

/// A table of cases by name.
fn table(things: &Things) -> Value {
    let row = things.object("row", &["name", "given", "expect"], |key| {
        Some(match key {
            "name" => text(),
            "expect" => typed(1),
            _ => typed(0),
        })
    });
    things.object("table", &["title", "rows"], |key| Some(if key == "title" { text() } else { list(row.clone(), 1) }))
}

/// What is typed into fields, or comes out, by key, at least so many; a field may stay empty.
fn typed(least: usize) -> Value {
    mapping(json!({}), json!({"type": ["string", "number", "boolean", "null"]}), least)
}

/// The key of an input or an output: a name in formulas.
fn key() -> Value {
    let mut key = variable_name(&FUNCTIONS);
    if let Some(key) = key.as_object_mut() {
        // To an editor, `true` is no text; to us it is a name like any other.
        key.insert("type".to_owned(), json!(["string", "boolean"]));
    }
    key
}

fn input(things: &Things) -> Value {
    let mut input = things.object("input", &["key", "title"], |name| {
        Some(match name {
            "key" => key(),
            "title" | "unit" | "card" | "field" => text(),
            "kind" => one_of(InputKind::WORDS.map(|(word, _)| word)),
            "from" | "to" | "step" => decimal(None),
            // Only an input of kind `choice` has choices, see below; others' are not looked at.
            "choices" => json!({}),
            _ => return None,
        })
    });
    if let Some(input) = input.as_object_mut() {
        input.insert("if".to_owned(), json!({"properties": {"kind": {"const": "choice"}}, "required": ["kind"]}));
        let choices = mapping(json!({}), decimal(None), 0);
        input.insert("then".to_owned(), json!({"properties": {"choices": choices}, "required": ["choices"]}));
        // What stands in the field is taken from a field of a card: both are named, or none.
        input.insert("dependencies".to_owned(), json!({"card": ["field"], "field": ["card"]}));
    }
    input
}

/// An output: a formula or sentences.
fn output(sentence: &Value, things: &Things) -> Value {
    let mut output = things.object("output", &["key", "title"], |name| {
        Some(match name {
            "key" => key(),
            "title" | "unit" => text(),
            "formula" => formula(),
            "decimals" => whole_number(0, 9),
            "format" => one_of(Format::WORDS.map(|(word, _)| word)),
            "texts" => list(sentence.clone(), 1),
            _ => return None,
        })
    });
    if let Some(output) = output.as_object_mut() {
        output.insert("oneOf".to_owned(), json!([{"required": ["formula"]}, {"required": ["texts"]}]));
    }
    output
}

fn sentence(required: &[&str], things: &Things) -> Value {
    things.object("sentence", required, |key| Some(if key == "when" { formula() } else { text() }))
}

/// A worked case: what is typed in, and what comes out or why not.
fn case(things: &Things) -> Value {
    let mut case = things.object("case", &["given"], |key| {
        Some(match key {
            "given" => typed(0),
            "refused" => text(),
            // What comes out is not looked at where the case is refused, see below.
            "expect" => json!({}),
            _ => return None,
        })
    });
    if let Some(case) = case.as_object_mut() {
        case.insert("if".to_owned(), json!({"not": {"required": ["refused"]}}));
        case.insert("then".to_owned(), json!({"properties": {"expect": typed(1)}, "required": ["expect"]}));
    }
    case
}
