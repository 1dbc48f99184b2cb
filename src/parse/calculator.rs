//! Reads a calculator.

use super::markdown::{Labels, Style};
use super::question::{formula_of as parsed, is_variable_name, unknown_variable};
use super::reader::Reader;
use super::yaml::{self, Entry, Mapping, Node, Scalar, Schema, Value};
use crate::calculate::places;
use crate::course::{
    Calculation, Calculator, Case, CaseTable, Expected, Format, Input, InputKind, NamedCase, NamedNumber, Output,
    Sentence, TakenInput,
};
use crate::diagnostic::{Code, Diagnostic, has_errors_since};
use crate::grade::{FUNCTIONS, normalise};
use crate::source::{FileId, SourceFile, Span, Spanned};
use std::collections::{BTreeMap, HashSet};

const CALCULATOR: Schema = Schema {
    noun: "@calculator",
    keys: &["id", "title", "intro", "source", "inputs", "refuse", "outputs", "cases", "table"],
};
const INPUT: Schema = Schema {
    noun: "@input",
    keys: &["key", "title", "kind", "unit", "from", "to", "step", "choices", "card", "field"],
};
const OUTPUT: Schema =
    Schema { noun: "@output", keys: &["key", "title", "formula", "decimals", "format", "unit", "texts"] };
const SENTENCE: Schema = Schema { noun: "@sentence", keys: &["when", "text"] };
const CASE: Schema = Schema { noun: "@case", keys: &["given", "expect", "refused"] };
const TABLE: Schema = Schema { noun: "@table", keys: &["title", "rows"] };
const TABLE_ROW: Schema = Schema { noun: "@row", keys: &["name", "given", "expect"] };

/// The things that stand in a calculator.
pub const SCHEMAS: [&Schema; 7] = [&CALCULATOR, &INPUT, &OUTPUT, &SENTENCE, &CASE, &TABLE, &TABLE_ROW];

/// The names that are taken so far: in formulas and, with those of texts, in sentences.
#[derive(Default)]
struct Names {
    /// Every key, normalised, with its place.
    keys: Vec<Spanned<String>>,
    numbers: Vec<Spanned<String>>,
    shown: Vec<Spanned<String>>,
    /// Names, normalised, of what stands there and could not be read: whoever uses one makes no second mistake.
    lost: HashSet<String>,
    /// Whether something could not be read that has no name, which may be any.
    any_lost: bool,
}

impl Names {
    /// Remembers that what goes by `key` could not be read, with the names that it has as a list.
    fn lose(&mut self, key: Option<&Spanned<String>>) {
        match key {
            Some(key) => {
                let key = normalise(&key.value);
                self.lost.extend(["_count", "_sum", "_least", "_most", ""].map(|end| format!("{key}{end}")));
            }
            None => self.any_lost = true,
        }
    }

    /// Whether `name` may be something that could not be read.
    fn is_lost(&self, name: &str) -> bool {
        self.any_lost || self.lost.contains(&normalise(name))
    }

    /// Takes a key, unless it cannot be a name or is taken already.
    fn take(&mut self, key: &Spanned<String>, reader: &mut Reader) -> bool {
        let normalised = normalise(&key.value);
        if !is_variable_name(&key.value) || FUNCTIONS.contains(&normalised.as_str()) {
            let diagnostic = Diagnostic::new(Code::VariableName, key.span).with("name", &key.value);
            reader.note(diagnostic.with("taken", FUNCTIONS.join(", ")));
            return false;
        }
        if let Some(first) = self.keys.iter().find(|taken| taken.value == normalised) {
            let diagnostic = Diagnostic::new(Code::DuplicateId, key.span).with("id", &key.value);
            reader.note(diagnostic.with("of", "@variable").related_to(first.span));
            return false;
        }
        self.keys.push(Spanned::new(normalised, key.span));
        self.shown.push(key.clone());
        true
    }
}

/// Reads the calculator in `source`. Mistakes are noted; what could not be read is absent.
pub fn calculator(
    source: &SourceFile,
    file: FileId,
    labels: &Labels,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Calculator> {
    let node = yaml::read(&source.text, 0, file, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::start_of(file), &CALCULATOR, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let intro = mapping.scalar("intro", diagnostics);
    let origin = mapping.text("source", diagnostics).map(|source| source.value);
    let mut reader = Reader { source, labels, diagnostics, traditional: false };
    let intro = intro.map(|intro| reader.prose(intro, Style::Block));
    let mut names = Names::default();
    let before = reader.diagnostics.len();
    let inputs = rows(&mapping, "inputs", &mut reader);
    let mut taken = Vec::new();
    // Without any that can be read, every name may be one that was meant.
    names.any_lost = inputs.is_empty();
    let inputs = inputs
        .iter()
        .filter_map(|item| {
            named(item, &INPUT, &mut names, &mut reader, |mapping, key, names, reader| {
                input(mapping, key, names, &mut taken, reader)
            })
        })
        .collect();
    let refuse = mapping.list("refuse", reader.diagnostics);
    let refuse = refuse.iter().filter_map(|item| sentence(item, true, &mut names, &mut reader)).collect();
    let outputs = rows(&mapping, "outputs", &mut reader);
    let outputs = outputs.iter().filter_map(|item| named(item, &OUTPUT, &mut names, &mut reader, output)).collect();
    let is_misspelt = ["inputs", "refuse", "outputs"].iter().any(|key| mapping.misspells(key));
    let is_whole = !is_misspelt && !has_errors_since(reader.diagnostics, before);
    let before = reader.diagnostics.len();
    let cases = rows(&mapping, "cases", &mut reader).iter().filter_map(|item| case(item, &mut reader)).collect();
    let cases_are_whole = !has_errors_since(reader.diagnostics, before);
    let table = mapping.get("table").and_then(|entry| table(&entry.node, &mut reader));
    let calculation = Calculation { inputs, refuse, outputs };
    Some(Calculator {
        file,
        id: id?,
        title: title?,
        intro,
        source: origin,
        calculation,
        is_whole,
        taken,
        cases,
        cases_are_whole,
        table,
    })
}

/// The items of a list that has to have some.
fn rows<'n, 't>(mapping: &Mapping<'n, 't>, key: &'static str, reader: &mut Reader) -> &'n [Node<'t>] {
    mapping.required(key, reader.diagnostics);
    if let Some(place) = mapping.empty_list(key) {
        reader.note(Diagnostic::new(Code::EmptyValue, place).with("key", key));
    }
    mapping.list(key, reader.diagnostics)
}

/// Reads something with a key by `read`; if it cannot be read whole, its name is lost.
fn named<'n, 't, T>(
    node: &'n Node<'t>,
    schema: &'static Schema,
    names: &mut Names,
    reader: &mut Reader,
    read: impl FnOnce(&Mapping<'n, 't>, Option<Spanned<String>>, &mut Names, &mut Reader) -> Option<T>,
) -> Option<T> {
    let before = reader.diagnostics.len();
    let Some(mapping) = Mapping::of(node, schema, reader.diagnostics) else {
        names.lose(None);
        return None;
    };
    let key = mapping.required_text("key", reader.diagnostics);
    let found = read(&mapping, key.clone(), names, reader);
    if has_errors_since(reader.diagnostics, before) {
        names.lose(key.as_ref());
    }
    found
}

fn input(
    mapping: &Mapping,
    key: Option<Spanned<String>>,
    names: &mut Names,
    taken: &mut Vec<TakenInput>,
    reader: &mut Reader,
) -> Option<Input> {
    let title = mapping.required_text("title", reader.diagnostics);
    let kind = mapping.word("kind", &InputKind::WORDS, reader.diagnostics).map(|kind| kind.value).unwrap_or_default();
    let unit = mapping.text("unit", reader.diagnostics).map(|unit| unit.value).unwrap_or_default();
    let mut number = |key| mapping.scalar(key, reader.diagnostics).and_then(|text| reader.decimal(text, key));
    let (from, to, step) = (number("from"), number("to"), number("step"));
    let choices = match kind {
        InputKind::Choice => choices(mapping, reader),
        _ => Vec::new(),
    };
    let key = key?;
    let backwards = matches!((from, to), (Some(from), Some(to)) if to.billionths() < from.billionths());
    let no_step = step.is_some_and(|step| step.digits <= 0);
    if backwards || no_step {
        let fault = if no_step { "@range_step" } else { "@range_backwards" };
        let diagnostic = Diagnostic::new(Code::InputRange, mapping.place()).with("name", &key.value);
        reader.note(diagnostic.with("fault", fault));
    }
    if !names.take(&key, reader) {
        return None;
    }
    if mapping.get("card").is_some() || mapping.get("field").is_some() {
        let card = mapping.required_text("card", reader.diagnostics);
        let field = mapping.required_text("field", reader.diagnostics);
        taken.extend(card.zip(field).map(|(card, field)| TakenInput { input: key.value.clone(), card, field }));
    }
    let input = Input { key: key.value, title: title?.value, kind, unit, from, to, step, choices };
    names.numbers.extend(input.names().into_iter().map(|name| Spanned::new(name, key.span)));
    Some(input)
}

fn choices(mapping: &Mapping, reader: &mut Reader) -> Vec<NamedNumber> {
    let Some(entry) = mapping.required("choices", reader.diagnostics) else { return Vec::new() };
    let Value::Mapping(entries) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "choices"));
        return Vec::new();
    };
    let choice = |entry: &Entry| {
        let scalar = yaml::item(&entry.node, &entry.key, reader.diagnostics)?;
        Some(NamedNumber { text: entry.key.to_string(), value: reader.decimal(scalar, &entry.key)? })
    };
    entries.iter().filter_map(choice).collect()
}

/// A sentence; where `tested`, it has to say when it is said.
fn sentence(node: &Node, tested: bool, names: &mut Names, reader: &mut Reader) -> Option<Sentence> {
    let mapping = Mapping::of(node, &SENTENCE, reader.diagnostics)?;
    let when = if tested {
        Some(mapping.required_scalar("when", reader.diagnostics)?)
    } else {
        mapping.scalar("when", reader.diagnostics)
    };
    let when = match when {
        Some(when) => Some(readable(when, names, reader)?),
        None => None,
    };
    let text = mapping.required_scalar("text", reader.diagnostics)?;
    let mut complete = true;
    for name in places(text.text) {
        if !names.shown.iter().any(|known| known.value == name) {
            complete = false;
            // A name that is defined nowhere is told once.
            if names.is_lost(name) {
                continue;
            }
            names.lose(Some(&Spanned::new(name.to_owned(), text.span)));
            reader.note(unknown_variable(name, &borrowed(&names.shown), text.span));
        }
    }
    complete.then(|| Sentence { when, text: text.text.trim().to_owned() })
}

fn borrowed(names: &[Spanned<String>]) -> Vec<Spanned<&str>> {
    names.iter().map(|name| Spanned::new(name.value.as_str(), name.span)).collect()
}

/// The formula, if it can be read. That it names something that could not be read is not noted again.
fn readable(text: Scalar, names: &mut Names, reader: &mut Reader) -> Option<String> {
    let fault = match parsed(text, &borrowed(&names.numbers)) {
        Ok(_) => return Some(text.text.trim().to_owned()),
        Err(fault) => fault,
    };
    let unknown = fault.values.iter().find(|(key, _)| fault.code == Code::UnknownVariable && *key == "name");
    match unknown.map(|(_, name)| Spanned::new(name.clone(), text.span)) {
        Some(name) if names.is_lost(&name.value) => {}
        // A name that is defined nowhere is told once.
        Some(name) => {
            names.lose(Some(&name));
            reader.note(fault);
        }
        None => reader.note(fault),
    }
    None
}

fn output(mapping: &Mapping, key: Option<Spanned<String>>, names: &mut Names, reader: &mut Reader) -> Option<Output> {
    let title = mapping.required_text("title", reader.diagnostics);
    let format = mapping.word("format", &Format::WORDS, reader.diagnostics).map(|word| word.value).unwrap_or_default();
    let decimals = mapping.whole_number("decimals", 0..=9, reader.diagnostics).map_or(0, |decimals| decimals.value);
    let unit = mapping.text("unit", reader.diagnostics).map(|unit| unit.value).unwrap_or_default();
    let typed = mapping.scalar("formula", reader.diagnostics);
    if mapping.get("formula").is_some() == mapping.get("texts").is_some() {
        if !mapping.misspells("formula") && !mapping.misspells("texts") {
            reader.note(Diagnostic::new(Code::OutputShape, mapping.place()));
        }
        return None;
    }
    let formula = typed.and_then(|typed| readable(typed, names, reader));
    let texts = if mapping.get("texts").is_some() { rows(mapping, "texts", reader) } else { &[] };
    let texts: Vec<Sentence> = texts.iter().filter_map(|item| sentence(item, false, names, reader)).collect();
    let key = key?;
    if !names.take(&key, reader) {
        return None;
    }
    if typed.is_some() {
        names.numbers.push(key.clone());
    }
    Some(Output { key: key.value, title: title?.value, formula, decimals, format, unit, texts })
}

fn case(node: &Node, reader: &mut Reader) -> Option<Case> {
    let mapping = Mapping::of(node, &CASE, reader.diagnostics)?;
    let given = texts(mapping.required("given", reader.diagnostics)?, reader)?;
    let expected = match mapping.text("refused", reader.diagnostics) {
        Some(reason) => Expected::Refused(reason),
        // What stands there instead was noted.
        None if mapping.get("refused").is_some() || mapping.misspells("refused") => return None,
        None => Expected::Values(texts(mapping.required("expect", reader.diagnostics)?, reader)?),
    };
    Some(Case { given, expected, span: mapping.place() })
}

fn table(node: &Node, reader: &mut Reader) -> Option<CaseTable> {
    let mapping = Mapping::of(node, &TABLE, reader.diagnostics)?;
    let title = mapping.required_text("title", reader.diagnostics);
    let rows = rows(&mapping, "rows", reader).iter().filter_map(|item| {
        let mapping = Mapping::of(item, &TABLE_ROW, reader.diagnostics)?;
        let name = mapping.required_text("name", reader.diagnostics);
        let given = texts(mapping.required("given", reader.diagnostics)?, reader)?;
        let expected = Expected::Values(texts(mapping.required("expect", reader.diagnostics)?, reader)?);
        Some(NamedCase { name: name?.value, case: Case { given, expected, span: mapping.place() } })
    });
    let rows = rows.collect();
    Some(CaseTable { title: title?.value, rows })
}

/// The texts of a mapping with keys of the author's own.
fn texts(entry: &Entry, reader: &mut Reader) -> Option<BTreeMap<String, Spanned<String>>> {
    let Value::Mapping(entries) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", &entry.key));
        return None;
    };
    // A case that expects nothing would prove nothing.
    if entry.key == "expect" && entries.is_empty() {
        reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", &entry.key));
    }
    let text = |entry: &Entry| {
        // What a trainee leaves empty is part of a case too.
        let Value::Scalar(text, _) = &entry.node.value else {
            yaml::item(&entry.node, &entry.key, reader.diagnostics);
            return None;
        };
        Some((entry.key.to_string(), Spanned::new(text.trim().to_owned(), entry.key_span)))
    };
    // A case without one of its texts would come out otherwise.
    let texts: Vec<_> = entries.iter().map(text).collect();
    texts.into_iter().collect()
}
