//! Tables as text: the separator is the one with which heads are found.

use super::collect::Collector;
use super::draft::Place;
use super::interpret::MAX_TEXT;
use super::report::{Reason, Refusal};
use super::table::{self, Cell, MAX_COLUMNS, MAX_ROWS, Row, Table};

/// Signs that may separate cells, the usual ones first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Reads the questions of a table as text.
///
/// # Errors
/// When there are no heads of a question table, or too many rows.
pub fn read(text: &str, collector: &mut Collector) -> Result<(), Refusal> {
    let mut table = table(text).ok_or(Refusal::NoQuestions)?;
    if table.rows.len() > MAX_ROWS {
        return Err(Refusal::Rows(MAX_ROWS));
    }
    leave_open_quote_out(&mut table, text, collector);
    table::read(&table, collector)
}

/// The text as a table, with the separator that finds the most heads.
pub fn table(text: &str) -> Option<Table> {
    // Excel says what separates the cells in a first line of its own.
    let (text, told, skipped) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => {
            (rest, first.as_bytes().get(4).copied(), 1)
        }
        _ => (text, None, 0),
    };
    let candidates: Vec<u8> = told.map_or(SEPARATORS.to_vec(), |separator| vec![separator]);
    let start: String = text.lines().take(40).flat_map(|line| [line, "\n"]).collect();
    let width = |separator: &u8| {
        let rows = rows(&start, *separator, 0);
        let layout = table::layout_width(&rows);
        (layout, rows.iter().map(|row| row.cells.len()).max().unwrap_or(0))
    };
    let best = candidates.into_iter().rev().max_by_key(width)?;
    let rows = rows(text, best, skipped);
    // One column more than are read is kept to tell.
    let cut = rows.iter().any(|row| row.cells.len() > MAX_COLUMNS);
    Some(Table { sheet: None, separator: Some(char::from(best)), cut, merged: Vec::new(), rows })
}

fn rows(text: &str, separator: u8, skipped: usize) -> Vec<Row> {
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().flatten().take(MAX_ROWS + 1) {
        let number = record.position().map_or(0, ::csv::Position::line);
        let cells: Vec<Cell> = record
            .iter()
            .take(MAX_COLUMNS + 1)
            .map(|text| Cell {
                text: text.to_owned(),
                fault: (text.len() > MAX_TEXT * 4).then_some(Reason::Long(MAX_TEXT)),
            })
            .collect();
        if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
            rows.push(Row { number: usize::try_from(number).unwrap_or(0) + skipped, cells });
        }
    }
    rows
}

/// A quotation mark that is never closed swallows the rest of the file: the row where that happens is named.
fn leave_open_quote_out(table: &mut Table, text: &str, collector: &mut Collector) {
    let odd = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let Some(last) = table.rows.last() else { return };
    let swallowed = last.cells.last().is_some_and(|cell| cell.text.contains('\n'));
    if odd && swallowed {
        let place = Place::Row(None, last.number);
        let start =
            last.cells.iter().map(|cell| cell.text.trim()).find(|text| !text.is_empty()).unwrap_or_default().to_owned();
        collector.leave_out(place, Reason::OpenQuote, &start);
        table.rows.pop();
    }
}
