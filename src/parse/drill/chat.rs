//! Reads a chat drill: everything but its customers and checkpoints.

use super::Draft;
use super::checkpoint::checkpoints;
use super::customer::{customers, patience};
use super::language::reactions;
use super::says::says;
use super::setup::setup;
use super::variables::{Variables, table};
use crate::course::{ChatDrill, Greeting, Mood, Panel, Phrases, Places, Popup, QuickPhrase, Script, Targets};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Mapping, Node, Schema, Value};

pub(super) const CHAT: Schema = Schema {
    noun: "@drill",
    keys: &[
        "id",
        "kind",
        "title",
        "pass",
        "intro",
        "limit",
        "speed",
        "answers",
        "puzzled",
        "language",
        "variables",
        "setup",
        "greeting",
        "targets",
        "phrases",
        "says",
        "reactions",
        "patience",
        "panels",
        "popups",
        "customers",
        "checkpoints",
    ],
};
const GREETING: Schema = Schema { noun: "@greeting", keys: &["after", "text"] };
const TARGETS: Schema = Schema { noun: "@targets", keys: &["amber", "red"] };
const PHRASES: Schema = Schema { noun: "@phrases", keys: &["from", "own"] };
const PHRASE: Schema = Schema { noun: "@quick_phrase", keys: &["keyword", "title", "say"] };
const PANEL: Schema = Schema { noun: "@panel", keys: &["id", "title", "customer", "rows", "columns", "table"] };
const POPUP: Schema = Schema { noun: "@popup", keys: &["id", "customer", "at", "title", "panel"] };
/// Everything of a chat drill but its customers and checkpoints.
pub(super) const PARTS: [&Schema; 6] = [&GREETING, &TARGETS, &PHRASES, &PHRASE, &PANEL, &POPUP];

/// Reads the drill.
pub fn chat(mapping: &Mapping, reader: &mut Reader) -> ChatDrill {
    let variables = variables(mapping, reader.diagnostics);
    let mut draft = Draft { reader, variables, places: Places::default() };
    let mut script = Script::default();
    let (steps, setup_model) = setup(mapping, &mut draft);
    script.setup = steps;
    times(mapping, &mut script, &mut draft);
    let language = mapping.text("language", draft.reader.diagnostics);
    let (own, places) = says(mapping, draft.reader);
    script.says = own;
    for (name, span) in places {
        draft.places.add(format!("says/{name}"), span);
    }
    for (index, (say, mood)) in reactions(mapping, draft.reader.diagnostics).into_iter().enumerate() {
        draft.places.add(format!("reactions/{index}"), say.span);
        script.reactions.push(Mood { say: say.value, mood });
    }
    let phrases = phrases(mapping, &mut draft);
    for node in mapping.list("panels", draft.reader.diagnostics) {
        script.panels.extend(panel(node, &mut draft));
    }
    for node in mapping.list("popups", draft.reader.diagnostics) {
        script.popups.extend(popup(node, &mut draft));
    }
    for popup in &script.popups {
        for panel in script.panels.iter_mut().filter(|panel| popup.panel.as_ref() == Some(&panel.id)) {
            panel.popup = Some(popup.id.clone());
        }
    }
    let usual = patience(mapping, "patience", None, &mut draft).unwrap_or_default();
    let (people, model, better) = customers(mapping, &usual, &mut draft);
    script.customers = people;
    let (points, why) = checkpoints(mapping, &mut draft);
    script.checkpoints = points;
    let variables = draft.variables.drill;
    ChatDrill { script, language, phrases, variables, model, setup_model, better, why, places: draft.places }
}

/// The variables of the drill and of its customers, before anything is read that could use them.
fn variables(mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> Variables {
    let mut variables = Variables::of_drill(mapping, diagnostics);
    // What is wrong with customers is noted when they are read.
    let mut unheard = Vec::new();
    for node in mapping.list("customers", &mut unheard) {
        let Some(customer) = Mapping::of(node, &super::customer::CUSTOMER, &mut unheard) else { continue };
        let Some(id) = customer.text("id", &mut unheard) else { continue };
        let own = variables.customers.entry(id.value).or_default();
        own.extend(table(&customer, "variables", &mut unheard));
        if let Some(name) = customer.text("name", &mut unheard) {
            own.entry("customer".to_owned()).or_insert(name.value);
        }
    }
    variables
}

fn times(mapping: &Mapping, script: &mut Script, draft: &mut Draft) {
    let diagnostics = &mut *draft.reader.diagnostics;
    let mut number = |key, least, known: &mut u32| {
        if let Some(number) = mapping.whole_number(key, least..=Script::LONGEST, diagnostics) {
            *known = number.value;
        }
    };
    number("limit", 1, &mut script.limit);
    number("speed", 1, &mut script.speed);
    number("answers", 0, &mut script.answers);
    number("puzzled", 0, &mut script.puzzled);
    if let Some(entry) = mapping.get("targets")
        && let Some(mapping) = Mapping::with_span(&entry.node, entry.key_span, &TARGETS, draft.reader.diagnostics)
    {
        script.targets = targets(&mapping, draft);
    }
    if let Some(entry) = mapping.get("greeting")
        && let Some(mapping) = Mapping::with_span(&entry.node, entry.key_span, &GREETING, draft.reader.diagnostics)
    {
        let after = mapping
            .whole_number("after", 0..=Script::LONGEST, draft.reader.diagnostics)
            .map_or(Greeting::AFTER, |after| after.value);
        let text = mapping.required_scalar("text", draft.reader.diagnostics);
        script.greeting = text.map(|text| {
            let text = draft.variables.fill(text, None, draft.reader.diagnostics);
            Greeting { after, text }
        });
    }
}

fn targets(mapping: &Mapping, draft: &mut Draft) -> Targets {
    let amber = mapping.whole_number("amber", 1..=Script::LONGEST, draft.reader.diagnostics);
    let red = mapping.whole_number("red", 1..=Script::LONGEST, draft.reader.diagnostics);
    let usual = Targets::default();
    let found = Targets {
        amber: amber.as_ref().map_or(usual.amber, |amber| amber.value),
        red: red.as_ref().map_or(usual.red, |red| red.value),
    };
    if found.amber > found.red {
        let span = red.or(amber).map_or(mapping.place(), |time| time.span);
        let diagnostic = Diagnostic::new(Code::TimesOutOfOrder, span).with("time", found.red);
        draft.reader.note(diagnostic.with("before", found.amber));
    }
    found
}

fn phrases(mapping: &Mapping, draft: &mut Draft) -> Phrases {
    let Some(entry) = mapping.get("phrases") else { return Phrases::default() };
    let Some(mapping) = Mapping::with_span(&entry.node, entry.key_span, &PHRASES, draft.reader.diagnostics) else {
        return Phrases::default();
    };
    let from = mapping.text("from", draft.reader.diagnostics);
    let mut own = Vec::new();
    for node in mapping.list("own", draft.reader.diagnostics) {
        let Some(mapping) = Mapping::of(node, &PHRASE, draft.reader.diagnostics) else { continue };
        let keyword = mapping.required_text("keyword", draft.reader.diagnostics);
        let title = mapping.text("title", draft.reader.diagnostics);
        let Some((say, keyword)) = mapping.required_scalar("say", draft.reader.diagnostics).zip(keyword) else {
            continue;
        };
        draft.variables.probe(say, draft.reader.diagnostics);
        let title = title.map_or_else(|| keyword.value.trim_start_matches(['/', '／']).to_owned(), |title| title.value);
        own.push(QuickPhrase { keyword: keyword.value, title, say: say.to_spanned() });
    }
    Phrases { from, own }
}

fn panel(node: &Node, draft: &mut Draft) -> Option<Panel> {
    let mapping = Mapping::of(node, &PANEL, draft.reader.diagnostics)?;
    let id = mapping.required_id("id", draft.reader.diagnostics);
    let title = mapping.required_scalar("title", draft.reader.diagnostics);
    let customer = mapping.text("customer", draft.reader.diagnostics);
    let whose = customer.as_ref().map(|customer| customer.value.as_str());
    let fill = |text, draft: &mut Draft| draft.variables.fill(text, whose, draft.reader.diagnostics);
    let mut rows = Vec::new();
    if let Some(entry) = mapping.get("rows") {
        match &entry.node.value {
            Value::Mapping(entries) => {
                for entry in entries {
                    if let Some(text) = yaml::item(&entry.node, &entry.key, draft.reader.diagnostics) {
                        rows.push((entry.key.to_string(), fill(text, draft)));
                    }
                }
            }
            _ => draft.reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "@rows")),
        }
    }
    let columns = mapping.texts("columns", draft.reader.diagnostics).into_iter().map(|text| text.value).collect();
    let mut lines = Vec::new();
    for line in mapping.list("table", draft.reader.diagnostics) {
        let Value::List(cells) = &line.value else {
            draft.reader.note(Diagnostic::new(Code::NotAList, line.span).with("key", "table"));
            continue;
        };
        let mut row = Vec::new();
        for cell in cells {
            if let Some(text) = yaml::item(cell, "table", draft.reader.diagnostics) {
                row.push(fill(text, draft));
            }
        }
        lines.push(row);
    }
    let title = title.map(|title| fill(title, draft));
    if rows.is_empty() && lines.is_empty() {
        draft.reader.note(Diagnostic::new(Code::EmptyValue, mapping.place()).with("key", "rows"));
    }
    let (id, title) = (id?, title?);
    draft.places.add(format!("panels/{}", id.value), id.span);
    if let Some(customer) = &customer {
        draft.places.add(format!("panels/{}/customer", id.value), customer.span);
    }
    let customer = customer.map(|customer| customer.value);
    Some(Panel { id: id.value, title, customer, popup: None, rows, columns, table: lines })
}

fn popup(node: &Node, draft: &mut Draft) -> Option<Popup> {
    let mapping = Mapping::of(node, &POPUP, draft.reader.diagnostics)?;
    let id = mapping.required_id("id", draft.reader.diagnostics);
    let customer = mapping.required_text("customer", draft.reader.diagnostics);
    let at = mapping.whole_number("at", 0..=Script::LONGEST, draft.reader.diagnostics).map(|at| at.value);
    let title = mapping.required_scalar("title", draft.reader.diagnostics);
    let panel = mapping.text("panel", draft.reader.diagnostics);
    let (id, customer, title) = (id?, customer?, title?);
    let title = draft.variables.fill(title, Some(&customer.value), draft.reader.diagnostics);
    draft.places.add(format!("popups/{}", id.value), id.span);
    draft.places.add(format!("popups/{}/customer", id.value), customer.span);
    if let Some(panel) = &panel {
        draft.places.add(format!("popups/{}/panel", id.value), panel.span);
    }
    Some(Popup { id: id.value, customer: customer.value, at, title, panel: panel.map(|panel| panel.value) })
}
