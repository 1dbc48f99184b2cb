//! Emphasis beside Chinese punctuation: `**“重点”**后文` and `**注意：**请` are bold.
//!
//! CommonMark decides whether a run of `*` opens or closes by the characters beside it, and its rule presumes words
//! between spaces. The public "CommonMark CJK-friendly amendments" mend the rule; the parser does not know them
//! yet. This pass finds the paragraphs in which a run is decided otherwise by the amended rule, takes them
//! apart into text and runs, and pairs the runs anew as the parser does. Everything else is left as it came.
//! To be deleted when the parser's own option is released.

mod pairing;
mod run;

use super::character::is_cjk;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use run::Run;
use std::ops::Range;

/// An event of the parser with its bytes in the source.
pub(super) type Located<'a> = (Event<'a>, Range<usize>);

/// Pairs the runs of emphasis anew by the amended rule. `source` is the text that the events come from.
pub(super) fn resolve<'a>(source: &'a str, events: impl IntoIterator<Item = Located<'a>>) -> Vec<Located<'a>> {
    if source.is_ascii() || !source.contains(['*', '~']) || !source.contains(is_cjk) {
        let mut all = Vec::with_capacity(room(source));
        all.extend(events);
        return all;
    }
    resolve_where(source, events, |run| run.differs)
}

/// Room for the events of `source`, of which most texts have one for ten bytes and more.
fn room(source: &str) -> usize {
    (source.len() / 8 + 8).min(4096)
}

/// As [`resolve`], for every paragraph that has a run for which `wanted` holds.
fn resolve_where<'a>(
    source: &'a str,
    events: impl IntoIterator<Item = Located<'a>>,
    wanted: impl Fn(&Run) -> bool,
) -> Vec<Located<'a>> {
    let mut resolved = Vec::with_capacity(room(source));
    let mut paragraph: Vec<Located<'a>> = Vec::new();
    let mut in_code = false;
    let mut in_cell = false;
    for (event, range) in events {
        if is_inline(&event) && !in_code {
            paragraph.push((event, range));
            continue;
        }
        finish(source, &mut paragraph, in_cell, &wanted, &mut resolved);
        match &event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => in_cell = matches!(event, Event::Start(Tag::TableCell)),
        }
        resolved.push((event, range));
    }
    finish(source, &mut paragraph, in_cell, &wanted, &mut resolved);
    resolved
}

/// Moves a paragraph to `resolved`, paired anew if it has a wanted run.
fn finish<'a>(
    source: &'a str,
    paragraph: &mut Vec<Located<'a>>,
    in_cell: bool,
    wanted: &impl Fn(&Run) -> bool,
    resolved: &mut Vec<Located<'a>>,
) {
    let (Some((_, first)), Some((_, last))) = (paragraph.first(), paragraph.last()) else { return };
    let bytes = &source.as_bytes()[first.start..last.end.max(first.end)];
    if bytes.iter().any(|byte| matches!(byte, b'*' | b'~' | b'_')) {
        let mut pieces = Pieces::of(source, paragraph, in_cell);
        if pieces.runs().any(wanted) {
            pieces.pair();
            paragraph.clear();
            pieces.write(source, resolved);
            return;
        }
    }
    resolved.append(paragraph);
}

fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(tag) => {
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
        }
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// A paragraph taken apart.
struct Pieces<'a> {
    pieces: Vec<Piece<'a>>,
}

/// A part of a paragraph.
enum Piece<'a> {
    /// Text, code, a break, the edge of a link: anything but a delimiter.
    Event(Located<'a>),
    /// A run of delimiters.
    Run(Run),
}

impl<'a> Pieces<'a> {
    /// Takes a paragraph apart.
    fn of(source: &'a str, paragraph: &[Located<'a>], in_cell: bool) -> Self {
        let mut taking = Taking { source, pieces: Vec::with_capacity(paragraph.len()), end: 0 };
        let mut literal = false;
        for (event, range) in paragraph {
            match event {
                Event::Start(tag @ (Tag::Emphasis | Tag::Strong | Tag::Strikethrough)) => {
                    taking.delimiters(range.start, width(source, tag, range));
                }
                Event::End(end @ (TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)) => {
                    let tag = match end {
                        TagEnd::Emphasis => Tag::Emphasis,
                        TagEnd::Strong => Tag::Strong,
                        _ => Tag::Strikethrough,
                    };
                    let width = width(source, &tag, range);
                    taking.delimiters(range.end.saturating_sub(width), width);
                }
                Event::Text(text) if !literal && source.get(range.clone()) == Some(text.as_ref()) => {
                    taking.text(range.clone());
                }
                _ => {
                    // In `<http://a*b>` the asterisk belongs to the address.
                    if let Event::Start(Tag::Link { link_type, .. }) = event {
                        literal = matches!(link_type, LinkType::Autolink | LinkType::Email);
                    } else if matches!(event, Event::End(TagEnd::Link)) {
                        literal = false;
                    }
                    taking.event(event, range);
                }
            }
        }
        let mut pieces = taking.pieces;
        let mut at_line_start = true;
        for piece in &mut pieces {
            match piece {
                Piece::Run(run) => {
                    run.decide(source, at_line_start, in_cell);
                    at_line_start = false;
                }
                Piece::Event((event, _)) => at_line_start = matches!(event, Event::SoftBreak | Event::HardBreak),
            }
        }
        Self { pieces }
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Run(run) => Some(run),
            Piece::Event(_) => None,
        })
    }

    /// Pairs the runs; the inside of a link or picture is a world of its own.
    fn pair(&mut self) {
        let mut scopes: Vec<Vec<usize>> = vec![Vec::new()];
        let mut closed = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Run(_) => scopes.last_mut().into_iter().for_each(|scope| scope.push(index)),
                Piece::Event((Event::Start(_), _)) => scopes.push(Vec::new()),
                Piece::Event((Event::End(_), _)) => closed.extend(scopes.pop()),
                Piece::Event(_) => {}
            }
        }
        closed.extend(scopes);
        for scope in closed {
            pairing::pair(&mut self.pieces, &scope);
        }
    }

    /// Writes the paragraph as events again.
    fn write(self, source: &'a str, events: &mut Vec<Located<'a>>) {
        for piece in self.pieces {
            match piece {
                Piece::Event(event) => events.push(event),
                Piece::Run(run) => run.write(source, events),
            }
        }
    }
}

/// How many bytes a delimiter of this element has on either side.
fn width(source: &str, tag: &Tag, range: &Range<usize>) -> usize {
    match tag {
        Tag::Strong => 2,
        Tag::Strikethrough if source[range.start..].starts_with("~~") => 2,
        _ => 1,
    }
}

/// The work of taking apart.
struct Taking<'a> {
    source: &'a str,
    pieces: Vec<Piece<'a>>,
    /// Up to where the source is accounted for.
    end: usize,
}

impl<'a> Taking<'a> {
    fn event(&mut self, event: &Event<'a>, range: &Range<usize>) {
        // The edges of a link have the link's whole range; only the closing edge accounts for it.
        self.end = if matches!(event, Event::Start(_)) { range.start + 1 } else { range.end };
        self.pieces.push(Piece::Event((event.clone(), range.clone())));
    }

    /// Takes delimiters that the parser paired.
    fn delimiters(&mut self, start: usize, length: usize) {
        if let Some(Piece::Run(run)) = self.pieces.last_mut()
            && run.byte == self.source.as_bytes()[start]
            && run.start + run.length == start
        {
            run.extend(length);
        } else {
            self.pieces.push(Piece::Run(Run::new(self.source, start, length)));
        }
        self.end = start + length;
    }

    /// Takes text, in which delimiters may stand that the parser did not pair.
    fn text(&mut self, range: Range<usize>) {
        let bytes = self.source.as_bytes();
        let escaped = range.start > self.end && bytes[range.start - 1] == b'\\';
        let mut from = range.start;
        let mut at = if escaped { from + self.source[from..].chars().next().map_or(0, char::len_utf8) } else { from };
        while at < range.end {
            if !matches!(bytes[at], b'*' | b'_' | b'~') {
                at += 1;
                continue;
            }
            self.plain(from..at);
            let length = bytes[at..range.end].iter().take_while(|byte| **byte == bytes[at]).count();
            self.delimiters(at, length);
            at += length;
            from = at;
        }
        self.plain(from..range.end);
    }

    fn plain(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.end = range.end;
            self.pieces.push(Piece::Event((Event::Text(self.source[range.clone()].into()), range)));
        }
    }
}

#[cfg(test)]
mod tests;
