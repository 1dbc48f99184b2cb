//! Proves that a course can be published: ids are unique, references resolve, links land, every quiz can be passed and every drill
//! played.

mod audience;
mod calculators;
mod cards;
mod decision_trees;
mod drills;
mod examples;
mod facts;
mod ids;
mod item_writing;
mod keys;
mod links;
mod media;
mod outline;
mod papers;
mod quizzes;
mod reach;
mod translations;

use crate::course::{Course, Date};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::parse::MANIFEST;
use crate::source::Sources;
use item_writing::ItemWriting;
use keys::Keys;
use std::collections::HashSet;

/// A course that was checked and found without errors. Only such a course is rendered.
#[derive(Debug, Clone)]
pub struct Checked(Course);

impl Checked {
    /// The course.
    #[must_use]
    pub fn course(&self) -> &Course {
        &self.0
    }

    /// What trainers get of it.
    #[must_use]
    pub fn for_trainers(&self) -> Self {
        Self(self.0.for_trainers())
    }

    /// What trainees get of it, which was checked too.
    #[must_use]
    pub fn for_trainees(&self) -> Self {
        Self(self.0.for_trainees())
    }
}

/// Checks courses, remembering what was found in parts that did not change since the last time.
#[derive(Debug, Default)]
pub struct Checker {
    item_writing: ItemWriting,
    keys: Keys,
}

impl Checker {
    /// Checks `course` as it stands on the day `today`; `diagnostics` holds what the earlier stages noted and receives what is found here.
    ///
    /// Gives the course back as checked unless there is an error, of this stage or an earlier one.
    pub fn check(
        &mut self,
        course: Course,
        sources: &Sources,
        today: Date,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Checked> {
        // A reference to something that could not be read is not the author's second mistake.
        let complete = !diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
        let Self { item_writing, keys } = self;
        let (mut of_wording, mut of_links) = (Vec::new(), Vec::new());
        // Looking for questions that ask the same is work for one processor.
        rayon::join(
            || item_writing.check(&course, &mut of_wording),
            || {
                ids::check(&course, diagnostics);
                cards::check(&course, sources, today, diagnostics);
                decision_trees::check(&course, diagnostics);
                calculators::check(&course, diagnostics);
                let manifest = sources.find(MANIFEST);
                let of_manifest = |place: &Place| matches!(place, Place::Text(span) if Some(span.file) == manifest);
                let outline_read = !diagnostics
                    .iter()
                    .any(|diagnostic| diagnostic.severity() == Severity::Error && of_manifest(&diagnostic.place));
                outline::check(&course, complete, outline_read, diagnostics);
                keys.prove(&course);
                quizzes::check(&course, complete, keys, diagnostics);
                drills::check(&course, complete, diagnostics);
                examples::check(&course, sources, diagnostics);
                facts::check(&course, complete, diagnostics);
                links::check(&course, sources, &HashSet::new(), &mut of_links);
            },
        );
        diagnostics.append(&mut of_wording);
        // A module without its day is no reason to say that nothing can be drawn from it.
        let complete = complete && !diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
        papers::check(&course, complete, diagnostics);
        translations::check(&course, complete, keys, diagnostics);
        diagnostics.append(&mut of_links);
        audience::check(&course, sources, complete, keys, diagnostics);
        media::check(sources, diagnostics);
        let faulty = diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
        (!faulty).then_some(Checked(course))
    }
}
