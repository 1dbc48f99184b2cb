//! How an old workbook (.xls, BIFF 5 and 8) shows its numbers, of which the library that reads the values says nothing.
//!
//! A number names a format of cells (XF) by its index, that one a format of numbers, whose code stands in a FORMAT record
//! or is built in. Only that is read here. Source of numbers and layouts of the records: Microsoft, [MS-XLS] 2.4.

use super::super::report::Refusal;
use super::super::table::column_name;
use super::budget::MAX_CELLS;
use super::records::{BOF, BOUND_SHEET, EOF, FORMULA, MUL_RK, STRING, records};
use super::shown::Frame;
use encoding_rs::{GBK, WINDOWS_1252};
use std::collections::{BTreeMap, HashMap};

const CODE_PAGE: u16 = 0x0042;
const XF: u16 = 0x00E0;
const FORMAT: u16 = 0x041E;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
/// The version in a BOF record that says BIFF 8, in which texts are Unicode.
const BIFF_8: u16 = 0x0600;

/// How a cell shows its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// As it is.
    Bare,
    /// With a sign or words around it.
    Framed(Frame),
    /// The workbook does not say.
    Unknown,
    /// Not at all: it holds a formula that came to a text, and the text was not saved.
    Lost,
}

/// The formats of a workbook, and where its sheets begin.
pub struct Formats<'a> {
    stream: &'a [u8],
    looks: Vec<Look>,
    sheets: Vec<usize>,
    left: usize,
}

impl<'a> Formats<'a> {
    /// Reads what stands before the sheets in `stream`, the workbook's records.
    pub fn of(stream: &'a [u8]) -> Self {
        let (mut xfs, mut codes, mut sheets) = (Vec::new(), BTreeMap::new(), Vec::new());
        let (mut is_unicode, mut code_page) = (true, 0);
        for (number, content) in records(stream) {
            match number {
                BOF => is_unicode = word(content, 0) == Some(BIFF_8),
                CODE_PAGE => code_page = word(content, 0).unwrap_or_default(),
                BOUND_SHEET => sheets.push(
                    usize::from(word(content, 0).unwrap_or_default())
                        | usize::from(word(content, 2).unwrap_or_default()) << 16,
                ),
                XF => xfs.push(word(content, 2)),
                FORMAT => {
                    if let (Some(id), Some(text)) = (word(content, 0), content.get(2..)) {
                        codes.insert(id, if is_unicode { unicode(text) } else { bytes(text, code_page) });
                    }
                }
                EOF => break,
                _ => {}
            }
        }
        let look = |id: Option<u16>| match id.map(|id| (codes.get(&id), id)) {
            Some((Some(Some(code)), _)) => Look::of(code),
            Some((None, 9)) => Look::of("0%"),
            Some((None, 10)) => Look::of("0.00%"),
            // Those that differ from country to country stand in the file, or nobody knows them.
            None | Some((Some(None), _) | (None, 5..=8 | 23..=26 | 41..=44 | 63..=66 | 164..)) => Look::Unknown,
            Some((None, _)) => Look::Bare,
        };
        Self { stream, looks: xfs.into_iter().map(look).collect(), sheets, left: MAX_CELLS }
    }

    /// How the numbers and formulas of a sheet look that are not bare, by row and column from 0; `sheet` counts from 0 in the workbook's order.
    ///
    /// # Errors
    /// When all sheets that were asked for have too many numbers.
    pub fn of_sheet(&mut self, sheet: usize) -> Result<HashMap<(u32, u32), Look>, Refusal> {
        let mut found = HashMap::new();
        let Some(stream) = self.sheets.get(sheet).and_then(|at| self.stream.get(*at..)) else { return Ok(found) };
        // A chart inside a sheet has records of its own between its begin and its end.
        let mut depth = 0_usize;
        let mut lost = Vec::new();
        for (number, content) in records(stream) {
            let (row, column, xf) = (word(content, 0), word(content, 2), word(content, 4));
            let several = match number {
                BOF => {
                    depth += 1;
                    continue;
                }
                EOF if depth <= 1 => break,
                EOF => {
                    depth -= 1;
                    continue;
                }
                _ if depth > 1 => continue,
                STRING => {
                    lost.pop();
                    continue;
                }
                NUMBER | RK | FORMULA => vec![xf],
                // Row, first column, for each cell format and number, last column.
                MUL_RK => content.get(4..).unwrap_or_default().chunks_exact(6).map(|cell| word(cell, 0)).collect(),
                _ => continue,
            };
            let (Some(row), Some(first)) = (row, column) else { continue };
            self.left = self.left.checked_sub(several.len()).ok_or(Refusal::Cells(MAX_CELLS))?;
            if number == FORMULA && is_text(content) {
                lost.push((u32::from(row), u32::from(first)));
            }
            for (column, xf) in (u32::from(first)..).zip(several) {
                match xf.and_then(|xf| self.looks.get(usize::from(xf))) {
                    Some(Look::Bare) => {}
                    look => drop(found.insert((u32::from(row), column), look.cloned().unwrap_or(Look::Unknown))),
                }
            }
        }
        found.extend(lost.into_iter().map(|place| (place, Look::Lost)));
        Ok(found)
    }
}

/// Whether the formula in a FORMULA record came to a text, which then stands in a record of its own.
fn is_text(content: &[u8]) -> bool {
    content.get(6) == Some(&0) && content.get(12..14) == Some(&[0xff, 0xff])
}

impl Look {
    fn of(code: &str) -> Self {
        Frame::of(code).map_or(Self::Bare, Self::Framed)
    }
}

/// Cells, by row and column from 0, as a spreadsheet names them: those that stand below one another as one area, `C2:C9`.
pub fn areas(mut cells: Vec<(u32, u32)>) -> Vec<String> {
    cells.sort_by_key(|(row, column)| (*column, *row));
    let name = |(row, column): &(u32, u32)| {
        format!("{}{}", column_name(usize::try_from(*column).unwrap_or(usize::MAX)), u64::from(*row) + 1)
    };
    let below = |one: &(u32, u32), next: &(u32, u32)| one.1 == next.1 && one.0 + 1 == next.0;
    let area = |area: &[(u32, u32)]| match area {
        [first, .., last] => format!("{}:{}", name(first), name(last)),
        _ => area.first().map(name).unwrap_or_default(),
    };
    cells.chunk_by(below).map(area).collect()
}

/// The number of two bytes at `at`.
fn word(content: &[u8], at: usize) -> Option<u16> {
    content.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

/// A text of BIFF 8: its length in letters of 16 bits, whether they are stored in two bytes each, the letters.
fn unicode(content: &[u8]) -> Option<String> {
    let (length, letters) = (usize::from(word(content, 0)?), content.get(3..)?);
    let letters: Vec<u16> = match content.get(2)? & 1 {
        0 => letters.get(..length)?.iter().map(|letter| u16::from(*letter)).collect(),
        _ => letters.get(..2 * length)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect(),
    };
    String::from_utf16(&letters).ok()
}

/// A text of BIFF 5: its length in bytes, the bytes in the workbook's code page. `None` in a code page that is not known here.
fn bytes(content: &[u8], code_page: u16) -> Option<String> {
    let text = content.get(1..=usize::from(*content.first()?))?;
    let encoding = match code_page {
        936 => GBK,
        1252 => WINDOWS_1252,
        _ => return text.is_ascii().then(|| String::from_utf8_lossy(text).into_owned()),
    };
    encoding.decode_without_bom_handling_and_without_replacement(text).map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: u16, words: &[u16], bytes: &[u8]) -> Vec<u8> {
        let content: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).chain(bytes.iter().copied()).collect();
        let length = u16::try_from(content.len()).unwrap();
        [number.to_le_bytes().to_vec(), length.to_le_bytes().to_vec(), content].concat()
    }

    /// A workbook of one sheet: `head` before the sheet, `body` in it.
    fn workbook(version: u16, head: &[Vec<u8>], body: &[Vec<u8>]) -> Vec<u8> {
        let start = [record(BOF, &[version, 5], &[]), head.concat()].concat();
        let at = u16::try_from(start.len() + 12 + 4).unwrap();
        let end = record(EOF, &[], &[]);
        let sheet = [record(BOF, &[version, 0x10], &[]), body.concat(), end.clone()].concat();
        [start, record(BOUND_SHEET, &[at, 0, 0, 0], &[]), end, sheet].concat()
    }

    fn framed(code: &str) -> Look {
        Look::Framed(Frame::of(code).unwrap())
    }

    /// A cell's look, `Bare` where none is told.
    fn look(found: &HashMap<(u32, u32), Look>, row: u32, column: u32) -> Look {
        found.get(&(row, column)).cloned().unwrap_or(Look::Bare)
    }

    #[test]
    fn every_record_of_a_number_is_found_with_its_format() {
        let head = [
            record(FORMAT, &[164, 6], b"\x01\"\0\xe5\xff\"\x000\0#\0#\0"),
            record(XF, &[0, 0], &[]),
            record(XF, &[0, 9], &[]),
            record(XF, &[0, 164], &[]),
        ];
        let chart = [record(BOF, &[BIFF_8, 0x20], &[]), record(NUMBER, &[0, 0, 1], &[0; 8]), record(EOF, &[], &[])];
        let body = [
            record(NUMBER, &[0, 0, 0], &[0; 8]),
            chart.concat(),
            record(RK, &[0, 1, 1], &[0; 4]),
            record(MUL_RK, &[1, 2, 0, 0, 0, 1, 0, 0, 2, 0, 0, 4], &[]),
            record(FORMULA, &[2, 3, 2], &[0; 16]),
        ];
        let stream = workbook(BIFF_8, &head, &body);
        let found = Formats::of(&stream).of_sheet(0).unwrap();
        let yuan = framed("\"￥\"0##");
        for (row, column, expected) in [
            (0, 0, Look::Bare),
            (0, 1, framed("0%")),
            (1, 2, Look::Bare),
            (1, 3, framed("0%")),
            (1, 4, yuan.clone()),
            (2, 3, yuan),
        ] {
            assert_eq!(look(&found, row, column), expected, "{row}, {column}");
        }
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn a_formula_that_came_to_a_text_is_lost_without_the_text() {
        let formula = |row: u16, result: [u8; 8]| record(FORMULA, &[row, 1, 0], &result);
        let text = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
        let nothing = [3, 0, 0, 0, 0, 0, 0xff, 0xff];
        let body = [
            formula(0, text),
            record(STRING, &[1], b"\0B"),
            formula(1, text),
            formula(2, nothing),
            formula(3, [0; 8]),
            formula(4, text),
        ];
        let stream = workbook(BIFF_8, &[record(XF, &[0, 0], &[])], &body);
        let found = Formats::of(&stream).of_sheet(0).unwrap();
        assert_eq!(found, HashMap::from([((1, 1), Look::Lost), ((4, 1), Look::Lost)]));
    }

    #[test]
    fn texts_of_excel_95_are_read_in_their_code_page_and_unknown_in_another() {
        for (code_page, text, expected) in [
            (936, &b"\x060\"\xd4\xaa\"%"[..], framed("0\"元\"%")),
            (1252, b"\x02\xa50", framed("¥0")),
            (950, b"\x02$0", framed("$0")),
            (950, b"\x04\"\xa4\"0", Look::Unknown),
            (936, b"\x090%", Look::Unknown),
        ] {
            let head = [record(CODE_PAGE, &[code_page], &[]), record(FORMAT, &[164], text), record(XF, &[0, 164], &[])];
            let stream = workbook(0x0500, &head, &[record(NUMBER, &[0, 0, 0], &[0; 8])]);
            assert_eq!(look(&Formats::of(&stream).of_sheet(0).unwrap(), 0, 0), expected, "{code_page} {text:?}");
        }
    }

    #[test]
    fn formats_that_the_workbook_does_not_tell_are_unknown_and_built_in_ones_are_not() {
        for (id, expected) in [
            (0, Look::Bare),
            (2, Look::Bare),
            (10, framed("0.00%")),
            (5, Look::Unknown),
            (44, Look::Unknown),
            (170, Look::Unknown),
        ] {
            let stream = workbook(BIFF_8, &[record(XF, &[0, id], &[])], &[record(RK, &[0, 0, 0], &[0; 4])]);
            assert_eq!(look(&Formats::of(&stream).of_sheet(0).unwrap(), 0, 0), expected, "{id}");
        }
        let none = workbook(BIFF_8, &[], &[record(RK, &[0, 0, 0], &[0; 4])]);
        assert_eq!(look(&Formats::of(&none).of_sheet(0).unwrap(), 0, 0), Look::Unknown);
        assert!(Formats::of(&none).of_sheet(1).unwrap().is_empty());
    }

    #[test]
    fn cells_below_one_another_are_named_as_one_area() {
        assert_eq!(areas(vec![(8, 2), (1, 3), (7, 2), (0, 27), (6, 2)]), ["C7:C9", "D2", "AB1"]);
    }

    #[test]
    fn a_workbook_cut_anywhere_is_read_as_far_as_it_goes() {
        let head = [record(FORMAT, &[164, 2], b"\x000%"), record(XF, &[0, 164], &[])];
        let stream = workbook(BIFF_8, &head, &[record(MUL_RK, &[0, 0, 0, 0, 0, 0], &[])]);
        for end in 0..stream.len() {
            let part = &stream[..end];
            assert!(Formats::of(part).of_sheet(0).unwrap().is_empty() || end >= stream.len() - 4, "{end}");
        }
    }
}
