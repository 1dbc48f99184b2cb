//! The trainees' site holds without what is for their trainers: no link, no paper and no question of it needs any of that.

use super::keys::Keys;
use super::{links, papers, quizzes};
use crate::course::{Course, ModulePlace};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{FileId, Sources};
use std::collections::HashSet;

/// Checks what trainees get of `course`. References are only checked when `complete`: when nothing failed to be read.
/// `keys` holds the proofs of all keys.
pub fn check(course: &Course, sources: &Sources, complete: bool, keys: &Keys, diagnostics: &mut Vec<Diagnostic>) {
    if !course.has_trainer_modules() {
        return;
    }
    for module in course.modules.iter().filter(|module| module.is_for_trainers()) {
        if let ModulePlace::Day(id) = &module.place {
            diagnostics.push(Diagnostic::new(Code::TrainerDay, id.span));
        }
    }
    let theirs = course.for_trainees();
    let shown: HashSet<FileId> = files(&theirs).collect();
    let hidden: HashSet<FileId> = files(course).filter(|file| !shown.contains(file)).collect();
    let mut found = Vec::new();
    quizzes::check(&theirs, complete, keys, &mut found);
    papers::check(&theirs, complete, &mut found);
    links::check(&theirs, sources, &hidden, &mut found);
    let fresh: Vec<Diagnostic> =
        found.into_iter().filter(|diagnostic| !diagnostics.contains(diagnostic)).filter_map(trainer_only).collect();
    diagnostics.extend(fresh);
}

/// The files of modules, quizzes and drills, with their translations.
fn files(course: &Course) -> impl Iterator<Item = FileId> {
    let modules = course.modules.iter().map(|module| module.file);
    let quizzes = course.quizzes.iter().map(|quiz| quiz.file);
    let translated = course.translations.iter().flat_map(|translation| {
        let modules = translation.modules.iter().map(|module| module.file);
        modules.chain(translation.quizzes.iter().map(|quiz| quiz.file))
    });
    modules.chain(quizzes).chain(course.drills.iter().map(|drill| drill.file)).chain(translated)
}

/// What is wrong in the trainees' course and not in the whole one: what it names is only for trainers.
fn trainer_only(found: Diagnostic) -> Option<Diagnostic> {
    let Place::Text(span) = found.place else { return None };
    let diagnostic = Diagnostic::new(Code::TrainerOnly, span);
    let name = found.values.into_iter().find(|(key, _)| matches!(*key, "id" | "target"));
    Some(match name {
        Some((_, name)) => diagnostic.with("name", name),
        // Rows of a paper that cannot be filled.
        None => diagnostic.with("draw", "yes"),
    })
}
