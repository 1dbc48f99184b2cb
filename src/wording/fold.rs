//! A text in the form in which phrases are looked for, with the place of every character (rules G15.1 and G15.2).

use crate::course::Traditional;
use crate::grade::{is_space, is_word, normalise_with};
use std::ops::RangeInclusive;

/// A character of a folded text and what it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Character {
    /// The character after folding.
    pub letter: char,
    /// The first character of what it was made from.
    pub typed: char,
    /// Where it begins in the text as typed, in UTF-16 code units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Characters that G3 leaves as they are, but for traditional ones (G3.8): most of what is ever folded, so it pays to know.
const HAN: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Folds `text`: as rule G3 does, but piece by piece, so that the place of every character is known.
#[must_use]
pub fn fold(text: &str) -> Vec<Character> {
    fold_with(text, &Traditional::new())
}

/// As [`fold`], with these traditional characters taken for their simplified ones (G3.8).
pub(super) fn fold_with(text: &str, traditional: &Traditional) -> Vec<Character> {
    let mut folded = Vec::with_capacity(text.len() / 2);
    let mut letters = text.chars().peekable();
    let mut end = 0;
    let mut piece = String::new();
    while let Some(first) = letters.next() {
        let start = end;
        piece.clear();
        piece.push(first);
        end += first.len_utf16();
        while let Some(behind) = letters.next_if(|letter| joins(*letter)) {
            piece.push(behind);
            end += behind.len_utf16();
        }
        if is_space(first) {
            folded.push(Character { letter: ' ', typed: first, start, end });
        } else if HAN.contains(&first) && piece.len() == first.len_utf8() {
            let letter = traditional.get(&first).copied().unwrap_or(first);
            folded.push(Character { letter, typed: first, start, end });
        } else {
            let letters = normalise_with(&piece, traditional);
            folded.extend(letters.chars().map(|letter| Character { letter, typed: first, start, end }));
        }
    }
    without_surplus_spaces(&folded)
}

/// Whether a character belongs to the one before it: an accent, a voicing mark, a part of a Korean syllable.
fn joins(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{1160}'..='\u{11ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' | '\u{fe20}'..='\u{fe2f}')
}

/// Keeps of every run of spaces the first, and only between two words.
fn without_surplus_spaces(folded: &[Character]) -> Vec<Character> {
    let mut kept: Vec<Character> = Vec::with_capacity(folded.len());
    let mut space = None;
    for character in folded {
        if character.letter == ' ' {
            space = space.or(Some(*character));
            continue;
        }
        if let Some(space) = space.take()
            && is_word(character.letter)
            && kept.last().is_some_and(|before| is_word(before.letter))
        {
            kept.push(space);
        }
        kept.push(*character);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::{Generator, normalise};

    fn text_of(folded: &[Character]) -> String {
        folded.iter().map(|character| character.letter).collect()
    }

    #[test]
    fn rule_g3_leaves_every_han_character_as_it_is() {
        for character in HAN {
            assert_eq!(normalise(&character.to_string()), character.to_string());
        }
        let traditional = Traditional::from([('發', '发')]);
        assert_eq!(text_of(&fold_with("發貨", &traditional)), "发貨");
    }

    #[test]
    fn a_folded_text_reads_like_a_normalised_one() {
        // Without accents behind spaces, which G3 gives to the letter before the space.
        let alphabet: Vec<char> = " \u{a0}\u{3000}\u{feff}\u{200b}ＡｅＨhſKİςΣ＝<か天亲🙂×~-—。您1２".chars().collect();
        let mut generator = Generator::new("folding");
        for _ in 0..5_000 {
            let text: String = (0..generator.below(12))
                .map(|_| alphabet[generator.below(u32::try_from(alphabet.len()).unwrap()) as usize])
                .collect();
            assert_eq!(text_of(&fold(&text)), normalise(&text), "{}", text.escape_unicode());
        }
    }

    #[test]
    fn every_character_knows_where_it_stood() {
        let folded = fold("🙂 返\u{200b}现e\u{301}");
        let places: Vec<(char, usize, usize)> =
            folded.iter().map(|character| (character.letter, character.start, character.end)).collect();
        assert_eq!(places, [('🙂', 0, 2), ('返', 3, 4), ('现', 5, 6), ('é', 6, 8)]);
    }
}
