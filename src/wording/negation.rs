//! Negations: whether a phrase is said, or said not to be (rule G15.13).

use super::fold::Character;
use super::place::Place;

/// What denies what stands behind it.
const NEGATIONS: [&str; 12] = ["拒绝", "禁止", "不", "没", "沒", "别", "未", "无", "無", "勿", "莫", "甭"];

/// Words with such a character that deny nothing.
const HARMLESS: [&str; 11] = ["要不", "差不", "好不", "特别", "区别", "分别", "个别", "级别", "类别", "性别", "识别"];

/// What may stand between a negation and what it denies.
const BETWEEN: [&str; 74] = [
    "给您", "给你", "帮您", "帮你", "为您", "为你", "替您", "对您", "向您", "跟您", "我们", "咱们", "这边", "可以",
    "可能", "能够", "愿意", "同意", "打算", "准备", "考虑", "支持", "接受", "提供", "办理", "安排", "负责", "参与",
    "参加", "允许", "保证", "承诺", "答应", "需要", "必须", "必要", "应该", "方便", "办法", "马上", "立刻", "立即",
    "现在", "今天", "今晚", "明天", "及时", "按时", "直接", "任何", "进行", "好评", "晒图", "相信", "主动", "私下",
    "私自", "额外", "能", "会", "要", "想", "肯", "敢", "必", "需", "用", "得", "再", "让", "是", "有", "说", "\"",
];

/// Single characters that may stand there too.
const BETWEEN_TOO: &str = "您你我法做去被给帮为替把该";

/// What denies the verb before it.
const BEHIND: [&str; 5] = ["不了", "不成", "不上", "不到", "不出"];

/// Whether the phrase at `place` is denied: by an odd number of negations directly before it, with only words like `会`
/// and `给您` between, or by a `不了` behind it.
pub(super) fn is_negated(text: &[Character], place: Place) -> bool {
    let behind = text.get(place.end..).unwrap_or_default();
    let mut count = usize::from(BEHIND.iter().any(|word| begins_with(behind, word)));
    let mut end = place.start;
    while let Some(before) = text.get(..end).filter(|before| !before.is_empty()) {
        if HARMLESS.iter().any(|word| ends_with(before, word)) {
            break;
        }
        let last = before[end - 1].letter;
        if let Some(word) = BETWEEN.iter().find(|word| ends_with(before, word)) {
            end -= word.chars().count();
        } else if BETWEEN_TOO.contains(last) {
            end -= 1;
        } else if let Some(word) = NEGATIONS.iter().find(|word| ends_with(before, word)) {
            end -= word.chars().count();
            if is_question(text, end) {
                break;
            }
            count += 1;
        } else {
            break;
        }
    }
    count % 2 == 1
}

/// Whether the negation at this place asks: the characters before and behind it are the same, as in `可不可以` and `有没有`, or
/// it is `没` behind `有`, as in `有没办法`.
pub(super) fn is_question(text: &[Character], at: usize) -> bool {
    let letter = |at: usize| text.get(at).map(|character| character.letter);
    let Some(before) = at.checked_sub(1).and_then(letter) else { return false };
    let asks = letter(at + 1) == Some(before);
    matches!(letter(at), Some('没' | '沒')) && (asks || before == '有') || letter(at) == Some('不') && asks
}

fn begins_with(text: &[Character], word: &str) -> bool {
    let mut letters = text.iter().map(|character| character.letter);
    word.chars().all(|letter| letters.next() == Some(letter))
}

fn ends_with(text: &[Character], word: &str) -> bool {
    let mut letters = text.iter().rev().map(|character| character.letter);
    word.chars().rev().all(|letter| letters.next() == Some(letter))
}
