//! Reads the steps of the perfect run at a node.

use super::Draft;
use crate::course::{Script, Step};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::yaml::{self, Mapping, Node, Schema, Value};
use crate::source::Spanned;

/// A step that is no text.
pub(super) const STEP: Schema =
    Schema { noun: "@step", keys: &["choose", "open", "note", "flag", "group", "confirm", "invite", "close", "wait"] };

/// The steps that are done or not: their value can only be yes.
pub const DONE: [(&str, Step); 3] = [("confirm", Step::Confirm), ("invite", Step::Invite), ("close", Step::Close)];

/// The colours of flags.
pub const COLOURS: [&str; 6] = ["red", "yellow", "green", "blue", "purple", "none"];

/// The steps behind `model`, if there are any.
pub fn steps(mapping: &Mapping, customer: &str, draft: &mut Draft) -> Option<Vec<Spanned<Step>>> {
    mapping.get("model")?;
    let nodes = match mapping.get("model").map(|entry| &entry.node) {
        Some(node) if matches!(node.value, Value::Mapping(_)) => std::slice::from_ref(node),
        _ => mapping.list("model", draft.reader.diagnostics),
    };
    Some(nodes.iter().filter_map(|node| step(node, customer, draft)).collect())
}

fn step(node: &Node, customer: &str, draft: &mut Draft) -> Option<Spanned<Step>> {
    let fill = |text, draft: &mut Draft| draft.variables.fill(text, Some(customer), draft.reader.diagnostics);
    if !matches!(node.value, Value::Mapping(_)) {
        let text = yaml::item(node, "model", draft.reader.diagnostics)?;
        return Some(Spanned::new(Step::Say(fill(text, draft)), text.span));
    }
    let mapping = Mapping::of(node, &STEP, draft.reader.diagnostics)?;
    let keys: Vec<&str> = STEP.keys.iter().copied().filter(|key| mapping.get(key).is_some()).collect();
    let [key] = keys.as_slice() else {
        if !STEP.keys.iter().any(|key| mapping.misspells(key)) {
            let unclear = Diagnostic::new(Code::StepUnclear, mapping.place());
            draft.reader.note(if keys.is_empty() { unclear } else { unclear.with("found", keys.join(", ")) });
        }
        return None;
    };
    if let Some(only) = DONE.iter().find(|(done, _)| done == key) {
        mapping.word(key, &yaml::YES, draft.reader.diagnostics)?;
        return Some(Spanned::new(only.1.clone(), node.span));
    }
    let text = mapping.scalar(key, draft.reader.diagnostics)?;
    let step = match *key {
        "choose" => Step::Choose(fill(text, draft)),
        "open" => Step::Open(text.text.trim().to_owned()),
        "note" => Step::Note(fill(text, draft)),
        "group" => Step::Group(fill(text, draft)),
        "flag" => Step::Flag(colour(text, "flag", draft)?),
        _ => Step::Wait(mapping.whole_number("wait", 1..=Script::LONGEST, draft.reader.diagnostics)?.value),
    };
    Some(Spanned::new(step, text.span))
}

/// The colour of a flag; anything else is noted.
pub fn colour(text: yaml::Scalar, key: &str, draft: &mut Draft) -> Option<String> {
    let word = text.text.trim();
    if COLOURS.contains(&word) {
        return Some(word.to_owned());
    }
    let diagnostic = Diagnostic::new(Code::NotOneOf, text.span).with("key", key).with("value", word);
    draft.reader.note(diagnostic.with("known", COLOURS.join(", ")).with_nearest(word, COLOURS));
    None
}
