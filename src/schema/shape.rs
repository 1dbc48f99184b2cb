//! What values may look like. Our parser keeps every scalar as it was typed, so `20`, `true` and `1.5` are texts too where
//! editors see numbers and words for truth.

use serde_json::{Value, json};

/// A text that says something.
pub fn text() -> Value {
    json!({"type": ["string", "number", "boolean"], "pattern": "\\S"})
}

/// An id: letters, digits, `-`, `_` and `.`, at most 64 characters; the first a letter or digit, the last no `.`.
pub fn id() -> Value {
    json!({"type": ["string", "number", "boolean"], "pattern": id_pattern(), "minimum": 0})
}

/// The pattern of ids.
pub fn id_pattern() -> &'static str {
    "^[\\p{Alphabetic}\\p{N}](?:[\\p{Alphabetic}\\p{N}_.\\-]{0,62}[\\p{Alphabetic}\\p{N}_\\-])?$"
}

/// One of these words; `true` and `false` also as editors read them.
pub fn one_of(words: impl IntoIterator<Item = &'static str>) -> Value {
    let mut values = Vec::new();
    for word in words {
        values.push(json!(word));
        match word {
            "true" => values.push(json!(true)),
            "false" => values.push(json!(false)),
            _ => {}
        }
    }
    json!({ "enum": values })
}

/// Words for yes and no.
pub fn yes_no() -> Value {
    one_of(crate::parse::yaml::YES_NO.map(|(word, _)| word))
}

/// What stands for a number of the shop, to be filled in.
fn placeholder() -> Value {
    json!({"type": "string", "pattern": "\\{\\{"})
}

/// A whole number from `least`, which is 0 or 1, to `most`.
pub fn whole_number(least: u32, most: u32) -> Value {
    let pattern = if least == 0 { "^\\+?[0-9]+$" } else { "^\\+?0*[1-9][0-9]*$" };
    json!({"anyOf": [
        {"type": "integer", "minimum": least, "maximum": most},
        {"type": "string", "pattern": pattern},
        placeholder(),
    ]})
}

/// A change of a customer's mood, -100 to 100.
pub fn change() -> Value {
    json!({"anyOf": [
        {"type": "integer", "minimum": -100, "maximum": 100},
        {"type": "string", "pattern": "^\\+*-?0*(?:[0-9]{1,2}|100)$"},
        placeholder(),
    ]})
}

/// A pass mark: 1 to 100, with or without a sign for percent.
pub fn percent() -> Value {
    json!({"anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 100},
        {"type": "string", "pattern": "^\\s*\\+?0*(?:[1-9][0-9]?|100)\\s*[%％]*$"},
        placeholder(),
    ]})
}

/// A decimal number; with `minimum`, not below it.
pub fn decimal(minimum: Option<i32>) -> Value {
    let number = match minimum {
        Some(minimum) => json!({"type": "number", "minimum": minimum}),
        None => json!({"type": "number"}),
    };
    let sign = if minimum.is_some() { "(?:-0+(?:\\.0+)?|[0-9]+(?:\\.[0-9]+)?)" } else { "-?[0-9]+(?:\\.[0-9]+)?" };
    json!({"anyOf": [number, {"type": "string", "pattern": format!("^\\s*{sign}\\s*$")}, placeholder()]})
}

/// A list of at least `least` things.
pub fn list(of: Value, least: usize) -> Value {
    json!({"type": "array", "items": of, "minItems": least})
}

/// A list of at least `least` texts; a single text counts as a list of one.
pub fn texts(least: usize) -> Value {
    one_or_more(text(), least)
}

/// A list of at least `least` things, one of which may be a text that stands alone.
pub fn one_or_more(of: Value, least: usize) -> Value {
    json!({"anyOf": [text(), list(of, least)]})
}

/// A mapping of at least `least` names that `names` describes to values that `of` describes.
pub fn mapping(names: Value, of: Value, least: usize) -> Value {
    json!({"type": "object", "propertyNames": names, "additionalProperties": of, "minProperties": least})
}

/// A name of a choice, an item or a place.
pub fn name() -> Value {
    json!({"pattern": id_pattern()})
}

/// Texts by names of the author's own.
pub fn table() -> Value {
    mapping(json!({}), text(), 0)
}

/// A moment or a length of time in seconds.
pub fn seconds(least: u32) -> Value {
    whole_number(least, crate::course::Script::LONGEST)
}
