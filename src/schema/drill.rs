//! The schema of the files in `quizzes/drills/`: chat drills, speed drills and language lists. What customers say and what
//! checkpoints need stands in a file of its own.

use super::Things;
use super::conversation::{checkpoint, customer, patience};
use super::question::{length, phrase};
use super::shape::{
    change, id, list, mapping, name, one_of, one_or_more, percent, seconds, table, text, texts, whole_number, yes_no,
};
use crate::parse::drill::LONGEST_ITEM;
use crate::parse::{DISGUISES, DOUBLED};
use serde_json::{Value, json};

/// `quizzes/drills/*.yaml`. The kind says what else a file may have; without one it is a chat drill.
pub fn drill(things: &Things) -> Value {
    let is = |kind| json!({"properties": {"kind": {"const": kind}}, "required": ["kind"]});
    let other = json!({"if": is("language"), "then": language(things), "else": chat(things)});
    json!({"type": "object", "if": is("speed"), "then": speed(things), "else": other})
}

/// What drills of both kinds have.
fn shared(key: &str) -> Option<Value> {
    Some(match key {
        "id" => id(),
        "kind" => one_of(crate::parse::drill::kinds()),
        "title" | "intro" => text(),
        "pass" => percent(),
        "variables" => table(),
        _ => return None,
    })
}

fn chat(things: &Things) -> Value {
    let (panel, popup, customer) = (panel(things), popup(things), customer(things));
    let (patience, checkpoint, reaction) = (patience(things), checkpoint(things), reaction(things));
    let (greeting, targets, phrases, setup) = (greeting(things), targets(things), phrases(things), setup(things));
    things.object("chat", &["id", "title", "customers", "checkpoints"], |key| {
        shared(key).or_else(|| {
            Some(match key {
                "limit" | "speed" => seconds(1),
                "answers" | "puzzled" => seconds(0),
                "language" => text(),
                "setup" => setup.clone(),
                "greeting" => greeting.clone(),
                "targets" => targets.clone(),
                "phrases" => phrases.clone(),
                "says" => says(),
                "reactions" => list(reaction.clone(), 0),
                "patience" => list(patience.clone(), 0),
                "panels" => list(panel.clone(), 0),
                "popups" => list(popup.clone(), 0),
                "customers" => list(customer.clone(), 1),
                "checkpoints" => list(checkpoint.clone(), 1),
                _ => return None,
            })
        })
    })
}

/// What counts as saying something: names with groups of variants.
fn says() -> Value {
    mapping(name(), texts(1), 0)
}

fn reaction(things: &Things) -> Value {
    things.object("reaction", &["say", "mood"], |key| Some(if key == "mood" { change() } else { text() }))
}

fn greeting(things: &Things) -> Value {
    things.object("greeting", &["text"], |key| Some(if key == "after" { seconds(0) } else { text() }))
}

/// What is set up before the first customer comes.
fn setup(things: &Things) -> Value {
    let step = things.object("setup_step", &["id", "press"], |key| Some(if key == "id" { id() } else { text() }));
    let wanted = things.object("wanted", &["say", "hint"], |_| Some(text()));
    let saves = things.object("saved_text", &["title", "model"], |key| {
        Some(if matches!(key, "has" | "never") { list(wanted.clone(), 0) } else { text() })
    });
    things.object("setup", &["title", "steps"], |key| {
        Some(match key {
            "title" => text(),
            "steps" => list(step.clone(), 1),
            "besides" => list(step.clone(), 0),
            "saves" => saves.clone(),
            _ => return None,
        })
    })
}

fn targets(things: &Things) -> Value {
    things.object("targets", &[], |_| Some(seconds(1)))
}

fn phrases(things: &Things) -> Value {
    let own = things.object("quick_phrase", &["keyword", "say"], |_| Some(text()));
    things.object("phrases", &[], |key| Some(if key == "own" { list(own.clone(), 0) } else { text() }))
}

/// Something to look up: rows, a table, or both.
fn panel(things: &Things) -> Value {
    let mut panel = things.object("panel", &["id", "title"], |key| {
        Some(match key {
            "id" => id(),
            "title" | "customer" => text(),
            "rows" => table(),
            "columns" => texts(0),
            "table" => list(list(text(), 0), 0),
            _ => return None,
        })
    });
    if let Some(panel) = panel.as_object_mut() {
        let rows = json!({"required": ["rows"], "properties": {"rows": {"minProperties": 1}}});
        let table = json!({"required": ["table"], "properties": {"table": {"minItems": 1}}});
        panel.insert("anyOf".to_owned(), json!([rows, table]));
    }
    panel
}

fn popup(things: &Things) -> Value {
    things.object("popup", &["id", "customer", "title"], |key| {
        Some(match key {
            "id" => id(),
            "at" => seconds(0),
            _ => text(),
        })
    })
}

fn language(things: &Things) -> Value {
    let (phrase, length, reaction) = (phrase(things), length(things), reaction(things));
    let expression =
        things.object("expression", &["id", "icon", "title"], |key| Some(if key == "id" { id() } else { text() }));
    things.object("language", &["kind", "id", "title"], |key| {
        Some(match key {
            "id" => id(),
            "kind" => one_of(crate::parse::drill::kinds()),
            "title" => text(),
            "forbid" | "avoid" => one_or_more(phrase.clone(), 0),
            "except" | "polite" | "quoting" => texts(0),
            "doubled" => one_of(DOUBLED.map(|(word, _)| word)),
            "disguises" => one_of(DISGUISES.map(|(word, _)| word)),
            "traditional" => yes_no(),
            "length" => length.clone(),
            "expressions" => list(expression.clone(), 0),
            "says" => says(),
            "reactions" => list(reaction.clone(), 0),
            _ => return None,
        })
    })
}

/// A speed drill: its items stand in the file, or are drawn from cards.
fn speed(things: &Things) -> Value {
    let (part, item) = (part(things), item(things));
    let draw = things.object("card_draw", &["from", "prompt", "answer"], |_| Some(text()));
    let mut speed = things.object("speed", &["id", "kind", "title", "seconds", "ask"], |key| {
        shared(key).or_else(|| {
            Some(match key {
                "seconds" => whole_number(1, LONGEST_ITEM),
                "ask" => list(part.clone(), 1),
                "items" => list(item.clone(), 0),
                "draw" => draw.clone(),
                _ => return None,
            })
        })
    });
    if let Some(speed) = speed.as_object_mut() {
        let items = json!({"required": ["items"], "properties": {"items": {"minItems": 1}}});
        speed.insert("anyOf".to_owned(), json!([items, {"required": ["draw"]}]));
    }
    speed
}

fn part(things: &Things) -> Value {
    things.object("part", &["id", "title"], |key| {
        Some(match key {
            "id" => id(),
            "title" | "from" => text(),
            "several" => yes_no(),
            "options" => texts(0),
            _ => return None,
        })
    })
}

fn item(things: &Things) -> Value {
    // With one thing asked for, texts alone are enough; with several, they stand behind its id.
    let by_part = || json!({"anyOf": [text(), list(text(), 0), mapping(json!({}), texts(0), 0)]});
    things.object("item", &["id", "prompt", "answer"], |key| {
        Some(match key {
            "id" => id(),
            "prompt" | "explain" => text(),
            "facts" => table(),
            "options" | "answer" => by_part(),
            _ => return None,
        })
    })
}
