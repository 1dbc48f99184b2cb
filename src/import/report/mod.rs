//! What an import tells its user: what was detected, taken, changed and left out, in Chinese and English.

mod change;
mod reason;
mod refusal;

pub use change::Change;
pub use reason::Reason;
pub use refusal::Refusal;

use super::draft::Place;
use super::format::Format;
use crate::course::Language;
use crate::source::Encoding;
use std::fmt::Write;

/// The longest start of a question that is quoted, in characters.
const EXCERPT: usize = 24;

/// What was found in a file, besides the questions themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file's name.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// Its encoding, if it is a text.
    pub encoding: Option<Encoding>,
    /// What was detected and what was passed over, in reading order.
    pub notes: Vec<Note>,
    /// How many questions of each kind were taken, in the order of their first question.
    pub taken: Vec<(&'static str, usize)>,
    /// What was changed, and where.
    pub changes: Vec<(Change, Vec<Place>)>,
    /// What was left out: where, why, and how it begins.
    pub left_out: Vec<(Place, Reason, String)>,
}

/// Something detected or passed over that is no question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A table: its sheet, the rows of its heads, heads with their fields, and the heads that are not used.
    Table {
        /// The sheet.
        sheet: Option<String>,
        /// The row of the heads; the first of two.
        row: usize,
        /// Whether there are two rows of heads.
        two_rows: bool,
        /// What separates the cells, in a text.
        separator: Option<char>,
        /// Columns that are used: `A`, the head as written.
        used: Vec<(String, String)>,
        /// Columns that are not.
        unused: Vec<(String, String)>,
        /// Whether each choice has a row of its own.
        row_each: bool,
    },
    /// A sheet in which no table of questions was found.
    SheetPassed(String),
    /// A hidden sheet.
    SheetHidden(String),
    /// Cells of a sheet whose numbers may be shown with a sign that is not known: `C2, D5:D9`.
    UnknownFormats(String, Vec<String>),
    /// So many pictures stand in the workbook.
    Pictures(usize),
    /// A heading, a category, an introduction: text that is no question, with its place.
    Passed(Place, String),
    /// A heading that names the kind of the questions below it.
    Heading(Place, String),
    /// Columns behind the last one that is read.
    ManyColumns(Option<String>, usize),
    /// A column without a head that holds something: where it does so first, and its name.
    NoHead(Place, String),
}

impl Report {
    /// How many questions were taken.
    #[must_use]
    pub fn count(&self) -> usize {
        self.taken.iter().map(|(_, count)| count).sum()
    }

    /// Notes a change at a place; the same change at many places is told once.
    pub fn changed(&mut self, change: Change, place: &Place) {
        match self.changes.iter_mut().find(|(known, _)| *known == change) {
            Some((_, places)) if places.last() == Some(place) => {}
            Some((_, places)) => places.push(place.clone()),
            None => self.changes.push((change, vec![place.clone()])),
        }
    }

    /// Notes that something is left out; `text` is how it begins.
    pub fn leave_out(&mut self, place: Place, reason: Reason, text: &str) {
        self.left_out.push((place, reason, excerpt(text)));
    }

    /// The report for people, without where it was written to.
    #[must_use]
    pub fn human(&self, language: Language) -> String {
        let chinese = language == Language::Chinese;
        let mut text = String::new();
        let encoding = self.encoding.map_or_else(String::new, |encoding| format!(", {}", encoding.name()));
        let _ = match chinese {
            true => writeln!(text, "{}：{}{}", self.name, self.format.words(language), encoding.replace(", ", "，")),
            false => writeln!(text, "{}: {}{encoding}", self.name, self.format.words(language)),
        };
        for note in &self.notes {
            let _ = writeln!(text, "  {}", note.words(language));
        }
        let kinds: Vec<String> =
            self.taken.iter().map(|(kind, count)| format!("{} {count}", kind_name(kind, language))).collect();
        let count = self.count();
        let _ = match (chinese, count) {
            (true, 0) => writeln!(text, "没有收下任何题"),
            (true, _) => writeln!(text, "收下 {count} 题：{}", kinds.join("，")),
            (false, 0) => writeln!(text, "no question taken"),
            (false, _) => writeln!(text, "{count} question(s) taken: {}", kinds.join(", ")),
        };
        if !self.changes.is_empty() {
            text.push_str(if chinese { "有改动：\n" } else { "changed:\n" });
            for (change, places) in &self.changes {
                let colon = if chinese { "：" } else { ": " };
                let _ = writeln!(text, "  {}{colon}{}", ranges(places, language), change.words(language));
            }
        }
        if !self.left_out.is_empty() {
            let count = self.left_out.len();
            let _ = match chinese {
                true => writeln!(text, "没有收下 {count} 处："),
                false => writeln!(text, "{count} left out:"),
            };
            for (place, reason, start) in &self.left_out {
                let start = match (start.is_empty(), chinese) {
                    (true, _) => String::new(),
                    (false, true) => format!("（“{start}”）"),
                    (false, false) => format!(" (\"{start}\")"),
                };
                let colon = if chinese { "：" } else { ": " };
                let _ = writeln!(text, "  {}{start}{colon}{}", place.words(language), reason.words(language));
            }
        }
        text
    }
}

impl Note {
    fn words(&self, language: Language) -> String {
        let chinese = language == Language::Chinese;
        match self {
            Self::Table { sheet, row, two_rows, separator, used, unused, row_each } => {
                let rows = if *two_rows { format!("{row}-{}", row + 1) } else { row.to_string() };
                let heads = Place::Row(sheet.clone(), *row).range(&rows, language);
                let list = |columns: &[(String, String)], sign: &str| {
                    columns.iter().map(|(column, head)| format!("{column} {head}")).collect::<Vec<_>>().join(sign)
                };
                let mut text = match separator {
                    Some(separator) if chinese => {
                        format!("{heads}是表头，用{}分隔", separator_name(*separator, language))
                    }
                    Some(separator) => {
                        format!("heads in {heads}, separated by {}", separator_name(*separator, language))
                    }
                    None if chinese => format!("{heads}是表头"),
                    None => format!("heads in {heads}"),
                };
                if *row_each {
                    text.push_str(if chinese { "，一个选项占一行" } else { ", one row for each choice" });
                }
                if chinese {
                    let _ = write!(text, "；用到的列：{}", list(used, "、"));
                    if !unused.is_empty() {
                        let _ = write!(text, "；没有用到的列：{}", list(unused, "、"));
                    }
                } else {
                    let _ = write!(text, "; columns used: {}", list(used, ", "));
                    if !unused.is_empty() {
                        let _ = write!(text, "; columns not used: {}", list(unused, ", "));
                    }
                }
                text
            }
            Self::SheetPassed(sheet) if chinese => format!("工作表“{sheet}”里没有认出题目的表头，没有读"),
            Self::SheetPassed(sheet) => format!("sheet \"{sheet}\" has no heads of a question table and was not read"),
            Self::SheetHidden(sheet) if chinese => format!("工作表“{sheet}”是隐藏的，没有读；需要的话先取消隐藏"),
            Self::SheetHidden(sheet) => format!("sheet \"{sheet}\" is hidden and was not read; show it if you want it"),
            Self::UnknownFormats(sheet, cells) if chinese => format!(
                "工作表“{sheet}”：{} 里的数字不知道用什么格式显示，只收下了数；和 Excel 里看到的对一遍，百分号、货币符号要自己补上",
                cells.join("、")
            ),
            Self::UnknownFormats(sheet, cells) => format!(
                "sheet \"{sheet}\": how the numbers of {} are shown is not known, so they were taken bare; compare them with \
                 what Excel shows, and add signs of percent or currency",
                cells.join(", ")
            ),
            Self::Pictures(count) if chinese => {
                format!("工作簿里有 {count} 张图片，图片带不过来；放到 course/media 再在题里引用")
            }
            Self::Pictures(count) => {
                format!(
                    "the workbook holds {count} picture(s), which are not taken; put them into course/media and refer to them"
                )
            }
            Self::Passed(place, start) if chinese => format!("{}不是题目，没有用到：“{start}”", place.words(language)),
            Self::Passed(place, start) => {
                format!("{} is no question and was not used: \"{start}\"", place.words(language))
            }
            Self::Heading(place, kind) if chinese => format!("{}是标题，下面的题认作“{kind}”", place.words(language)),
            Self::Heading(place, kind) => {
                format!("{} is a heading; the questions below are taken as \"{kind}\"", place.words(language))
            }
            Self::ManyColumns(Some(sheet), most) if chinese => format!("工作表“{sheet}”第 {most} 列以后没有读"),
            Self::ManyColumns(Some(sheet), most) => {
                format!("sheet \"{sheet}\": columns behind number {most} were not read")
            }
            Self::NoHead(place, column) if chinese => {
                format!("{column} 列没有表头，里面的内容没有用到（从{}起）", place.words(language))
            }
            Self::NoHead(place, column) => {
                format!(
                    "column {column} has no head; what stands in it was not used (first in {})",
                    place.words(language)
                )
            }
            Self::ManyColumns(None, most) if chinese => format!("第 {most} 列以后没有读"),
            Self::ManyColumns(None, most) => format!("columns behind number {most} were not read"),
        }
    }
}

/// How a text begins, on one line.
#[must_use]
pub fn excerpt(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= EXCERPT {
        return line;
    }
    line.chars().take(EXCERPT).chain(['…']).collect()
}

/// Several places in one expression: `rows 3-8, 12`; sheets apart.
fn ranges(places: &[Place], language: Language) -> String {
    let same_sheet = |one: &Place, other: &Place| match (one, other) {
        (Place::Row(one, _), Place::Row(other, _)) => one == other,
        (Place::Line(_), Place::Line(_)) => true,
        _ => false,
    };
    let chunks = places.chunk_by(same_sheet).map(|chunk| {
        let numbers: Vec<usize> = chunk.iter().map(Place::number).collect();
        let runs = numbers.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
            [first, .., last] => format!("{first}-{last}"),
            _ => run.first().map_or_else(String::new, usize::to_string),
        });
        let numbers: Vec<String> = runs.collect();
        let sign = if language == Language::Chinese { "、" } else { ", " };
        chunk.first().map_or_else(String::new, |place| place.range(&numbers.join(sign), language))
    });
    chunks.collect::<Vec<_>>().join(if language == Language::Chinese { "，" } else { ", " })
}

/// What a kind of question is called.
#[must_use]
pub fn kind_name(kind: &str, language: Language) -> &str {
    match (kind, language) {
        ("single", Language::Chinese) => "单选",
        ("multiple", Language::Chinese) => "多选",
        ("true_false", Language::Chinese) => "判断",
        ("numeric", Language::Chinese) => "数值",
        ("blank", Language::Chinese) => "填空",
        ("order", Language::Chinese) => "排序",
        ("match", Language::Chinese) => "匹配",
        (other, _) => other,
    }
}

fn separator_name(separator: char, language: Language) -> &'static str {
    match (separator, language) {
        (',', Language::Chinese) => "逗号",
        (',', Language::English) => "commas",
        (';', Language::Chinese) => "分号",
        (';', Language::English) => "semicolons",
        ('\t', Language::Chinese) => "制表符",
        ('\t', Language::English) => "tabs",
        (_, Language::Chinese) => "竖线",
        (_, Language::English) => "vertical bars",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_follow_one_another_are_told_as_a_range() {
        let rows = |numbers: &[usize]| numbers.iter().map(|row| Place::Row(None, *row)).collect::<Vec<_>>();
        assert_eq!(ranges(&rows(&[3, 4, 5, 9]), Language::English), "rows 3-5, 9");
        let sheets = [Place::Row(Some("单选".into()), 2), Place::Row(Some("多选".into()), 3)];
        assert_eq!(ranges(&sheets, Language::Chinese), "工作表“单选”第 2 行，工作表“多选”第 3 行");
    }

    #[test]
    fn a_long_text_is_cut_for_the_report() {
        assert_eq!(excerpt("首次\n响应"), "首次 响应");
        assert_eq!(excerpt(&"长".repeat(30)), format!("{}…", "长".repeat(24)));
    }
}
