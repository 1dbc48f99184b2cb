//! A folded text and what is known of it before any phrase is looked for: most phrases have a letter that is not in it.

use super::fold::{Character, fold_with};
use crate::course::Traditional;
use crate::grade::is_word;
use crate::letters::LetterSet;

/// A text that was folded.
#[derive(Debug)]
pub(super) struct Text {
    /// Its characters.
    pub characters: Vec<Character>,
    /// Their letters.
    pub letters: LetterSet,
    /// Whether a letter of it may belong to pinyin: one of the words that spaces separate, and no digit.
    pub spells: bool,
    /// Whether it may have letters or digits in circles.
    pub circles: bool,
}

impl Text {
    /// Folds `typed`, with these traditional characters taken for their simplified ones.
    pub fn of(typed: &str, traditional: &Traditional) -> Self {
        let characters = fold_with(typed, traditional);
        let letters = || characters.iter().map(|character| character.letter);
        Self {
            letters: LetterSet::of(letters()),
            spells: letters().any(|letter| is_word(letter) && !letter.is_ascii_digit()),
            circles: letters().any(|letter| matches!(letter, '\u{2460}'..='\u{24ff}')),
            characters,
        }
    }
}
