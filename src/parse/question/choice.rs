//! Reads `single` and `multiple`: choices by letter, and which of them are right.

use super::{Answer, YES_NO, spanned};
use crate::course::{Choice, Key, Prose, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::markdown::Style;
use crate::parse::quiz::Reader;
use crate::parse::yaml::{self, Entry, Mapping, Scalar, Schema, Value};
use crate::source::Spanned;
use std::collections::HashMap;

const CHOICE: Schema = Schema { noun: "@choice", keys: &["text", "feedback"] };

/// Reads a question with one right choice.
pub fn single(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let choices = choices(mapping, reader);
    let entry = mapping.required("answer", reader.diagnostics)?;
    let scalar = yaml::item(&entry.node, "answer", reader.diagnostics)?;
    let choices = choices?;
    let answer = known(&spanned(scalar), &choices, reader)?;
    let key = Key::Single { choices: ids(&choices), answer };
    Some(Answer { task: Task::Single(choices), key, key_span: scalar.span })
}

/// Reads a question with several right choices.
pub fn multiple(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let choices = choices(mapping, reader);
    let entry = mapping.required("answer", reader.diagnostics)?;
    let partial = mapping.word("partial", &YES_NO, reader.diagnostics).is_some_and(|word| word.value);
    let written = match &entry.node.value {
        Value::Scalar(text, _) => letters(text, &entry.node.span),
        _ => mapping.texts("answer", reader.diagnostics),
    };
    let choices = choices?;
    let mut answer: Vec<String> = Vec::new();
    let mut complete = !written.is_empty();
    for name in &written {
        match known(name, &choices, reader) {
            Some(id) if answer.contains(&id) => {
                reader.note(Diagnostic::new(Code::AnswerTwice, name.span).with("value", id));
            }
            Some(id) => answer.push(id),
            None => complete = false,
        }
    }
    if !complete {
        if written.is_empty() {
            reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "answer"));
        }
        return None;
    }
    if answer.len() == 1 || answer.len() == choices.len() {
        let which = if answer.len() == 1 { "one" } else { "all" };
        reader.note(Diagnostic::new(Code::AnswerPointless, entry.node.span).with(which, "yes"));
    }
    answer.sort_by_key(|id| choices.iter().position(|choice| choice.id == *id));
    let key = Key::Multiple { choices: ids(&choices), answer, partial };
    Some(Answer { task: Task::Multiple(choices), key, key_span: entry.node.span })
}

/// `answer: ACD` or `answer: A, C、D`, as people write it in tables.
fn letters(text: &str, span: &crate::source::Span) -> Vec<Spanned<String>> {
    let separated: Vec<&str> =
        text.split([',', '，', '、', ' ', ';', '；', '/']).filter(|part| !part.is_empty()).collect();
    let parts: Vec<String> = match separated.as_slice() {
        [one] if one.chars().all(|letter| letter.is_ascii_uppercase()) => one.chars().map(String::from).collect(),
        several => several.iter().map(|part| (*part).to_owned()).collect(),
    };
    parts.into_iter().map(|part| Spanned::new(part, *span)).collect()
}

fn ids(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| choice.id.clone()).collect()
}

/// The choice that `name` names; a name of no choice is noted.
fn known(name: &Spanned<String>, choices: &[Choice], reader: &mut Reader) -> Option<String> {
    if choices.iter().any(|choice| choice.id == name.value) {
        return Some(name.value.clone());
    }
    let all: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
    let diagnostic = Diagnostic::new(Code::AnswerNotAChoice, name.span)
        .with("value", &name.value)
        .with("count", all.len())
        .with("known", all.join(", "));
    let same_letter = all.iter().find(|id| id.eq_ignore_ascii_case(&name.value));
    let same_text = choices.iter().find(|choice| choice.text.text.trim() == name.value).map(|choice| &choice.id);
    reader.note(match same_letter.map(|id| (*id).to_owned()).or_else(|| same_text.cloned()) {
        Some(near) => diagnostic.with("near", near),
        None => diagnostic,
    });
    None
}

fn choices(mapping: &Mapping, reader: &mut Reader) -> Option<Vec<Choice>> {
    let entry = mapping.required("choices", reader.diagnostics)?;
    let Value::Mapping(entries) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::ChoicesNotLettered, entry.key_span));
        return None;
    };
    let choices: Vec<Choice> = entries.iter().filter_map(|entry| choice(entry, reader)).collect();
    if entries.len() < 2 {
        reader.note(Diagnostic::new(Code::TooFewChoices, entry.key_span).with("count", entries.len()));
        return None;
    }
    let mut seen: HashMap<&str, &Choice> = HashMap::new();
    for choice in &choices {
        match seen.get(choice.text.text.trim()) {
            // Two pictures without words are not the same choice.
            Some(first) if !choice.text.text.trim().is_empty() || first.text.html == choice.text.html => {
                let diagnostic = Diagnostic::new(Code::DuplicateChoice, choice.span)
                    .with("first", &first.id)
                    .with("second", &choice.id);
                reader.note(diagnostic.related_to(first.span));
            }
            _ => {
                seen.insert(choice.text.text.trim(), choice);
            }
        }
    }
    (choices.len() == entries.len()).then_some(choices)
}

fn choice(entry: &Entry, reader: &mut Reader) -> Option<Choice> {
    if !yaml::is_id(&entry.key) {
        reader.note(Diagnostic::new(Code::BadId, entry.key_span).with("value", &entry.key).with("most", 64));
        return None;
    }
    let (text, feedback): (Scalar, Option<Scalar>) = match &entry.node.value {
        Value::Mapping(_) => {
            let mapping = Mapping::with_span(&entry.node, entry.key_span, &CHOICE, reader.diagnostics)?;
            let text = mapping.required_scalar("text", reader.diagnostics);
            let feedback = mapping.scalar("feedback", reader.diagnostics);
            (text?, feedback)
        }
        _ => (yaml::item(&entry.node, &entry.key, reader.diagnostics)?, None),
    };
    let span = text.span;
    let text = reader.prose(text, Style::Inline);
    let feedback = feedback.map(|feedback| reader.prose(feedback, Style::Block));
    Some(Choice { id: entry.key.to_string(), text, feedback, span })
}
