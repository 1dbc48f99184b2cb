//! Column heads of question tables, in Chinese and English.

use super::words::narrow;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The word for the kind.
    Kind,
    /// What is asked.
    Prompt,
    /// The text of the choice with this letter.
    Choice(char),
    /// All choices, or the text of the choice that the row is about.
    Choices,
    /// The letter of the choice that the row is about.
    ChoiceLetter,
    /// Whether the choice that the row is about is right.
    ChoiceRight,
    /// The right answer.
    Key,
    /// Why it is right.
    Explanation,
    /// What is said to those who take the choice with this letter.
    Feedback(char),
    /// What it is worth.
    Points,
    /// How hard it is.
    Difficulty,
    /// A chapter, a topic.
    Tag,
    /// An id that the bank keeps for the question.
    Id,
}

/// Heads in their folded form.
const HEADS: &[(Field, &[&str])] = &[
    (
        Field::Kind,
        &["题型", "类型", "题目类型", "试题类型", "题类", "题目题型", "试题题型", "type", "kind", "questiontype"],
    ),
    (
        Field::Prompt,
        &[
            "题干",
            "题目",
            "问题",
            "问题内容",
            "题目内容",
            "试题",
            "试题内容",
            "题干内容",
            "试题题干",
            "题目描述",
            "题目名称",
            "试题名称",
            "内容",
            "prompt",
            "question",
            "questiontext",
            "stem",
            "题目正文",
            "问题描述",
            "题目标题",
            "标题",
        ],
    ),
    (
        Field::Choices,
        &[
            "选项",
            "选项内容",
            "备选项",
            "备选答案",
            "候选项",
            "答案选项",
            "可选项",
            "全部选项",
            "choices",
            "options",
            "choice",
            "option",
            "answers",
        ],
    ),
    (
        Field::ChoiceLetter,
        &["选项字母", "选项序号", "选项编号", "选项标号", "选项号", "choiceletter", "optionletter", "letter"],
    ),
    (
        Field::ChoiceRight,
        &[
            "是否正确",
            "是否正确答案",
            "是否答案",
            "是否为答案",
            "是否为正确答案",
            "正确与否",
            "iscorrect",
            "correct?",
            "right?",
            "isright",
        ],
    ),
    (
        Field::Key,
        &[
            "正确答案",
            "答案",
            "正确选项",
            "标准答案",
            "参考答案",
            "试题答案",
            "题目答案",
            "正确项",
            "key",
            "answer",
            "correctanswer",
            "correct",
            "rightanswer",
            "correctoption",
            "answerkey",
        ],
    ),
    (
        Field::Explanation,
        &[
            "解析",
            "答案解析",
            "试题解析",
            "题目解析",
            "解释",
            "说明",
            "答案说明",
            "答案分析",
            "详解",
            "讲解",
            "explanation",
            "rationale",
            "analysis",
            "solution",
            "feedback",
            "generalfeedback",
        ],
    ),
    (
        Field::Points,
        &["分值", "分数", "得分", "题目分值", "试题分值", "本题分值", "points", "score", "marks", "mark", "grade"],
    ),
    (
        Field::Difficulty,
        &["难度", "难易度", "难易程度", "难度等级", "难度系数", "题目难度", "试题难度", "difficulty", "hardness"],
    ),
    (
        Field::Tag,
        &[
            "知识点",
            "考点",
            "标签",
            "章节",
            "分类",
            "题目分类",
            "试题分类",
            "类别",
            "所属章节",
            "所属知识点",
            "模块",
            "知识模块",
            "关键词",
            "tag",
            "tags",
            "topic",
            "category",
            "chapter",
            "knowledgepoint",
        ],
    ),
    (
        Field::Id,
        &[
            "题目id",
            "试题id",
            "题目编号",
            "试题编号",
            "题目编码",
            "试题编码",
            "题号编码",
            "id",
            "questionid",
            "idnumber",
        ],
    ),
];

/// What a column under `head` holds, if the head is known.
#[must_use]
pub fn field(head: &str) -> Option<Field> {
    let folded = fold(head);
    if folded.is_empty() || folded.chars().count() > 24 {
        return None;
    }
    if let Some((field, _)) = HEADS.iter().find(|(_, heads)| heads.contains(&folded.as_str())) {
        return Some(*field);
    }
    if let Some(letter) = lettered(&folded, &["反馈", "feedback"]) {
        return Some(Field::Feedback(letter));
    }
    lettered(
        &folded,
        &["选项", "备选项", "备选答案", "答案选项", "候选项", "选择项", "option", "choice", "answer", "答案", ""],
    )
    .map(Field::Choice)
}

/// Whether the head is a letter or number alone, which only counts below another row of heads or beside its like.
#[must_use]
pub fn is_bare(head: &str) -> bool {
    fold(head).chars().count() == 1
}

/// The letter in `选项A`, `A选项`, `选项1`, `option_b`, `选项一`.
fn lettered(folded: &str, words: &[&str]) -> Option<char> {
    let tidy = |rest: &str| -> Option<char> {
        let rest = rest.trim_matches(['_', '-', '.', ':', '、', '(', ')']);
        let mut letters = rest.chars();
        let letter = match letters.next()? {
            letter @ 'a'..='j' => letter.to_ascii_uppercase(),
            digit @ '1'..='9' => char::from_u32(u32::from(digit) - u32::from('1') + u32::from('A'))?,
            chinese => char::from_u32(
                u32::try_from("一二三四五六七八九".chars().position(|known| known == chinese)?).ok()? + u32::from('A'),
            )?,
        };
        letters.next().is_none().then_some(letter)
    };
    words.iter().find_map(|word| {
        if word.is_empty() {
            // A bare digit is too often a running number.
            return folded.starts_with(|letter: char| letter.is_ascii_lowercase()).then(|| tidy(folded))?;
        }
        folded.strip_prefix(word).or_else(|| folded.strip_suffix(word)).and_then(tidy)
    })
}

/// A head in the form in which it is looked up: narrow, small, without spaces, stars and remarks in brackets.
fn fold(head: &str) -> String {
    let narrow = narrow(head).to_lowercase();
    let mut folded = String::new();
    let mut depth = 0_usize;
    for letter in narrow.chars() {
        match letter {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 || letter.is_whitespace() || matches!(letter, '*' | '\u{feff}' | '：' | ':') => {}
            letter => folded.push(letter),
        }
    }
    // `(A)` alone is a letter in brackets, not a remark.
    if folded.is_empty() {
        return narrow.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_with_remarks_widths_and_spaces() {
        for (head, expected) in [
            ("题型", Field::Kind),
            ("* 题干（必填）", Field::Prompt),
            ("问题内容", Field::Prompt),
            ("选项A", Field::Choice('A')),
            ("选项 Ｂ", Field::Choice('B')),
            ("C选项", Field::Choice('C')),
            ("选项4", Field::Choice('D')),
            ("选项一", Field::Choice('A')),
            ("Option_E", Field::Choice('E')),
            ("F", Field::Choice('F')),
            ("答案A", Field::Choice('A')),
            ("选项", Field::Choices),
            ("正确 答案", Field::Key),
            ("答案解析", Field::Explanation),
            ("分值(分)", Field::Points),
            ("难易程度", Field::Difficulty),
            ("知识点", Field::Tag),
            ("A反馈", Field::Feedback('A')),
            ("Correct Answer", Field::Key),
            ("是否正确", Field::ChoiceRight),
        ] {
            assert_eq!(field(head), Some(expected), "{head}");
        }
        for head in ["备注", "序号", "1", "", "下面哪一项是首次响应的起点", "Z"] {
            assert_eq!(field(head), None, "{head}");
        }
    }
}
