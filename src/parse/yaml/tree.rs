//! YAML as a tree in which every value knows its place, built from a parser's events under a budget.
//!
//! Scalars stay the text the author typed: `no`, `012`, `12:30` and `1.0` are texts until somebody asks for
//! a number. Aliases are refused: no course needs them, and they are how a small file grows without bound.

use super::position::Positions;
use super::syntax::{self, MAX_DEPTH};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;
use std::collections::HashMap;

/// The most values of one file that are read: about 150,000 questions.
pub const MAX_NODES: usize = 3_000_000;

/// From so many keys on a table tells whether a mapping has a key already.
const LONG_MAPPING: usize = 32;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'t> {
    /// What it is.
    pub value: Value<'t>,
    /// Where it stands, without its key.
    pub span: Span,
}

/// What a YAML value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'t> {
    /// A text.
    Scalar(Cow<'t, str>, ScalarStyle),
    /// A list.
    List(Vec<Node<'t>>),
    /// Keys and their values, in order; no key twice.
    Mapping(Vec<Entry<'t>>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'t> {
    /// The key.
    pub key: Cow<'t, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value behind it.
    pub node: Node<'t>,
}

/// Reads `text[start..]`, a YAML document, as a tree.
///
/// Mistakes of syntax, double keys, aliases and broken budgets are noted; after a mistake of syntax, or a broken
/// budget, there is no tree. An empty document is an empty mapping.
pub fn read<'t>(text: &'t str, start: usize, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Node<'t>> {
    let body = &text[start..];
    let mut builder = Builder {
        parser: Parser::new_from_str(body),
        positions: Positions::new(body),
        start,
        file,
        nodes: 0,
        diagnostics,
    };
    match builder.document() {
        Ok(node) => Some(node),
        Err(Stop::Noted) => None,
        Err(Stop::Syntax { at, info }) => {
            let at = builder.positions.byte(at);
            diagnostics.push(syntax::explain(body, at, &info, start, file));
            None
        }
    }
}

/// Why reading stopped early.
enum Stop {
    /// A diagnostic says why.
    Noted,
    /// The parser found a mistake at this character.
    Syntax { at: usize, info: String },
}

struct Builder<'t, 'd> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    positions: Positions<'t>,
    start: usize,
    file: FileId,
    nodes: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'t> Builder<'t, '_> {
    fn next(&mut self) -> Result<(Event<'t>, Span), Stop> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, self.span(span.start.index(), span.end.index()))),
            Some(Err(error)) => Err(Stop::Syntax { at: error.marker().index(), info: error.info().to_owned() }),
            None => Ok((Event::StreamEnd, self.span(0, 0))),
        }
    }

    fn span(&mut self, start: usize, end: usize) -> Span {
        let start = self.positions.byte(start) + self.start;
        Span::new(self.file, start, self.positions.byte(end) + self.start)
    }

    /// The place of a text alone: the parser lets it begin with its tag and its anchor.
    fn without_properties(&self, span: Span) -> Span {
        let (start, end) = (span.start as usize - self.start, span.end as usize - self.start);
        let mut rest = self.positions.text().get(start..end).unwrap_or_default();
        loop {
            rest = rest.trim_start();
            let skipped = match rest.chars().next() {
                Some('!' | '&') => rest.find(char::is_whitespace),
                Some('#') => rest.find('\n'),
                _ => break,
            };
            rest = skipped.map_or("", |at| &rest[at..]);
        }
        Span::new(self.file, span.end as usize - rest.len(), span.end as usize)
    }

    fn document(&mut self) -> Result<Node<'t>, Stop> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) => {}
                Event::StreamEnd => return Ok(Node { value: Value::Mapping(Vec::new()), span }),
                event => {
                    let node = self.node(event, span, 0)?;
                    return self.end_of_document(node);
                }
            }
        }
    }

    /// Reads on to the end, so that mistakes behind the first document are found too.
    fn end_of_document(&mut self, node: Node<'t>) -> Result<Node<'t>, Stop> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(node),
                (Event::DocumentStart(_), span) => {
                    self.diagnostics.push(Diagnostic::new(Code::YamlSecondDocument, span));
                    return Err(Stop::Noted);
                }
                _ => {}
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node<'t>, Stop> {
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            let (what, limit) = if depth > MAX_DEPTH { ("@depth", MAX_DEPTH) } else { ("@values", MAX_NODES) };
            self.diagnostics.push(Diagnostic::new(Code::YamlBudget, span).with("what", what).with("limit", limit));
            return Err(Stop::Noted);
        }
        match event {
            Event::Scalar(text, style, anchor, ref tag) => {
                let span = if anchor > 0 || tag.is_some() { self.without_properties(span) } else { span };
                Ok(Node { value: Value::Scalar(text, style), span })
            }
            Event::SequenceStart(..) => self.list(span, depth),
            Event::MappingStart(..) => self.mapping(span, depth),
            Event::Alias(_) => {
                self.diagnostics.push(Diagnostic::new(Code::YamlAlias, span));
                Err(Stop::Noted)
            }
            _ => Err(Stop::Syntax { at: 0, info: "unexpected event".to_owned() }),
        }
    }

    fn list(&mut self, start: Span, depth: usize) -> Result<Node<'t>, Stop> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                return Ok(Node { value: Value::List(items), span: Span { end: span.end, ..start } });
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn mapping(&mut self, start: Span, depth: usize) -> Result<Node<'t>, Stop> {
        let mut entries: Vec<Entry<'t>> = Vec::new();
        // Only for the keys of a long mapping: the few of a short one are looked through faster.
        let mut places: HashMap<Cow<'t, str>, Span> = HashMap::new();
        let mut end = start.end;
        loop {
            let (event, span) = self.next()?;
            let (key, key_span) = match event {
                Event::MappingEnd => {
                    let end = end.max(start.start);
                    return Ok(Node { value: Value::Mapping(entries), span: Span { end, ..start } });
                }
                Event::Scalar(key, ..) => (key, span),
                _ => {
                    self.diagnostics.push(Diagnostic::new(Code::KeyNotAText, span));
                    return Err(Stop::Noted);
                }
            };
            let (event, span) = self.next()?;
            let node = self.node(event, span, depth + 1)?;
            end = node.span.end;
            let first = if places.is_empty() {
                entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span)
            } else {
                places.get(&key).copied()
            };
            if let Some(first) = first {
                let diagnostic = Diagnostic::new(Code::DuplicateKey, key_span).with("key", &key);
                self.diagnostics.push(diagnostic.related_to(first));
                continue;
            }
            entries.push(Entry { key, key_span, node });
            if entries.len() >= LONG_MAPPING {
                let known = if places.is_empty() { 0 } else { entries.len() - 1 };
                places.extend(entries[known..].iter().map(|entry| (entry.key.clone(), entry.key_span)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_twice_is_found_in_mappings_of_any_length() {
        for length in [2, LONG_MAPPING - 1, LONG_MAPPING, LONG_MAPPING + 1, 100] {
            let mut text: String = (0..length).map(|key| format!("k{key}: 1\n")).collect();
            text.push_str(&format!("k{}: 2\nk0: 3\n", length - 1));
            let mut diagnostics = Vec::new();
            let node = read(&text, 0, FileId(0), &mut diagnostics).unwrap();
            assert!(matches!(node.value, Value::Mapping(entries) if entries.len() == length));
            let firsts = diagnostics.iter().map(|diagnostic| diagnostic.related.map_or(0, |span| span.start as usize));
            let last = text.find(&format!("k{}:", length - 1)).unwrap();
            assert_eq!(firsts.collect::<Vec<_>>(), [last, 0], "{length}");
        }
    }
}
