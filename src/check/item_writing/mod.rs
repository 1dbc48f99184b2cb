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
mod repeated;

use crate::bank::is_readable;
use crate::course::{Choice, ChoiceId, Course, Key, Question, Quiz, Task};
use crate::diagnostic::Diagnostic;
use crate::source::FileId;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Reads how questions are written again and again, remembering what was found in quizzes that did not change: nothing but the quizzes
/// themselves decides on it.
#[derive(Debug, Default)]
pub struct ItemWriting {
    quizzes: HashMap<FileId, Read>,
    /// One for the course in its own language and each that it is translated into.
    banks: Vec<Bank>,
}

/// A quiz and what was found in its questions, each by itself.
#[derive(Debug, Clone)]
struct Read {
    quiz: Arc<Quiz>,
    found: Arc<Vec<Diagnostic>>,
}

/// All quizzes of a language, and which of their questions ask the same.
#[derive(Debug)]
struct Bank {
    quizzes: Vec<Arc<Quiz>>,
    found: Vec<Diagnostic>,
}

impl ItemWriting {
    /// Notes what is amiss in the wording of questions, translations included.
    pub fn check(&mut self, course: &Course, diagnostics: &mut Vec<Diagnostic>) {
        let translated = course.translations.iter().map(|translation| &translation.quizzes);
        let (mut quizzes, mut banks) = (HashMap::new(), Vec::new());
        for (index, bank) in std::iter::once(&course.quizzes).chain(translated).enumerate() {
            // The first begins at once and ends with work for one processor; what the others have not done by then is shared.
            let (repeated, found) = rayon::join(
                || self.repeated(index, bank),
                || -> Vec<Read> { bank.par_iter().map(|quiz| self.quiz(quiz)).collect() },
            );
            diagnostics.extend(found.iter().flat_map(|one| one.found.iter().cloned()));
            diagnostics.extend(repeated.iter().cloned());
            quizzes.extend(found.into_iter().map(|one| (one.quiz.file, one)));
            banks.push(Bank { quizzes: bank.clone(), found: repeated });
        }
        *self = Self { quizzes, banks };
    }

    /// The questions of `quiz`, each by itself.
    fn quiz(&self, quiz: &Arc<Quiz>) -> Read {
        if let Some(known) = self.quizzes.get(&quiz.file)
            && Arc::ptr_eq(&known.quiz, quiz)
        {
            return known.clone();
        }
        let mut found = Vec::new();
        quiz.questions.iter().for_each(|question| one(question, &mut found));
        Read { quiz: Arc::clone(quiz), found: Arc::new(found) }
    }

    /// Which questions ask the same, of all quizzes of the language with this index.
    fn repeated(&self, index: usize, quizzes: &[Arc<Quiz>]) -> Vec<Diagnostic> {
        let same = |known: &Bank| {
            known.quizzes.len() == quizzes.len()
                && known.quizzes.iter().zip(quizzes).all(|(known, quiz)| Arc::ptr_eq(known, quiz))
        };
        if let Some(known) = self.banks.get(index).filter(|known| same(known)) {
            return known.found.clone();
        }
        let mut found = Vec::new();
        let questions: Vec<&Question> = quizzes.iter().flat_map(|quiz| &quiz.questions).collect();
        duplicates::check(&questions, &mut found);
        found
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
    clauses.rev().find(|clause| clause.contains(is_readable)).unwrap_or_default()
}
