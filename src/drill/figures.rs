//! The figures of a drill: response times, reply rate, last words (rules G19.1 to G19.4).

use super::conversation::{Conversation, From};
use serde::Serialize;

/// Response times and their mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Times {
    /// How many.
    pub count: u64,
    /// Together, in milliseconds.
    pub sum: u64,
    /// The longest, in milliseconds.
    pub worst: u64,
    /// The mean in tenths of a second, rounded half up; absent without any.
    pub tenths: Option<u64>,
}

impl Times {
    /// The figures of these times in milliseconds.
    #[must_use]
    pub fn of(times: impl Iterator<Item = u64>) -> Self {
        let mut all = Self::default();
        for time in times {
            all.count += 1;
            all.sum += time;
            all.worst = all.worst.max(time);
        }
        all.tenths = (2 * all.sum + 100 * all.count).checked_div(200 * all.count);
        all
    }
}

/// The figures of a whole drill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// First responses.
    pub first: Times,
    /// All responses.
    pub response: Times,
    /// Waits that nobody has ended, in milliseconds up to the end.
    pub open: Vec<u64>,
    /// Those of customers to whom nobody has written, in milliseconds.
    pub unanswered: Vec<u64>,
    /// The longest wait, open ones included, in milliseconds.
    pub longest: u64,
    /// Customers who arrived.
    pub arrived: u64,
    /// Those of them to whom the agent wrote.
    pub answered: u64,
    /// Conversations in which the agent has the last word.
    pub last_words: u64,
}

impl Figures {
    /// The figures of these conversations at the time `end` (milliseconds).
    #[must_use]
    pub fn of(talks: &[Conversation], end: u64) -> Self {
        let ended = |talk: &Conversation| -> Vec<u64> {
            talk.waits.iter().filter_map(|wait| Some(wait.end? - wait.start)).collect()
        };
        let first = talks.iter().filter_map(|talk| talk.waits.first().and_then(|wait| Some(wait.end? - wait.start)));
        let response = Times::of(talks.iter().flat_map(ended));
        let open_of = |talk: &Conversation| talk.open_wait().map(|start| end - start);
        let open: Vec<u64> = talks.iter().filter_map(open_of).collect();
        let silent = talks.iter().filter(|talk| talk.written().next().is_none());
        let count = |test: &dyn Fn(&&Conversation) -> bool| talks.iter().filter(test).count() as u64;
        Self {
            first: Times::of(first),
            response,
            unanswered: silent.filter_map(open_of).collect(),
            longest: open.iter().copied().chain([response.worst]).max().unwrap_or_default(),
            open,
            arrived: count(&|talk| talk.arrived),
            answered: count(&|talk| talk.written().next().is_some()),
            last_words: count(&|talk| talk.last_word().is_some_and(|message| message.from == From::Agent)),
        }
    }

    /// The reply rate in hundredths of a percent, rounded half up; absent if nobody arrived.
    #[must_use]
    pub fn rate(&self) -> Option<u64> {
        (20_000 * self.answered + self.arrived).checked_div(2 * self.arrived)
    }

    /// Whether the mean first response is at most `seconds` and nobody to whom no one wrote waits longer.
    #[must_use]
    pub fn first_within(&self, seconds: u32) -> bool {
        within(self.first, &self.unanswered, seconds)
    }

    /// Whether the mean response is at most `seconds` and nobody waits longer.
    #[must_use]
    pub fn mean_within(&self, seconds: u32) -> bool {
        within(self.response, &self.open, seconds)
    }
}

fn within(times: Times, waiting: &[u64], seconds: u32) -> bool {
    let most = u64::from(seconds) * 1000;
    times.count > 0 && times.sum <= most * times.count && waiting.iter().all(|wait| *wait <= most)
}
