//! Places in a text.

/// A place in a folded text, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The first character.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
}

impl Place {
    /// Whether the two have a character in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The place with the character before it and the one behind it, such as quotation marks.
    pub fn with_ends(self) -> Self {
        Self { start: self.start.saturating_sub(1), end: self.end + 1 }
    }

    /// Whether it lies wholly in the other.
    pub fn is_inside(self, other: Self) -> bool {
        other.start <= self.start && self.end <= other.end
    }
}
