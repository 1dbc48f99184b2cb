//! What is read besides the files of a course and question banks: formulas, codes of certificates, encodings, and the
//! layout of YAML files.

use super::damage::{damaged, one_file, spoilt};
use super::{Files, Parser, Seed};
use coursewright::certificate::{Code, Holder};
use coursewright::course::Decimal;
use coursewright::format::formatted;
use coursewright::grade::{Formula, Generator, Ratio, parse_number};
use coursewright::source::{Decoded, decode};
use std::fs;
use std::path::Path;

/// One for each kind of text.
pub fn parsers() -> Vec<Parser> {
    vec![
        Parser { name: "formula", rounds: 3_000, seeds: formulas, damage: hit_formula, examine: values_are_exact },
        Parser { name: "verify", rounds: 1_000, seeds: codes, damage: hit_code, examine: a_code_is_of_its_holder },
        Parser { name: "encoding", rounds: 1_000, seeds: encoded, damage: hit_bytes, examine: a_text_is_clean },
        Parser { name: "fmt", rounds: 1_000, seeds: layouts, damage: hit_layout, examine: a_layout_is_stable },
    ]
}

fn one(name: &str, bytes: impl Into<Vec<u8>>) -> Seed {
    Seed { files: vec![(name.to_owned(), bytes.into())], targets: vec![0] }
}

/// The formulas of the shipped calculators and quizzes, and some that nobody writes.
fn formulas() -> Vec<Seed> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found: Vec<String> = vec![
        "if(a > b, a / b, min(a, b, c)) * round(a / 3, 2)".to_owned(),
        "＝round（a ÷ b × １００， １）".to_owned(),
        "and(a <> b, or(c ≥ 1, a <= 2)) - -abs(floor(a) - ceil(b))".to_owned(),
        "((((((((a))))))))".to_owned(),
    ];
    for entry in walkdir::WalkDir::new(shipped.join("course/calculators")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let text = fs::read_to_string(entry.path()).unwrap();
            let written = text.split("formula: ").skip(1).filter_map(|rest| rest.split([',', '}', '\n']).next());
            found.extend(written.map(str::to_owned));
        }
    }
    found.into_iter().map(|text| one("formula", text)).collect()
}

fn hit_formula(seed: &Seed, random: &mut Generator) -> Files {
    const PIECES: [&str; 34] = [
        "a",
        "b",
        "c",
        "询单",
        "(",
        ")",
        ",",
        "+",
        "-",
        "*",
        "/",
        "×",
        "÷",
        "<",
        ">",
        "=",
        "<>",
        "≥",
        "≤",
        "≠",
        "round(",
        "floor(",
        "ceil(",
        "min(",
        "max(",
        "abs(",
        "if(",
        "and(",
        "or(",
        "1",
        "0.000000001",
        "999999999999999999",
        "0",
        ".5",
    ];
    one_file(seed, random, |bytes, random| damaged(bytes, &PIECES, random))
}

/// Whatever can be read has a value or says why not, the same whatever its width.
fn values_are_exact(files: &Files) {
    let text = String::from_utf8_lossy(&files[0].1);
    let names = ["a", "b", "c", "询单", "asked", "answered", "total", "days", "rate"];
    let Ok(formula) = Formula::parse(&text, names) else { return };
    for values in [["3", "0", "-0.5"], ["999999999999999999", "-999999999999999999", "0.000000001"], ["2", "7", "100"]]
    {
        let number = |index: usize| Ratio::from(Decimal::parse(values[index % 3]).unwrap());
        let values: Vec<Ratio> = (0..names.len()).map(number).collect();
        let value = formula.value(&values);
        let wide: String = text.chars().map(|sign| if sign == '(' { '（' } else { sign }).collect();
        assert_eq!(Formula::parse(&wide, names).unwrap().value(&values), value);
        // A value that can be written is read as the same number.
        if let Ok(decimal) = value.and_then(Ratio::decimal) {
            assert_eq!(Decimal::parse(&decimal.to_string()), Some(decimal));
            assert!(parse_number(&decimal.to_string(), None).is_some(), "{decimal}");
        }
    }
}

fn codes() -> Vec<Seed> {
    ["CW-92-20261122-EF99FC75", "cw - 100 - 20260101 - 88a1e684", "ＣＷ-0-20241231-17B87290"]
        .map(|code| one("code", code))
        .into()
}

fn hit_code(seed: &Seed, random: &mut Generator) -> Files {
    const PIECES: [&str; 14] =
        ["-", "0", "9", "F", "g", "CW", "２", "汉", " ", "\n", "é\u{301}", "\u{0}", "+", "99999999999"];
    one_file(seed, random, |bytes, random| damaged(bytes, &PIECES, random))
}

/// A code that can be read belongs to one holder at most of two who differ.
fn a_code_is_of_its_holder(files: &Files) {
    let text = String::from_utf8_lossy(&files[0].1);
    if let Some(code) = Code::parse(&text) {
        assert!(code.percent <= 100);
        let holder = Holder { course: "customer-service-2026", name: "王芳", number: "1024" };
        let other = Holder { name: "王方", ..holder };
        assert!(!(code.belongs_to(&holder) && code.belongs_to(&other)));
    }
}

fn encoded() -> Vec<Seed> {
    let text = "题干,选项A,选项B,答案\n首次响应要在几秒以内？,20,30,A\n“您好”——欢迎光临😀,甲,乙,B\r\n";
    let wide = |turn: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(turn).collect()
    };
    vec![
        one("utf-8", text),
        one("mark", format!("\u{feff}{text}")),
        one("two marks", format!("\u{feff}\u{feff}{text}")),
        one("gbk", encoding_rs::GB18030.encode(text).0.into_owned()),
        one("utf-16 le", wide(u16::to_le_bytes)),
        one("utf-16 be", wide(u16::to_be_bytes)),
    ]
}

fn hit_bytes(seed: &Seed, random: &mut Generator) -> Files {
    one_file(seed, random, |bytes, random| (0..=random.below(5)).fold(bytes.to_vec(), |bytes, _| spoilt(bytes, random)))
}

fn a_text_is_clean(files: &Files) {
    let bytes = &files[0].1;
    match decode(bytes) {
        Decoded::Text(text, _) => assert!(!text.contains("\r\n") && !text.starts_with('\u{feff}'), "{text:?}"),
        Decoded::Unreadable(at) => assert!(at <= bytes.len()),
    }
}

/// Pieces of the shipped YAML files, short, so that most of them stay well-formed.
fn layouts() -> Vec<Seed> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = ["course/course.yaml", "course/cards/rules.yaml", "quizzes/d1-check.yaml", "quizzes/drills/gifts.yaml"];
    let mut seeds = Vec::new();
    for path in paths {
        let text = fs::read_to_string(shipped.join(path)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        seeds.extend(lines.windows(12).step_by(3).map(|piece| one("piece.yaml", piece.join("\n"))));
    }
    // Only what can be laid out is worth damaging.
    seeds.retain(|seed| formatted(&String::from_utf8_lossy(&seed.files[0].1)).is_ok());
    seeds
}

fn hit_layout(seed: &Seed, random: &mut Generator) -> Files {
    const PIECES: [&str; 26] = [
        ": ", "- ", "\t", "\n", "{", "}", "[", "]", "\"", "'", "|\n", ">-\n", "&a ", "*a", "!!str ", "# ", " #",
        "---\n", "? ", "\\n", "~", "null", "：", "\u{feff}", "    ", ", ",
    ];
    one_file(seed, random, |bytes, random| damaged(bytes, &PIECES, random))
}

fn a_layout_is_stable(files: &Files) {
    let text = String::from_utf8_lossy(&files[0].1);
    if let Ok(even) = formatted(&text) {
        assert_eq!(formatted(&even).as_ref(), Ok(&even), "{text}");
    }
}
