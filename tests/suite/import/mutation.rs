//! Damaged banks never make the program panic or hang, and what is taken of them passes our own parser. Seeds are fixed;
//! `COURSEWRIGHT_MUTATIONS` asks for more.

use super::{bank, fixtures};
use coursewright::course::Language;
use coursewright::grade::Generator;
use coursewright::import::{Format, Options, import};
use coursewright::parse::quiz_alone;
use coursewright::source::{Encoding, ProjectPath, SourceFile};
use std::fs;

/// Pieces that mean something in one of the formats.
const PIECES: [&str; 44] = [
    ",",
    "\t",
    ";",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "|",
    "{",
    "}",
    "{=",
    "~",
    "=",
    "#",
    "####",
    "::",
    "->",
    "\\",
    "%50%",
    "<",
    ">",
    "</text>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#0;",
    "<!DOCTYPE a>",
    "A、",
    "B.",
    "(C)",
    "答案：",
    "【答案】",
    "解析：",
    "一、单选题",
    "1.",
    "99、",
    "1-5 ABCDA",
    "____",
    "（ ）",
    "ANSWER: ",
    "\u{0}",
    "\u{feff}",
    "\u{FDD0}",
    "题干",
];

/// `bytes` with pieces cut, doubled, put in or spoilt, up to seven times.
pub fn mutate(bytes: &[u8], pieces: &[&str], random: &mut Generator) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = |length: usize, random: &mut Generator| random.below(u32::try_from(length + 1).unwrap()) as usize;
    for _ in 0..=random.below(6) {
        let start = at(bytes.len(), random);
        let end = (start + at(60, random)).min(bytes.len());
        match random.below(5) {
            0 => drop(bytes.drain(start..end)),
            1 => {
                let piece = bytes[start..end].to_vec();
                let place = at(bytes.len(), random);
                bytes.splice(place..place, piece);
            }
            2 | 3 => {
                let piece = pieces[random.below(u32::try_from(pieces.len()).unwrap()) as usize]
                    .repeat(1 + random.below(3) as usize);
                bytes.splice(start..start, piece.bytes());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(start) {
                    *byte = u8::try_from(random.below(256)).unwrap();
                }
            }
        }
    }
    bytes
}

#[test]
fn damaged_banks_are_reported_and_nothing_panics() {
    let banks: Vec<(String, Vec<u8>)> = fixtures()
        .iter()
        .map(|path| bank(&fs::read_to_string(path).unwrap()))
        .filter(|(_, bytes)| bytes.len() < 40_000)
        .collect();
    let rounds: u32 = std::env::var("COURSEWRIGHT_MUTATIONS").ok().and_then(|value| value.parse().ok()).unwrap_or(600);
    let formats =
        [None, Some(Format::Csv), Some(Format::Gift), Some(Format::Aiken), Some(Format::Moodle), Some(Format::Text)];
    for round in 0..rounds {
        let mut random = Generator::new(&format!("import mutation {round}"));
        let (name, bytes) = &banks[random.below(u32::try_from(banks.len()).unwrap()) as usize];
        let from = if random.below(3) == 0 { formats[random.below(6) as usize] } else { None };
        let bytes = mutate(bytes, &PIECES, &mut random);
        match import(name, &bytes, &Options { from, prefix: None }) {
            Err(refusal) => assert!(Language::ALL.iter().all(|language| !refusal.words(*language).is_empty())),
            Ok(imported) => {
                for language in Language::ALL {
                    assert!(imported.report.human(language).contains(&imported.report.name), "round {round}");
                }
                if let Some(yaml) = imported.yaml {
                    let path = ProjectPath::new("quizzes/a.yaml");
                    let source = SourceFile { path, text: yaml.as_str().into(), encoding: Encoding::Utf8 };
                    let faults = quiz_alone(&source);
                    let errors: Vec<_> = faults
                        .iter()
                        .filter(|fault| fault.severity() == coursewright::diagnostic::Severity::Error)
                        .collect();
                    assert!(errors.is_empty(), "round {round}: {errors:?}\n{yaml}");
                }
            }
        }
    }
}
