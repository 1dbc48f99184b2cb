//! A fenced block of a module that is more than code: a dialogue, or the place of quizzes.

use std::ops::Range;

/// The block in its source.
pub(super) struct Fence<'e> {
    /// What stands behind the word `chat` or `quiz`.
    pub info: &'e str,
    /// The whole block in the source.
    pub range: Range<usize>,
    /// Its lines without their line ends, each with its first byte in the source.
    pub lines: Vec<(&'e str, usize)>,
}
