//! What is for trainers stands in the trainer's site and nowhere in the trainees', and no progress counts it.

use crate::pages::files;
use crate::project::{Project, complained};
use std::path::Path;

/// A course with a guide: words of it begin with 秘, and its picture is the only one.
fn with_guide() -> Project {
    let project = Project::valid();
    let manifest = std::fs::read_to_string(project.path("course/course.yaml")).unwrap();
    let tracks = "tracks:\n  - {id: T1, title: 专题}\n  - {id: guide, title: 秘轨}\n";
    project.write("course/course.yaml", format!("{manifest}{tracks}").as_bytes());
    let of_trainees = "---\ntitle: 专题一\ntrack: T1\nminutes: 60\n---\n\n学员看的。\n";
    project.write("course/open.md", of_trainees.as_bytes());
    let guide = "---\ntitle: 秘题\ntrack: guide\naudience: trainer\nminutes: 600\nobjectives:\n  QUOKKA-G1: 秘标\nfacts: [QUOKKA-01]\nquizzes: [quokka-quiz]\ndrills: [quokka-drill]\n---\n\n## 秘节\n\n秘文，见 [第一课](d1.md#开始) 和 [小测的题](../quizzes/d1.yaml#q-q1)。\n\n![秘图](media/quokka.png)\n";
    project.write("course/quokka-guide.md", guide.as_bytes());
    let notes = "---\ntitle: 秘记\ntrack: T1\naudience: trainer\n---\n\n秘文二。\n";
    project.write("course/quokka-notes.md", notes.as_bytes());
    let english = "---\ntitle: Quokka title\ntrack: guide\nquizzes: [quokka-quiz]\n---\n\nQuokka text.\n";
    project.write("course/quokka-guide.en.md", english.as_bytes());
    let quiz = "id: quokka-quiz\ntitle: 秘测\nquestions:\n  - {id: quokka-1, kind: true_false, prompt: 秘问, answer: true, explanation: 秘解, objective: QUOKKA-G1, facts: [QUOKKA-01]}\n";
    project.write("quizzes/quokka.yaml", quiz.as_bytes());
    let drill = "id: quokka-drill\nkind: speed\ntitle: 秘练\nseconds: 10\nask:\n  - {id: what, title: 秘选, options: [秘甲, 秘乙]}\nitems:\n  - {id: one, prompt: 秘景, answer: 秘甲}\n";
    project.write("quizzes/drills/quokka.yaml", drill.as_bytes());
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    project.write("course/media/quokka.png", &std::fs::read(shipped.join(".readme/phone.png")).unwrap());
    project
}

/// Builds with `arguments` into `out` and gives its files.
fn built(project: &Project, arguments: &[&str], out: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let output = project.run(&[&["build", "."], arguments].concat());
    assert!(output.status.success(), "{}{}", crate::project::printed(&output), complained(&output));
    files(&project.path(out))
}

/// Whether `bytes` hold `part`.
fn holds(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn a_trainees_site_has_no_byte_of_what_is_for_trainers() {
    let project = with_guide();
    let theirs = built(&project, &[], "site");
    let picture = std::fs::read(project.path("course/media/quokka.png")).unwrap();
    for (name, bytes) in &theirs {
        for word in ["秘", "quokka", "QUOKKA", "Quokka"] {
            assert!(!name.contains(word), "{name}");
            // The interface texts of all pages have no such word either.
            assert!(!holds(bytes, word), "{name} has {word}");
        }
        assert!(*bytes != picture, "{name} is the guide's picture");
    }
    let without = Project::valid();
    let manifest = std::fs::read_to_string(without.path("course/course.yaml")).unwrap();
    without.write("course/course.yaml", format!("{manifest}tracks:\n  - {{id: T1, title: 专题}}\n").as_bytes());
    without.write("course/open.md", &std::fs::read(project.path("course/open.md")).unwrap());
    let plain = built(&without, &[], "site");
    let differing: Vec<&String> = theirs.keys().filter(|name| theirs.get(*name) != plain.get(*name)).collect();
    assert_eq!((differing, theirs.len()), (Vec::new(), plain.len()), "as if it had never been written");
}

#[test]
fn a_trainers_site_has_all_of_it_and_no_progress_counts_it() {
    let project = with_guide();
    let theirs = built(&project, &["--trainer"], "site-trainer");
    let text = |name: &str| String::from_utf8(theirs.get(name).unwrap_or_else(|| panic!("no {name}")).clone()).unwrap();
    let guide = text("modules/quokka-guide.html");
    for word in ["秘题", "秘节", "秘文", "秘标", "秘轨", "href=\"../quizzes/d1-quiz.html#q-q1\""] {
        assert!(guide.contains(word), "{word}");
    }
    assert!(!guide.contains("\"module\":{"), "scripts know of no module here");
    for name in [
        "modules/quokka-notes.html",
        "modules/quokka-guide.en.html",
        "quizzes/quokka-quiz.html",
        "drills/quokka-drill.html",
    ] {
        assert!(theirs.contains_key(name), "no {name}");
    }
    assert!(theirs.keys().any(|name| name.ends_with("quokka.png")));
    let map = text("index.html");
    assert!(map.contains("秘题") && map.contains("秘记"));
    assert!(!map.contains("data-module=\"quokka-guide\"") && !map.contains("data-module=\"quokka-notes\""));
    assert!(map.contains("1 小时"), "ten hours of the guide are not the trainees'");
    let outline = theirs.keys().find(|name| name.starts_with("assets/course.")).unwrap();
    let outline = text(outline);
    assert!(outline.contains("专题一") && !outline.contains("秘题") && !outline.contains("秘记"), "{outline}");
    assert!(!outline.contains("QUOKKA-G1"));
    assert!(text("assets/search-index.js").contains("秘文"));
    let trainees = text("modules/open.html");
    assert!(!trainees.contains("秘"), "pages of trainees are the same in both sites");
}
