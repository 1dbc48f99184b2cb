//! What an import changes on the way, in Chinese and English.

use super::kind_name;
use crate::course::Language;

/// A change that was made to a question. Equal changes are told once, with all their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Letters such as `A、` were taken away from the texts of choices.
    ChoiceMarks,
    /// Choices without letters got letters in their order.
    ChoiceLetters,
    /// A number such as `12、` was taken away from the prompt.
    PromptNumber,
    /// A kind such as 【单选题】 was taken out of the prompt.
    PromptKind,
    /// The right answer stood in brackets in the prompt.
    PromptKey,
    /// The key was written with small or full-width letters.
    KeyLetters,
    /// The key was written with numbers.
    KeyNumbers,
    /// The key was the text of a choice.
    KeyText,
    /// The key named a choice twice.
    KeyTwice,
    /// The key of a statement was `A` or `B`.
    VerdictLetter,
    /// There was no word for the kind; it was told by choices and key.
    KindGuessed(&'static str),
    /// Brackets or underscores in the prompt became gaps.
    GapsWritten,
    /// The prompt had no gap; one was put at its end.
    GapAdded,
    /// The answer was read as several accepted variants.
    Variants,
    /// Signs that mean something in Markdown were escaped, so that they show as typed.
    Escaped,
    /// Invisible control characters were taken out.
    Control,
    /// The worth is no whole number of 1 to 100; the question counts 1.
    Points(String),
    /// The word for how hard it is is not known.
    Difficulty(String),
    /// The file's id is no id, or stands twice; one was made.
    Id(String),
    /// Formatting that Markdown does not have was dropped; the words stay.
    Formatting(String),
    /// A picture or sound was dropped.
    Picture(String),
    /// Answers that earn a part of the points were dropped.
    PartialAnswers,
    /// Wrong answers with feedback of their own were dropped.
    WrongAnswers,
    /// Feedback for right, partly right and wrong answers as a whole was dropped.
    WholeFeedback,
    /// `*` as "anything" in an answer is not known here; the answer was dropped.
    Wildcard(String),
    /// Right choices earned unequal shares, or wrong ones other deductions than here.
    Shares,
    /// An order was marked by another rule, or only some of its items were shown; all are, and neighbours earn points.
    OrderRule,
    /// The question's name, which trainees never saw, was dropped.
    Name,
    /// The empty line behind the question was missing.
    EmptyLine,
    /// Hints were dropped.
    Hints,
    /// Choices of a question whose kind has none were dropped.
    Choices,
    /// The feedback of this letter was dropped: the question has no such choice.
    Feedback(char),
}

impl Change {
    /// The change in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let (chinese, english) = match self {
            Self::ChoiceMarks => {
                ("去掉了选项文字前面的字母".into(), "letters before the texts of choices were removed".into())
            }
            Self::ChoiceLetters => {
                ("选项没有字母，按顺序编了 A、B、C".into(), "choices without letters got A, B, C in their order".into())
            }
            Self::PromptNumber => ("去掉了题干前面的题号".into(), "the number before the prompt was removed".into()),
            Self::PromptKind => ("题干里的题型标记移走了".into(), "the kind was taken out of the prompt".into()),
            Self::PromptKey => (
                "答案取自题干的括号，括号已留空".into(),
                "the answer was taken from the brackets in the prompt, which are empty now".into(),
            ),
            Self::KeyLetters => (
                "答案里的小写或全角字母改成了大写半角".into(),
                "small or full-width letters of the key became capitals".into(),
            ),
            Self::KeyNumbers => ("答案写的是序号，改成了选项字母".into(), "numbers of the key became letters".into()),
            Self::KeyText => (
                "答案写的是选项内容，改成了选项字母".into(),
                "the key repeated the text of a choice and became its letter".into(),
            ),
            Self::KeyTwice => {
                ("答案里重复的字母只留了一个".into(), "a letter that the key had twice is kept once".into())
            }
            Self::VerdictLetter => {
                ("判断题的答案 A 读作对，B 读作错".into(), "the key A was read as right, B as wrong".into())
            }
            Self::KindGuessed(kind) => (
                format!("没有写题型，按选项和答案认作{}题", kind_name(kind, Language::Chinese)),
                format!("no kind was given; taken as {kind} by choices and key"),
            ),
            Self::GapsWritten => ("题干里的空改写成了 ___".into(), "gaps of the prompt were written as ___".into()),
            Self::GapAdded => {
                ("填空题的题干里没有空，在末尾加了 ___".into(), "the prompt had no gap; ___ was put at its end".into())
            }
            Self::Variants => {
                ("答案读作几种都算对的写法".into(), "the answer was read as several accepted variants".into())
            }
            Self::Escaped => (
                "在 Markdown 有特殊含义的符号前加了反斜杠，显示不变".into(),
                "signs that mean something in Markdown got a backslash; they show as typed".into(),
            ),
            Self::Control => ("去掉了看不见的控制字符".into(), "invisible control characters were removed".into()),
            Self::Points(value) => (
                format!("分值“{value}”不是 1 到 100 的整数，按 1 分算"),
                format!("\"{value}\" is no whole number of points from 1 to 100; the question counts 1"),
            ),
            Self::Difficulty(value) => (
                format!("难度“{value}”认不出来，没有写"),
                format!("the difficulty \"{value}\" is not known and was not written"),
            ),
            Self::Id(value) => (
                format!("“{value}”不能作编号或者已经用过，另编了一个"),
                format!("\"{value}\" cannot be an id or is taken already; another was made"),
            ),
            Self::Formatting(value) => (
                format!("{value} 这种格式没有保留，文字还在"),
                format!("the formatting {value} was dropped; its words are kept"),
            ),
            Self::Picture(value) => {
                (format!("图片或声音 {value} 没有带过来"), format!("the picture or sound {value} was not taken"))
            }
            Self::PartialAnswers => {
                ("只得一部分分的答案没有保留".into(), "answers that earn a part of the points were dropped".into())
            }
            Self::WrongAnswers => (
                "列出的错误答案及其反馈没有保留".into(),
                "wrong answers that were listed with their feedback were dropped".into(),
            ),
            Self::WholeFeedback => (
                "整题的“答对、部分对、答错”反馈没有保留".into(),
                "feedback for right, partly right and wrong answers as a whole was dropped".into(),
            ),
            Self::Wildcard(value) => (
                format!("答案“{value}”里的 * 表示任意文字，这里没有，这个答案没有保留"),
                format!(
                    "in the answer \"{value}\" `*` stands for any text, which is not known here; the answer was dropped"
                ),
            ),
            Self::OrderRule => (
                "排序题原来的评分方式或抽取方式没有保留：全部项目都排，按相邻是否正确给部分分".into(),
                "the way in which the order was marked or its items picked was dropped; all items are shown, and neighbours in the \
                 right order earn points"
                    .into(),
            ),
            Self::Shares => (
                "选项的加分扣分比例没有保留，按 partial: true 的规则算部分分".into(),
                "the shares of single choices were dropped; a part of them earns points by the rules of partial: true"
                    .into(),
            ),
            Self::Name => (
                "题目名称没有保留，学员本来也看不到".into(),
                "the question's name, which trainees do not see, was dropped".into(),
            ),
            Self::Choices => (
                "这种题型没有选项，写在选项里的内容没有保留".into(),
                "questions of this kind have no choices; what stood there was dropped".into(),
            ),
            Self::Feedback(letter) => (
                format!("反馈 {letter} 没有对应的选项，没有保留"),
                format!("the feedback of {letter} belongs to no choice and was dropped"),
            ),
            Self::EmptyLine => (
                "题后面缺一个空行，按大括号和后面的题分开了".into(),
                "the empty line behind the question was missing; braces told where the next one begins".into(),
            ),
            Self::Hints => ("提示没有保留".into(), "hints were dropped".into()),
        };
        if language == Language::Chinese { chinese } else { english }
    }
}
