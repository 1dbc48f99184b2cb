//! Tasks: what a trainee works on in a question, by kind.

use super::{ChoiceId, Prose};
use crate::source::Span;

/// What is said about a choice or the like. Most have none, so it takes no room in them.
pub type Feedback = Option<Box<Prose>>;

/// What a trainee works on, by kind of question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Choices of which one is right.
    Single(Vec<Choice>),
    /// Choices of which several are right.
    Multiple(Vec<Choice>),
    /// Right or wrong, with the feedback for choosing either.
    TrueFalse {
        /// Shown to those who say it is right.
        when_true: Feedback,
        /// Shown to those who say it is wrong.
        when_false: Feedback,
    },
    /// A field for a number.
    Numeric {
        /// What stands behind the field.
        unit: Option<String>,
    },
    /// Fields in the prompt, one a gap.
    Blank(Vec<Gap>),
    /// Items to put in order.
    Order(Vec<Choice>),
    /// Items to put to targets.
    Match {
        /// What is put somewhere, with the feedback for putting it wrongly.
        items: Vec<Choice>,
        /// Where it is put; without feedback.
        targets: Vec<Choice>,
    },
    /// A table with a choice in each row.
    Matrix {
        /// The rows, with the feedback for those who get one wrong.
        rows: Vec<Choice>,
        /// The columns; without feedback.
        columns: Vec<Choice>,
    },
    /// A text with places to mark.
    Mark(Passage),
    /// A field for a text of one's own.
    Write {
        /// What trainees ask themselves about their text.
        rubric: Vec<Prose>,
        /// A good answer.
        model: Option<Box<Prose>>,
    },
}

impl Task {
    /// Every piece of prose in it.
    pub fn prose(&self) -> Box<dyn Iterator<Item = &Prose> + '_> {
        match self {
            Self::Single(choices) | Self::Multiple(choices) | Self::Order(choices) => Box::new(prose_of(choices)),
            Self::Match { items: first, targets: second } | Self::Matrix { rows: first, columns: second } => {
                Box::new(prose_of(first).chain(prose_of(second)))
            }
            Self::TrueFalse { when_true, when_false } => Box::new(when_true.iter().chain(when_false).map(Box::as_ref)),
            Self::Numeric { .. } => Box::new(std::iter::empty()),
            Self::Blank(gaps) => Box::new(gaps.iter().filter_map(|gap| gap.feedback.as_deref())),
            Self::Mark(passage) => Box::new(passage.feedback.iter().map(|(_, feedback)| feedback)),
            Self::Write { rubric, model } => Box::new(rubric.iter().chain(model.as_deref())),
        }
    }
}

fn prose_of(choices: &[Choice]) -> impl Iterator<Item = &Prose> {
    choices.iter().flat_map(|choice| std::iter::once(&choice.text).chain(choice.feedback.as_deref()))
}

/// One of the choices of a question; also an item, target, row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its stable name.
    pub id: ChoiceId,
    /// What it says.
    pub text: Prose,
    /// Shown to those who choose it.
    pub feedback: Feedback,
    /// Where it stands.
    pub span: Span,
}

/// A gap in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Every accepted variant.
    pub accept: Vec<String>,
    /// Shown to those who fill it wrongly.
    pub feedback: Feedback,
}

/// A text in which places can be marked. Plain text: nothing in it is Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The lines, each in pieces; an empty one stands between two paragraphs.
    pub lines: Vec<Vec<Fragment>>,
    /// Shown to those who mark a place and to those who miss it, by the place's name, in the order of the quiz file.
    pub feedback: Vec<(ChoiceId, Prose)>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// Text that cannot be marked.
    Plain(String),
    /// A place that can be marked.
    Place {
        /// Its stable name.
        id: ChoiceId,
        /// What stands there.
        text: String,
    },
}
