//! The course: plain data between the parser and everything that reads it. Nothing here reads or writes files.

mod card;
mod date;
mod decimal;
mod key;
mod language;
mod module;
mod outline;
mod paper;
mod prose;
mod quiz;
mod task;
mod wording;

pub use card::{Card, CardValue, Collection, Field, FieldRole};
pub use date::Date;
pub use decimal::Decimal;
pub use key::{ChoiceId, Key, Variable};
pub use language::Language;
pub use module::{Block, Chat, ChatLine, Module, ModulePlace, Objective, Speaker, Verdict};
pub use outline::{Day, Manifest, Percent, Track, Unlock};
pub use paper::{BankIndex, Draw, Keep, Pool, Review, Rules};
pub use prose::{Heading, Link, LinkTarget, Prose, SLOT_END, SLOT_START};
pub use quiz::{Difficulty, Level, Mode, Question, Quiz};
pub use task::{Choice, Fragment, Gap, Passage, Task};
pub use wording::{Length, Phrase, Point, WordingRules};

/// A whole course as its author wrote it, best effort: what could not be read is absent and was diagnosed.
#[derive(Debug, Clone)]
pub struct Course {
    /// What `course.yaml` says.
    pub manifest: Manifest,
    /// All modules: those of the days in the order of the days, then those of the tracks in the order of the tracks.
    pub modules: Vec<std::sync::Arc<Module>>,
    /// All quizzes, ordered by the paths of their files.
    pub quizzes: Vec<std::sync::Arc<Quiz>>,
    /// All collections of cards, ordered by the paths of their files.
    pub collections: Vec<std::sync::Arc<Collection>>,
}

impl Course {
    /// The quiz with this id.
    #[must_use]
    pub fn quiz(&self, id: &str) -> Option<&Quiz> {
        self.quizzes.iter().find(|quiz| quiz.id.value == id).map(AsRef::as_ref)
    }
}
