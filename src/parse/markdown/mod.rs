//! Markdown: the texts of modules, prompts, choices, explanations and messages, as sanitised HTML.
//!
//! The parser's events pass through three steps: emphasis beside Chinese punctuation is paired as its author meant
//! ([`emphasis`]), look-alikes of Markdown are pointed out ([`lint`]), and the HTML is written ([`writer`]). Nothing of
//! what an author wrote is copied into the page unescaped, raw HTML neither ([`raw`]).

mod anchor;
mod character;
mod chat;
mod emphasis;
mod escape;
mod fence;
mod labels;
mod link;
mod lint;
mod module;
mod place;
mod plain;
mod raw;
mod writer;

pub use labels::Labels;
pub use module::module_body;
pub use place::Place;

use crate::course::Prose;
use crate::diagnostic::Diagnostic;
use crate::source::ProjectPath;
use emphasis::Located;
use pulldown_cmark::{Options, Parser};
use std::borrow::Cow;
use writer::{Piece, Writer};

/// What a piece of Markdown needs to know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// The file in which it stands: links are resolved from there.
    pub base: &'c ProjectPath,
    /// The interface texts in the language of the course.
    pub labels: &'c Labels,
}

/// How a piece of Markdown is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Blocks: an explanation, an introduction, a prompt.
    Block,
    /// As `Block`, but a single paragraph is written without `<p>`: a choice, feedback.
    Inline,
    /// One line in which nothing begins a block, so that `1. M` and `# 5` stay as they were typed: a message of
    /// a dialogue. Written without `<p>`. White space around it should be gone.
    Line,
    /// As `Block`, and runs of three or more underscores are gaps: the prompt of a `blank` question.
    Blank,
}

/// Renders one piece of Markdown: `text`, which stands in its file at `place`.
///
/// Links to the project become slots ([`crate::course::Prose`]); mistakes are added to `diagnostics`. Headings get an id only
/// if their author chose one, since many pieces stand on one page.
#[must_use]
pub fn prose(
    text: &str,
    place: &Place,
    context: &Context<'_>,
    style: Style,
    diagnostics: &mut Vec<Diagnostic>,
) -> Prose {
    if let Some(plain) = plain_text(text, style) {
        return plain;
    }
    let (source, lead) = match style {
        Style::Block | Style::Inline => (Cow::Borrowed(text), 0),
        // No block begins behind a no-break space, and emphasis takes it for the space that a line begins with.
        Style::Line => (Cow::Owned(format!("\u{A0}{text}")), '\u{A0}'.len_utf8()),
        Style::Blank => (mark_gaps(text), 0),
    };
    let events = parse(&source);
    let piece = Piece { source: &source, lead, place, context, style, in_module: false };
    let mut writer = Writer::new(piece, &events, diagnostics);
    let mut at = 0;
    while at < events.len() {
        at = writer.event(&events, at);
    }
    writer.finish(&events)
}

/// Gives an empty list room for one: most pieces have no second link or heading, and most messages no second comment, yet a
/// list that grows by itself begins with four.
fn room_for_one<T>(list: &mut Vec<T>) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
}

/// The events of the parser, with emphasis as its author meant it.
fn parse(source: &str) -> Vec<Located<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    emphasis::resolve(source, Parser::new_ext(source, options).into_offset_iter())
}

/// The short way for the many texts that are one line without any markup but gaps.
fn plain_text(text: &str, style: Style) -> Option<Prose> {
    let text = text.trim_end();
    let is_markup = |character: char| {
        matches!(
            character,
            '\n' | '\\' | '`' | '*' | '~' | '[' | ']' | '<' | '>' | '&' | '|' | escape::GAP | '\u{FDD0}' | '\u{FDD1}'
        ) || character.is_control()
            || (character == '_' && style != Style::Blank)
    };
    let is_letter = |letter: char| matches!(letter, '\u{4e00}'..='\u{9fff}') || letter.is_alphabetic();
    let starts_plainly = style == Style::Line || text.starts_with(is_letter);
    if !starts_plainly || text.contains(is_markup) {
        return None;
    }
    let text = text.trim_start();
    let paragraph = |html: &str| ["<p>", html, "</p>\n"].concat();
    let (html, gaps) = match style {
        Style::Blank if text.contains('_') => {
            let (html, gaps) = with_gaps(text)?;
            (paragraph(&html), gaps)
        }
        Style::Block | Style::Blank => (paragraph(text), 0),
        Style::Inline | Style::Line => (text.to_owned(), 0),
    };
    Some(Prose { html, text: text.to_owned(), gaps, ..Prose::default() })
}

/// A text without other markup, in which every underscore belongs to a gap, as HTML, and how many gaps it has.
fn with_gaps(text: &str) -> Option<(String, u32)> {
    let mut html = String::with_capacity(text.len() + 64);
    let (mut gaps, mut rest) = (0, text);
    while let Some(at) = rest.find('_') {
        let (before, from) = rest.split_at(at);
        rest = from.trim_start_matches('_');
        let gap = &from[..from.len() - rest.len()];
        if gap.len() < 3 {
            return None;
        }
        gaps += 1;
        html.push_str(&format!("{before}<span class=\"gap\" data-gap=\"{gaps}\">{gap}</span>"));
    }
    html.push_str(rest);
    Some((html, gaps))
}

/// Marks the underscores of gaps, so that the parser takes them for neither emphasis nor a rule. Those of addresses stay:
/// no address may have a control character.
fn mark_gaps(text: &str) -> Cow<'_, str> {
    if !text.contains("___") {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_address = false;
    while let Some(at) = rest.find('_') {
        let length = rest[at..].len() - rest[at..].trim_start_matches('_').len();
        in_address = ends_in_address(&rest[..at], in_address);
        marked.push_str(&rest[..at]);
        // In `\___` the first is escaped, and two are no gap.
        let backslashes = marked.len() - marked.trim_end_matches('\\').len();
        let escaped = backslashes % 2;
        let is_gap = length - escaped >= 3 && !in_address;
        marked.extend(std::iter::repeat_n('_', if is_gap { escaped } else { length }));
        marked.extend(std::iter::repeat_n(escape::GAP, if is_gap { length - escaped } else { 0 }));
        rest = &rest[at + length..];
    }
    marked.push_str(rest);
    Cow::Owned(marked)
}

/// Whether `text` ends in the middle of an address, of `](address)` or `<http:address>`; `before`: whether it begins in one.
fn ends_in_address(text: &str, before: bool) -> bool {
    let ends = |address: &str| address.contains(|end: char| end.is_whitespace() || matches!(end, ')' | '>'));
    let link = text.rfind("](").map(|at| at + 2);
    let angle = text
        .rfind('<')
        .map(|at| at + 1)
        .filter(|at| text[*at..].starts_with(|first: char| first.is_ascii_alphabetic()));
    match link.max(angle) {
        Some(start) => !ends(&text[start..]),
        None => before && !ends(text),
    }
}

#[cfg(test)]
mod tests;
