//! What a page with quizzes needs: the smallest script and the fewest texts that can show all that its papers may ask.

use super::outline::Outline;
use super::paper::Bank;
use super::payload::ModuleData;
use crate::course::Mode;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of question that the script for choices knows.
const CHOICES: [&str; 3] = ["single", "multiple", "true_false"];
/// Kinds of question that the script for quizzes knows besides.
const FIELDS: [&str; 2] = ["numeric", "blank"];

/// What the quizzes of a page ask for.
#[derive(Debug)]
pub struct Needs<'c> {
    /// The quizzes, by their indexes in [`crate::course::Course::quizzes`].
    pub quizzes: Vec<usize>,
    /// Whether one of them is for practice.
    pub practice: bool,
    /// Whether one of them is an exam.
    pub exam: bool,
    /// Whether one for practice draws or shuffles.
    pub drawn: bool,
    /// The kinds of all questions that their papers may have.
    kinds: BTreeSet<&'c str>,
}

impl<'c> Needs<'c> {
    /// The needs of the quizzes at these indexes of [`crate::course::Course::quizzes`].
    #[must_use]
    pub fn new(outline: &'c Outline, quizzes: Vec<usize>) -> Self {
        let course = outline.course();
        let of_mode = |mode| quizzes.iter().map(|&index| &course.quizzes[index]).filter(move |quiz| quiz.mode == mode);
        let banks = quizzes.iter().flat_map(|&index| Bank::new(outline, index).questions);
        Self {
            practice: of_mode(Mode::Practice).next().is_some(),
            exam: of_mode(Mode::Exam).next().is_some(),
            drawn: of_mode(Mode::Practice).any(|quiz| quiz.rules.shuffle || !quiz.draw.is_empty()),
            kinds: banks
                .filter_map(|question| course.bank_question(question))
                .map(|question| question.key.kind())
                .collect(),
            quizzes,
        }
    }

    /// The scripts for these quizzes, in the order in which they run: the smallest that know all that is asked.
    #[must_use]
    pub fn scripts(&self) -> Vec<&'static str> {
        let known = |kind: &&str| CHOICES.contains(kind) || FIELDS.contains(kind);
        if !self.practice && !self.exam {
            Vec::new()
        } else if self.exam || !self.kinds.iter().all(known) {
            vec!["exam.js"]
        } else {
            let script = if self.kinds.iter().all(|kind| CHOICES.contains(kind)) { "choice.js" } else { "quiz.js" };
            if self.drawn { vec!["draw.js", script] } else { vec![script] }
        }
    }

    /// The groups of interface texts that these quizzes show.
    #[must_use]
    pub fn groups(&self) -> &'static [&'static str] {
        match (self.exam, self.practice) {
            (true, _) => &["page", "storage", "quiz", "exam"],
            (false, true) => &["page", "storage", "quiz"],
            (false, false) => &["page", "storage"],
        }
    }

    /// Those of `texts` that the scripts of this page can come to show: a page carries its own, so each counts.
    #[must_use]
    pub fn texts<'t>(
        &self,
        mut texts: BTreeMap<&'t str, &'t str>,
        module: Option<&ModuleData<'_>>,
    ) -> BTreeMap<&'t str, &'t str> {
        let asks = |kind| self.kinds.contains(kind);
        texts.retain(|key, _| match key.split_once('_') {
            Some(("page.locked", _)) => module.is_none_or(|module| module.requires.is_some()),
            Some(("page.read", _)) => module.is_none_or(|module| module.quizzes.is_empty()),
            Some(("quiz.kind", kind)) => asks(kind),
            _ => match *key {
                "quiz.gap" => asks("blank"),
                "quiz.field" => asks("numeric"),
                "quiz.fill_first" => asks("numeric") || asks("blank"),
                "quiz.true" | "quiz.false" => asks("true_false"),
                _ => true,
            },
        });
        texts
    }
}
