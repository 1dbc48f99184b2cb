//! What a message says: names of a script, their groups of variants, and the moment at which all were said (rule G18).

use crate::course::Says;
use crate::wording::{Character, Variant, fold};
use std::collections::BTreeMap;

/// When something happened: the event's index in the log, then the place in its folded text. Moments are compared in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The index of the event.
    pub index: usize,
    /// The index of a character of the folded text; 0 for what is not said.
    pub place: usize,
}

/// A group of variants.
type Group = Vec<Variant>;

/// What has been said in the present turn of a conversation.
#[derive(Debug, Clone)]
pub struct Listener<'s> {
    /// Each name with its groups, folded once.
    says: Vec<(&'s str, Vec<Group>)>,
    /// For each name which of its groups stood in some message of the turn.
    heard: BTreeMap<&'s str, Vec<bool>>,
}

impl<'s> Listener<'s> {
    /// A listener to whom nothing was said yet.
    #[must_use]
    pub fn new(says: &'s Says) -> Self {
        let says =
            says.iter().map(|(name, groups)| (name.as_str(), groups.iter().map(|group| folded(group)).collect()));
        Self { says: says.collect(), heard: BTreeMap::new() }
    }

    /// A new turn begins: what was said before is forgotten.
    pub fn forget(&mut self) {
        self.heard.clear();
    }

    /// Takes the message of the event `index`; gives the names that are complete with it, with their moments.
    pub fn hear(&mut self, index: usize, text: &str) -> Vec<(&'s str, Moment)> {
        let text = fold(text);
        let mut complete = Vec::new();
        for (name, groups) in &self.says {
            let heard = self.heard.entry(name).or_insert_with(|| vec![false; groups.len()]);
            if heard.iter().all(|heard| *heard) {
                continue;
            }
            let mut latest = 0;
            for (group, heard) in groups.iter().zip(heard.iter_mut()).filter(|(_, heard)| !**heard) {
                if let Some(place) = place_of(group, &text) {
                    *heard = true;
                    latest = latest.max(place);
                }
            }
            if heard.iter().all(|heard| *heard) {
                complete.push((*name, Moment { index, place: latest }));
            }
        }
        complete
    }

    /// Whether all of `names` were said in this turn; no names are never said.
    #[must_use]
    pub fn said(&self, names: &[String]) -> bool {
        let said = |name: &String| {
            self.heard.get(name.as_str()).is_some_and(|heard| !heard.is_empty() && heard.iter().all(|heard| *heard))
        };
        !names.is_empty() && names.iter().all(said)
    }
}

/// Whether one text alone says `name`.
#[must_use]
pub fn says_alone(says: &Says, name: &str, text: &str) -> bool {
    let text = fold(text);
    let stands = |group: &Vec<String>| place_of(&folded(group), &text).is_some();
    says.get(name).is_some_and(|groups| !groups.is_empty() && groups.iter().all(stands))
}

fn folded(group: &[String]) -> Group {
    group.iter().map(|variant| Variant::new(variant)).collect()
}

/// The first place at which one of the variants counts.
fn place_of(group: &Group, text: &[Character]) -> Option<usize> {
    group.iter().filter_map(|variant| variant.first_place(text)).min()
}
