//! Reads what has letters: choices, items, targets, rows, columns; and answers that name them.

use crate::course::Choice;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::markdown::Style;
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Entry, Mapping, Node, Scalar, Schema, Value};
use crate::source::{Span, Spanned};
use std::collections::HashMap;

/// A choice or its like that has more to it than its text.
pub const ITEM: Schema = Schema { noun: "@choice", keys: &["text", "feedback"] };

/// Things with letters, at least two.
pub struct Items {
    /// The key behind which they stand, such as `choices`.
    key: &'static str,
    /// The things in the order of the file.
    pub list: Vec<Choice>,
}

impl Items {
    /// Reads what stands behind `key`: a text, or `text` with `feedback`, for each letter.
    pub fn read(mapping: &Mapping, key: &'static str, reader: &mut Reader) -> Option<Self> {
        let entry = mapping.required(key, reader.diagnostics)?;
        let Value::Mapping(entries) = &entry.node.value else {
            reader.note(Diagnostic::new(Code::ChoicesNotLettered, entry.key_span).with("key", key));
            return None;
        };
        let list: Vec<Choice> = entries.iter().filter_map(|entry| item(entry, reader)).collect();
        if entries.len() < 2 {
            let code = if key == "choices" { Code::TooFewChoices } else { Code::TooFewItems };
            reader.note(Diagnostic::new(code, entry.key_span).with("count", entries.len()).with("key", key));
            return None;
        }
        let mut seen: HashMap<&str, &Choice> = HashMap::new();
        for item in &list {
            match seen.get(item.text.text.trim()) {
                // Two pictures without words are not the same choice.
                Some(first) if !item.text.text.trim().is_empty() || first.text.html == item.text.html => {
                    let diagnostic = Diagnostic::new(Code::DuplicateChoice, item.span)
                        .with("first", &first.id)
                        .with("second", &item.id);
                    reader.note(diagnostic.related_to(first.span));
                }
                _ => {
                    seen.insert(item.text.text.trim(), item);
                }
            }
        }
        (list.len() == entries.len()).then_some(Self { key, list })
    }

    /// All letters, in the order of the file.
    pub fn ids(&self) -> Vec<String> {
        self.list.iter().map(|item| item.id.clone()).collect()
    }

    /// Whether something has this letter.
    pub fn has(&self, id: &str) -> bool {
        self.list.iter().any(|item| item.id == id)
    }

    /// The letter that an answer names; one that nothing has is noted.
    pub fn find(&self, name: &Spanned<String>, reader: &mut Reader) -> Option<String> {
        if self.has(&name.value) {
            return Some(name.value.clone());
        }
        let all: Vec<&str> = self.list.iter().map(|item| item.id.as_str()).collect();
        let code = if self.key == "choices" { Code::AnswerNotAChoice } else { Code::AnswerUnknown };
        let diagnostic = Diagnostic::new(code, name.span)
            .with("value", &name.value)
            .with("count", all.len())
            .with("key", self.key)
            .with("known", all.join(", "));
        let same_letter = all.iter().find(|id| id.eq_ignore_ascii_case(&name.value));
        let same_text = self.list.iter().find(|item| item.text.text.trim() == name.value).map(|item| &item.id);
        reader.note(match same_letter.map(|id| (*id).to_owned()).or_else(|| same_text.cloned()) {
            Some(near) => diagnostic.with("near", near),
            None => diagnostic,
        });
        None
    }

    /// The letters that an answer names, each once; a letter that is named twice is noted. `None` if one is unknown.
    pub fn find_all(&self, names: &[Spanned<String>], reader: &mut Reader) -> Option<Vec<String>> {
        let mut found: Vec<String> = Vec::new();
        let mut complete = true;
        for name in names {
            match self.find(name, reader) {
                Some(id) if found.contains(&id) => {
                    reader.note(Diagnostic::new(Code::AnswerTwice, name.span).with("value", id));
                }
                Some(id) => found.push(id),
                None => complete = false,
            }
        }
        complete.then_some(found)
    }

    /// Whether `named` holds every letter; if not, those that the answer at `span` leaves out are noted.
    pub fn all_in<'a>(&self, named: impl IntoIterator<Item = &'a String>, span: Span, reader: &mut Reader) -> bool {
        let named: Vec<&String> = named.into_iter().collect();
        let missing: Vec<&str> =
            self.list.iter().filter(|item| !named.contains(&&item.id)).map(|item| item.id.as_str()).collect();
        if missing.is_empty() {
            return true;
        }
        let diagnostic = Diagnostic::new(Code::AnswerIncomplete, span).with("missing", missing.join(", "));
        reader.note(diagnostic.with("key", self.key));
        false
    }
}

/// The names in an answer: a list, or a text such as `ACD`, `A, C、D` or `B → A`, as people write it in tables.
pub fn named(entry: &Entry, reader: &mut Reader) -> Vec<Spanned<String>> {
    names(&entry.node, &entry.key, reader)
}

/// As [`named`], for the value of any key.
pub fn names(node: &Node, key: &str, reader: &mut Reader) -> Vec<Spanned<String>> {
    match &node.value {
        Value::Scalar(..) if yaml::is_empty(node) => Vec::new(),
        Value::Scalar(text, _) => letters(text, node.span),
        Value::List(items) => {
            items.iter().filter_map(|item| yaml::item(item, key, reader.diagnostics)).map(Scalar::to_spanned).collect()
        }
        Value::Mapping(_) => {
            reader.note(Diagnostic::new(Code::NotAList, node.span).with("key", key));
            Vec::new()
        }
    }
}

fn letters(text: &str, span: Span) -> Vec<Spanned<String>> {
    let is_separator = |letter: char| letter.is_whitespace() || ",，、;；/→>＞".contains(letter);
    let separated: Vec<&str> = text.split(is_separator).filter(|part| !part.is_empty()).collect();
    let parts: Vec<String> = match separated.as_slice() {
        [one] if one.chars().all(|letter| letter.is_ascii_uppercase()) => one.chars().map(String::from).collect(),
        several => several.iter().map(|part| (*part).to_owned()).collect(),
    };
    parts.into_iter().map(|part| Spanned::new(part, span)).collect()
}

fn item(entry: &Entry, reader: &mut Reader) -> Option<Choice> {
    if !yaml::is_id(&entry.key) {
        reader.note(Diagnostic::new(Code::BadId, entry.key_span).with("value", &entry.key).with("most", 64));
        return None;
    }
    let (text, feedback): (Scalar, Option<Scalar>) = match &entry.node.value {
        Value::Mapping(_) => {
            let mapping = Mapping::with_span(&entry.node, entry.key_span, &ITEM, reader.diagnostics)?;
            let text = mapping.required_scalar("text", reader.diagnostics);
            let feedback = mapping.scalar("feedback", reader.diagnostics);
            (text?, feedback)
        }
        _ => (yaml::item(&entry.node, &entry.key, reader.diagnostics)?, None),
    };
    let span = text.span;
    let text = reader.prose(text, Style::Inline);
    let feedback = feedback.map(|feedback| Box::new(reader.prose(feedback, Style::Block)));
    Some(Choice { id: entry.key.to_string(), text, feedback, span })
}
