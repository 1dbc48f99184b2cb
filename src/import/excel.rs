//! Excel workbooks, old and new. Budgets come first: a workbook is a compressed archive, and a cell may claim any place.

mod budget;
mod guard;
mod old;
mod records;
mod shown;
mod texts;

use super::collect::Collector;
use super::report::{Note, Reason, Refusal};
use super::table::{self, Cell, MAX_COLUMNS, MAX_ROWS, Merged, Row, Table};
use ::calamine::{Data, DataRef, DataType, Dimensions, Reader, SheetVisible, Style, Xls, XlsError, Xlsx, XlsxError};
use budget::Budget;
use old::{Formats, Look};
use shown::Frame;
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

/// A workbook as tables, and what is to be said about it.
type Read = (Vec<Table>, Vec<Note>);

/// Reads the questions of a workbook: of all its sheets that are shown.
///
/// # Errors
/// When it is damaged, has a password, breaks a budget, or has no table of questions.
pub fn read(bytes: &[u8], collector: &mut Collector) -> Result<(), Refusal> {
    let (sheets, notes) =
        guard::guarded(|| if bytes.starts_with(b"PK") { new_format(bytes) } else { old_format(bytes) })?;
    notes.into_iter().for_each(|note| collector.note(note));
    let mut first_heads = None;
    let mut found = false;
    for sheet in sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
        match table::read(sheet, collector) {
            Ok(()) => found = true,
            Err(refusal) => {
                first_heads.get_or_insert(refusal);
                collector.note(Note::SheetPassed(sheet.sheet.clone().unwrap_or_default()));
            }
        }
    }
    if found { Ok(()) } else { Err(first_heads.unwrap_or(Refusal::NoQuestions)) }
}

/// .xlsx: cells are read one after the other, so that no sheet is ever held as a rectangle.
fn new_format(bytes: &[u8]) -> Result<Read, Refusal> {
    let mut notes = Vec::new();
    let pictures = budget::archive(bytes)?;
    if pictures > 0 {
        notes.push(Note::Pictures(pictures));
    }
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(new_damage)?;
    let mut sheets = Vec::new();
    let mut budget = Budget::new();
    for name in shown(workbook.sheets_metadata(), &mut notes) {
        let mut sheet = Sheet::default();
        let frames = frames(&mut workbook, &name)?;
        // A sheet that only holds a chart has no cells.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(new_damage)? {
            budget.spend(1, cell.value.get_string().map_or(0, str::len))?;
            let (row, column) = cell.pos;
            let value = match cell.value {
                DataRef::SharedString(text) => Value::Text(text.to_owned()),
                DataRef::Empty if cell.formula.is_some() => Value::Formula,
                other => match (frames.get(&cell.pos), Data::from(other)) {
                    (Some(frame), Data::Float(number)) => Value::Text(frame.put_around(number)),
                    (Some(frame), Data::Int(number)) => Value::Text(frame.put_around(number as f64)),
                    (_, data) => Value::of(&data),
                },
            };
            sheet.put(row, column, value)?;
        }
        drop(cells);
        let merged = workbook.merge_cells_by_sheet_name(&name).map_err(new_damage)?;
        sheets.push(sheet.table(name, &merged)?);
    }
    Ok((sheets, notes))
}

/// What the formats of a sheet's cells put around their numbers, by row and column.
fn frames(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<HashMap<(u32, u32), Frame>, Refusal> {
    let mut found = HashMap::new();
    let Ok(mut cells) = workbook.worksheet_cells_reader(sheet) else { return Ok(found) };
    let code = |style: &Style| style.number_format.as_ref().and_then(|format| Frame::of(&format.format_code));
    let frames: Vec<Option<Frame>> = cells.styles().iter().map(code).collect();
    if frames.iter().all(Option::is_none) {
        return Ok(found);
    }
    let mut left = budget::MAX_CELLS;
    while let Some((row, column, style)) = cells.next_style_id().map_err(new_damage)? {
        left = left.checked_sub(1).ok_or(Refusal::Cells(budget::MAX_CELLS))?;
        if let Some(Some(frame)) = frames.get(style) {
            found.insert((row, column), frame.clone());
        }
    }
    Ok(found)
}

/// .xls: the reader makes rectangles and copies of texts, whose sizes are therefore looked at before, and knows no formats of numbers, which are read beside it.
fn old_format(bytes: &[u8]) -> Result<Read, Refusal> {
    let mut notes = Vec::new();
    let stream = records::within_budget(bytes)?;
    let mut formats = Formats::of(&stream);
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Refusal::Password,
        error => Refusal::Damaged(error.to_string()),
    })?;
    let mut sheets = Vec::new();
    let order: Vec<String> = workbook.sheet_names();
    for name in shown(workbook.sheets_metadata(), &mut notes) {
        let mut sheet = Sheet::default();
        let looks = formats.of_sheet(order.iter().position(|other| *other == name).unwrap_or(usize::MAX))?;
        let mut unknown = Vec::new();
        let range = workbook.worksheet_range(&name).map_err(|error| Refusal::Damaged(error.to_string()))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let at = |start: u32, index: usize| start.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
            let place = (at(first_row, row), at(first_column, column));
            let number = match data {
                Data::Float(number) => Some(*number),
                Data::Int(number) => Some(*number as f64),
                _ => None,
            };
            let value = match (number, looks.get(&place)) {
                (Some(number), Some(Look::Framed(frame))) => Value::Text(frame.put_around(number)),
                (Some(_), Some(Look::Unknown)) => {
                    unknown.push(place);
                    Value::of(data)
                }
                _ => Value::of(data),
            };
            sheet.put(place.0, place.1, value)?;
        }
        for (&(row, column), _) in looks.iter().filter(|(_, look)| **look == Look::Lost) {
            sheet.put_if_empty(row, column, Value::Formula)?;
        }
        if !unknown.is_empty() {
            notes.push(Note::UnknownFormats(name.clone(), old::areas(unknown)));
        }
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheets.push(sheet.table(name, &merged)?);
    }
    Ok((sheets, notes))
}

fn new_damage(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Password,
        error => Refusal::Damaged(error.to_string()),
    }
}

/// The names of the sheets that are shown; hidden ones are noted.
fn shown(sheets: &[::calamine::Sheet], notes: &mut Vec<Note>) -> Vec<String> {
    let mut names = Vec::new();
    for sheet in sheets {
        if sheet.visible == SheetVisible::Visible {
            names.push(sheet.name.clone());
        } else {
            notes.push(Note::SheetHidden(sheet.name.clone()));
        }
    }
    names
}

/// What a cell holds.
enum Value {
    Nothing,
    Text(String),
    Error(String),
    /// A formula whose result was not saved with it.
    Formula,
    Date,
}

impl Value {
    fn of(data: &Data) -> Self {
        match data {
            Data::Empty => Self::Nothing,
            Data::String(text) => Self::Text(text.clone()),
            Data::Bool(true) => Self::Text("TRUE".to_owned()),
            Data::Bool(false) => Self::Text("FALSE".to_owned()),
            Data::Int(number) => Self::Text(number.to_string()),
            Data::Float(number) => Self::Text(shown::number(*number)),
            Data::Error(error) => Self::Error(error.to_string()),
            other if other.is_datetime() || other.is_datetime_iso() || other.is_duration_iso() => Self::Date,
            other => Self::Text(other.to_string()),
        }
    }
}

/// A sheet while its cells come in.
#[derive(Default)]
struct Sheet {
    rows: BTreeMap<u32, BTreeMap<usize, Cell>>,
    cut: bool,
}

impl Sheet {
    fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), Refusal> {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let name = || format!("{}{}", table::column_name(column), u64::from(row) + 1);
        let cell = match value {
            Value::Nothing => return Ok(()),
            Value::Text(text) if text.trim().is_empty() => return Ok(()),
            Value::Text(text) => Cell { text, fault: None },
            Value::Error(error) => Cell { text: error.clone(), fault: Some(Reason::CellError(name(), error)) },
            Value::Formula => Cell { text: "…".to_owned(), fault: Some(Reason::CellFormula(name())) },
            Value::Date => Cell { text: "…".to_owned(), fault: Some(Reason::CellDate(name())) },
        };
        if column >= MAX_COLUMNS {
            self.cut = true;
            return Ok(());
        }
        self.rows.entry(row).or_default().insert(column, cell);
        if self.rows.len() > MAX_ROWS { Err(Refusal::Rows(MAX_ROWS)) } else { Ok(()) }
    }

    /// As [`Sheet::put`], unless something stands there.
    fn put_if_empty(&mut self, row: u32, column: u32, value: Value) -> Result<(), Refusal> {
        let at = usize::try_from(column).unwrap_or(usize::MAX);
        let is_taken = self.rows.get(&row).is_some_and(|cells| cells.contains_key(&at));
        if is_taken { Ok(()) } else { self.put(row, column, value) }
    }

    /// The sheet as a table. Of merged cells those count that reach over several rows.
    fn table(self, name: String, merged: &[Dimensions]) -> Result<Table, Refusal> {
        if merged.len() > MAX_ROWS {
            return Err(Refusal::Cells(budget::MAX_CELLS));
        }
        let at = |row: u32| usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
        let mut high: Vec<Merged> = merged
            .iter()
            .filter(|area| area.end.0 > area.start.0)
            .filter_map(|area| {
                let column = usize::try_from(area.start.1).ok()?;
                let text = self.rows.get(&area.start.0)?.get(&column)?.text.trim().to_owned();
                Some(Merged { column, first: at(area.start.0), last: at(area.end.0), text })
            })
            .collect();
        high.sort_by_key(|area| (area.column, area.first));
        let row = |(number, mut cells): (u32, BTreeMap<usize, Cell>)| {
            let width = cells.last_key_value().map_or(0, |(column, _)| column + 1);
            let cells = (0..width).map(|column| cells.remove(&column).unwrap_or_default()).collect();
            Row { number: at(number), cells }
        };
        let rows = self.rows.into_iter().map(row).collect();
        Ok(Table { sheet: Some(name), separator: None, cut: self.cut, merged: high, rows })
    }
}
