//! Looks at a workbook before it is read: how large it becomes, and how far its cells lie apart.

use super::super::report::Refusal;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

/// The most bytes that all parts of a workbook may unpack to.
pub const MAX_UNPACKED: u64 = 96 * 1024 * 1024;
/// The most parts of a workbook.
const MAX_PARTS: usize = 10_000;
/// The most cells of a workbook.
pub const MAX_CELLS: usize = 1_000_000;

/// Refuses an archive that says it unpacks to too much, and then one that does: sizes in an archive may lie. Gives the
/// number of pictures in it.
///
/// # Errors
/// When it is no archive, or breaks the budget.
pub fn archive(bytes: &[u8]) -> Result<usize, Refusal> {
    let damaged = |error: zip::result::ZipError| Refusal::Damaged(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MAX_PARTS || archive.decompressed_size().is_some_and(|size| size > u128::from(MAX_UNPACKED)) {
        return Err(Refusal::Bomb(MAX_UNPACKED));
    }
    let mut left = MAX_UNPACKED;
    let mut pictures = 0;
    let (mut is_workbook, mut is_document) = (false, false);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        if part.encrypted() {
            return Err(Refusal::Password);
        }
        let name = part.name().map_err(damaged)?.to_ascii_lowercase();
        pictures += usize::from(name.starts_with("xl/media/"));
        is_workbook |= name.starts_with("xl/");
        is_document |= name.starts_with("word/");
        let is_texts = name.ends_with("sharedstrings.xml");
        let mut content = Vec::new();
        let mut part = part.take(left + 1);
        let read = if is_texts {
            part.read_to_end(&mut content).map(|read| read as u64)
        } else {
            std::io::copy(&mut part, &mut std::io::sink())
        };
        let read = read.map_err(|error| Refusal::Damaged(error.to_string()))?;
        left = left.checked_sub(read).ok_or(Refusal::Bomb(MAX_UNPACKED))?;
        if claims_too_many(&content) {
            return Err(Refusal::Cells(MAX_CELLS));
        }
    }
    match (is_workbook, is_document) {
        (true, _) => Ok(pictures),
        (false, true) => Err(Refusal::Word),
        (false, false) => Err(Refusal::Damaged("no Excel workbook".to_owned())),
    }
}

/// Whether the list of texts says that it is longer than there can be cells: the reader takes its word, and memory for
/// as many at once.
fn claims_too_many(texts: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    let claims = texts.windows(COUNT.len()).enumerate().filter(|(_, window)| *window == COUNT);
    claims.into_iter().any(|(at, _)| {
        let rest = &texts[at + COUNT.len()..];
        let value = rest.iter().skip_while(|byte| byte.is_ascii_whitespace() || b"=\"'+".contains(byte));
        let number = value.take_while(|byte| byte.is_ascii_digit());
        let count =
            number.fold(0_usize, |count, byte| count.saturating_mul(10).saturating_add(usize::from(byte - b'0')));
        count > MAX_CELLS
    })
}

/// Refuses an old workbook whose sheets, as rectangles from the first to the last cell, have too many cells. Gives its records.
///
/// Source of the record numbers: Microsoft, [MS-XLS] 2.3 and 2.4.
///
/// # Errors
/// When it is no compound file, has no workbook, says what cannot be, or breaks the budget.
pub fn old_workbook(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
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
    let mut cells = 0_usize;
    let mut sheet = Bounds::default();
    for (number, rest) in records(&stream) {
        match number {
            BOF | EOF => {
                cells = cells.saturating_add(sheet.area());
                sheet = Bounds::default();
            }
            _ if CELLS.contains(&number) => sheet.add(rest),
            _ => {}
        }
    }
    cells = cells.saturating_add(sheet.area());
    // A damaged list of sheets leads into the middle of records, so each sheet is read from where the list says, as the reader does.
    let sheets =
        records(&stream).filter(|(number, _)| *number == SHEET).filter_map(|(_, rest)| rest.first_chunk::<4>());
    let starts: BTreeSet<usize> = sheets.map(|start| u32::from_le_bytes(*start) as usize).collect();
    let overstated = starts.into_iter().filter_map(|start| stream.get(start..)).any(|sheet| {
        let own = records(sheet).take_while(|(number, _)| *number != EOF);
        own.into_iter().any(|(number, rest)| number == DIMENSIONS && is_overstated(rest))
    });
    if overstated {
        // Saving it again mends that, which taking cells away would not.
        return Err(Refusal::Damaged("a sheet says that it has more cells than there can be".to_owned()));
    }
    if cells > MAX_CELLS { Err(Refusal::Cells(MAX_CELLS)) } else { Ok(stream) }
}

/// The record with which a part of a workbook begins.
pub const BOF: u16 = 0x0809;
/// The record with which it ends.
pub const EOF: u16 = 0x000A;
/// The record that tells where a sheet is, by its first byte.
const SHEET: u16 = 0x0085;
/// The record that tells between which rows and columns a sheet has cells.
const DIMENSIONS: u16 = 0x0200;
/// Rows and columns of a sheet of an old workbook, multiplied.
const CELLS_OF_A_SHEET: u64 = 65_536 * 256;
/// Records of cells; each begins with row and column. Those of Excel 2 to 4 too, which other programs still write.
const CELLS: [u16; 14] =
    [0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x0002, 0x0003, 0x0004, 0x0005];

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

/// The rectangle of a sheet's cells.
#[derive(Default)]
struct Bounds {
    cells: Option<(u16, u16, u16, u16)>,
}

impl Bounds {
    fn add(&mut self, content: &[u8]) {
        let Some([row_low, row_high, column_low, column_high]) = content.first_chunk::<4>() else { return };
        let row = u16::from_le_bytes([*row_low, *row_high]);
        let column = u16::from_le_bytes([*column_low, *column_high]);
        // A record of many cells ends with the last column.
        let last =
            content.last_chunk::<2>().filter(|_| content.len() > 6).map_or(column, |end| u16::from_le_bytes(*end));
        let last = if last >= column && last < 256 { last } else { column };
        let (top, left, bottom, right) = self.cells.unwrap_or((row, column, row, last));
        self.cells = Some((top.min(row), left.min(column), bottom.max(row), right.max(last)));
    }

    fn area(&self) -> usize {
        self.cells
            .map_or(0, |(top, left, bottom, right)| (usize::from(bottom - top) + 1) * (usize::from(right - left) + 1))
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
            let list = record(SHEET, &[&start.to_le_bytes()[..], &[0; 4]].concat());
            let stream = [list, record(EOF, &[]), record(0x1234, &inner)].concat();
            let read = old_workbook(&workbook(&stream));
            let refusal = Refusal::Damaged("a sheet says that it has more cells than there can be".to_owned());
            assert_eq!(read, if is_refused { Err(refusal) } else { Ok(stream) }, "{content:?}");
        }
    }
}
