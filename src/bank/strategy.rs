//! How people answer who know nothing but how tests are made.

use super::cues::{absolute_words, cautious_words, reading_length};
use crate::course::{Choice, ChoiceId, Key, Question, Task};
use crate::grade::{Response, pair};
use serde::Serialize;

/// A way to answer without knowing the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// The longest choice; of several right ones, those longer than the mean.
    Longest,
    /// The shortest choice; of several right ones, those shorter than the mean.
    Shortest,
    /// The first choice, the first half of several, the first column, the items to the targets as they stand.
    First,
    /// The choice with most cautious and fewest absolute words; statements with absolute words are wrong, cautious ones right.
    MostCautious,
    /// Every statement is right.
    AlwaysTrue,
    /// Every statement is wrong.
    AlwaysFalse,
    /// Everything that can be ticked or marked.
    TickEverything,
    /// Nothing that can be ticked or marked.
    TickNothing,
}

impl Strategy {
    /// Every strategy.
    pub const ALL: [Self; 8] = [
        Self::Longest,
        Self::Shortest,
        Self::First,
        Self::MostCautious,
        Self::AlwaysTrue,
        Self::AlwaysFalse,
        Self::TickEverything,
        Self::TickNothing,
    ];

    /// Its name in JSON and in the message catalogue.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Longest => "longest",
            Self::Shortest => "shortest",
            Self::First => "first",
            Self::MostCautious => "most_cautious",
            Self::AlwaysTrue => "always_true",
            Self::AlwaysFalse => "always_false",
            Self::TickEverything => "tick_everything",
            Self::TickNothing => "tick_nothing",
        }
    }

    /// What it answers: one response, or several between which it does not tell; nothing to questions about which it says nothing.
    #[must_use]
    pub fn responses(self, question: &Question) -> Vec<Response> {
        match self {
            Self::Longest => best(question, length_of),
            Self::Shortest => best(question, |text| -length_of(text)),
            Self::First => first(question).into_iter().collect(),
            Self::MostCautious => match &question.key {
                Key::TrueFalse { .. } => match caution(&question.prompt.text) {
                    0 => Vec::new(),
                    caution => vec![Response::Truth(caution > 0)],
                },
                _ => best(question, caution),
            },
            Self::AlwaysTrue | Self::AlwaysFalse => match &question.key {
                Key::TrueFalse { .. } => vec![Response::Truth(self == Self::AlwaysTrue)],
                _ => Vec::new(),
            },
            Self::TickEverything => ticks(question, true).into_iter().collect(),
            Self::TickNothing => ticks(question, false).into_iter().collect(),
        }
    }
}

fn length_of(text: &str) -> i64 {
    i64::try_from(reading_length(text)).unwrap_or(i64::MAX)
}

/// How cautious a text is: below zero if absolute words prevail.
fn caution(text: &str) -> i64 {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    count(cautious_words(text)) - count(absolute_words(text).len())
}

/// The choices with the highest value; nothing if all have the same.
fn best(question: &Question, value: impl Fn(&str) -> i64) -> Vec<Response> {
    let valued = |choices: &[Choice]| -> Vec<(ChoiceId, i64)> {
        choices.iter().map(|choice| (choice.id.clone(), value(&choice.text.text))).collect()
    };
    match &question.task {
        Task::Single(choices) => {
            let values = valued(choices);
            let most = values.iter().map(|(_, value)| *value).max();
            let tied: Vec<_> = values.iter().filter(|(_, value)| Some(*value) == most).collect();
            let tells = tied.len() < values.len();
            tied.into_iter().filter(|_| tells).map(|(id, _)| Response::Text(id.clone())).collect()
        }
        Task::Multiple(choices) => {
            let values = valued(choices);
            let sum: i64 = values.iter().map(|(_, value)| *value).sum();
            let many = i64::try_from(values.len()).unwrap_or(i64::MAX);
            let above = values.into_iter().filter(|(_, value)| value.saturating_mul(many) > sum).map(|(id, _)| id);
            let above: Vec<ChoiceId> = above.collect();
            if above.is_empty() { Vec::new() } else { vec![Response::Texts(above)] }
        }
        _ => Vec::new(),
    }
}

/// What stands first, in the order of the quiz file, in which practice shows it.
fn first(question: &Question) -> Option<Response> {
    match &question.key {
        Key::Single { choices, .. } => Some(Response::Text(choices.first()?.clone())),
        Key::Multiple { choices, .. } => Some(Response::Texts(choices[..choices.len().div_ceil(2)].to_vec())),
        Key::Match { items, targets, .. } => Some(Response::Texts(
            items.iter().zip(targets.iter().cycle()).map(|(item, target)| pair(item, target)).collect(),
        )),
        Key::Matrix { rows, columns, .. } => {
            let column = columns.first()?;
            Some(Response::Texts(rows.iter().map(|row| pair(row, column)).collect()))
        }
        Key::Mark { marks, .. } => Some(Response::Texts(vec![marks.first()?.clone()])),
        _ => None,
    }
}

/// Everything or nothing, where several things can be ticked.
fn ticks(question: &Question, all: bool) -> Option<Response> {
    let everything: Vec<String> = match &question.key {
        Key::Multiple { choices, .. } => choices.clone(),
        Key::Mark { marks, .. } => marks.clone(),
        Key::Matrix { rows, columns, several: true, .. } => {
            rows.iter().flat_map(|row| columns.iter().map(move |column| pair(row, column))).collect()
        }
        _ => return None,
    };
    Some(Response::Texts(if all { everything } else { Vec::new() }))
}
