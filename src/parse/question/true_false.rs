//! Reads `true_false`: a statement that is right or wrong.

use super::answer::Answer;
use crate::course::{Key, Prose, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::markdown::Style;
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Mapping, Value};

/// Words for right and wrong, with their meanings.
pub const WORDS: [(&str, bool); 14] = [
    ("true", true),
    ("false", false),
    ("对", true),
    ("错", false),
    ("正确", true),
    ("错误", false),
    ("是", true),
    ("否", false),
    ("yes", true),
    ("no", false),
    ("√", true),
    ("×", false),
    ("right", true),
    ("wrong", false),
];

/// Reads a statement and whether it is right.
pub fn read(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let entry = mapping.required("answer", reader.diagnostics);
    let (mut when_true, mut when_false) = (None, None);
    for (says, prose) in feedback(mapping, reader) {
        let slot = if says { &mut when_true } else { &mut when_false };
        *slot = Some(Box::new(prose));
    }
    let answer = mapping.word("answer", &WORDS, reader.diagnostics)?;
    let key = Key::TrueFalse { answer: answer.value };
    Some(Answer { task: Task::TrueFalse { when_true, when_false }, key, key_span: entry?.node.span })
}

fn feedback(mapping: &Mapping, reader: &mut Reader) -> Vec<(bool, Prose)> {
    let Some(entry) = mapping.get("feedback") else { return Vec::new() };
    let Value::Mapping(entries) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "@feedback"));
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        let Some((_, says)) = WORDS.iter().find(|(word, _)| *word == entry.key) else {
            let diagnostic = Diagnostic::new(Code::FeedbackNotAChoice, entry.key_span);
            reader.note(diagnostic.with("value", &entry.key).with("known", "true, false"));
            continue;
        };
        if let Some(text) = yaml::item(&entry.node, &entry.key, reader.diagnostics) {
            found.push((*says, reader.prose(text, Style::Block)));
        }
    }
    found
}
