//! Where a piece of Markdown stands in its file.

use crate::source::{FileId, Span};
use std::ops::Range;

/// Maps offsets in a piece of Markdown to places in the file it was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Exact { file: FileId, start: usize },
    Lines { file: FileId, lines: Vec<(usize, usize)> },
    Whole(Span),
}

impl Place {
    /// A piece that stands in `file` as it is, from byte `start` on: a module's text, a plain scalar on one line.
    #[must_use]
    pub fn exact(file: FileId, start: usize) -> Self {
        Self(Kind::Exact { file, start })
    }

    /// A piece whose lines stand in `file` with something taken away between them: a YAML block scalar without its
    /// indentation. `lines` holds, in ascending order, for each line its offset in the piece and its offset in the
    /// file. An empty list is the start of the file.
    #[must_use]
    pub fn lines(file: FileId, lines: Vec<(usize, usize)>) -> Self {
        Self(Kind::Lines { file, lines })
    }

    /// A piece that cannot be followed into its file, such as a folded or quoted scalar: every offset is `span`.
    #[must_use]
    pub fn whole(span: Span) -> Self {
        Self(Kind::Whole(span))
    }

    /// The place of the bytes `range` of the piece.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        match &self.0 {
            Kind::Exact { file, start } => Span::new(*file, start + range.start, start + range.end),
            Kind::Lines { file, lines } => {
                let start = offset_in_file(lines, range.start);
                // The end belongs to the line of the last byte, not to the line that begins there.
                let end = if range.end > range.start { offset_in_file(lines, range.end - 1) + 1 } else { start };
                Span::new(*file, start, end)
            }
            Kind::Whole(span) => *span,
        }
    }
}

impl Place {
    /// The place of the part of a piece that begins at `offset`, which stays on its line.
    pub(super) fn shifted(&self, offset: usize) -> Self {
        match &self.0 {
            Kind::Exact { file, start } => Self::exact(*file, start + offset),
            Kind::Lines { file, lines } => Self::exact(*file, offset_in_file(lines, offset)),
            Kind::Whole(span) => Self::whole(*span),
        }
    }
}

fn offset_in_file(lines: &[(usize, usize)], offset: usize) -> usize {
    let line = lines.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
    lines.get(line).map_or(0, |(start, in_file)| in_file + offset.saturating_sub(*start))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: FileId = FileId(3);

    #[test]
    fn an_exact_piece_is_shifted_and_a_whole_one_is_one_place() {
        assert_eq!(Place::exact(FILE, 10).span(2..5), Span::new(FILE, 12, 15));
        let whole = Span::new(FILE, 40, 60);
        assert_eq!(Place::whole(whole).span(2..5), whole);
    }

    #[test]
    fn lines_without_their_indentation_are_found_again() {
        // In the file:  "  甲\n    乙丙\n" from byte 100 on, two spaces taken from each line.
        let place = Place::lines(FILE, vec![(0, 102), (4, 108)]);
        assert_eq!(place.span(0..3), Span::new(FILE, 102, 105));
        assert_eq!(place.span(4..10), Span::new(FILE, 108, 114));
        assert_eq!(place.span(0..4), Span::new(FILE, 102, 106));
        assert_eq!(place.span(1..7), Span::new(FILE, 103, 111));
        assert_eq!(Place::lines(FILE, Vec::new()).span(0..1), Span::new(FILE, 0, 1));
    }
}
