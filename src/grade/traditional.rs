//! Traditional characters and the simplified ones that they are written as: the table, and what a key needs of it
//! (rule G3.8).

use super::normalise;
use crate::course::Traditional;
use std::collections::BTreeSet;

/// Each line: a simplified character and the traditional ones that are written so.
const TABLE: &str = include_str!("traditional.txt");

/// Every traditional character of the table with its simplified one, in the order of the table.
pub fn traditional_characters() -> impl Iterator<Item = (char, char)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let mut characters = line.chars();
        let simplified = characters.next();
        characters.filter_map(move |traditional| Some((traditional, simplified?)))
    })
}

/// What a key needs of the table so that what it accepts, `texts`, is met in either form: every traditional character
/// of those simplified ones that stand in the texts in either form. Of any other character it makes no difference.
pub fn traditional_of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Traditional {
    let seen: BTreeSet<char> = texts.into_iter().flat_map(|text| normalise(text).chars().collect::<Vec<_>>()).collect();
    let needed: BTreeSet<char> = traditional_characters()
        .filter(|(traditional, simplified)| seen.contains(traditional) || seen.contains(simplified))
        .map(|(_, simplified)| simplified)
        .collect();
    traditional_characters().filter(|(_, simplified)| needed.contains(simplified)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::{Generator, normalise_with};

    #[test]
    fn the_table_has_one_line_a_simplified_character() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        let mut simplified = BTreeSet::new();
        for line in lines {
            assert!(line.chars().count() >= 2, "{line}");
            assert!(simplified.insert(line.chars().next().unwrap()), "{line} stands twice");
        }
        assert!(simplified.len() > 2000, "{}", simplified.len());
    }

    #[test]
    fn every_traditional_character_stands_once_and_none_is_a_simplified_one_or_folded_otherwise() {
        let (traditional, simplified): (Vec<char>, BTreeSet<char>) = traditional_characters().unzip();
        let once: BTreeSet<char> = traditional.iter().copied().collect();
        assert_eq!(once.len(), traditional.len());
        assert_eq!(once.intersection(&simplified).collect::<Vec<_>>(), Vec::<&char>::new());
        for character in once.iter().chain(&simplified) {
            assert_eq!(normalise(&character.to_string()), character.to_string());
            assert_eq!(character.len_utf16(), 1, "{character}: the browser folds one code unit at a time");
        }
    }

    #[test]
    fn a_key_needs_every_form_of_its_own_characters_and_no_others() {
        let needed: String = traditional_of(["发货 OK"]).keys().collect();
        assert_eq!(needed, "發貨髮");
        assert_eq!(traditional_of(["頭髮"]), traditional_of(["头发"]));
        assert!(traditional_of(["20 秒", ""]).is_empty());
    }

    #[test]
    fn what_a_key_needs_makes_the_same_texts_equal_as_the_whole_table() {
        let whole: Traditional = traditional_characters().collect();
        let alphabet: Vec<char> = "发發髮后後里裏裡干乾幹只隻Ａa 〇。".chars().collect();
        let mut generator = Generator::new("traditional characters");
        let mut text = |length| -> String {
            let at = |generator: &mut Generator| generator.below(u32::try_from(alphabet.len()).unwrap()) as usize;
            (0..generator.below(length)).map(|_| alphabet[at(&mut generator)]).collect()
        };
        let mut equal = 0;
        for _ in 0..20_000 {
            let (typed, accepted) = (text(4), text(4));
            let needed = traditional_of([accepted.as_str()]);
            let by = |traditional: &Traditional| {
                normalise_with(&typed, traditional) == normalise_with(&accepted, traditional)
            };
            assert_eq!(by(&needed), by(&whole), "{typed} {accepted}");
            equal += u32::from(by(&whole) && typed != accepted && !accepted.is_empty());
        }
        assert!(equal > 100, "{equal}");
    }
}
