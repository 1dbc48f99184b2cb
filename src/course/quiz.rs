//! Quizzes and their questions.

use super::{Draw, Key, Language, Percent, Prose, Rules, Task};
use crate::source::{FileId, Span, Spanned};

/// When a trainee sees what was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// After each question.
    #[default]
    Practice,
    /// After handing in.
    Exam,
}

impl Mode {
    /// The words of quiz files, with their meanings.
    pub const WORDS: [(&'static str, Self); 2] = [("practice", Self::Practice), ("exam", Self::Exam)];

    /// The word of quiz files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Exam => "exam",
        }
    }
}

/// How hard a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difficulty {
    /// Nearly everyone answers it.
    Easy,
    /// Between the two.
    Medium,
    /// Few answer it at once.
    Hard,
}

impl Difficulty {
    /// The words of quiz files, with their meanings.
    pub const WORDS: [(&'static str, Self); 3] = [("easy", Self::Easy), ("medium", Self::Medium), ("hard", Self::Hard)];

    /// The word of quiz files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

/// What a question asks of the trainee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// To remember.
    Recall,
    /// To use what was learnt in a case.
    Application,
    /// To weigh one thing against another.
    Judgement,
}

impl Level {
    /// The words of quiz files, with their meanings.
    pub const WORDS: [(&'static str, Self); 3] =
        [("recall", Self::Recall), ("application", Self::Application), ("judgement", Self::Judgement)];

    /// The word of quiz files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Recall => "recall",
            Self::Application => "application",
            Self::Judgement => "judgement",
        }
    }
}

/// A quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    /// The file it was read from.
    pub file: FileId,
    /// The language that the name of its file says it is translated into; none in the course's own.
    pub language: Option<Language>,
    /// Its stable id.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// When a trainee sees what was right.
    pub mode: Mode,
    /// The pass mark; the course's if absent.
    pub pass: Option<Spanned<Percent>>,
    /// Whether its module is done without it.
    pub optional: bool,
    /// What stands above the questions.
    pub intro: Option<Prose>,
    /// The rules under which it is taken.
    pub rules: Rules,
    /// The questions in the order they were written. Every paper has all of them.
    pub questions: Vec<Question>,
    /// What every paper draws from the bank besides, row by row.
    pub draw: Vec<Draw>,
}

impl Quiz {
    /// Its pass mark in percent; that of the course where it sets none.
    #[must_use]
    pub fn pass_mark(&self, course: Percent) -> u32 {
        self.pass.as_ref().map_or(course, |pass| pass.value).0
    }

    /// The points of a paper; `None` where they depend on what is drawn.
    #[must_use]
    pub fn points(&self) -> Option<u32> {
        self.draw.is_empty().then(|| self.questions.iter().map(|question| question.points).sum())
    }

    /// How many questions a paper has.
    #[must_use]
    pub fn paper_length(&self) -> usize {
        self.questions.len() + self.draw.iter().map(|draw| draw.count.value as usize).sum::<usize>()
    }

    /// Every piece of prose in the quiz.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        self.intro.iter().chain(self.questions.iter().flat_map(Question::prose))
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its stable id, unique in the course; answers are stored under it.
    pub id: Spanned<String>,
    /// What is asked.
    pub prompt: Prose,
    /// What the trainee works on, by kind.
    pub task: Task,
    /// The right answer.
    pub key: Key,
    /// Where the right answer was written.
    pub key_span: Span,
    /// Why it is right.
    pub explanation: Option<Prose>,
    /// What it is worth, 1 to 100; 0 for a question that is never counted.
    pub points: u32,
    /// Code of an objective.
    pub objective: Option<Spanned<String>>,
    /// Codes of the facts it tests.
    pub facts: Vec<Spanned<String>>,
    /// The cards that it rests on, as `COLLECTION#CARD`: when one changes, it is asked again.
    pub cards: Vec<Spanned<String>>,
    /// The author's own words.
    pub tags: Vec<String>,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
    /// What it asks of the trainee.
    pub level: Option<Level>,
    /// Whether a wrong answer fails the quiz.
    pub red_line: bool,
    /// The whole question in its file.
    pub span: Span,
}

impl Question {
    /// Every piece of prose in the question.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        std::iter::once(&self.prompt).chain(&self.explanation).chain(self.task.prose())
    }
}
