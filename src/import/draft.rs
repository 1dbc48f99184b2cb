//! A question on its way from a question bank to a quiz file: first as it was found ([`Raw`]), then as it will be
//! written ([`Draft`]). Both know the place they came from.

use super::report::Reason;
use crate::course::{Decimal, Difficulty, Language};

/// Where something stands in the file it comes from. Counted from 1, as editors and spreadsheets do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line of a text.
    Line(usize),
    /// A row of a table; the sheet's name where the file has sheets.
    Row(Option<String>, usize),
}

impl Place {
    /// The number of the line or row.
    #[must_use]
    pub fn number(&self) -> usize {
        match self {
            Self::Line(number) | Self::Row(_, number) => *number,
        }
    }

    /// The place as people say it.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        self.range(&self.number().to_string(), language)
    }

    /// As [`Place::words`], with a list of numbers in place of the own one: `3-8, 12`.
    #[must_use]
    pub fn range(&self, numbers: &str, language: Language) -> String {
        let chinese = language == Language::Chinese;
        let plural = if numbers.contains(['-', ',']) { "s" } else { "" };
        match self {
            Self::Line(_) | Self::Row(None, _) if chinese => format!("第 {numbers} 行"),
            Self::Row(Some(sheet), _) if chinese => format!("工作表“{sheet}”第 {numbers} 行"),
            Self::Line(_) => format!("line{plural} {numbers}"),
            Self::Row(None, _) => format!("row{plural} {numbers}"),
            Self::Row(Some(sheet), _) => format!("sheet \"{sheet}\" row{plural} {numbers}"),
        }
    }
}

/// A question as it was found, all texts plain and untouched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Raw {
    /// The word for its kind.
    pub kind: Option<String>,
    /// What is asked.
    pub prompt: String,
    /// The choices in their order, empty ones too where the file has a column for them.
    pub choices: Vec<RawChoice>,
    /// The right answer as it was written.
    pub key: String,
    /// Why it is right.
    pub explanation: String,
    /// What it is worth.
    pub points: String,
    /// How hard it is.
    pub difficulty: String,
    /// Words such as chapters and topics.
    pub tags: Vec<String>,
    /// The file's own id of the question.
    pub id: String,
    /// Letters whose feedback belongs to no choice.
    pub lost: Vec<char>,
    /// Why it cannot be taken, if that is known already.
    pub fault: Option<Reason>,
}

/// A choice as it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawChoice {
    /// Its letter, where the file tells.
    pub letter: Option<char>,
    /// What it says.
    pub text: String,
    /// What is said to those who choose it.
    pub feedback: String,
    /// Whether the file marks it as right.
    pub right: bool,
}

/// A question as it will be written. Texts are Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where it was found.
    pub place: Place,
    /// The id the file gives it; made from its content if absent.
    pub id: Option<String>,
    /// What is asked.
    pub prompt: String,
    /// What the trainee works on, with the key.
    pub task: Task,
    /// Why the right answer is right.
    pub explanation: Option<String>,
    /// What it is worth, 1 to 100; one point if absent.
    pub points: Option<u32>,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
    /// Words such as chapters and topics.
    pub tags: Vec<String>,
}

/// What a trainee works on, with the right answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// One right choice, by its letter.
    Single(Vec<Choice>, String),
    /// Several right choices, by their letters.
    Multiple {
        /// All choices.
        choices: Vec<Choice>,
        /// The letters of the right ones.
        answer: Vec<String>,
        /// Whether a part of them earns a part of the points.
        partial: bool,
    },
    /// Items to put in order; the letters in the right one.
    Order(Vec<Choice>, Vec<String>),
    /// Items to put to targets.
    Match {
        /// The items.
        items: Vec<Choice>,
        /// The targets.
        targets: Vec<Choice>,
        /// For each item, by its letter, the letter of its target.
        answer: Vec<(String, String)>,
    },
    /// A statement: whether it is right, and what is said to those who call it right or wrong.
    TrueFalse {
        /// Whether it is right.
        answer: bool,
        /// For those who say it is right.
        when_true: Option<String>,
        /// For those who say it is wrong.
        when_false: Option<String>,
    },
    /// A number.
    Numeric {
        /// The number.
        answer: Decimal,
        /// How far off an answer may be.
        tolerance: Option<Decimal>,
        /// What stands behind the field.
        unit: Option<String>,
    },
    /// Gaps, each with the variants it accepts and what is said about wrong ones.
    Blank(Vec<(Vec<String>, Option<String>)>),
}

impl Task {
    /// The word of quiz files for its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Single(..) => "single",
            Self::Multiple { .. } => "multiple",
            Self::Order(..) => "order",
            Self::Match { .. } => "match",
            Self::TrueFalse { .. } => "true_false",
            Self::Numeric { .. } => "numeric",
            Self::Blank(_) => "blank",
        }
    }
}

/// A choice as it will be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its letter.
    pub letter: String,
    /// What it says.
    pub text: String,
    /// What is said to those who choose it.
    pub feedback: Option<String>,
}
