//! What templates see of the kinds of question that have more than choices: `order`, `match`, `matrix`, `mark`,
//! `write`. `parts/kinds.html` shows it.

use super::texts::Texts;
use super::view::Maker;
use crate::course::{Choice, ChoiceId, Fragment, Key, Passage, Prose, Question, Task};
use serde::Serialize;
use tera::Value;

/// What is worked on in a question.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum KindView<'a> {
    /// Items to put in order.
    Order { items: Vec<ItemView<'a>> },
    /// Items to put to targets.
    Match { items: Vec<ItemView<'a>>, targets: Vec<ItemView<'a>> },
    /// A table.
    Matrix { rows: Vec<ItemView<'a>>, columns: Vec<ItemView<'a>> },
    /// A text, line by line.
    Mark { lines: Vec<Vec<FragmentView<'a>>> },
    /// A field for a text, with what belongs behind the answer.
    Write { rubric: Vec<Value>, model: Option<Value> },
}

/// An item, target, row or column.
#[derive(Debug, Serialize)]
pub struct ItemView<'a> {
    id: &'a str,
    text: Value,
}

/// A piece of a line; one with an `id` can be marked.
#[derive(Debug, Serialize)]
pub struct FragmentView<'a> {
    id: Option<&'a str>,
    text: &'a str,
}

impl<'a> KindView<'a> {
    /// The view of a question's task; `None` for the kinds that need none.
    #[must_use]
    pub fn new(question: &'a Question, maker: &Maker<'a>) -> Option<Self> {
        let items = |choices: &'a [Choice]| -> Vec<ItemView<'a>> {
            choices.iter().map(|choice| ItemView { id: &choice.id, text: maker.html(&choice.text) }).collect()
        };
        Some(match &question.task {
            Task::Order(choices) => Self::Order { items: items(choices) },
            Task::Match { items: first, targets } => Self::Match { items: items(first), targets: items(targets) },
            Task::Matrix { rows, columns } => Self::Matrix { rows: items(rows), columns: items(columns) },
            Task::Mark(passage) => Self::Mark { lines: lines(passage) },
            Task::Write { rubric, model } => Self::Write {
                rubric: rubric.iter().map(|point| maker.html(point)).collect(),
                model: model.as_ref().map(|model| maker.html(model)),
            },
            Task::Single(_) | Task::Multiple(_) | Task::TrueFalse { .. } | Task::Numeric { .. } | Task::Blank(_) => {
                return None;
            }
        })
    }
}

fn lines(passage: &Passage) -> Vec<Vec<FragmentView<'_>>> {
    let mut lines = Vec::with_capacity(passage.lines.len());
    for line in &passage.lines {
        let mut views = Vec::with_capacity(line.len());
        for fragment in line {
            views.push(match fragment {
                Fragment::Plain(text) => FragmentView { id: None, text },
                Fragment::Place { id, text } => FragmentView { id: Some(id), text },
            });
        }
        lines.push(views);
    }
    lines
}

/// The author's feedback on items, rows and places, each with what a reader calls it.
pub fn feedback(task: &Task) -> Vec<(&ChoiceId, String, &Prose)> {
    match task {
        Task::Order(items) | Task::Match { items, .. } | Task::Matrix { rows: items, .. } => items
            .iter()
            .filter_map(|item| Some((&item.id, item.text.text.trim().to_owned(), item.feedback.as_ref()?)))
            .collect(),
        Task::Mark(passage) => {
            passage.feedback.iter().map(|(id, feedback)| (id, words(passage, id).to_owned(), feedback)).collect()
        }
        _ => Vec::new(),
    }
}

/// What stands at a place.
fn words<'a>(passage: &'a Passage, place: &str) -> &'a str {
    let found = passage.lines.iter().flatten().find_map(|fragment| match fragment {
        Fragment::Place { id, text } if id == place => Some(text.as_str()),
        _ => None,
    });
    found.unwrap_or_default()
}

/// The right answer in words, for the kinds of this file: `B → A → C`, `A → X；B → Y`, what is to be marked.
pub fn key_text(question: &Question, texts: &Texts) -> Option<String> {
    let word = |key: &str| texts.fill(key, &[]);
    let name = |choices: &[Choice], id: &str| -> String {
        let choice = choices.iter().find(|choice| choice.id == id);
        choice.map(|choice| choice.text.text.trim()).filter(|text| !text.is_empty()).unwrap_or(id).to_owned()
    };
    Some(match (&question.key, &question.task) {
        (Key::Order { answer, .. }, _) => answer.join(" → "),
        (Key::Match { items, answer, .. }, _) => {
            let pairs = items.iter().filter_map(|item| Some(format!("{item} → {}", answer.get(item)?)));
            pairs.collect::<Vec<_>>().join(&word("frame.then"))
        }
        (Key::Matrix { rows, answer, .. }, Task::Matrix { rows: named_rows, columns }) => {
            let pairs = rows.iter().filter_map(|row| {
                let right: Vec<String> = answer.get(row)?.iter().map(|column| name(columns, column)).collect();
                Some(format!("{} → {}", name(named_rows, row), right.join(&word("quiz.list_and"))))
            });
            pairs.collect::<Vec<_>>().join(&word("frame.then"))
        }
        (Key::Mark { answer, .. }, Task::Mark(passage)) => {
            answer.iter().map(|place| words(passage, place)).collect::<Vec<_>>().join(&word("frame.then"))
        }
        _ => return None,
    })
}
