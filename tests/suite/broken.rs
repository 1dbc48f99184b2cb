//! Every field of every file an author writes, wrong in every way in which people get it wrong, each with what it is told.
//!
//! The files of [`BASES`] use every key. Each key is taken away, misspelt, left empty and given something of another kind;
//! `tests/fixtures/broken/` holds the change and the whole text of every diagnostic, in both languages.
//! `UPDATE_FIXTURES=1` writes it anew. `(fine)` stands where nothing is wrong with the change.

use crate::project::Project;
use crate::{diagnostics, fixture};
use coursewright::check::Checker;
use coursewright::course::{Date, Language};
use coursewright::diagnostic::report;
use coursewright::parse::markdown::Labels;
use coursewright::parse::{self, Parser};
use coursewright::source::Loader;
use serde_yaml::{Mapping, Value};
use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::sync::Arc;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// The fixtures whose files are broken, with the name under which that is told, and where the files stand: what other files of
/// a fixture hold is broken in another.
const BASES: [(&str, &str, &[&str]); 7] = [
    ("every-key-is-fine", "quiz", &[""]),
    ("kinds-with-items-are-fine", "items", &[""]),
    ("texts-to-mark-and-to-write-are-fine", "wording", &[""]),
    ("drawn-numbers-are-fine", "drawn-numbers", &[""]),
    ("every-field-of-cards-is-fine", "cards-and-course", &[""]),
    ("every-key-of-tools-is-fine", "tools", &["course/trees/", "course/calculators/", "course/shop.yaml"]),
    ("every-key-of-drills-is-fine", "drills", &["quizzes/drills/"]),
];

/// One step into a value.
#[derive(Clone, PartialEq)]
pub enum Step {
    Key(Value),
    Item(usize),
}

/// Where every key of a value stands. Of list items of one kind only the first is entered.
pub fn keys(value: &Value, path: &[Step], kinds: &mut HashSet<String>, found: &mut Vec<Vec<Step>>) {
    let under = |step| path.iter().cloned().chain([step]).collect::<Vec<_>>();
    match value {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                let path = under(Step::Key(key.clone()));
                found.push(path.clone());
                keys(value, &path, kinds, found);
            }
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                let shape = item.as_mapping().map_or_else(String::new, |entries| {
                    let kind = entries.get("kind").and_then(Value::as_str).unwrap_or_default();
                    let names: Vec<&str> = entries.keys().filter_map(Value::as_str).collect();
                    format!("{kind} {}", names.join(" "))
                });
                if index == 0 || kinds.insert(shape) {
                    keys(item, &under(Step::Item(index)), kinds, found);
                }
            }
        }
        _ => {}
    }
}

pub fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => value.as_mapping_mut().unwrap().get_mut(key).unwrap(),
        Step::Item(index) => &mut value.as_sequence_mut().unwrap()[*index],
    })
}

/// The ways in which a value can be wrong: a name, and what stands there instead; nothing for a key that is gone.
pub fn ways(old: &Value) -> Vec<(&'static str, Option<Value>)> {
    let pair = |value: Value| Value::Mapping(Mapping::from_iter([("a".into(), value)]));
    let mut ways = vec![("is missing", None), ("is empty", Some(Value::Null))];
    ways.extend(match old {
        Value::Mapping(entries) => vec![
            ("is a text", Some("随便".into())),
            ("is a list", Some(Value::Sequence(entries.values().cloned().collect()))),
            ("has nothing in it", Some(Value::Mapping(Mapping::new()))),
        ],
        Value::Sequence(_) => vec![
            ("is a text", Some("随便".into())),
            ("is a mapping", Some(pair("b".into()))),
            ("has nothing in it", Some(Value::Sequence(Vec::new()))),
            ("has an empty item", Some(Value::Sequence(vec![Value::Null]))),
        ],
        Value::Number(_) => vec![
            ("is a word", Some("五".into())),
            ("is negative", Some((-1).into())),
            ("is too large", Some(100_000_000_000_i64.into())),
            ("has decimals", Some(2.5.into())),
            ("is a list", Some(Value::Sequence(vec![old.clone()]))),
        ],
        _ => vec![
            ("is another word", Some("随便".into())),
            ("has a space", Some("a b".into())),
            ("is a list", Some(Value::Sequence(vec![old.clone(), old.clone()]))),
            ("is a mapping", Some(pair(old.clone()))),
        ],
    });
    ways
}

/// The value with one key changed; `misspelt` renames it.
pub fn changed(value: &Value, path: &[Step], new: Option<&Value>, misspelt: bool) -> Value {
    let mut value = value.clone();
    let (last, above) = path.split_last().unwrap();
    let Step::Key(key) = last else { unreachable!("paths end with keys") };
    let entries = at(&mut value, above).as_mapping_mut().unwrap();
    let renamed = |key: &Value| Value::from(format!("{}s", key.as_str().unwrap_or("key")));
    *entries = entries
        .iter()
        .filter_map(|(known, old)| match (known == key, new, misspelt) {
            (false, ..) => Some((known.clone(), old.clone())),
            (true, _, true) => Some((renamed(known), old.clone())),
            (true, Some(new), _) => Some((known.clone(), new.clone())),
            (true, None, _) => None,
        })
        .collect();
    value
}

pub fn shown(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        let _ = match step {
            Step::Key(key) => write!(text, "{}{}", if text.is_empty() { "" } else { "." }, fixture_key(key)),
            Step::Item(index) => write!(text, "[{index}]"),
        };
    }
    text
}

fn fixture_key(key: &Value) -> String {
    key.as_str().map_or_else(|| serde_yaml::to_string(key).unwrap().trim().to_owned(), str::to_owned)
}

/// What the course is told, in both languages.
fn told(project: &Project) -> String {
    let mut found = Vec::new();
    let sources = Arc::new(Loader::default().load(project.root(), &mut found).unwrap());
    let values = parse::shop::shop(&sources, &mut found);
    let filled = parse::shop::Filler::default().fill(&sources, &values, &mut found);
    let of_files = found.len();
    let manifest = parse::manifest(&filled.sources, &mut found);
    let labels = Arc::new(Labels::new(|_| String::new()));
    if let Some(course) = Parser::default().parse(&filled.sources, manifest, &|_| Arc::clone(&labels), &mut found) {
        Checker::default().check(course, &filled.sources, Date::parse("2026-11-21").unwrap(), &mut found);
    }
    filled.restore(found.get_mut(of_files..).unwrap());
    report::sort(&mut found, &sources);
    let mut text = String::new();
    for language in Language::ALL {
        for fault in report::json(&found, &sources, language).diagnostics {
            let hint = fault.hint.map_or_else(String::new, |hint| format!(" | {hint}"));
            let _ = writeln!(
                text,
                "{}[{}] {}:{}:{} {}{hint}",
                fault.severity, fault.code, fault.file, fault.line, fault.column, fault.message
            );
        }
    }
    if text.is_empty() { "(fine)\n".to_owned() } else { text }
}

/// The document of a file, and what stands before and behind it.
fn document(path: &str, text: &str) -> (String, Value, String) {
    if path.ends_with(".md") {
        let (front, body) = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
        return ("---\n".to_owned(), serde_yaml::from_str(front).unwrap(), format!("---\n{body}"));
    }
    (String::new(), serde_yaml::from_str(text).unwrap(), String::new())
}

#[test]
fn every_field_wrong_in_every_way_is_told_exactly_this() {
    let (mut broken, mut faults) = (0, Vec::new());
    for (name, title, places) in BASES {
        let text = fs::read_to_string(format!("{FOLDER}/diagnostics/{name}.txt")).unwrap();
        let sections: Vec<(&str, &str)> =
            fixture::sections(&text).into_iter().filter(|(head, _)| *head != "en" && *head != "zh").collect();
        let mut golden = String::new();
        let project = Project::valid();
        sections.iter().for_each(|(head, body)| diagnostics::lay_out(head, body, &project));
        assert_eq!(told(&project), "(fine)\n", "{name}");
        for (path, text) in sections.iter().filter(|(path, _)| places.iter().any(|place| path.starts_with(place))) {
            let (before, value, behind) = document(path, text);
            let mut paths = Vec::new();
            keys(&value, &[], &mut HashSet::new(), &mut paths);
            for place in paths {
                let old = at(&mut value.clone(), &place).clone();
                let misspelt = ("is misspelt", changed(&value, &place, None, true));
                let others =
                    ways(&old).into_iter().map(|(way, new)| (way, changed(&value, &place, new.as_ref(), false)));
                for (way, value) in [misspelt].into_iter().chain(others) {
                    let yaml =
                        serde_yaml::to_string(&value).unwrap().replace(": null\n", ":\n").replace("- null\n", "-\n");
                    project.write(path, format!("{before}{yaml}{behind}").as_bytes());
                    let told = told(&project);
                    broken += usize::from(told.contains("error["));
                    let _ = write!(golden, "# {path} {} {way}\n{told}", shown(&place));
                }
            }
            project.write(path, text.as_bytes());
        }
        let file = format!("{FOLDER}/broken/{title}.txt");
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::create_dir_all(format!("{FOLDER}/broken")).unwrap();
            fs::write(&file, &golden).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        for (expected, found) in expected.split("# ").zip(golden.split("# ")).filter(|(one, other)| one != other) {
            faults.push(format!("{title}: expected\n{expected}\nbut found\n{found}"));
        }
        assert_eq!(expected.len(), golden.len(), "{title}: {}", faults.join("\n"));
    }
    assert!(faults.is_empty(), "{} differ\n{}", faults.len(), faults[..faults.len().min(5)].join("\n"));
    assert!(broken >= 200, "only {broken} broken files");
}
