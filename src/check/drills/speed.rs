//! Speed drills can be won: cards and fields exist, and what is right can be chosen.

use super::super::ids::unique;
use super::unknown;
use crate::course::{Course, Drill, SpeedDrill};
use crate::diagnostic::{Code, Diagnostic};
use crate::drill::speed_script;
use std::collections::BTreeSet;

/// Checks a speed drill.
pub fn check(drill: &Drill, speed: &SpeedDrill, course: &Course, found: &mut Vec<Diagnostic>) {
    unique("@part", speed.parts.iter().map(|part| &part.id), found);
    unique("@item", speed.items.iter().map(|item| &item.id), found);
    sources(speed, course, found);
    if !found.is_empty() {
        return;
    }
    let script = speed_script(speed, 0, course);
    for item in &speed.items {
        for part in &speed.parts {
            let right = item.answer.get(&part.id.value).map(Vec::as_slice).unwrap_or_default();
            if right.is_empty() {
                let diagnostic = Diagnostic::new(Code::MissingKey, item.id.span).with("key", &part.id.value);
                found.push(diagnostic.with("of", "@answer"));
            }
            let asked = script.items.iter().find(|asked| asked.id == item.id.value);
            let options: BTreeSet<&str> = match part.from.as_ref().and_then(|id| course.collection(&id.value)) {
                Some(collection) => collection.cards.iter().map(|card| card.id.value.as_str()).collect(),
                None => asked
                    .and_then(|asked| asked.options.get(&part.id.value))
                    .into_iter()
                    .flatten()
                    .map(String::as_str)
                    .collect(),
            };
            for one in right.iter().filter(|one| !options.contains(one.value.as_str())) {
                let diagnostic = Diagnostic::new(Code::OptionMissing, one.span).with("answer", &one.value);
                found.push(diagnostic.with_nearest(&one.value, options.iter().copied()));
            }
        }
    }
    if script.items.is_empty() {
        found.push(Diagnostic::new(Code::EmptyValue, drill.id.span).with("key", "items"));
    }
}

/// The collections and fields that it names.
fn sources(speed: &SpeedDrill, course: &Course, found: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = course.collections.iter().map(|list| list.id.value.as_str()).collect();
    let draw = speed.draw.as_ref();
    for id in speed.parts.iter().filter_map(|part| part.from.as_ref()).chain(draw.map(|draw| &draw.from)) {
        if !known.contains(id.value.as_str()) {
            found.push(unknown(&id.value, "@collection", id.span, &known));
        }
    }
    let Some(draw) = draw else { return };
    let Some(collection) = course.collection(&draw.from.value) else { return };
    let fields: BTreeSet<&str> =
        collection.fields.iter().map(|field| field.key.value.as_str()).chain(["title"]).collect();
    for field in [&draw.prompt, &draw.answer] {
        if !fields.contains(field.value.as_str()) {
            found.push(unknown(&field.value, "@field", field.span, &fields));
        }
    }
}
