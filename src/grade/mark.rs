//! Marks: what a response earned, and the rule of rounding.

use serde::{Deserialize, Serialize};

/// What a response earns of what its question is worth (rules G1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Points earned, 0 to `total`.
    pub earned: u32,
    /// Points the question is worth.
    pub total: u32,
    /// Whether the response is right in full.
    pub correct: bool,
}

/// The share of a question's points that a response earns: `part` out of `whole`. Nothing when `whole` is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    /// Zero to `whole`.
    pub part: u64,
    /// What a response that is right in full has as its part.
    pub whole: u64,
}

impl Share {
    /// No points.
    pub const NOTHING: Self = Self { part: 0, whole: 1 };

    /// All points or none.
    pub fn all_if(right: bool) -> Self {
        Self { part: u64::from(right), whole: 1 }
    }

    /// The mark in a question worth `points`: whole points, rounded down (G1.2).
    pub fn mark(self, points: u32) -> Mark {
        let earned = (u128::from(points) * u128::from(self.part)).checked_div(u128::from(self.whole)).unwrap_or(0);
        Mark {
            earned: u32::try_from(earned).unwrap_or(points).min(points),
            total: points,
            correct: self.whole > 0 && self.part == self.whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_rounded_down_so_that_only_the_whole_earns_everything() {
        let mark = |part, whole, points| Share { part, whole }.mark(points).earned;
        assert_eq!([mark(1, 3, 2), mark(2, 3, 2), mark(3, 3, 2)], [0, 1, 2]);
        assert_eq!(mark(u64::MAX - 1, u64::MAX, u32::MAX), u32::MAX - 1);
    }

    #[test]
    fn a_share_of_nothing_earns_nothing() {
        assert_eq!(Share { part: 0, whole: 0 }.mark(5), Mark { earned: 0, total: 5, correct: false });
    }
}
