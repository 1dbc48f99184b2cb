//! What the schemas say about each key, in both languages.

use crate::course::{Key, Language};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Keys that mean the same in every kind of question.
const SHARED: [&str; 12] = [
    "id",
    "kind",
    "prompt",
    "explanation",
    "points",
    "objective",
    "facts",
    "cards",
    "tags",
    "difficulty",
    "level",
    "red_line",
];

/// Keys that mean the same in both kinds of drills.
const SHARED_BY_DRILLS: [&str; 6] = ["id", "kind", "title", "pass", "intro", "variables"];

/// The descriptions of one language, by thing and key: `quiz.mode`.
#[derive(Debug)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// The descriptions in `language`.
    pub fn of(language: Language) -> &'static Self {
        static CHINESE: OnceLock<Texts> = OnceLock::new();
        static ENGLISH: OnceLock<Texts> = OnceLock::new();
        // A test reads both files in full; one that cannot be read gives schemas without descriptions.
        let read = |text| Self(serde_yaml::from_str(text).unwrap_or_default());
        match language {
            Language::Chinese => CHINESE.get_or_init(|| read(include_str!("texts/zh-CN.yaml"))),
            Language::English => ENGLISH.get_or_init(|| read(include_str!("texts/en.yaml"))),
        }
    }

    /// The description of `key` in the thing `name`; of the thing itself where `key` is empty.
    pub fn get(&self, name: &str, key: &str) -> &str {
        self.0.get(&Self::place(name, key)).map_or("", String::as_str)
    }

    /// Where that description stands. What all kinds of questions share stands under `question`, what
    /// both kinds of drills share under `drill`.
    pub fn place(name: &str, key: &str) -> String {
        let name = match name {
            kind if Key::KINDS.contains(&kind) && SHARED.contains(&key) => "question",
            "chat" | "speed" if SHARED_BY_DRILLS.contains(&key) => "drill",
            name => name,
        };
        if key.is_empty() { name.to_owned() } else { format!("{name}.{key}") }
    }

    /// Where all descriptions stand.
    #[cfg(test)]
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
