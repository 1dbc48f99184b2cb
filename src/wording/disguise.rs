//! Phrases in disguise: with signs between their characters, or characters repeated (rule G15.11).

use super::fold::Character;
use super::phrase::Place;
use crate::grade::is_word;

/// The most signs between two characters of a phrase.
const MOST: usize = 4;

/// Every place at which a phrase of these letters stands in `text`, disguised or not, in order; places may overlap.
pub(super) fn seen_through(letters: &[char], text: &[Character]) -> Vec<Place> {
    (0..text.len()).filter_map(|start| stretch(letters, text, start)).collect()
}

/// The place from `start` over which the phrase stretches.
fn stretch(letters: &[char], text: &[Character], start: usize) -> Option<Place> {
    let (first, rest) = letters.split_first()?;
    let at = |place: usize| text.get(place).map(|character| character.letter);
    let inside = |place: Option<char>, letter: char| place.is_some_and(is_word) && is_word(letter);
    if at(start) != Some(*first) || start.checked_sub(1).is_some_and(|before| inside(at(before), *first)) {
        return None;
    }
    let (mut end, mut before, mut stops) = (start + 1, *first, 0);
    for letter in rest {
        loop {
            if at(end) == Some(*letter) {
                end += 1;
                break;
            }
            let signs = text[end..].iter().take_while(|character| is_sign(character.letter)).take(MOST).count();
            if signs > 0 && at(end + signs) == Some(*letter) {
                let gap = &text[end..end + signs];
                if inside(Some(before), *letter) && gap.iter().any(|sign| sign.letter != ' ') {
                    return None;
                }
                stops += usize::from(gap.iter().any(|sign| is_stop(*sign)));
                end += signs + 1;
                break;
            }
            if at(end) != Some(before) || is_word(before) {
                return None;
            }
            end += 1;
        }
        before = *letter;
    }
    let is_divided = stops > 0 && (letters.len() < 3 || stops < rest.len());
    (!is_divided && !inside(at(end), before)).then_some(Place { start, end })
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
