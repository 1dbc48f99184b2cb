//! The perfect run: the log that a drill's own model makes. `check` proves that it earns everything.

use super::log::{Act, stored};
use super::replay::{conversation_with, milliseconds};
use crate::course::{ChatDrill, Customer, Script, SetupStep, Step};
use crate::source::Spanned;
use serde_json::Value;
use std::collections::BTreeMap;

/// How long the model agent takes to begin, in milliseconds after the customer got to a node.
const BEGINS: u64 = 5_000;
/// How long each of its steps takes.
const STEP: u64 = 1_000;
/// The most visits of nodes that are followed.
const MOST_VISITS: usize = 200;

/// The steps of the perfect run, by customer and node.
type Model = BTreeMap<(String, String), Vec<Spanned<Step>>>;

/// The log of the perfect run of `chat`, whose whole script is `script`, and when it ends in milliseconds.
///
/// In every conversation the steps of a node begin five seconds after the customer got there and follow each other by
/// a second. It ends with its last step. Before that it walks through the setup, if there is one.
#[must_use]
pub fn model_run(script: &Script, chat: &ChatDrill) -> (Vec<Value>, u64) {
    let mut acts = setup(script, chat);
    for customer in &script.customers {
        acts.extend(conversation(script, &chat.model, customer));
    }
    acts.sort_by_key(|(at, _)| *at);
    let end = acts.last().map_or(0, |(at, _)| *at);
    (log(&acts), end.min(milliseconds(script.limit)))
}

/// The way through the setup: each of its steps, the last with the text that it saves.
fn setup(script: &Script, chat: &ChatDrill) -> Vec<(u64, Act)> {
    let saved = chat.setup_model.as_ref().map(|text| text.value.as_str());
    let steps = script.setup.iter().flat_map(|setup| &setup.steps);
    let last = script.setup.as_ref().and_then(|setup| setup.steps.last());
    let press = |step: &SetupStep| {
        let text = saved.filter(|_| last == Some(step)).unwrap_or_default().to_owned();
        (0, Act::Setup { step: step.id.clone(), text })
    };
    steps.map(press).collect()
}

/// What the agent does in one conversation, in order.
fn conversation(script: &Script, model: &Model, customer: &Customer) -> Vec<(u64, Act)> {
    let mut acts: Vec<(u64, Act)> = Vec::new();
    for visit in 0..MOST_VISITS {
        let talk = conversation_with(customer, script, &log(&acts), milliseconds(script.limit));
        let Some(entered) = talk.nodes.get(visit) else { break };
        let Some(steps) = model.get(&(customer.id.clone(), entered.node.clone())) else { break };
        let mut at = entered.at + BEGINS;
        for step in steps {
            match act(&step.value, &customer.id) {
                Some(act) => {
                    acts.push((at, act));
                    at += STEP;
                }
                None => {
                    if let Step::Wait(seconds) = step.value {
                        at += milliseconds(seconds);
                    }
                }
            }
        }
        acts.sort_by_key(|(at, _)| *at);
    }
    acts
}

fn log(acts: &[(u64, Act)]) -> Vec<Value> {
    acts.iter().map(|(at, act)| stored(*at, act)).collect()
}

/// What a step is in a log; waiting is nothing.
fn act(step: &Step, customer: &str) -> Option<Act> {
    let customer = customer.to_owned();
    Some(match step {
        Step::Say(text) => Act::Say { customer, text: text.clone(), chosen: false },
        Step::Choose(text) => Act::Say { customer, text: text.clone(), chosen: true },
        Step::Open(id) => Act::Open { id: id.clone() },
        Step::Note(text) => Act::Note { customer, text: text.clone() },
        Step::Flag(colour) => Act::Flag { customer, colour: colour.clone() },
        Step::Group(text) => Act::Group { customer, text: text.clone() },
        Step::Confirm => Act::Confirm { customer },
        Step::Invite => Act::Invite { customer },
        Step::Close => Act::Close { customer },
        Step::Wait(_) => return None,
    })
}
