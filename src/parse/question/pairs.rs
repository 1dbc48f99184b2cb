//! Reads `match`, items that belong to targets, and `matrix`, rows in which columns are right.

use super::answer::Answer;
use super::items::{Items, names};
use crate::course::{Key, Prose, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::reader::Reader;
use crate::parse::yaml::{Entry, Mapping, Value};
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// A pair of an answer with the places of its two names.
type Pair = (Spanned<String>, Spanned<String>);

/// Reads items to put to targets.
pub fn matching(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let items = Items::read(mapping, "items", reader);
    let targets = Items::read(mapping, "targets", reader);
    let (written, span) = answer(mapping, reader)?;
    let (items, targets) = (items?, targets?);
    // Sorting reads best by category: `before: [A, C]`.
    let by_target = written.iter().all(|(name, _)| targets.has(&name.value) && !items.has(&name.value));
    let pairs = written.into_iter().map(|(left, right)| if by_target { (right, left) } else { (left, right) });
    let found = columns_by_row(pairs, &items, &targets, reader)?;
    let mut answer = BTreeMap::new();
    let mut unique = true;
    for (item, targets) in found {
        let mut targets = targets.into_iter();
        if let Some(target) = targets.next() {
            answer.insert(item.clone(), target.value);
        }
        for second in targets {
            reader.note(Diagnostic::new(Code::AnswerTwice, second.span).with("value", &item));
            unique = false;
        }
    }
    if !items.all_in(answer.keys(), span, reader) || !unique {
        return None;
    }
    let key = Key::Match { items: items.ids(), targets: targets.ids(), answer };
    Some(Answer { task: Task::Match { items: items.list, targets: targets.list }, key, key_span: span })
}

/// Reads rows with their right columns.
pub fn matrix(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let rows = Items::read(mapping, "rows", reader);
    let columns = Items::read(mapping, "columns", reader);
    let several = mapping.yes_no("several", reader.diagnostics);
    // What `several` says and nobody can read may be yes.
    let in_doubt = several.is_none() && (mapping.get("several").is_some() || mapping.misspells("several"));
    let several = several.unwrap_or_default() || in_doubt;
    let (written, span) = answer(mapping, reader)?;
    let (rows, columns) = (rows?, columns?);
    let found = columns_by_row(written.into_iter(), &rows, &columns, reader)?;
    let mut answer = BTreeMap::new();
    let mut sound = true;
    for (row, found) in found {
        if let [_, second, ..] = found.as_slice()
            && !several
        {
            reader.note(Diagnostic::new(Code::AnswerSeveral, second.span).with("row", &row));
            sound = false;
        }
        let mut right: Vec<String> = found.into_iter().map(|column| column.value).collect();
        right.sort_by_key(|id| columns.list.iter().position(|column| column.id == *id));
        answer.insert(row, right);
    }
    if !rows.all_in(answer.keys(), span, reader) || !sound {
        return None;
    }
    let key = Key::Matrix { rows: rows.ids(), columns: columns.ids(), answer, several };
    Some(Answer { task: Task::Matrix { rows: rows.list, columns: columns.list }, key, key_span: span })
}

/// The pairs of `answer: {A: X, B: [X, Y]}`, and where it stands.
fn answer(mapping: &Mapping, reader: &mut Reader) -> Option<(Vec<Pair>, Span)> {
    let entry = mapping.required("answer", reader.diagnostics)?;
    let Value::Mapping(entries) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "@answer"));
        return None;
    };
    if entries.is_empty() {
        reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "answer"));
        return None;
    }
    let pairs_of = |entry: &Entry, reader: &mut Reader| -> Option<Vec<Pair>> {
        let name = Spanned::new(entry.key.to_string(), entry.key_span);
        let right = names(&entry.node, &entry.key, reader);
        if right.is_empty() {
            reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", &entry.key));
            return None;
        }
        Some(right.into_iter().map(|right| (name.clone(), right)).collect())
    };
    let pairs: Vec<Option<Vec<Pair>>> = entries.iter().map(|entry| pairs_of(entry, reader)).collect();
    let pairs: Option<Vec<Vec<Pair>>> = pairs.into_iter().collect();
    Some((pairs?.concat(), entry.key_span))
}

/// For each row its columns; names that nothing has, and pairs that stand twice, are noted. `None` if a name is unknown.
fn columns_by_row(
    pairs: impl Iterator<Item = Pair>,
    rows: &Items,
    columns: &Items,
    reader: &mut Reader,
) -> Option<BTreeMap<String, Vec<Spanned<String>>>> {
    let mut found: BTreeMap<String, Vec<Spanned<String>>> = BTreeMap::new();
    let mut complete = true;
    let mut unknown: Option<Span> = None;
    for (row, column) in pairs {
        // A row with several columns is named once.
        let known = if unknown == Some(row.span) { None } else { rows.find(&row, reader) };
        if known.is_none() {
            unknown = Some(row.span);
        }
        let (Some(row), Some(id)) = (known, columns.find(&column, reader)) else {
            complete = false;
            continue;
        };
        let of_row = found.entry(row).or_default();
        if of_row.iter().any(|other| other.value == id) {
            reader.note(Diagnostic::new(Code::AnswerTwice, column.span).with("value", id));
        } else {
            of_row.push(Spanned::new(id, column.span));
        }
    }
    complete.then_some(found)
}
