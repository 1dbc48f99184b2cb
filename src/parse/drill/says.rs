//! Reads what counts as saying something: a name with its groups of variants.

use crate::course::Says;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Entry, Mapping, Scalar, Value, is_id};
use crate::source::Span;
use crate::wording::fold;

/// The names behind `says`, with the places at which they stand.
pub fn says(mapping: &Mapping, reader: &mut Reader) -> (Says, Vec<(String, Span)>) {
    let (mut found, mut places) = (Says::new(), Vec::new());
    let Some(entry) = mapping.get("says") else { return (found, places) };
    let Value::Mapping(entries) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "says"));
        return (found, places);
    };
    for entry in entries {
        if !is_id(&entry.key) {
            reader.note(Diagnostic::new(Code::BadId, entry.key_span).with("value", &entry.key).with("most", 64));
            continue;
        }
        if matches!(&entry.node.value, Value::List(items) if items.is_empty()) {
            reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", &entry.key));
        }
        let groups = groups(entry, reader);
        if !groups.is_empty() {
            places.push((entry.key.to_string(), entry.key_span));
            found.insert(entry.key.to_string(), groups);
        }
    }
    (found, places)
}

/// A text is one group; of a list each item is one. Bars stand between variants.
fn groups(entry: &Entry, reader: &mut Reader) -> Vec<Vec<String>> {
    let nodes = match &entry.node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(&entry.node),
    };
    let texts: Vec<Scalar> = nodes.iter().filter_map(|node| yaml::item(node, &entry.key, reader.diagnostics)).collect();
    texts.into_iter().map(|text| variants(text, reader)).filter(|group| !group.is_empty()).collect()
}

fn variants(text: Scalar, reader: &mut Reader) -> Vec<String> {
    let mut variants: Vec<String> = Vec::new();
    for variant in text.text.split(['|', '｜']).map(str::trim) {
        if fold(variant).is_empty() {
            reader.note(Diagnostic::new(Code::EmptyPhrase, text.span));
        } else if !variants.iter().any(|known| known == variant) {
            variants.push(variant.to_owned());
        }
    }
    variants
}
