//! Reads how a paper is drawn and taken: the rules of a quiz file, and the rows below `draw`.

use super::yaml::{Mapping, Node, Schema};
use crate::course::{Difficulty, Draw, Keep, Key, Level, Pool, Review, Rules};
use crate::diagnostic::{Code, Diagnostic};

/// A row of a blueprint.
pub const ROW: Schema =
    Schema { noun: "@draw", keys: &["module", "day", "track", "quiz", "count", "kind", "tag", "level", "difficulty"] };

/// The keys that name a part of the bank.
pub const SOURCES: [&str; 4] = ["module", "day", "track", "quiz"];

/// The rules that only an exam has.
const OF_EXAMS: [&str; 5] = ["time_limit", "attempts", "cool_down", "review", "keep"];

/// The largest paper that one row may ask for.
pub const MOST: u32 = 500;
/// The longest exam, in minutes.
pub const MOST_MINUTES: u32 = 1_440;
/// The most attempts.
pub const MOST_ATTEMPTS: u32 = 1_000;
/// The longest wait between two attempts, in hours: a year.
pub const MOST_HOURS: u32 = 8_760;

/// Reads the rules under which a quiz is taken; `exam` says whether it is one, or may be.
pub fn rules(mapping: &Mapping, exam: bool, diagnostics: &mut Vec<Diagnostic>) -> Rules {
    for entry in OF_EXAMS.iter().filter_map(|key| mapping.get(key)).filter(|_| !exam) {
        diagnostics.push(Diagnostic::new(Code::RuleWithoutExam, entry.key_span).with("key", &entry.key));
    }
    let usual = Rules::usual(exam);
    let review = mapping.word("review", &Review::WORDS, diagnostics);
    if let Some(review) = &review
        && review.value == Review::AfterLastAttempt
        && mapping.get("attempts").is_none()
    {
        diagnostics.push(Diagnostic::new(Code::ReviewNeverComes, review.span));
    }
    let mut whole = |key, most| mapping.whole_number(key, 1..=most, diagnostics).map(|number| number.value);
    let (time_limit, attempts) = (whole("time_limit", MOST_MINUTES), whole("attempts", MOST_ATTEMPTS));
    let cool_down = mapping.whole_number("cool_down", 0..=MOST_HOURS, diagnostics).map_or(0, |hours| hours.value);
    let keep = mapping.word("keep", &Keep::WORDS, diagnostics).map_or(usual.keep, |keep| keep.value);
    let shuffle = mapping.yes_no("shuffle", diagnostics).unwrap_or(usual.shuffle);
    Rules { time_limit, attempts, cool_down, review: review.map_or(usual.review, |word| word.value), keep, shuffle }
}

/// Reads the rows below `draw`. Rows that cannot be drawn are noted and left out.
pub fn draw(mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> Vec<Draw> {
    let rows = mapping.list("draw", diagnostics);
    if let Some(entry) = mapping.get("draw")
        && matches!(&entry.node.value, super::yaml::Value::List(rows) if rows.is_empty())
    {
        diagnostics.push(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "draw"));
    }
    rows.iter().filter_map(|node| row(node, diagnostics)).collect()
}

fn row(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Draw> {
    let mapping = Mapping::of(node, &ROW, diagnostics)?;
    let pool = pool(&mapping, diagnostics);
    mapping.required("count", diagnostics);
    let count = mapping.whole_number("count", 1..=MOST, diagnostics);
    let kinds = Key::KINDS.map(|kind| (kind, kind));
    Some(Draw {
        pool: pool?,
        kind: mapping.word("kind", &kinds, diagnostics).map(|kind| kind.value),
        tag: mapping.text("tag", diagnostics).map(|tag| tag.value),
        level: mapping.word("level", &Level::WORDS, diagnostics).map(|level| level.value),
        difficulty: mapping.word("difficulty", &Difficulty::WORDS, diagnostics).map(|difficulty| difficulty.value),
        count: count?,
        span: node.span,
    })
}

fn pool(mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> Option<Pool> {
    let named: Vec<&'static str> = SOURCES.into_iter().filter(|key| mapping.get(key).is_some()).collect();
    let [key] = named[..] else {
        // A misspelt key was noted already.
        if !SOURCES.iter().any(|key| mapping.misspells(key)) {
            diagnostics.push(Diagnostic::new(Code::DrawSource, mapping.place()).with("count", named.len()));
        }
        return None;
    };
    let id = mapping.text(key, diagnostics)?;
    Some(match key {
        "module" => Pool::Module(id),
        "day" => Pool::Day(id),
        "track" => Pool::Track(id),
        _ => Pool::Quiz(id),
    })
}
