//! Phrases and where they stand in a folded text (rule G15.3).

use super::fold::{Character, fold_with};
use super::negation::{is_negated, is_question};
use super::place::Place;
use crate::course::Traditional;
use crate::grade::is_word;

/// Every place at which `phrase` stands in `text`, which was folded with the same `traditional` characters, in order;
/// places may overlap. A phrase that begins or ends with a word character does not stand in the middle of a word.
pub(super) fn places<'t>(
    phrase: &str,
    traditional: &Traditional,
    text: &'t [Character],
) -> impl Iterator<Item = Place> + 't {
    stands(letters_with(phrase, traditional), text)
}

/// A phrase in the form in which it is looked for.
pub(super) fn letters_with(phrase: &str, traditional: &Traditional) -> Vec<char> {
    fold_with(phrase, traditional).iter().map(|character| character.letter).collect()
}

/// Every place at which a phrase of these letters stands in `text`.
fn stands<'t>(letters: impl AsRef<[char]> + 't, text: &'t [Character]) -> impl Iterator<Item = Place> + 't {
    let length = letters.as_ref().len();
    let starts = if length == 0 { 0 } else { (text.len() + 1).saturating_sub(length) };
    (0..starts).filter_map(move |start| {
        let letters = letters.as_ref();
        let end = start + length;
        let found = text[start..end].iter().zip(letters).all(|(character, letter)| character.letter == *letter);
        let is_inside = || begins_inside(text, start, letters[0]) || ends_inside(text, end, letters[length - 1]);
        (found && !is_inside()).then_some(Place { start, end })
    })
}

/// Whether a phrase that begins with `first` at `start` would begin in the middle of a word or of a number.
pub(super) fn begins_inside(text: &[Character], start: usize, first: char) -> bool {
    let Some((before, further)) = text.get(..start).and_then(<[Character]>::split_last) else { return false };
    let in_number = is_point(*before) && further.last().is_some_and(|digit| digit.letter.is_ascii_digit());
    is_word(first) && is_word(before.letter) || first.is_ascii_digit() && in_number
}

/// Whether a phrase with `last` before `end` would end in the middle of a word or of a number.
pub(super) fn ends_inside(text: &[Character], end: usize, last: char) -> bool {
    let Some((behind, further)) = text.get(end..).and_then(<[Character]>::split_first) else { return false };
    let in_number = is_point(*behind) && further.first().is_some_and(|digit| digit.letter.is_ascii_digit());
    is_word(last) && is_word(behind.letter) || last.is_ascii_digit() && in_number
}

/// Whether decimals may stand behind the sign: the end of a Chinese sentence is folded to a point, but is none.
fn is_point(sign: Character) -> bool {
    matches!(sign.typed, '.' | '．')
}

/// One way of saying a point (rules G15.13 and G18.5). It does not count where it is denied, unless it is written with `~`
/// in front.
#[derive(Debug, Clone)]
pub struct Variant {
    letters: Vec<char>,
    either_way: bool,
}

impl Variant {
    /// The variant that an author wrote.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::with(text, &Traditional::new())
    }

    /// The same, to be looked for in a text that was folded with these traditional characters.
    pub(super) fn with(text: &str, traditional: &Traditional) -> Self {
        let mut letters = letters_with(text, traditional);
        let either_way = letters.len() > 1 && letters[0] == '~';
        if either_way {
            letters.remove(0);
        }
        Self { letters, either_way }
    }

    /// Where it first counts in `text`: the index of its first character there.
    #[must_use]
    pub fn first_place(&self, text: &[Character]) -> Option<usize> {
        let counts = |place: &Place| self.either_way || !is_question(text, place.start) && !is_negated(text, *place);
        stands(self.letters.as_slice(), text).find(counts).map(|place| place.start)
    }
}
