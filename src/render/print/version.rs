//! Versions of a paper: the same questions with the same numbers, drawn once by a seed, in another order each, and with
//! letters for the choices in the order in which that version shows them.

use crate::course::{Choice, Course, Fragment, Key, Question, Quiz, Task};
use crate::grade::{Generator, Row, choice_order, draw_paper};
use crate::render::drawn;
use std::collections::HashMap;

/// The versions that are printed, by the names on the paper.
pub const VERSIONS: [&str; 2] = ["A", "B"];

/// A question as one version asks it.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its key, with numbers drawn.
    pub key: Key,
    /// The numbers drawn, if it has any.
    pub drawn: Option<crate::grade::Drawn>,
    /// What has letters, in the order shown, by the author's names: choices, items to order, targets, columns.
    pub lettered: Vec<&'a str>,
    /// What has numbers, in the order shown, by the author's names: items to match, rows, places in a text.
    pub numbered: Vec<&'a str>,
}

/// The questions of this version of `quiz`, in its order. All versions of one seed have the same questions with the same
/// numbers (G20.1 to G20.3 and G16.2 with the seed as the attempt's id), and no two have one order unless there is only one.
#[must_use]
pub fn asked<'a>(course: &'a Course, quiz: &'a Quiz, seed: &str, version: &str) -> Vec<Asked<'a>> {
    let candidates: Vec<Vec<&Question>> = quiz
        .draw
        .iter()
        .map(|draw| course.candidates(quiz, draw).into_iter().filter_map(|at| course.bank_question(at)).collect())
        .collect();
    let known: HashMap<&str, &Question> = quiz
        .questions
        .iter()
        .chain(candidates.iter().flatten().copied())
        .map(|one| (one.id.value.as_str(), one))
        .collect();
    let own: Vec<&str> = quiz.questions.iter().map(|question| question.id.value.as_str()).collect();
    let rows: Vec<Row> = quiz
        .draw
        .iter()
        .zip(&candidates)
        .map(|(draw, row)| Row {
            count: draw.count.value as usize,
            candidates: row.iter().map(|question| question.id.value.as_str()).collect(),
        })
        .collect();
    let drawn = draw_paper(&own, &rows, false, seed);
    let ids = order(&drawn, seed, version);
    ids.iter().filter_map(|id| known.get(id.as_str())).map(|question| Asked::new(question, seed, version)).collect()
}

/// `ids` in the order of this version.
fn order(ids: &[String], seed: &str, version: &str) -> Vec<String> {
    let shuffled = |version: &str| {
        let mut ids = ids.to_vec();
        Generator::new(&format!("{seed}/{version}")).shuffle(&mut ids);
        ids
    };
    let mut own = shuffled(version);
    if version != VERSIONS[0] && own == shuffled(VERSIONS[0]) && !own.is_empty() {
        own.rotate_left(1);
    }
    own
}

impl<'a> Asked<'a> {
    fn new(question: &'a Question, seed: &str, version: &str) -> Self {
        let drawn = drawn::of(question, &format!("{seed}/{}", question.id.value));
        let key = drawn.as_ref().map_or_else(|| question.key.clone(), |drawn| drawn.key.clone());
        let shuffled = |choices: &'a [Choice]| {
            let mut names: Vec<String> = choices.iter().map(|choice| choice.id.clone()).collect();
            names.sort();
            let shown = choice_order(&names, &question.id.value, &format!("{seed}/{version}"));
            let place = |choice: &&Choice| shown.iter().position(|name| *name == choice.id);
            let mut choices: Vec<&Choice> = choices.iter().collect();
            choices.sort_by_key(place);
            choices.into_iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>()
        };
        let written = |choices: &'a [Choice]| choices.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>();
        let (lettered, numbered) = match &question.task {
            Task::Single(choices) | Task::Multiple(choices) | Task::Order(choices) => (shuffled(choices), Vec::new()),
            Task::Match { items, targets } => (shuffled(targets), written(items)),
            Task::Matrix { rows, columns } => (written(columns), written(rows)),
            Task::Mark(passage) => {
                let place = |fragment: &'a Fragment| match fragment {
                    Fragment::Place { id, .. } => Some(id.as_str()),
                    Fragment::Plain(_) => None,
                };
                (Vec::new(), passage.lines.iter().flatten().filter_map(place).collect())
            }
            Task::TrueFalse { .. } | Task::Numeric { .. } | Task::Blank(_) | Task::Write { .. } => {
                (Vec::new(), Vec::new())
            }
        };
        Self { question, key, drawn, lettered, numbered }
    }

    /// The letter under which this version shows the thing of that name.
    #[must_use]
    pub fn letter(&self, name: &str) -> String {
        self.lettered.iter().position(|known| *known == name).map(letter).unwrap_or_default()
    }

    /// The number under which this version shows the thing of that name.
    #[must_use]
    pub fn number(&self, name: &str) -> String {
        self.numbered.iter().position(|known| *known == name).map(|at| (at + 1).to_string()).unwrap_or_default()
    }
}

/// The letter of the thing at this position: A to Z, then AA.
#[must_use]
pub fn letter(position: usize) -> String {
    let last = char::from(b'A' + u8::try_from(position % 26).unwrap_or_default());
    if position < 26 { last.to_string() } else { format!("{}{last}", letter(position / 26 - 1)) }
}
