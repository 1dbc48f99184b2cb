//! What an exam's page must not show before the paper is handed in - keys, feedback, explanations - encoded.
//!
//! This is no secret: whoever reads the scripts can decode it. It keeps the answers out of the page's text, of "view
//! source" and of search within the page, and it compresses like the plain text. Nothing more can be had without a
//! server or a key that the trainee does not have.

use super::tree::Nodes;
use crate::course::Key;
use serde::Serialize;
use std::collections::BTreeMap;

/// Every UTF-16 code unit is combined with this by "exclusive or". It leaves surrogates surrogates, so that any text
/// stays a text, and no text of a course contains the control character that would become zero.
const MASK: u32 = 0x15;

/// What is told about a question after handing in.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    /// What is right.
    pub key: &'a Key,
    /// The author's feedback by choice, gap or place.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub feedback: BTreeMap<&'a str, Nodes<'a>>,
    /// Why it is right.
    #[serde(skip_serializing_if = "Nodes::is_empty")]
    pub explanation: Nodes<'a>,
    /// Of a text of one's own: a good answer.
    #[serde(skip_serializing_if = "Nodes::is_empty")]
    pub model: Nodes<'a>,
    /// Of a text of one's own: what trainees ask themselves about theirs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rubric: Vec<Nodes<'a>>,
}

impl Told<'_> {
    /// The JSON of this, encoded.
    #[must_use]
    pub fn encode(&self) -> String {
        // A struct of texts, lists and maps with text keys is always written.
        mask(&serde_json::to_string(self).unwrap_or_default())
    }
}

/// Encodes a text; encoding it again gives the text back.
fn mask(text: &str) -> String {
    let masked = |letter: char| match u32::from(letter) {
        unit @ ..0x1_0000 => unit ^ MASK,
        // Two units, of ten bits each.
        code => ((code - 0x1_0000) ^ (MASK << 10 | MASK)) + 0x1_0000,
    };
    // The mask reaches over five bits, and surrogates fill whole ranges of five bits: no text becomes one of them.
    let mut coded = String::with_capacity(text.len());
    coded.extend(text.chars().map(|letter| char::from_u32(masked(letter)).unwrap_or(letter)));
    coded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_twice_gives_the_text_back_and_once_shares_nothing_with_it() {
        assert_eq!(mask("A🙂"), String::from_utf16(&[0x41 ^ 0x15, 0xd83d ^ 0x15, 0xde42 ^ 0x15]).unwrap());
        for text in ["{\"answer\":\"B\"}", "首次响应只看人工回复", "🙂𠮷 \u{10FFFF}\u{E000}"] {
            assert_eq!(mask(&mask(text)), text);
            assert!(!mask(text).chars().zip(text.chars()).any(|(coded, plain)| coded == plain), "{}", mask(text));
        }
    }
}
