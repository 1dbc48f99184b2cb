//! The verbs as they are typed: what they print, what they write, how they end.

use crate::project::{Project, complained, printed};
use serde_json::Value;

#[test]
fn a_new_course_passes_check_without_a_single_warning_in_either_language() {
    for (language, said) in [("zh", "没有发现问题\n"), ("en", "no mistakes found\n")] {
        let project = Project::empty();
        let made = project.run(&["new", "my-course", "--lang", language]);
        assert!(made.status.success(), "{}", complained(&made));
        let checked = project.run(&["check", "my-course", "--lang", language]);
        assert_eq!((printed(&checked).as_str(), checked.status.code()), (said, Some(0)));
    }
}

#[test]
fn two_new_courses_have_different_ids() {
    let project = Project::empty();
    let id = |name: &str| {
        project.run(&["new", name]);
        let text = std::fs::read_to_string(project.path(&format!("{name}/course/course.yaml"))).unwrap();
        text.lines().find(|line| line.starts_with("id:")).unwrap().to_owned()
    };
    let (first, second) = (id("a"), id("b"));
    assert_ne!(first, second);
    assert!(!first.contains('{'), "{first}");
}

#[test]
fn a_new_course_is_not_written_over_anything() {
    let project = Project::valid();
    let output = project.run(&["new", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        complained(&output),
        "error: cannot start a course in .: something is there already; choose a new or empty folder\n"
    );
}

#[test]
fn check_in_json_names_code_severity_file_line_column_message_and_hint() {
    let project = Project::valid();
    project.write("course/d1.md", "---\ntitle: 第一课\nday: D1\nquizzes: [d1-quizz]\n---\n".as_bytes());
    let output = project.run(&["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: Value = serde_json::from_str(&printed(&output)).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "diagnostics": [
                {
                    "code": "unknown-quiz", "severity": "error", "file": "course/d1.md", "line": 4, "column": 11,
                    "end": {"line": 4, "column": 19}, "related": null,
                    "message": "there is no quiz `d1-quizz`", "hint": "did you mean `d1-quiz`?"
                },
                {
                    "code": "unused-quiz", "severity": "warning", "file": "quizzes/d1.yaml", "line": 1, "column": 5,
                    "end": {"line": 1, "column": 12}, "related": null,
                    "message": "no module uses the quiz `d1-quiz`, so nobody will find it",
                    "hint": "add it to `quizzes: [...]` of a module, or show it with a ```quiz block"
                }
            ],
            "errors": 1,
            "warnings": 1
        })
    );
}

/// The parts of SARIF 2.1.0 that are used, after section 3 of the standard; nothing else may stand there.
fn structure_of_sarif() -> Value {
    let text = serde_json::json!({"type": "object", "required": ["text"], "additionalProperties": false, "properties": {"text": {"type": "string", "minLength": 1}}});
    let level = serde_json::json!({"enum": ["none", "note", "warning", "error"]});
    let number = serde_json::json!({"type": "integer", "minimum": 1});
    let place = serde_json::json!({"type": "object", "required": ["artifactLocation", "region"], "additionalProperties": false, "properties": {
        "artifactLocation": {"type": "object", "required": ["uri"], "additionalProperties": false, "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9/_.~%-]+$"}}},
        "region": {"type": "object", "required": ["startLine"], "additionalProperties": false, "properties": {"startLine": number, "startColumn": number, "endLine": number, "endColumn": number}}
    }});
    let result = serde_json::json!({"type": "object", "required": ["message"], "additionalProperties": false, "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0}, "level": level, "message": text,
        "locations": {"type": "array", "minItems": 1, "items": {"type": "object", "additionalProperties": false, "properties": {"physicalLocation": place}}},
        "relatedLocations": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {"id": {"type": "integer", "minimum": 0}, "physicalLocation": place, "message": text}}}
    }});
    let rule = serde_json::json!({"type": "object", "required": ["id"], "additionalProperties": false, "properties": {
        "id": {"type": "string"}, "shortDescription": text,
        "defaultConfiguration": {"type": "object", "additionalProperties": false, "properties": {"level": level}}
    }});
    let driver = serde_json::json!({"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
        "name": {"const": "Coursewright"}, "semanticVersion": {"const": env!("CARGO_PKG_VERSION")}, "rules": {"type": "array", "uniqueItems": true, "items": rule}
    }});
    let run = serde_json::json!({"type": "object", "required": ["tool"], "additionalProperties": false, "properties": {
        "tool": {"type": "object", "required": ["driver"], "additionalProperties": false, "properties": {"driver": driver}},
        "language": {"enum": ["en", "zh-CN"]}, "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": result}
    }});
    serde_json::json!({"type": "object", "required": ["version", "runs"], "additionalProperties": false, "properties": {
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"}, "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": run}
    }})
}

#[test]
fn check_adds_figures_of_the_bank_for_people_and_as_json_when_asked() {
    let project = Project::valid();
    let plain: Value = serde_json::from_str(&printed(&project.run(&["check", "--format", "json"]))).unwrap();
    assert!(plain.get("statistics").is_none());
    let asked: Value = serde_json::from_str(&printed(&project.run(&["check", "--format", "json", "--stats"]))).unwrap();
    let statistics = &asked["statistics"];
    assert_eq!(statistics["questions"], 1);
    assert_eq!(statistics["keys"]["statements_right"], 1);
    let strategies: Vec<(&str, f64)> = statistics["guessing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|guessing| (guessing["strategy"].as_str().unwrap(), guessing["percent"].as_f64().unwrap()))
        .collect();
    assert_eq!(strategies, [("always_true", 100.0), ("always_false", 0.0)]);
    let people = printed(&project.run(&["check", "--stats"]));
    assert!(people.contains("questions in the bank: 1\n"), "{people}");
    assert!(people.contains("always right: 100.0 %, chance 50.0 %, of 1 questions: too good"), "{people}");
    project.write("quizzes/d1.yaml", b"id: [");
    assert!(!printed(&project.run(&["check", "--stats"])).contains("questions in the bank"));
}

#[test]
fn check_in_sarif_is_valid_and_says_what_json_says() {
    let validator = jsonschema::draft7::new(&structure_of_sarif()).unwrap();
    for name in
        ["duplicate-ids", "missing-keys", "yaml-bracket", "manifest-missing", "every-key-is-fine", "names-collide"]
    {
        let project = Project::valid();
        let path = format!("{}/tests/fixtures/diagnostics/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        for (head, body) in crate::fixture::sections(&std::fs::read_to_string(path).unwrap()) {
            if head != "en" && head != "zh" {
                crate::diagnostics::lay_out(head, body, &project);
            }
        }
        for language in ["en", "zh"] {
            let read = |format: &str| -> Value {
                let output = project.run(&["check", "--format", format, "--lang", language]);
                serde_json::from_str(&printed(&output)).unwrap()
            };
            let (json, sarif) = (read("json"), read("sarif"));
            let faults: Vec<String> = validator.iter_errors(&sarif).map(|error| error.to_string()).collect();
            assert_eq!(faults, Vec::<String>::new(), "{name}");
            let run = &sarif["runs"][0];
            let results = run["results"].as_array().unwrap();
            let diagnostics = json["diagnostics"].as_array().unwrap();
            assert_eq!(results.len(), diagnostics.len(), "{name}");
            for (result, diagnostic) in results.iter().zip(diagnostics) {
                let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
                assert_eq!([&rule["id"], &result["ruleId"]], [&diagnostic["code"]; 2]);
                assert_eq!(result["level"], diagnostic["severity"]);
                assert!(
                    result["message"]["text"].as_str().unwrap().starts_with(diagnostic["message"].as_str().unwrap())
                );
                let hint = diagnostic["hint"].as_str().unwrap_or_default();
                assert!(result["message"]["text"].as_str().unwrap().ends_with(hint));
                let mut places = vec![(&result["locations"][0]["physicalLocation"], diagnostic)];
                let related = &result["relatedLocations"][0];
                assert_eq!(related.is_null(), diagnostic["related"].is_null(), "{name}");
                if !related.is_null() {
                    assert_eq!(related["message"]["text"], diagnostic["related"]["message"]);
                    places.push((&related["physicalLocation"], &diagnostic["related"]));
                }
                for (place, of) in places {
                    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
                    assert_eq!(
                        percent_encoding::percent_decode_str(uri).decode_utf8().unwrap(),
                        of["file"].as_str().unwrap()
                    );
                    let region = &place["region"];
                    assert_eq!([&region["startLine"], &region["startColumn"]], [&of["line"], &of["column"]]);
                    assert_eq!([&region["endLine"], &region["endColumn"]], [&of["end"]["line"], &of["end"]["column"]]);
                }
            }
        }
    }
}

#[test]
fn a_folder_that_does_not_exist_ends_with_2_and_says_so() {
    let output = Project::empty().run(&["check", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = complained(&output);
    assert!(complaint.starts_with("error: cannot read nowhere: "), "{complaint}");
    assert!(complaint.ends_with("; check the spelling of the path\n"), "{complaint}");
}

#[test]
fn explain_tells_about_a_code_and_guesses_a_misspelt_one() {
    let project = Project::empty();
    let told = project.run(&["explain", "dead-link"]);
    assert!(printed(&told).starts_with("error[dead-link]\n"), "{}", printed(&told));
    let guessed = project.run(&["explain", "dead-lnk"]);
    assert_eq!(complained(&guessed), "there is no diagnostic dead-lnk; did you mean dead-link?\n");
    let listed = printed(&project.run(&["explain"]));
    assert_eq!(listed.lines().count(), coursewright::diagnostic::Code::ALL.len());
}

#[test]
fn help_names_every_verb() {
    let help = printed(&Project::empty().run(&["--help"]));
    for verb in ["build", "check", "serve", "new", "explain", "verify"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(verb)), "{help}");
    }
}

#[test]
fn fmt_lays_out_names_and_leaves_alone_what_has_mistakes() {
    let project = Project::valid();
    let uneven = "\u{feff}id:   bank   # 题库\r\ntitle: 题库\r\nquestions: []\r\n";
    project.write("quizzes/bank.yaml", uneven.as_bytes());
    project.write("quizzes/broken.yaml", b"id: [");
    project.write("quizzes/gbk.yaml", &[0x69, 0x64, 0x3a, 0x20, 0xcc, 0xe2]);
    let names = "quizzes/bank.yaml\nquizzes/broken.yaml: has mistakes and was left as it is; `check` says where\n\
                 quizzes/gbk.yaml: is not UTF-8 and was left as it is; `check` says what to do\n";
    let asked = project.run(&["fmt", "--check"]);
    assert_eq!((printed(&asked).as_str(), asked.status.code()), (names, Some(1)), "{}", complained(&asked));
    assert_eq!(std::fs::read_to_string(project.path("quizzes/bank.yaml")).unwrap(), uneven);
    let done = project.run(&["fmt"]);
    assert_eq!((printed(&done).as_str(), done.status.code()), (names, Some(1)));
    let even = "\u{feff}id: bank # 题库\r\ntitle: 题库\r\nquestions: []\r\n";
    assert_eq!(std::fs::read_to_string(project.path("quizzes/bank.yaml")).unwrap(), even);
    assert_eq!(std::fs::read_to_string(project.path("quizzes/broken.yaml")).unwrap(), "id: [");
    assert_eq!(std::fs::read_dir(project.path("quizzes")).unwrap().count(), 4, "nothing is left beside the files");
}

#[test]
fn a_new_course_is_laid_out_evenly_and_the_shipped_one_can_be() {
    for language in ["en", "zh"] {
        let project = Project::empty();
        project.run(&["new", "neu", "--lang", language]);
        let output = project.run(&["fmt", "neu", "--check"]);
        assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    }
    let mut laid_out = 0;
    for folder in ["course", "quizzes"] {
        for entry in walkdir::WalkDir::new(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let path = entry.unwrap().into_path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                let text = std::fs::read_to_string(&path).unwrap();
                let once = coursewright::format::formatted(&text).unwrap();
                assert_eq!(coursewright::format::formatted(&once).as_ref(), Ok(&once), "{}", path.display());
                laid_out += 1;
            }
        }
    }
    assert!(laid_out > 30, "{laid_out}");
}
