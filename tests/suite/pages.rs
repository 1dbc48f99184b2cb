//! The site that `build` writes: the same every time, in the look of the project, over nothing of anybody else's.

use crate::project::{Project, complained, printed};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use walkdir::WalkDir;

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn two_builds_are_byte_for_byte_the_same_whatever_the_surroundings() {
    let shipped = env!("CARGO_MANIFEST_DIR");
    let folder = tempfile::tempdir().unwrap();
    let mut sites = Vec::new();
    for (name, zone, locale, threads) in [("a", "UTC", "C", "1"), ("b", "Asia/Shanghai", "zh_CN.UTF-8", "8")] {
        let out = folder.path().join(name);
        let output = Command::new(env!("CARGO_BIN_EXE_coursewright"))
            .args(["build", shipped, "--out"])
            .arg(&out)
            .current_dir(folder.path())
            .envs([("TZ", zone), ("LANG", locale), ("RAYON_NUM_THREADS", threads)])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", complained(&output));
        sites.push(files(&out));
    }
    assert!(sites[0].len() > 40);
    let differing: Vec<&String> = sites[0].keys().filter(|name| sites[0].get(*name) != sites[1].get(*name)).collect();
    assert!(differing.is_empty(), "{differing:?}");
    assert_eq!(sites[0].len(), sites[1].len());
}

#[test]
fn a_quiz_says_whether_its_answers_may_be_traditional_and_a_question_may_say_otherwise() {
    let questions = "questions:\n\
        - {id: a, kind: blank, prompt: 明天 ___ 。, gaps: [发货], explanation: x}\n\
        - {id: b, kind: blank, prompt: 明天 ___ 。, gaps: [发货], explanation: x, traditional: false}\n\
        - {id: c, kind: numeric, prompt: 几单？, answer: 3, unit: 单, explanation: x}\n";
    let project = Project::valid();
    let keys = |settings: &str| -> Vec<serde_json::Value> {
        project.write("quizzes/d1.yaml", format!("id: d1-quiz\ntitle: x\n{settings}{questions}").as_bytes());
        let output = project.run(&["build", ".", "--out", "site"]);
        assert!(output.status.success(), "{}", printed(&output));
        let html = fs::read_to_string(project.path("site/quizzes/d1-quiz.html")).unwrap();
        let data = html.split("id=\"page-data\"").nth(1).unwrap().split(['>', '<']).nth(1).unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        let questions = data["quizzes"][0]["questions"].as_array().unwrap().clone();
        questions.into_iter().map(|question| question["key"]["traditional"].clone()).collect()
    };
    let none = serde_json::Value::Null;
    assert_eq!(keys(""), [none.clone(), none.clone(), none.clone()]);
    let (goods, order) = (serde_json::json!({"發": "发", "髮": "发", "貨": "货"}), serde_json::json!({"單": "单"}));
    assert_eq!(keys("traditional: true\n"), [goods, none.clone(), order]);
    // Before an exam is handed in, the characters would tell what is accepted.
    assert_eq!(keys("mode: exam\ntraditional: true\n"), [none.clone(), none.clone(), none]);
}

#[test]
fn a_card_does_not_show_the_words_in_which_its_term_is_not_meant() {
    let project = Project::valid();
    let cards = "id: terms\ntitle: 术语\nglossary: true\nfields:\n\
        - {key: except, title: 别处, except: true}\n- {key: meaning, title: 意思}\n\
        cards:\n- {id: exchange, title: 换货, except: 退换货, meaning: 换一件。}\n";
    project.write("course/cards/terms.yaml", cards.as_bytes());
    let output = project.run(&["build", ".", "--out", "site"]);
    assert!(output.status.success(), "{}", printed(&output));
    let html = fs::read_to_string(project.path("site/cards/terms.html")).unwrap();
    assert!(html.contains("换一件。") && !html.contains("退换货") && !html.contains("别处"), "{html}");
}

#[test]
fn nothing_is_written_while_the_course_has_errors() {
    let project = Project::valid();
    project.write("quizzes/d1.yaml", b"id: d1-quiz\ntitle: x\nquestions: []\n");
    let output = project.run(&["build", ".", "--out", "site"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).starts_with("error[no-questions]"), "{}", printed(&output));
    assert!(!project.path("site").exists());
}

#[test]
fn a_second_build_touches_only_what_changed_and_removes_what_is_gone() {
    let project = Project::valid();
    project.write("course/t.md", "---\ntitle: 专题\ntrack: T1\n---\n\n正文。\n".as_bytes());
    let manifest = fs::read_to_string(project.path("course/course.yaml")).unwrap();
    let with_track = format!("{manifest}tracks:\n  - id: T1\n    title: 专题\n");
    project.write("course/course.yaml", with_track.as_bytes());
    assert!(project.run(&["build", ".", "--out", "site"]).status.success());
    let quiz = || fs::metadata(project.path("site/quizzes/d1-quiz.html")).unwrap().modified().unwrap();
    let before = quiz();
    assert!(project.path("site/modules/t.html").exists());
    fs::remove_file(project.path("course/t.md")).unwrap();
    project.write("course/course.yaml", manifest.as_bytes());
    let output = project.run(&["build", ".", "--out", "site"]);
    assert!(output.status.success(), "{}", complained(&output));
    assert!(!project.path("site/modules/t.html").exists());
    assert_eq!(quiz(), before);
}

#[test]
fn a_folder_with_anything_of_somebody_else_is_refused_and_left_alone() {
    let project = Project::valid();
    project.write("out/成绩.xlsx", b"x");
    let output = project.run(&["build", ".", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = complained(&output);
    assert!(complaint.contains("it holds 成绩.xlsx that Coursewright did not make"), "{complaint}");
    assert_eq!(files(&project.path("out")).len(), 1);
}

#[test]
fn the_project_its_sources_and_what_lies_above_are_no_output() {
    let project = Project::valid();
    let before = files(project.root());
    for out in [".", "..", "course", "course/site", "quizzes", "themes/x", "/"] {
        let output = project.run(&["build", ".", "--out", out]);
        assert_eq!(output.status.code(), Some(2), "{out}");
        let complaint = complained(&output);
        assert!(complaint.starts_with("error: cannot write the site to "), "{out}: {complaint}");
    }
    assert_eq!(files(project.root()), before);
}

#[test]
fn one_file_of_the_theme_can_be_replaced_and_the_rest_stays() {
    let project = Project::valid();
    project.write("themes/default/styles/custom.css", b".shop-colour { color: rebeccapurple }");
    assert!(project.run(&["build", ".", "--out", "site"]).status.success());
    let styles: String = files(&project.path("site"))
        .into_iter()
        .filter(|(name, _)| name.ends_with(".css"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    assert!(styles.contains("rebeccapurple") && styles.contains(".bubble"));
}

#[test]
fn a_theme_file_that_replaces_nothing_and_a_faulty_template_are_diagnosed() {
    let project = Project::valid();
    project.write("themes/default/templates/modul.html", b"x");
    project.write("themes/default/templates/module.html", b"<p>{% if %}</p>");
    let output = project.run(&["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_str(&printed(&output)).unwrap();
    let found: Vec<(&str, &str)> = json["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|diagnostic| (diagnostic["code"].as_str().unwrap(), diagnostic["file"].as_str().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            ("theme-template", "themes/default/templates/module.html"),
            ("theme-file-unknown", "themes/default/templates/modul.html")
        ]
    );
    let hint = json["diagnostics"][1]["hint"].as_str().unwrap();
    assert!(hint.contains("module.html"), "{hint}");
}

#[test]
fn every_page_forbids_foreign_and_inline_scripts_before_anything_else() {
    let project = Project::valid();
    assert!(project.run(&["build", ".", "--out", "site"]).status.success());
    let pages: Vec<(String, String)> = files(&project.path("site"))
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    assert_eq!(pages.len(), 7, "map, module, quiz, results, settings, review, certificate");
    for (name, page) in pages {
        let policy = page.find("http-equiv=\"Content-Security-Policy\"").unwrap();
        assert!(page.find("<script").is_none_or(|script| policy < script), "{name}");
        assert!(page.contains("script-src 'self'") && page.contains("require-trusted-types-for 'script'"), "{name}");
        assert!(!page.contains(" style=\"") && !page.contains(" onclick="), "{name}");
        assert!(!page.contains("https://") && !page.contains("http://"), "{name}");
    }
}
