//! A module: front matter and what its Markdown says.

use super::{Language, Prose};
use crate::source::{FileId, Span, Spanned};

/// The day or track a module belongs to, by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModulePlace {
    /// `day: D1`
    Day(Spanned<String>),
    /// `track: T1`
    Track(Spanned<String>),
}

/// For whom a module is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Trainees, and their trainers.
    #[default]
    Trainee,
    /// Trainers: it stands in the trainer's site only.
    Trainer,
}

impl Audience {
    /// The words of front matter, with their meanings.
    pub const WORDS: [(&'static str, Self); 2] = [("trainee", Self::Trainee), ("trainer", Self::Trainer)];
}

/// Something that trainees can do afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// Its code, unique in the course.
    pub code: Spanned<String>,
    /// What the trainee can do.
    pub text: String,
    /// The anchor of the heading under which the module teaches it; none if all of it does.
    pub section: Option<Spanned<String>>,
}

/// A module of the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// The file it was read from.
    pub file: FileId,
    /// The language that the name of its file says it is translated into; none in the course's own.
    pub language: Option<Language>,
    /// Its stable id; progress is stored under it.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// Where in the course it stands.
    pub place: ModulePlace,
    /// Its position in its track; modules without one follow, by the names of their files.
    pub order: Option<u32>,
    /// Suggested study time in minutes.
    pub minutes: Option<u32>,
    /// What the trainee can do afterwards.
    pub objectives: Vec<Objective>,
    /// Codes of the facts it tells.
    pub facts: Vec<Spanned<String>>,
    /// Ids of the quizzes that belong to it.
    pub quizzes: Vec<Spanned<String>>,
    /// Ids of the drills that belong to it.
    pub drills: Vec<Spanned<String>>,
    /// For whom it is.
    pub audience: Audience,
    /// Its text, in order.
    pub blocks: Vec<Block>,
}

impl Module {
    /// The ids of its quizzes as they are written: in the front matter, then in the text. One may stand twice.
    pub fn quiz_ids(&self) -> impl Iterator<Item = &Spanned<String>> {
        let shown = self.blocks.iter().filter_map(|block| match block {
            Block::Quiz(id) => Some(id),
            Block::Prose(_) | Block::Chat(_) => None,
        });
        self.quizzes.iter().chain(shown)
    }

    /// Every piece of prose in the module: text, captions, messages and comments of dialogues.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        self.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = &Prose>> {
            match block {
                Block::Prose(prose) => Box::new(std::iter::once(prose)),
                Block::Chat(chat) => {
                    Box::new(chat.lines.iter().flat_map(|line| line.text.iter().chain(&line.comments)))
                }
                Block::Quiz(_) => Box::new(std::iter::empty()),
            }
        })
    }
}

/// A part of a module's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Ordinary Markdown.
    Prose(Prose),
    /// A dialogue.
    Chat(Chat),
    /// A quiz shown at this place, by its id.
    Quiz(Spanned<String>),
}

/// A dialogue between customer and agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chat {
    /// Whether it shows how to do it.
    pub verdict: Option<Verdict>,
    /// What it is about, as plain text; may be empty.
    pub caption: String,
    /// What is said, in order.
    pub lines: Vec<ChatLine>,
    /// Where it stands.
    pub span: Span,
}

/// Whether a dialogue is an example or a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Do it like this.
    Good,
    /// Do not do it like this.
    Bad,
}

/// Who speaks in a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// The customer, on the left.
    Customer,
    /// The agent, on the right.
    Agent,
    /// The machine's automatic reply, on the right.
    Auto,
    /// A note on what happens around.
    Note,
}

/// A message, or a note, with the comments on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatLine {
    /// Who speaks.
    pub speaker: Speaker,
    /// The word the author used for the speaker: `顾客`, `客户`, `customer`.
    pub name: String,
    /// The time as written, such as `10:00:12`.
    pub time: Option<String>,
    /// What is said, a paragraph a line.
    pub text: Vec<Prose>,
    /// Comments for the reader.
    pub comments: Vec<Prose>,
}
