//! What a workbook may take, and a look at a new one before it is read: how large it becomes. For old ones see `records.rs`.

use super::super::report::Refusal;
use std::io::{Cursor, Read};

/// The most bytes that all parts of a workbook may unpack to.
pub const MAX_UNPACKED: u64 = 96 * 1024 * 1024;
/// The most parts of a workbook.
const MAX_PARTS: usize = 10_000;
/// The most cells of a workbook.
pub const MAX_CELLS: usize = 1_000_000;
/// The most bytes of text in all cells: each may show the same long text, which stands in the file but once.
const MAX_TEXT: u64 = 32 * 1024 * 1024;

/// What the cells of a workbook may still take.
#[derive(Debug)]
pub struct Budget {
    cells: usize,
    text: u64,
}

impl Budget {
    /// The whole budget of one workbook.
    pub fn new() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }

    /// Takes `cells` cells with `text` bytes of text from it.
    ///
    /// # Errors
    /// When that is more than is left.
    pub fn spend(&mut self, cells: usize, text: usize) -> Result<(), Refusal> {
        self.cells = self.cells.checked_sub(cells).ok_or(Refusal::Cells(MAX_CELLS))?;
        self.text = self.text.checked_sub(text as u64).ok_or(Refusal::Bomb(MAX_TEXT))?;
        Ok(())
    }
}

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
