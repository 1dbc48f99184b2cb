//! Several attempts at one quiz: which score is kept (rules G21).

use crate::course::{Keep, Percent};
use serde::{Deserialize, Serialize};

/// What one attempt came to, or what is kept of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Percent, 0 to 100.
    pub percent: u32,
    /// Whether it is passed.
    pub passed: bool,
}

/// What is kept of `attempts`, the oldest first; `None` if there is none.
#[must_use]
pub fn kept(keep: Keep, pass: Percent, attempts: &[Outcome]) -> Option<Outcome> {
    let last = *attempts.last()?;
    let ever_passed = attempts.iter().any(|attempt| attempt.passed);
    Some(match keep {
        Keep::Best => {
            Outcome { percent: attempts.iter().map(|attempt| attempt.percent).max().unwrap_or(0), passed: ever_passed }
        }
        Keep::Last => last,
        Keep::Mean => {
            let sum: u64 = attempts.iter().map(|attempt| u64::from(attempt.percent)).sum();
            let mean = sum.checked_div(attempts.len() as u64).and_then(|mean| u32::try_from(mean).ok()).unwrap_or(0);
            Outcome { percent: mean, passed: mean >= pass.0 && ever_passed }
        }
    })
}
