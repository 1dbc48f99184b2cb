//! A folded text and what is known of it before any phrase is looked for: most phrases have a letter that is not in it.

use super::fold::{Character, fold_with};
use crate::course::Traditional;
use crate::grade::is_word;

/// A set of letters in which some share a place: a letter that is not in the set was never put there, one that is may be another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LetterSet(u128);

impl LetterSet {
    /// The set of these letters.
    pub fn of(letters: impl IntoIterator<Item = char>) -> Self {
        Self(letters.into_iter().fold(0, |bits, letter| bits | Self::bit(letter)))
    }

    /// Whether the letter may be in the set.
    pub fn has(self, letter: char) -> bool {
        self.0 & Self::bit(letter) != 0
    }

    /// Whether all letters of the other set may be in this one.
    pub fn has_all(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    fn bit(letter: char) -> u128 {
        1 << (u32::from(letter) % u128::BITS)
    }
}

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
