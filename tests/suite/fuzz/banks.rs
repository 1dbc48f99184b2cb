//! Question banks: whatever is damaged is reported or refused, and what is taken passes our own parser.

use super::damage::{below, damaged, one_file, spoilt};
use super::{Files, Parser, Seed};
use crate::import::{bank, fixtures};
use coursewright::course::Language;
use coursewright::diagnostic::Severity;
use coursewright::grade::Generator;
use coursewright::import::{Format, Options, import};
use coursewright::parse::quiz_alone;
use coursewright::source::{Encoding, ProjectPath, SourceFile};
use std::fs;

/// Pieces that mean something in one of the formats of texts.
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

/// One for each format.
pub fn parsers() -> Vec<Parser> {
    vec![
        Parser { name: "gift", rounds: 250, seeds: || seeds(&["gift"]), damage: hit, examine },
        Parser { name: "aiken", rounds: 150, seeds: || seeds(&["aiken"]), damage: hit, examine },
        Parser { name: "moodle", rounds: 250, seeds: || seeds(&["moodle", "other-xml"]), damage: hit, examine },
        Parser { name: "csv", rounds: 400, seeds: || seeds(&["csv", "tsv"]), damage: hit, examine },
        Parser { name: "text", rounds: 250, seeds: || seeds(&["text"]), damage: hit, examine },
        #[cfg(feature = "excel")]
        Parser { name: "workbook", rounds: 300, seeds: || seeds(&["xls"]), damage: hit_workbook, examine },
    ]
}

/// The largest bank that is a seed.
const LARGEST: usize = 40_000;

/// The banks of the fixtures whose names begin so.
fn seeds(prefixes: &[&str]) -> Vec<Seed> {
    let is_wanted = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        prefixes.iter().any(|prefix| name.starts_with(prefix))
    };
    let banks = fixtures().into_iter().filter(is_wanted).map(|path| bank(&fs::read_to_string(path).unwrap()));
    let seeds = banks.filter(|(_, bytes)| bytes.len() <= LARGEST);
    seeds.map(|bank| Seed { files: vec![bank], targets: vec![0] }).collect()
}

fn hit(seed: &Seed, random: &mut Generator) -> Files {
    one_file(seed, random, |bytes, random| damaged(bytes, &PIECES, random))
}

/// Numbers and references that mean something in a sheet.
#[cfg(feature = "excel")]
const OF_SHEETS: [&str; 20] = [
    "<c r=\"XFD1048576\">",
    "<row r=\"4294967295\">",
    "r=\"A0\"",
    "ref=\"A1:XFD1048576\"",
    "<mergeCell ref=\"B2:A1\"/>",
    "t=\"s\"",
    "<v>-1</v>",
    "<v>1e308</v>",
    "<v>NaN</v>",
    "<v>99999999999</v>",
    "s=\"65536\"",
    "</row>",
    "<!DOCTYPE a>",
    "&#0;",
    "count=\"4294967295\"",
    "<is><t>",
    "<f>A1</f>",
    "t=\"e\"",
    "<si>",
    "uniqueCount=\"99999999999\"",
];

/// Damages one part of a workbook, or the archive itself; of an old workbook single bytes.
#[cfg(feature = "excel")]
fn hit_workbook(seed: &Seed, random: &mut Generator) -> Files {
    one_file(seed, random, |bytes, random| {
        if !bytes.starts_with(b"PK") || random.below(4) == 0 {
            return (0..=random.below(8)).fold(bytes.to_vec(), |bytes, _| spoilt(bytes, random));
        }
        let Some(mut parts) = crate::import::workbook::parts(bytes) else { return spoilt(bytes.to_vec(), random) };
        let chosen = below(parts.len(), random);
        parts[chosen].1 = damaged(&parts[chosen].1, &OF_SHEETS, random);
        crate::import::workbook::archive(&parts)
    })
}

fn examine(files: &Files) {
    let (name, bytes) = &files[0];
    // The name tells the format; without it the content has to, and with `--from` it does not matter.
    let formats = [Format::Csv, Format::Gift, Format::Aiken, Format::Moodle, Format::Text];
    let forced = formats[bytes.len() % formats.len()];
    for (name, from) in [(name.as_str(), None), ("bank", None), ("bank", Some(forced))] {
        match import(name, bytes, &Options { from, prefix: None }) {
            Err(refusal) => assert!(Language::ALL.iter().all(|language| !refusal.words(*language).is_empty())),
            Ok(imported) => {
                for language in Language::ALL {
                    assert!(imported.report.human(language).contains(&imported.report.name));
                }
                let Some(yaml) = imported.yaml else { continue };
                let path = ProjectPath::new("quizzes/a.yaml");
                let source = SourceFile::new(path, yaml.as_str().into(), Encoding::Utf8);
                let faults = quiz_alone(&source);
                let errors: Vec<_> = faults.iter().filter(|fault| fault.severity() == Severity::Error).collect();
                assert!(errors.is_empty(), "{errors:?}\n{yaml}");
            }
        }
    }
}
