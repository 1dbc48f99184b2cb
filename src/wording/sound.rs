//! How characters sound: phrases that are written in pinyin, or with characters that sound alike (rules G15.15 and G15.16).

use super::fold::Character;
use super::phrase::letters_with;
use crate::course::{Phrase, Sounds, Traditional};
use encoding_rs::GBK;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// More readings than this are those of names and of old texts.
const READINGS: usize = 3;

/// Letters of pinyin with their tones: each group is read as its first.
const TONES: [&str; 6] = ["aāáǎà", "eēéěè", "iīíǐì", "oōóǒò", "uūúǔù", "vüǖǘǚǜ"];

/// What the checker needs to know to hear these phrases: the syllables of their characters; for those with homophones, all
/// common characters with the same usual reading, too. Common are those of the first level of GB 2312, a standard of 1980.
pub fn sounds_of<'p>(phrases: impl IntoIterator<Item = &'p Phrase>, traditional: &Traditional) -> Sounds {
    let (mut letters, mut heard) = (BTreeSet::new(), BTreeSet::new());
    for phrase in phrases {
        for form in std::iter::once(&phrase.phrase).chain(&phrase.also) {
            letters.extend(letters_with(form, traditional));
        }
        if phrase.homophones {
            heard.extend(letters_with(&phrase.phrase, traditional).into_iter().filter_map(usual));
        }
    }
    let mut sounds: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for letter in letters {
        for syllable in syllables(letter) {
            sounds.entry(syllable).or_default().insert(letter);
        }
    }
    for syllable in heard {
        if let Some(letters) = COMMON.get(&syllable) {
            sounds.entry(syllable).or_default().extend(letters);
        }
    }
    sounds.into_iter().map(|(syllable, letters)| (syllable, letters.into_iter().collect())).collect()
}

/// The most usual reading of a Chinese character.
fn usual(letter: char) -> Option<String> {
    letter.to_pinyin().map(|reading| plain(reading.plain()))
}

/// The readings of a Chinese character; nothing for any other.
fn syllables(letter: char) -> Vec<String> {
    let readings = letter.to_pinyin_multi().into_iter().flatten();
    let mut syllables: Vec<String> = Vec::new();
    for syllable in readings.map(|reading| plain(reading.plain())) {
        if !syllables.contains(&syllable) && syllables.len() < READINGS {
            syllables.push(syllable);
        }
    }
    syllables
}

/// As it is typed: keyboards have no ü.
fn plain(syllable: &str) -> String {
    syllable.replace('ü', "v")
}

/// The characters of the first level of GB 2312, the rows 16 to 55, each of 94, by their usual readings.
static COMMON: LazyLock<BTreeMap<String, Vec<char>>> = LazyLock::new(|| {
    let codes = (0xb0..=0xd7_u8).flat_map(|row| (0xa1..=0xfe_u8).map(move |cell| [row, cell]));
    let decoded = |code: [u8; 2]| GBK.decode_without_bom_handling_and_without_replacement(&code)?.chars().next();
    let mut by_syllable: BTreeMap<String, Vec<char>> = BTreeMap::new();
    for letter in codes.filter_map(decoded) {
        if let Some(syllable) = usual(letter) {
            by_syllable.entry(syllable).or_default().push(letter);
        }
    }
    by_syllable
});

/// Sounds by character.
#[derive(Debug)]
pub(super) struct Hearing<'r>(BTreeMap<char, Vec<&'r str>>);

impl<'r> Hearing<'r> {
    /// Takes the sounds of a list of rules.
    pub fn of(sounds: &'r Sounds) -> Self {
        let mut by_letter: BTreeMap<char, Vec<&str>> = BTreeMap::new();
        for (syllable, letters) in sounds {
            for letter in letters.chars() {
                by_letter.entry(letter).or_default().push(syllable);
            }
        }
        Self(by_letter)
    }

    /// How a character sounds.
    pub fn syllables(&self, letter: char) -> &[&'r str] {
        self.0.get(&letter).map_or(&[], Vec::as_slice)
    }

    /// Whether two characters sound alike.
    pub fn are_alike(&self, letter: char, other: char) -> bool {
        let others = self.syllables(other);
        self.syllables(letter).iter().any(|syllable| others.contains(syllable))
    }
}

/// How many characters of `text` from `at` on spell a letter with these syllables, tones or not; the most where several do.
pub(super) fn spelled(syllables: &[&str], text: &[Character], at: usize) -> Option<usize> {
    let spells = |syllable: &&&str| {
        let mut typed = text.iter().skip(at).map(|character| toneless(character.letter));
        syllable.chars().all(|sound| typed.next() == Some(sound))
    };
    syllables.iter().filter(spells).map(|syllable| syllable.len()).max()
}

fn toneless(letter: char) -> char {
    let group = TONES.iter().find(|group| group.contains(letter));
    group.and_then(|group| group.chars().next()).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(phrase: &str, homophones: bool) -> Phrase {
        Phrase { phrase: phrase.to_owned(), also: Vec::new(), deniable: false, homophones, reason: None, instead: None }
    }

    #[test]
    fn only_phrases_that_ask_for_it_bring_characters_of_the_same_sound() {
        let sounds = sounds_of(&[phrase("返现", false), phrase("OK", true)], &Traditional::new());
        assert_eq!(sounds, Sounds::from([("fan".into(), "返".into()), ("xian".into(), "现".into())]));
        let sounds = sounds_of(&[phrase("不知道", true)], &Traditional::new());
        for (syllable, letter) in [("bu", '布'), ("zhi", '只'), ("dao", '到'), ("dao", '道')] {
            assert!(sounds[syllable].contains(letter), "{sounds:?}");
        }
        assert!(!sounds["bu"].contains('醭'), "{sounds:?}");
        assert_eq!(sounds["fou"], "不");
    }

    #[test]
    fn the_letter_that_keyboards_lack_is_typed_as_v() {
        let sounds = sounds_of(&[phrase("女", false)], &Traditional::new());
        assert_eq!(sounds.keys().collect::<Vec<_>>(), ["nv", "ru"]);
    }
}
