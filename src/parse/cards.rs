//! Reads a collection of cards.

use super::markdown::{Labels, Style};
use super::reader::Reader;
use super::yaml::{self, Entry, Mapping, Node, Scalar, Schema, Value};
use crate::course::{Card, CardValue, Collection, Date, Field, FieldRole, Language};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Span, Spanned};

const COLLECTION: Schema = Schema {
    noun: "@collection",
    keys: &["id", "title", "intro", "source", "reviewer", "reviewed", "dated", "glossary", "fields", "cards"],
};
const FIELD: Schema = Schema {
    noun: "@field",
    keys: &[
        "key", "title", "language", "facet", "search", "copy", "badge", "name", "wrong", "except", "figure", "optional",
    ],
};

/// The things that stand in a collection, but for its cards.
pub const SCHEMAS: [&Schema; 2] = [&COLLECTION, &FIELD];

/// The keys that every card may have.
pub const CARD_KEYS: [&str; 2] = ["id", "title"];
/// The keys of cards in a dated collection.
pub const DATE_KEYS: [&str; 2] = ["checked", "valid_until"];
/// Ids that pages use for something of their own.
pub const TAKEN_IDS: [&str; 2] = ["main", "page-data"];

/// Reads the collection in `source`. Mistakes are noted; cards that could not be read are absent.
pub fn collection(
    source: &SourceFile,
    file: FileId,
    labels: &Labels,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Collection> {
    let node = yaml::read(&source.text, 0, file, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::start_of(file), &COLLECTION, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let intro = mapping.scalar("intro", diagnostics);
    let origin = mapping.text("source", diagnostics).map(|source| source.value);
    let reviewer = mapping.text("reviewer", diagnostics).map(|reviewer| reviewer.value);
    let reviewed = mapping.scalar("reviewed", diagnostics).and_then(|day| date(day, diagnostics));
    // A day on which nobody looked at the cards says nothing.
    if mapping.get("reviewed").is_some() && mapping.get("reviewer").is_none() {
        mapping.missing("reviewer", diagnostics);
    }
    let before = diagnostics.len();
    let mut flag = |key| mapping.yes_no(key, diagnostics).unwrap_or(false);
    let (dated, glossary) = (flag("dated"), flag("glossary"));
    mapping.required("fields", diagnostics);
    let fields: Vec<Field> =
        mapping.list("fields", diagnostics).iter().filter_map(|item| field(item, diagnostics)).collect();
    // Where the fields are in doubt, so is every card.
    let known_fields = diagnostics.len() == before && !mapping.is_unclear("fields") && !mapping.is_unclear("dated");
    mapping.required("cards", diagnostics);
    let items = mapping.list("cards", diagnostics);
    if let Some(place) = mapping.empty_list("cards") {
        diagnostics.push(Diagnostic::new(Code::NoCards, place));
    }
    let mut reader = Reader { source, labels, diagnostics, traditional: false };
    let intro = intro.map(|intro| reader.prose(intro, Style::Block));
    let mut collection = Collection {
        file,
        id: id?,
        title: title?,
        intro,
        source: origin,
        reviewer,
        reviewed,
        dated,
        glossary,
        fields,
        cards: Vec::new(),
    };
    let cards = items.iter().enumerate().filter_map(|(index, item)| {
        let doubts = Doubts { known_fields, others: if index == 0 { &[] } else { items } };
        card(item, &collection, &doubts, &mut reader)
    });
    collection.cards = cards.collect();
    Some(collection)
}

/// What not to say of a card, since it is no mistake of its own.
struct Doubts<'n, 't> {
    /// Whether all fields could be read.
    known_fields: bool,
    /// All cards, when it was said of the first what they have in common.
    others: &'n [Node<'t>],
}

impl Doubts<'_, '_> {
    /// Whether every card has `key`, or none: then the mistake is that of the fields, and told at the first card.
    fn is_common(&self, key: &str) -> bool {
        let has = |node: &Node| matches!(&node.value, Value::Mapping(entries) if entries.iter().any(|entry| entry.key == key));
        self.others.len() > 1 && (self.others.iter().all(has) || !self.others.iter().any(has))
    }
}

fn field(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Field> {
    let mapping = Mapping::of(node, &FIELD, diagnostics)?;
    let key = mapping.required_id("key", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let languages = Language::ALL.map(|language| (language.tag(), language));
    let language = mapping.word("language", &languages, diagnostics).map(|language| language.value);
    let mut roles = Vec::new();
    for (word, role) in FieldRole::KEYS {
        if mapping.yes_no(word, diagnostics).unwrap_or(false) {
            roles.push(role);
        }
    }
    let key = key?;
    if CARD_KEYS.iter().chain(&DATE_KEYS).any(|taken| *taken == key.value) {
        diagnostics.push(Diagnostic::new(Code::ReservedName, key.span).with("value", &key.value));
        return None;
    }
    Some(Field { key, title: title?.value, language, roles })
}

fn card(node: &Node, collection: &Collection, doubts: &Doubts, reader: &mut Reader) -> Option<Card> {
    let Value::Mapping(entries) = &node.value else {
        reader.note(Diagnostic::new(Code::NotAMapping, node.span).with("of", "@card"));
        return None;
    };
    let unknown = unknown_keys(entries, collection, doubts, reader);
    let find = |key: &str| entries.iter().find(|entry| entry.key == key);
    let place = entries.first().map_or(node.span, |entry| entry.key_span);
    let missing = |key: &str, reader: &mut Reader| {
        // A misspelt key was noted already, and is probably this one.
        if !unknown.iter().any(|near| near == key) {
            reader.note(Diagnostic::new(Code::MissingKey, place).with("key", key).with("of", "@card"));
        }
    };
    let required = |key: &str, reader: &mut Reader| {
        let entry = find(key);
        if entry.is_none() {
            missing(key, reader);
        }
        entry.and_then(|entry| scalar(entry, reader))
    };
    let id = required("id", reader).and_then(|id| id.id(reader.diagnostics));
    let title = required("title", reader).map(Scalar::to_spanned);
    let mut date =
        |key| find(key).and_then(|entry| scalar(entry, reader)).and_then(|text| date(text, reader.diagnostics));
    let (checked, valid_until) = (date("checked"), date("valid_until"));
    let values = collection.fields.iter().map(|field| match find(&field.key.value) {
        // A list stands where a text is wanted because nobody knows the field to hold words.
        Some(entry) if !doubts.known_fields && !matches!(entry.node.value, Value::Scalar(..)) => None,
        Some(entry) => value(entry, field, reader),
        None => {
            let is_wanted = doubts.known_fields && !field.has(FieldRole::Optional);
            if is_wanted && !doubts.is_common(&field.key.value) {
                missing(&field.key.value, reader);
            }
            None
        }
    });
    let values = values.collect();
    let id = id?;
    if TAKEN_IDS.contains(&id.value.as_str()) {
        reader.note(Diagnostic::new(Code::ReservedName, id.span).with("value", &id.value));
        return None;
    }
    Some(Card { id, title: title?, checked, valid_until, values, span: node.span })
}

/// Notes keys that no card of the collection has, only those that are misspelt where not all fields are known; gives those
/// that were probably meant.
fn unknown_keys(entries: &[Entry], collection: &Collection, doubts: &Doubts, reader: &mut Reader) -> Vec<String> {
    let fields = collection.fields.iter().map(|field| field.key.value.as_str());
    let dates = DATE_KEYS.iter().copied().filter(|_| collection.dated);
    let known: Vec<&str> = CARD_KEYS.iter().copied().chain(dates).chain(fields).collect();
    let mut meant = Vec::new();
    for entry in entries.iter().filter(|entry| !known.contains(&entry.key.as_ref())) {
        let diagnostic = Diagnostic::new(Code::UnknownKey, entry.key_span)
            .with("key", &entry.key)
            .with("of", "@card")
            .with("known", known.join(", "))
            .with_nearest(&entry.key, known.iter().copied());
        let near = diagnostic.values.iter().find(|(name, _)| *name == "near").map(|(_, near)| near.clone());
        if (doubts.known_fields || near.is_some()) && !doubts.is_common(&entry.key) {
            reader.note(diagnostic);
        }
        meant.extend(near);
    }
    meant
}

fn scalar<'n>(entry: &'n Entry, reader: &mut Reader) -> Option<Scalar<'n>> {
    yaml::item(&entry.node, &entry.key, reader.diagnostics)
}

fn date(text: Scalar, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<Date>> {
    let date = Date::parse(text.text.trim());
    if date.is_none() {
        diagnostics.push(Diagnostic::new(Code::BadDate, text.span).with("value", text.text));
    }
    date.map(|date| Spanned::new(date, text.span))
}

fn value(entry: &Entry, field: &Field, reader: &mut Reader) -> Option<CardValue> {
    if !field.holds_words() {
        let text = scalar(entry, reader)?;
        return Some(CardValue::Prose(reader.prose(text, Style::Block)));
    }
    let nodes = match &entry.node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(&entry.node),
    };
    let words = nodes.iter().filter_map(|node| yaml::item(node, &entry.key, reader.diagnostics));
    Some(CardValue::Words(words.map(Scalar::to_spanned).collect()))
}
