//! The script of a chat drill: all that its replay and its score depend on, with every variable filled in.
//!
//! The same JSON in pages, in test vectors and here. Times are whole seconds of drill time.

use super::{Checkpoint, Setup, WordingRules};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What counts as saying something: for each name its groups, each with the variants of which one is enough.
pub type Says = BTreeMap<String, Vec<Vec<String>>>;

/// A chat drill as it is played and scored (rules G17 to G19). What is absent in JSON has the default given here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Script {
    /// After so many seconds it ends; 600.
    pub limit: u32,
    /// Seconds of drill time that pass in a real second; 1.
    pub speed: u32,
    /// A customer answers so many seconds after the agent's last message; 3.
    pub answers: u32,
    /// A customer who got no answer reacts so many seconds after the agent's last message; 8.
    pub puzzled: u32,
    /// What is set up before the first customer comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setup: Option<Setup>,
    /// The automatic greeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greeting: Option<Greeting>,
    /// When the bar of a wait changes its colour.
    pub targets: Targets,
    /// The pass mark in percent; 80.
    pub pass: u32,
    /// What counts as saying something: a name and its groups of variants, all of which are needed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub says: Says,
    /// What every message of the agent is held to.
    pub language: WordingRules,
    /// Expressions that are never to be sent, by their ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub banned: Vec<String>,
    /// What changes every customer's mood when it is said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<Mood>,
    /// The facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub panels: Vec<Panel>,
    /// What pops up in mid-chat.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub popups: Vec<Popup>,
    /// The customers in the order in which they arrive.
    pub customers: Vec<Customer>,
    /// What earns points.
    pub checkpoints: Vec<Checkpoint>,
}

impl Script {
    /// The longest time in a drill, in seconds: a day.
    pub const LONGEST: u32 = 86_400;
}

impl Default for Script {
    fn default() -> Self {
        Self {
            limit: 600,
            speed: 1,
            answers: 3,
            puzzled: 8,
            setup: None,
            greeting: None,
            targets: Targets::default(),
            pass: 80,
            says: BTreeMap::new(),
            language: WordingRules::default(),
            banned: Vec::new(),
            reactions: Vec::new(),
            panels: Vec::new(),
            popups: Vec::new(),
            customers: Vec::new(),
            checkpoints: Vec::new(),
        }
    }
}

/// The automatic greeting: sent by the machine, and no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Greeting {
    /// Seconds after the customer's first message.
    pub after: u32,
    /// What it says.
    pub text: String,
}

impl Greeting {
    /// The seconds after which it comes, unless the drill says otherwise.
    pub const AFTER: u32 = 1;
}

/// When the bar of a wait changes its colour, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Targets {
    /// It turns amber; 15.
    pub amber: u32,
    /// It turns red; 20.
    pub red: u32,
}

impl Default for Targets {
    fn default() -> Self {
        Self { amber: 15, red: 20 }
    }
}

/// A change of mood when something is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mood {
    /// The name of what is said.
    pub say: String,
    /// The change, -100 to 100.
    pub mood: i32,
}

/// A part of the facts, closed until the agent opens it: labelled rows or a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Panel {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The customer in whose conversation alone it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// What has to pop up and be opened before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub popup: Option<String>,
    /// Labels and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<(String, String)>,
    /// The heads of the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The rows of the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub table: Vec<Vec<String>>,
}

/// Something that pops up and has to be opened, such as a new order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Popup {
    /// Its id.
    pub id: String,
    /// Whom it is about.
    pub customer: String,
    /// When it appears; absent: when the customer gets to a node that names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
    /// What it says.
    pub title: String,
    /// The panel that it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panel: Option<String>,
}

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Customer {
    /// The id.
    pub id: String,
    /// What the customer is called.
    pub name: String,
    /// When the first message comes.
    pub arrives: u32,
    /// The mood at first, 0 to 100; 60.
    pub mood: i32,
    /// The member's level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// The values of variables in quick phrases.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub variables: BTreeMap<String, String>,
    /// The node at which the conversation begins.
    pub start: String,
    /// The nodes of the conversation.
    pub nodes: BTreeMap<String, Node>,
}

impl Default for Customer {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            arrives: 0,
            mood: 60,
            level: None,
            labels: Vec::new(),
            variables: BTreeMap::new(),
            start: String::new(),
            nodes: BTreeMap::new(),
        }
    }
}

/// A point of a conversation: what the customer says there and what comes of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Node {
    /// The customer's messages on getting here.
    pub asks: Vec<String>,
    /// Whether the customer says nothing afterwards.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ends: bool,
    /// What pops up here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub popup: Option<String>,
    /// Answers that are understood; the first that matches holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// What comes of any other answer: the first time, the second time; the last entry again and again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fallback: Vec<Turn>,
    /// What the customer does when nobody answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub patience: Vec<Patience>,
}

/// An answer that is understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reply {
    /// What has to be said, by name; all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub say: Vec<String>,
    /// The text of the button that gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// Whether it promises something: note, red flag, group message and confirmation are then due.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub promises: bool,
    /// What comes of it.
    #[serde(flatten)]
    pub turn: Turn,
}

/// What a customer does next.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Turn {
    /// The change of mood.
    #[serde(skip_serializing_if = "is_zero")]
    pub mood: i32,
    /// Messages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
    /// The node to go to; absent: the customer stays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What a customer does when nobody answers for a while.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Patience {
    /// Seconds of waiting.
    pub after: u32,
    /// Whether the customer leaves.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub leaves: bool,
    /// What else the customer does.
    #[serde(flatten)]
    pub turn: Turn,
}

fn is_zero(number: &i32) -> bool {
    *number == 0
}
