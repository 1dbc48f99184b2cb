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
    assert!(text("assets/search-text.js").contains("秘文"));
    let trainees = text("modules/open.html");
    assert!(!trainees.contains("秘"), "pages of trainees are the same in both sites");
}

/// Builds the shipped course with `arguments` into a folder of its own and gives its files.
fn shipped(arguments: &[&str]) -> std::collections::BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_coursewright"))
        .args(["build", env!("CARGO_MANIFEST_DIR"), "--out"])
        .arg(&out)
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", complained(&output));
    files(&out)
}

#[test]
fn the_shipped_guide_is_in_the_trainers_site_only() {
    let theirs = shipped(&[]);
    for module in ["trainer-guide", "trainer-systems", "trainer-role-plays"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("course/{module}.md"));
        let text = std::fs::read_to_string(path).unwrap();
        let title = text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap();
        let headings = text.lines().filter_map(|line| line.strip_prefix("### ").or_else(|| line.strip_prefix("## ")));
        // Short headings are words that others use too.
        let words = headings.map(|heading| heading.split(" {#").next().unwrap()).filter(|words| words.len() > 24);
        let words: Vec<&str> = words.chain([title, module]).collect();
        for (name, bytes) in &theirs {
            let found = words.iter().find(|words| name.contains(**words) || holds(bytes, words));
            assert_eq!(found, None, "{name}");
        }
    }
}

/// The rows of the table of systems that a course must or should have.
const SYSTEMS: [&str; 81] = [
    "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12", "S13", "S14", "S15", "S16",
    "S17", "S18", "S19", "S20", "S21", "S22", "S23", "S24", "S25", "S26", "S27", "S28", "S29", "S30", "S31", "S32",
    "S33", "S35", "S36", "S37", "S38", "S40", "S41", "S42", "S43", "S44", "S45", "S46", "S47", "S48", "S50", "S51",
    "S52", "S54", "S55", "S56", "S57", "S58", "S59", "S60", "S61", "S62", "S63", "S64", "S65", "S66", "S67", "S68",
    "S70", "S71", "S72", "S73", "S74", "S75", "S76", "S77", "S78", "S79", "S80", "O1", "O2", "O3", "O4", "O5", "O6",
];

#[test]
fn every_system_of_the_manuals_has_its_place_and_every_link_of_the_table_leads_there() {
    let site = shipped(&["--trainer"]);
    let text = |name: &str| String::from_utf8(site[name].clone()).unwrap();
    let page = text("modules/trainer-systems.html");
    assert!(!text("modules/d2-tmall-products.html").contains("\"requires\""), "no page is locked to trainers");
    let mut placed = Vec::new();
    for row in page.split("<tr>").skip(1).map(|row| row.split("</tr>").next().unwrap()) {
        let cell = row.split("<td>").nth(1).map(|cell| cell.split("</td>").next().unwrap());
        let Some(id) = cell else { continue };
        let links: Vec<&str> = row.split("href=\"").skip(1).map(|link| link.split('"').next().unwrap()).collect();
        assert!(!links.is_empty(), "{id} leads nowhere");
        for link in links {
            let link = percent_encoding::percent_decode_str(link).decode_utf8().unwrap();
            let (path, anchor) = link.split_once('#').map_or((link.as_ref(), None), |(path, at)| (path, Some(at)));
            let path = path.strip_prefix("../").map_or_else(|| format!("modules/{path}"), str::to_owned);
            assert!(site.contains_key(&path), "{id} leads to {path}, which is not there");
            if let Some(anchor) = anchor {
                let target = text(&path);
                assert!(target.contains(&format!("id=\"{anchor}\"")), "{id}: {path} has no #{anchor}");
            }
        }
        placed.push(id.to_owned());
    }
    // On paper a line begins a new sheet, so each set of cards stands on one of its own.
    let cards = text("modules/trainer-role-plays.html");
    let sets: Vec<&str> = cards.split("<hr>").skip(1).collect();
    assert_eq!(sets.len(), 7, "{cards}");
    for set in sets {
        let roles = ["顾客卡", "客服卡", "观察员卡"].map(|role| set.matches(&format!(">{role}</h3>")).count());
        assert_eq!((set.matches("<h2").count(), set.matches("<h3").count(), roles), (1, 3, [1, 1, 1]), "{set}");
    }
    let styles = site.keys().find(|name| name.starts_with("assets/reading.") && name.ends_with(".css")).unwrap();
    assert!(text(styles).contains(".prose hr{break-after:page"), "{styles}");
    let missing: Vec<&&str> = SYSTEMS.iter().filter(|id| !placed.iter().any(|known| known == **id)).collect();
    assert!(missing.is_empty(), "no place for {missing:?}");
}
