//! Drills: chats with customers against the clock, and races to find the right phrase, label or category.

use super::{Language, Percent, Prose, Says, Script, WordingRules};
use crate::source::{FileId, Span, Spanned};
use std::collections::BTreeMap;

/// A file of `quizzes/drills/` that can be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drill {
    /// The file it was read from.
    pub file: FileId,
    /// The language it is translated into; absent in the course's own.
    pub language: Option<Language>,
    /// Its stable id; its page and its results are named after it.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// The pass mark; the course's if absent.
    pub pass: Option<Spanned<Percent>>,
    /// The situation and what is asked.
    pub intro: Option<Prose>,
    /// What it consists of.
    pub kind: DrillKind,
}

/// What a drill consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrillKind {
    /// Customers who write and wait.
    Chat(Box<ChatDrill>),
    /// Items against the clock.
    Speed(Box<SpeedDrill>),
}

impl Drill {
    /// Its pass mark in percent; that of the course where it sets none.
    #[must_use]
    pub fn pass_mark(&self, course: Percent) -> u32 {
        self.pass.as_ref().map_or(course, |pass| pass.value).0
    }

    /// Every piece of prose in it.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        let why = match &self.kind {
            DrillKind::Chat(chat) => chat.why.as_slice(),
            DrillKind::Speed(_) => &[],
        };
        self.intro.iter().chain(why.iter().flatten())
    }

    /// Whether a chat offers the cards of the collection with this id behind `/`.
    #[must_use]
    pub fn offers(&self, collection: &str) -> bool {
        let DrillKind::Chat(chat) = &self.kind else { return false };
        chat.phrases.from.as_ref().is_some_and(|from| from.value == collection)
    }

    /// Whether something is set up before its first customer comes.
    #[must_use]
    pub fn has_setup(&self) -> bool {
        matches!(&self.kind, DrillKind::Chat(chat) if chat.script.setup.is_some())
    }

    /// The word of drill files for its kind.
    #[must_use]
    pub fn kind_word(&self) -> &'static str {
        match self.kind {
            DrillKind::Chat(_) => "chat",
            DrillKind::Speed(_) => "speed",
        }
    }
}

/// A chat drill as its author wrote it: its script without what a language list adds, and what is not played.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChatDrill {
    /// The script; its language is empty and its `says` and `reactions` are only its own.
    pub script: Script,
    /// The language list that it names.
    pub language: Option<Spanned<String>>,
    /// What `/` offers.
    pub phrases: Phrases,
    /// Values of variables, for the whole drill.
    pub variables: BTreeMap<String, String>,
    /// The steps of the perfect run at each customer's node.
    pub model: BTreeMap<(String, String), Vec<Spanned<Step>>>,
    /// The text that the perfect run saves in the setup.
    pub setup_model: Option<Spanned<String>>,
    /// Better wordings for a customer's node.
    pub better: BTreeMap<(String, String), Vec<String>>,
    /// Why each checkpoint matters, in the order of the script's checkpoints.
    pub why: Vec<Option<Prose>>,
    /// Where things stand in the file.
    pub places: Places,
}

/// Where the parts of a drill stand in its file, by paths such as `nodes/lin/ask`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places(BTreeMap<String, Vec<Span>>);

impl Places {
    /// Remembers where something stands.
    pub fn add(&mut self, path: String, span: Span) {
        self.0.entry(path).or_default().push(span);
    }

    /// Where something stands; of several things with one path, the first.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Span> {
        self.all(path).first().copied()
    }

    /// Where all things with this path stand, in the order of the file.
    #[must_use]
    pub fn all(&self, path: &str) -> &[Span] {
        self.0.get(path).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What `/` offers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrases {
    /// A collection of cards: its field with the role `name` is the keyword, the one with `copy` the text.
    pub from: Option<Spanned<String>>,
    /// The drill's own.
    pub own: Vec<QuickPhrase>,
}

/// A phrase that is found by its keyword.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickPhrase {
    /// The keyword, with or without its `/`.
    pub keyword: String,
    /// What it is called.
    pub title: String,
    /// The text; `{name}` stands for a variable.
    pub say: Spanned<String>,
}

/// A step of the perfect run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The agent writes this.
    Say(String),
    /// The agent takes the button with this text.
    Choose(String),
    /// The agent opens a panel or popup.
    Open(String),
    /// The agent notes this on the order.
    Note(String),
    /// The agent sets the flag of the order.
    Flag(String),
    /// The agent writes this to the in-sale group.
    Group(String),
    /// The agent confirms that the promise was carried out.
    Confirm,
    /// The agent asks for a review by the icon.
    Invite,
    /// The agent closes the conversation.
    Close,
    /// So many seconds pass.
    Wait(u32),
}

/// Lists of words that the drills of a course share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageList {
    /// The file it was read from.
    pub file: FileId,
    /// The language it is translated into; absent in the course's own.
    pub language: Option<Language>,
    /// Its id.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// What every message of the agent is held to.
    pub rules: WordingRules,
    /// What the picker offers.
    pub expressions: Vec<Expression>,
    /// Names for what is said, for all drills.
    pub says: Says,
    /// What changes moods in all drills: name, change, and where the name stands.
    pub reactions: Vec<(Spanned<String>, i32)>,
}

/// An expression of the picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Its id.
    pub id: Spanned<String>,
    /// The character that shows it.
    pub icon: String,
    /// What it is called.
    pub title: String,
    /// Why it is never to be sent; absent for those that may be.
    pub reason: Option<String>,
}

/// Items against the clock.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeedDrill {
    /// Seconds for each item.
    pub seconds: u32,
    /// What is asked of every item.
    pub parts: Vec<SpeedPart>,
    /// The items as written.
    pub items: Vec<SpeedItem>,
    /// A collection whose cards are the items.
    pub draw: Option<CardDraw>,
}

/// One thing that is asked of every item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeedPart {
    /// Its id.
    pub id: Spanned<String>,
    /// The question.
    pub title: String,
    /// Whether several options can be right at once.
    pub several: bool,
    /// The options of all items; items may have their own.
    pub options: Vec<String>,
    /// A collection whose cards are the options.
    pub from: Option<Spanned<String>>,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeedItem {
    /// Its id.
    pub id: Spanned<String>,
    /// What is shown.
    pub prompt: String,
    /// Facts, labelled.
    pub facts: Vec<(String, String)>,
    /// Options of its own, by part.
    pub options: BTreeMap<String, Vec<String>>,
    /// What is right, by part.
    pub answer: BTreeMap<String, Vec<Spanned<String>>>,
    /// Why.
    pub explain: Option<String>,
}

/// Items made of the cards of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardDraw {
    /// The collection.
    pub from: Spanned<String>,
    /// The field that is shown.
    pub prompt: Spanned<String>,
    /// The field that is the answer.
    pub answer: Spanned<String>,
}
