//! Reads a question. What all kinds share is read here; each family of kinds has a file of its own.

mod answer;
mod blank;
mod choice;
mod items;
mod numeric;
mod order;
mod pairs;
mod passage;
mod true_false;
mod variables;
mod write;
use answer::Answer;
pub use write::wording;

pub(super) use variables::{formula_of, is_name as is_variable_name, unknown as unknown_variable};

use super::markdown::Style;
use super::reader::Reader;
use super::yaml::{Mapping, Node, Schema};
use crate::course::{Difficulty, Key, Level, Prose, Question};
use crate::diagnostic::{Code, Diagnostic, nearest};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How one kind of question is read: the keys it adds, and the reader of them.
struct Kind {
    name: &'static str,
    schema: Schema,
    read: fn(&Mapping, &Prose, &mut Reader) -> Option<Answer>,
}

/// The schema of a kind: what all questions have and `$key`s of its own.
macro_rules! schema {
    ($($key:literal),*) => {
        Schema {
            noun: "@question",
            keys: &[
                "id", "kind", "prompt", $($key,)* "explanation", "points", "objective", "facts", "cards", "tags",
                "difficulty", "level", "red_line",
            ],
        }
    };
}

/// Every kind of question.
static KINDS: [Kind; 10] = [
    Kind { name: "single", schema: schema!("choices", "answer"), read: choice::single },
    Kind { name: "multiple", schema: schema!("choices", "answer", "partial"), read: choice::multiple },
    Kind { name: "true_false", schema: schema!("answer", "feedback"), read: true_false::read },
    Kind {
        name: "numeric",
        schema: schema!("variables", "answer", "tolerance", "unit", "traditional"),
        read: numeric::read,
    },
    Kind { name: "blank", schema: schema!("gaps", "traditional"), read: blank::read },
    Kind { name: "order", schema: schema!("items", "answer", "partial"), read: order::read },
    Kind { name: "match", schema: schema!("items", "targets", "answer"), read: pairs::matching },
    Kind { name: "matrix", schema: schema!("rows", "columns", "answer", "several"), read: pairs::matrix },
    Kind { name: "mark", schema: schema!("text", "lines", "answer", "feedback"), read: passage::read },
    Kind {
        name: "write",
        schema: schema!(
            "fields",
            "require",
            "forbid",
            "avoid",
            "except",
            "polite",
            "doubled",
            "length",
            "sentence",
            "disguises",
            "quoting",
            "rubric",
            "model",
            "traditional"
        ),
        read: write::read,
    },
];

/// What a question of an unknown kind may have: everything, so that only its kind is complained of.
static ANY: LazyLock<Schema> = LazyLock::new(|| {
    static KEYS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let keys: BTreeSet<&str> = KINDS.iter().flat_map(|kind| kind.schema.keys).copied().collect();
        keys.into_iter().collect()
    });
    Schema { noun: "@question", keys: &KEYS }
});

/// The keys of every kind of question, by the kind's name.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    KINDS.iter().map(|kind| (kind.name, kind.schema.keys))
}

/// The things that stand inside questions.
pub const PARTS: [&Schema; 7] =
    [&items::ITEM, &blank::GAP, &variables::RANGE, &write::POINT, &write::PHRASE, &write::LENGTH, &write::SENTENCE];

pub use true_false::WORDS as VERDICTS;
pub use variables::ANSWER;
pub use write::{DENIED, DISGUISES, DOUBLED, LONGEST};

/// Reads the question `node`. Mistakes are noted; a question that cannot be asked gives `None`.
pub fn question(node: &Node, reader: &mut Reader) -> Option<Question> {
    let kind = kind_of(node, reader);
    let schema = kind.map_or(&*ANY, |kind| &kind.schema);
    let mapping = Mapping::of(node, schema, reader.diagnostics)?;
    let id = mapping.required_id("id", reader.diagnostics);
    if mapping.get("kind").is_none() {
        mapping.missing("kind", reader.diagnostics);
    }
    let counts = kind.is_none_or(|kind| kind.name != "write");
    let prompt = mapping.required_scalar("prompt", reader.diagnostics).map(|prompt| {
        reader.prose(prompt, if kind.is_some_and(|kind| kind.name == "blank") { Style::Blank } else { Style::Block })
    });
    let explanation = mapping.scalar("explanation", reader.diagnostics).map(|text| reader.prose(text, Style::Block));
    // A model answer explains as well.
    let has_model = !counts && mapping.get("model").is_some();
    if mapping.get("explanation").is_none() && !has_model && !mapping.misspells("explanation") {
        reader.note(Diagnostic::new(Code::NoExplanation, mapping.place()));
    }
    let points = mapping.whole_number("points", 1..=100, reader.diagnostics).map_or(1, |points| points.value);
    let objective = mapping.text("objective", reader.diagnostics);
    let facts = mapping.texts("facts", reader.diagnostics);
    let cards = mapping.texts("cards", reader.diagnostics);
    let tags = mapping.texts("tags", reader.diagnostics).into_iter().map(|tag| tag.value).collect();
    let difficulty = mapping.word("difficulty", &Difficulty::WORDS, reader.diagnostics).map(|word| word.value);
    let level = mapping.word("level", &Level::WORDS, reader.diagnostics).map(|word| word.value);
    let red_line = mapping.yes_no("red_line", reader.diagnostics).unwrap_or(false);
    let none = Prose::default();
    let answer = kind.and_then(|kind| (kind.read)(&mapping, prompt.as_ref().unwrap_or(&none), reader));
    let Answer { task, key, key_span } = answer?;
    Some(Question {
        id: id?,
        prompt: prompt?,
        task,
        key,
        key_span,
        explanation,
        points: if counts { points } else { 0 },
        objective,
        facts,
        cards,
        tags,
        difficulty,
        level,
        red_line: red_line && counts,
        span: node.span,
    })
}

/// The kind that a question names; an unknown one is noted.
fn kind_of(node: &Node, reader: &mut Reader) -> Option<&'static Kind> {
    let super::yaml::Value::Mapping(entries) = &node.value else { return None };
    let entry = entries.iter().find(|entry| entry.key == "kind")?;
    let scalar = super::yaml::item(&entry.node, "kind", reader.diagnostics)?;
    let found = KINDS.iter().find(|kind| kind.name == scalar.text);
    if found.is_none() {
        let diagnostic = Diagnostic::new(Code::UnknownKind, scalar.span)
            .with("value", scalar.text)
            .with("known", Key::KINDS.join(", "));
        let near = english_kind(scalar.text).or_else(|| nearest(scalar.text, Key::KINDS));
        reader.note(match near {
            Some(near) => diagnostic.with("near", near),
            None => diagnostic,
        });
    }
    found
}

/// What people write in their own language for a kind.
fn english_kind(word: &str) -> Option<&'static str> {
    match word.trim_end_matches('题') {
        "单选" | "单项选择" | "选择" => Some("single"),
        "多选" | "多项选择" | "不定项" | "不定项选择" => Some("multiple"),
        "判断" | "是非" | "对错" => Some("true_false"),
        "数值" | "计算" | "数字" => Some("numeric"),
        "填空" => Some("blank"),
        "排序" | "顺序" => Some("order"),
        "配对" | "连线" | "匹配" | "归类" | "分类" => Some("match"),
        "矩阵" | "表格" => Some("matrix"),
        "圈画" | "找错" | "划词" | "标注" => Some("mark"),
        "写作" | "简答" | "问答" | "改写" | "主观" => Some("write"),
        _ => None,
    }
}
