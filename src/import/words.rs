//! Words that question banks use for kinds, for right and wrong, and for how hard a question is.

use crate::course::Difficulty;

/// Letters, digits and signs in their narrow form, ideographic spaces as spaces.
#[must_use]
pub fn narrow(text: &str) -> String {
    text.chars().map(narrow_character).collect()
}

/// One character in its narrow form.
#[must_use]
pub fn narrow_character(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    }
}

/// A word in the form in which it is looked up: narrow, small, without spaces and brackets around it.
#[must_use]
pub fn folded(text: &str) -> String {
    let narrow: String = narrow(text).chars().filter(|letter| !letter.is_whitespace()).collect();
    narrow.trim_matches(|sign: char| "[]()【】〔〕「」:*.。".contains(sign)).to_lowercase()
}

/// What a word says about the kind of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One right choice.
    Single,
    /// Several right choices.
    Multiple,
    /// Choices; how many are right, the key tells.
    Choice,
    /// Right or wrong.
    TrueFalse,
    /// A number.
    Numeric,
    /// Gaps.
    Blank,
    /// Items to put in order.
    Order,
}

/// Words for kinds, folded and without 题 at the end.
const KINDS: &[(&str, Kind)] = &[
    ("单选", Kind::Single),
    ("单项选择", Kind::Single),
    ("单项", Kind::Single),
    ("单选选择", Kind::Single),
    ("single", Kind::Single),
    ("singlechoice", Kind::Single),
    ("single_choice", Kind::Single),
    ("singleanswer", Kind::Single),
    ("radio", Kind::Single),
    ("多选", Kind::Multiple),
    ("多项选择", Kind::Multiple),
    ("多项", Kind::Multiple),
    ("multiple", Kind::Multiple),
    ("multi", Kind::Multiple),
    ("multipleanswer", Kind::Multiple),
    ("multipleanswers", Kind::Multiple),
    ("multipleresponse", Kind::Multiple),
    ("multipleselect", Kind::Multiple),
    ("checkbox", Kind::Multiple),
    ("选择", Kind::Choice),
    ("不定项", Kind::Choice),
    ("不定项选择", Kind::Choice),
    ("multiplechoice", Kind::Choice),
    ("multiple_choice", Kind::Choice),
    ("choice", Kind::Choice),
    ("mcq", Kind::Choice),
    ("mc", Kind::Choice),
    ("判断", Kind::TrueFalse),
    ("判断正误", Kind::TrueFalse),
    ("是非", Kind::TrueFalse),
    ("对错", Kind::TrueFalse),
    ("true_false", Kind::TrueFalse),
    ("true/false", Kind::TrueFalse),
    ("trueorfalse", Kind::TrueFalse),
    ("truefalse", Kind::TrueFalse),
    ("t/f", Kind::TrueFalse),
    ("tf", Kind::TrueFalse),
    ("judge", Kind::TrueFalse),
    ("judgement", Kind::TrueFalse),
    ("计算", Kind::Numeric),
    ("数值", Kind::Numeric),
    ("数字", Kind::Numeric),
    ("numeric", Kind::Numeric),
    ("numerical", Kind::Numeric),
    ("number", Kind::Numeric),
    ("排序", Kind::Order),
    ("order", Kind::Order),
    ("ordering", Kind::Order),
    ("sequence", Kind::Order),
    ("填空", Kind::Blank),
    ("blank", Kind::Blank),
    ("fillintheblank", Kind::Blank),
    ("fill-in-the-blank", Kind::Blank),
    ("fillin", Kind::Blank),
    ("fill", Kind::Blank),
    ("cloze", Kind::Blank),
];

/// Words for kinds that a quiz cannot hold, folded and without 题: they are named, and headings with them are known.
const OTHER_KINDS: &[&str] = &[
    "简答",
    "问答",
    "论述",
    "名词解释",
    "案例",
    "案例分析",
    "材料分析",
    "分析",
    "综合",
    "应用",
    "匹配",
    "连线",
    "配对",
    "情景",
    "情境",
    "情景模拟",
    "操作",
    "实操",
    "作文",
    "写作",
    "改错",
    "口语",
    "口述",
    "主观",
    "essay",
    "matching",
    "shortanswer",
    "openended",
];

/// The kind that `word` names.
#[must_use]
pub fn kind(word: &str) -> Option<Kind> {
    let folded = folded(word);
    let bare =
        folded.trim_end_matches('题').trim_end_matches("question").trim_matches(|sign| "[]()【】".contains(sign));
    KINDS.iter().find(|(known, _)| *known == bare).map(|(_, kind)| *kind)
}

/// Whether `word` names a kind, one of ours or another.
#[must_use]
pub fn is_kind(word: &str) -> bool {
    let folded = folded(word);
    kind(word).is_some() || OTHER_KINDS.contains(&folded.trim_end_matches('题'))
}

/// Words for right.
const RIGHT: &[&str] = &[
    "对", "正确", "是", "√", "✓", "✔", "☑", "✅", "t", "true", "y", "yes", "right", "correct", "1", "真", "对的", "v",
];
/// Words for wrong.
const WRONG: &[&str] = &[
    "错",
    "错误",
    "否",
    "×",
    "✗",
    "✘",
    "✕",
    "✖",
    "❌",
    "x",
    "f",
    "false",
    "n",
    "no",
    "wrong",
    "incorrect",
    "0",
    "假",
    "不对",
    "不正确",
    "错的",
    "不是",
    "╳",
    "☒",
];

/// Whether `word` says that something is right or wrong.
#[must_use]
pub fn verdict(word: &str) -> Option<bool> {
    let folded = folded(word);
    let bare: String = folded.chars().filter(|letter| *letter != '\u{fe0f}').collect();
    if RIGHT.contains(&bare.as_str()) {
        Some(true)
    } else if WRONG.contains(&bare.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// How hard `word` says a question is.
#[must_use]
pub fn difficulty(word: &str) -> Option<Difficulty> {
    match folded(word).as_str() {
        "易" | "简单" | "容易" | "低" | "初级" | "较易" | "较简单" | "基础" | "入门" | "easy" | "low" | "1" | "★"
        | "一星" => Some(Difficulty::Easy),
        "中" | "中等" | "一般" | "普通" | "适中" | "中级" | "medium" | "normal" | "middle" | "2" | "★★" | "二星" => {
            Some(Difficulty::Medium)
        }
        "难" | "困难" | "高" | "高级" | "较难" | "很难" | "hard" | "difficult" | "high" | "3" | "★★★" | "三星" => {
            Some(Difficulty::Hard)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_chinese_and_english_words_in_any_brackets() {
        for (word, expected) in [
            ("单选题", Kind::Single),
            ("【多选】", Kind::Multiple),
            ("（判断题）", Kind::TrueFalse),
            ("排序", Kind::Order),
            ("order", Kind::Order),
            ("ordering", Kind::Order),
            ("sequence", Kind::Order),
            ("填空", Kind::Blank),
            ("True / False", Kind::TrueFalse),
            ("Multiple Choice", Kind::Choice),
        ] {
            assert_eq!(kind(word), Some(expected), "{word}");
        }
        assert_eq!(kind("简答题"), None);
        assert!(is_kind("简答题") && !is_kind("服务流程"));
    }

    #[test]
    fn right_and_wrong_are_known_in_every_common_form() {
        for word in ["对", "正确", "√", "✔️", "T", "ｔｒｕｅ", "1", "是", "（√）"] {
            assert_eq!(verdict(word), Some(true), "{word}");
        }
        for word in ["错", "错误", "×", "X", "F", "false", "0", "否"] {
            assert_eq!(verdict(word), Some(false), "{word}");
        }
        assert_eq!(verdict("A"), None);
        assert_eq!(verdict("2"), None);
    }
}
