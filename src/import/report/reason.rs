//! Why something is left out of an import, and what to do about it, in Chinese and English.

use super::super::draft::Place;
use crate::course::Language;

/// Why something was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is asked.
    NoPrompt,
    /// There is no answer.
    NoAnswer,
    /// A question with choices has fewer than two.
    FewChoices(usize),
    /// The kind has no counterpart, or none that a bank could give in full.
    Kind(String),
    /// Neither a word nor choices and key tell the kind.
    NoKind,
    /// The key names something that is no choice: what, and the letters there are.
    NotAChoice(String, String),
    /// The key may be a number of a choice or the text of another.
    Ambiguous(String),
    /// A question with one right choice has a key with several.
    SeveralAnswers(String),
    /// The key of a statement is neither right nor wrong.
    NotAVerdict(String),
    /// The key of a number is none.
    NotANumber(String),
    /// So many gaps, so many answers.
    GapCount(usize, usize),
    /// The text of a choice begins with the letter of another.
    MarkMismatch(char, char),
    /// Two choices have one letter.
    LetterTwice(char),
    /// There are more choices than letters.
    ManyChoices(usize),
    /// The same question stands at another place.
    Twice(Place),
    /// A formula in the cell failed.
    CellError(String, String),
    /// The result of a formula was not saved with it.
    CellFormula(String),
    /// The spreadsheet has turned a text into a date.
    CellDate(String),
    /// A cell or a text is longer than the budget.
    Long(usize),
    /// A quotation mark is not closed.
    OpenQuote,
    /// A row of a choice stands before any question.
    ChoiceAlone,
    /// Text that belongs to no question.
    Stray,
    /// A block `{...}` of GIFT that cannot be read.
    Block(String),
    /// The weights name no right answer, or cannot be kept.
    Weights,
    /// The answers' range of a number is no range.
    Range(String),
    /// Our own reader refuses the question; its words.
    Refused(String, String),
}

impl Reason {
    /// The reason in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let chinese = language == Language::Chinese;
        let two = |one: String, other: String| if chinese { one } else { other };
        match self {
            Self::NoPrompt => {
                two("没有题干；补上再导入".into(), "nothing is asked; add the prompt and import again".into())
            }
            Self::NoAnswer => two("没有答案；补上再导入".into(), "there is no answer; add it and import again".into()),
            Self::FewChoices(count) => {
                two(format!("只有 {count} 个选项，至少要两个"), format!("{count} choice(s); at least two are needed"))
            }
            Self::Kind(word) => two(
                format!("题型“{word}”不能导入；能导入的是单选、多选、判断、数值、填空、排序"),
                format!(
                    "the kind \"{word}\" cannot be imported; single, multiple, true_false, numeric, blank and order can"
                ),
            ),
            Self::NoKind => two(
                "认不出题型；加一列“题型”，写单选、多选、判断、数值、填空或排序".into(),
                "the kind cannot be told; say single, multiple, true_false, numeric, blank or order".into(),
            ),
            Self::NotAChoice(value, known) => two(
                format!("答案“{value}”不在选项 {known} 里"),
                format!("the answer \"{value}\" is none of the choices {known}"),
            ),
            Self::Ambiguous(value) => two(
                format!("答案“{value}”既像序号又像选项内容；写成选项字母"),
                format!("the answer \"{value}\" may be the number of a choice or its text; write its letter"),
            ),
            Self::SeveralAnswers(value) => two(
                format!("单选题有几个答案“{value}”；改成一个，或者把题型改成多选"),
                format!("a question with one right choice has the answers \"{value}\"; keep one, or make it multiple"),
            ),
            Self::NotAVerdict(value) => two(
                format!("判断题的答案“{value}”看不出对错；写对或错"),
                format!("the answer \"{value}\" is neither right nor wrong; write true or false"),
            ),
            Self::NotANumber(value) => two(
                format!("答案“{value}”不是数字；写成 24.5 这样"),
                format!("the answer \"{value}\" is no number; write it like 24.5"),
            ),
            Self::GapCount(gaps, answers) => two(
                format!("题干有 {gaps} 个空，答案有 {answers} 个；几个空的答案用分号隔开"),
                format!("{gaps} gap(s) and {answers} answer(s); separate the answers of several gaps by semicolons"),
            ),
            Self::MarkMismatch(letter, mark) => two(
                format!("选项 {letter} 的内容以“{mark}”开头，不知道答案按哪个算；统一以后再导入"),
                format!("the text of choice {letter} begins with the letter {mark}; make them one"),
            ),
            Self::LetterTwice(letter) => {
                two(format!("有两个选项都是 {letter}"), format!("two choices have the letter {letter}"))
            }
            Self::ManyChoices(most) => {
                two(format!("选项多于 {most} 个"), format!("there are more than {most} choices"))
            }
            Self::Twice(place) => two(
                format!("和{}是同一道题", place.words(language)),
                format!("the same question as in {}", place.words(language)),
            ),
            Self::CellError(cell, error) => two(
                format!("单元格 {cell} 的公式出错（{error}）；改好再导入"),
                format!("the formula in cell {cell} failed ({error}); mend it and import again"),
            ),
            Self::CellFormula(cell) => two(
                format!("单元格 {cell} 是公式，文件里没有存它的结果；用 Excel 或 WPS 打开，保存一次再导入"),
                format!(
                    "the file does not hold the result of the formula in cell {cell}; open it in a spreadsheet, save it and import again"
                ),
            ),
            Self::CellDate(cell) => two(
                format!("单元格 {cell} 被表格软件变成了日期；把单元格格式设为“文本”，重新输入"),
                format!("the spreadsheet has made cell {cell} a date; format it as text and type it again"),
            ),
            Self::Long(most) => two(
                format!("有一段文字超过 {most} 个字；拆短再导入"),
                format!("a text is longer than {most} characters; shorten it and import again"),
            ),
            Self::OpenQuote => two(
                "这里有一个引号没有配对，后面的内容连成了一格；补上引号再导入".into(),
                "a quotation mark is not closed here, so that all behind it is one cell; close it and import again"
                    .into(),
            ),
            Self::ChoiceAlone => {
                two("这一行只有选项，前面没有题目".into(), "a row of a choice without a question before it".into())
            }
            Self::Stray => {
                two("看不出这一段属于哪道题".into(), "it cannot be told to which question this text belongs".into())
            }
            Self::Block(value) => {
                two(format!("看不懂花括号里的“{value}”"), format!("\"{value}\" in the braces cannot be read"))
            }
            Self::Weights => two("没有一个答案能得满分".into(), "no answer earns all points".into()),
            Self::Range(value) => two(format!("“{value}”不是数值范围"), format!("\"{value}\" is no range of numbers")),
            Self::Refused(one, other) => two(one.clone(), other.clone()),
        }
    }
}
