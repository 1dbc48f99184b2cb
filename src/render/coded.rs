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
const MASK: u8 = 0x15;

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
    let plain = text.as_bytes();
    let mut coded = plain.to_vec();
    // The mask reaches over five bits, and the last byte of a character in UTF-8 holds six of them, or all seven.
    for (byte, next) in coded.iter_mut().zip(plain.get(1..).unwrap_or_default()) {
        *byte ^= if is_inner(*next) { 0 } else { MASK };
    }
    coded.last_mut().into_iter().for_each(|byte| *byte ^= MASK);
    for (at, _) in plain.iter().enumerate().filter(|(_, byte)| **byte >= 0xF0) {
        // Two units: the second is masked above, and of the first the bits from 10 to 14 of the character.
        coded[at + 1] ^= MASK >> 2;
        coded[at + 2] ^= MASK << 4 & 0x3F;
    }
    // No byte has lost the bits that tell what it is in UTF-8, and no character has come within the surrogates or left them.
    String::from_utf8(coded).unwrap_or_default()
}

/// Whether a byte of UTF-8 continues a character.
fn is_inner(byte: u8) -> bool {
    byte & 0xC0 == 0x80
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

    #[test]
    fn every_character_is_encoded_as_its_units_in_utf_16_are() {
        for letter in '\0'..=char::MAX {
            let text = format!("a{letter}客");
            let units: Vec<u16> = text.encode_utf16().map(|unit| unit ^ u16::from(MASK)).collect();
            assert_eq!(mask(&text), String::from_utf16(&units).unwrap(), "{letter:?}");
        }
    }
}
