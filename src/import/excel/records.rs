//! The records of an old workbook (.xls), and whether what becomes of them stays within the budget.
//!
//! The reader makes a rectangle of each sheet in the workbook's list, from its first to its last cell, and a text of its
//! own for each cell. So every sheet is gone through as the reader does it: from where the list says, which a damaged
//! file leads anywhere, to the end of that sheet, without what is set into it. Source of numbers and layouts of the
//! records: Microsoft, [MS-XLS] 2.3 and 2.4.

use super::super::report::Refusal;
use super::budget::{Budget, MAX_UNPACKED};
use super::texts;
use std::io::{Cursor, Read};

/// The record with which a part of a workbook begins.
pub const BOF: u16 = 0x0809;
/// The record with which it ends.
pub const EOF: u16 = 0x000A;
/// The record that tells where a sheet is, by its first four bytes.
pub const BOUND_SHEET: u16 = 0x0085;
/// The record of a formula.
pub const FORMULA: u16 = 0x0006;
/// The text that the formula before it came to.
pub const STRING: u16 = 0x0207;
/// Numbers in cells that stand side by side.
pub const MUL_RK: u16 = 0x00BD;
/// The record that tells between which rows and columns a sheet has cells.
const DIMENSIONS: u16 = 0x0200;
/// A text in a cell, and one with formats.
const LABEL: [u16; 2] = [0x0204, 0x00D6];
/// A cell with one of the workbook's texts.
const LABEL_SST: u16 = 0x00FD;
/// A byte of a text in the file is at most so many in the reader's.
const MOST_BYTES: usize = 3;
/// Rows and columns of a sheet of an old workbook, multiplied.
const CELLS_OF_A_SHEET: u64 = 65_536 * 256;
/// Records of cells; each begins with row and column. Those of Excel 2 to 4 too, which other programs still write.
const CELLS: [u16; 14] = [
    FORMULA, MUL_RK, 0x00BE, 0x00D6, LABEL_SST, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x0002, 0x0003, 0x0004, 0x0005,
];

/// The records of an old workbook, each with its number and its content, up to the first that is cut off.
pub fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (head, behind) = rest.split_first_chunk::<4>()?;
        let number = u16::from_le_bytes([head[0], head[1]]);
        let (content, behind) = behind.split_at_checked(usize::from(u16::from_le_bytes([head[2], head[3]])))?;
        rest = behind;
        Some((number, content))
    })
}

/// The records of an old workbook that stays within the budget.
///
/// # Errors
/// When it is no compound file, has no workbook, says what cannot be, or breaks the budget.
pub fn within_budget(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let damaged = |error: std::io::Error| Refusal::Damaged(error.to_string());
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    // A workbook with a password is an encrypted package in a compound file.
    if file.is_stream("/EncryptedPackage") {
        return Err(Refusal::Password);
    }
    if file.is_stream("/WordDocument") {
        return Err(Refusal::Word);
    }
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"].into_iter().find(|name| file.is_stream(name));
    let name = name.ok_or_else(|| Refusal::Damaged("no Excel workbook".to_owned()))?;
    let mut stream = Vec::new();
    file.open_stream(name).map_err(damaged)?.take(MAX_UNPACKED).read_to_end(&mut stream).map_err(damaged)?;
    let mut pass = Pass { texts: texts::lengths(&stream), budget: Budget::new(), left: MAX_UNPACKED };
    let globals = records(&stream).take_while(|(number, _)| *number != EOF);
    for (_, place) in globals.filter(|(number, _)| *number == BOUND_SHEET) {
        let start = place.first_chunk::<4>().map(|start| u32::from_le_bytes(*start) as usize);
        if let Some(sheet) = start.and_then(|start| stream.get(start..)) {
            pass.sheet(sheet)?;
        }
    }
    Ok(stream)
}

/// A walk through the sheets of a workbook.
struct Pass {
    /// The bytes of the workbook's texts, by number.
    texts: Vec<usize>,
    budget: Budget,
    /// How many bytes may still be gone through: sheets that follow one another are no more than the file.
    left: u64,
}

impl Pass {
    /// Goes through the sheet with which `stream` begins.
    fn sheet(&mut self, stream: &[u8]) -> Result<(), Refusal> {
        let mut bounds = Bounds::default();
        let mut cells = 0_usize;
        // Charts and the like are set into a sheet with a begin and an end of their own; the first begin is the sheet's.
        let (mut has_begun, mut depth) = (false, 0_usize);
        for (number, content) in records(stream) {
            self.left = self.left.checked_sub(4 + content.len() as u64).ok_or_else(|| {
                Refusal::Damaged("its list of sheets leads to the same places again and again".to_owned())
            })?;
            match number {
                BOF if has_begun => depth += 1,
                BOF => has_begun = true,
                EOF if depth == 0 => break,
                EOF => depth -= 1,
                _ if depth > 0 => {}
                DIMENSIONS if is_overstated(content) => {
                    // Saving it again mends that, which taking cells away would not.
                    return Err(Refusal::Damaged("a sheet says that it has more cells than there can be".to_owned()));
                }
                STRING => {
                    cells += 1;
                    self.budget.spend(0, MOST_BYTES * content.len())?;
                }
                _ if CELLS.contains(&number) => {
                    // Row, first column, for each cell format and number, last column.
                    let count = if number == MUL_RK { content.len().saturating_sub(6) / 6 } else { 1 };
                    bounds.add(content, count);
                    cells += count;
                    self.budget.spend(0, self.text_of(number, content))?;
                }
                _ => {}
            }
        }
        // A record more for a place that is taken costs as much as one for another.
        self.budget.spend(bounds.area().max(cells), 0)
    }

    /// At most how many bytes of text a record of a cell comes to.
    fn text_of(&self, number: u16, content: &[u8]) -> usize {
        if LABEL.contains(&number) {
            return MOST_BYTES * content.len();
        }
        let text = content.get(6..10).filter(|_| number == LABEL_SST).and_then(|index| index.first_chunk::<4>());
        text.and_then(|index| self.texts.get(u32::from_le_bytes(*index) as usize)).copied().unwrap_or_default()
    }
}

/// Whether a sheet says that it has more cells than there can be: the reader takes its word, and memory for as many at once.
fn is_overstated(content: &[u8]) -> bool {
    let word = |at: usize| content.get(at..at + 2).map_or(0, |pair| u32::from(pair[0]) | u32::from(pair[1]) << 8);
    let long = |at: usize| word(at) | word(at + 2) << 16;
    let (first, end, left, right) = match content.len() {
        10 => (word(0), word(2), word(4), word(6)),
        14 | 16 => (long(0), long(4), word(8), word(10)),
        _ => return false,
    };
    // As the reader sees it: a beginning behind the end counts as far more rows than there are.
    let left = if left > 0xFF || right < left { 0 } else { left };
    let rows = u64::from(end.wrapping_sub(first));
    end > 0 && right > 0 && rows * u64::from(right - left) > CELLS_OF_A_SHEET
}

/// The rectangle of a sheet's cells: top, left, bottom, right.
#[derive(Default)]
struct Bounds {
    cells: Option<(usize, usize, usize, usize)>,
}

impl Bounds {
    /// Makes room for the cells of a record: so many, side by side.
    fn add(&mut self, content: &[u8], count: usize) {
        let Some([row_low, row_high, column_low, column_high]) = content.first_chunk::<4>() else { return };
        let row = usize::from(u16::from_le_bytes([*row_low, *row_high]));
        let column = usize::from(u16::from_le_bytes([*column_low, *column_high]));
        let last = column + count.saturating_sub(1);
        let (top, left, bottom, right) = self.cells.unwrap_or((row, column, row, last));
        self.cells = Some((top.min(row), left.min(column), bottom.max(row), right.max(last)));
    }

    fn area(&self) -> usize {
        self.cells.map_or(0, |(top, left, bottom, right)| (bottom - top + 1) * (right - left + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap();
        [&number.to_le_bytes()[..], &length.to_le_bytes()[..], content].concat()
    }

    /// A compound file with this stream.
    fn workbook(stream: &[u8]) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        std::io::Write::write_all(&mut file.create_stream("/Workbook").unwrap(), stream).unwrap();
        file.into_inner().into_inner()
    }

    fn dimensions(first: u32, end: u32, left: u16, right: u16) -> Vec<u8> {
        let rows = [first.to_le_bytes(), end.to_le_bytes()].concat();
        let columns = [left.to_le_bytes(), right.to_le_bytes(), [0, 0]].concat();
        [rows, columns].concat()
    }

    #[test]
    fn a_sheet_that_says_it_has_more_cells_than_there_can_be_is_refused() {
        for (content, is_refused) in [
            (dimensions(0, 65_536, 0, 256), false),
            (dimensions(0, 0, 0, 0), false),
            (dimensions(5, 5, 0, 200), false),
            (dimensions(0, u32::MAX, 0, 65_535), true),
            (dimensions(9, 3, 0, 2), true),
        ] {
            // The sheet begins within another record, as a damaged list of sheets may say.
            let inner = record(DIMENSIONS, &content);
            let start = u32::try_from(8 + 4 + 4 + 4).unwrap();
            let list = record(BOUND_SHEET, &[&start.to_le_bytes()[..], &[0; 4]].concat());
            let stream = [list, record(EOF, &[]), record(0x1234, &inner)].concat();
            let read = within_budget(&workbook(&stream));
            let refusal = Refusal::Damaged("a sheet says that it has more cells than there can be".to_owned());
            assert_eq!(read, if is_refused { Err(refusal) } else { Ok(stream) }, "{content:?}");
        }
    }

    #[test]
    fn a_cell_is_as_wide_as_its_record_says_whatever_its_text_ends_in() {
        // The last two bytes of each text are a number too: a `z` of sixteen bits, which is 122.
        let label = |row: u16| record(LABEL[0], &[&row.to_le_bytes()[..], b"\0\0\0\0\x01\0\x01z\0"].concat());
        let sheet: Vec<u8> = [record(BOF, &[0; 8])].into_iter().chain((0..9_000).map(label)).flatten().collect();
        let start = u32::try_from(4 + 8 + 4).unwrap();
        let list = record(BOUND_SHEET, &[&start.to_le_bytes()[..], &[0; 4]].concat());
        let stream = [list, record(EOF, &[]), sheet].concat();
        assert_eq!(within_budget(&workbook(&stream)), Ok(stream));
    }
}
