//! Text as it is compared (rules G3): width, case, punctuation, accents and surplus spaces make no difference.
//!
//! Everything but the composing of accents is listed here and in `GRADING.md`, character by character, so that no
//! version of Unicode and no language's own idea of white space or case can change a mark.

use crate::course::Traditional;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The characters that become another one (G3.4): all of the first text become the second character.
const FOLDS: [(&str, char); 13] = [
    ("。｡", '.'),
    ("、､", ','),
    ("∶", ':'),
    ("“”„‟«»「」『』〝〞″", '"'),
    ("‘’‚‛′`´", '\''),
    ("【〔〖", '['),
    ("】〕〗", ']'),
    ("《〈", '<'),
    ("》〉", '>'),
    ("‐‑‒–—―−", '-'),
    ("〜∼˜", '~'),
    ("・･•‧", '·'),
    ("⁄∕", '/'),
];

/// The text in the form in which two texts are compared. Doing it twice changes nothing.
#[must_use]
pub fn normalise(text: &str) -> String {
    normalise_with(text, &Traditional::new())
}

/// As [`normalise`], with these traditional characters taken for their simplified ones (G3.8).
#[must_use]
pub fn normalise_with(text: &str, traditional: &Traditional) -> String {
    let simplified = |character| traditional.get(&character).copied().unwrap_or(character);
    if is_composed(text) {
        let mut spaced = Spaced::with_capacity(text.len());
        for character in text.chars() {
            match character {
                // Most characters are such, and no other rule changes them.
                'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}' => spaced.push(simplified(character)),
                _ => fold(character).map(simplified).into_iter().flat_map(small).for_each(|letter| spaced.push(letter)),
            }
        }
        return spaced.text;
    }
    let mut spaced = Spaced::with_capacity(text.len());
    text.nfc().filter_map(fold).map(simplified).flat_map(small).nfc().for_each(|letter| spaced.push(letter));
    spaced.text.nfc().collect()
}

/// A text without the spaces that separate no words (G3.6).
struct Spaced {
    text: String,
    last: Option<char>,
    /// Whether there are spaces behind the last character.
    is_open: bool,
}

impl Spaced {
    fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), last: None, is_open: false }
    }

    fn push(&mut self, letter: char) {
        if letter == ' ' {
            self.is_open = true;
            return;
        }
        if self.is_open && is_word(letter) && self.last.is_some_and(is_word) {
            self.text.push(' ');
        }
        self.text.push(letter);
        (self.last, self.is_open) = (Some(letter), false);
    }
}

/// Whether a text has only characters that Unicode neither composes nor decomposes, nor what they are folded to: ASCII, Han
/// characters and their punctuation. Most texts are such, and composing takes several times as long as looking.
#[must_use]
pub fn is_composed(text: &str) -> bool {
    let is_plain = |character| {
        matches!(character, '\0'..='\u{7f}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
    };
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        at += match byte {
            ..0x80 => 1,
            // What begins with one of these lies between U+5000 and U+9FFF.
            0xe5..=0xe9 => 3,
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(character) if is_plain(character) => character.len_utf8(),
                _ => return false,
            },
        };
    }
    true
}

/// One character after folding, or nothing for an invisible one (G3.2 to G3.4).
fn fold(character: char) -> Option<char> {
    match character {
        // Most characters are none of those below.
        'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}' => Some(character),
        '\t'..='\r' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' => Some(' '),
        '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => None,
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(u32::from(character) - 0xfee0)?;
            Some(listed(narrow).unwrap_or(narrow))
        }
        '￥' => Some('¥'),
        'ς' => Some('σ'),
        _ => Some(listed(character).unwrap_or(character)),
    }
}

/// What the list makes of a character.
fn listed(character: char) -> Option<char> {
    static TABLE: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
        let listed = FOLDS.iter().flat_map(|&(from, to)| from.chars().map(move |character| (character, to)));
        let mut table: Vec<(char, char)> = listed.collect();
        table.sort_unstable();
        table
    });
    let found = TABLE.binary_search_by_key(&character, |(from, _)| *from);
    found.ok().and_then(|at| TABLE.get(at)).map(|(_, to)| *to)
}

/// Small letters for the capitals of the Latin, Greek and Cyrillic alphabets (G3.5), one character at a time.
fn small(character: char) -> impl Iterator<Item = char> {
    let has_case = matches!(character, 'A'..='\u{52f}' | '\u{1e00}'..='\u{1fff}');
    let lower = has_case.then(|| character.to_lowercase());
    let same = if has_case { None } else { Some(character) };
    lower.into_iter().flatten().chain(same)
}

/// Whether the character is white space (G3.2).
pub(crate) fn is_space(character: char) -> bool {
    fold(character) == Some(' ')
}

/// Whether the character belongs to the words that spaces separate: digits and Latin, Greek, Cyrillic letters.
pub(crate) fn is_word(character: char) -> bool {
    match character {
        '×' | '÷' => false,
        '0'..='9' | 'a'..='z' | 'À'..='\u{2af}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Generator;

    #[test]
    fn normalising_twice_changes_nothing() {
        let marks = "\u{301}\u{307}\u{331}\u{338}\u{3099}\u{34f}";
        let others = " \u{a0}\u{3000}\u{feff}ＡｅＨhHſKİςΣΆ＝=<か天🙂×\u{1fef}\u{2329}`~-—。\u{1100}\u{1161}\u{11a8}";
        let alphabet: Vec<char> = marks.chars().chain(others.chars()).collect();
        let mut generator = Generator::new("normalising twice");
        for _ in 0..20_000 {
            let length = generator.below(9);
            let text: String = (0..length)
                .map(|_| alphabet[generator.below(u32::try_from(alphabet.len()).unwrap()) as usize])
                .collect();
            let once = normalise(&text);
            assert_eq!(normalise(&once), once, "{}", text.escape_unicode());
        }
    }

    #[test]
    fn characters_that_are_not_composed_stay_as_they_are_beside_each_other_and_when_folded() {
        let all = ('\0'..='\u{10ffff}').filter(|character| is_composed(&character.to_string()));
        let all: String = all.flat_map(|character| [Some(character), fold(character)]).flatten().collect();
        assert_eq!(all.nfc().collect::<String>(), all);
        assert!(!is_composed("e\u{301}") && !is_composed("が") && is_composed("首次响应：20 秒。"));
    }

    #[test]
    fn every_character_of_the_list_becomes_what_the_list_says() {
        for (from, to) in FOLDS {
            assert!(from.chars().all(|character| listed(character) == Some(to)), "{from}");
        }
        assert_eq!(['a', '。', '字', '\u{10ffff}'].map(listed), [None, Some('.'), None, None]);
    }

    #[test]
    fn what_the_list_gives_is_not_listed_itself() {
        for (_, to) in FOLDS {
            assert_eq!(fold(to), Some(to));
        }
    }
}
