//! One text of a YAML file, and where each of its characters stands.

use super::tree::Node;
use super::tree::Value;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::markdown::Place;
use crate::source::{Span, Spanned};
use saphyr_parser::ScalarStyle;

/// The longest id, in characters.
pub const MAX_ID: usize = 64;

/// A text that an author typed as a YAML value.
#[derive(Debug, Clone, Copy)]
pub struct Scalar<'n> {
    /// The text, unquoted and unfolded.
    pub text: &'n str,
    /// How it was written.
    pub style: ScalarStyle,
    /// Where it stands, with its quotation marks.
    pub span: Span,
}

impl Scalar<'_> {
    /// The text as an owned value with its place.
    pub fn to_spanned(self) -> Spanned<String> {
        Spanned::new(self.text.trim().to_owned(), self.span)
    }

    /// The text as an id: letters, digits, `-`, `_` and `.`, at most 64 characters, first a letter or digit, last no `.`.
    pub fn id(self, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        if is_id(self.text) {
            return Some(self.to_spanned());
        }
        diagnostics.push(Diagnostic::new(Code::BadId, self.span).with("value", self.text).with("most", MAX_ID));
        None
    }

    /// Maps offsets in the text to places in its file, whose whole text is `source`.
    pub fn place(self, source: &str) -> Place {
        place_of(self.text, self.style, self.span, source)
    }
}

/// Whether `text` can be an id.
pub fn is_id(text: &str) -> bool {
    let inner = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    text.chars().count() <= MAX_ID
        && text.chars().all(inner)
        && text.chars().next().is_some_and(char::is_alphanumeric)
        && !text.ends_with('.')
}

/// As [`Scalar::place`], for a node; a node that is no text is one place as a whole.
pub fn place_of(text: &str, style: ScalarStyle, span: Span, source: &str) -> Place {
    let start = span.start as usize;
    match style {
        ScalarStyle::Literal => lines(text, span, source).unwrap_or(Place::whole(span)),
        ScalarStyle::Plain if source[start..].starts_with(text) => Place::exact(span.file, start),
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted
            if source[start..].get(1..).is_some_and(|rest| rest.starts_with(text)) =>
        {
            Place::exact(span.file, start + 1)
        }
        _ => Place::whole(span),
    }
}

/// The text of a `|` block: each line stands in the file as it is, behind the same indentation.
fn lines(text: &str, span: Span, source: &str) -> Option<Place> {
    let first = span.start as usize;
    let mut line_start = source[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let indentation = first - line_start;
    let mut offset = 0;
    let mut table = Vec::new();
    for line in text.lines() {
        let line_end = source[line_start..].find('\n').map_or(source.len(), |newline| line_start + newline);
        let written = source.get(line_start + indentation..line_end).unwrap_or("");
        if written != line && !line.is_empty() {
            return None;
        }
        table.push((offset, (line_start + indentation).min(line_end)));
        offset += line.len() + 1;
        line_start = (line_end + 1).min(source.len());
    }
    Some(Place::lines(span.file, table))
}

/// The text of a node that is a scalar.
pub fn text_of<'n>(node: &'n Node) -> Option<Scalar<'n>> {
    match &node.value {
        Value::Scalar(text, style) => Some(Scalar { text, style: *style, span: node.span }),
        _ => None,
    }
}
