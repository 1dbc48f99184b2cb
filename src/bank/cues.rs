//! What a text shows of itself to somebody who does not know the subject: its length, absolute words, cautious words.
//!
//! Used by the lint of questions and by the strategies of guessing, so that both look for the same.

use crate::letters::{LetterSet, Phrases};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Words that allow no exception, in Chinese.
const ABSOLUTE: [&str; 21] = [
    "一定",
    "绝对",
    "必定",
    "必然",
    "永远",
    "永不",
    "从不",
    "从来",
    "所有",
    "任何",
    "全部",
    "一律",
    "完全",
    "总是",
    "百分之百",
    "百分百",
    "彻底",
    "凡是",
    "唯一",
    "毫无",
    "无论如何",
];

/// Words that allow no exception, in English.
const ABSOLUTE_IN_ENGLISH: [&str; 13] = [
    "always",
    "never",
    "all",
    "every",
    "everyone",
    "everything",
    "none",
    "nobody",
    "absolutely",
    "completely",
    "entirely",
    "totally",
    "only",
];

/// What stands before an absolute word and takes it back: 不一定, 不是所有, 并非一律.
const TAKEN_BACK: [&str; 4] = ["不", "不是", "并非", "未"];

/// Words that leave room, in Chinese. Two of them, 核实 and 确认, promise nothing but to look.
const CAUTIOUS: [&str; 22] = [
    "可能",
    "一般",
    "通常",
    "尽量",
    "尽力",
    "预计",
    "大概",
    "大约",
    "左右",
    "也许",
    "或许",
    "视情况",
    "看情况",
    "为准",
    "建议",
    "往往",
    "多半",
    "有时",
    "不一定",
    "未必",
    "核实",
    "确认",
];

/// Words that leave room, in English.
const CAUTIOUS_IN_ENGLISH: [&str; 16] = [
    "may",
    "might",
    "usually",
    "generally",
    "often",
    "sometimes",
    "likely",
    "probably",
    "about",
    "approximately",
    "possibly",
    "typically",
    "could",
    "expected",
    "tends",
    "confirm",
];

/// Whether `phrase` stands in `text`, as [`str::contains`] tells: that prepares its search for long texts, and most texts of questions
/// are short and have not even the first character.
#[must_use]
pub fn stands_in(phrase: &str, text: &str) -> bool {
    phrase.chars().next().is_none_or(|first| text.contains(first)) && text.contains(phrase)
}

/// Whether a character is a letter or a digit, as [`char::is_alphanumeric`] tells, which looks Chinese characters up in tables.
#[must_use]
pub fn is_readable(letter: char) -> bool {
    match letter {
        '\u{4e00}'..='\u{9fff}' => true,
        '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        _ => letter.is_alphanumeric(),
    }
}

/// How much there is to read: two for a Chinese character, one for any other letter or digit, nothing for the rest.
#[must_use]
pub fn reading_length(text: &str) -> usize {
    text.chars().filter(|letter| is_readable(*letter)).map(|letter| if is_wide(letter) { 2 } else { 1 }).sum()
}

/// Whether a letter is as wide as a Chinese character.
#[must_use]
pub fn is_wide(letter: char) -> bool {
    letter >= '\u{2E80}'
}

/// The text in small letters, as [`str::to_lowercase`] makes it; the same text where it has no others, as most Chinese ones.
#[must_use]
pub fn lower(text: &str) -> Cow<'_, str> {
    let is_plain = |letter| {
        matches!(letter, '\0'..='@' | '['..='\u{7f}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{9fff}'
            | '\u{ff00}'..='\u{ff20}')
    };
    if text.chars().all(is_plain) { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

/// The words of a Latin text as they are written: letters, digits and apostrophes.
pub fn parts(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let is_part = |letter: char| !is_wide(letter) && (letter.is_alphanumeric() || matches!(letter, '\'' | '’'));
    text.split(move |letter| !is_part(letter)).filter(|part| !part.is_empty())
}

/// The words of a Latin text in small letters: letters, digits and apostrophes.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    parts(text).map(word).collect()
}

/// One of the [`parts`] of a text in small letters.
#[must_use]
pub fn word(part: &str) -> String {
    part.replace('’', "'").to_lowercase()
}

/// Whether one of the [`parts`] of a text, in small letters, is `word`, which has ASCII letters only.
#[must_use]
pub fn is_word(part: &str, word: &str) -> bool {
    if part.is_ascii() { part.eq_ignore_ascii_case(word) } else { self::word(part) == word }
}

/// The absolute words in `text`, in the order of the lists. Those that are taken back, such as 不一定 and “not always”, are none.
#[must_use]
pub fn absolute_words(text: &str) -> Vec<&'static str> {
    static CHINESE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&ABSOLUTE));
    let stands = |word: &&'static str| {
        let mut places = text.match_indices(*word);
        places.any(|(at, _)| !TAKEN_BACK.iter().any(|before| text[..at].ends_with(before)))
    };
    let mut in_english = [false; ABSOLUTE_IN_ENGLISH.len()];
    let mut before = "";
    let is_english = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    for part in parts(if is_english { text } else { "" }) {
        if let Some(index) = ABSOLUTE_IN_ENGLISH.iter().position(|word| is_word(part, word)) {
            in_english[index] |= !is_word(before, "not");
        }
        before = part;
    }
    let english = ABSOLUTE_IN_ENGLISH.into_iter().zip(in_english).filter(|(_, stands)| *stands).map(|(word, _)| word);
    CHINESE.standing_in(text, LetterSet::of(text.chars())).filter(stands).chain(english).collect()
}

/// How many of the words that leave room stand in `text`.
#[must_use]
pub fn cautious_words(text: &str) -> usize {
    let words = words(text);
    CAUTIOUS.iter().filter(|word| text.contains(**word)).count()
        + CAUTIOUS_IN_ENGLISH.iter().filter(|word| words.iter().any(|known| known == *word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_read_like_one_chinese_character_and_signs_like_nothing() {
        assert_eq!([reading_length("首响 20 秒。"), reading_length("ab"), reading_length("……！")], [8, 2, 0]);
    }

    #[test]
    fn letters_and_digits_are_those_of_the_standard_library() {
        for letter in '\0'..='\u{1ffff}' {
            assert_eq!(is_readable(letter), letter.is_alphanumeric(), "{}", letter.escape_unicode());
        }
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for letter in '\0'..='\u{1ffff}' {
            let text = letter.to_string();
            assert_eq!(lower(&text), text.to_lowercase(), "{}", text.escape_unicode());
        }
        assert_eq!(lower("以上都对。ＡＢΣ"), "以上都对。ａｂς");
    }

    #[test]
    fn a_part_of_a_text_is_a_word_whatever_its_case() {
        let parts: Vec<&str> = parts("Don’t say “ALWAYS”, 20 秒 K").collect();
        assert_eq!(parts, ["Don’t", "say", "ALWAYS", "20", "K"]);
        assert_eq!(words("Don’t say “ALWAYS”, 20 秒 K"), ["don't", "say", "always", "20", "k"]);
        assert!(is_word("Don’t", "don't") && is_word("ALWAYS", "always") && is_word("\u{212a}", "k"));
        assert!(!is_word("always", "alway") && !is_word("", "not"));
    }

    #[test]
    fn absolute_words_that_are_taken_back_are_none() {
        assert_eq!(absolute_words("所有订单一定今天发"), ["一定", "所有"]);
        assert_eq!(absolute_words("不一定今天发，也不是所有订单"), Vec::<&str>::new());
        assert_eq!(absolute_words("Always check all orders"), ["always", "all"]);
        assert_eq!(absolute_words("It is not always early, overall"), Vec::<&str>::new());
        assert_eq!(absolute_words("NOT all, 不是 Only ALL: never, All"), ["never", "all", "only"]);
    }

    #[test]
    fn cautious_words_are_counted_once_each() {
        assert_eq!(cautious_words("预计明天到，可能后天，预计准时"), 2);
        assert_eq!(cautious_words("It may be about noon"), 2);
    }
}
