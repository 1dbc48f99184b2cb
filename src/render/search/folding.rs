//! What the browser needs to know of characters: which traditional ones mean which simplified ones, and how the
//! characters of headings are read.
//!
//! Only characters of the course are told about: a query for any other finds nothing in either form. A table of all
//! common ones would cost several times as much.

use crate::grade::traditional_characters;
use pinyin::ToPinyinMulti;
use std::collections::BTreeMap;

/// More readings than this are those of names and of old texts.
const READINGS: usize = 3;

/// The characters of a course, in texts and in headings.
#[derive(Debug, Default)]
pub struct Characters {
    all: CharacterSet,
    in_headings: CharacterSet,
}

/// A set of characters, one bit each, as long as its highest member asks for: a course has millions of characters and
/// a few thousand different ones.
#[derive(Debug, Default)]
struct CharacterSet(Vec<u64>);

impl CharacterSet {
    /// Takes in every character of `text` that is not ASCII.
    fn extend(&mut self, text: &str) {
        for code in text.chars().filter(|character| !character.is_ascii()).map(|character| character as usize) {
            if self.0.len() <= code / 64 {
                self.0.resize(code / 64 + 1, 0);
            }
            self.0[code / 64] |= 1 << (code % 64);
        }
    }

    fn contains(&self, character: char) -> bool {
        let code = character as usize;
        self.0.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
    }

    /// The members in the order of their code points.
    fn iter(&self) -> impl Iterator<Item = char> {
        let codes =
            self.0.iter().zip(0_u32..).flat_map(|(&bits, word)| {
                (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| word * 64 + bit)
            });
        codes.filter_map(char::from_u32)
    }
}

impl Characters {
    /// Notes the characters of a text.
    pub fn see(&mut self, text: &str) {
        self.all.extend(text);
    }

    /// Notes the characters of a heading, a title or a term: they can also be found by their sound.
    pub fn see_heading(&mut self, text: &str) {
        self.see(text);
        self.in_headings.extend(text);
    }

    /// Pairs of a traditional and a simplified character, in one text, for those where either stands in the course.
    #[must_use]
    pub fn traditional(&self) -> String {
        traditional_characters()
            .filter(|(traditional, simplified)| self.all.contains(*simplified) || self.all.contains(*traditional))
            .flat_map(|(traditional, simplified)| [traditional, simplified])
            .collect()
    }

    /// The traditional characters that stand in the course.
    #[must_use]
    pub fn written(&self) -> String {
        let standing = traditional_characters().map(|(traditional, _)| traditional);
        standing.filter(|traditional| self.all.contains(*traditional)).collect()
    }

    /// Syllables without tones, each with the characters of headings that are read so.
    #[must_use]
    pub fn sounds(&self) -> BTreeMap<String, String> {
        let mut sounds: BTreeMap<String, String> = BTreeMap::new();
        for character in self.in_headings.iter() {
            let Some(readings) = character.to_pinyin_multi() else { continue };
            let mut syllables: Vec<String> = Vec::new();
            for reading in readings.into_iter().map(pinyin::Pinyin::plain) {
                // Keyboards have no ü; input methods take v for it.
                let reading = reading.replace('ü', "v");
                if !syllables.contains(&reading) && syllables.len() < READINGS {
                    syllables.push(reading);
                }
            }
            for syllable in syllables {
                sounds.entry(syllable).or_default().push(character);
            }
        }
        sounds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pairs_that_the_course_can_meet_are_told() {
        let mut characters = Characters::default();
        characters.see("发货 OK");
        assert_eq!(characters.traditional(), "發发髮发貨货");
        assert_eq!(characters.written(), "");
        characters.see("貨");
        assert_eq!((characters.traditional(), characters.written()), ("發发髮发貨货".to_owned(), "貨".to_owned()));
    }

    #[test]
    fn a_character_of_a_heading_has_its_readings_and_one_of_the_text_has_none() {
        let mut characters = Characters::default();
        characters.see_heading("重率");
        characters.see("客");
        let sounds = characters.sounds();
        assert_eq!(sounds.keys().collect::<Vec<_>>(), ["chong", "lv", "lve", "shuai", "tong", "zhong"]);
        assert_eq!(sounds["zhong"], "重");
    }
}
