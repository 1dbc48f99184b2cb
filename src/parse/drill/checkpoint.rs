//! Reads the checkpoints of a chat drill and what they need.

use super::Draft;
use super::empty_list;
use super::model::colour;
use crate::course::{Allowed, Checkpoint, End, Kept, Need, Prose, Script, Straight, Strictness};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::markdown::Style;
use crate::parse::yaml::{self, Mapping, Node, Schema};

const CHECKPOINT: Schema =
    Schema { noun: "@checkpoint", keys: &["id", "title", "points", "customer", "red_line", "need", "why"] };
const NEED: Schema = Schema {
    noun: "@need",
    keys: &[
        "did",
        "before",
        "within",
        "in",
        "never",
        "note",
        "group",
        "flag",
        "promise",
        "last_word",
        "mood",
        "reached",
        "language",
        "expressions",
        "setup",
        "first_response",
        "mean_response",
        "longest_wait",
        "reply_rate",
    ],
};
/// A checkpoint and what it needs.
pub(super) const PARTS: [&Schema; 2] = [&CHECKPOINT, &NEED];
/// The keys that only go with `did`.
pub const OF_DID: [&str; 3] = ["before", "within", "in"];

/// What `in` can say.
pub const ENDS: [(&str, End); 2] = [("first", End::First), ("last", End::Last)];
/// What `language` can say.
pub const LANGUAGE: [(&str, Strictness); 3] =
    [("clean", Strictness::Clean), ("careful", Strictness::Careful), ("polite", Strictness::Polite)];
/// Reads all checkpoints, and why each of them matters.
pub fn checkpoints(mapping: &Mapping, draft: &mut Draft) -> (Vec<Checkpoint>, Vec<Option<Prose>>) {
    let entry = mapping.required("checkpoints", draft.reader.diagnostics);
    let nodes = mapping.list("checkpoints", draft.reader.diagnostics);
    if let Some(entry) = entry.filter(|_| nodes.is_empty()) {
        draft.reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "checkpoints"));
    }
    nodes.iter().filter_map(|node| checkpoint(node, draft)).unzip()
}

fn checkpoint(node: &Node, draft: &mut Draft) -> Option<(Checkpoint, Option<Prose>)> {
    let mapping = Mapping::of(node, &CHECKPOINT, draft.reader.diagnostics)?;
    let id = mapping.required_id("id", draft.reader.diagnostics);
    let title = mapping.required_text("title", draft.reader.diagnostics);
    mapping.required("points", draft.reader.diagnostics);
    let points = mapping.whole_number("points", 1..=100, draft.reader.diagnostics);
    let customer = mapping.text("customer", draft.reader.diagnostics);
    let red_line = mapping.yes_no("red_line", draft.reader.diagnostics).unwrap_or(false);
    let why = mapping.scalar("why", draft.reader.diagnostics);
    let why = why.map(|why| draft.reader.prose(why, Style::Inline));
    mapping.required("need", draft.reader.diagnostics);
    empty_list(&mapping, "need", draft.reader);
    let id = id?;
    draft.places.add(format!("checkpoints/{}", id.value), id.span);
    if let Some(customer) = &customer {
        draft.places.add(format!("checkpoints/{}/customer", id.value), customer.span);
    }
    let nodes = match mapping.get("need").map(|entry| &entry.node) {
        Some(node) if matches!(node.value, crate::parse::yaml::Value::Mapping(_)) => std::slice::from_ref(node),
        _ => mapping.list("need", draft.reader.diagnostics),
    };
    let mut needs = Vec::new();
    for node in nodes {
        if let Some(need) = need(node, draft) {
            draft.places.add(format!("needs/{}/{}", id.value, needs.len()), node.span);
            needs.push(need);
        }
    }
    let checkpoint = Checkpoint {
        id: id.value,
        title: title?.value,
        points: points?.value,
        customer: customer.map(|customer| customer.value),
        red_line,
        need: needs,
    };
    Some((checkpoint, why))
}

fn need(node: &Node, draft: &mut Draft) -> Option<Need> {
    let mapping = Mapping::of(node, &NEED, draft.reader.diagnostics)?;
    let kinds: Vec<&str> =
        NEED.keys.iter().copied().filter(|key| !OF_DID.contains(key) && mapping.get(key).is_some()).collect();
    let stray = OF_DID.iter().find(|key| mapping.get(key).is_some() && kinds != ["did"]);
    let [kind] = kinds.as_slice() else {
        if !NEED.keys.iter().any(|key| mapping.misspells(key)) {
            let unclear = Diagnostic::new(Code::NeedUnclear, mapping.place());
            let unclear = if kinds.is_empty() { unclear } else { unclear.with("found", kinds.join(", ")) };
            draft.reader.note(unclear);
        }
        return None;
    };
    if let Some(stray) = stray {
        let diagnostic = Diagnostic::new(Code::NeedUnclear, mapping.place());
        draft.reader.note(diagnostic.with("stray", stray));
        return None;
    }
    let name = mapping.text(kind, draft.reader.diagnostics)?.value;
    let number = |least, most, draft: &mut Draft| {
        mapping.whole_number(kind, least..=most, draft.reader.diagnostics).map(|number| number.value)
    };
    Some(match *kind {
        "did" => {
            let within = mapping.whole_number("within", 1..=Script::LONGEST, draft.reader.diagnostics);
            Need::Did {
                did: name,
                before: mapping.text("before", draft.reader.diagnostics).map(|before| before.value),
                within: within.map(|within| within.value),
                inside: mapping.word("in", &ENDS, draft.reader.diagnostics).map(|end| end.value),
            }
        }
        "never" => Need::Never { never: name },
        "note" => Need::Note { note: name },
        "group" => Need::Group { group: name },
        "flag" => Need::Flag { flag: colour(mapping.scalar("flag", draft.reader.diagnostics)?, "flag", draft)? },
        "promise" => {
            Need::Promise { promise: mapping.word("promise", &[("kept", Kept::Kept)], draft.reader.diagnostics)?.value }
        }
        "last_word" => {
            Need::LastWord { last_word: mapping.word("last_word", &yaml::YES, draft.reader.diagnostics)?.value }
        }
        "mood" => Need::MoodLeft { mood: i32::try_from(number(0, 100, draft)?).unwrap_or_default() },
        "reached" => Need::Reached { reached: name },
        "language" => Need::Language { language: mapping.word("language", &LANGUAGE, draft.reader.diagnostics)?.value },
        "expressions" => {
            let words = [("allowed", Allowed::Allowed)];
            Need::Expressions { expressions: mapping.word("expressions", &words, draft.reader.diagnostics)?.value }
        }
        "setup" => {
            let words = [("straight", Straight::Straight)];
            Need::Setup { setup: mapping.word("setup", &words, draft.reader.diagnostics)?.value }
        }
        "first_response" => Need::FirstResponse { first_response: number(1, Script::LONGEST, draft)? },
        "mean_response" => Need::MeanResponse { mean_response: number(1, Script::LONGEST, draft)? },
        "longest_wait" => Need::LongestWait { longest_wait: number(1, Script::LONGEST, draft)? },
        _ => Need::ReplyRate { reply_rate: number(1, 100, draft)? },
    })
}
