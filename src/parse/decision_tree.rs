//! Reads a decision tree.

use super::markdown::{Labels, Style};
use super::reader::Reader;
use super::yaml::{self, Mapping, Node, Schema, Value};
use crate::course::{DecisionTree, NodeKind, TreeAnswer, TreeNode};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Span};

const TREE: Schema = Schema { noun: "@tree", keys: &["id", "title", "intro", "source", "nodes"] };
const QUESTION: Schema = Schema { noun: "@tree_question", keys: &["id", "question", "hint", "answers"] };
const OUTCOME: Schema = Schema { noun: "@tree_outcome", keys: &["id", "outcome", "do", "note", "say"] };
const ANSWER: Schema = Schema { noun: "@tree_answer", keys: &["text", "to"] };

/// The things that stand in a decision tree.
pub const SCHEMAS: [&Schema; 4] = [&TREE, &QUESTION, &OUTCOME, &ANSWER];

/// Ids that pages use for something of their own.
pub const TAKEN_IDS: [&str; 4] = ["main", "page-data", "steps", "chart"];

/// Reads the tree in `source`. Mistakes are noted; nodes that could not be read are absent.
pub fn tree(
    source: &SourceFile,
    file: FileId,
    labels: &Labels,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<DecisionTree> {
    let node = yaml::read(&source.text, 0, file, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::start_of(file), &TREE, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let intro = mapping.scalar("intro", diagnostics);
    let origin = mapping.text("source", diagnostics).map(|source| source.value);
    mapping.required("nodes", diagnostics);
    let items = mapping.list("nodes", diagnostics);
    if let Some(place) = mapping.empty_list("nodes") {
        diagnostics.push(Diagnostic::new(Code::NoNodes, place));
    }
    let mut reader = Reader { source, labels, diagnostics, traditional: false };
    let intro = intro.map(|intro| reader.prose(intro, Style::Block));
    let mut has_all_answers = true;
    let mut unread = Vec::new();
    let mut nodes = Vec::new();
    for item in items {
        match tree_node(item, &mut has_all_answers, &mut reader) {
            Some(node) => nodes.push(node),
            None => unread.push(written_id(item)),
        }
    }
    Some(DecisionTree { file, id: id?, title: title?, intro, source: origin, nodes, unread, has_all_answers })
}

fn tree_node(node: &Node, has_all_answers: &mut bool, reader: &mut Reader) -> Option<TreeNode> {
    let is_outcome = match &node.value {
        Value::Mapping(entries) => {
            entries.iter().any(|entry| entry.key == "outcome") || entries.iter().any(|entry| entry.key == "say")
        }
        _ => false,
    };
    let schema = if is_outcome { &OUTCOME } else { &QUESTION };
    let mapping = Mapping::of(node, schema, reader.diagnostics)?;
    let id = mapping.required_id("id", reader.diagnostics);
    let title = mapping.required_text(if is_outcome { "outcome" } else { "question" }, reader.diagnostics);
    let kind = if is_outcome { outcome(&mapping, reader) } else { question(&mapping, has_all_answers, reader) };
    let id = id?;
    if TAKEN_IDS.contains(&id.value.as_str()) {
        reader.note(Diagnostic::new(Code::ReservedName, id.span).with("value", &id.value));
        return None;
    }
    Some(TreeNode { id, title: title?, kind: kind? })
}

/// The id of a node that could not be read, if it has one.
fn written_id(node: &Node) -> Option<String> {
    let Value::Mapping(entries) = &node.value else { return None };
    let id = entries.iter().find(|entry| entry.key == "id")?;
    match &id.node.value {
        Value::Scalar(text, _) if yaml::is_id(text) => Some(text.to_string()),
        _ => None,
    }
}

fn question(mapping: &Mapping, has_all_answers: &mut bool, reader: &mut Reader) -> Option<NodeKind> {
    let hint = mapping.scalar("hint", reader.diagnostics);
    mapping.required("answers", reader.diagnostics)?;
    let items = mapping.list("answers", reader.diagnostics);
    if let Some(place) = mapping.empty_list("answers") {
        reader.note(Diagnostic::new(Code::TreeDeadEnd, place));
    }
    let answers = items.iter().filter_map(|item| {
        let mapping = Mapping::of(item, &ANSWER, reader.diagnostics)?;
        let text = mapping.required_text("text", reader.diagnostics);
        let to = mapping.required_text("to", reader.diagnostics);
        Some(TreeAnswer { text: text?, to: to? })
    });
    let answers: Vec<TreeAnswer> = answers.collect();
    *has_all_answers &= !items.is_empty() && answers.len() == items.len();
    Some(NodeKind::Question { hint: hint.map(|hint| reader.prose(hint, Style::Block)), answers })
}

fn outcome(mapping: &Mapping, reader: &mut Reader) -> Option<NodeKind> {
    let mut prose = |key| {
        let text = mapping.required_scalar(key, reader.diagnostics)?;
        Some(reader.prose(text, Style::Block))
    };
    let (action, note, say) = (prose("do"), prose("note"), prose("say"));
    Some(NodeKind::Outcome { action: action?, note: note?, say: say? })
}
