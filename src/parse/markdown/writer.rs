//! Writes the parser's events as HTML and notes what is found on the way.

mod block;
mod clean;
mod footnote;
mod inline;

use super::anchor::Anchors;
use super::emphasis::Located;
use super::lint::lint;
use super::raw::Frames;
use super::{Context, Place, Style};
use crate::course::Prose;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use footnote::Footnotes;
use pulldown_cmark::{Alignment, Event};
use std::collections::HashSet;
use std::ops::Range;

/// The work of writing one piece of Markdown, or one module.
pub(super) struct Writer<'a, 'c> {
    source: &'a str,
    place: &'c Place,
    context: &'c Context<'c>,
    /// Whether it is the text of a module, not one of the many pieces of a page.
    in_module: bool,
    /// How many bytes were put before the author's text.
    lead: usize,
    diagnostics: &'c mut Vec<Diagnostic>,
    prose: Prose,
    frames: Frames,
    anchors: Anchors,
    footnotes: Footnotes,
    /// The last visible character of the paragraph.
    last: Option<char>,
    /// The alignments of the open table's columns, and the column of the next cell.
    columns: (Vec<Alignment>, usize),
    /// Whether the cells of the open row are headers.
    in_table_head: bool,
    /// How many links are open.
    links: usize,
    /// The element of raw HTML whose content is left out.
    hidden: Option<String>,
    /// What was already reported as taken out of raw HTML.
    cleaned: HashSet<String>,
    /// Whether a paragraph is written without its tags.
    bare: bool,
}

/// A piece of Markdown before it is written.
pub(super) struct Piece<'a, 'c> {
    /// What was parsed.
    pub(super) source: &'a str,
    /// How many bytes of `source` are none of the author's.
    pub(super) lead: usize,
    pub(super) place: &'c Place,
    pub(super) context: &'c Context<'c>,
    pub(super) style: Style,
    /// Whether it is the text of a module, not one of the many pieces of a page.
    pub(super) in_module: bool,
}

impl<'a, 'c> Writer<'a, 'c> {
    /// Prepares for writing `events`.
    pub(super) fn new(piece: Piece<'a, 'c>, events: &[Located<'a>], diagnostics: &'c mut Vec<Diagnostic>) -> Self {
        let Piece { source, lead, place, context, style, in_module } = piece;
        let mut writer = Self {
            source,
            place,
            context,
            in_module,
            lead,
            diagnostics,
            // Tags make it longer; most pieces of a module are much shorter than the whole.
            prose: Prose {
                html: String::with_capacity(source.len() + 64),
                text: String::with_capacity(source.len()),
                ..Prose::default()
            },
            frames: Frames::default(),
            anchors: Anchors::default(),
            footnotes: Footnotes::of(events, context.base, (!in_module).then(|| place.span(0..0).start)),
            last: None,
            columns: (Vec::new(), 0),
            in_table_head: false,
            links: 0,
            hidden: None,
            cleaned: HashSet::new(),
            bare: false,
        };
        writer.bare = matches!(style, Style::Inline | Style::Line) && is_one_paragraph(events);
        writer.reserve_anchors(events);
        for finding in lint(source, events, style) {
            writer.report(finding.code, finding.range, finding.values);
        }
        writer
    }

    /// Writes the event at `at` and what it contains, if it takes that in one go. Returns the place of the next event.
    pub(super) fn event(&mut self, events: &[Located<'a>], at: usize) -> usize {
        let Some((event, range)) = events.get(at) else { return at + 1 };
        match event {
            Event::Start(tag) => return self.start(tag, events, at),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.text(text, range),
            Event::Code(code) => self.code(code),
            Event::Html(_) => {}
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak => self.soft_break(events, at),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.block("<hr>\n"),
            Event::TaskListMarker(done) => self.task(*done),
            // Not enabled.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, range),
        }
        at + 1
    }

    /// Where to note mistakes.
    pub(super) fn diagnostics(&mut self) -> &mut Vec<Diagnostic> {
        self.diagnostics
    }

    /// Whether nothing is open around the next event.
    pub(super) fn at_top(&self) -> bool {
        self.frames.at_top()
    }

    /// The prose so far; what comes after belongs to another piece of the same page.
    pub(super) fn take(&mut self) -> Prose {
        self.frames.close_raw(&mut self.prose.html);
        // What is kept has no room to grow, and the next piece is written where this one was.
        let prose = &mut self.prose;
        let taken = Prose {
            html: prose.html.as_str().to_owned(),
            text: prose.text.trim_end().to_owned(),
            links: std::mem::take(&mut prose.links),
            headings: std::mem::take(&mut prose.headings),
            gaps: std::mem::take(&mut prose.gaps),
        };
        prose.html.clear();
        prose.text.clear();
        taken
    }

    /// Writes the footnotes and hands over what was not taken yet.
    pub(super) fn finish(mut self, events: &[Located<'a>]) -> Prose {
        self.frames.close_raw(&mut self.prose.html);
        self.write_footnotes(events);
        self.take()
    }

    /// Notes a mistake at `range` of the source.
    fn report(&mut self, code: Code, range: Range<usize>, values: impl IntoIterator<Item = (&'static str, String)>) {
        let mut diagnostic = Diagnostic::new(code, self.span(range));
        diagnostic.values.extend(values);
        self.diagnostics.push(diagnostic);
    }

    /// The place in the file of `range` of the source, without the white space at its end.
    fn span(&self, range: Range<usize>) -> Span {
        let trimmed = self.source.get(range.clone()).map_or(0, |text| text.trim_end().len());
        let end = range.start + trimmed;
        self.place.span(range.start.saturating_sub(self.lead)..end.saturating_sub(self.lead))
    }

    /// Begins something that stands on a line of its own.
    fn block(&mut self, html: &str) {
        self.frames.close_phrases(&mut self.prose.html);
        if !self.prose.html.is_empty() && !self.prose.html.ends_with('\n') {
            self.prose.html.push('\n');
        }
        self.prose.html.push_str(html);
        self.end_line();
    }

    /// A line of plain text ends here.
    fn end_line(&mut self) {
        self.last = None;
        self.hidden = None;
        let text = &mut self.prose.text;
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }
}

/// Whether the events are those of a single paragraph.
fn is_one_paragraph(events: &[Located]) -> bool {
    use pulldown_cmark::{Tag, TagEnd};
    let is_paragraph_end = |(event, _): &Located| matches!(event, Event::End(TagEnd::Paragraph));
    matches!(events.first(), Some((Event::Start(Tag::Paragraph), _)))
        && events.iter().position(is_paragraph_end) == Some(events.len() - 1)
}
