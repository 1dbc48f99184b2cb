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
                    "message": "there is no quiz `d1-quizz`", "hint": "did you mean `d1-quiz`?"
                },
                {
                    "code": "unused-quiz", "severity": "warning", "file": "quizzes/d1.yaml", "line": 1, "column": 5,
                    "message": "no module uses the quiz `d1-quiz`, so nobody will find it",
                    "hint": "add it to `quizzes: [...]` of a module, or show it with a ```quiz block"
                }
            ],
            "errors": 1,
            "warnings": 1
        })
    );
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
