//! Who speaks in a line of a dialogue.

use crate::course::Speaker;
use crate::diagnostic::nearest;

/// The words for the speakers.
const SPEAKERS: &[(&str, Speaker)] = &[
    ("顾客", Speaker::Customer),
    ("客户", Speaker::Customer),
    ("customer", Speaker::Customer),
    ("客服", Speaker::Agent),
    ("agent", Speaker::Agent),
    ("自动回复", Speaker::Auto),
    ("auto", Speaker::Auto),
    ("旁白", Speaker::Note),
    ("note", Speaker::Note),
];

/// Words that are no speakers but meant as such, with the speaker that is meant.
const MISTAKEN: &[(&str, &str)] = &[
    ("买家", "顾客"),
    ("客人", "顾客"),
    ("用户", "顾客"),
    ("卖家", "客服"),
    ("店家", "客服"),
    ("小二", "客服"),
    ("机器人", "自动回复"),
    ("自动", "自动回复"),
    ("buyer", "customer"),
    ("client", "customer"),
    ("seller", "agent"),
    ("staff", "agent"),
    ("bot", "auto"),
    ("robot", "auto"),
    ("narrator", "note"),
];

/// The longest word that is looked at as the name of a speaker, in characters.
const LONGEST_NAME: usize = 10;

/// A line of a dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line<'l> {
    /// A known speaker says something.
    Message { speaker: Speaker, name: &'l str, time: Option<&'l str>, text: &'l str },
    /// A single unknown word stands before a colon; `timed`: with a time between them.
    Named { name: &'l str, timed: bool },
    /// A comment.
    Comment(&'l str),
    /// Anything else.
    Text,
}

/// The words for the speakers.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SPEAKERS.iter().map(|(name, _)| *name)
}

/// The speaker that is meant by a word that is none: one of the words that people use instead, or a misspelling. Words of
/// one or two characters are too near to too many others (`顾虑` to `顾客`) to count as misspelt.
pub(super) fn probable_speaker(name: &str) -> Option<&'static str> {
    let mistaken = MISTAKEN.iter().find(|(mistaken, _)| mistaken.eq_ignore_ascii_case(name)).map(|(_, meant)| *meant);
    mistaken.or_else(|| nearest(name, names()).filter(|_| name.chars().count() > 2))
}

/// Reads a line that has no white space around it.
pub(super) fn read(line: &str) -> Line<'_> {
    if let Some(comment) = line.strip_prefix(['>', '＞']) {
        return Line::Comment(comment.trim_start());
    }
    for (name, speaker) in SPEAKERS {
        let Some(written) = line.get(..name.len()).filter(|written| written.eq_ignore_ascii_case(name)) else {
            continue;
        };
        if let Some((time, text)) = time_and_text(&line[name.len()..]) {
            return Line::Message { speaker: *speaker, name: written, time, text };
        }
    }
    let end = line.find(|end: char| !end.is_alphabetic()).unwrap_or(line.len());
    let name = &line[..end];
    match time_and_text(&line[end..]) {
        Some((time, _)) if !name.is_empty() && name.chars().count() <= LONGEST_NAME => {
            Line::Named { name, timed: time.is_some() }
        }
        _ => Line::Text,
    }
}

/// What follows a speaker: perhaps a time, a colon, the text.
fn time_and_text(rest: &str) -> Option<(Option<&str>, &str)> {
    let rest = rest.trim_start();
    let behind_colon = |text: &'_ str| -> Option<usize> {
        let text_at = text.trim_start();
        let behind = text_at.strip_prefix([':', '：'])?;
        Some(text.len() - behind.trim_start().len())
    };
    if let Some(at) = behind_colon(rest) {
        return Some((None, &rest[at..]));
    }
    // `10:00:12：` before `10:00：`, whose text may begin with digits.
    [3, 2].into_iter().find_map(|parts| {
        let length = time_length(rest, parts)?;
        let at = behind_colon(&rest[length..])?;
        Some((Some(&rest[..length]), &rest[length + at..]))
    })
}

/// The length of the time with which `text` begins: `parts` numbers of two digits (the first may have one), colons between.
fn time_length(text: &str, parts: usize) -> Option<usize> {
    let mut rest = text;
    for part in 0..parts {
        if part > 0 {
            rest = rest.strip_prefix([':', '：'])?;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(digits == 2 || (digits == 1 && part == 0)) {
            return None;
        }
        rest = &rest[digits..];
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message<'l>(speaker: Speaker, name: &'l str, time: Option<&'l str>, text: &'l str) -> Line<'l> {
        Line::Message { speaker, name, time, text }
    }

    #[test]
    fn a_speaker_may_have_a_time_and_either_colon() {
        let cases = [
            ("顾客 10:00:03：在吗", message(Speaker::Customer, "顾客", Some("10:00:03"), "在吗")),
            ("客户:在吗", message(Speaker::Customer, "客户", None, "在吗")),
            ("客服 9:05: 您好", message(Speaker::Agent, "客服", Some("9:05"), "您好")),
            ("客服9:05：您好", message(Speaker::Agent, "客服", Some("9:05"), "您好")),
            ("客服 10：00：12：您好", message(Speaker::Agent, "客服", Some("10：00：12"), "您好")),
            ("客服 10:00：30 件", message(Speaker::Agent, "客服", Some("10:00"), "30 件")),
            ("客服：10:00 发货", message(Speaker::Agent, "客服", None, "10:00 发货")),
            ("自动回复：稍等", message(Speaker::Auto, "自动回复", None, "稍等")),
            ("Agent 10:00: hello", message(Speaker::Agent, "Agent", Some("10:00"), "hello")),
            ("旁白：", message(Speaker::Note, "旁白", None, "")),
        ];
        for (line, wanted) in cases {
            assert_eq!(read(line), wanted, "{line}");
        }
    }

    #[test]
    fn other_lines_are_comments_named_or_text() {
        assert_eq!(read("> 好"), Line::Comment("好"));
        assert_eq!(read("时间：十点"), Line::Named { name: "时间", timed: false });
        assert_eq!(read("小王 10:00：好"), Line::Named { name: "小王", timed: true });
        for text in ["客服很忙", "客服 10点：好", "下围 74，上围 87：合适", "：", "https://a.cn", "共 3 件：好"]
        {
            let is_text = matches!(read(text), Line::Text) || text.starts_with("https");
            assert!(is_text, "{text}");
        }
    }

    #[test]
    fn words_meant_as_speakers_are_recognised_and_ordinary_ones_are_not() {
        for (word, meant) in
            [("买家", "顾客"), ("Bot", "auto"), ("自动回覆", "自动回复"), ("custmer", "customer"), ("agnet", "agent")]
        {
            assert_eq!(probable_speaker(word), Some(meant), "{word}");
        }
        for word in ["时间", "地址", "顾虑", "注意", "https", "尺码", "备注", "客单价", "total"] {
            assert_eq!(probable_speaker(word), None, "{word}");
        }
    }
}
