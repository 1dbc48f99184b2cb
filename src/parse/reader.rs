//! What the readers of the parts of a file with questions or a drill share.

use super::markdown::{self, Context, Labels, Style};
use super::yaml::Scalar;
use crate::course::Prose;
use crate::diagnostic::Diagnostic;
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

    /// Notes a mistake.
    pub fn note(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
