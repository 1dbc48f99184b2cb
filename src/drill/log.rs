//! The log of a drill: what the trainee did and when, and how it is cleaned (rules G17.1 and G17.2).

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The latest time of an event: a day, in milliseconds.
const LATEST: u64 = 86_400_000;

/// What a trainee did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// Wrote a message.
    Say {
        /// To whom.
        customer: String,
        /// The message.
        text: String,
        /// Whether it is the text of a button.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        chosen: bool,
    },
    /// Sent an expression.
    Express {
        /// To whom.
        customer: String,
        /// Its id.
        expression: String,
    },
    /// Opened a panel or popup.
    Open {
        /// Its id.
        id: String,
    },
    /// Wrote a note on the order.
    Note {
        /// Whose order.
        customer: String,
        /// The note.
        text: String,
    },
    /// Set the flag of the order.
    Flag {
        /// Whose order.
        customer: String,
        /// The colour, or `none`.
        colour: String,
    },
    /// Wrote to the in-sale group.
    Group {
        /// Whose order it is about.
        customer: String,
        /// The message.
        text: String,
    },
    /// Confirmed that a promise was carried out.
    Confirm {
        /// To whom it was made.
        customer: String,
    },
    /// Asked for a review by the icon.
    Invite {
        /// Whom.
        customer: String,
    },
    /// Closed the conversation.
    Close {
        /// With whom.
        customer: String,
    },
    /// Changed the speed of the clock.
    Clock {
        /// `normal`, `slow`, `paused` or `off`.
        mode: String,
    },
    /// Pressed something on the page of the setup.
    Setup {
        /// The id of a step, or of something beside.
        step: String,
        /// What stood in the field.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
    /// Was shown an item of a speed drill.
    Show {
        /// Its id.
        item: String,
    },
    /// Answered an item of a speed drill.
    Answer {
        /// Its id.
        item: String,
        /// What was chosen, by part.
        answer: BTreeMap<String, Vec<String>>,
    },
}

impl Act {
    /// The customer whom it concerns.
    #[must_use]
    pub fn customer(&self) -> Option<&str> {
        match self {
            Self::Say { customer, .. }
            | Self::Express { customer, .. }
            | Self::Note { customer, .. }
            | Self::Flag { customer, .. }
            | Self::Group { customer, .. }
            | Self::Confirm { customer }
            | Self::Invite { customer }
            | Self::Close { customer } => Some(customer),
            Self::Open { .. } | Self::Clock { .. } | Self::Setup { .. } | Self::Show { .. } | Self::Answer { .. } => {
                None
            }
        }
    }
}

/// Something that a trainee did, at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its index in the log as it was stored.
    pub index: usize,
    /// Milliseconds of drill time.
    pub at: u64,
    /// What was done.
    pub act: Act,
}

/// The events of a stored log that count, up to the time `until` (milliseconds): damaged ones are passed over, and
/// none is earlier than the one before.
#[must_use]
pub fn clean(log: &[Value], until: u64) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::with_capacity(log.len());
    let mut last = 0;
    for (index, value) in log.iter().enumerate() {
        let Some(at) = value.get("at").and_then(Value::as_u64).filter(|at| *at <= LATEST) else { continue };
        let Ok(act) = serde_json::from_value::<Act>(value.clone()) else { continue };
        last = last.max(at);
        events.push(Event { index, at: last, act });
    }
    events.retain(|event| event.at <= until);
    events
}

/// The event as it is stored.
#[must_use]
pub fn stored(at: u64, act: &Act) -> Value {
    let mut value = serde_json::to_value(act).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.insert("at".to_owned(), Value::from(at));
    }
    value
}
