//! Every node of a conversation can be reached, and from every node there is a way to an end.

use super::{At, unknown};
use crate::check::reach::heads;
use crate::course::{Customer, Node, Script};
use crate::diagnostic::{Code, Diagnostic};
use std::collections::BTreeSet;

/// Checks the nodes of all customers; where they lead only if the whole drill could be read, since what could not be read may be
/// what is missing.
pub fn check(script: &Script, at: &At, is_whole: bool, found: &mut Vec<Diagnostic>) {
    for customer in &script.customers {
        // That there are none was noted when they were read.
        if customer.nodes.is_empty() {
            continue;
        }
        let before = found.len();
        if is_whole {
            targets(customer, at, found);
        }
        for (name, node) in &customer.nodes {
            if !node.ends && node.fallback.is_empty() {
                found.push(about(Code::NoFallback, customer, name, at));
            }
        }
        if is_whole && found.len() == before {
            paths(customer, at, found);
        }
    }
}

fn about(code: Code, customer: &Customer, node: &str, at: &At) -> Diagnostic {
    let span = at.find(&format!("nodes/{}/{node}", customer.id));
    Diagnostic::new(code, span).with("node", node).with("customer", &customer.name)
}

/// Where a node leads to, with the paths at which that may stand in the file.
fn leads<'n>(customer: &str, name: &str, node: &'n Node) -> Vec<(&'n str, Vec<String>)> {
    let replies = node.replies.iter().enumerate().filter_map(|(index, reply)| {
        Some((reply.turn.to.as_deref()?, vec![format!("replies/{customer}/{name}/{index}/to")]))
    });
    let fallback = node.fallback.iter().enumerate().filter_map(|(index, turn)| {
        Some((turn.to.as_deref()?, vec![format!("fallback/{customer}/{name}/{index}/to")]))
    });
    let patience = node.patience.iter().enumerate().filter_map(|(index, patience)| {
        let inherited = [format!("patience/{customer}/{name}"), format!("patience/{customer}"), "patience".to_owned()];
        Some((patience.turn.to.as_deref()?, inherited.map(|path| format!("{path}/{index}/to")).to_vec()))
    });
    replies.chain(fallback).chain(patience).collect()
}

/// Nodes that are gone to exist.
fn targets(customer: &Customer, at: &At, found: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = customer.nodes.keys().map(String::as_str).collect();
    for (name, node) in &customer.nodes {
        for (to, paths) in leads(&customer.id, name, node) {
            if !known.contains(to) {
                found.push(unknown(to, "@node", at.first(&paths), &known));
            }
        }
    }
}

fn paths(customer: &Customer, at: &At, found: &mut Vec<Diagnostic>) {
    let to = |name: &str| -> Vec<&str> {
        let node = customer.nodes.get(name);
        node.map(|node| leads(&customer.id, name, node)).into_iter().flatten().map(|(to, _)| to).collect()
    };
    let mut reached: BTreeSet<&str> = BTreeSet::from([customer.start.as_str()]);
    let mut new = vec![customer.start.as_str()];
    while let Some(name) = new.pop() {
        for next in customer.nodes.keys().map(String::as_str).filter(|next| to(name).contains(next)) {
            if reached.insert(next) {
                new.push(next);
            }
        }
    }
    let mut leaving: BTreeSet<&str> =
        customer.nodes.iter().filter(|(_, node)| node.ends).map(|(name, _)| name.as_str()).collect();
    loop {
        let grown: Vec<&str> = customer
            .nodes
            .keys()
            .map(String::as_str)
            .filter(|name| !leaving.contains(name) && to(name).iter().any(|next| leaving.contains(next)))
            .collect();
        if grown.is_empty() {
            break;
        }
        leaving.extend(grown);
    }
    let names: Vec<&str> = customer.nodes.keys().map(String::as_str).collect();
    let next = |index: usize| -> Vec<usize> {
        let leads = names.get(index).map(|name| to(name)).unwrap_or_default();
        leads.iter().filter_map(|to| names.binary_search(to).ok()).collect()
    };
    let among = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
        names.iter().enumerate().filter(|(_, name)| wanted(name)).map(|(index, _)| index).collect()
    };
    for name in heads(&among(&|name| !reached.contains(name)), next).into_iter().filter_map(|index| names.get(index)) {
        found.push(about(Code::NodeUnreachable, customer, name, at));
    }
    // Where a way ends blindly is to blame, not what leads there; in a circle, the first of its nodes.
    let stuck = among(&|name| reached.contains(name) && !leaving.contains(name));
    let blind = |index: &&usize| next(**index).iter().all(|to| to == *index || !stuck.contains(to));
    let ends: Vec<&usize> = stuck.iter().filter(blind).collect();
    let ends = if ends.is_empty() { stuck.iter().take(1).collect() } else { ends };
    for name in ends.into_iter().filter_map(|index| names.get(*index)) {
        found.push(about(Code::DeadEnd, customer, name, at));
    }
}
