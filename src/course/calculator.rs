//! Calculators: numbers that an agent types in, and what follows from them by formulas (rules G23).

use super::{Course, Decimal, Prose};
use crate::source::{FileId, Span, Spanned};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file of `course/calculators/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calculator {
    /// The file it was read from.
    pub file: FileId,
    /// Its stable id; its page is named after it.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// What stands above the fields.
    pub intro: Option<Prose>,
    /// Where its content comes from, as plain text.
    pub source: Option<String>,
    /// What is asked and what follows.
    pub calculation: Calculation,
    /// Whether inputs, refusals and outputs could all be read: else examples cannot be held against them.
    pub is_whole: bool,
    /// Inputs whose value stands on a card, which cases may leave out.
    pub taken: Vec<TakenInput>,
    /// Examples with what has to come out; the first fills the fields of the page.
    pub cases: Vec<Case>,
    /// Whether all of the cases could be read: rows of the table take from the first what they do not give.
    pub cases_are_whole: bool,
    /// Examples that the page works out again at every change of a field.
    pub table: Option<CaseTable>,
}

impl Calculator {
    /// What is typed in for `case`, by the keys of the inputs: what it gives, and for what it leaves out what the cards
    /// of `course` say.
    #[must_use]
    pub fn given(&self, case: &Case, course: &Course) -> BTreeMap<String, String> {
        let on_cards = self.taken.iter().filter_map(|taken| {
            let (collection, card) = course.card(&taken.card.value)?;
            Some((taken.input.clone(), collection.said(card, &taken.field.value)?.to_owned()))
        });
        let mut given: BTreeMap<String, String> = on_cards.collect();
        given.extend(case.given.iter().map(|(key, text)| (key.clone(), text.value.clone())));
        given
    }

    /// The case of a row of the table: what the row gives, and for the rest what the first case gives.
    #[must_use]
    pub fn row(&self, row: &NamedCase) -> Case {
        let mut case = row.case.clone();
        for (key, text) in self.cases.iter().take(1).flat_map(|first| &first.given) {
            case.given.entry(key.clone()).or_insert_with(|| text.clone());
        }
        case
    }
}

/// An input whose value stands on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenInput {
    /// The key of the input.
    pub input: String,
    /// The card, as `COLLECTION#CARD`.
    pub card: Spanned<String>,
    /// The key of the card's field.
    pub field: Spanned<String>,
}

/// Several examples side by side, such as ten customers, under one choice of everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseTable {
    /// What it is called.
    pub title: String,
    /// The rows, all of which give the same inputs.
    pub rows: Vec<NamedCase>,
}

/// A row of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCase {
    /// What it is called.
    pub name: String,
    /// What it gives, and what comes out with everything else as in the first case.
    pub case: Case,
}

/// What is asked and what follows. The same JSON in pages, in the shared test vectors and here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calculation {
    /// What is typed in.
    pub inputs: Vec<Input>,
    /// What is refused, in words, before anything is computed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refuse: Vec<Sentence>,
    /// What comes out; each may use those before it.
    pub outputs: Vec<Output>,
}

/// Something that is typed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its name in formulas.
    pub key: String,
    /// What the page calls it.
    pub title: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "InputKind::is_number")]
    pub kind: InputKind,
    /// The unit behind the field.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Decimal>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Decimal>,
    /// The number is a multiple of it, counted from `from`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Decimal>,
    /// The choices in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<NamedNumber>,
}

/// A choice with the number that formulas see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedNumber {
    /// What the page calls it; cases name it so too.
    pub text: String,
    /// The number.
    pub value: Decimal,
}

/// What an input is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// A number.
    #[default]
    Number,
    /// One of several.
    Choice,
    /// A day, to formulas the number of days after 1970-01-01.
    Date,
    /// A time of day, to formulas the number of minutes after midnight.
    Time,
    /// Several numbers, to formulas `KEY_count`, `KEY_sum`, `KEY_least` and `KEY_most`.
    List,
}

impl InputKind {
    /// The words of calculator files, with their meanings.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("number", Self::Number),
        ("choice", Self::Choice),
        ("date", Self::Date),
        ("time", Self::Time),
        ("list", Self::List),
    ];

    /// The word of calculator files.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("number", |(word, _)| word)
    }

    fn is_number(&self) -> bool {
        *self == Self::Number
    }
}

impl Input {
    /// The names that formulas have for it.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        match self.kind {
            InputKind::List => ["count", "sum", "least", "most"].map(|part| format!("{}_{part}", self.key)).into(),
            _ => vec![self.key.clone()],
        }
    }
}

/// Something that comes out: a number by a formula, or the first sentence whose test holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// Its name in formulas, sentences and cases.
    pub key: String,
    /// What the page calls it.
    pub title: String,
    /// The formula (rules G16); none where there are sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// To how many decimals it is rounded, half away from zero; 0 to 9.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub decimals: u32,
    /// How the number is written.
    #[serde(default, skip_serializing_if = "Format::is_number")]
    pub format: Format,
    /// The unit behind it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Sentence>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// With its decimals.
    #[default]
    Number,
    /// A day, from the number of days after 1970-01-01.
    Date,
    /// A time of day, from minutes; a full day more or less makes no difference.
    Time,
}

impl Format {
    /// The words of calculator files, with their meanings.
    pub const WORDS: [(&'static str, Self); 3] = [("number", Self::Number), ("date", Self::Date), ("time", Self::Time)];

    fn is_number(&self) -> bool {
        *self == Self::Number
    }
}

/// A sentence, and when it is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// The test, as a formula; said in any case if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What is said. `{key}` shows an input or an output before it.
    pub text: String,
}

/// A worked example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What is typed in, by the keys of the inputs.
    pub given: BTreeMap<String, Spanned<String>>,
    /// What has to come out.
    pub expected: Expected,
    /// Where it stands.
    pub span: Span,
}

/// What has to come out of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// These values, by the keys of outputs; `none` for one that has none.
    Values(BTreeMap<String, Spanned<String>>),
    /// This refusal.
    Refused(Spanned<String>),
}
