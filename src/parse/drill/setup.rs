//! Reads the setup of a chat drill: what is pressed in which order, and the text that the last step saves.

use super::Draft;
use crate::course::{SavedText, Setup, SetupStep, Wanted};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::yaml::{Entry, Mapping, Node, Scalar, Schema};
use crate::source::Spanned;

const SETUP: Schema = Schema { noun: "@setup", keys: &["title", "steps", "besides", "saves"] };
const STEP: Schema = Schema { noun: "@setup_step", keys: &["id", "press", "hint"] };
const SAVES: Schema = Schema { noun: "@saved_text", keys: &["title", "has", "never", "model"] };
const WANTED: Schema = Schema { noun: "@wanted", keys: &["say", "hint"] };
/// A setup and what it is made of.
pub(super) const PARTS: [&Schema; 4] = [&SETUP, &STEP, &SAVES, &WANTED];

/// The setup behind `setup`, if there is one, with the text that the perfect run saves.
pub fn setup(mapping: &Mapping, draft: &mut Draft) -> (Option<Setup>, Option<Spanned<String>>) {
    let Some(entry) = mapping.get("setup") else { return (None, None) };
    let Some(mapping) = Mapping::with_span(&entry.node, entry.key_span, &SETUP, draft.reader.diagnostics) else {
        return (None, None);
    };
    draft.places.add("setup".to_owned(), entry.key_span);
    let title = mapping.required_scalar("title", draft.reader.diagnostics);
    let title = title.map(|title| fill(title, draft)).unwrap_or_default();
    mapping.required("steps", draft.reader.diagnostics);
    let nodes = mapping.list("steps", draft.reader.diagnostics);
    if let Some(place) = mapping.empty_list("steps") {
        draft.reader.note(Diagnostic::new(Code::EmptyValue, place).with("key", "steps"));
    }
    let steps = nodes.iter().filter_map(|node| step(node, draft)).collect();
    let besides = mapping.list("besides", draft.reader.diagnostics);
    let besides = besides.iter().filter_map(|node| step(node, draft)).collect();
    let (saves, model) = match mapping.get("saves") {
        Some(entry) => saves(entry, draft),
        None => (None, None),
    };
    (Some(Setup { title, steps, besides, saves }), model)
}

fn fill(text: Scalar, draft: &mut Draft) -> String {
    draft.variables.fill(text, None, draft.reader.diagnostics)
}

/// Something that is pressed.
fn step(node: &Node, draft: &mut Draft) -> Option<SetupStep> {
    let mapping = Mapping::of(node, &STEP, draft.reader.diagnostics)?;
    let id = mapping.required_id("id", draft.reader.diagnostics);
    let press = mapping.required_scalar("press", draft.reader.diagnostics);
    let hint = mapping.scalar("hint", draft.reader.diagnostics);
    let (id, press) = (id?, press?);
    draft.places.add(format!("setup/{}", id.value), id.span);
    let (press, hint) = (fill(press, draft), hint.map(|hint| fill(hint, draft)));
    Some(SetupStep { id: id.value, press, hint })
}

fn saves(entry: &Entry, draft: &mut Draft) -> (Option<SavedText>, Option<Spanned<String>>) {
    let Some(mapping) = Mapping::with_span(&entry.node, entry.key_span, &SAVES, draft.reader.diagnostics) else {
        return (None, None);
    };
    let title = mapping.required_scalar("title", draft.reader.diagnostics);
    let title = title.map(|title| fill(title, draft)).unwrap_or_default();
    let has = wanted(&mapping, "has", draft);
    let never = wanted(&mapping, "never", draft);
    let model = mapping.required_scalar("model", draft.reader.diagnostics);
    let model = model.map(|model| Spanned::new(fill(model, draft), model.span));
    (Some(SavedText { title, has, never }), model)
}

fn wanted(mapping: &Mapping, key: &'static str, draft: &mut Draft) -> Vec<Wanted> {
    let mut found = Vec::new();
    for node in mapping.list(key, draft.reader.diagnostics) {
        let Some(mapping) = Mapping::of(node, &WANTED, draft.reader.diagnostics) else { continue };
        let say = mapping.required_text("say", draft.reader.diagnostics);
        let hint = mapping.required_scalar("hint", draft.reader.diagnostics);
        let (Some(say), Some(hint)) = (say, hint) else { continue };
        draft.places.add(format!("setup/{key}/{}", found.len()), say.span);
        found.push(Wanted { say: say.value, hint: fill(hint, draft) });
    }
    found
}
