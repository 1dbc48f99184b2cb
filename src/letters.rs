//! Sets of letters, to pass over what cannot be found: most phrases that are looked for have a letter that a text has not.

/// A set of letters in which some share a place: a letter that is not in the set was never put there, one that is may be another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LetterSet(u128);

impl LetterSet {
    /// The set of these letters.
    #[must_use]
    pub fn of(letters: impl IntoIterator<Item = char>) -> Self {
        Self(letters.into_iter().fold(0, |bits, letter| bits | Self::bit(letter)))
    }

    /// Whether the letter may be in the set.
    #[must_use]
    pub fn has(self, letter: char) -> bool {
        self.0 & Self::bit(letter) != 0
    }

    /// Whether all letters of the other set may be in this one.
    #[must_use]
    pub fn has_all(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    fn bit(letter: char) -> u128 {
        1 << (u32::from(letter) % u128::BITS)
    }
}

/// A list of phrases that are looked for in many texts.
#[derive(Debug)]
pub struct Phrases(Vec<(&'static str, LetterSet)>);

impl Phrases {
    /// The phrases of this list.
    #[must_use]
    pub fn of(list: &[&'static str]) -> Self {
        Self(list.iter().map(|phrase| (*phrase, LetterSet::of(phrase.chars()))).collect())
    }

    /// Those that stand in `text`, whose letters are in `letters`, in the order of the list.
    pub fn standing_in<'t>(&'t self, text: &'t str, letters: LetterSet) -> impl Iterator<Item = &'static str> + 't {
        let phrases = self.0.iter().filter(move |(_, set)| letters.has_all(*set)).map(|(phrase, _)| *phrase);
        phrases.filter(move |phrase| text.contains(phrase))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_list_of_phrases_those_are_found_that_stand_in_the_text() {
        let phrases = Phrases::of(&["都对", "以上", "全对", "", "对都", "above"]);
        let found = |text: &str| phrases.standing_in(text, LetterSet::of(text.chars())).collect::<Vec<_>>();
        assert_eq!(found("以上都对"), ["都对", "以上", ""]);
        assert_eq!(found("all of the above"), ["", "above"]);
        assert_eq!(found(""), [""]);
    }

    #[test]
    fn what_was_put_into_a_set_is_in_it_and_what_shares_no_place_with_it_is_not() {
        let set = LetterSet::of("全部订单".chars());
        assert!("全部订单".chars().all(|letter| set.has(letter)) && set.has_all(LetterSet::of("订单".chars())));
        assert!(!set.has('都') && !set.has_all(LetterSet::of("都订单".chars())));
        assert!(set.has_all(LetterSet::default()) && !LetterSet::default().has('a'));
    }
}
