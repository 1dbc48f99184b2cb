//! Tables of questions: finds the heads, then reads one question a row, or one choice a row.

mod layout;

use super::choices::{all_in_one, letter};
use super::collect::Collector;
use super::csv;
use super::draft::{Place, Raw, RawChoice};
use super::heads::Field;
use super::report::{Note, Reason, Refusal, excerpt};
use super::words;
use layout::Layout;
pub use layout::column_name;

/// The most rows that are read.
pub const MAX_ROWS: usize = 50_000;
/// The most columns that are read.
pub const MAX_COLUMNS: usize = 100;

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// Why it cannot be used.
    pub fault: Option<Reason>,
}

/// A row that has at least one cell with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub number: usize,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
}

/// A sheet, or a table in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name.
    pub sheet: Option<String>,
    /// What separates the cells, in a text.
    pub separator: Option<char>,
    /// Whether there are more columns than are read.
    pub cut: bool,
    /// Merged cells that reach over several rows, by column and first row.
    pub merged: Vec<Merged>,
    /// The rows that have something in them.
    pub rows: Vec<Row>,
}

/// A merged cell that reaches over several rows. Rows count from 1, columns from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its first column.
    pub column: usize,
    /// Its first row.
    pub first: usize,
    /// Its last row.
    pub last: usize,
    /// What it shows.
    pub text: String,
}

impl Table {
    /// What the merged cell shows that reaches over this place; empty where there is none.
    fn merged_text(&self, column: usize, row: usize) -> &str {
        let behind = self.merged.partition_point(|area| (area.column, area.first) <= (column, row));
        let area = behind.checked_sub(1).and_then(|at| self.merged.get(at));
        area.filter(|area| area.column == column && area.last >= row).map_or("", |area| area.text.as_str())
    }
}

impl Row {
    /// The text of the cell in this column, from 0.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }

    /// The texts that are not empty, with their columns.
    fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.cells.len()).map(|column| (column, self.text(column))).filter(|(_, text)| !text.is_empty())
    }
}

/// Whether the first lines of a text have the heads of a question table.
pub fn has_heads(text: &str) -> bool {
    csv::table(text).is_some_and(|table| Layout::find(&table.rows).is_some())
}

/// How many columns of question tables the rows have; 0 without heads.
pub fn layout_width(rows: &[Row]) -> usize {
    Layout::find(rows).map_or(0, |layout| layout.columns.len())
}

/// Reads the questions of `table`. Without heads it gives back how the table begins.
///
/// # Errors
/// The first cells, when no row has the heads of a question table.
pub fn read(table: &Table, collector: &mut Collector) -> Result<(), Refusal> {
    let Some(layout) = Layout::find(&table.rows) else {
        let first: Vec<&str> =
            table.rows.iter().take(3).flat_map(|row| row.filled().map(|(_, text)| text)).take(8).collect();
        return Err(Refusal::NoHeads(first.into_iter().map(excerpt).collect::<Vec<_>>().join(" | ")));
    };
    let row_each = layout.has_row_each(&table.rows);
    collector.note(layout.note(table, row_each));
    if table.cut {
        collector.note(Note::ManyColumns(table.sheet.clone(), MAX_COLUMNS));
    }
    for (column, row) in layout.without_head(&table.rows) {
        collector.note(Note::NoHead(Place::Row(table.sheet.clone(), row), column_name(column)));
    }
    let place = |row: &Row| Place::Row(table.sheet.clone(), row.number);
    let heading = |row: &Row| row.filled().next().map(|(_, text)| text.to_owned()).unwrap_or_default();
    for row in &table.rows[..layout.first] {
        collector.note(Note::Passed(place(row), excerpt(&heading(row))));
    }
    let mut reader = Reader {
        table,
        layout: &layout,
        collector,
        kind: table.sheet.clone().filter(|name| words::is_kind(name)),
        points: String::new(),
        open: None,
    };
    for row in &table.rows[layout.data..] {
        let filled: Vec<(usize, &str)> = row.filled().collect();
        match filled.as_slice() {
            // `一、单选题（每题 2 分）` between the questions.
            [(_, text)] if section(text).is_some() => {
                reader.close();
                let kind = section(text).unwrap_or_default();
                reader.collector.note(Note::Heading(place(row), kind.clone()));
                (reader.kind, reader.points) = (Some(kind), points_of(text));
            }
            _ if layout.repeats(row) => {
                reader.close();
                reader.collector.note(Note::Passed(place(row), excerpt(&heading(row))));
            }
            [] => {}
            _ if row_each => reader.choice_row(row, place(row)),
            _ => {
                let raw = reader.raw(row);
                reader.collector.raw(raw, place(row));
            }
        }
    }
    reader.close();
    Ok(())
}

/// The kind that a heading such as `一、单选题（每题 2 分）` names.
pub fn section(text: &str) -> Option<String> {
    let rest = text.trim_start_matches(|letter: char| "第部分大题一二三四五六七八九十0123456789".contains(letter));
    let rest = rest.trim_start_matches(['、', '.', '．', ' ', ':', '：', ')', '）']);
    let word = rest.split(['（', '(', '：', ':', '，', ',', ' ', '。', '[', '【', '共']).next().unwrap_or(rest).trim();
    let word = if word.is_empty() { rest.trim() } else { word };
    (words::is_kind(word) && text.chars().count() <= 80).then(|| word.to_owned())
}

/// `2` in a heading that says `每题 2 分`; empty where it does not.
pub fn points_of(heading: &str) -> String {
    let narrow = words::narrow(heading);
    let behind =
        ["每小题", "每题", "每空"].iter().find_map(|word| narrow.split_once(word).map(|(_, rest)| rest.trim_start()));
    behind.map_or_else(String::new, |rest| {
        rest.chars().take_while(|sign| sign.is_ascii_digit() || *sign == '.').collect()
    })
}

struct Reader<'t, 'c> {
    table: &'t Table,
    layout: &'t Layout,
    collector: &'c mut Collector,
    /// The kind that the sheet or a heading names.
    kind: Option<String>,
    /// What a heading says each question is worth.
    points: String,
    /// The question whose choices follow row by row, with the keys of its rows.
    open: Option<Open>,
}

/// A question whose choices follow row by row.
struct Open {
    raw: Raw,
    place: Place,
    /// What the rows of its choices have as key, if anything.
    keys: Vec<String>,
}

impl Reader<'_, '_> {
    /// A question that stands in one row.
    fn raw(&self, row: &Row) -> Raw {
        let mut raw = Raw { kind: self.kind.clone(), points: self.points.clone(), ..Raw::default() };
        for (column, field) in &self.layout.columns {
            let mut text = row.text(*column);
            // Such a word often stands in one cell for many rows. Prompts and keys do not: they belong to one question.
            if text.is_empty() && matches!(field, Field::Kind | Field::Points | Field::Difficulty | Field::Tag) {
                text = self.table.merged_text(*column, row.number);
            }
            if let Some(fault) = row.cells.get(*column).and_then(|cell| cell.fault.clone()) {
                raw.fault.get_or_insert(fault);
            }
            match field {
                Field::Choice(letter) => {
                    let (letter, text) = (Some(*letter), text.to_owned());
                    raw.choices.push(RawChoice { letter, text, ..RawChoice::default() });
                }
                _ if text.is_empty() => {}
                Field::Kind => raw.kind = Some(text.to_owned()),
                Field::Prompt => join(&mut raw.prompt, text),
                Field::Choices => {
                    let found = all_in_one(text).into_iter();
                    raw.choices.extend(found.map(|(letter, text)| RawChoice { letter, text, ..RawChoice::default() }));
                }
                Field::Key => raw.key = text.to_owned(),
                Field::Explanation => join(&mut raw.explanation, text),
                Field::Points => raw.points = text.to_owned(),
                Field::Difficulty => raw.difficulty = text.to_owned(),
                Field::Tag => raw.tags.push(text.to_owned()),
                Field::Id => raw.id = text.to_owned(),
                Field::Feedback(_) | Field::ChoiceLetter | Field::ChoiceRight => {}
            }
        }
        raw.choices.sort_by_key(|choice| choice.letter);
        for (column, field) in &self.layout.columns {
            if let Field::Feedback(letter) = field
                && !row.text(*column).is_empty()
            {
                let index = raw.choices.iter().position(|choice| choice.letter == Some(*letter));
                // Choices of one cell may have no letters yet.
                let index = index.or_else(|| (0..raw.choices.len()).find(|index| self::letter(*index) == *letter));
                match index.and_then(|index| raw.choices.get_mut(index)) {
                    Some(choice) => row.text(*column).clone_into(&mut choice.feedback),
                    None => raw.lost.push(*letter),
                }
            }
        }
        raw
    }

    /// A row of one choice; with a prompt of its own it begins a question.
    fn choice_row(&mut self, row: &Row, place: Place) {
        let mut raw = self.raw(row);
        let text = self.layout.text(Field::Choices, row).to_owned();
        let mark = self.layout.text(Field::ChoiceLetter, row).chars().next().map(words::narrow_character);
        let right = words::verdict(self.layout.text(Field::ChoiceRight, row)) == Some(true);
        let key = std::mem::take(&mut raw.key);
        raw.choices.clear();
        if !raw.prompt.is_empty() && self.open.as_ref().is_none_or(|open| open.raw.prompt != raw.prompt) {
            self.close();
            self.open = Some(Open { raw, place: place.clone(), keys: Vec::new() });
        } else if let Some(open) = &mut self.open {
            open.raw.add(raw, &self.points);
        }
        let Some(open) = &mut self.open else {
            self.collector.leave_out(place, Reason::ChoiceAlone, &text);
            return;
        };
        open.keys.push(key);
        if !text.is_empty() {
            let index = open.raw.choices.len();
            let letter = mark.filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_uppercase());
            let given = super::choices::marked(&text).map(|(letter, _)| letter);
            let letter_here = letter.or(given).or_else(|| Some(self::letter(index)));
            open.raw.choices.push(RawChoice { letter: letter_here, text, right, ..RawChoice::default() });
        }
    }

    /// Hands over the question whose choices stood row by row.
    fn close(&mut self) {
        if let Some(Open { mut raw, place, keys }) = self.open.take() {
            let said: Vec<&String> = keys.iter().filter(|key| !key.is_empty()).collect();
            let statement = raw.kind.as_deref().and_then(words::kind) == Some(words::Kind::TrueFalse);
            // 对 and 错, or √ and ×, beside each choice; not 错 once, for a statement, nor the letter F.
            let beside = keys.len() == raw.choices.len()
                && said.iter().all(|key| words::verdict(key).is_some() && !matches!(key.trim(), "F" | "f"))
                && (said.len() > 1 || !said.is_empty() && !statement);
            if beside {
                for (choice, key) in raw.choices.iter_mut().zip(&keys) {
                    choice.right |= words::verdict(key) == Some(true);
                }
            } else {
                let mut once: Vec<&str> = Vec::new();
                for key in said {
                    if !once.contains(&key.as_str()) {
                        once.push(key);
                    }
                }
                raw.key = once.join("、");
            }
            self.collector.raw(raw, place);
        }
    }
}

impl Raw {
    /// Takes over what stands beside a later choice of the question: it belongs to the question too. `inherited` are the
    /// points of the heading, which every row has.
    fn add(&mut self, other: Self, inherited: &str) {
        if !other.explanation.is_empty() && !self.explanation.lines().any(|line| line == other.explanation) {
            join(&mut self.explanation, &other.explanation);
        }
        if self.difficulty.is_empty() {
            self.difficulty = other.difficulty;
        }
        if (self.points.is_empty() || self.points == inherited) && !other.points.is_empty() {
            self.points = other.points;
        }
        if self.id.is_empty() {
            self.id = other.id;
        }
        for tag in other.tags {
            if !self.tags.contains(&tag) {
                self.tags.push(tag);
            }
        }
        self.fault = self.fault.take().or(other.fault);
    }
}

fn join(all: &mut String, text: &str) {
    if !all.is_empty() {
        all.push('\n');
    }
    all.push_str(text);
}
