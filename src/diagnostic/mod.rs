//! The author's mistakes: what they are called, how grave they are and where they stand.
//!
//! A [`Diagnostic`] carries a [`Code`] and the values that its text needs. The texts themselves, in every
//! language, stand in `texts/*.yaml`; see [`catalog`]. Failures of the machine are not diagnostics but
//! [`crate::Error`]s.

#[macro_use]
mod define;

pub mod catalog;
mod code;
mod gather;
mod nearest;
pub mod report;
pub mod sarif;

pub use code::Code;
pub use nearest::nearest;

use crate::source::{FileId, Span};

/// How grave a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The course cannot be published.
    Error,
    /// The course can be published; the author should look.
    Warning,
}

impl Severity {
    /// The word used in JSON: `error` or `warning`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One mistake of the author, located, with what its text needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of mistake.
    pub code: Code,
    /// Where it stands.
    pub place: Place,
    /// The values for the placeholders of the text, by name.
    pub values: Vec<(&'static str, String)>,
    /// Another place that belongs to it: where the first of two equal ids stands.
    pub related: Option<Span>,
}

/// Where a mistake stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a text that was read.
    Text(Span),
    /// In a file of which no text was read (unreadable, missing, a picture), by its path below the project.
    File(String),
}

/// Whether `diagnostics` hold an error behind the first `known`: whether something was found that keeps what was just looked at from
/// being understood, so that what would follow from it is no second mistake.
#[must_use]
pub fn has_errors_since(diagnostics: &[Diagnostic], known: usize) -> bool {
    diagnostics.iter().skip(known).any(|diagnostic| diagnostic.severity() == Severity::Error)
}

impl Place {
    /// The text in which it lies, if any.
    #[must_use]
    pub fn file(&self) -> Option<FileId> {
        match self {
            Self::Text(span) => Some(span.file),
            Self::File(_) => None,
        }
    }
}

impl Diagnostic {
    /// A mistake of kind `code` at `span`.
    #[must_use]
    pub fn new(code: Code, span: Span) -> Self {
        Self { code, place: Place::Text(span), values: Vec::new(), related: None }
    }

    /// A mistake of kind `code` that concerns a whole file, by its path below the project folder.
    pub fn of_file(code: Code, path: impl Into<String>) -> Self {
        Self { code, place: Place::File(path.into()), values: Vec::new(), related: None }
    }

    /// Sets the value of the placeholder `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// Sets the placeholder `near` to the candidate that `wrong` was probably meant to be, if there is one.
    #[must_use]
    pub fn with_nearest<'a>(self, wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(wrong, candidates) {
            Some(near) => self.with("near", near),
            None => self,
        }
    }

    /// Names another place that belongs to the mistake.
    #[must_use]
    pub fn related_to(mut self, span: Span) -> Self {
        self.related = Some(span);
        self
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}
