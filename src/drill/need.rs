//! Whether what a checkpoint needs holds in a conversation (rules G19.5 to G19.10).

use super::conversation::{Conversation, From, Message, Promise};
use super::figures::Figures;
use super::replay::milliseconds;
use super::said::{Moment, says_alone};
use super::setup::Progress;
use crate::course::{Checkpoint, End, Need, Script, Strictness};
use crate::wording::{FindingKind, Prepared};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a checkpoint earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckpointScore {
    /// Its id.
    pub id: String,
    /// Points earned.
    pub earned: u32,
    /// Points that can be earned.
    pub points: u32,
    /// The customers with whom it was met.
    pub met: Vec<String>,
    /// Those with whom it was not, and why.
    pub missed: Vec<Missed>,
    /// The events that met it.
    pub by: Vec<usize>,
}

/// With whom a checkpoint was not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missed {
    /// The customer.
    pub customer: String,
    /// The index of the first need that does not hold.
    pub need: usize,
}

/// What needs are judged by, apart from the conversation.
pub(super) struct Judge<'a> {
    /// The script.
    pub script: &'a Script,
    /// Its rules of wording.
    pub wording: &'a Prepared<'a>,
    /// The figures of the whole drill.
    pub figures: &'a Figures,
    /// Panels and popups that were opened.
    pub opened: &'a BTreeMap<String, (Moment, u64)>,
    /// How far the setup got.
    pub setup: &'a Progress,
}

impl Judge<'_> {
    /// What `checkpoint` earned.
    pub fn checkpoint(&self, checkpoint: &Checkpoint, talks: &[Conversation]) -> CheckpointScore {
        let asked = |talk: &&Conversation| checkpoint.customer.as_ref().is_none_or(|id| *id == talk.customer);
        let (mut met, mut missed, mut by) = (Vec::new(), Vec::new(), Vec::new());
        for talk in talks.iter().filter(asked) {
            match checkpoint.need.iter().position(|need| !(talk.arrived && self.holds(need, talk))) {
                Some(need) => missed.push(Missed { customer: talk.customer.clone(), need }),
                None => {
                    met.push(talk.customer.clone());
                    by.extend(self.event_of(checkpoint, talk));
                }
            }
        }
        by.sort_unstable();
        by.dedup();
        let asked = (met.len() + missed.len()) as u64;
        let share = (u64::from(checkpoint.points) * met.len() as u64).checked_div(asked).unwrap_or_default();
        CheckpointScore {
            id: checkpoint.id.clone(),
            earned: u32::try_from(share).unwrap_or_default(),
            points: checkpoint.points,
            met,
            missed,
            by,
        }
    }

    /// The event of the last `did` of a checkpoint.
    fn event_of(&self, checkpoint: &Checkpoint, talk: &Conversation) -> Option<usize> {
        let did = checkpoint.need.iter().rev().find_map(|need| match need {
            Need::Did { did, .. } => Some(did),
            _ => None,
        });
        did.and_then(|name| self.moment(name, talk)).map(|(moment, _)| moment.index)
    }

    /// The first moment of what has this name, and its time.
    fn moment(&self, name: &str, talk: &Conversation) -> Option<(Moment, u64)> {
        let here = || Some((*talk.moments.get(name)?, *talk.times.get(name)?));
        self.opened.get(name).copied().or_else(here)
    }

    fn holds(&self, need: &Need, talk: &Conversation) -> bool {
        let wrote = || talk.written().next().is_some();
        let says = |name: &str, texts: &[String]| texts.iter().any(|text| says_alone(&self.script.says, name, text));
        match need {
            Need::Did { did, before, within, inside } => {
                self.did(did, before.as_deref(), *within, talk) && self.is_inside(did, *inside, talk)
            }
            Need::Never { never } => wrote() && self.moment(never, talk).is_none(),
            Need::Note { note } => says(note, &talk.notes),
            Need::Group { group } => says(group, &talk.groups),
            Need::Flag { flag } => talk.flag == *flag,
            Need::Promise { .. } => talk.promise == Promise::Kept,
            Need::LastWord { last_word } => {
                *last_word == talk.last_word().is_some_and(|message| message.from == From::Agent)
            }
            Need::MoodLeft { mood } => talk.mood >= *mood,
            Need::Reached { reached } => talk.nodes.iter().any(|visit| visit.node == *reached),
            Need::Language { language } => wrote() && self.is_worded(talk, *language),
            Need::Expressions { .. } => {
                wrote() && !talk.expressions.iter().any(|expression| self.script.banned.contains(expression))
            }
            Need::Setup { .. } => {
                let setup = self.script.setup.as_ref();
                setup.is_some_and(|setup| self.setup.taken == setup.steps.len()) && self.setup.slips.is_empty()
            }
            Need::FirstResponse { first_response } => self.figures.first_within(*first_response),
            Need::MeanResponse { mean_response } => self.figures.mean_within(*mean_response),
            Need::LongestWait { longest_wait } => self.figures.longest <= milliseconds(*longest_wait),
            Need::ReplyRate { reply_rate } => {
                self.figures.arrived > 0 && self.figures.answered * 100 >= u64::from(*reply_rate) * self.figures.arrived
            }
        }
    }

    fn did(&self, did: &str, before: Option<&str>, within: Option<u32>, talk: &Conversation) -> bool {
        let Some((moment, at)) = self.moment(did, talk) else { return false };
        let earlier = match before.and_then(|name| self.moment(name, talk)) {
            Some((other, _)) => moment < other,
            None => true,
        };
        let first = talk.nodes.first().map_or(0, |visit| visit.at);
        earlier && within.is_none_or(|seconds| at.saturating_sub(first) <= milliseconds(seconds))
    }

    fn is_inside(&self, name: &str, end: Option<End>, talk: &Conversation) -> bool {
        let says = |message: &Message| says_alone(&self.script.says, name, &message.text);
        match end {
            None => true,
            Some(End::First) => talk.written().next().is_some_and(says),
            Some(End::Last) => talk.last_word().is_some_and(|message| message.from == From::Agent && says(message)),
        }
    }

    fn is_worded(&self, talk: &Conversation, strictness: Strictness) -> bool {
        use FindingKind::{Avoided, Doubled, Forbidden, Polite, TooLong, TooShort};
        let finds = |message: &Message, kinds: &[FindingKind]| {
            self.wording.check(&message.text).iter().any(|finding| kinds.contains(&finding.kind))
        };
        match strictness {
            Strictness::Clean => !talk.written().any(|message| finds(message, &[Forbidden, TooShort, TooLong])),
            Strictness::Careful => {
                !talk.written().any(|message| finds(message, &[Forbidden, TooShort, TooLong, Avoided, Doubled]))
            }
            Strictness::Polite => {
                let ends = [talk.written().next(), talk.written().last()];
                ends.into_iter().flatten().all(|message| finds(message, &[Polite]))
            }
        }
    }
}
