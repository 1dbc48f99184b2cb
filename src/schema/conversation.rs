//! The schema of what customers of a chat drill say, of the steps of its perfect run, and of what its checkpoints need.

use super::Things;
use super::shape::{change, id, list, mapping, name, one_of, seconds, table, text, texts, whole_number, yes_no};
use crate::parse::drill::{COLOURS, ENDS, OF_DID, STRICTNESS};
use serde_json::{Value, json};

/// A customer with the nodes of the conversation.
pub fn customer(things: &Things) -> Value {
    let (patience, node) = (patience(things), node(things));
    things.object("customer", &["id", "name", "nodes"], |key| {
        Some(match key {
            "id" => id(),
            "name" | "level" => text(),
            "arrives" => seconds(0),
            "labels" => texts(0),
            "mood" => whole_number(0, 100),
            "variables" => table(),
            "patience" => list(patience.clone(), 0),
            "nodes" => mapping(name(), node.clone(), 1),
            _ => return None,
        })
    })
}

/// What a customer does when nobody answers.
pub fn patience(things: &Things) -> Value {
    things.object("patience", &["after"], |key| {
        Some(match key {
            "after" => seconds(1),
            "leaves" => yes_no(),
            _ => return turn(key),
        })
    })
}

/// What a customer says, how their mood changes, and where it goes on.
fn turn(key: &str) -> Option<Value> {
    Some(match key {
        "mood" => change(),
        "asks" => texts(0),
        "to" => text(),
        _ => return None,
    })
}

fn node(things: &Things) -> Value {
    let (reply, patience, step) = (reply(things), patience(things), step(things));
    let fallback = things.object("fallback", &[], turn);
    let model = json!({"anyOf": [text(), step, list(json!({"anyOf": [text(), step]}), 0)]});
    things.object("node", &[], |key| {
        Some(match key {
            "asks" | "better" => texts(0),
            "ends" => yes_no(),
            "popup" => text(),
            "replies" => list(reply.clone(), 0),
            "fallback" => json!({"anyOf": [fallback, list(fallback.clone(), 0)]}),
            "patience" => list(patience.clone(), 0),
            "model" => model.clone(),
            _ => return None,
        })
    })
}

/// A reply: to what was said, or to a button.
fn reply(things: &Things) -> Value {
    let mut reply = things.object("reply", &[], |key| {
        Some(match key {
            "say" => texts(0),
            "choice" => text(),
            "promises" => yes_no(),
            _ => return turn(key),
        })
    });
    if let Some(reply) = reply.as_object_mut() {
        let say = json!({"required": ["say"], "properties": {"say": {"minItems": 1}}});
        reply.insert("anyOf".to_owned(), json!([say, {"required": ["choice"]}]));
    }
    reply
}

/// Puts in that an object has exactly one of these keys.
fn exactly_one(object: &mut Value, keys: impl IntoIterator<Item = String>) {
    let one: Vec<Value> = keys.into_iter().map(|key| json!({"required": [key]})).collect();
    if let Some(object) = object.as_object_mut() {
        object.insert("oneOf".to_owned(), Value::Array(one));
    }
}

/// The keys of an object that are none of `but`.
fn keys(object: &Value, but: &[&str]) -> Vec<String> {
    let keys = object.get("properties").and_then(Value::as_object).into_iter().flat_map(|keys| keys.keys());
    keys.filter(|key| !but.contains(&key.as_str())).cloned().collect()
}

/// A step of the perfect run that is no text: it does one thing.
fn step(things: &Things) -> Value {
    let mut step = things.object("step", &[], |key| {
        Some(match key {
            "choose" | "open" | "note" | "group" => text(),
            "flag" => one_of(COLOURS),
            "confirm" | "invite" | "close" => yes(),
            "wait" => seconds(1),
            _ => return None,
        })
    });
    let all = keys(&step, &[]);
    exactly_one(&mut step, all);
    step
}

fn yes() -> Value {
    one_of(crate::parse::yaml::YES.map(|(word, _)| word))
}

/// A checkpoint: what it is worth, and what has to hold.
pub fn checkpoint(things: &Things) -> Value {
    let need = need(things);
    things.object("checkpoint", &["id", "title", "points", "need"], |key| {
        Some(match key {
            "id" => id(),
            "title" | "customer" | "why" => text(),
            "points" => whole_number(1, 100),
            "red_line" => yes_no(),
            "need" => json!({"anyOf": [need, list(need.clone(), 1)]}),
            _ => return None,
        })
    })
}

/// A need says one thing; some keys only go with `did`.
fn need(things: &Things) -> Value {
    let mut need = things.object("need", &[], |key| {
        Some(match key {
            "did" | "before" | "never" | "note" | "group" | "reached" => text(),
            "within" | "first_response" | "mean_response" | "longest_wait" => seconds(1),
            "in" => one_of(ENDS.map(|(word, _)| word)),
            "flag" => one_of(COLOURS),
            "promise" => one_of(["kept"]),
            "last_word" => yes(),
            "mood" => whole_number(0, 100),
            "language" => one_of(STRICTNESS.map(|(word, _)| word)),
            "expressions" => one_of(["allowed"]),
            "setup" => one_of(["straight"]),
            "reply_rate" => whole_number(1, 100),
            _ => return None,
        })
    });
    let kinds = keys(&need, &OF_DID);
    exactly_one(&mut need, kinds);
    if let Some(need) = need.as_object_mut() {
        let with_did: serde_json::Map<String, Value> =
            OF_DID.iter().map(|key| ((*key).to_owned(), json!(["did"]))).collect();
        need.insert("dependencies".to_owned(), Value::Object(with_did));
    }
    need
}
