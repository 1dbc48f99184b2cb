//! `new --template`: what it writes is complete, ties itself to its schema, and stands where the course reads it.

use crate::project::{Project, complained, printed};
use std::fs;
use std::path::Path;

/// The templates of files of a course, with the file that each becomes when it is given no name.
pub const TEMPLATES: [(&str, &str); 7] = [
    ("quiz", "quizzes/first-quiz"),
    ("drill", "quizzes/drills/first-drill"),
    ("speed-drill", "quizzes/drills/first-speed-drill"),
    ("language", "quizzes/drills/language"),
    ("cards", "course/cards/first-cards"),
    ("calculator", "course/calculators/first-calculator"),
    ("tree", "course/trees/first-tree"),
];

/// Writes every template into the course in `project`.
pub fn write_all(project: &Project, course: &str) {
    for (name, path) in TEMPLATES {
        if project.path(&format!("{course}/{path}.yaml")).exists() {
            continue;
        }
        let made = project.run(&["new", "--template", name, course]);
        assert_eq!(made.status.code(), Some(0), "{name}: {}", complained(&made));
        let file = project.path(&format!("{course}/{path}.yaml"));
        let text = fs::read_to_string(&file).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
        assert!(file.parent().unwrap().join(schema).is_file(), "{name}: {schema}");
        let id = path.rsplit('/').next().unwrap();
        assert!(text.contains(&format!("\nid: {id} #")) && !text.contains("{id}"), "{name}");
    }
}

/// Lets a module of the course name the new quiz and the new drills.
fn name_them(module: &Path) {
    let text = fs::read_to_string(module).unwrap();
    let (before, behind) = text.split_once("quizzes: [").unwrap();
    let named = format!("{before}drills: [first-drill, first-speed-drill]\nquizzes: [first-quiz, {behind}");
    fs::write(module, named).unwrap();
}

#[test]
fn every_template_passes_check_as_it_is_and_is_laid_out_evenly() {
    for (language, said) in [("zh", "没有发现问题\n"), ("en", "no mistakes found\n")] {
        let project = Project::empty();
        project.run(&["new", "neu", "--lang", language]);
        write_all(&project, "neu");
        let unnamed = printed(&project.run(&["check", "neu"]));
        assert!(unnamed.contains("0 error(s), 3 warning(s)"), "{unnamed}");
        name_them(&project.path("neu/course/d1-first-chat.md"));
        let checked = project.run(&["check", "neu", "--lang", language]);
        assert_eq!((printed(&checked).as_str(), checked.status.code()), (said, Some(0)));
        let laid_out = project.run(&["fmt", "neu", "--check", "--lang", language]);
        assert_eq!(laid_out.status.code(), Some(0), "{}{}", printed(&laid_out), complained(&laid_out));
    }
}

#[test]
fn templates_pass_check_in_a_course_that_has_everything_already() {
    let project = Project::empty();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["course", "quizzes"] {
        copy(&root.join(folder), &project.path(folder));
    }
    write_all(&project, ".");
    let checked = printed(&project.run(&["check"]));
    let unnamed = checked.matches("warning[unused-").count();
    assert!(unnamed == 3 && checked.ends_with("\n0 error(s), 3 warning(s)\n"), "{checked}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn a_template_speaks_the_language_of_its_course_and_takes_its_id_from_its_name() {
    let project = Project::valid();
    let made = project.run(&["new", "--template", "drill", "破损包裹", "--lang", "en"]);
    assert_eq!(
        complained(&made),
        "written to quizzes/drills/破损包裹.yaml. for trainees to find it, write drills: [破损包裹] into the settings of a \
         module. when it is changed, run coursewright check\n"
    );
    let text = fs::read_to_string(project.path("quizzes/drills/破损包裹.yaml")).unwrap();
    assert!(
        text.starts_with("# yaml-language-server: $schema=../../schemas/drill.schema.json\n# 一个对话演练"),
        "{text}"
    );
    assert!(text.contains("\nid: 破损包裹 #"), "{text}");
    // A translation has the id of its original, and its own language.
    project.run(&["new", "--template", "drill", "quizzes/drills/破损包裹.en.yaml", "--lang", "zh"]);
    let text = fs::read_to_string(project.path("quizzes/drills/破损包裹.en.yaml")).unwrap();
    assert!(text.contains("# A chat drill") && text.contains("\nid: 破损包裹 #"), "{text}");
}

#[test]
fn a_template_goes_only_where_the_course_reads_it_and_over_nothing() {
    let project = Project::valid();
    let refused = |arguments: &[&str]| {
        let output = project.run(&[&["new", "--template"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        complained(&output)
    };
    let folder = |path: &str, folder: &str| {
        format!(
            "error: cannot write {path}: the course reads such a file in {folder}; give its name alone, or a path in there\n"
        )
    };
    assert_eq!(refused(&["drill", "quizzes/a.yaml"]), folder("quizzes/a.yaml", "quizzes/drills"));
    assert_eq!(refused(&["quiz", "quizzes/drills/a.yaml"]), folder("quizzes/drills/a.yaml", "quizzes"));
    let out = "quizzes/drills/../../../a.yaml";
    assert!(refused(&["drill", out]).starts_with("error: there is no course at quizzes/drills/../../../a.yaml"));
    assert_eq!(refused(&["drill", "course/../a.yaml"]), folder("course/../a.yaml", "quizzes/drills"));
    assert!(refused(&["tree", "my tree"]).contains("gets the id `my tree`"));
    project.write("quizzes/drills/mine.yaml", b"id: mine\n");
    let there = refused(&["drill", "mine", "--lang", "zh"]);
    assert!(there.ends_with("已经存在，没有动它；换一个名字：new --template drill 名字\n"), "{there}");
    assert_eq!(fs::read(project.path("quizzes/drills/mine.yaml")).unwrap(), b"id: mine\n");
    let nowhere = Project::empty();
    let output = nowhere.run(&["new", "--template", "cards", "a.yaml", "--lang", "zh"]);
    assert_eq!(
        complained(&output),
        "错误：a.yaml 不在课程里：它和它的上级文件夹都没有 course/course.yaml；先进到课程的文件夹，或者用 coursewright new 文件夹 新建一个\n"
    );
}
