//! Words of the prompt that a right choice repeats and no wrong one does.

use super::Choices;
use crate::bank::{is_readable, is_wide, lower, reading_length};
use crate::course::Choice;
use std::borrow::Cow;

/// So much has to be the same to be noticed: four Chinese characters, eight letters.
const NOTICED: usize = 8;

/// Words that every English sentence has; they are no cue.
const COMMON: [&str; 32] = [
    "the", "a", "an", "of", "to", "in", "on", "is", "are", "was", "and", "or", "for", "with", "you", "your", "it",
    "that", "this", "by", "as", "at", "be", "have", "has", "not", "do", "does", "will", "from", "they", "customer",
];

/// A word, or a character of a writing without spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    Letter(char),
    Word(&'t str),
}

impl Token<'_> {
    /// How much there is to read, but nothing for common words.
    fn weight(self) -> usize {
        match self {
            Self::Letter(letter) => 1 + usize::from(is_wide(letter)),
            Self::Word(word) if COMMON.contains(&word) => 0,
            Self::Word(word) => reading_length(word),
        }
    }

    /// A number that is the same for the same token.
    fn number(self) -> u64 {
        match self {
            Self::Letter(letter) => letter.into(),
            Self::Word(word) => word.bytes().fold(0, |number: u64, byte| number.rotate_left(5) ^ u64::from(byte)),
        }
    }
}

/// The longest words of the prompt that a right choice repeats, if no wrong choice repeats any: at least four Chinese characters in a
/// row, or two English words of eight letters together.
pub fn repeated(prompt: &str, choices: &Choices) -> Option<String> {
    let prompt = lower(prompt);
    let pairs = Pairs::of(&prompt);
    // Most choices repeat nothing, and that shows without comparing.
    let right = texts(&choices.right, &pairs);
    if right.is_empty() {
        return None;
    }
    let prompt = runs(&prompt);
    let longest = |texts: &[Cow<str>]| {
        let parts = texts.iter().filter_map(|text| {
            let part = shared(&runs(text), &prompt)?;
            Some((part.iter().copied().map(Token::weight).sum::<usize>(), joined(&part)))
        });
        parts.max_by_key(|(weight, _)| *weight)
    };
    let (_, words) = longest(&right)?;
    longest(&texts(&choices.wrong, &pairs)).is_none().then_some(words)
}

/// The texts of those choices that may share a part with the text of these pairs, in small letters.
fn texts<'q>(choices: &[&'q Choice], pairs: &Pairs) -> Vec<Cow<'q, str>> {
    choices.iter().map(|choice| lower(&choice.text.text)).filter(|text| pairs.may_share(text)).collect()
}

/// The pairs of neighbouring tokens of a text, as a set in which some share a place.
struct Pairs([u64; Self::WORDS]);

impl Pairs {
    const WORDS: usize = 8;

    fn of(text: &str) -> Self {
        let mut pairs = Self([0; Self::WORDS]);
        for piece in pieces(text) {
            let mut before = None;
            for token in tokens(piece) {
                if let Some(before) = before.replace(token) {
                    let (word, bit) = Self::place(before, token);
                    pairs.0[word] |= bit;
                }
            }
        }
        pairs
    }

    /// Whether `text` may share a part of at least [`NOTICED`] letters with the text of these pairs: then each two tokens of that part
    /// are one of the pairs.
    fn may_share(&self, text: &str) -> bool {
        pieces(text).any(|piece| {
            let (mut before, mut together) = (None, 0);
            tokens(piece).any(|token| {
                let Some(before) = before.replace(token) else { return false };
                let (word, bit) = Self::place(before, token);
                together = match (self.0[word] & bit != 0, together) {
                    (true, 0) => before.weight() + token.weight(),
                    (true, weight) => weight + token.weight(),
                    (false, _) => 0,
                };
                together >= NOTICED
            })
        })
    }

    fn place(before: Token, token: Token) -> (usize, u64) {
        let both = before.number().rotate_left(21) ^ token.number();
        let scattered = both.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((scattered >> 61) as usize, 1 << (scattered >> 55 & 63))
    }
}

/// Tokens as a text, with spaces between words.
fn joined(part: &[Token<'_>]) -> String {
    let mut text = String::new();
    for token in part {
        match token {
            Token::Letter(letter) => text.push(*letter),
            Token::Word(word) => {
                text.push_str(if text.ends_with(|letter: char| letter.is_ascii()) { " " } else { "" });
                text.push_str(word);
            }
        }
    }
    text
}

/// The longest part that stands in both, of at least [`NOTICED`] letters.
fn shared<'t>(runs: &[Vec<Token<'t>>], prompt: &[Vec<Token<'_>>]) -> Option<Vec<Token<'t>>> {
    let weight = |part: &[Token<'_>]| part.iter().copied().map(Token::weight).sum::<usize>();
    let mut longest: Option<&[Token<'t>]> = None;
    // For each token of the prompt, how many up to it and up to the present one of the choice are the same.
    let mut same: Vec<usize> = Vec::new();
    for (run, asked) in runs.iter().flat_map(|run| prompt.iter().map(move |asked| (run, asked))) {
        same.clear();
        same.resize(asked.len(), 0);
        for (end, token) in run.iter().enumerate() {
            // From the last on, so that what stands before each is still that of the token before.
            for at in (0..asked.len()).rev() {
                let before = at.checked_sub(1).map_or(0, |before| same[before]);
                same[at] = if asked[at] == *token { 1 + before } else { 0 };
            }
            let most = same.iter().copied().max().unwrap_or(0);
            let part = &run[end + 1 - most..=end];
            if most >= 2 && weight(part) >= NOTICED && longest.is_none_or(|longest| weight(part) > weight(longest)) {
                longest = Some(part);
            }
        }
    }
    longest.map(<[Token<'t>]>::to_vec)
}

/// What stands between two signs in a text of small letters.
fn runs(text: &str) -> Vec<Vec<Token<'_>>> {
    pieces(text).map(|piece| tokens(piece).collect::<Vec<_>>()).filter(|tokens| tokens.len() >= 2).collect()
}

/// The texts between signs.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(is_readable(letter) || letter == ' '))
}

/// Chinese characters one by one, other words as wholes.
fn tokens(piece: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = piece.trim_start_matches(' ');
    std::iter::from_fn(move || {
        let letter = rest.chars().next()?;
        let length = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (token, length) = match length {
            0 => (Token::Letter(letter), letter.len_utf8()),
            _ => (Token::Word(&rest[..length]), length),
        };
        rest = rest[length..].trim_start_matches(' ');
        Some(token)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Generator;

    #[test]
    fn no_text_that_shares_a_part_with_another_is_passed_over() {
        let pieces = [
            "还", "在", "转", "运", "物", "流", "order", "number", "the", "a", " ", " ", " ", " ", "，", "7",
            "missing", "é",
        ];
        let mut generator = Generator::new("repeated");
        let mut any = |most| -> String { (0..most).map(|_| pieces[generator.below(18) as usize]).collect() };
        let (mut found, mut passed_over) = (0, 0);
        for _ in 0..20_000 {
            let (prompt, text) = (any(14), any(9));
            let is_shared = shared(&runs(&text), &runs(&prompt)).is_some();
            let may_be = Pairs::of(&prompt).may_share(&text);
            assert!(may_be || !is_shared, "{prompt} / {text}");
            found += u32::from(is_shared);
            passed_over += u32::from(!may_be);
        }
        assert!(found > 100 && passed_over > 10_000, "{found} {passed_over}");
    }
}
