//! How well the checker of wording finds what the shipped word list asks for: precision and recall on messages that
//! were marked by hand before it was run, in Rust and in TypeScript.

use crate::grading::compared_with_typescript;
use coursewright::compile::Compiler;
use coursewright::course::{Date, WordingRules};
use coursewright::wording::{FindingKind, check};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A set of marked messages, and what has to be reached on it at least: thousandths of precision and recall of each class, and
/// of the harmless messages in which nothing is found fault with. Each is so close to what was measured that one error more fails.
struct Set {
    name: &'static str,
    lines: &'static str,
    least: usize,
    floors: [(&'static str, u64, u64); 4],
    harmless: u64,
}

/// The set that the checker was made with.
const KNOWN: Set = Set {
    name: "service-language",
    lines: include_str!("../wording/service-language.txt"),
    least: 300,
    floors: [("polite", 990, 990), ("avoided", 980, 985), ("forbidden", 990, 990), ("evasion", 990, 990)],
    harmless: 985,
};

/// A set that was written and marked without knowing the checker; rules and list were mended after it was measured.
const HELD_OUT: Set = Set {
    name: "held-out",
    lines: include_str!("../wording/held-out.txt"),
    least: 320,
    floors: [("polite", 975, 990), ("avoided", 975, 985), ("forbidden", 885, 980), ("evasion", 990, 800)],
    harmless: 900,
};

/// A set of which neither rules nor list know anything: its figures are the ones to believe.
const SECOND_HELD_OUT: Set = Set {
    name: "held-out-2",
    lines: include_str!("../wording/held-out-2.txt"),
    least: 120,
    floors: [("polite", 940, 975), ("avoided", 700, 985), ("forbidden", 725, 985), ("evasion", 985, 675)],
    harmless: 510,
};

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

fn messages(set: &Set) -> Vec<Labelled> {
    set.lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(labelled).collect()
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

/// Prints the figures of a set and what was wrong in it, and asserts that they are no worse than its floors.
fn measure(set: &Set) {
    let (rules, messages) = (shipped(), messages(set));
    assert!(messages.len() >= set.least, "{}", messages.len());
    let mut counts = BTreeMap::new();
    let wrong: Vec<String> = messages.iter().flat_map(|message| count(message, rules, &mut counts)).collect();
    for (class, count) in &counts {
        println!(
            "{} {class}: precision {}‰ ({} of {} findings), recall {}‰ ({} of {} marks)",
            set.name,
            count.precision(),
            count.right,
            count.found,
            count.recall(),
            count.right,
            count.marked
        );
    }
    let harmless: Vec<&Labelled> = messages.iter().filter(|message| message.group == "harmless").collect();
    let is_fine = |message: &&&Labelled| {
        let found = check(&message.text, rules);
        !found.iter().any(|finding| matches!(finding.kind, FindingKind::Forbidden | FindingKind::Avoided))
    };
    let (fine, all) = (harmless.iter().filter(is_fine).count(), harmless.len());
    println!("{}: nothing found fault with in {fine} of {all} harmless messages", set.name);
    let report = wrong.join("\n");
    println!("{report}");
    assert!(1000 * fine as u64 / all.max(1) as u64 >= set.harmless, "{fine} of {all} in {}\n{report}", set.name);
    for (class, precision, recall) in set.floors {
        let count = counts[class];
        assert!(count.precision() >= precision, "precision of {class} in {}: {count:?}\n{report}", set.name);
        assert!(count.recall() >= recall, "recall of {class} in {}: {count:?}\n{report}", set.name);
    }
}

#[test]
fn the_checker_finds_what_was_marked_by_hand_and_little_else() {
    measure(&KNOWN);
}

#[test]
fn the_checker_does_nearly_as_well_on_messages_it_was_not_made_with() {
    measure(&HELD_OUT);
    measure(&SECOND_HELD_OUT);
}

#[test]
fn both_checkers_find_the_same_in_every_marked_message() {
    let rules = shipped();
    let case = |message: Labelled| {
        let found = check(&message.text, rules);
        json!({"family": "wording", "rules": rules, "text": message.text, "expected": found})
    };
    let cases: Vec<_> = [&KNOWN, &HELD_OUT, &SECOND_HELD_OUT].into_iter().flat_map(messages).map(case).collect();
    compared_with_typescript("wording", &cases);
}
