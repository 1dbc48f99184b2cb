//! What a chat drill refers to exists.

use super::super::ids::unique;
use super::{At, unknown};
use crate::course::{ACTIONS, Course, Need, Node, Script, Step};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use std::collections::{BTreeSet, HashMap};

/// The names of a script, by what they are names of.
struct Names<'s> {
    customers: BTreeSet<&'s str>,
    panels: BTreeSet<&'s str>,
    popups: BTreeSet<&'s str>,
    says: BTreeSet<&'s str>,
    /// Everything that can happen.
    moments: BTreeSet<&'s str>,
}

/// Checks every reference of a drill.
pub fn check(script: &Script, at: &At, course: &Course, found: &mut Vec<Diagnostic>) {
    shared(at, course, found);
    doubles(script, at, found);
    let customers = script.customers.iter().map(|customer| customer.id.as_str()).collect();
    let panels: BTreeSet<&str> = script.panels.iter().map(|panel| panel.id.as_str()).collect();
    let popups: BTreeSet<&str> = script.popups.iter().map(|popup| popup.id.as_str()).collect();
    let says: BTreeSet<&str> = script.says.keys().map(String::as_str).collect();
    let moments = panels.iter().chain(&popups).chain(&says).copied().chain(ACTIONS).collect();
    let names = Names { customers, panels, popups, says, moments };
    for (index, reaction) in at.chat.script.reactions.iter().enumerate() {
        expect(&reaction.say, "@said", &names.says, &format!("reactions/{index}"), at, found);
    }
    for panel in &script.panels {
        if let Some(customer) = &panel.customer {
            expect(customer, "@customer", &names.customers, &format!("panels/{}/customer", panel.id), at, found);
        }
    }
    for popup in &script.popups {
        expect(&popup.customer, "@customer", &names.customers, &format!("popups/{}/customer", popup.id), at, found);
        if let Some(panel) = &popup.panel {
            expect(panel, "@panel", &names.panels, &format!("popups/{}/panel", popup.id), at, found);
        }
    }
    for customer in &script.customers {
        for (name, node) in &customer.nodes {
            of_node(&customer.id, name, node, &names, at, found);
        }
    }
    of_model(script, &names, at, found);
    of_checkpoints(script, &names, at, found);
}

/// What the perfect run opens and takes: where it is not there, the step would be passed over.
fn of_model(script: &Script, names: &Names, at: &At, found: &mut Vec<Diagnostic>) {
    let opened: BTreeSet<&str> = names.panels.union(&names.popups).copied().collect();
    for ((customer, node), steps) in &at.chat.model {
        let customer = script.customers.iter().find(|known| known.id == *customer);
        let replies = customer.and_then(|customer| customer.nodes.get(node)).map(|node| node.replies.as_slice());
        let buttons = replies.into_iter().flatten().filter_map(|reply| reply.choice.as_deref());
        let buttons: BTreeSet<&str> = buttons.collect();
        for step in steps {
            match &step.value {
                Step::Open(name) if !opened.contains(name.as_str()) => {
                    found.push(unknown(name, "@opened", step.span, &opened));
                }
                Step::Choose(text) if !buttons.contains(text.as_str()) => {
                    found.push(unknown(text, "@button", step.span, &buttons));
                }
                _ => {}
            }
        }
    }
}

/// The language list and the collection of phrases.
fn shared(at: &At, course: &Course, found: &mut Vec<Diagnostic>) {
    if let Some(id) = &at.chat.language {
        let known: BTreeSet<&str> = course.language_lists.iter().map(|list| list.id.value.as_str()).collect();
        if !known.contains(id.value.as_str()) {
            found.push(unknown(&id.value, "@language", id.span, &known));
        }
    }
    if let Some(id) = &at.chat.phrases.from {
        let known: BTreeSet<&str> = course.collections.iter().map(|list| list.id.value.as_str()).collect();
        if !known.contains(id.value.as_str()) {
            found.push(unknown(&id.value, "@collection", id.span, &known));
        }
    }
}

/// Ids that stand twice. Panels, popups and names of what is said share one list with what can be done.
fn doubles(script: &Script, at: &At, found: &mut Vec<Diagnostic>) {
    let customers = script.customers.iter().map(|customer| (&customer.id, "customers"));
    unique("@customer", placed(customers, at).iter(), found);
    let checkpoints = script.checkpoints.iter().map(|checkpoint| (&checkpoint.id, "checkpoints"));
    unique("@checkpoint", placed(checkpoints, at).iter(), found);
    let panels = script.panels.iter().map(|panel| (&panel.id, "panels"));
    let popups = script.popups.iter().map(|popup| (&popup.id, "popups"));
    let says = at.chat.script.says.keys().map(|name| (name, "says"));
    let all = placed(panels.chain(popups).chain(says), at);
    unique("@moment", all.iter(), found);
    for name in all.iter().filter(|name| ACTIONS.contains(&name.value.as_str())) {
        found.push(Diagnostic::new(Code::ReservedName, name.span).with("value", &name.value));
    }
}

/// Ids with their places: the second of one id and folder with the second place, and so on.
pub fn placed<'i>(ids: impl Iterator<Item = (&'i String, &'static str)>, at: &At) -> Vec<Spanned<String>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let placed = ids.map(|(id, folder)| {
        let path = format!("{folder}/{id}");
        let spans = at.chat.places.all(&path);
        let count = seen.entry(path).or_insert(0);
        let span = spans.get(*count).copied().unwrap_or(at.id);
        *count += 1;
        Spanned::new(id.clone(), span)
    });
    placed.collect()
}

/// Notes a name that is not `known`; `path` says where it stands.
pub fn expect(
    name: &str,
    noun: &'static str,
    known: &BTreeSet<&str>,
    path: &str,
    at: &At,
    found: &mut Vec<Diagnostic>,
) {
    if !known.contains(name) {
        found.push(unknown(name, noun, at.find(path), known));
    }
}

fn of_node(customer: &str, name: &str, node: &Node, names: &Names, at: &At, found: &mut Vec<Diagnostic>) {
    if let Some(popup) = &node.popup {
        expect(popup, "@popup", &names.popups, &format!("nodes/{customer}/{name}/popup"), at, found);
    }
    for (index, reply) in node.replies.iter().enumerate() {
        for say in &reply.say {
            expect(say, "@said", &names.says, &format!("replies/{customer}/{name}/{index}/say/{say}"), at, found);
        }
    }
}

fn of_checkpoints(script: &Script, names: &Names, at: &At, found: &mut Vec<Diagnostic>) {
    for checkpoint in &script.checkpoints {
        let path = format!("checkpoints/{}/customer", checkpoint.id);
        if let Some(customer) = &checkpoint.customer {
            expect(customer, "@customer", &names.customers, &path, at, found);
        }
        for (index, need) in checkpoint.need.iter().enumerate() {
            let path = format!("needs/{}/{index}", checkpoint.id);
            match need {
                Need::Did { did, before, .. } => {
                    for name in std::iter::once(did).chain(before) {
                        expect(name, "@moment", &names.moments, &path, at, found);
                    }
                }
                Need::Never { never } => expect(never, "@moment", &names.moments, &path, at, found),
                Need::Note { note: said } | Need::Group { group: said } => {
                    expect(said, "@said", &names.says, &path, at, found);
                }
                Need::Reached { reached } => {
                    let asked = script
                        .customers
                        .iter()
                        .filter(|customer| checkpoint.customer.as_ref().is_none_or(|id| *id == customer.id));
                    for customer in asked {
                        let nodes = customer.nodes.keys().map(String::as_str).collect();
                        expect(reached, "@node", &nodes, &path, at, found);
                    }
                }
                _ => {}
            }
        }
    }
}
