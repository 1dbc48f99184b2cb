//! Translated drills are played as their originals: the same customers, nodes, times, moods and checkpoints.

use super::{of_drill, unknown};
use crate::course::{Course, Drill, DrillKind, Translation};
use crate::diagnostic::{Code, Diagnostic};
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What is words: it may differ between languages.
const WORDS: [&str; 12] =
    ["asks", "title", "name", "variables", "level", "labels", "rows", "columns", "table", "language", "banned", "text"];

/// Checks the drills of a translation, played in its edition of the course.
pub fn check(course: &Course, translation: &Translation, complete: bool, diagnostics: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = course.language_lists.iter().map(|list| list.id.value.as_str()).collect();
    for list in translation.language_lists.iter().filter(|list| !known.contains(list.id.value.as_str())) {
        diagnostics.push(unknown(&list.id.value, "@language", list.id.span, &known));
    }
    let edition = course.edition(translation);
    let of_one = |drill: &std::sync::Arc<Drill>| {
        let Some(original) = course.drill(&drill.id.value) else { return Vec::new() };
        match difference(&played(drill), &played(original), String::new()) {
            Some(part) => {
                let diagnostic = Diagnostic::new(Code::TranslationPlaysDifferently, drill.id.span);
                vec![diagnostic.with("id", &drill.id.value).with("part", part.trim_start_matches('/'))]
            }
            None => of_drill(drill, &edition, complete, complete),
        }
    };
    diagnostics.extend(translation.drills.par_iter().flat_map_iter(of_one).collect::<Vec<_>>());
}

/// What of a drill is the same in every language.
fn played(drill: &Drill) -> Value {
    let pass = drill.pass.as_ref().map(|pass| pass.value.0);
    match &drill.kind {
        DrillKind::Chat(chat) => json!({"kind": "chat", "pass": pass, "script": without_words(&json!(chat.script))}),
        DrillKind::Speed(speed) => {
            let items: Vec<&str> = speed.items.iter().map(|item| item.id.value.as_str()).collect();
            let parts: Vec<&str> = speed.parts.iter().map(|part| part.id.value.as_str()).collect();
            json!({"kind": "speed", "pass": pass, "seconds": speed.seconds, "parts": parts, "items": items})
        }
    }
}

fn without_words(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, _)| !WORDS.contains(&name.as_str()));
            let kept = kept.map(|(name, member)| match (name.as_str(), member) {
                // A button has the text that it sends, and a name its ways of being said.
                ("choice", _) => (name.clone(), Value::Bool(true)),
                ("says", Value::Object(says)) => {
                    let names = says.keys().map(|name| (name.clone(), Value::Null));
                    (name.clone(), Value::Object(names.collect()))
                }
                _ => (name.clone(), without_words(member)),
            });
            Value::Object(kept.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(without_words).collect(),
        _ => value.clone(),
    }
}

/// Where two values first differ, as names with slashes between; `None` if they are alike.
fn difference(one: &Value, other: &Value, place: String) -> Option<String> {
    match (one, other) {
        (Value::Object(members), Value::Object(others)) => {
            let names: BTreeSet<&String> = members.keys().chain(others.keys()).collect();
            names.into_iter().find_map(|name| {
                let member = |of: &Map<String, Value>| of.get(name).cloned().unwrap_or(Value::Bool(false));
                difference(&member(members), &member(others), format!("{place}/{name}"))
            })
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            let mut pairs = items.iter().zip(others).enumerate();
            pairs.find_map(|(index, (item, other))| difference(item, other, format!("{place}/{}", index + 1)))
        }
        _ => (one != other).then_some(place),
    }
}
