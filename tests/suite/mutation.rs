//! Damaged files never make the program panic, hang or point outside a text: the shipped course with pieces deleted,
//! doubled, swapped and replaced by what breaks parsers. Seeds are fixed; `COURSEWRIGHT_MUTATIONS` asks for more.

use crate::project::Project;
use coursewright::compile::Compiler;
use coursewright::course::Language;
use coursewright::diagnostic::report::{self, Style};
use coursewright::format::formatted;
use coursewright::grade::Generator;
use std::fs;
use std::path::Path;

/// Pieces that break parsers.
const PIECES: [&str; 40] = [
    ": ",
    "- ",
    "\t",
    "\n",
    "：",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|",
    ">",
    "&a ",
    "*a ",
    "!!str ",
    "%",
    "@",
    "`",
    "```chat bad\n",
    "```quiz\n",
    "```\n",
    "---\n",
    "___",
    "**",
    "“",
    "”",
    "\u{feff}",
    "\u{0}",
    "\u{fdd0}0\u{fdd1}",
    "<script>",
    "<b>",
    "](",
    "![](",
    "[^1]",
    "| - |\n",
    "# ",
    "null",
    "é\u{301}",
    "\u{1F600}",
];

fn mutate(text: &str, random: &mut Generator) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = |length: usize, random: &mut Generator| random.below(u32::try_from(length + 1).unwrap()) as usize;
    for _ in 0..=random.below(6) {
        let start = at(letters.len(), random);
        let end = (start + at(40, random)).min(letters.len());
        match random.below(4) {
            0 => drop(letters.drain(start..end)),
            1 => {
                let piece: Vec<char> = letters[start..end].to_vec();
                let place = at(letters.len(), random);
                letters.splice(place..place, piece);
            }
            2 => {
                let piece = PIECES[random.below(40) as usize];
                letters.splice(start..start, piece.chars());
            }
            _ => {
                let piece = PIECES[random.below(40) as usize].repeat(1 + random.below(30) as usize);
                letters.splice(start..end, piece.chars());
            }
        }
    }
    letters.into_iter().collect()
}

#[test]
fn damaged_files_are_diagnosed_and_nothing_panics() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<(String, String)> =
        ["course/course.yaml", "course/d1-service-flow.md", "quizzes/d1-check.yaml", "quizzes/d1-daily.yaml"]
            .into_iter()
            .map(|path| (path.to_owned(), fs::read_to_string(shipped.join(path)).unwrap()))
            .collect();
    let rounds: u32 = std::env::var("COURSEWRIGHT_MUTATIONS").ok().and_then(|value| value.parse().ok()).unwrap_or(200);
    let project = Project::empty();
    for round in 0..rounds {
        let mut random = Generator::new(&format!("mutation {round}"));
        let chosen = random.below(4) as usize;
        for (index, (path, text)) in files.iter().enumerate() {
            let text = if index == chosen { mutate(text, &mut random) } else { text.clone() };
            project.write(path, text.as_bytes());
        }
        let compiled = Compiler::default().compile(project.root()).unwrap();
        if let Some(ready) = &compiled.course {
            assert!(ready.render(&compiled.sources).is_ok(), "round {round}: a course without errors does not render");
        }
        for language in Language::ALL {
            let style = Style { language, colour: false, most: usize::MAX };
            let text = report::human(&compiled.diagnostics, &compiled.sources, style);
            assert!(!text.contains("{value}") && !text.contains("{key}"), "round {round}: {text}");
        }
    }
}

#[test]
fn damaged_yaml_is_laid_out_to_say_the_same_or_left_alone() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = ["course/course.yaml", "course/cards/rules.yaml", "quizzes/d1-check.yaml", "quizzes/d2-daily.yaml"];
    let texts = paths.map(|path| fs::read_to_string(shipped.join(path)).unwrap());
    let rounds: u32 =
        std::env::var("COURSEWRIGHT_MUTATIONS").ok().and_then(|value| value.parse().ok()).unwrap_or(2_000);
    let mut laid_out = 0;
    for round in 0..rounds {
        let mut random = Generator::new(&format!("layout {round}"));
        // Short pieces, so that most of them are well-formed and the layout has something to do.
        let lines: Vec<&str> = texts[random.below(4) as usize].lines().collect();
        let start = random.below(u32::try_from(lines.len()).unwrap()) as usize;
        let piece = lines[start..(start + 12).min(lines.len())].join("\n");
        let text = mutate(&piece, &mut random);
        if let Ok(even) = formatted(&text) {
            assert_eq!(formatted(&even).as_ref(), Ok(&even), "round {round}: {text}");
            laid_out += 1;
        }
    }
    assert!(laid_out > rounds / 40, "{laid_out} of {rounds}");
}
