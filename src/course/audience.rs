//! What trainees get of a course that also has modules for their trainers: nothing of those, and nothing that only they use.

use super::{Audience, Course, Module, ModulePlace};
use std::collections::HashSet;

impl Module {
    /// Whether it is for trainers only.
    #[must_use]
    pub fn is_for_trainers(&self) -> bool {
        self.audience == Audience::Trainer
    }
}

impl Course {
    /// Whether some module, or some translation of one, is for trainers only.
    #[must_use]
    pub fn has_trainer_modules(&self) -> bool {
        let translated = self.translations.iter().flat_map(|translation| &translation.modules);
        self.modules.iter().chain(translated).any(|module| module.is_for_trainers())
    }

    /// The course without its modules for trainers, the quizzes and drills that only those name, and the tracks in which nothing is left.
    ///
    /// A translation goes with its original. Collections, trees and calculators are everybody's.
    #[must_use]
    pub fn for_trainees(&self) -> Self {
        let hidden: HashSet<&str> = self
            .modules
            .iter()
            .filter(|module| module.is_for_trainers())
            .map(|module| module.id.value.as_str())
            .collect();
        let shown = |module: &Module| !module.is_for_trainers() && !hidden.contains(module.id.value.as_str());
        let (theirs, trainers): (Vec<&Module>, Vec<&Module>) =
            self.modules.iter().map(AsRef::as_ref).partition(|module| shown(module));
        let quizzes = only_in(&trainers, &theirs, |module| module.quiz_ids().map(|id| id.value.as_str()).collect());
        let drills = only_in(&trainers, &theirs, |module| module.drills.iter().map(|id| id.value.as_str()).collect());
        let tracks = only_in(&trainers, &theirs, |module| match &module.place {
            ModulePlace::Track(id) => vec![id.value.as_str()],
            ModulePlace::Day(_) => Vec::new(),
        });

        let mut course = self.clone();
        course.manifest.tracks.retain(|track| !tracks.contains(track.id.value.as_str()));
        course.modules.retain(|module| shown(module));
        course.quizzes.retain(|quiz| !quizzes.contains(quiz.id.value.as_str()));
        course.drills.retain(|drill| !drills.contains(drill.id.value.as_str()));
        for translation in &mut course.translations {
            translation.modules.retain(|module| shown(module));
            translation.quizzes.retain(|quiz| !quizzes.contains(quiz.id.value.as_str()));
        }
        course.translations.retain(|translation| !(translation.modules.is_empty() && translation.quizzes.is_empty()));
        course
    }
}

/// What `names` gives for some module of `some` and for no module of `others`. What no module names at all is everybody's.
fn only_in<'m>(some: &[&'m Module], others: &[&'m Module], names: fn(&Module) -> Vec<&str>) -> HashSet<&'m str> {
    let known: HashSet<&str> = others.iter().flat_map(|module| names(module)).collect();
    some.iter().flat_map(|module| names(module)).filter(|name| !known.contains(name)).collect()
}
