//! Workbooks that would take far more memory than they are long: each is refused before that, in words.

use super::workbook::{SHEET, archive, compound, label, new_format, parts, record, refused};
use crate::project::{Project, complained};
use std::io::{Cursor, Write};

/// A workbook with another part of `length` zeros.
fn with_zeros(length: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new_append(Cursor::new(new_format(SHEET))).unwrap();
    archive.start_file("xl/zeros.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![0; 1 << 20];
    for _ in 0..length >> 20 {
        archive.write_all(&block).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const MANY: &str = "the table has more than 1000000 cells; save a copy with the questions only";
const BOMB: &str = "the file unpacks to more than 96 MB; save a copy with the questions only";

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused_by_its_word_and_by_its_deeds() {
    let honest = with_zeros(100 << 20);
    assert!(honest.len() < 2 << 20, "{} bytes are no bomb", honest.len());
    refused("bomb.xlsx", &honest, BOMB);
    // The same with sizes that lie: 1 byte, in the directory and before the part.
    let mut lying = honest;
    let size = u32::try_from(100 << 20).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..*at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    let project = Project::empty();
    project.write("lying.xlsx", &lying);
    let output = project.run(&["import", "lying.xlsx"]);
    assert_eq!(output.status.code(), Some(2), "{}", complained(&output));
}

#[test]
fn cells_far_apart_cost_no_memory_in_a_new_workbook_and_are_refused_in_an_old_one() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in (0_u16..).zip(["题干", "选项A", "选项B", "答案"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "远").unwrap();
    let project = Project::empty();
    project.write("far.xlsx", &workbook.save_to_buffer().unwrap());
    let output = project.run(&["import", "far.xlsx"]);
    assert_eq!(output.status.code(), Some(2), "{}", complained(&output));

    refused("far.xls", &old(&[&label_at(0, 0, "题干"), &label_at(65_535, 255, "远")]), MANY);
}

/// A record of a text in a cell.
fn label_at(row: u16, column: u16, text: &str) -> Vec<u8> {
    let mut stream = Vec::new();
    label(&mut stream, row, column, text);
    stream
}

fn one(number: u16, content: &[u8]) -> Vec<u8> {
    let mut stream = Vec::new();
    record(&mut stream, number, content);
    stream
}

/// The beginning of a part of a workbook: of the whole (5), of a sheet (16), of a chart (32).
fn begin(kind: u8) -> Vec<u8> {
    one(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0])
}

/// An .xls file with these records before its sheets and these in the only one, which is listed so many times.
fn listed(head: &[u8], times: usize, sheet: &[u8]) -> Vec<u8> {
    let end = one(0x000A, &[]);
    let entry = |at: usize, number: usize| {
        let name = format!("{number:04}");
        let place = u32::try_from(at).unwrap().to_le_bytes();
        one(0x0085, &[&place[..], &[0, 0, 4, 0], name.as_bytes()].concat())
    };
    let start = begin(5).len() + head.len() + times * entry(0, 0).len() + end.len();
    let list: Vec<u8> = (0..times).flat_map(|number| entry(start, number)).collect();
    compound("/Workbook", &[&begin(5)[..], head, &list, &end, &begin(16), sheet, &end].concat())
}

/// An .xls file of one sheet.
fn old(sheet: &[&[u8]]) -> Vec<u8> {
    listed(&[], 1, &sheet.concat())
}

#[test]
fn cells_of_an_old_workbook_are_counted_as_its_reader_takes_them() {
    let (near, far) = (label_at(0, 0, "题干"), label_at(65_535, 200, "远"));
    let chart = [begin(32), one(0x000A, &[])].concat();
    refused("chart.xls", &old(&[&near, &chart, &far]), MANY);
    let square = [near.clone(), label_at(999, 899, "远")].concat();
    refused("twice.xls", &listed(&[], 2, &square), MANY);
    let numbers: Vec<u8> = (0..20).flat_map(|_| one(0x027E, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).collect();
    refused("again.xls", &old(&[&near, &numbers.repeat(50_001)]), MANY);
    let side_by_side = one(0x00BD, &[&[0; 4][..], &[0; 6 * 1_300], &1_299_u16.to_le_bytes()].concat());
    refused("wide.xls", &old(&[&side_by_side, &label_at(800, 0, "远")]), MANY);
}

#[test]
fn a_list_that_leads_to_one_sheet_again_and_again_is_refused_before_it_takes_for_ever() {
    let long = one(0x1234, &[0; 8_000]).repeat(100);
    let expected = "the file is damaged or of another format (its list of sheets leads to the same places again and again); save it again";
    refused("again.xls", &listed(&[], 200, &long), expected);
}

#[test]
fn a_long_text_in_very_many_cells_is_refused() {
    let long = "长".repeat(32_000);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..400 {
        sheet.write_string(row, 0, &long).unwrap();
    }
    let new = workbook.save_to_buffer().unwrap();
    assert!(new.len() < 1 << 20, "{} bytes", new.len());
    let expected = "the file unpacks to more than 32 MB; save a copy with the questions only";
    refused("long.xlsx", &new, expected);

    // The table of texts: two, of which the second goes on in a record of its own.
    let letters: Vec<u8> = long[..3 * 4_000].encode_utf16().flat_map(u16::to_le_bytes).collect();
    let texts = [&[0; 8][..], b"\x01\0\0a", &8_000_u16.to_le_bytes(), &[1], &letters].concat();
    let head = [one(0x00FC, &texts), one(0x003C, &[&[1][..], &letters].concat())].concat();
    let cell = |row: u16, text: u8| one(0x00FD, &[&row.to_le_bytes()[..], &[0, 0, 0, 0, text, 0, 0, 0]].concat());
    let cells: Vec<u8> = (0..2_000).flat_map(|row| cell(row, 1)).collect();
    refused("long.xls", &listed(&head, 1, &cells), expected);
    // As many cells with the short one are no questions, but no bomb.
    let cells: Vec<u8> = (0..2_000).flat_map(|row| cell(row, 0)).collect();
    let project = Project::empty();
    project.write("short.xls", &listed(&head, 1, &cells));
    let told = complained(&project.run(&["import", "short.xls"]));
    assert!(!told.contains("unpacks") && !told.contains("damaged"), "{told}");
}

#[test]
fn a_list_of_texts_that_says_it_is_endless_is_refused_before_memory_is_taken_for_it() {
    let mut all = parts(&new_format(SHEET)).unwrap();
    let texts = all.iter_mut().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap();
    let honest = String::from_utf8(texts.1.clone()).unwrap();
    let lying = honest.replace("uniqueCount=\"", "uniqueCount = \"99999999999");
    assert_ne!(lying, honest);
    texts.1 = lying.into_bytes();
    refused("lying.xlsx", &archive(&all), MANY);
}
