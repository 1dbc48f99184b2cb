//! Workbooks for tests, new ones and old ones, good and hostile.

use crate::project::{Project, complained, printed};
use std::io::{Cursor, Write};

/// Sheets as lines `# NAME` (`# NAME hidden`), their rows below with cells between `|`; `=1/0` is a formula that failed,
/// `=A1&"甲" -> 乙` one with its result, `2026-01-02` a date, `1.5` a number, `85%` and `¥99` numbers with a format, `'1` a text, `\n` a line end, and `^3 甲` a
/// merged cell of three rows. In an old workbook `?7` is a number whose format is nowhere told.
fn sheets(body: &str) -> Vec<(&str, Vec<Vec<String>>)> {
    let mut sheets: Vec<(&str, Vec<Vec<String>>)> = Vec::new();
    for line in body.trim_end().lines() {
        match line.strip_prefix("# ") {
            Some(name) => sheets.push((name, Vec::new())),
            None => sheets.last_mut().unwrap().1.push(line.split('|').map(|cell| cell.replace("\\n", "\n")).collect()),
        }
    }
    sheets
}

/// A number with a format, as a spreadsheet makes of `85%` and `¥99`.
fn formatted(cell: &str) -> Option<(f64, &'static str)> {
    let number = |text: &str| text.parse::<f64>().ok();
    let percent = cell.strip_suffix('%').and_then(number).map(|number| (number / 100.0, "0%"));
    percent.or_else(|| cell.strip_prefix('¥').and_then(number).map(|number| (number, "\"¥\"#,##0.00")))
}

/// An .xlsx file.
pub fn new_format(body: &str) -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let mut workbook = Workbook::new();
    let date_format = Format::new().set_num_format("yyyy-mm-dd");
    for (name, rows) in sheets(body) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name.trim_end_matches(" hidden")).unwrap();
        sheet.set_hidden(name.ends_with(" hidden"));
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                if cell == "=1/0" {
                    sheet.write_formula(row, column, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
                } else if let Some((formula, result)) = cell.split_once(" -> ").filter(|_| cell.starts_with('=')) {
                    sheet.write_formula(row, column, Formula::new(formula).set_result(result)).unwrap();
                } else if let Some((height, text)) = cell.strip_prefix('^').and_then(|rest| rest.split_once(' ')) {
                    let last = row + height.parse::<u32>().unwrap() - 1;
                    sheet.merge_range(row, column, last, column, text, &Format::new()).unwrap();
                } else if let Ok(date) = ExcelDateTime::parse_from_str(&cell) {
                    sheet.write_with_format(row, column, &date, &date_format).unwrap();
                } else if let Some((number, format)) = formatted(&cell) {
                    sheet.write_with_format(row, column, number, &Format::new().set_num_format(format)).unwrap();
                } else if let Ok(number) = cell.parse::<f64>() {
                    sheet.write_number(row, column, number).unwrap();
                } else if !cell.is_empty() {
                    sheet.write_string(row, column, cell.strip_prefix('\'').unwrap_or(&cell)).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

pub fn record(stream: &mut Vec<u8>, number: u16, content: &[u8]) {
    stream.extend(number.to_le_bytes());
    stream.extend(u16::try_from(content.len()).unwrap().to_le_bytes());
    stream.extend(content);
}

pub fn label(stream: &mut Vec<u8>, row: u16, column: u16, text: &str) {
    let letters: Vec<u16> = text.encode_utf16().collect();
    let mut content: Vec<u8> = [row, column, 0].into_iter().flat_map(u16::to_le_bytes).collect();
    content.extend(u16::try_from(letters.len()).unwrap().to_le_bytes());
    content.push(1);
    content.extend(letters.into_iter().flat_map(u16::to_le_bytes));
    record(stream, 0x0204, &content);
}

/// The formats of cells in old workbooks: none, percent (built in), one of the workbook's own, one that is not there.
fn formats(workbook: &mut Vec<u8>) {
    let code: Vec<u8> = "\"¥\"#,##0.00".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(code.len() / 2).unwrap().to_le_bytes();
    record(workbook, 0x041E, &[&164_u16.to_le_bytes()[..], &length, &[1], &code].concat());
    for format in [0_u16, 9, 164, 44] {
        record(workbook, 0x00E0, &[0_u16.to_le_bytes(), format.to_le_bytes()].concat());
    }
}

fn number(stream: &mut Vec<u8>, row: u16, column: u16, cell: &str) -> bool {
    let bare = cell.parse().ok().map(|number| (number, 0_u16));
    let unknown = || cell.strip_prefix('?').and_then(|rest| rest.parse().ok()).map(|number| (number, 3));
    let shown = || formatted(cell).map(|(number, format)| (number, if format == "0%" { 1 } else { 2 }));
    let Some((number, format)) = bare.or_else(unknown).or_else(shown) else { return false };
    let place: Vec<u8> = [row, column, format].into_iter().flat_map(u16::to_le_bytes).collect();
    record(stream, 0x0203, &[place, f64::to_le_bytes(number).to_vec()].concat());
    true
}

/// An .xls file of texts and numbers (BIFF 8), by the record layouts of [MS-XLS].
pub fn old_format(body: &str) -> Vec<u8> {
    let sheets = sheets(body);
    let start = [0x0600_u16, 0x0005, 0, 0, 0, 0, 0, 0].into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut sheet_start = start.clone();
    sheet_start[2] = 0x10;
    let mut streams = Vec::new();
    for (_, rows) in &sheets {
        let mut stream = Vec::new();
        record(&mut stream, 0x0809, &sheet_start);
        for (row, cells) in (0_u16..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                if !number(&mut stream, row, column, cell) {
                    label(&mut stream, row, column, cell.strip_prefix('\'').unwrap_or(cell));
                }
            }
        }
        record(&mut stream, 0x000A, &[]);
        streams.push(stream);
    }
    let names: Vec<Vec<u8>> =
        sheets.iter().map(|(name, _)| name.encode_utf16().flat_map(u16::to_le_bytes).collect()).collect();
    let mut head = Vec::new();
    formats(&mut head);
    let head_length = 4 + start.len() + head.len() + names.iter().map(|name| 4 + 8 + name.len()).sum::<usize>() + 4;
    let mut workbook = Vec::new();
    record(&mut workbook, 0x0809, &start);
    workbook.extend(head);
    let mut at = head_length;
    for (name, stream) in names.iter().zip(&streams) {
        let mut content = u32::try_from(at).unwrap().to_le_bytes().to_vec();
        content.extend([0, 0, u8::try_from(name.len() / 2).unwrap(), 1]);
        content.extend(name);
        record(&mut workbook, 0x0085, &content);
        at += stream.len();
    }
    record(&mut workbook, 0x000A, &[]);
    workbook.extend(streams.concat());
    compound("/Workbook", &workbook)
}

pub fn compound(name: &str, content: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(content).unwrap();
    // Every program writes what it knows of the file; the reader wants a file to have one such short part.
    file.create_stream("/\u{5}SummaryInformation").unwrap().write_all(&[0; 48]).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

pub fn refused(name: &str, bytes: &[u8], expected: &str) {
    let project = Project::empty();
    project.write(name, bytes);
    let begun = std::time::Instant::now();
    let output = project.run(&["import", name]);
    assert_eq!(complained(&output), format!("error: cannot import {name}: {expected}\n"));
    assert_eq!(output.status.code(), Some(2));
    assert!(begun.elapsed().as_secs() < 30, "{name} took {:?}", begun.elapsed());
}

pub const SHEET: &str = "# 题库\n题干|选项A|选项B|答案\n甲？|乙|丙|A\n";

/// The parts of a workbook by their names, in their order; `None` if it is none.
pub fn parts(workbook: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).ok()?;
        parts.push((part.name().ok()?.to_string(), content));
    }
    Some(parts)
}

/// A workbook of these parts.
pub fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_formula_without_its_result_is_named() {
    let workbook = new_format("# 题库\n题干|选项A|选项B|答案\n甲？|乙|丙|=\"A\"&\"\" -> A\n");
    // As a program writes it that does not calculate.
    let mut parts = parts(&workbook).unwrap();
    for (_, content) in &mut parts {
        *content = String::from_utf8(content.clone()).unwrap().replace("</f><v>A</v>", "</f>").into_bytes();
    }
    let project = Project::empty();
    project.write("bank.xlsx", &archive(&parts));
    let told = printed(&project.run(&["import", "bank.xlsx"]));
    let expected = "the file does not hold the result of the formula in cell D2; open it in a spreadsheet, save it and import again";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn what_only_looks_like_a_workbook_is_refused() {
    refused(
        "locked.xlsx",
        &compound("/EncryptedPackage", b"secret"),
        "the workbook has a password; save a copy without one",
    );
    refused("empty.xlsx", b"", "the file is empty");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let word = zip.finish().unwrap().into_inner();
    let advice = "this is a Word document; save it as plain text (.txt) and import that";
    refused("bank.docx", &word, advice);
    refused("bank.doc", &compound("/WordDocument", b"words"), advice);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let other = zip.finish().unwrap().into_inner();
    refused("bank.ods", &other, "the file is damaged or of another format (no Excel workbook); save it again");
}

#[test]
fn the_template_is_filled_in_and_imported_and_never_replaced() {
    for (language, name) in [("en", "questions.xlsx"), ("zh", "题库.xlsx")] {
        let project = Project::valid();
        let made = project.run(&["new", "--template", "xlsx", "--lang", language]);
        assert!(made.status.success(), "{}", complained(&made));
        let before = std::fs::read(project.path(name)).unwrap();
        let imported = project.run(&["import", name, "--id", "bank"]);
        assert_eq!(imported.status.code(), Some(0), "{}", printed(&imported));
        let checked = printed(&project.run(&["check", "--format", "json"]));
        let json: serde_json::Value = serde_json::from_str(&checked).unwrap();
        assert_eq!(json["errors"], 0, "{checked}");
        let again = project.run(&["new", "--template", "xlsx", name]);
        assert_eq!(
            complained(&again),
            format!(
                "error: {name} is there already and was not replaced; give another name: new --template xlsx NAME.xlsx\n"
            )
        );
        assert_eq!(again.status.code(), Some(2));
        assert_eq!(std::fs::read(project.path(name)).unwrap(), before);
    }
}

#[test]
fn ten_thousand_rows_are_imported_and_pass_check() {
    let rows: String = (0..10_000).map(|row| format!("单选|题 {row}？|甲|乙|丙|丁|B|因为\n")).collect();
    let project = Project::valid();
    let body = format!("# 题库\n题型|题干|选项A|选项B|选项C|选项D|答案|解析\n{rows}");
    project.write("bank.xlsx", &new_format(&body));
    let begun = std::time::Instant::now();
    let imported = project.run(&["import", "bank.xlsx"]);
    assert!(printed(&imported).contains("10000 question(s) taken: single 10000"), "{}", printed(&imported));
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
    let checked = printed(&project.run(&["check", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&checked).unwrap();
    assert_eq!(json["errors"], 0, "{checked}");
}
