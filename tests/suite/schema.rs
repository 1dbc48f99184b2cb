//! The schemas that editors use and our own parser agree: on every fixture, good and bad, on the shipped course, on new
//! courses, and on files of them with one value changed.
//!
//! They agree when the schema refuses exactly those files in which the parser finds a mistake that a schema can see:
//! one of [`VISIBLE`]. What needs the whole course, or the meaning of a text, it cannot.

use crate::project::Project;
use crate::{diagnostics, fixture, templates};
use coursewright::course::Language;
use coursewright::diagnostic::{Code, Diagnostic, Place, Severity};
use coursewright::grade::Generator;
use coursewright::parse::markdown::Labels;
use coursewright::parse::{self, Parser};
use coursewright::schema::File;
use coursewright::source::Loader;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Mistakes that a schema can see.
const VISIBLE: [Code; 31] = [
    Code::UnknownKey,
    Code::MissingKey,
    Code::EmptyValue,
    Code::NotAText,
    Code::NotAList,
    Code::NotAMapping,
    Code::NotAWholeNumber,
    Code::NotANumber,
    Code::NotOneOf,
    Code::BadId,
    Code::ReservedName,
    Code::EmptyOutline,
    Code::NoQuestions,
    Code::UnknownKind,
    Code::TooFewChoices,
    Code::ChoicesNotLettered,
    Code::NegativeTolerance,
    Code::TooFewItems,
    Code::NotCounted,
    Code::PassOutOfReach,
    Code::NoCards,
    Code::VariableName,
    Code::FeedbackNotAChoice,
    Code::BadDate,
    Code::DrawSource,
    Code::NoNodes,
    Code::TreeDeadEnd,
    Code::OutputShape,
    Code::ReplyMatchesNothing,
    Code::NeedUnclear,
    Code::StepUnclear,
];

/// Whether a schema can see this mistake.
fn is_visible(diagnostic: &Diagnostic) -> bool {
    let value =
        |name: &str| diagnostic.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
    // Which keys a card has, its own file says; which places a text has, the text says.
    let of_card = matches!(diagnostic.code, Code::UnknownKey | Code::MissingKey)
        && value("of") == Some("@card")
        && !matches!(value("key"), Some("id" | "title"));
    let of_place = diagnostic.code == Code::FeedbackNotAChoice && value("known") != Some("true, false");
    VISIBLE.contains(&diagnostic.code) && !of_card && !of_place
}

/// The kind of file that stands at a path, if it has a schema.
fn kind(path: &str) -> Option<File> {
    let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["course", "course.yaml"] => Some(File::Course),
        ["course", "shop.yaml"] => Some(File::Shop),
        ["course", "cards", ..] if is_yaml => Some(File::Cards),
        ["course", "trees", ..] if is_yaml => Some(File::Tree),
        ["course", "calculators", ..] if is_yaml => Some(File::Calculator),
        ["quizzes", "drills", ..] if is_yaml => Some(File::Drill),
        ["quizzes", ..] if is_yaml => Some(File::Quiz),
        _ => None,
    }
}

/// What an editor makes of a YAML text: keys are texts, values have types.
fn as_json(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(entries) => {
            let text = |key: serde_yaml::Value| match key {
                serde_yaml::Value::String(text) => text,
                other => serde_yaml::to_string(&other).unwrap().trim().to_owned(),
            };
            Value::Object(entries.into_iter().map(|(key, value)| (text(key), as_json(value))).collect())
        }
        serde_yaml::Value::Sequence(items) => Value::Array(items.into_iter().map(as_json).collect()),
        other => serde_json::to_value(other).unwrap(),
    }
}

/// Holds both against each other in every file of a project; gives how many files were compared.
fn compare(root: &Path, validators: &[(File, jsonschema::Validator)]) -> Result<usize, String> {
    let mut diagnostics = Vec::new();
    let sources = Loader::default().load(root, &mut diagnostics).unwrap();
    let sources = Arc::new(sources);
    let values = parse::shop::shop(&sources, &mut diagnostics);
    let sources = parse::shop::Filler::default().fill(&sources, &values, &mut diagnostics).sources;
    let manifest = parse::manifest(&sources, &mut diagnostics);
    let labels = Arc::new(Labels::new(|_| String::new()));
    Parser::default().parse(&sources, manifest, &|_| Arc::clone(&labels), &mut diagnostics);
    let mut compared = 0;
    for (id, source) in sources.iter() {
        let Some(kind) = kind(source.path.as_str()) else { continue };
        let of_file = |diagnostic: &&Diagnostic| matches!(&diagnostic.place, Place::Text(span) if span.file == id);
        let mistakes: Vec<&Diagnostic> = diagnostics.iter().filter(of_file).collect();
        // What is no YAML, or no YAML that we read, an editor marks without a schema.
        let is_yaml =
            |code: Code| code.name().starts_with("yaml-") || matches!(code, Code::KeyNotAText | Code::DuplicateKey);
        if mistakes.iter().any(|mistake| is_yaml(mistake.code)) {
            continue;
        }
        // To an editor the word `null` is nothing at all; to us it is a word. Nothing at all is refused by both.
        let text = source.text.replace(": null\n", ": \"null\"\n");
        let Ok(read) = serde_yaml::from_str::<serde_yaml::Value>(&text) else { continue };
        let read = if read.is_null() { Value::Object(Map::new()) } else { as_json(read) };
        let validator = &validators.iter().find(|(known, _)| *known == kind).unwrap().1;
        let refused: Vec<String> =
            validator.iter_errors(&read).map(|error| format!("{} at {}", error, error.instance_path())).collect();
        let visible: Vec<&&Diagnostic> =
            mistakes.iter().filter(|mistake| mistake.severity() == Severity::Error && is_visible(mistake)).collect();
        if refused.is_empty() != visible.is_empty() {
            return Err(format!(
                "{}: the schema refuses {refused:#?}\nand the parser {visible:#?}\n{}",
                source.path, source.text
            ));
        }
        compared += 1;
    }
    Ok(compared)
}

/// The files that are changed: between them they use every key.
const BASES: [&str; 5] = [
    "kinds-with-items-are-fine",
    "texts-to-mark-and-to-write-are-fine",
    "drawn-numbers-are-fine",
    "cards",
    "every-key-is-fine",
];

const SHIPPED_BASES: [&str; 9] = [
    "course/trees/gifts.yaml",
    "course/calculators/self-pickup.yaml",
    "course/calculators/reply-promise.yaml",
    "quizzes/drills/unpaid-order.yaml",
    "quizzes/drills/faked-order.yaml",
    "quizzes/drills/welcome-three.yaml",
    "quizzes/drills/profile-flash.yaml",
    "quizzes/drills/help-centre-race.yaml",
    "quizzes/drills/language.en.yaml",
];

/// The paths of all values in a value.
fn paths(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| {
                paths(value, &format!("{path}/{}", key.replace('~', "~0").replace('/', "~1")), found)
            });
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| paths(value, &format!("{path}/{index}"), found));
        }
        _ => {}
    }
}

/// Changes one value in one of the ways in which people get it wrong.
fn change(document: &mut Value, path: &str, random: &mut Generator) {
    let (parent, name) = path.rsplit_once('/').unwrap_or(("", ""));
    match random.below(22) {
        // The key is gone, misspelt, or has company.
        way @ 0..6 => {
            let Some(Value::Object(entries)) = document.pointer_mut(parent) else { return };
            let Some(value) = entries.remove(name) else { return };
            match way {
                0 | 1 => {}
                2 => drop(entries.insert(format!("{name}x"), value)),
                3 => drop(entries.insert(name.to_uppercase(), value)),
                _ => {
                    entries.insert(name.to_owned(), value);
                    entries.insert("备注".to_owned(), Value::from("多余"));
                }
            }
        }
        way => {
            let Some(value) = document.pointer_mut(path) else { return };
            let old = value.take();
            *value = match way {
                6 => Value::Null,
                7 => Value::from(""),
                8 => Value::from(" "),
                9 => Value::Array(Vec::new()),
                10 => Value::Object(Map::new()),
                11 => Value::from(-1),
                12 => Value::from(0),
                13 => Value::from(101),
                14 => Value::from(1.5),
                15 => Value::from(true),
                16 => Value::from("词"),
                17 => Value::from("A"),
                18 => Value::from("一 二"),
                19 => Value::Array(vec![Value::Null]),
                20 => Value::Array(vec![old]),
                _ => Value::Object([("A".to_owned(), old)].into_iter().collect()),
            };
        }
    }
}

#[test]
fn schema_and_parser_agree_on_files_with_one_value_changed() {
    let validators = validators();
    let rounds: u32 = std::env::var("COURSEWRIGHT_MUTATIONS").ok().and_then(|value| value.parse().ok()).unwrap_or(800);
    let mut bases = vec![("course/course.yaml".to_owned(), BASE_COURSE.to_owned())];
    for name in BASES {
        let text = fs::read_to_string(
            diagnostics::fixtures().iter().find(|path| path.ends_with(format!("{name}.txt"))).unwrap(),
        )
        .unwrap();
        let sections = fixture::sections(&text);
        let yaml = sections.iter().filter(|(head, _)| kind(head).is_some());
        bases.extend(yaml.map(|(head, body)| ((*head).to_owned(), (*body).to_owned())));
    }
    // Trees, calculators and drills are worked through by the shipped ones.
    for path in SHIPPED_BASES {
        bases.push((path.to_owned(), fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()));
    }
    let mut faults = Vec::new();
    for round in 0..rounds {
        let mut random = Generator::new(&format!("schema {round}"));
        let (path, text) = &bases[random.below(u32::try_from(bases.len()).unwrap()) as usize];
        let mut document = as_json(serde_yaml::from_str(text).unwrap());
        let mut places = Vec::new();
        paths(&document, "", &mut places);
        let place = &places[random.below(u32::try_from(places.len()).unwrap()) as usize];
        change(&mut document, place, &mut random);
        let project = Project::valid();
        let yaml = serde_yaml::to_string(&document).unwrap();
        project.write(path, yaml.replace(": null\n", ": ~\n").replace("- null\n", "- ~\n").as_bytes());
        if let Err(fault) = compare(project.root(), &validators) {
            faults.push(format!("round {round}, {place}: {fault}"));
        }
    }
    assert!(faults.is_empty(), "{} of {rounds}\n{}", faults.len(), faults[..faults.len().min(5)].join("\n\n"));
}

/// A manifest with every key.
const BASE_COURSE: &str = "id: test-course\ntitle: 测试课程\ndescription: 说明\nlanguage: zh-CN\npass: 80\nunlock: free\ntheme: default\ndays:\n  - {id: D1, title: 第一天}\ntracks:\n  - {id: T1, title: 专题}\n";

fn validators() -> Vec<(File, jsonschema::Validator)> {
    let one = |file: File| (file, jsonschema::draft7::new(&file.schema(Language::English)).unwrap());
    File::ALL.map(one).into()
}

#[test]
fn schemas_are_schemas() {
    for file in File::ALL {
        for language in Language::ALL {
            let schema = file.schema(language);
            assert!(jsonschema::meta::is_valid(&schema), "{file:?}");
        }
    }
}

#[test]
fn schema_and_parser_agree_on_every_fixture_good_and_bad() {
    let validators = validators();
    let (mut compared, mut faults) = (0, Vec::new());
    for path in diagnostics::fixtures() {
        let project = Project::valid();
        for (head, body) in fixture::sections(&fs::read_to_string(&path).unwrap()) {
            if head != "en" && head != "zh" {
                diagnostics::lay_out(head, body, &project);
            }
        }
        match compare(project.root(), &validators) {
            Ok(files) => compared += files,
            Err(fault) => faults.push(format!("{}: {fault}", path.file_stem().unwrap().display())),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(compared > 100, "only {compared} files were compared");
}

#[test]
fn schema_and_parser_agree_on_the_shipped_course_and_on_new_ones() {
    let validators = validators();
    assert!(compare(Path::new(env!("CARGO_MANIFEST_DIR")), &validators).unwrap() > 20);
    for language in ["en", "zh"] {
        let project = Project::empty();
        project.run(&["new", "neu", "--lang", language]);
        templates::write_all(&project, "neu");
        assert_eq!(compare(&project.path("neu"), &validators), Ok(2 + templates::TEMPLATES.len()), "{language}");
    }
}

/// The schema that a file's first line names, seen from the file.
fn named(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    let name = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
    serde_json::from_str(&fs::read_to_string(path.parent().unwrap().join(name)).unwrap()).unwrap()
}

#[test]
fn files_of_a_new_course_and_imported_ones_name_a_schema_that_is_there() {
    let project = Project::empty();
    project.run(&["new", "neu", "--lang", "en"]);
    assert_eq!(named(&project.path("neu/course/course.yaml")), File::Course.schema(Language::English));
    assert_eq!(named(&project.path("neu/quizzes/d1-quiz.yaml")), File::Quiz.schema(Language::English));
    project.write("bank.csv", "题干,选项A,选项B,答案\n甲？,乙,丙,A\n".as_bytes());
    project.run(&["import", "bank.csv", "--out", "neu/quizzes"]);
    assert_eq!(named(&project.path("neu/quizzes/bank.yaml")), File::Quiz.schema(Language::English));
}

#[test]
fn the_command_writes_every_schema_and_prints_one() {
    let project = Project::valid();
    let output = project.run(&["schema", "--lang", "zh"]);
    assert!(output.status.success());
    for (file, word) in [
        (File::Course, "course"),
        (File::Quiz, "quiz"),
        (File::Drill, "drill"),
        (File::Cards, "cards"),
        (File::Tree, "tree"),
        (File::Calculator, "calculator"),
    ] {
        let written = fs::read_to_string(project.path(&format!("schemas/{word}.schema.json"))).unwrap();
        let schema: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(schema, file.schema(Language::Chinese));
        assert_eq!(crate::project::printed(&project.run(&["schema", "--print", word, "--lang", "zh"])), written);
    }
    // What stands there does not trouble the course.
    assert_eq!(crate::project::printed(&project.run(&["check"])), "no mistakes found\n");
}
