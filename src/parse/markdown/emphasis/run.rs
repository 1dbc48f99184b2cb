//! A run of `*`, `_` or `~`: whether it may open or close emphasis, and what it turned out to do.

use super::Located;
use crate::parse::markdown::character::Neighbour;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Which rule decides whether a run opens or closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// CommonMark as the parser has it.
    Strict,
    /// CommonMark with the amendments for CJK.
    Amended,
}

/// A run of equal delimiters.
#[derive(Debug)]
pub(super) struct Run {
    /// `*`, `_` or `~`.
    pub(super) byte: u8,
    /// Its first byte in the source.
    pub(super) start: usize,
    /// How many delimiters it has.
    pub(super) length: usize,
    /// Whether it may open, by the amended rule.
    pub(super) opens: bool,
    /// Whether it may close, by the amended rule.
    pub(super) closes: bool,
    /// Whether the two rules decide differently.
    pub(super) differs: bool,
    /// What its first delimiters close, from left to right.
    closing: Vec<Mark>,
    /// What its last delimiters open, from right to left.
    opening: Vec<Mark>,
    /// Its delimiters that neither open nor close anything.
    free: Range<usize>,
}

/// One side of a paired element.
#[derive(Debug)]
struct Mark {
    /// One or two delimiters.
    width: usize,
    /// The whole element.
    range: Range<usize>,
}

impl Run {
    /// The run of `length` delimiters at `start`, undecided.
    pub(super) fn new(source: &str, start: usize, length: usize) -> Self {
        Self {
            byte: source.as_bytes()[start],
            start,
            length,
            opens: false,
            closes: false,
            differs: false,
            closing: Vec::new(),
            opening: Vec::new(),
            free: start..start + length,
        }
    }

    /// Decides whether it may open and close. `at_line_start`: nothing stands before it on its line.
    pub(super) fn decide(&mut self, source: &str, at_line_start: bool, in_cell: bool) {
        if self.byte == b'~' && self.length > 2 {
            return;
        }
        let before = if at_line_start { "" } else { &source[..self.start] };
        let next = source[self.start + self.length..].chars().next();
        let sides = Sides {
            byte: self.byte,
            length: self.length,
            before,
            strict: before.chars().next_back().map(Neighbour::behind),
            amended: Neighbour::before(before),
            behind: next.map(|next| (next, Neighbour::behind(next))),
            in_cell,
        };
        self.opens = sides.opens(Rule::Amended);
        self.closes = sides.closes(Rule::Amended);
        self.differs = self.opens != sides.opens(Rule::Strict) || self.closes != sides.closes(Rule::Strict);
    }

    /// Pairs the last `count` free delimiters of `opener` with the first free ones of `closer`, two at a time from the
    /// inside out: three make strong emphasis within emphasis.
    pub(super) fn join(opener: &mut Self, closer: &mut Self, count: usize) {
        let mut rest = count;
        while rest > 0 {
            let width = rest.min(2);
            opener.free.end -= width;
            closer.free.start += width;
            let range = opener.free.end..closer.free.start;
            opener.opening.push(Mark { width, range: range.clone() });
            closer.closing.push(Mark { width, range });
            rest -= width;
        }
    }

    /// Takes further delimiters in at its end, while it is undecided.
    pub(super) fn extend(&mut self, length: usize) {
        self.length += length;
        self.free.end += length;
    }

    /// Writes it as events: ends, delimiters that are only text, starts.
    pub(super) fn write<'a>(self, source: &'a str, events: &mut Vec<Located<'a>>) {
        let free = self.free;
        for mark in self.closing {
            events.push((Event::End(tag_end(self.byte, mark.width)), mark.range));
        }
        if !free.is_empty() {
            events.push((Event::Text(source[free.clone()].into()), free));
        }
        for mark in self.opening.into_iter().rev() {
            events.push((Event::Start(tag(self.byte, mark.width)), mark.range));
        }
    }
}

fn tag<'a>(byte: u8, width: usize) -> Tag<'a> {
    match (byte, width) {
        (b'~', _) => Tag::Strikethrough,
        (_, 2) => Tag::Strong,
        _ => Tag::Emphasis,
    }
}

fn tag_end(byte: u8, width: usize) -> TagEnd {
    tag(byte, width).to_end()
}

/// A run with what stands beside it.
struct Sides<'a> {
    byte: u8,
    length: usize,
    before: &'a str,
    /// What stands before it as the strict rule sees it.
    strict: Option<Neighbour>,
    /// What stands before it as the amended rule sees it.
    amended: Option<Neighbour>,
    behind: Option<(char, Neighbour)>,
    in_cell: bool,
}

impl Sides<'_> {
    /// Whether it may open: it is left-flanking, and for `_` and a single `~` not inside a word.
    fn opens(&self, rule: Rule) -> bool {
        let Some((next, behind)) = self.behind else { return false };
        if behind.space {
            return false;
        }
        let Some(before) = self.before(rule) else { return true };
        if self.in_cell {
            if self.at_cell_start() {
                return true;
            }
            if next == '|' {
                return false;
            }
        }
        let amended = rule == Rule::Amended;
        let word_like = !behind.punctuation || (amended && behind.cjk);
        match self.byte {
            b'*' => word_like || before.space || before.punctuation || (amended && before.cjk),
            b'~' if self.length > 1 => true,
            b'~' if self.before.ends_with('~') && !behind.punctuation => true,
            _ => before.space || before.punctuation,
        }
    }

    /// Whether it may close: it is right-flanking, and for `_` and a single `~` not inside a word.
    fn closes(&self, rule: Rule) -> bool {
        let Some(before) = self.before(rule) else { return false };
        if before.space {
            return false;
        }
        let Some((next, behind)) = self.behind else { return true };
        if self.in_cell {
            if self.at_cell_start() {
                return false;
            }
            if next == '|' {
                return true;
            }
        }
        let amended = rule == Rule::Amended;
        let intraword = self.byte == b'*' || (self.byte == b'~' && self.length > 1);
        if intraword && (!before.punctuation || (amended && before.cjk)) {
            return true;
        }
        if self.byte == b'~' && self.before.ends_with('~') {
            return true;
        }
        behind.space || behind.punctuation || (amended && intraword && behind.cjk)
    }

    fn before(&self, rule: Rule) -> Option<Neighbour> {
        match rule {
            Rule::Strict => self.strict,
            Rule::Amended => self.amended,
        }
    }

    fn at_cell_start(&self) -> bool {
        self.before.ends_with('|') && !self.before.ends_with("\\|")
    }
}
