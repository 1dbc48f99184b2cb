//! How well the checker of wording finds what the shipped word list asks for: precision and recall on messages that
//! were marked by hand before it was run, in Rust and in TypeScript.

use crate::grading::compared_with_typescript;
use coursewright::compile::Compiler;
use coursewright::course::{Date, WordingRules};
use coursewright::wording::{FindingKind, check};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The marked messages.
const LABELLED: &str = include_str!("../wording/service-language.txt");

/// What has to be reached at least, in thousandths of precision and recall.
const FLOORS: [(&str, u64, u64); 4] =
    [("polite", 980, 980), ("avoided", 975, 980), ("forbidden", 975, 980), ("evasion", 980, 980)];

/// One message: the group it belongs to, its text, and what has to be found, with places in UTF-16 code units.
#[derive(Debug)]
struct Labelled {
    group: String,
    text: String,
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    kind: FindingKind,
    start: usize,
    end: usize,
}

/// Right findings, findings in all, and marks in all.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    right: u64,
    found: u64,
    marked: u64,
}

impl Count {
    fn precision(self) -> u64 {
        1000 * self.right / self.found.max(1)
    }

    fn recall(self) -> u64 {
        1000 * self.right / self.marked.max(1)
    }
}

/// Reads a line: `group text with {f:marks}`.
fn labelled(line: &str) -> Labelled {
    let (group, marked) = line.split_once(' ').unwrap();
    let (mut text, mut marks, mut units) = (String::new(), Vec::new(), 0);
    for (at, part) in marked.split(['{', '}']).enumerate() {
        let (kind, part) = match part.split_once(':').filter(|_| at % 2 == 1) {
            Some(("f", part)) => (Some(FindingKind::Forbidden), part),
            Some(("a", part)) => (Some(FindingKind::Avoided), part),
            Some(("p", part)) => (Some(FindingKind::Polite), part),
            _ => (None, part),
        };
        assert_eq!(kind.is_some(), at % 2 == 1, "{line}");
        let start = units;
        units += part.encode_utf16().count();
        marks.extend(kind.map(|kind| Mark { kind, start, end: units }));
        text.push_str(part);
    }
    Labelled { group: group.to_owned(), text, marks }
}

fn messages() -> Vec<Labelled> {
    LABELLED.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(labelled).collect()
}

/// The word list of the shipped course.
fn shipped() -> &'static WordingRules {
    static RULES: OnceLock<WordingRules> = OnceLock::new();
    RULES.get_or_init(|| {
        let mut compiler = Compiler::on(Some(Date::of_epoch(1_795_219_200)));
        let compiled = compiler.compile(env!("CARGO_MANIFEST_DIR").as_ref()).unwrap();
        compiled.course.unwrap().course.course().language_lists[0].rules.clone()
    })
}

/// The class in which a finding or a mark of this kind in a message of this group is counted.
fn class_of(group: &str, kind: FindingKind) -> Option<&'static str> {
    match kind {
        FindingKind::Polite => Some("polite"),
        FindingKind::Avoided | FindingKind::Forbidden if group == "evasion" => Some("evasion"),
        FindingKind::Avoided => Some("avoided"),
        FindingKind::Forbidden => Some("forbidden"),
        _ => None,
    }
}

/// Counts a message; says what was found wrongly or not at all. A finding is right if a mark of its kind overlaps it
/// that no other finding was right about.
fn count(message: &Labelled, rules: &WordingRules, counts: &mut BTreeMap<&'static str, Count>) -> Vec<String> {
    let mut open = message.marks.clone();
    let mut wrong = Vec::new();
    for finding in check(&message.text, rules) {
        let Some(class) = class_of(&message.group, finding.kind) else { continue };
        let count = counts.entry(class).or_default();
        count.found += 1;
        let overlaps = |mark: &Mark| mark.kind == finding.kind && mark.start < finding.end && finding.start < mark.end;
        if let Some(at) = open.iter().position(overlaps) {
            open.remove(at);
            count.right += 1;
        } else {
            let units: Vec<u16> = message.text.encode_utf16().collect();
            let words = String::from_utf16_lossy(&units[finding.start..finding.end]);
            wrong.push(format!("{class}: `{words}` is not to be found in {}", message.text));
        }
    }
    for mark in &message.marks {
        counts.entry(class_of(&message.group, mark.kind).unwrap()).or_default().marked += 1;
    }
    wrong.extend(
        open.iter().map(|mark| format!("{:?} at {} is to be found in {}", mark.kind, mark.start, message.text)),
    );
    wrong
}

#[test]
fn the_checker_finds_what_was_marked_by_hand_and_little_else() {
    let (rules, messages) = (shipped(), messages());
    assert!(messages.len() >= 300, "{}", messages.len());
    let mut counts = BTreeMap::new();
    let wrong: Vec<String> = messages.iter().flat_map(|message| count(message, rules, &mut counts)).collect();
    for (class, count) in &counts {
        println!(
            "{class}: precision {}‰ ({} of {} findings), recall {}‰ ({} of {} marks)",
            count.precision(),
            count.right,
            count.found,
            count.recall(),
            count.right,
            count.marked
        );
    }
    let report = wrong.join("\n");
    println!("{report}");
    for (class, precision, recall) in FLOORS {
        let count = counts[class];
        assert!(count.precision() >= precision, "precision of {class}: {count:?}\n{report}");
        assert!(count.recall() >= recall, "recall of {class}: {count:?}\n{report}");
    }
}

#[test]
fn both_checkers_find_the_same_in_every_marked_message() {
    let rules = shipped();
    let case = |message: Labelled| {
        let found = check(&message.text, rules);
        json!({"family": "wording", "rules": rules, "text": message.text, "expected": found})
    };
    let cases: Vec<_> = messages().into_iter().map(case).collect();
    compared_with_typescript("wording", &cases);
}
