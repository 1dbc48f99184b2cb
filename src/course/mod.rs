//! The course: plain data between the parser and everything that reads it. Nothing here reads or writes files.

mod audience;
mod calculator;
mod card;
mod checkpoint;
mod date;
mod decimal;
mod decision_tree;
mod drill;
mod key;
mod language;
mod module;
mod outline;
mod paper;
mod prose;
mod quiz;
mod script;
mod setup;
mod task;
mod translation;
mod wording;

pub use calculator::{
    Calculation, Calculator, Case, CaseTable, Expected, Format, Input, InputKind, NamedCase, NamedNumber, Output,
    Sentence, TakenInput,
};
pub use card::{Card, CardValue, Collection, Field, FieldRole};
pub use checkpoint::{ACTIONS, Allowed, Checkpoint, End, Kept, Need, Straight, Strictness};
pub use date::Date;
pub use decimal::Decimal;
pub use decision_tree::{DecisionTree, NodeKind, TreeAnswer, TreeNode};
pub use drill::{
    CardDraw, ChatDrill, Drill, DrillKind, Expression, LanguageList, Phrases, Places, QuickPhrase, SpeedDrill,
    SpeedItem, SpeedPart, Step,
};
pub use key::{ChoiceId, Key, Traditional, Variable};
pub use language::Language;
pub use module::{Audience, Block, Chat, ChatLine, Module, ModulePlace, Objective, Speaker, Verdict};
pub use outline::{Day, Fact, Manifest, Percent, Track, Unlock};
pub use paper::{BankIndex, Draw, Keep, Pool, Review, Rules};
pub use prose::{Heading, Link, LinkTarget, Prose, SLOT_END, SLOT_START};
pub use quiz::{Difficulty, Level, Mode, Question, Quiz};
pub use script::{Customer, Greeting, Mood, Node, Panel, Patience, Popup, Reply, Says, Script, Targets, Turn};
pub use setup::{SavedText, Setup, SetupStep, Wanted};
pub use task::{Choice, Feedback, Fragment, Gap, Passage, Task};
pub use translation::Translation;
pub use wording::{Length, Phrase, Point, SentenceLimit, Sounds, WordingRules};

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
    /// What there is in other languages, in the order of [`Language::ALL`].
    pub translations: Vec<Translation>,
    /// All drills, ordered by the paths of their files.
    pub drills: Vec<std::sync::Arc<Drill>>,
    /// The lists of words for drills, ordered by the paths of their files.
    pub language_lists: Vec<std::sync::Arc<LanguageList>>,
    /// All decision trees, ordered by the paths of their files.
    pub trees: Vec<std::sync::Arc<DecisionTree>>,
    /// All calculators, ordered by the paths of their files.
    pub calculators: Vec<std::sync::Arc<Calculator>>,
}

impl Course {
    /// Whether the library has anything in it.
    #[must_use]
    pub fn has_library(&self) -> bool {
        !(self.collections.is_empty() && self.trees.is_empty() && self.calculators.is_empty())
    }

    /// The quiz with this id.
    #[must_use]
    pub fn quiz(&self, id: &str) -> Option<&Quiz> {
        self.quizzes.iter().find(|quiz| quiz.id.value == id).map(AsRef::as_ref)
    }

    /// Every piece of prose that some page shows, translations included.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        let translated = self.translations.iter();
        let modules = self.modules.iter().chain(translated.clone().flat_map(|translation| &translation.modules));
        let quizzes = self.quizzes.iter().chain(translated.flat_map(|translation| &translation.quizzes));
        let of_cards = self.collections.iter().flat_map(|collection| collection.prose());
        let of_drills = self.drills.iter().flat_map(|drill| drill.prose());
        let of_trees = self.trees.iter().flat_map(|tree| tree.prose());
        let taught = modules.flat_map(|module| module.prose()).chain(quizzes.flat_map(|quiz| quiz.prose()));
        let of_calculators = self.calculators.iter().flat_map(|calculator| &calculator.intro);
        taught.chain(of_cards).chain(of_drills).chain(of_trees).chain(of_calculators)
    }

    /// The drill with this id.
    #[must_use]
    pub fn drill(&self, id: &str) -> Option<&Drill> {
        self.drills.iter().find(|drill| drill.id.value == id).map(AsRef::as_ref)
    }

    /// The card that `COLLECTION#CARD` names, with its collection.
    #[must_use]
    pub fn card(&self, name: &str) -> Option<(&Collection, &Card)> {
        let (collection, id) = name.split_once('#')?;
        let collection = self.collection(collection)?;
        Some((collection, collection.cards.iter().find(|card| card.id.value == id)?))
    }

    /// Whether chats offer the cards of the collection with this id behind `/`: trainees then keep phrases of their own on its page.
    #[must_use]
    pub fn offers_phrases(&self, collection: &str) -> bool {
        self.drills.iter().any(|drill| drill.offers(collection))
    }

    /// The collection with this id.
    #[must_use]
    pub fn collection(&self, id: &str) -> Option<&Collection> {
        self.collections.iter().find(|collection| collection.id.value == id).map(AsRef::as_ref)
    }
}
