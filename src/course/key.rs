//! Keys: what the right answer to a question is. Graders see nothing else of a question.
//!
//! A key is the same JSON in the shared test vectors, in the pages and here.

use super::{Decimal, WordingRules};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The stable name of a choice: the letter or word the author gave it.
pub type ChoiceId = String;

/// Traditional characters that are taken for the simplified ones they stand for (rule G3.8); empty where they are not.
pub type Traditional = BTreeMap<char, char>;

/// What the right answer is, by kind of question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Key {
    /// One right choice.
    Single {
        /// Every choice.
        choices: Vec<ChoiceId>,
        /// The right one.
        answer: ChoiceId,
    },
    /// A set of right choices.
    Multiple {
        /// Every choice.
        choices: Vec<ChoiceId>,
        /// The right ones.
        answer: Vec<ChoiceId>,
        /// Whether some of the points can be earned.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        partial: bool,
    },
    /// Right or wrong.
    TrueFalse {
        /// Whether the statement is right.
        answer: bool,
    },
    /// A number.
    Numeric {
        /// The number.
        answer: Decimal,
        /// The largest difference that still counts as right, zero or more.
        tolerance: Decimal,
        /// A unit that may be typed behind the number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        /// The traditional characters in which it may be typed too.
        #[serde(default, skip_serializing_if = "Traditional::is_empty")]
        traditional: Traditional,
    },
    /// A number that depends on numbers drawn anew for every attempt. In quiz files this is `numeric` too.
    Formula {
        /// The numbers that are drawn, in the order in which they are drawn.
        variables: Vec<Variable>,
        /// The formula that gives the number (rules G16).
        answer: String,
        /// The largest difference that still counts as right, zero or more.
        tolerance: Decimal,
        /// A unit that may be typed behind the number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        /// The traditional characters in which it may be typed too.
        #[serde(default, skip_serializing_if = "Traditional::is_empty")]
        traditional: Traditional,
    },
    /// Gaps in a sentence.
    Blank {
        /// For each gap every accepted variant.
        gaps: Vec<Vec<String>>,
        /// The traditional characters in which they may be typed too.
        #[serde(default, skip_serializing_if = "Traditional::is_empty")]
        traditional: Traditional,
    },
    /// Items to put in order.
    Order {
        /// Every item, in the order of the quiz file.
        items: Vec<ChoiceId>,
        /// The same items in the right order.
        answer: Vec<ChoiceId>,
        /// Whether some of the points can be earned.
        partial: bool,
    },
    /// Items to put to their targets; several may share one.
    Match {
        /// Every item.
        items: Vec<ChoiceId>,
        /// Every target, also those that no item belongs to.
        targets: Vec<ChoiceId>,
        /// For each item its target.
        answer: BTreeMap<ChoiceId, ChoiceId>,
    },
    /// Rows, in each of which one column or several are right.
    Matrix {
        /// Every row.
        rows: Vec<ChoiceId>,
        /// Every column.
        columns: Vec<ChoiceId>,
        /// For each row its right columns.
        answer: BTreeMap<ChoiceId, Vec<ChoiceId>>,
        /// Whether more than one column of a row can be chosen.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        several: bool,
    },
    /// Places in a text, some of which are to be marked.
    Mark {
        /// Every place that can be marked.
        marks: Vec<ChoiceId>,
        /// Those that should be.
        answer: Vec<ChoiceId>,
    },
    /// A text of one's own, which is checked but never counted.
    Write {
        /// What the text is held to.
        rules: Box<WordingRules>,
        /// The titles of its fields, in order, each of which takes a part of the text; none for a text in one field.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fields: Vec<String>,
        /// A good answer, if the author wrote one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        model: Option<String>,
    },
}

/// A number that is drawn: one of `from`, `from + step`, `from + 2 × step`, ... up to `to`, each equally likely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// Its name in the prompt and in the formula.
    pub name: String,
    /// The smallest value. Values are shown with at least as many decimals.
    pub from: Decimal,
    /// No value is greater.
    pub to: Decimal,
    /// The distance between two values, more than zero.
    pub step: Decimal,
}

impl Key {
    /// The words for the kinds, as in quiz files.
    pub const KINDS: [&'static str; 10] =
        ["single", "multiple", "true_false", "numeric", "blank", "order", "match", "matrix", "mark", "write"];

    /// The key with its choices in the order of their names, which the shuffling of papers starts from (G20.5).
    #[must_use]
    pub fn with_choices_by_name(&self) -> Self {
        let mut key = self.clone();
        if let Self::Single { choices, .. } | Self::Multiple { choices, .. } = &mut key {
            choices.sort();
        }
        key
    }

    /// The key without what is right: all that a page may know of it before the paper is handed in. Choices stand in
    /// the order of their names, because authors tend to write the right one first.
    #[must_use]
    pub fn without_answer(&self) -> Self {
        match self.with_choices_by_name() {
            Self::Single { choices, .. } => Self::Single { choices, answer: ChoiceId::new() },
            Self::Multiple { choices, partial, .. } => Self::Multiple { choices, answer: Vec::new(), partial },
            Self::TrueFalse { .. } => Self::TrueFalse { answer: false },
            Self::Numeric { unit, .. } => {
                Self::Numeric { answer: Decimal::ZERO, tolerance: Decimal::ZERO, unit, traditional: Traditional::new() }
            }
            Self::Formula { variables, unit, .. } => {
                let (answer, tolerance, traditional) = (String::new(), Decimal::ZERO, Traditional::new());
                Self::Formula { variables, answer, tolerance, unit, traditional }
            }
            // The characters would tell what is accepted.
            Self::Blank { gaps, .. } => {
                Self::Blank { gaps: vec![Vec::new(); gaps.len()], traditional: Traditional::new() }
            }
            Self::Order { mut items, partial, .. } => {
                items.sort();
                Self::Order { items, answer: Vec::new(), partial }
            }
            Self::Match { items, targets, .. } => Self::Match { items, targets, answer: BTreeMap::new() },
            Self::Matrix { rows, columns, several, .. } => {
                Self::Matrix { rows, columns, answer: BTreeMap::new(), several }
            }
            Self::Mark { marks, .. } => Self::Mark { marks, answer: Vec::new() },
            Self::Write { rules, fields, .. } => Self::Write { rules, fields, model: None },
        }
    }

    /// The word for its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Multiple { .. } => "multiple",
            Self::TrueFalse { .. } => "true_false",
            Self::Numeric { .. } | Self::Formula { .. } => "numeric",
            Self::Blank { .. } => "blank",
            Self::Order { .. } => "order",
            Self::Match { .. } => "match",
            Self::Matrix { .. } => "matrix",
            Self::Mark { .. } => "mark",
            Self::Write { .. } => "write",
        }
    }
}
