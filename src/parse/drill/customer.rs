//! Reads the customers of a chat drill and the nodes of their conversations.

use super::Draft;
use super::language::change;
use super::model::steps;
use crate::course::{Customer, Node, Patience, Reply, Script, Step, Turn};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::yaml::{self, Entry, Mapping, Schema, Value, is_id};
use crate::source::Spanned;
use std::collections::BTreeMap;

pub(super) const CUSTOMER: Schema = Schema {
    noun: "@customer",
    keys: &["id", "name", "arrives", "level", "labels", "mood", "variables", "patience", "nodes"],
};
const NODE: Schema =
    Schema { noun: "@node", keys: &["asks", "ends", "popup", "replies", "fallback", "patience", "better", "model"] };
const REPLY: Schema = Schema { noun: "@reply", keys: &["say", "choice", "promises", "mood", "asks", "to"] };
const TURN: Schema = Schema { noun: "@fallback", keys: &["mood", "asks", "to"] };
const PATIENCE: Schema = Schema { noun: "@patience", keys: &["after", "mood", "asks", "to", "leaves"] };
/// A customer and what their conversation is made of.
pub(super) const PARTS: [&Schema; 5] = [&CUSTOMER, &NODE, &REPLY, &TURN, &PATIENCE];

/// The steps of the perfect run, by customer and node.
type Model = BTreeMap<(String, String), Vec<Spanned<Step>>>;
/// Better wordings, by customer and node.
type Better = BTreeMap<(String, String), Vec<String>>;

/// Where a turn stands: the customer, and a path for messages.
struct At<'a> {
    customer: &'a str,
    path: String,
}

/// Reads all customers; `usual` is what they do when nobody answers, unless they say otherwise.
pub fn customers(mapping: &Mapping, usual: &[Patience], draft: &mut Draft) -> (Vec<Customer>, Model, Better) {
    let (mut model, mut better) = (Model::new(), Better::new());
    let mut customers: Vec<Customer> = Vec::new();
    let entry = mapping.required("customers", draft.reader.diagnostics);
    let nodes = mapping.list("customers", draft.reader.diagnostics);
    if let Some(entry) = entry.filter(|_| nodes.is_empty()) {
        draft.reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "customers"));
    }
    for node in nodes {
        let Some(mapping) = Mapping::of(node, &CUSTOMER, draft.reader.diagnostics) else { continue };
        let Some(customer) = customer(&mapping, usual, draft, &mut model, &mut better) else { continue };
        if let Some(before) = customers.last().filter(|before| before.arrives > customer.arrives) {
            let span = draft.places.find(&format!("customers/{}", customer.id)).unwrap_or(mapping.place());
            let diagnostic = Diagnostic::new(Code::TimesOutOfOrder, span).with("time", customer.arrives);
            draft.reader.note(diagnostic.with("before", before.arrives));
        }
        customers.push(customer);
    }
    (customers, model, better)
}

fn customer(
    mapping: &Mapping,
    usual: &[Patience],
    draft: &mut Draft,
    model: &mut Model,
    better: &mut Better,
) -> Option<Customer> {
    let id = mapping.required_id("id", draft.reader.diagnostics);
    let name = mapping.required_text("name", draft.reader.diagnostics);
    let arrives = mapping.whole_number("arrives", 0..=Script::LONGEST, draft.reader.diagnostics);
    let level = mapping.text("level", draft.reader.diagnostics).map(|level| level.value);
    let labels = mapping.texts("labels", draft.reader.diagnostics).into_iter().map(|label| label.value).collect();
    let mood = mapping.whole_number("mood", 0..=100, draft.reader.diagnostics).map_or(60, |mood| mood.value);
    mapping.required("nodes", draft.reader.diagnostics);
    let (id, name) = (id?, name?);
    draft.places.add(format!("customers/{}", id.value), id.span);
    let usual =
        patience(mapping, &format!("patience/{}", id.value), Some(&id.value), draft).unwrap_or_else(|| usual.to_vec());
    let entries = named_nodes(mapping, draft);
    let mut nodes = BTreeMap::new();
    for entry in entries {
        let Some(mapping) = Mapping::with_span(&entry.node, entry.key_span, &NODE, draft.reader.diagnostics) else {
            continue;
        };
        let key = (id.value.clone(), entry.key.to_string());
        draft.places.add(format!("nodes/{}/{}", id.value, entry.key), entry.key_span);
        nodes.insert(entry.key.to_string(), node(&mapping, &key, &usual, draft));
        if let Some(steps) = steps(&mapping, &id.value, draft) {
            model.insert(key.clone(), steps);
        }
        let lines = texts(&mapping, "better", &id.value, draft);
        if !lines.is_empty() {
            better.insert(key, lines);
        }
    }
    Some(Customer {
        start: entries.first().map(|entry| entry.key.to_string()).unwrap_or_default(),
        variables: draft.variables.customers.get(&id.value).cloned().unwrap_or_default(),
        id: id.value,
        name: name.value,
        arrives: arrives.map_or(0, |arrives| arrives.value),
        mood: i32::try_from(mood).unwrap_or(60),
        level,
        labels,
        nodes,
    })
}

fn named_nodes<'n, 't>(mapping: &Mapping<'n, 't>, draft: &mut Draft) -> &'n [Entry<'t>] {
    let Some(entry) = mapping.get("nodes") else { return &[] };
    let Value::Mapping(entries) = &entry.node.value else {
        draft.reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "@nodes"));
        return &[];
    };
    if entries.is_empty() {
        draft.reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "nodes"));
    }
    for entry in entries.iter().filter(|entry| !is_id(&entry.key)) {
        draft.reader.note(Diagnostic::new(Code::BadId, entry.key_span).with("value", &entry.key).with("most", 64));
    }
    entries
}

fn node(mapping: &Mapping, key: &(String, String), usual: &[Patience], draft: &mut Draft) -> Node {
    let (customer, name) = key;
    let path = |part: &str, index: usize| format!("{part}/{customer}/{name}/{index}");
    let asks = texts(mapping, "asks", customer, draft);
    let ends = mapping.yes_no("ends", draft.reader.diagnostics).unwrap_or(false);
    let popup = mapping.text("popup", draft.reader.diagnostics);
    if let Some(popup) = &popup {
        draft.places.add(format!("nodes/{customer}/{name}/popup"), popup.span);
    }
    let mut replies = Vec::new();
    for (index, node) in mapping.list("replies", draft.reader.diagnostics).iter().enumerate() {
        let Some(mapping) = Mapping::of(node, &REPLY, draft.reader.diagnostics) else { continue };
        replies.push(reply(&mapping, &At { customer, path: path("replies", index) }, draft));
    }
    let entries = match mapping.get("fallback").map(|entry| &entry.node) {
        None => &[],
        Some(node) => match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        },
    };
    let mut fallback = Vec::new();
    for (index, node) in entries.iter().enumerate() {
        let Some(mapping) = Mapping::of(node, &TURN, draft.reader.diagnostics) else { continue };
        fallback.push(turn(&mapping, &At { customer, path: path("fallback", index) }, draft));
    }
    let own = patience(mapping, &format!("patience/{customer}/{name}"), Some(customer), draft);
    let patience = if ends { Vec::new() } else { own.unwrap_or_else(|| usual.to_vec()) };
    Node { asks, ends, popup: popup.map(|popup| popup.value), replies, fallback, patience }
}

fn reply(mapping: &Mapping, at: &At, draft: &mut Draft) -> Reply {
    let names = mapping.texts("say", draft.reader.diagnostics);
    for name in &names {
        draft.places.add(format!("{}/say/{}", at.path, name.value), name.span);
    }
    let choice = mapping.scalar("choice", draft.reader.diagnostics);
    let choice = choice.map(|text| draft.variables.fill(text, Some(at.customer), draft.reader.diagnostics));
    let promises = mapping.yes_no("promises", draft.reader.diagnostics).unwrap_or(false);
    let says_nothing =
        mapping.get("say").is_none_or(|entry| matches!(&entry.node.value, Value::List(names) if names.is_empty()));
    if says_nothing && mapping.get("choice").is_none() {
        draft.reader.note(Diagnostic::new(Code::ReplyMatchesNothing, mapping.place()));
    }
    Reply { say: names.into_iter().map(|name| name.value).collect(), choice, promises, turn: turn(mapping, at, draft) }
}

fn turn(mapping: &Mapping, at: &At, draft: &mut Draft) -> Turn {
    let mood = change(mapping, draft.reader.diagnostics);
    let asks = texts(mapping, "asks", at.customer, draft);
    let to = mapping.text("to", draft.reader.diagnostics);
    if let Some(to) = &to {
        draft.places.add(format!("{}/to", at.path), to.span);
    }
    Turn { mood, asks, to: to.map(|to| to.value) }
}

/// The list behind `patience`, if there is one. Its times have to rise.
pub fn patience(mapping: &Mapping, path: &str, customer: Option<&str>, draft: &mut Draft) -> Option<Vec<Patience>> {
    mapping.get("patience")?;
    let mut steps: Vec<Patience> = Vec::new();
    let entry = mapping.get("patience")?;
    let nodes = match &entry.node.value {
        Value::List(items) => items.as_slice(),
        _ => mapping.list("patience", draft.reader.diagnostics),
    };
    for (index, node) in nodes.iter().enumerate() {
        let Some(mapping) = Mapping::of(node, &PATIENCE, draft.reader.diagnostics) else { continue };
        mapping.required("after", draft.reader.diagnostics);
        let Some(after) = mapping.whole_number("after", 1..=Script::LONGEST, draft.reader.diagnostics) else {
            continue;
        };
        if let Some(before) = steps.last().filter(|before| before.after >= after.value) {
            let diagnostic = Diagnostic::new(Code::TimesOutOfOrder, after.span).with("time", after.value);
            draft.reader.note(diagnostic.with("before", before.after));
        }
        let leaves = mapping.yes_no("leaves", draft.reader.diagnostics).unwrap_or(false);
        let at = At { customer: customer.unwrap_or_default(), path: format!("{path}/{index}") };
        steps.push(Patience { after: after.value, leaves, turn: turn(&mapping, &at, draft) });
    }
    Some(steps)
}

/// The messages behind `key`: a text or a list of texts.
pub fn texts(mapping: &Mapping, key: &'static str, customer: &str, draft: &mut Draft) -> Vec<String> {
    let nodes = mapping.list(key, draft.reader.diagnostics);
    let scalars: Vec<_> = nodes.iter().filter_map(|node| yaml::item(node, key, draft.reader.diagnostics)).collect();
    let fill = |text| draft.variables.fill(text, Some(customer), draft.reader.diagnostics);
    scalars.into_iter().map(fill).collect()
}
