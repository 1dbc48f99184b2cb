//! Double negatives: phrases such as 不得不 and "not never", and choices that negate what a prompt negates already.

use super::{Choices, last_clause};
use crate::bank::{is_word, parts, stands_in, word};
use crate::course::{Question, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::letters::{LetterSet, Phrases};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Two negations in a row.
const PHRASES: [&str; 12] = [
    "不能不",
    "不得不",
    "不可不",
    "不会不",
    "没有不",
    "并非不",
    "不是不",
    "未必不",
    "不应不",
    "不该不",
    "不应该不",
    "不可能不",
];

/// Behind "not", a second negation.
const AFTER_NOT: [&str; 12] = [
    "never",
    "no",
    "none",
    "not",
    "without",
    "unlikely",
    "uncommon",
    "unusual",
    "impossible",
    "unreasonable",
    "incorrect",
    "unable",
];

/// Characters that negate.
const NEGATIVE: [char; 7] = ['不', '没', '未', '无', '别', '勿', '非'];

/// Words with such a character that negate nothing.
const NEUTRAL: [&str; 39] = [
    "差不多",
    "不少",
    "不错",
    "不同",
    "不仅",
    "不但",
    "不过",
    "不久",
    "不客气",
    "不好意思",
    "对不起",
    "了不起",
    "不断",
    "不管",
    "不论",
    "不如",
    "不妨",
    "无论",
    "无痕",
    "无线",
    "无理由",
    "非常",
    "除非",
    "未来",
    "别的",
    "别人",
    "分别",
    "个别",
    "区别",
    "特别",
    "级别",
    "类别",
    "识别",
    "性别",
    "告别",
    "不锈钢",
    "无门槛",
    "无纺",
    "没关系",
];

/// What negates in English.
const NEGATIVE_WORDS: [&str; 9] = ["not", "never", "no", "none", "without", "nobody", "nothing", "neither", "cannot"];

/// Notes a double negative in the prompt, in a choice or in a statement.
pub fn phrases(question: &Question, found: &mut Vec<Diagnostic>) {
    if let Some(words) = phrase(&question.prompt.text) {
        found.push(Diagnostic::new(Code::DoubleNegative, question.id.span).with("words", words));
    }
    match &question.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            for choice in choices {
                if let Some(words) = phrase(&choice.text.text) {
                    found.push(Diagnostic::new(Code::DoubleNegative, choice.span).with("words", words));
                }
            }
        }
        // What is marked, put in order or put somewhere is often quoted: how it is worded is the question.
        _ => {}
    }
}

/// Notes choices that negate, of a prompt that asks for what is not so.
pub fn choices(question: &Question, choices: &Choices, found: &mut Vec<Diagnostic>) {
    if !asks_negatively(&question.prompt.text) {
        return;
    }
    for choice in choices.all() {
        if let Some(words) = negation(&choice.text.text) {
            let diagnostic = Diagnostic::new(Code::DoubleNegative, choice.span).with("words", words);
            found.push(diagnostic.with("choice", "yes"));
        }
    }
}

/// The first double negative in `text`.
fn phrase(text: &str) -> Option<String> {
    // All that are looked for in Chinese have it.
    let chinese = if text.contains('不') { in_chinese(text) } else { None };
    chinese.or_else(|| in_english(text))
}

fn in_chinese(text: &str) -> Option<String> {
    static TWICE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&PHRASES));
    let twice = TWICE.standing_in(text, LetterSet::of(text.chars())).find(|phrase| {
        text.match_indices(*phrase).any(|(at, _)| {
            // 是不是不, 有没有不: the first half asks.
            let before = text[..at].chars().next_back();
            before.is_none() || before != phrase.chars().nth(1)
        })
    });
    twice.map(|phrase| (*phrase).to_owned()).or_else(|| must(text))
}

fn in_english(text: &str) -> Option<String> {
    let is_not = |part: &str| {
        let short = |part: &str| part.ends_with(['t', 'T']) && word(part).ends_with("n't");
        is_word(part, "not") || is_word(part, "cannot") || short(part)
    };
    // Every negation that comes first ends with it.
    if !text.bytes().any(|byte| matches!(byte, b't' | b'T')) {
        return None;
    }
    let mut words = parts(text).peekable();
    std::iter::from_fn(|| Some((words.next()?, *words.peek()?)))
        .find(|(one, next)| is_not(one) && AFTER_NOT.iter().any(|word| is_word(next, word)))
        .map(|(one, next)| format!("{} {}", word(one), word(next)))
}

/// 非……不可 within one clause.
fn must(text: &str) -> Option<String> {
    text.match_indices('非').find_map(|(at, _)| {
        let rest = &text[at..];
        let clause = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or(rest);
        let end = clause.find("不可")?;
        (!clause.starts_with("非常") && clause[..end].chars().count() <= 12)
            .then(|| clause[..end + "不可".len()].to_owned())
    })
}

/// A text without what it quotes: somebody else's words.
fn without_quotes(text: &str) -> Cow<'_, str> {
    if !text.contains(['“', '”']) {
        return Cow::Borrowed(text);
    }
    let mut own = String::with_capacity(text.len());
    let mut inside = 0_u32;
    for letter in text.chars() {
        match letter {
            '“' => inside += 1,
            '”' => inside = inside.saturating_sub(1),
            letter if inside == 0 => own.push(letter),
            _ => {}
        }
    }
    Cow::Owned(own)
}

/// Whether the last clause of a prompt asks which is not so: 哪一项不对, "which is not".
fn asks_negatively(prompt: &str) -> bool {
    let own = without_quotes(prompt);
    let last = last_clause(&own);
    let has = |words: &[&str]| parts(last).any(|part| words.iter().any(|word| is_word(part, word)));
    let negates = negation(last).is_some();
    let asks = || ["哪", "什么", "谁", "以下", "下列", "下面"].iter().any(|word| stands_in(word, last));
    ((negates || last.contains("除了")) && asks()) || ((negates || has(&["except"])) && has(&["which", "what", "who"]))
}

/// The first word in `text` that negates.
fn negation(text: &str) -> Option<String> {
    for (at, letter) in text.match_indices(NEGATIVE).filter_map(|(at, found)| Some((at, found.chars().next()?))) {
        let neutral = NEUTRAL
            .iter()
            .any(|word| text.match_indices(*word).any(|(start, word)| start <= at && at < start + word.len()));
        let before = text[..at].chars().next_back();
        let after = text[at..].chars().nth(1);
        // 能不能, 有没有
        let asks = before.is_some() && before == after;
        if !neutral && !asks {
            return Some(
                [Some(letter), after.filter(|letter| letter.is_alphanumeric())].into_iter().flatten().collect(),
            );
        }
    }
    let short = |part: &str| part.ends_with(['t', 'T']) && word(part).ends_with("n't");
    let is_negative = |part: &&str| NEGATIVE_WORDS.iter().any(|word| is_word(part, word)) || short(part);
    parts(text).find(is_negative).map(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_negations_in_a_row_are_found_and_questions_with_both_halves_are_not() {
        let words: Vec<_> =
            ["这句话不能不说", "非改不可的一句", "It is not uncommon", "Do not leave without it"].map(phrase).into();
        assert_eq!(words, [Some("不能不".into()), Some("非改不可".into()), Some("not uncommon".into()), None]);
        assert_eq!(
            ["是不是不发货", "有没有不懂的", "非常好，不可以退", "I'm not sure"].map(phrase),
            [None, None, None, None]
        );
    }

    #[test]
    fn a_prompt_asks_negatively_only_in_its_last_clause() {
        assert!(asks_negatively("顾客来催。哪一项不合适？"));
        assert!(asks_negatively("Which of these is not allowed?"));
        assert!(!asks_negatively("顾客说不要了，哪一句合适？"));
        assert!(!asks_negatively("能不能改地址，以哪一个为准？"));
        assert!(!asks_negatively("“我不知道”改成哪句合适？"));
    }

    #[test]
    fn words_that_only_contain_a_negative_character_negate_nothing() {
        assert_eq!(["差不多就发", "非常好", "能不能改", "别的款"].map(negation), [None, None, None, None]);
        assert_eq!(["不发", "Don't send"].map(negation), [Some("不发".into()), Some("don't".into())]);
    }
}
