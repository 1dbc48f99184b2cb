//! Reads `single` and `multiple`: choices by letter, and which of them are right.

use super::answer::Answer;
use super::items::{Items, named};
use crate::course::{Key, Prose, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Mapping};

/// Reads a question with one right choice.
pub fn single(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let choices = Items::read(mapping, "choices", reader);
    let entry = mapping.required("answer", reader.diagnostics)?;
    let scalar = yaml::item(&entry.node, "answer", reader.diagnostics)?;
    let choices = choices?;
    let answer = choices.find(&scalar.to_spanned(), reader)?;
    let key = Key::Single { choices: choices.ids(), answer };
    Some(Answer { task: Task::Single(choices.list), key, key_span: scalar.span })
}

/// Reads a question with several right choices.
pub fn multiple(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let choices = Items::read(mapping, "choices", reader);
    let entry = mapping.required("answer", reader.diagnostics)?;
    let partial = mapping.yes_no("partial", reader.diagnostics).unwrap_or(false);
    let written = named(entry, reader);
    let choices = choices?;
    let mut answer = choices.find_all(&written, reader)?;
    if answer.is_empty() {
        reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "answer"));
        return None;
    }
    if answer.len() == 1 || answer.len() == choices.list.len() {
        let which = if answer.len() == 1 { "one" } else { "all" };
        reader.note(Diagnostic::new(Code::AnswerPointless, entry.node.span).with(which, "yes"));
    }
    answer.sort_by_key(|id| choices.list.iter().position(|choice| choice.id == *id));
    let key = Key::Multiple { choices: choices.ids(), answer, partial };
    Some(Answer { task: Task::Multiple(choices.list), key, key_span: entry.node.span })
}
