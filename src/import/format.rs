//! Formats of question banks, and which one a file is in.

use crate::course::Language;
use clap::ValueEnum;

/// The format of a question bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Excel workbooks (.xlsx, .xls)
    Excel,
    /// Tables as text: CSV, TSV
    Csv,
    /// Moodle's GIFT
    Gift,
    /// Aiken
    Aiken,
    /// Moodle XML
    Moodle,
    /// Numbered questions, as pasted from Word
    Text,
}

impl Format {
    /// The format's name.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Excel, Language::Chinese) => "Excel 工作簿",
            (Self::Excel, Language::English) => "Excel workbook",
            (Self::Csv, Language::Chinese) => "文本表格（CSV）",
            (Self::Csv, Language::English) => "table as text (CSV)",
            (Self::Gift, _) => "GIFT",
            (Self::Aiken, _) => "Aiken",
            (Self::Moodle, _) => "Moodle XML",
            (Self::Text, Language::Chinese) => "带题号的文字",
            (Self::Text, Language::English) => "numbered text",
        }
    }
}

/// Whether the bytes begin as a workbook does: a zip archive or a compound file.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"PK\x05\x06")
        || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// The format of a text, by what stands in it, and by the file's ending where that decides.
#[must_use]
pub fn of_text(text: &str, ending: &str) -> Option<Format> {
    let start = text.trim_start();
    if start.starts_with("<?xml") || start.starts_with("<quiz") {
        return Some(Format::Moodle);
    }
    let count = |found: fn(&str) -> bool| text.lines().filter(|line| found(line.trim())).count();
    let keys = count(|line| line.starts_with("ANSWER:"));
    let numbered = count(|line| super::interpret::number(line).is_some());
    match ending {
        "gift" => return Some(Format::Gift),
        "csv" | "tsv" => return Some(Format::Csv),
        "aiken" => return Some(Format::Aiken),
        "docx" | "doc" | "pdf" => return None,
        _ => {}
    }
    if super::table::has_heads(text) {
        return Some(Format::Csv);
    }
    if keys > 0 && numbered == 0 {
        return Some(Format::Aiken);
    }
    let blocks = text.matches('{').count();
    let is_gift = |line: &str| {
        line.starts_with("::") || line.starts_with('=') || line.starts_with('~') || line.starts_with("$CATEGORY")
    };
    if blocks > 0
        && (count(is_gift) > 0
            || text.contains("{=")
            || text.contains("{~")
            || text.contains("{#")
            || text.contains("{T")
            || text.contains("{F")
            || text.contains("{}"))
    {
        return Some(Format::Gift);
    }
    let lettered = count(|line| super::choices::marked(line).is_some());
    let answers = count(|line| line.contains("答案") || line.to_lowercase().contains("answer"));
    (numbered > 0 && (lettered > 0 || answers > 0) || answers > 0 && lettered > 0).then_some(Format::Text)
}
