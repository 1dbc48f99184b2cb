//! Whole pieces and modules, from Markdown to HTML.

mod hostile;
mod module;
mod piece;

use super::*;
use crate::course::{Block, Link, LinkTarget};
use crate::source::FileId;

const FILE: FileId = FileId(0);

/// The labels, each its key without `prose.`.
fn labels() -> Labels {
    Labels::new(|key| key.trim_start_matches("prose.").to_owned())
}

/// Renders a piece that stands in `course/d1.md`.
fn render(text: &str, style: Style) -> (Prose, Vec<Diagnostic>) {
    let labels = labels();
    let base = ProjectPath::new("course/d1.md");
    let mut diagnostics = Vec::new();
    let context = Context { base: &base, labels: &labels };
    let prose = prose(text, &Place::exact(FILE, 0), &context, style, &mut diagnostics);
    (prose, diagnostics)
}

/// The HTML of a piece in which nothing is wrong.
fn html(text: &str) -> String {
    let (prose, diagnostics) = render(text, Style::Block);
    assert_eq!(diagnostics, [], "{text}");
    prose.html
}

/// The blocks of the module `course/d1.md`, which has no front matter.
fn blocks(text: &str) -> (Vec<Block>, Vec<Diagnostic>) {
    let labels = labels();
    let base = ProjectPath::new("course/d1.md");
    let mut diagnostics = Vec::new();
    let blocks = module_body(text, 0, FILE, &Context { base: &base, labels: &labels }, &mut diagnostics);
    (blocks, diagnostics)
}

/// What was diagnosed in `text`: code, the text at its place, values.
fn said<'t>(text: &'t str, diagnostics: &[Diagnostic]) -> Vec<(&'static str, &'t str, String)> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            let crate::diagnostic::Place::Text(span) = diagnostic.place else { panic!("{diagnostic:?}") };
            let values: Vec<String> = diagnostic.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
            (diagnostic.code.name(), &text[span.start as usize..span.end as usize], values.join(" "))
        })
        .collect()
}

/// A slot as it stands in the HTML.
fn slot(index: usize) -> String {
    format!("{}{index}{}", crate::course::SLOT_START, crate::course::SLOT_END)
}
