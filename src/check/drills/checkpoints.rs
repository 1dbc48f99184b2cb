//! No checkpoint asks for what cannot happen, whatever a trainee does, and no popup waits for a moment that never comes.

use super::At;
use crate::course::{Checkpoint, Need, Popup, Script, Strictness};
use crate::diagnostic::{Code, Diagnostic};

/// Notes the checkpoints that nothing can earn, and the popups that nobody will see. What needs such a popup is no second mistake.
pub fn check(script: &Script, at: &At, found: &mut Vec<Diagnostic>) {
    for popup in script.popups.iter().filter(|popup| never_appears(popup, script)) {
        let diagnostic = Diagnostic::new(Code::PopupNeverAppears, at.find(&format!("popups/{}", popup.id)));
        let diagnostic = diagnostic.with("popup", &popup.id).with("limit", script.limit);
        found.push(match popup.at {
            Some(second) => diagnostic.with("late", second),
            None => diagnostic,
        });
    }
    for checkpoint in &script.checkpoints {
        for (index, need) in checkpoint.need.iter().enumerate() {
            if let Some((name, value)) = contradiction(need, checkpoint, script) {
                let span = at.find(&format!("needs/{}/{index}", checkpoint.id));
                let diagnostic = Diagnostic::new(Code::CheckpointImpossible, span);
                found.push(diagnostic.with("checkpoint", &checkpoint.title).with(name, value));
            }
        }
    }
}

/// Why a need cannot hold: the kind of reason, and the name it is about.
fn contradiction(need: &Need, checkpoint: &Checkpoint, script: &Script) -> Option<(&'static str, String)> {
    let never =
        |name: &str| checkpoint.need.iter().any(|other| matches!(other, Need::Never { never } if never == name));
    match need {
        Need::Did { did, before, within, .. } => {
            let reversed = |other: &Need| {
                matches!(other, Need::Did { did: second, before: Some(first), .. }
                    if Some(second) == before.as_ref() && first == did)
            };
            if before.as_ref() == Some(did) || checkpoint.need.iter().any(reversed) {
                return Some(("order", did.clone()));
            }
            if never(did) {
                return Some(("never", did.clone()));
            }
            if popup_of(did, script).is_some_and(|popup| never_appears(popup, script)) {
                return None;
            }
            let arrival = script
                .customers
                .iter()
                .filter(|customer| checkpoint.customer.as_ref().is_none_or(|id| *id == customer.id))
                .map(|customer| customer.arrives)
                .min()?;
            let appears = appears_at(did, script)?;
            within.filter(|within| arrival + within < appears).map(|within| ("late", format!("{appears} > {within}")))
        }
        Need::Language { language: Strictness::Polite } if script.language.polite.is_empty() => {
            Some(("polite", String::new()))
        }
        _ => None,
    }
}

/// The popup with this name, or the one that a panel with this name needs.
fn popup_of<'s>(name: &str, script: &'s Script) -> Option<&'s Popup> {
    let behind = script.panels.iter().find(|panel| panel.id == name).and_then(|panel| panel.popup.as_deref());
    script.popups.iter().find(|popup| popup.id == behind.unwrap_or(name))
}

/// Whether a popup comes neither by the clock, while the drill runs, nor in a node of a customer who arrives.
fn never_appears(popup: &Popup, script: &Script) -> bool {
    let arriving = script.customers.iter().filter(|customer| customer.arrives <= script.limit);
    let mut nodes = arriving.flat_map(|customer| customer.nodes.values());
    popup.at.is_none_or(|at| at > script.limit) && !nodes.any(|node| node.popup.as_ref() == Some(&popup.id))
}

/// The second at which what has to be opened pops up by the clock.
fn appears_at(name: &str, script: &Script) -> Option<u32> {
    popup_of(name, script)?.at
}
