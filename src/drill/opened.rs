//! Which panels and popups were opened, and when (rule G17.11).

use super::conversation::Conversation;
use super::log::{Act, Event};
use super::replay::milliseconds;
use super::said::Moment;
use crate::course::Script;
use std::collections::BTreeMap;

/// The first time that each panel and popup was opened: its moment, and milliseconds of drill time. Panels whose
/// popup was not opened, and popups that had not appeared, stay closed.
#[must_use]
pub fn opened(script: &Script, events: &[Event], talks: &[Conversation]) -> BTreeMap<String, (Moment, u64)> {
    let mut opened: BTreeMap<String, (Moment, u64)> = BTreeMap::new();
    for event in events {
        let Act::Open { id } = &event.act else { continue };
        let panel = script.panels.iter().find(|panel| panel.id == *id);
        let popup = script.popups.iter().find(|popup| popup.id == *id);
        let there = match (panel, popup) {
            (Some(panel), _) => panel.popup.as_ref().is_none_or(|popup| opened.contains_key(popup)),
            (None, Some(popup)) => {
                let by_clock = popup.at.is_some_and(|at| milliseconds(at) <= event.at);
                let by_node = |talk: &Conversation| talk.openable.get(id).is_some_and(|from| *from <= event.at);
                by_clock || talks.iter().any(by_node)
            }
            (None, None) => false,
        };
        if there {
            opened.entry(id.clone()).or_insert((Moment { index: event.index, place: 0 }, event.at));
        }
    }
    opened
}
