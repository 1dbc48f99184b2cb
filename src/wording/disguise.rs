//! Phrases in disguise: with signs between their characters, characters repeated, in pinyin, or with characters that sound
//! alike (rules G15.11, G15.15 and G15.16).

use super::fold::Character;
use super::phrase::{begins_inside, ends_inside};
use super::place::Place;
use super::sound::Hearing;
use crate::grade::is_word;

/// The most signs between two characters of a phrase.
const MOST: usize = 4;

/// Every place at which a phrase of these letters stands in `text`, disguised or not, in order; places may overlap. With
/// `homophones` fewer than half of the letters may be others that sound alike.
pub(super) fn seen_through(letters: &[char], homophones: bool, hearing: &Hearing, text: &[Character]) -> Vec<Place> {
    let others = if homophones { letters.len().saturating_sub(1) / 2 } else { 0 };
    let spelled = letters.len() > 1;
    (0..text.len()).filter_map(|start| Stretch { text, hearing, spelled, others }.from(letters, start)).collect()
}

/// A text that is read along a phrase.
struct Stretch<'t> {
    text: &'t [Character],
    hearing: &'t Hearing<'t>,
    /// Whether letters may be spelled in pinyin.
    spelled: bool,
    /// How many letters may still be others that sound alike.
    others: usize,
}

impl Stretch<'_> {
    fn at(&self, place: usize) -> Option<char> {
        self.text.get(place).map(|character| character.letter)
    }

    /// Over how many characters the letter stands at `place`; `None` if it does not.
    fn met(&mut self, letter: char, place: usize) -> Option<usize> {
        let typed = self.at(place)?;
        if typed == letter || is_circled(letter, typed) {
            return Some(1);
        }
        if is_word(typed) {
            return self.hearing.spelled(letter, self.text, place).filter(|_| self.spelled);
        }
        if self.others == 0 || !self.hearing.are_alike(letter, typed) {
            return None;
        }
        self.others -= 1;
        Some(1)
    }

    /// The place from `start` over which the phrase stretches.
    fn from(mut self, letters: &[char], start: usize) -> Option<Place> {
        let (first, rest) = letters.split_first()?;
        let mut end = start + self.met(*first, start)?;
        if begins_inside(self.text, start, *first) || begins_inside(self.text, start, self.at(start)?) {
            return None;
        }
        let (mut before, mut stops) = (*first, 0);
        for letter in rest {
            loop {
                if let Some(length) = self.met(*letter, end) {
                    end += length;
                    break;
                }
                let behind = self.text.get(end..).unwrap_or_default().iter();
                let signs = behind.take_while(|character| is_sign(character.letter)).take(MOST).count();
                if signs > 0
                    && let Some(length) = self.met(*letter, end + signs)
                {
                    let gap = self.text.get(end..end + signs)?;
                    let joins = |sign: &Character| matches!(sign.letter, ' ' | KEYCAP);
                    if is_word(before) && is_word(*letter) && !gap.iter().all(joins) {
                        return None;
                    }
                    stops += usize::from(gap.iter().any(|sign| is_stop(*sign)));
                    end += signs + length;
                    break;
                }
                let last = self.at(end - 1)?;
                if self.at(end) != Some(last) || is_word(last) {
                    return None;
                }
                end += 1;
            }
            before = *letter;
        }
        let is_divided = stops > 0 && (letters.len() < 3 || stops < rest.len());
        let ends = !ends_inside(self.text, end, before) && !ends_inside(self.text, end, self.at(end - 1)?);
        (!is_divided && ends).then_some(Place { start, end })
    }
}

/// What makes a key of the digit before it.
const KEYCAP: char = '\u{20e3}';

/// Whether `typed` is the letter or digit in a circle.
fn is_circled(letter: char, typed: char) -> bool {
    let after = |first: char, zero: char| {
        (u32::from(typed).checked_sub(u32::from(first))).and_then(|steps| char::from_u32(u32::from(zero) + steps))
    };
    let meant = match typed {
        '①'..='⑨' => after('①', '1'),
        'Ⓐ'..='Ⓩ' => after('Ⓐ', 'a'),
        'ⓐ'..='ⓩ' => after('ⓐ', 'a'),
        '⓪' => Some('0'),
        _ => None,
    };
    meant == Some(letter)
}

/// Whether a sentence or a part of one ends with this sign; a point typed in half width is one between characters only.
fn is_stop(sign: Character) -> bool {
    matches!(sign.letter, ',' | '!' | '?' | ';' | ':') || sign.letter == '.' && sign.typed != '.'
}

/// Whether the folded character is no letter, no digit and no Chinese character.
fn is_sign(letter: char) -> bool {
    matches!(letter,
        ' '..='/' | ':'..='@' | '['..='`' | '{'..='~' | '\u{a1}'..='\u{bf}' | '×' | '÷' | '\u{2010}'..='\u{2bff}'
        | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{fe10}'..='\u{fe6f}' | '\u{1f000}'..='\u{1faff}')
}
