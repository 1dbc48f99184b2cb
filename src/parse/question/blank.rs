//! Reads `blank`: gaps in a sentence, each with the variants it accepts.

use super::answer::{Answer, traditional};
use crate::course::{Gap, Key, Prose, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::markdown::Style;
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Mapping, Node, Schema, Value};

/// A gap that has more to it than its variants.
pub const GAP: Schema = Schema { noun: "@gap", keys: &["accept", "feedback"] };

/// Reads the gaps of a sentence whose prompt has `___` for each.
pub fn read(mapping: &Mapping, prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let entry = mapping.required("gaps", reader.diagnostics)?;
    let Value::List(items) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::NotAList, entry.node.span).with("key", "gaps"));
        return None;
    };
    let gaps: Vec<Gap> = items.iter().filter_map(|item| gap(item, reader)).collect();
    // Without a prompt there is nothing to count.
    if mapping.get("prompt").is_none() || mapping.is_unclear("prompt") {
        return None;
    }
    let in_prompt = prompt.gaps as usize;
    if in_prompt != items.len() {
        let diagnostic = Diagnostic::new(Code::GapCount, entry.key_span);
        reader.note(diagnostic.with("prompt", in_prompt).with("gaps", items.len()));
        return None;
    }
    if gaps.len() != items.len() {
        return None;
    }
    let traditional = traditional(mapping, gaps.iter().flat_map(|gap| &gap.accept), reader);
    let key = Key::Blank { gaps: gaps.iter().map(|gap| gap.accept.clone()).collect(), traditional };
    Some(Answer { task: Task::Blank(gaps), key, key_span: entry.node.span })
}

fn gap(node: &Node, reader: &mut Reader) -> Option<Gap> {
    if matches!(node.value, Value::Mapping(_)) {
        let mapping = Mapping::of(node, &GAP, reader.diagnostics)?;
        let entry = mapping.required("accept", reader.diagnostics)?;
        if matches!(&entry.node.value, Value::List(items) if items.is_empty()) {
            reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "accept"));
        }
        let accept: Vec<String> =
            mapping.texts("accept", reader.diagnostics).into_iter().map(|variant| variant.value).collect();
        let feedback = mapping.scalar("feedback", reader.diagnostics);
        let feedback = feedback.map(|text| Box::new(reader.prose(text, Style::Block)));
        return (!accept.is_empty()).then_some(Gap { accept, feedback });
    }
    let items = if let Value::List(items) = &node.value { items.as_slice() } else { std::slice::from_ref(node) };
    let accept: Vec<String> = items
        .iter()
        .filter_map(|item| yaml::item(item, "accept", reader.diagnostics))
        .map(|scalar| scalar.to_spanned().value)
        .collect();
    if items.is_empty() {
        reader.note(Diagnostic::new(Code::EmptyValue, node.span).with("key", "accept"));
    }
    (!accept.is_empty()).then_some(Gap { accept, feedback: None })
}
