//! Rules of wording: what a text that a trainee writes is held to. `src/wording/` checks a text by them.
//!
//! The same JSON in pages, in test vectors and here; so are the author's words for what is wrong.

use super::Traditional;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Syllables of pinyin without tones, `v` for `ü`, each with characters that are read so (rules G15.15 and G15.16).
pub type Sounds = BTreeMap<String, String>;

/// What a text is held to (rules G15). Every list may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WordingRules {
    /// What the text has to say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub require: Vec<Point>,
    /// What it must not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forbid: Vec<Phrase>,
    /// What it had better not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<Phrase>,
    /// Phrases inside which nothing is found fault with, and no longer one of which is polite.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
    /// Polite expressions, of which it needs one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub polite: Vec<String>,
    /// How long it should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// How long one sentence should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<SentenceLimit>,
    /// Whether phrases are seen through disguises, and questions such as `可不可以` are known as such.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub closely: bool,
    /// Words behind which a quotation is somebody else's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quoting: Vec<String>,
    /// Whether doubled characters such as `嗯嗯` are found fault with.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub no_doubling: bool,
    /// The traditional characters in which the phrases may be written too.
    #[serde(skip_serializing_if = "Traditional::is_empty")]
    pub traditional: Traditional,
    /// How the characters of the phrases sound, where they are looked for closely.
    #[serde(skip_serializing_if = "Sounds::is_empty")]
    pub sounds: Sounds,
}

/// Something that a text has to say, in one of several ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The phrases of which one is enough.
    pub accept: Vec<String>,
    /// What those are told who did not say it.
    pub message: String,
}

/// A phrase to find fault with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The phrase.
    pub phrase: String,
    /// Other forms of it, such as homophones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Whether it may be said that it is not so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deniable: bool,
    /// Whether it is also found with characters that sound alike.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub homophones: bool,
    /// What is wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What to say instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

/// How long one sentence should be (rule G15.17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceLimit {
    /// The most words, where a Chinese character counts as one.
    pub longest: u32,
}

/// How long a text should be, in characters as rule G15.8 counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
}
