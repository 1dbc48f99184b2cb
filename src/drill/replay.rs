//! The conversations that a log makes of a script, each by itself (rules G17.3 to G17.13).

use super::conversation::{Conversation, From, Message, MoodAt, Promise, Status, Visit, Wait};
use super::log::{Act, Event, clean};
use super::said::{Listener, Moment};
use super::setup;
use crate::course::{Customer, Greeting, Node, Patience, Reply, Script, Turn};
use crate::grade::normalise;
use serde_json::Value;

/// The conversations at the time `until` (milliseconds of drill time), in the order of the script's customers.
#[must_use]
pub fn replay(script: &Script, log: &[Value], until: u64) -> Vec<Conversation> {
    let until = until.min(milliseconds(script.limit));
    conversations(script, &clean(log, until), until)
}

/// As [`replay`], of the conversation with `customer` alone: each is by itself.
pub(super) fn conversation_with(customer: &Customer, script: &Script, log: &[Value], until: u64) -> Conversation {
    let until = until.min(milliseconds(script.limit));
    let events = clean(log, until);
    let greeting = setup::greeting(script, &events);
    Machine::new(script, customer, greeting.as_ref()).run(&events, until)
}

/// As [`replay`], of a log that was cleaned.
pub(super) fn conversations(script: &Script, events: &[Event], until: u64) -> Vec<Conversation> {
    let greeting = setup::greeting(script, events);
    let talk = |customer| Machine::new(script, customer, greeting.as_ref()).run(events, until);
    script.customers.iter().map(talk).collect()
}

/// Seconds of a script in milliseconds.
pub(super) fn milliseconds(seconds: u32) -> u64 {
    u64::from(seconds) * 1000
}

/// What a customer is about to do.
#[derive(Debug, Clone, Copy)]
enum Pending<'s> {
    Reply { reply: &'s Reply, chosen: bool, at: u64 },
    Fallback { at: u64 },
}

/// One conversation while it is replayed.
struct Machine<'s> {
    script: &'s Script,
    customer: &'s Customer,
    talk: Conversation,
    listener: Listener<'s>,
    pending: Option<Pending<'s>>,
    /// When patience began, and which of its steps comes next.
    patience: Option<(u64, usize)>,
    /// The automatic greeting, and when it comes, until it has come.
    greeting: Option<(u64, &'s Greeting)>,
    /// What greets by itself.
    greets: Option<&'s Greeting>,
    /// How often each node fell back.
    fallbacks: std::collections::BTreeMap<String, usize>,
}

/// What comes next by itself, in the order in which it comes at one millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    Greeting,
    Pending,
    Patience,
}

impl<'s> Machine<'s> {
    fn new(script: &'s Script, customer: &'s Customer, greets: Option<&'s Greeting>) -> Self {
        Self {
            script,
            customer,
            talk: Conversation::new(&customer.id, &customer.start, customer.mood),
            listener: Listener::new(&script.says),
            pending: None,
            patience: None,
            greeting: None,
            greets,
            fallbacks: std::collections::BTreeMap::new(),
        }
    }

    fn run(mut self, events: &[Event], until: u64) -> Conversation {
        let arrival = milliseconds(self.customer.arrives);
        if arrival > until {
            return self.talk;
        }
        self.arrive(arrival);
        let own = events.iter().filter(|event| event.act.customer() == Some(self.customer.id.as_str()));
        // What was done before the customer arrived is passed over.
        for event in own.filter(|event| event.at >= arrival) {
            self.pass_time(event.at, false);
            self.take(event);
        }
        self.pass_time(until, true);
        self.finish()
    }

    fn arrive(&mut self, at: u64) {
        self.talk.arrived = true;
        self.talk.status = Status::Open;
        self.talk.curve.push(MoodAt { at, mood: self.talk.mood });
        self.greeting = self.greets.map(|greeting| (at + milliseconds(greeting.after), greeting));
        self.enter(&self.customer.start, at, at);
    }

    /// Lets everything happen that comes by itself before `at`, or also at it.
    fn pass_time(&mut self, at: u64, inclusive: bool) {
        while let Some((due, timer)) = self.next_timer()
            && (due < at || inclusive && due == at)
        {
            match timer {
                Timer::Greeting => self.greet(due),
                Timer::Pending => self.react(due),
                Timer::Patience => self.lose_patience(due),
            }
        }
    }

    fn next_timer(&self) -> Option<(u64, Timer)> {
        if self.talk.status != Status::Open {
            return None;
        }
        let pending = self.pending.map(|pending| match pending {
            Pending::Reply { at, .. } | Pending::Fallback { at } => (at, Timer::Pending),
        });
        let patience = self.patience_step().map(|(at, _)| (at, Timer::Patience));
        self.greeting.map(|(at, _)| (at, Timer::Greeting)).into_iter().chain(pending).chain(patience).min()
    }

    fn node(&self) -> Option<&'s Node> {
        self.customer.nodes.get(&self.talk.node)
    }

    fn patience_step(&self) -> Option<(u64, &'s Patience)> {
        let (since, step) = self.patience?;
        let patience = self.node()?.patience.get(step)?;
        Some((since + milliseconds(patience.after), patience))
    }

    fn greet(&mut self, at: u64) {
        if let Some((_, greeting)) = self.greeting.take() {
            self.send(at, From::Auto, &greeting.text, None);
        }
    }

    fn react(&mut self, at: u64) {
        match self.pending.take() {
            Some(Pending::Reply { reply, .. }) => {
                if reply.promises && self.talk.promise == Promise::None {
                    self.talk.promise = Promise::Open;
                }
                self.turn(&reply.turn, at);
            }
            Some(Pending::Fallback { .. }) => {
                let Some(node) = self.node() else { return };
                let count = self.fallbacks.entry(self.talk.node.clone()).or_insert(0);
                let turn = node.fallback.get(*count).or(node.fallback.last());
                *count += 1;
                match turn {
                    Some(turn) => self.turn(turn, at),
                    None => self.stay(at),
                }
            }
            None => {}
        }
    }

    fn lose_patience(&mut self, at: u64) {
        let Some((_, patience)) = self.patience_step() else { return };
        self.patience = self.patience.map(|(since, step)| (since, step + 1));
        let turn = &patience.turn;
        self.change_mood(turn.mood, at);
        self.ask(&turn.asks, at);
        if patience.leaves {
            self.talk.status = Status::Left;
        } else if let Some(node) = &turn.to {
            self.enter(node, at, at + 1);
        }
    }

    /// What a customer does on an answer.
    fn turn(&mut self, turn: &'s Turn, at: u64) {
        self.change_mood(turn.mood, at);
        self.ask(&turn.asks, at);
        match &turn.to {
            Some(node) => self.enter(node, at, at + 1),
            None => self.stay(at),
        }
    }

    fn stay(&mut self, at: u64) {
        self.listener.forget();
        self.patience = Some((at, 0));
    }

    /// Gets to a node; what pops up there can be opened from the time `openable` on.
    fn enter(&mut self, node: &str, at: u64, openable: u64) {
        self.talk.node = node.to_owned();
        self.talk.nodes.push(Visit { node: node.to_owned(), at });
        self.listener.forget();
        self.pending = None;
        let Some(entered) = self.node() else { return };
        self.patience = (!entered.ends).then_some((at, 0));
        if let Some(popup) = &entered.popup
            && !self.talk.popups.contains(popup)
        {
            self.talk.popups.push(popup.clone());
            self.talk.openable.insert(popup.clone(), openable);
        }
        self.ask(&entered.asks, at);
    }

    fn ask(&mut self, texts: &[String], at: u64) {
        for text in texts {
            self.send(at, From::Customer, text, None);
            if self.talk.open_wait().is_none() {
                self.talk.waits.push(Wait { start: at, end: None });
            }
        }
    }

    fn send(&mut self, at: u64, from: From, text: &str, index: Option<usize>) {
        let node = self.talk.node.clone();
        self.talk.messages.push(Message {
            at,
            from,
            text: text.to_owned(),
            node,
            index,
            waited: None,
            said: Vec::new(),
        });
    }

    fn change_mood(&mut self, change: i32, at: u64) {
        if change != 0 {
            self.talk.mood = self.talk.mood.saturating_add(change).clamp(0, 100);
            self.talk.curve.push(MoodAt { at, mood: self.talk.mood });
        }
    }

    /// Something that the trainee did.
    fn take(&mut self, event: &Event) {
        if self.talk.status != Status::Open {
            return;
        }
        let moment = Moment { index: event.index, place: 0 };
        match &event.act {
            Act::Say { text, chosen, .. } => self.say(event, text, *chosen),
            Act::Express { expression, .. } => {
                self.send(event.at, From::Expression, expression, Some(event.index));
                self.talk.expressions.push(expression.clone());
            }
            Act::Note { text, .. } => {
                self.talk.notes.push(text.clone());
                self.talk.happened("note", moment, event.at);
            }
            Act::Group { text, .. } => {
                self.talk.groups.push(text.clone());
                self.talk.happened("group", moment, event.at);
            }
            Act::Flag { colour, .. } => {
                self.talk.flag.clone_from(colour);
                if colour != "none" {
                    self.talk.happened("flag", moment, event.at);
                }
            }
            Act::Confirm { .. } => {
                if self.missing().iter().all(|step| *step == "confirm") {
                    self.talk.promise = Promise::Kept;
                    self.talk.happened("confirm", moment, event.at);
                }
            }
            Act::Invite { .. } => self.talk.happened("invite", moment, event.at),
            Act::Close { .. } if self.talk.promise == Promise::Open => self.talk.refused.push(event.index),
            Act::Close { .. } => {
                self.talk.status = Status::Closed;
                self.talk.happened("close", moment, event.at);
            }
            Act::Open { .. } | Act::Clock { .. } | Act::Setup { .. } | Act::Show { .. } | Act::Answer { .. } => {}
        }
    }

    fn say(&mut self, event: &Event, text: &str, chosen: bool) {
        let at = event.at;
        self.send(at, From::Agent, text, Some(event.index));
        let waited = self.talk.open_wait().map(|start| at - start);
        if let Some(wait) = self.talk.waits.last_mut() {
            wait.end = wait.end.or(Some(at));
        }
        self.patience = None;
        let complete = self.listener.hear(event.index, text);
        for (name, moment) in &complete {
            self.talk.happened(name, *moment, at);
        }
        if let Some(message) = self.talk.messages.last_mut() {
            message.waited = waited;
            message.said = complete.iter().map(|(name, _)| (*name).to_owned()).collect();
        }
        let reactions = self.script.reactions.iter();
        for reaction in reactions.filter(|reaction| complete.iter().any(|(name, _)| *name == reaction.say)) {
            self.change_mood(reaction.mood, at);
        }
        self.expect(text, chosen, at);
    }

    /// What the customer will do about what was said in this turn.
    fn expect(&mut self, text: &str, chosen: bool, at: u64) {
        let Some(node) = self.node().filter(|node| !node.ends) else { return };
        let at_answer = at + milliseconds(self.script.answers);
        let button = node.replies.iter().find(|reply| chosen && reply.choice.as_deref() == Some(text));
        let taken = match self.pending {
            Some(Pending::Reply { reply, chosen: true, .. }) => Some(reply),
            _ => None,
        };
        let said = || node.replies.iter().find(|reply| self.listener.said(&reply.say));
        self.pending = Some(match button.or(taken) {
            Some(reply) => Pending::Reply { reply, chosen: true, at: at_answer },
            None => match said() {
                Some(reply) => Pending::Reply { reply, chosen: false, at: at_answer },
                None => Pending::Fallback { at: at + milliseconds(self.script.puzzled) },
            },
        });
    }

    /// The steps of a promise that were not done.
    fn missing(&self) -> Vec<&'static str> {
        let says = |texts: &[String]| texts.iter().any(|text| !normalise(text).is_empty());
        let done = [
            ("note", says(&self.talk.notes)),
            ("flag", self.talk.flag == "red"),
            ("group", says(&self.talk.groups)),
            ("confirm", self.talk.promise == Promise::Kept),
        ];
        done.into_iter().filter(|(_, done)| !done).map(|(step, _)| step).collect()
    }

    fn finish(mut self) -> Conversation {
        let node = self.node();
        self.talk.ended = node.is_some_and(|node| node.ends);
        if self.talk.status == Status::Open {
            let replies = node.map(|node| node.replies.as_slice()).unwrap_or_default();
            self.talk.choices = replies.iter().filter_map(|reply| reply.choice.clone()).collect();
        }
        if self.talk.promise == Promise::Open {
            self.talk.missing = self.missing();
        }
        self.talk
    }
}
