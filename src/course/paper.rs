//! How papers are made and taken: what is drawn from the bank, and the rules of an exam.

use super::{Course, Difficulty, Level, ModulePlace, Question, Quiz};
use crate::source::{Span, Spanned};

/// When a trainee may see, question by question, what was right in an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Review {
    /// Never.
    Never,
    /// After every attempt.
    #[default]
    AfterSubmit,
    /// Once an attempt is passed.
    AfterPass,
    /// Once no attempt is left.
    AfterLastAttempt,
}

impl Review {
    /// The words of quiz files, with their meanings.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("never", Self::Never),
        ("after_submit", Self::AfterSubmit),
        ("after_pass", Self::AfterPass),
        ("after_last_attempt", Self::AfterLastAttempt),
    ];

    /// The word of quiz files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterSubmit => "after_submit",
            Self::AfterPass => "after_pass",
            Self::AfterLastAttempt => "after_last_attempt",
        }
    }
}

/// Which score of several attempts is kept (rules G21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// The highest.
    #[default]
    Best,
    /// The last one.
    Last,
    /// The mean of all.
    Mean,
}

impl Keep {
    /// The words of quiz files, with their meanings.
    pub const WORDS: [(&'static str, Self); 3] = [("best", Self::Best), ("last", Self::Last), ("mean", Self::Mean)];

    /// The word of quiz files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Last => "last",
            Self::Mean => "mean",
        }
    }
}

/// The rules under which a quiz is taken. All but `shuffle` only mean something for an exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Minutes, 1 to 1440; none for as long as it takes.
    pub time_limit: Option<u32>,
    /// How many attempts there are, 1 to 1000; none for any number.
    pub attempts: Option<u32>,
    /// Hours between two attempts, 0 to 8760.
    pub cool_down: u32,
    /// When a trainee sees what was right.
    pub review: Review,
    /// Which score counts.
    pub keep: Keep,
    /// Whether questions and choices stand in an order of chance.
    pub shuffle: bool,
}

impl Rules {
    /// The rules of a quiz that sets none; `exam` says whether it is an exam.
    #[must_use]
    pub fn usual(exam: bool) -> Self {
        Self {
            time_limit: None,
            attempts: None,
            cool_down: 0,
            review: Review::default(),
            keep: Keep::default(),
            shuffle: exam,
        }
    }
}

/// Which part of the bank a row draws from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pool {
    /// The quizzes of this module.
    Module(Spanned<String>),
    /// The quizzes of this day's module.
    Day(Spanned<String>),
    /// The quizzes of this track's modules.
    Track(Spanned<String>),
    /// This quiz.
    Quiz(Spanned<String>),
}

/// A row of a blueprint: so many questions of this part of the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// The part of the bank.
    pub pool: Pool,
    /// How many questions, at least 1.
    pub count: Spanned<u32>,
    /// Only questions of this kind.
    pub kind: Option<&'static str>,
    /// Only questions with this tag.
    pub tag: Option<String>,
    /// Only questions of this level.
    pub level: Option<Level>,
    /// Only questions of this difficulty.
    pub difficulty: Option<Difficulty>,
    /// The whole row in its file.
    pub span: Span,
}

impl Draw {
    /// Whether the row may draw `question` of its part of the bank.
    #[must_use]
    pub fn admits(&self, question: &Question) -> bool {
        self.kind.is_none_or(|kind| question.key.kind() == kind)
            && self.tag.as_ref().is_none_or(|tag| question.tags.contains(tag))
            && self.level.is_none_or(|level| question.level == Some(level))
            && self.difficulty.is_none_or(|difficulty| question.difficulty == Some(difficulty))
    }
}

/// A question of the bank: the index of its quiz in [`Course::quizzes`], and its own in that quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BankIndex {
    /// The quiz.
    pub quiz: usize,
    /// The question in the quiz.
    pub question: usize,
}

impl Course {
    /// The question at `index`.
    #[must_use]
    pub fn bank_question(&self, index: BankIndex) -> Option<&Question> {
        self.quizzes.get(index.quiz)?.questions.get(index.question)
    }

    /// The questions that the row `draw` of `quiz` may draw, in the order of the bank: quizzes in the order of
    /// [`Course::quizzes`], questions as written. The quiz's own questions are never among them: every paper has those
    /// anyway; nor are questions that never count.
    #[must_use]
    pub fn candidates(&self, quiz: &Quiz, draw: &Draw) -> Vec<BankIndex> {
        let mut found = Vec::new();
        for (at, source) in self.quizzes.iter().enumerate() {
            if source.id.value == quiz.id.value || !self.belongs(source, &draw.pool) {
                continue;
            }
            let counts = |question: &Question| question.points > 0 && draw.admits(question);
            let admitted = source.questions.iter().enumerate().filter(|(_, question)| counts(question));
            found.extend(admitted.map(|(question, _)| BankIndex { quiz: at, question }));
        }
        found
    }

    /// Whether the questions of `source` are in this part of the bank.
    fn belongs(&self, source: &Quiz, pool: &Pool) -> bool {
        if let Pool::Quiz(id) = pool {
            return source.id.value == id.value;
        }
        self.modules.iter().any(|module| {
            let wanted = match (pool, &module.place) {
                (Pool::Module(id), _) => module.id.value == id.value,
                (Pool::Day(id), ModulePlace::Day(day)) => day.value == id.value,
                (Pool::Track(id), ModulePlace::Track(track)) => track.value == id.value,
                _ => false,
            };
            wanted && module.quiz_ids().any(|id| id.value == source.id.value)
        })
    }
}
