//! Sentences that are longer than the rules want (rule G15.17).

use super::fold::Character;
use super::place::Place;
use crate::grade::is_word;

/// Every sentence of `text` with more than `longest` words, from the first word too many to the end of its last; `folded` is the
/// text folded. A Chinese character is a word.
pub fn long_sentences(text: &str, folded: &[Character], longest: usize) -> Vec<Place> {
    let breaks = line_breaks(text);
    let mut found = Vec::new();
    let mut words: Vec<Place> = Vec::new();
    let mut is_inside = false;
    for (index, character) in folded.iter().enumerate() {
        let end = index.checked_sub(1).and_then(|before| folded.get(before)).map_or(0, |before| before.end);
        if breaks.iter().any(|at| (end..character.start).contains(at) || character.start == *at) {
            close(&mut words, longest, &mut found);
            is_inside = false;
        }
        if matches!(character.letter, '\u{3400}'..='\u{9fff}') {
            words.push(Place { start: index, end: index + 1 });
            is_inside = false;
        } else if is_word(character.letter) {
            match words.last_mut().filter(|_| is_inside) {
                Some(word) => word.end = index + 1,
                None => words.push(Place { start: index, end: index + 1 }),
            }
            is_inside = true;
        } else if !joins(folded, index) {
            is_inside = false;
            if ends(folded, index) {
                close(&mut words, longest, &mut found);
            }
        }
    }
    close(&mut words, longest, &mut found);
    found
}

/// Ends a sentence of these words.
fn close(words: &mut Vec<Place>, longest: usize, found: &mut Vec<Place>) {
    if let (Some(first), Some(last)) = (words.get(longest), words.last()) {
        found.push(Place { start: first.start, end: last.end });
    }
    words.clear();
}

/// Where lines end, in UTF-16 code units.
fn line_breaks(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut breaks = Vec::new();
    for letter in text.chars() {
        if matches!(letter, '\n' | '\r') {
            breaks.push(at);
        }
        at += letter.len_utf16();
    }
    breaks
}

/// The character directly before or behind the one at `index`, with nothing between them as they were typed.
fn beside(folded: &[Character], index: usize) -> (Option<char>, Option<char>) {
    let before = index.checked_sub(1).and_then(|before| folded.get(before));
    let (this, behind) = (folded.get(index), folded.get(index + 1));
    let touches = |one: Option<&Character>, other: Option<&Character>| {
        one.zip(other).is_some_and(|(one, other)| one.end == other.start)
    };
    (
        before.filter(|_| touches(before, this)).map(|character| character.letter),
        behind.filter(|_| touches(this, behind)).map(|character| character.letter),
    )
}

/// Whether a sign stands inside a word: in `don't`, `follow-up`, `18:00` and `1,000.50`.
fn joins(folded: &[Character], index: usize) -> bool {
    let (Some(before), Some(behind)) = beside(folded, index) else { return false };
    match folded.get(index).map(|character| character.letter) {
        Some('\'' | '-') => is_word(before) && is_word(behind),
        Some('.' | ',' | ':') => before.is_ascii_digit() && behind.is_ascii_digit(),
        _ => false,
    }
}

/// Whether a sentence ends with the sign at `index`: a point of half width only if no word begins directly behind it.
fn ends(folded: &[Character], index: usize) -> bool {
    let Some(sign) = folded.get(index) else { return false };
    match sign.letter {
        '!' | '?' | ';' | '…' => true,
        '.' => !matches!(sign.typed, '.' | '．') || !beside(folded, index).1.is_some_and(is_word),
        _ => false,
    }
}
