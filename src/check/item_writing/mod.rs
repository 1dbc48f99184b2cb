//! How questions are written: nothing but knowledge should lead to the right answer.
//!
//! The rules come from the literature on item writing (T. M. Haladyna, S. M. Downing and M. C. Rodriguez, *A review of
//! multiple-choice item-writing guidelines for classroom assessment*, Applied Measurement in Education 15, 2002; S. M. Case and
//! D. B. Swanson, *Constructing written test questions for the basic and clinical sciences*, NBME, 2002); the texts of the
//! diagnostics name the guideline. All of them are warnings.

mod cues;
mod duplicates;
mod negations;
mod ranges;

use crate::course::{Choice, ChoiceId, Course, Key, Question, Quiz, Task};
use crate::diagnostic::Diagnostic;
use rayon::prelude::*;

/// Notes what is amiss in the wording of questions, translations included.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let editions = course.translations.iter().map(|translation| &translation.quizzes);
    for quizzes in std::iter::once(&course.quizzes).chain(editions) {
        let questions: Vec<&Question> =
            quizzes.iter().flat_map(|quiz: &std::sync::Arc<Quiz>| &quiz.questions).collect();
        let found: Vec<Diagnostic> = questions
            .par_iter()
            .flat_map_iter(|question| {
                let mut found = Vec::new();
                one(question, &mut found);
                found
            })
            .collect();
        diagnostics.extend(found);
        duplicates::check(&questions, diagnostics);
    }
}

/// One question by itself.
fn one(question: &Question, found: &mut Vec<Diagnostic>) {
    negations::phrases(question, found);
    if let Some(choices) = Choices::of(question) {
        cues::check(question, &choices, found);
        negations::choices(question, &choices, found);
        ranges::check(&choices, found);
    }
}

/// The choices of a question with one right answer or several.
struct Choices<'q> {
    /// The right ones; at least one.
    right: Vec<&'q Choice>,
    /// The others; at least one.
    wrong: Vec<&'q Choice>,
    /// Whether exactly one is to be chosen.
    single: bool,
}

impl<'q> Choices<'q> {
    /// The choices of `question`, if it has right and wrong ones.
    fn of(question: &'q Question) -> Option<Self> {
        let (choices, answer): (_, &[ChoiceId]) = match (&question.task, &question.key) {
            (Task::Single(choices), Key::Single { answer, .. }) => (choices, std::slice::from_ref(answer)),
            (Task::Multiple(choices), Key::Multiple { answer, .. }) => (choices, answer),
            _ => return None,
        };
        let (right, wrong): (Vec<_>, Vec<_>) = choices.iter().partition(|choice| answer.contains(&choice.id));
        let single = matches!(question.task, Task::Single(_));
        (!right.is_empty() && !wrong.is_empty()).then_some(Self { right, wrong, single })
    }

    /// All of them.
    fn all(&self) -> impl Iterator<Item = &'q Choice> {
        self.right.iter().chain(&self.wrong).copied()
    }
}

/// What a prompt asks in the end: the text behind its last sign but one.
fn last_clause(prompt: &str) -> &str {
    let clauses = prompt.split(['。', '！', '？', '；', '，', '：', '!', '?', ';', ',', ':', '.', '\n']);
    clauses.rev().find(|clause| clause.contains(char::is_alphanumeric)).unwrap_or_default()
}
