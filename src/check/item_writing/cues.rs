//! What sets the right choice apart: its length, its form, words of the prompt, the lack of absolute words; and choices
//! that speak of the others.

use super::repeated::repeated;
use super::{Choices, last_clause};
use crate::bank::{absolute_words, is_readable, is_word, lower, parts, reading_length, stands_in};
use crate::course::{Choice, Question};
use crate::diagnostic::{Code, Diagnostic};
use crate::letters::{LetterSet, Phrases};
use std::sync::LazyLock;

/// By so much a right choice has to be longer to stand out: four Chinese characters, eight letters. Short choices differ by a
/// word or two without anybody noticing.
const LONGER: usize = 8;

/// What speaks of all the other choices or of none of them.
const OF_OTHERS: [&str; 26] = [
    "以上都",
    "以上全",
    "以上皆",
    "以上均",
    "以上没有",
    "上述都",
    "上述全",
    "上述皆",
    "上述均",
    "前面都",
    "其他都",
    "都对",
    "都不对",
    "全对",
    "全错",
    "都正确",
    "都不正确",
    "都不是",
    "all of the above",
    "none of the above",
    "any of the above",
    "all of these",
    "none of these",
    "all the above",
    "none of them",
    "all of them",
];

/// The phrases above that are also parts of ordinary sentences, and speak of choices only as a whole choice.
const ONLY_WHOLE: [&str; 9] =
    ["都对", "都不对", "全对", "全错", "都正确", "都不正确", "都不是", "none of them", "all of them"];

/// Notes every cue in the choices of `question`.
pub fn check(question: &Question, choices: &Choices, found: &mut Vec<Diagnostic>) {
    let at_key = |code| Diagnostic::new(code, question.key_span);
    if let Some((longest, others)) = stands_out(choices) {
        let diagnostic = at_key(Code::KeyLongest).with("longest", characters(longest));
        let diagnostic = diagnostic.with("others", characters(others));
        found.push(if choices.single { diagnostic } else { diagnostic.with("mean", "yes") });
    }
    if let Some(form) = form(&question.prompt.text, choices) {
        let diagnostic = at_key(Code::GrammaticalCue);
        found.push(if form.is_empty() { diagnostic } else { diagnostic.with(form, "yes") });
    }
    for choice in choices.all().filter(|choice| speaks_of_others(&choice.text.text, choices)) {
        found.push(Diagnostic::new(Code::AllOfTheAbove, choice.span).with("text", &choice.text.text));
    }
    let absolute = |choices: &[&Choice]| choices.iter().flat_map(|choice| absolute_words(&choice.text.text)).collect();
    let (right, mut wrong): (Vec<_>, Vec<_>) = (absolute(&choices.right), absolute(&choices.wrong));
    if right.is_empty() && !wrong.is_empty() {
        wrong.dedup();
        found.push(at_key(Code::AbsoluteDistractor).with("words", wrong.join(", ")));
    }
    if let Some(words) = repeated(&question.prompt.text, choices) {
        found.push(at_key(Code::KeyRepeatsPrompt).with("words", words));
    }
}

/// Letters as Chinese characters, with a half where there is one.
fn characters(length: usize) -> String {
    if length.is_multiple_of(2) { (length / 2).to_string() } else { format!("{}.5", length / 2) }
}

/// The length of what is right and of what is wrong, if the former is too much longer.
///
/// One right choice is held against the longest wrong one, and may be a quarter longer; several are held against the wrong ones by
/// their means, and may be two fifths longer.
fn stands_out(choices: &Choices) -> Option<(usize, usize)> {
    let lengths = |choices: &[&Choice]| choices.iter().map(|choice| reading_length(&choice.text.text)).collect();
    let (right, wrong): (Vec<usize>, Vec<usize>) = (lengths(&choices.right), lengths(&choices.wrong));
    let mean = |lengths: &[usize]| lengths.iter().sum::<usize>() / lengths.len().max(1);
    let (right, wrong, percent) = if choices.single {
        (mean(&right), wrong.into_iter().max().unwrap_or(0), 125)
    } else {
        (mean(&right), mean(&wrong), 140)
    };
    (right * 100 > wrong * percent && right >= wrong + LONGER).then_some((right, wrong))
}

/// What form the right choices alone have: `""` the one of the prompt's grammar, else the name of a message.
fn form(prompt: &str, choices: &Choices) -> Option<&'static str> {
    // Every right choice has it, and no wrong one.
    let only_right = |has: &dyn Fn(&str) -> bool| {
        choices.right.iter().all(|choice| has(&choice.text.text))
            && !choices.wrong.iter().any(|choice| has(&choice.text.text))
    };
    let begins_with_vowel = |text: &str| text.trim_start().starts_with(|letter: char| "aeioAEIO".contains(letter));
    let begins_with_consonant = |text: &str| {
        let first = text.trim_start().chars().next();
        first.is_some_and(|letter| letter.is_ascii_alphabetic() && !"aeiouhAEIOUH".contains(letter))
    };
    let article = parts(prompt).next_back().is_some_and(|last| {
        is_word(last, "an") && only_right(&begins_with_vowel)
            || is_word(last, "a") && only_right(&begins_with_consonant)
    });
    let ends = |text: &str| ends_a_sentence(text);
    let goes_on = |text: &str| !ends_a_sentence(text);
    if article {
        Some("")
    } else if choices.single && (only_right(&ends) || only_right(&goes_on)) {
        Some("ending")
    } else if asks_for_number(prompt) && only_right(&has_number) {
        Some("number")
    } else {
        None
    }
}

/// Whether a text ends as a sentence does, inside or outside of quotation marks.
fn ends_a_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['”', '’', '」', '"', '）', ')']);
    text.ends_with(['。', '！', '？', '.', '!', '?', '~', '～', '…'])
}

/// Whether the last clause asks how many.
fn asks_for_number(prompt: &str) -> bool {
    let last = last_clause(prompt);
    let how_many = ["how many", "how much", "how long", "how often"];
    stands_in("多少", last)
        || (last.contains('几') && !last.contains("哪几"))
        || (last.contains(['h', 'H']) && how_many.iter().any(|ask| last.to_lowercase().contains(ask)))
}

/// Whether a number stands in `text`, in digits or in words.
fn has_number(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "once"];
    text.contains(|letter: char| letter.is_numeric() || "一二三四五六七八九十百千万两半".contains(letter))
        || parts(text).any(|part| WORDS.iter().any(|word| is_word(part, word)))
}

/// Whether a choice says something of other choices: 以上都对, "none of the above", "A and C".
fn speaks_of_others(text: &str, choices: &Choices) -> bool {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&OF_OTHERS));
    let text = lower(text.trim().trim_end_matches(['。', '.', '！', '!']));
    let mut phrases = PHRASES.standing_in(&text, LetterSet::of(text.chars()));
    phrases.any(|phrase| text == phrase || !ONLY_WHOLE.contains(&phrase)) || names_others(&text, choices)
}

/// Whether a text of small letters is nothing but names of choices with words between them, two at least.
fn names_others(text: &str, choices: &Choices) -> bool {
    const BETWEEN: [&str; 8] = ["", "和", "与", "或", "都对", "和都对", "都", "和都"];
    let others = || text.chars().filter(|letter| !letter.is_ascii() && is_readable(*letter));
    // The longest of those between has three letters.
    if others().nth(3).is_some() || !BETWEEN.iter().any(|between| others().eq(between.chars())) {
        return false;
    }
    let names = |part: &str| choices.all().any(|choice| lower(&choice.id) == part);
    let mut named = 0;
    for part in text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        if names(part) {
            named += 1;
        } else if !["and", "or", "both"].contains(&part) {
            return false;
        }
    }
    named >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::sample::sample;

    fn codes(prompt: &str, right: &[&str], wrong: &[&str]) -> Vec<&'static str> {
        let question = sample(prompt, right, wrong);
        let mut found = Vec::new();
        check(&question, &Choices::of(&question).unwrap(), &mut found);
        found.iter().map(|diagnostic| diagnostic.code.name()).collect()
    }

    #[test]
    fn a_right_choice_of_twice_the_length_stands_out_and_one_of_a_word_more_does_not() {
        assert_eq!(codes("怎么回？", &["先致歉，再说明几点能有结果"], &["请她稍后再来", "转给同事"]), ["key-longest"]);
        assert!(codes("怎么回？", &["先致歉，再核实"], &["请她再来", "转给同事"]).is_empty());
        assert_eq!(
            codes("选哪些？", &["先致歉，再说明几点", "告诉她进展到哪一步"], &["不回", "转走"]),
            ["key-longest"]
        );
    }

    #[test]
    fn the_form_of_the_right_choice_alone_is_a_cue() {
        assert_eq!(codes("It is sent by an", &["agent"], &["customer", "platform"]), ["grammatical-cue"]);
        assert!(codes("It is sent by a", &["customer"], &["platform", "seller"]).is_empty());
        assert_eq!(
            codes("哪句合适？", &["方便说一下尺码吗？"], &["自己看尺码表", "先拍下来再说"]),
            ["grammatical-cue"]
        );
        assert_eq!(codes("最多等几秒？", &["二十秒"], &["越快越好", "看心情"]), ["grammatical-cue"]);
        assert!(codes("最多等几秒？", &["二十秒"], &["三十秒", "越快越好"]).is_empty());
    }

    #[test]
    fn choices_that_speak_of_others_are_found_and_sentences_with_their_words_are_not() {
        assert_eq!(codes("选哪个？", &["以上都对"], &["甲", "乙"]), ["all-of-the-above"]);
        assert_eq!(codes("Which?", &["A and B"], &["this", "that"]), ["all-of-the-above"]);
        assert!(codes("选哪个？", &["两边都对一遍账"], &["A 店和 B 店", "AB 胶"]).is_empty());
    }

    #[test]
    fn absolute_words_are_a_cue_only_if_no_right_choice_has_one() {
        assert_eq!(codes("怎么说？", &["预计明天到"], &["明天一定到", "看物流"]), ["absolute-distractor"]);
        assert!(codes("怎么说？", &["所有订单都核对"], &["明天一定到", "看物流"]).is_empty());
    }

    #[test]
    fn words_of_the_prompt_in_the_right_choice_alone_are_a_cue() {
        assert_eq!(
            codes("物流显示还在转运，怎么回？", &["现在还在转运"], &["已经到站了", "快了"]),
            ["key-repeats-prompt"]
        );
        assert!(codes("物流显示还在转运，怎么回？", &["现在还在转运"], &["还在转运中吧", "快了"]).is_empty());
        assert_eq!(
            codes(
                "The order number is missing.",
                &["Ask for the order number"],
                &["Wait for the next morning", "Ship it again at once"]
            )
            .len(),
            1
        );
    }
}
