//! What a page with quizzes needs: the smallest script and the fewest texts that can show all that it asks.

use super::payload::ModuleData;
use crate::course::{Mode, Quiz};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of question that the script for choices knows.
const CHOICES: [&str; 3] = ["single", "multiple", "true_false"];
/// Kinds of question that the script for quizzes knows besides.
const FIELDS: [&str; 2] = ["numeric", "blank"];

/// Whether one of the quizzes is an exam.
pub fn has_exam(quizzes: &[&Quiz]) -> bool {
    quizzes.iter().any(|quiz| quiz.mode == Mode::Exam)
}

/// The smallest of the scripts for quizzes that knows all that these ask.
pub fn script(quizzes: &[&Quiz]) -> &'static str {
    let kinds = kinds(quizzes);
    let known = |kind: &&str| CHOICES.contains(kind) || FIELDS.contains(kind);
    if has_exam(quizzes) || !kinds.iter().all(known) {
        "exam.js"
    } else if kinds.iter().all(|kind| CHOICES.contains(kind)) {
        "choice.js"
    } else {
        "quiz.js"
    }
}

/// Those of `texts` that the scripts of this page can come to show: a page carries its own, so each counts.
pub fn texts<'t>(
    mut texts: BTreeMap<&'t str, &'t str>,
    module: Option<&ModuleData<'_>>,
    quizzes: &[&Quiz],
) -> BTreeMap<&'t str, &'t str> {
    let kinds = kinds(quizzes);
    texts.retain(|key, _| match key.split_once('_') {
        Some(("page.locked", _)) => module.is_none_or(|module| module.requires.is_some()),
        Some(("page.read", _)) => module.is_none_or(|module| module.quizzes.is_empty()),
        Some(("quiz.kind", kind)) => kinds.contains(kind),
        _ => match *key {
            "quiz.gap" => kinds.contains("blank"),
            "quiz.field" => kinds.contains("numeric"),
            "quiz.fill_first" => kinds.contains("numeric") || kinds.contains("blank"),
            "quiz.true" | "quiz.false" => kinds.contains("true_false"),
            _ => true,
        },
    });
    texts
}

/// The kinds of all questions of these quizzes.
fn kinds<'q>(quizzes: &[&'q Quiz]) -> BTreeSet<&'q str> {
    quizzes.iter().flat_map(|quiz| &quiz.questions).map(|question| question.key.kind()).collect()
}
