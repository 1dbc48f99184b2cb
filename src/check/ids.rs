//! Ids are unique, also on systems that do not tell large letters from small ones.

use crate::bank::lower;
use crate::course::Course;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Notes every id that stands twice: among days and tracks, modules, quizzes, questions, objectives.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let manifest = &course.manifest;
    let places = manifest.days.iter().map(|day| &day.id).chain(manifest.tracks.iter().map(|track| &track.id));
    unique("@place", places, diagnostics);
    unique("@module", course.modules.iter().map(|module| &module.id), diagnostics);
    unique("@quiz", course.quizzes.iter().map(|quiz| &quiz.id), diagnostics);
    let questions = course.quizzes.iter().flat_map(|quiz| quiz.questions.iter().map(|question| &question.id));
    unique("@question", questions, diagnostics);
    let objectives = course.modules.iter().flat_map(|module| module.objectives.iter().map(|objective| &objective.code));
    unique("@objective", objectives, diagnostics);
}

/// Ids become file names and keys; two that differ only in case are one file on Windows.
pub(super) fn unique<'c>(
    noun: &'static str,
    ids: impl Iterator<Item = &'c Spanned<String>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let ids: Vec<_> = ids.collect();
    let mut seen: HashMap<Cow<'c, str>, Span> = HashMap::with_capacity(ids.len());
    for id in ids {
        match seen.entry(lower(&id.value)) {
            Entry::Occupied(first) => {
                let diagnostic = Diagnostic::new(Code::DuplicateId, id.span).with("of", noun).with("id", &id.value);
                diagnostics.push(diagnostic.related_to(*first.get()));
            }
            Entry::Vacant(place) => {
                place.insert(id.span);
            }
        }
    }
}
