//! The schemas of `course.yaml` and of collections of cards.

use super::Things;
use super::shape::{id, list, mapping, name, one_of, percent, text, yes_no};
use crate::course::{Language, Unlock};
use crate::parse;
use serde_json::{Value, json};

/// `course.yaml`.
pub fn manifest(things: &Things) -> Value {
    let part = |name| {
        things.object(name, &["id", "title"], |key| {
            Some(match key {
                "id" => id(),
                "title" => text(),
                _ => return None,
            })
        })
    };
    let (day, track) = (part("day"), part("track"));
    let mut course = things.object("course", &["id", "title", "language"], |key| {
        Some(match key {
            "id" => id(),
            "title" | "description" | "theme" => text(),
            "language" => one_of(Language::ALL.map(Language::tag)),
            "pass" => percent(),
            "unlock" => one_of(Unlock::WORDS.map(|(word, _)| word)),
            "days" => list(day.clone(), 0),
            "tracks" => list(track.clone(), 0),
            "facts" => json!({"type": "object", "additionalProperties": text()}),
            _ => return None,
        })
    });
    if let Some(course) = course.as_object_mut() {
        course.insert("anyOf".to_owned(), json!([{"required": ["days"]}, {"required": ["tracks"]}]));
    }
    course
}

/// `shop.yaml`: values by names of the author's own. What a value may be made of is left to `check`.
pub fn shop(things: &Things) -> Value {
    let value = things.object("shop_value", &["value", "description"], |key| {
        Some(match key {
            "value" | "description" => text(),
            _ => return None,
        })
    });
    mapping(name(), value, 0)
}

/// `cards/*.yaml`. The keys of its cards are those that its own `fields` name, which no schema can look up.
pub fn collection(things: &Things) -> Value {
    let (field, card) = (field(things), card(things));
    let mut collection = things.object("collection", &["id", "title", "fields", "cards"], |key| {
        Some(match key {
            "id" => id(),
            "title" | "intro" | "source" | "reviewer" => text(),
            "reviewed" => date(),
            "dated" | "glossary" => yes_no(),
            "fields" => list(field.clone(), 0),
            "cards" => list(card.clone(), 1),
            _ => return None,
        })
    });
    if let Some(collection) = collection.as_object_mut() {
        collection.insert("dependencies".to_owned(), json!({"reviewed": ["reviewer"]}));
    }
    collection
}

/// A day, as YYYY-MM-DD.
fn date() -> Value {
    json!({"type": "string", "pattern": "^\\s*(?:19|[2-9][0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\\s*$"})
}

fn field(things: &Things) -> Value {
    let taken: Vec<&str> =
        parse::vocabulary().into_iter().find(|(name, _)| *name == "card").map_or(Vec::new(), |(_, keys)| keys);
    things.object("field", &["key", "title"], |key| {
        Some(match key {
            "key" => {
                let mut key = id();
                if let Some(key) = key.as_object_mut() {
                    key.insert("not".to_owned(), json!({ "enum": taken }));
                }
                key
            }
            "title" => text(),
            "language" => one_of(Language::ALL.map(Language::tag)),
            _ => yes_no(),
        })
    })
}

fn card(things: &Things) -> Value {
    let mut card = things.object("card", &["id", "title"], |key| {
        Some(match key {
            "id" => {
                let mut id = id();
                if let Some(id) = id.as_object_mut() {
                    id.insert("not".to_owned(), json!({"enum": parse::TAKEN_IDS}));
                }
                id
            }
            "title" => text(),
            "checked" | "valid_until" => date(),
            _ => return None,
        })
    });
    if let Some(card) = card.as_object_mut() {
        card.insert("additionalProperties".to_owned(), super::shape::texts(0));
    }
    card
}
