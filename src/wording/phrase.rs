//! Phrases and where they stand in a folded text (rule G15.3).

use super::fold::{Character, fold_with};
use super::negation::{is_negated, is_question};
use super::place::Place;
use super::text::Text;
use crate::course::Traditional;
use crate::grade::is_word;
use crate::letters::LetterSet;

/// A phrase in the form in which it is looked for.
#[derive(Debug, Clone)]
pub(super) struct Letters {
    letters: Vec<char>,
    set: LetterSet,
}

impl Letters {
    /// The letters of `phrase`, to be looked for in texts that were folded with the same `traditional` characters.
    pub fn of(phrase: &str, traditional: &Traditional) -> Self {
        Self::from(letters_with(phrase, traditional))
    }

    /// The letters one by one.
    pub fn as_slice(&self) -> &[char] {
        &self.letters
    }

    /// Every place at which the phrase stands in `text`, in order; places may overlap. A phrase that begins or ends with a word
    /// character does not stand in the middle of a word.
    pub fn places<'t>(&'t self, text: &'t Text) -> impl Iterator<Item = Place> + 't {
        let searched = if text.letters.has_all(self.set) { text.characters.as_slice() } else { &[] };
        stands(&self.letters, searched)
    }
}

impl From<Vec<char>> for Letters {
    fn from(letters: Vec<char>) -> Self {
        Self { set: LetterSet::of(letters.iter().copied()), letters }
    }
}

/// The letters of a phrase after folding.
pub(super) fn letters_with(phrase: &str, traditional: &Traditional) -> Vec<char> {
    fold_with(phrase, traditional).iter().map(|character| character.letter).collect()
}

/// Every place at which a phrase of these letters stands in `text`.
fn stands<'t>(letters: &'t [char], text: &'t [Character]) -> impl Iterator<Item = Place> + 't {
    let found = letters.split_first().zip(letters.last());
    found.into_iter().flat_map(move |((first, rest), last)| {
        let starts = text.get(..(text.len() + 1).saturating_sub(letters.len())).unwrap_or_default();
        let starts = starts.iter().enumerate().filter(|(_, character)| character.letter == *first);
        starts.filter_map(move |(start, _)| {
            let end = start + letters.len();
            let found = text[start + 1..end].iter().zip(rest).all(|(character, letter)| character.letter == *letter);
            let is_inside = || begins_inside(text, start, *first) || ends_inside(text, end, *last);
            (found && !is_inside()).then_some(Place { start, end })
        })
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
    letters: Letters,
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
        Self { letters: letters.into(), either_way }
    }

    /// Where it first counts in `text`: the index of its first character there.
    #[must_use]
    pub fn first_place(&self, text: &[Character]) -> Option<usize> {
        let counts = |place: &Place| self.either_way || !is_question(text, place.start) && !is_negated(text, *place);
        stands(self.letters.as_slice(), text).find(counts).map(|place| place.start)
    }

    /// Whether it counts anywhere in `text`.
    pub(super) fn counts_in(&self, text: &Text) -> bool {
        text.letters.has_all(self.letters.set) && self.first_place(&text.characters).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Generator;

    #[test]
    fn a_phrase_stands_wherever_its_letters_do_but_in_the_middle_of_words_and_numbers() {
        let alphabet: Vec<char> = "返现ab1. ，不".chars().collect();
        let mut generator = Generator::new("phrases");
        let mut any = |most: u32| -> String {
            (0..=generator.below(most)).map(|_| alphabet[generator.below(9) as usize]).collect()
        };
        let mut found = 0;
        for _ in 0..20_000 {
            let (phrase, typed) = (Letters::of(&any(3), &Traditional::new()), any(12));
            let text = Text::of(&typed, &Traditional::new());
            let letters: Vec<char> = text.characters.iter().map(|character| character.letter).collect();
            let windows = letters.windows(phrase.as_slice().len().max(1)).enumerate();
            let places = windows
                .filter(|(_, here)| *here == phrase.as_slice())
                .map(|(start, here)| Place { start, end: start + here.len() });
            let is_inside = |place: &Place| {
                begins_inside(&text.characters, place.start, letters[place.start])
                    || ends_inside(&text.characters, place.end, letters[place.end - 1])
            };
            let places: Vec<Place> = places.filter(|place| !is_inside(place)).collect();
            found += places.len();
            assert_eq!(phrase.places(&text).collect::<Vec<_>>(), places, "{phrase:?} {typed}");
        }
        assert!(found > 1_000, "{found}");
    }
}
