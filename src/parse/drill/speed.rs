//! Reads a speed drill.

use super::empty_list;
use super::variables::{Variables, table};
use crate::course::{CardDraw, SpeedDrill, SpeedItem, SpeedPart};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Entry, Mapping, Node, Schema, Value};
use crate::source::Spanned;
use std::collections::BTreeMap;

pub(super) const SPEED: Schema = Schema {
    noun: "@drill",
    keys: &["id", "kind", "title", "pass", "intro", "seconds", "variables", "ask", "items", "draw"],
};
const PART: Schema = Schema { noun: "@part", keys: &["id", "title", "several", "options", "from"] };
const ITEM: Schema = Schema { noun: "@item", keys: &["id", "prompt", "facts", "options", "answer", "explain"] };
const DRAW: Schema = Schema { noun: "@card_draw", keys: &["from", "prompt", "answer"] };
/// The longest time for one item, in seconds: an hour.
pub const LONGEST: u32 = 3600;
/// What a speed drill is made of.
pub(super) const PARTS: [&Schema; 3] = [&PART, &ITEM, &DRAW];

/// Reads the drill.
pub fn speed(mapping: &Mapping, reader: &mut Reader) -> SpeedDrill {
    let variables = Variables::of_drill(mapping, reader.diagnostics);
    mapping.required("seconds", reader.diagnostics);
    let seconds = mapping.whole_number("seconds", 1..=LONGEST, reader.diagnostics).map_or(0, |seconds| seconds.value);
    mapping.required("ask", reader.diagnostics);
    empty_list(mapping, "ask", reader);
    let asked = mapping.list("ask", reader.diagnostics);
    let parts: Vec<SpeedPart> = asked.iter().filter_map(|node| part(node, reader.diagnostics)).collect();
    // Names of parts that could not be read are no second mistake.
    let complete = !parts.is_empty() && parts.len() == asked.len();
    let draw = mapping.get("draw").and_then(|entry| {
        let mapping = Mapping::with_span(&entry.node, entry.key_span, &DRAW, reader.diagnostics)?;
        let from = mapping.required_text("from", reader.diagnostics);
        let prompt = mapping.required_text("prompt", reader.diagnostics);
        let answer = mapping.required_text("answer", reader.diagnostics);
        Some(CardDraw { from: from?, prompt: prompt?, answer: answer? })
    });
    let nodes = mapping.list("items", reader.diagnostics);
    if mapping.get("draw").is_none() {
        let entry = mapping.required("items", reader.diagnostics);
        if let Some(entry) = entry.filter(|_| nodes.is_empty()) {
            reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "items"));
        }
    }
    let items =
        nodes.iter().filter_map(|node| item(node, (&parts, complete), &variables, reader.diagnostics)).collect();
    SpeedDrill { seconds, parts, items, draw }
}

fn part(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<SpeedPart> {
    let mapping = Mapping::of(node, &PART, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let several = mapping.yes_no("several", diagnostics).unwrap_or(false);
    let options = mapping.texts("options", diagnostics).into_iter().map(|option| option.value).collect();
    let from = mapping.text("from", diagnostics);
    Some(SpeedPart { id: id?, title: title?.value, several, options, from })
}

/// An item; `parts` are those that were read, and whether they are all.
fn item(
    node: &Node,
    parts: (&[SpeedPart], bool),
    variables: &Variables,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<SpeedItem> {
    let mapping = Mapping::of(node, &ITEM, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let prompt = mapping.required_scalar("prompt", diagnostics);
    let prompt = prompt.map(|prompt| variables.fill(prompt, None, diagnostics));
    let facts = table(&mapping, "facts", diagnostics);
    let options = by_part(mapping.get("options"), parts, diagnostics);
    let options = options.into_iter().map(|(part, texts)| (part, texts.into_iter().map(|text| text.value).collect()));
    mapping.required("answer", diagnostics);
    let answer = by_part(mapping.get("answer"), parts, diagnostics);
    let explain = mapping.scalar("explain", diagnostics);
    let explain = explain.map(|explain| variables.fill(explain, None, diagnostics));
    Some(SpeedItem { id: id?, prompt: prompt?, facts, options: options.collect(), answer, explain })
}

/// Texts by part; without parts they belong to the only one.
fn by_part(
    entry: Option<&Entry>,
    (parts, complete): (&[SpeedPart], bool),
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Vec<Spanned<String>>> {
    let Some(entry) = entry else { return BTreeMap::new() };
    let Value::Mapping(entries) = &entry.node.value else {
        let only = parts.first().map(|part| part.id.value.clone()).unwrap_or_default();
        return BTreeMap::from([(only, texts(&entry.node, &entry.key, diagnostics))]);
    };
    let mut found = BTreeMap::new();
    for entry in entries {
        let known: Vec<&str> = parts.iter().map(|part| part.id.value.as_str()).collect();
        if complete && !known.contains(&entry.key.as_ref()) {
            let diagnostic = Diagnostic::new(Code::UnknownName, entry.key_span).with("name", &entry.key);
            let diagnostic = diagnostic.with("of", "@part").with("known", known.join(", "));
            diagnostics.push(diagnostic.with_nearest(&entry.key, known));
        }
        found.insert(entry.key.to_string(), texts(&entry.node, &entry.key, diagnostics));
    }
    found
}

fn texts(node: &Node, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Spanned<String>> {
    let nodes = match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    nodes.iter().filter_map(|node| yaml::item(node, key, diagnostics)).map(|text| text.to_spanned()).collect()
}
