//! Phrases and where they stand in a folded text (rule G15.3).

use super::fold::{Character, fold, fold_with};
use crate::course::Traditional;
use crate::grade::is_word;

/// A place in a folded text, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The first character.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
}

impl Place {
    /// Whether the two have a character in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether it lies wholly in the other.
    pub fn is_inside(self, other: Self) -> bool {
        other.start <= self.start && self.end <= other.end
    }
}

/// Every place at which `phrase` stands in `text`, which was folded with the same `traditional` characters, in order;
/// places may overlap. A phrase that begins or ends with a word character does not stand in the middle of a word.
pub(super) fn places<'t>(
    phrase: &str,
    traditional: &Traditional,
    text: &'t [Character],
) -> impl Iterator<Item = Place> + 't {
    let letters: Vec<char> = fold_with(phrase, traditional).iter().map(|character| character.letter).collect();
    stands(letters, text)
}

/// A phrase in the form in which it is looked for.
pub fn letters(phrase: &str) -> Vec<char> {
    fold(phrase).iter().map(|character| character.letter).collect()
}

/// Every place at which a phrase of these letters stands in `text`.
fn stands<'t>(letters: impl AsRef<[char]> + 't, text: &'t [Character]) -> impl Iterator<Item = Place> + 't {
    let length = letters.as_ref().len();
    let starts = if length == 0 { 0 } else { (text.len() + 1).saturating_sub(length) };
    (0..starts).filter_map(move |start| {
        let letters = letters.as_ref();
        let end = start + length;
        let found = text[start..end].iter().zip(letters).all(|(character, letter)| character.letter == *letter);
        let begins_inside = start > 0 && is_word(text[start - 1].letter) && is_word(letters[0]);
        let ends_inside = end < text.len() && is_word(text[end].letter) && is_word(letters[length - 1]);
        (found && !begins_inside && !ends_inside).then_some(Place { start, end })
    })
}

/// Where a phrase of these [`letters`] first stands in `text`: the index of its first character there.
pub fn first_place(letters: &[char], text: &[Character]) -> Option<usize> {
    stands(letters, text).next().map(|place| place.start)
}
