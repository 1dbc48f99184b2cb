//! Drills can be played: names resolve, every node can be reached and left, every checkpoint can be earned, and the
//! perfect run earns everything through the real replay and score.

mod checkpoints;
mod model;
mod names;
mod nodes;
mod speed;
mod translated;

use super::ids::unique;
use crate::course::{ChatDrill, Course, Drill, DrillKind};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::drill;
use crate::source::{FileId, Span};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashSet};

/// Checks every drill. What other files define is only asked for when `complete`: when nothing failed to be read.
pub fn check(course: &Course, complete: bool, diagnostics: &mut Vec<Diagnostic>) {
    unique("@drill", course.drills.iter().map(|drill| &drill.id), diagnostics);
    unique("@language", course.language_lists.iter().map(|list| &list.id), diagnostics);
    lists(course, diagnostics);
    modules(course, complete, diagnostics);
    // What could not be read of a file may be what is missing in it.
    let error = |diagnostic: &Diagnostic| diagnostic.severity() == Severity::Error;
    let faulty: HashSet<FileId> =
        diagnostics.iter().filter(|one| error(one)).filter_map(|one| one.place.file()).collect();
    let of_drill = |drill: &Drill| of_drill(drill, course, complete, !faulty.contains(&drill.file));
    let found: Vec<Diagnostic> = course.drills.par_iter().flat_map_iter(|drill| of_drill(drill)).collect();
    diagnostics.extend(found);
    for translation in &course.translations {
        translated::check(course, translation, complete, diagnostics);
    }
}

/// What language lists name exists.
fn lists(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let translated = course.translations.iter().flat_map(|translation| &translation.language_lists);
    for list in course.language_lists.iter().chain(translated) {
        unique("@expression", list.expressions.iter().map(|expression| &expression.id), diagnostics);
        let names: BTreeSet<&str> = list.says.keys().map(String::as_str).collect();
        for (say, _) in list.reactions.iter().filter(|(say, _)| !names.contains(say.value.as_str())) {
            diagnostics.push(unknown(&say.value, "@said", say.span, &names));
        }
    }
}

/// What modules name exists, and every drill is named.
fn modules(course: &Course, complete: bool, diagnostics: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = course.drills.iter().map(|drill| drill.id.value.as_str()).collect();
    let mut used: HashSet<&str> = HashSet::new();
    let translated = course.translations.iter().flat_map(|translation| &translation.modules);
    for id in course.modules.iter().chain(translated).flat_map(|module| &module.drills) {
        used.insert(&id.value);
        if complete && !known.contains(id.value.as_str()) {
            let diagnostic = Diagnostic::new(Code::UnknownDrill, id.span).with("id", &id.value);
            diagnostics.push(diagnostic.with_nearest(&id.value, known.iter().copied()));
        }
    }
    for drill in course.drills.iter().filter(|drill| complete && !used.contains(drill.id.value.as_str())) {
        diagnostics.push(Diagnostic::new(Code::UnusedDrill, drill.id.span).with("id", &drill.id.value));
    }
}

fn of_drill(drill: &Drill, course: &Course, complete: bool, is_whole: bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    match &drill.kind {
        DrillKind::Speed(speed) if complete => speed::check(drill, speed, course, &mut found),
        DrillKind::Speed(_) => {}
        DrillKind::Chat(chat) => {
            let script = drill::script(chat, 0, course);
            let places = At { chat, id: drill.id.span };
            if complete {
                names::check(&script, &places, course, &mut found);
            }
            nodes::check(&script, &places, is_whole, &mut found);
            if complete && found.is_empty() {
                checkpoints::check(&script, &places, &mut found);
            }
            // What the perfect run earns says something only of a drill that is sound.
            if complete && found.is_empty() {
                model::check(&script, &places, &mut found);
            }
        }
    }
    found
}

/// Where the parts of a chat drill stand.
struct At<'c> {
    chat: &'c ChatDrill,
    /// The drill's id, for what has no better place.
    id: Span,
}

impl At<'_> {
    /// Where the first of these paths that is known stands.
    fn first(&self, paths: &[String]) -> Span {
        paths.iter().find_map(|path| self.chat.places.find(path)).unwrap_or(self.id)
    }

    fn find(&self, path: &str) -> Span {
        self.chat.places.find(path).unwrap_or(self.id)
    }
}

/// A reference to something that is not there.
fn unknown(name: &str, noun: &'static str, span: Span, known: &BTreeSet<&str>) -> Diagnostic {
    Diagnostic::new(Code::UnknownName, span)
        .with("name", name)
        .with("of", noun)
        .with("known", known.iter().copied().collect::<Vec<_>>().join(", "))
        .with_nearest(name, known.iter().copied())
}
