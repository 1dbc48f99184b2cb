//! JSON Schemas of the files that authors write in YAML, so that editors complete, document and check while typing.
//!
//! Keys come from the parser itself ([`crate::parse::vocabulary`]); here stands only what a key may hold. What needs the
//! whole course, such as whether an answer names a choice, is left to `check`.

mod conversation;
mod course;
mod drill;
mod question;
mod quiz;
mod shape;
mod texts;
mod tool;

use crate::course::Language;
use crate::parse;
use serde_json::{Map, Value, json};
use texts::Texts;

/// The dialect: the newest that editors for YAML know.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A kind of file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum File {
    /// `course/course.yaml`
    Course,
    /// `quizzes/*.yaml`
    Quiz,
    /// `quizzes/drills/*.yaml`
    Drill,
    /// `course/cards/*.yaml`
    Cards,
    /// `course/shop.yaml`
    Shop,
    /// `course/trees/*.yaml`
    Tree,
    /// `course/calculators/*.yaml`
    Calculator,
}

impl File {
    /// Every kind of file.
    pub const ALL: [Self; 7] =
        [Self::Course, Self::Quiz, Self::Drill, Self::Cards, Self::Shop, Self::Tree, Self::Calculator];

    /// The name of the schema's file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Course => "course.schema.json",
            Self::Quiz => "quiz.schema.json",
            Self::Drill => "drill.schema.json",
            Self::Cards => "cards.schema.json",
            Self::Shop => "shop.schema.json",
            Self::Tree => "tree.schema.json",
            Self::Calculator => "calculator.schema.json",
        }
    }

    /// The schema, with its descriptions in `language`.
    #[must_use]
    pub fn schema(self, language: Language) -> Value {
        let things = Things { texts: Texts::of(language) };
        let (title, mut schema) = match self {
            Self::Course => ("course", course::manifest(&things)),
            Self::Quiz => ("quiz", quiz::quiz(&things)),
            Self::Drill => ("drill", drill::drill(&things)),
            Self::Cards => ("collection", course::collection(&things)),
            Self::Shop => ("shop", course::shop(&things)),
            Self::Tree => ("tree", tool::tree(&things)),
            Self::Calculator => ("calculator", tool::calculator(&things)),
        };
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("$schema".to_owned(), json!(DIALECT));
            schema.insert("title".to_owned(), json!(things.texts.get(title, "")));
        }
        schema
    }
}

/// Makes objects of what the parser knows.
struct Things {
    texts: &'static Texts,
}

impl Things {
    /// The object `name` with the keys that the parser knows, each with what `shape` says it holds and its description.
    /// A key without a shape is refused, which a test looks for.
    fn object(&self, name: &str, required: &[&str], shape: impl Fn(&str) -> Option<Value>) -> Value {
        let keys =
            parse::vocabulary().into_iter().find(|(known, _)| *known == name).map_or(Vec::new(), |(_, keys)| keys);
        let mut properties = Map::new();
        for key in keys {
            if let Some(mut held) = shape(key) {
                if let (Some(held), description) = (held.as_object_mut(), self.texts.get(name, key)) {
                    held.insert("description".to_owned(), json!(description));
                }
                properties.insert(key.to_owned(), held);
            }
        }
        json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every `properties` object of a schema, as the set of its keys.
    fn objects(schema: &Value, found: &mut Vec<BTreeSet<String>>) {
        match schema {
            Value::Object(entries) => {
                if let Some(Value::Object(properties)) = entries.get("properties")
                    && entries.get("additionalProperties").is_some()
                {
                    found.push(properties.keys().cloned().collect());
                }
                entries.values().for_each(|value| objects(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| objects(value, found)),
            _ => {}
        }
    }

    #[test]
    fn everything_the_parser_knows_stands_in_a_schema_with_all_its_keys() {
        let mut found = Vec::new();
        for file in File::ALL {
            objects(&file.schema(Language::English), &mut found);
        }
        for (name, keys) in parse::vocabulary() {
            let keys: BTreeSet<String> = keys.into_iter().map(str::to_owned).collect();
            assert!(found.contains(&keys), "no schema has exactly the keys of {name}: {keys:?}");
        }
    }

    #[test]
    fn every_key_is_described_in_both_languages_and_nothing_else_is() {
        let mut expected: BTreeSet<String> =
            ["course", "quiz", "drill", "collection", "shop", "tree", "calculator"].map(str::to_owned).into();
        for (name, keys) in parse::vocabulary() {
            expected.extend(keys.iter().map(|key| Texts::place(name, key)));
        }
        for language in Language::ALL {
            let texts = Texts::of(language);
            let known: BTreeSet<String> = texts.places().map(str::to_owned).collect();
            assert_eq!(known.symmetric_difference(&expected).collect::<Vec<_>>(), Vec::<&String>::new(), "{language}");
        }
    }
}
