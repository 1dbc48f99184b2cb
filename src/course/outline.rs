//! What `course.yaml` says: the course's name, its rules, its days and tracks.

use super::Language;
use crate::source::Spanned;

/// A pass mark in percent, 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub u32);

/// When days open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unlock {
    /// Everything is open.
    #[default]
    Free,
    /// A day opens when the day before it is passed.
    InOrder,
}

impl Unlock {
    /// The words of `course.yaml`, with their meanings.
    pub const WORDS: [(&'static str, Self); 2] = [("free", Self::Free), ("in_order", Self::InOrder)];

    /// The word of `course.yaml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::InOrder => "in_order",
        }
    }
}

/// A day of the course: one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Its id, such as `D1`.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
}

/// A track of the course: one module or more, open at any time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// Its id, such as `T1`.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
}

/// A fact that the course has to tell and to ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its code, such as `D1-01`; modules and questions name it.
    pub code: Spanned<String>,
    /// What it says, in a few words.
    pub title: String,
}

/// The content of `course.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The course's stable id; every key in a trainee's browser begins with it.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// One or two sentences for the course map; empty if absent.
    pub description: String,
    /// The language of the texts and of the interface.
    pub language: Language,
    /// The pass mark of quizzes that set none.
    pub pass: Percent,
    /// When days open.
    pub unlock: Unlock,
    /// The theme's name.
    pub theme: Spanned<String>,
    /// The days in order.
    pub days: Vec<Day>,
    /// The tracks in order.
    pub tracks: Vec<Track>,
    /// Every fact that there is to tell, if the author listed them; else modules name what they like.
    pub facts: Vec<Fact>,
}
