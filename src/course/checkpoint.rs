//! Checkpoints of a chat drill: the only source of its points, and what each of them needs.

use serde::{Deserialize, Serialize};

/// Something that earns points.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Checkpoint {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub title: String,
    /// What it is worth.
    pub points: u32,
    /// The customer whom it is about; absent: every customer, each for the same share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// Whether the drill is not passed without it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub red_line: bool,
    /// What has to hold: all of it.
    pub need: Vec<Need>,
}

/// What a checkpoint needs, one of a closed set (rule G19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Need {
    /// Something happened: it was said, opened or done.
    Did {
        /// Its name.
        did: String,
        /// It happened before this did, or this never did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<String>,
        /// It happened within so many seconds after the customer's first message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        within: Option<u32>,
        /// It was said in this message.
        #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
        inside: Option<End>,
    },
    /// Something never happened.
    Never {
        /// Its name.
        never: String,
    },
    /// A note says it.
    Note {
        /// Its name.
        note: String,
    },
    /// A message to the in-sale group says it.
    Group {
        /// Its name.
        group: String,
    },
    /// The flag of the order has this colour in the end.
    Flag {
        /// The colour.
        flag: String,
    },
    /// The promise was recorded in its four steps.
    Promise {
        /// The only word.
        promise: Kept,
    },
    /// The agent has the last word.
    LastWord {
        /// Always true.
        last_word: bool,
    },
    /// The mood in the end is at least this.
    MoodLeft {
        /// 0 to 100.
        mood: i32,
    },
    /// The customer got to a node.
    Reached {
        /// The node.
        reached: String,
    },
    /// The wording of the agent's messages.
    Language {
        /// How strict.
        language: Strictness,
    },
    /// Only expressions were sent that may be.
    Expressions {
        /// The only word.
        expressions: Allowed,
    },
    /// The setup was walked through.
    Setup {
        /// The only word.
        setup: Straight,
    },
    /// The mean first response of the drill is at most so many seconds.
    FirstResponse {
        /// Seconds.
        first_response: u32,
    },
    /// The mean response of the drill is at most so many seconds.
    MeanResponse {
        /// Seconds.
        mean_response: u32,
    },
    /// No wait of the drill is longer than so many seconds.
    LongestWait {
        /// Seconds.
        longest_wait: u32,
    },
    /// So many percent of the customers were answered.
    ReplyRate {
        /// 1 to 100.
        reply_rate: u32,
    },
}

/// Which message of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The agent's first.
    First,
    /// The last of all, if it is the agent's.
    Last,
}

/// The word behind `promise`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// The promise is recorded.
    Kept,
}

/// The word behind `expressions`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// None was sent that must not be.
    Allowed,
}

/// The word behind `setup`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Straight {
    /// Every step was taken, and nothing was pressed out of order.
    Straight,
}

/// How strictly wording is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strictness {
    /// Nothing forbidden, no message too short or too long.
    Clean,
    /// Besides, nothing to be avoided and nothing doubled.
    Careful,
    /// A polite expression in the first and in the last message.
    Polite,
}

/// What happens without being said, in needs of checkpoints.
pub const ACTIONS: [&str; 6] = ["note", "flag", "group", "confirm", "invite", "close"];
