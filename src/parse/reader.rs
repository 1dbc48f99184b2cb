//! What the readers of the parts of a file with questions or a drill share.

use super::markdown::{self, Context, Labels, Style};
use super::yaml::Scalar;
use crate::course::{Decimal, Prose};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;

/// Where the text stands and where mistakes are noted.
pub struct Reader<'a> {
    /// The file's path and whole text.
    pub source: &'a SourceFile,
    /// The interface texts that stand in rendered Markdown.
    pub labels: &'a Labels,
    /// Where mistakes are noted.
    pub diagnostics: &'a mut Vec<Diagnostic>,
    /// Whether the file's texts may be answered in traditional characters too, where a question does not say.
    pub traditional: bool,
}

impl Reader<'_> {
    /// `scalar` as Markdown.
    pub fn prose(&mut self, scalar: Scalar, style: Style) -> Prose {
        let place = scalar.place(&self.source.text);
        let context = Context { base: &self.source.path, labels: self.labels };
        markdown::prose(scalar.text, &place, &context, style, self.diagnostics)
    }

    /// The number that `scalar`, the value of `key`, is; anything else is noted.
    pub fn decimal(&mut self, scalar: Scalar, key: &str) -> Option<Decimal> {
        let number = Decimal::parse(scalar.text.trim());
        if number.is_none() {
            self.note(Diagnostic::new(Code::NotANumber, scalar.span).with("key", key).with("value", scalar.text));
        }
        number
    }

    /// Notes a mistake.
    pub fn note(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
