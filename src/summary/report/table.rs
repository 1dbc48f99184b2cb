//! The summary as one table for a spreadsheet: CSV in UTF-8 with a byte order mark, by which Excel knows it.

use super::{SkippedFile, mean};
use crate::course::Language;
use crate::summary::tally::percent;
use crate::summary::{Counted, Tally};

const CHINESE: [&str; 12] = [
    "类别",
    "编号",
    "名称",
    "知识点",
    "作答",
    "答错",
    "错误率(%)",
    "得分率(%)",
    "通过",
    "平均用时(秒)",
    "旧版作答",
    "备注",
];
const ENGLISH: [&str; 12] = [
    "what",
    "id",
    "name",
    "facts",
    "answers",
    "wrong",
    "error rate (%)",
    "points earned (%)",
    "passed",
    "mean time (s)",
    "earlier version",
    "note",
];

/// The whole tally, one line for each question, fact, quiz, module, trainee and skipped file.
///
/// # Errors
/// When the table cannot be written into memory, which only a defect can cause.
pub fn csv(tally: &Tally, skipped: &[SkippedFile], language: Language) -> Result<String, csv::Error> {
    let words =
        |chinese: &'static str, english: &'static str| if language == Language::Chinese { chinese } else { english };
    let mut rows: Vec<[String; 12]> = vec![words_of(language).map(str::to_owned)];
    let mut row = |what: &str, id: &str, name: &str, cells: [String; 9]| {
        let [facts, answers, wrong, error, earned, passed, seconds, earlier, note] = cells;
        let texts = [what, id, name].map(harmless);
        let [what, id, name] = texts;
        rows.push([
            what,
            id,
            name,
            harmless(&facts),
            answers,
            wrong,
            error,
            earned,
            passed,
            seconds,
            earlier,
            harmless(&note),
        ]);
    };
    let counts = |one: &Counted, note: &str| {
        [
            one.facts.join(" "),
            one.answers.to_string(),
            one.wrong.to_string(),
            one.error_percent().to_string(),
            one.earned_percent().to_string(),
            String::new(),
            String::new(),
            one.earlier.to_string(),
            note.to_owned(),
        ]
    };
    for one in &tally.questions {
        let note = if one.known { "" } else { words("课程里已没有这道题", "no longer in the course") };
        row(words("题目", "question"), &one.id, &one.title, counts(one, note));
    }
    for one in &tally.facts {
        row(words("知识点", "fact"), &one.id, "", counts(one, ""));
    }
    for one in &tally.quizzes {
        let mut cells: [String; 9] = Default::default();
        cells[1] = one.attempts.to_string();
        cells[4] = mean(one.percent, one.attempts).to_string();
        cells[5] = one.passed.to_string();
        cells[6] = mean(one.seconds, one.attempts).to_string();
        cells[8] = format!("{} {}%", words("通过率", "pass rate"), percent(one.passed, one.attempts));
        row(words("测验", "quiz"), &one.id, &one.title, cells);
    }
    for one in &tally.modules {
        let mut cells: [String; 9] = Default::default();
        cells[6] = mean(one.seconds, one.trainees).to_string();
        cells[8] = format!("{} {}", words("读过的人数", "readers"), one.trainees);
        row(words("课文", "module"), &one.id, &one.title, cells);
    }
    for one in &tally.trainees {
        let mut cells: [String; 9] = Default::default();
        cells[1] = one.attempts.to_string();
        cells[5] = one.passed.to_string();
        cells[6] = one.seconds.to_string();
        cells[8] = format!("{} {}", words("合计用时，文件", "total time; files"), one.files.join(" "));
        row(words("学员", "trainee"), &one.person.number, &one.person.name, cells);
    }
    for (name, reason) in skipped {
        let mut cells: [String; 9] = Default::default();
        cells[8] = reason.told(language);
        row(words("没有计入", "left out"), "", name, cells);
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for one in &rows {
        writer.write_record(one)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(format!("\u{FEFF}{}", String::from_utf8_lossy(&bytes)))
}

fn words_of(language: Language) -> [&'static str; 12] {
    if language == Language::Chinese { CHINESE } else { ENGLISH }
}

/// A text as a cell that no spreadsheet takes for a formula: names and file names are typed by others.
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_name_that_a_spreadsheet_would_compute_is_only_a_text() {
        for text in ["=1+1", "+cmd", "-2", "@sum", "＝A1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("d1-first"), "d1-first");
    }
}
