//! Where the heads of a table stand and what each column holds.

use super::super::heads::{Field, field, is_bare};
use super::super::report::Note;
use super::{Row, Table};

/// How many rows are searched for heads.
const SEARCHED: usize = 30;

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Index of the first row of heads in the table's rows.
    pub first: usize,
    /// Index of the first row behind the heads.
    pub data: usize,
    /// Columns with what they hold, from left to right; no field twice except tags.
    pub columns: Vec<(usize, Field)>,
    heads: Vec<(usize, String)>,
}

impl Layout {
    /// Finds the row, or the two rows, of heads: the best of the first rows that has a prompt and a key or choices.
    pub fn find(rows: &[Row]) -> Option<Self> {
        let best = (0..rows.len().min(SEARCHED))
            .map(|index| (score(&rows[index]), index))
            .max_by_key(|(score, index)| (*score, usize::MAX - index))?;
        let (score, index) = best;
        if score == 0 {
            return None;
        }
        let mut heads: Vec<(usize, String)> = texts(&rows[index]);
        let mut first = index;
        let mut data = index + 1;
        // Heads in merged cells that reach over two rows stand in the upper one.
        if let Some(above) =
            index.checked_sub(1).map(|above| &rows[above]).filter(|above| above.number + 1 == rows[index].number)
        {
            let extra: Vec<(usize, String)> = texts(above)
                .into_iter()
                .filter(|(column, text)| {
                    rows[index].text(*column).is_empty() && field(text).is_some_and(|field| field != Field::Choices)
                })
                .collect();
            if !extra.is_empty() {
                first = index - 1;
                heads.extend(extra);
            }
        }
        // Letters below one wide head `选项`.
        if let Some(below) = rows.get(index + 1).filter(|below| is_continuation(&rows[index], below)) {
            for (column, text) in texts(below) {
                heads.retain(|(known, _)| *known != column);
                heads.push((column, text));
            }
            data = index + 2;
        }
        heads.sort();
        let mut columns: Vec<(usize, Field)> = Vec::new();
        for (column, head) in &heads {
            if let Some(field) = field(head)
                && (field == Field::Tag || !columns.iter().any(|(_, known)| *known == field))
            {
                columns.push((*column, field));
            }
        }
        let has = |wanted: fn(&Field) -> bool| columns.iter().any(|(_, field)| wanted(field));
        let answers = has(|field| matches!(field, Field::Key | Field::ChoiceRight));
        let choices = has(|field| matches!(field, Field::Choice(_) | Field::Choices));
        let usable = has(|field| *field == Field::Prompt) && (answers || choices);
        usable.then_some(Self { first, data, columns, heads })
    }

    /// The text of the column that holds `wanted`.
    pub fn text<'r>(&self, wanted: Field, row: &'r Row) -> &'r str {
        self.columns.iter().find(|(_, field)| *field == wanted).map_or("", |(column, _)| row.text(*column))
    }

    /// The columns that have no head and yet hold something below the heads, each with the first row where they do.
    pub fn without_head(&self, rows: &[Row]) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for row in &rows[self.data..] {
            for (column, _) in row.filled() {
                let known = self.heads.iter().any(|(head, _)| *head == column);
                // A row with one cell is a heading, which is told by itself.
                let alone = row.filled().nth(1).is_none();
                if !known && !alone && !found.iter().any(|(known, _)| *known == column) {
                    found.push((column, row.number));
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether each choice has a row of its own: a column says whether the choice is right or gives its letter, or rows
    /// with a choice and no prompt follow rows with both.
    pub fn has_row_each(&self, rows: &[Row]) -> bool {
        let has = |wanted: Field| self.columns.iter().any(|(_, field)| *field == wanted);
        if !has(Field::Choices) {
            return false;
        }
        let alone = |row: &&Row| self.text(Field::Prompt, row).is_empty() && !self.text(Field::Choices, row).is_empty();
        has(Field::ChoiceRight)
            || has(Field::ChoiceLetter)
            || rows[self.data..].iter().filter(alone).count() * 2 > rows.len() - self.data
    }

    /// Whether a row says the heads again.
    pub fn repeats(&self, row: &Row) -> bool {
        let filled = row.filled().count();
        filled > 1
            && row
                .filled()
                .all(|(column, text)| self.heads.iter().any(|(known, head)| *known == column && head == text))
    }

    /// What was detected, for the report.
    pub fn note(&self, table: &Table, row_each: bool) -> Note {
        let column = |(column, head): &(usize, String)| {
            (column_name(*column), head.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let (used, unused): (Vec<_>, Vec<_>) =
            self.heads.iter().partition(|(column, _)| self.columns.iter().any(|(known, _)| known == column));
        Note::Table {
            sheet: table.sheet.clone(),
            row: table.rows.get(self.first).map_or(1, |row| row.number),
            two_rows: self.data - self.first > 1,
            separator: table.separator,
            used: used.into_iter().map(column).collect(),
            unused: unused.into_iter().map(column).collect(),
            row_each,
        }
    }
}

fn texts(row: &Row) -> Vec<(usize, String)> {
    row.filled().map(|(column, text)| (column, text.to_owned())).collect()
}

/// How much a row looks like heads: a prompt counts most; nothing without one, or with too little beside it.
fn score(row: &Row) -> usize {
    let mut fields: Vec<Field> = row.filled().filter_map(|(_, text)| field(text)).collect();
    fields.sort_unstable();
    fields.dedup();
    let filled = row.filled().count();
    if !fields.contains(&Field::Prompt) || fields.len() < 2 || fields.len() < 4 && fields.len() * 3 < filled {
        return 0;
    }
    100 + fields.len()
}

/// Whether `below` goes on with the heads of `row`: nothing but heads, most of them letters, and none below the prompt.
fn is_continuation(row: &Row, below: &Row) -> bool {
    let filled: Vec<(usize, &str)> = below.filled().collect();
    let prompt = row.filled().find(|(_, text)| field(text) == Some(Field::Prompt)).map(|(column, _)| column);
    let choices = filled.iter().filter(|(_, text)| matches!(field(text), Some(Field::Choice(_)))).count();
    let known = filled.iter().all(|(_, text)| field(text).is_some() || is_bare(text));
    choices >= 2 && known && prompt.is_some_and(|prompt| below.text(prompt).is_empty())
}

/// The name of a column as spreadsheets write it: `A`, `Z`, `AA`.
#[must_use]
pub fn column_name(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0) + b'A';
        name.insert(0, char::from(letter));
        rest = (rest - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::super::Cell;
    use super::*;

    fn rows(lines: &[&str]) -> Vec<Row> {
        let cells = |line: &str| line.split('|').map(|text| Cell { text: text.to_owned(), fault: None }).collect();
        lines.iter().enumerate().map(|(index, line)| Row { number: index + 1, cells: cells(line) }).collect()
    }

    fn found(lines: &[&str]) -> Option<(usize, usize, Vec<Field>)> {
        Layout::find(&rows(lines))
            .map(|layout| (layout.first, layout.data, layout.columns.into_iter().map(|(_, field)| field).collect()))
    }

    #[test]
    fn heads_are_found_below_a_title_and_in_any_order() {
        let expected = vec![Field::Key, Field::Prompt, Field::Choice('B'), Field::Choice('A')];
        assert_eq!(found(&["客服题库", "答案|题目|选项B|选项A", "A|甲|乙|丙"]), Some((1, 2, expected)));
    }

    #[test]
    fn two_rows_of_heads_are_read_as_one() {
        let expected = vec![Field::Kind, Field::Prompt, Field::Choice('A'), Field::Choice('B'), Field::Key];
        assert_eq!(found(&["题型|题干|选项||答案", "||A|B|", "单选|甲|乙|丙|A"]), Some((0, 2, expected.clone())));
        assert_eq!(found(&["题型|题目信息|||答案", "|题干|选项A|选项B|"]), Some((0, 2, expected)));
    }

    #[test]
    fn a_table_without_a_prompt_has_no_heads() {
        assert_eq!(found(&["姓名|成绩|备注", "甲|90|"]), None);
        assert_eq!(found(&["题目", "甲"]), None);
    }

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 51, 52, 701].map(column_name), ["A", "Z", "AA", "AZ", "BA", "ZZ"]);
    }
}
