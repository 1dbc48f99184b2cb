//! What a conversation has become: its messages, waits, moods and the record of its promise.

use super::said::Moment;
use serde::Serialize;
use std::collections::BTreeMap;

/// Whether a conversation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The customer has not arrived.
    Waiting,
    /// It goes on.
    Open,
    /// The agent closed it.
    Closed,
    /// The customer left.
    Left,
}

/// Who sent a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// The customer.
    Customer,
    /// The agent.
    Agent,
    /// The machine: an automatic greeting.
    Auto,
    /// The agent, an expression without words.
    Expression,
}

/// A message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// When it was sent, in milliseconds of drill time.
    pub at: u64,
    /// Who sent it.
    pub from: From,
    /// What it says; of an expression its id.
    pub text: String,
    /// The node in which the conversation was.
    pub node: String,
    /// The event that sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
    /// How long the customer had waited for it, in milliseconds, if it ended a wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waited: Option<u64>,
    /// The names that were complete with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<String>,
}

/// A customer's wait for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Wait {
    /// The first message that was not answered, in milliseconds.
    pub start: u64,
    /// The answer; absent while nobody answered.
    pub end: Option<u64>,
}

/// What has become of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// None was made, and none confirmed.
    None,
    /// One was made and is not recorded.
    Open,
    /// It is recorded in its four steps.
    Kept,
}

/// The mood at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MoodAt {
    /// Milliseconds of drill time.
    pub at: u64,
    /// 0 to 100.
    pub mood: i32,
}

/// A node that was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Visit {
    /// The node.
    pub node: String,
    /// Milliseconds of drill time.
    pub at: u64,
}

/// A conversation at some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conversation {
    /// The customer's id.
    pub customer: String,
    /// Whether it goes on.
    pub status: Status,
    /// Whether the customer has arrived.
    pub arrived: bool,
    /// Where it stands.
    pub node: String,
    /// Whether the customer has said the last message there is.
    pub ended: bool,
    /// The mood, 0 to 100.
    pub mood: i32,
    /// The moods from the arrival on.
    pub curve: Vec<MoodAt>,
    /// The messages in order.
    pub messages: Vec<Message>,
    /// The waits in order.
    pub waits: Vec<Wait>,
    /// The buttons that are offered.
    pub choices: Vec<String>,
    /// What has become of the promise.
    pub promise: Promise,
    /// The steps that an open promise lacks.
    pub missing: Vec<&'static str>,
    /// The notes on the order.
    pub notes: Vec<String>,
    /// The messages to the group.
    pub groups: Vec<String>,
    /// The flag of the order.
    pub flag: String,
    /// Events that tried to close the conversation and were refused.
    pub refused: Vec<usize>,
    /// The nodes that were entered.
    pub nodes: Vec<Visit>,
    /// What popped up, in the order in which it did.
    pub popups: Vec<String>,
    /// From which time on each of these can be opened.
    #[serde(skip)]
    pub(super) openable: BTreeMap<String, u64>,
    /// The first moment of everything said and done here.
    #[serde(skip)]
    pub(super) moments: BTreeMap<String, Moment>,
    /// When each of these was, in milliseconds.
    #[serde(skip)]
    pub(super) times: BTreeMap<String, u64>,
    /// The ids of expressions sent.
    #[serde(skip)]
    pub(super) expressions: Vec<String>,
}

impl Conversation {
    /// One whose customer has not arrived.
    #[must_use]
    pub fn new(customer: &str, start: &str, mood: i32) -> Self {
        Self {
            customer: customer.to_owned(),
            status: Status::Waiting,
            arrived: false,
            node: start.to_owned(),
            ended: false,
            mood: mood.clamp(0, 100),
            curve: Vec::new(),
            messages: Vec::new(),
            waits: Vec::new(),
            choices: Vec::new(),
            promise: Promise::None,
            missing: Vec::new(),
            notes: Vec::new(),
            groups: Vec::new(),
            flag: "none".to_owned(),
            refused: Vec::new(),
            nodes: Vec::new(),
            popups: Vec::new(),
            openable: BTreeMap::new(),
            moments: BTreeMap::new(),
            times: BTreeMap::new(),
            expressions: Vec::new(),
        }
    }

    /// The messages that the agent wrote.
    pub fn written(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().filter(|message| message.from == From::Agent)
    }

    /// The last message that counts: the customer's or the agent's words.
    #[must_use]
    pub fn last_word(&self) -> Option<&Message> {
        self.messages.iter().rev().find(|message| matches!(message.from, From::Agent | From::Customer))
    }

    /// The wait that nobody has ended.
    #[must_use]
    pub fn open_wait(&self) -> Option<u64> {
        self.waits.last().filter(|wait| wait.end.is_none()).map(|wait| wait.start)
    }

    /// Remembers the first time that something happened.
    pub(super) fn happened(&mut self, name: &str, moment: Moment, at: u64) {
        if !self.moments.contains_key(name) {
            self.moments.insert(name.to_owned(), moment);
            self.times.insert(name.to_owned(), at);
        }
    }
}
