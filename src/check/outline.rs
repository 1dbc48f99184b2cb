//! The outline holds: every module has its place, every place its module, every quiz its use.

use crate::course::{Course, ModulePlace};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};
use std::collections::{HashMap, HashSet};

/// Checks days, tracks, modules and the quizzes they name. Absences are only noted when `complete`: when nothing failed to be
/// read; days and tracks that are not there, when `outline_read`: when nothing of course.yaml failed to be.
pub fn check(course: &Course, complete: bool, outline_read: bool, diagnostics: &mut Vec<Diagnostic>) {
    places(course, complete, outline_read, diagnostics);
    quizzes(course, complete, diagnostics);
}

fn places(course: &Course, complete: bool, outline_read: bool, diagnostics: &mut Vec<Diagnostic>) {
    let manifest = &course.manifest;
    let days: Vec<&str> = manifest.days.iter().map(|day| day.id.value.as_str()).collect();
    let tracks: Vec<&str> = manifest.tracks.iter().map(|track| track.id.value.as_str()).collect();
    let mut taken: HashMap<&str, Span> = HashMap::new();
    // Whether a module names a day, a track, that is not there: it may be the one that the others miss.
    let mut lost = (false, false);
    for module in &course.modules {
        match &module.place {
            ModulePlace::Day(id) if !days.contains(&id.value.as_str()) => {
                lost.0 = true;
                diagnostics.extend(outline_read.then(|| unknown(Code::UnknownDay, id, &days)));
            }
            ModulePlace::Day(id) => {
                if let Some(first) = taken.get(id.value.as_str()) {
                    let diagnostic = Diagnostic::new(Code::DayTaken, id.span).with("day", &id.value);
                    diagnostics.push(diagnostic.related_to(*first));
                } else {
                    taken.insert(&id.value, id.span);
                }
            }
            ModulePlace::Track(id) if !tracks.contains(&id.value.as_str()) => {
                lost.1 = true;
                diagnostics.extend(outline_read.then(|| unknown(Code::UnknownTrack, id, &tracks)));
            }
            ModulePlace::Track(id) => {
                taken.insert(&id.value, id.span);
            }
        }
    }
    if !complete {
        return;
    }
    let days = manifest.days.iter().filter(|_| !lost.0).map(|day| (&day.id, "day"));
    let tracks = manifest.tracks.iter().filter(|_| !lost.1).map(|track| (&track.id, "track"));
    for (id, key) in days.chain(tracks) {
        if !taken.contains_key(id.value.as_str()) {
            diagnostics.push(Diagnostic::new(Code::NoModule, id.span).with("id", &id.value).with("key", key));
        }
    }
}

/// A diagnostic for an id that is none of those `known`.
pub(super) fn unknown(code: Code, id: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(code, id.span).with("id", &id.value);
    let diagnostic = if known.is_empty() { diagnostic.with("none", "yes") } else { diagnostic };
    diagnostic.with("known", known.join(", ")).with_nearest(&id.value, known.iter().copied())
}

fn quizzes(course: &Course, complete: bool, diagnostics: &mut Vec<Diagnostic>) {
    let known: HashSet<&str> = course.quizzes.iter().map(|quiz| quiz.id.value.as_str()).collect();
    let mut used: HashSet<&str> = HashSet::new();
    for module in &course.modules {
        for id in module.quiz_ids() {
            used.insert(&id.value);
            if complete && !known.contains(id.value.as_str()) {
                let mut names: Vec<&str> = known.iter().copied().collect();
                names.sort_unstable();
                let diagnostic = Diagnostic::new(Code::UnknownQuiz, id.span).with("id", &id.value);
                diagnostics.push(diagnostic.with_nearest(&id.value, names));
            }
        }
    }
    for quiz in &course.quizzes {
        if complete && !used.contains(quiz.id.value.as_str()) {
            diagnostics.push(Diagnostic::new(Code::UnusedQuiz, quiz.id.span).with("id", &quiz.id.value));
        }
    }
}
