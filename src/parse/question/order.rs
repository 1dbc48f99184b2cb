//! Reads `order`: items and their right order.

use super::answer::Answer;
use super::items::{Items, named};
use crate::course::{Key, Prose, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::reader::Reader;
use crate::parse::yaml::Mapping;

/// Reads items to put in order.
pub fn read(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let items = Items::read(mapping, "items", reader);
    let entry = mapping.required("answer", reader.diagnostics)?;
    let partial = mapping.yes_no("partial", reader.diagnostics).unwrap_or(true);
    let written = named(entry, reader);
    let items = items?;
    if written.is_empty() {
        reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "answer"));
        return None;
    }
    let answer = items.find_all(&written, reader)?;
    if !items.all_in(&answer, entry.node.span, reader) {
        return None;
    }
    let key = Key::Order { items: items.ids(), answer, partial };
    Some(Answer { task: Task::Order(items.list), key, key_span: entry.node.span })
}
