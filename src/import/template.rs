//! The workbook that `new --template xlsx` writes: a sheet to fill in, and a sheet that says how.
//!
//! Its heads are those that [`super::heads`] knows, so what is typed below them can be imported as it is.

use crate::course::Language;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// The last row, from 0, that is formatted as text and has lists to choose from.
const LAST_ROW: u32 = 2_000;

/// Columns with their widths in characters; the first three rows of words belong to a language each.
const WIDTHS: [f64; 12] = [10.0, 48.0, 22.0, 22.0, 22.0, 22.0, 14.0, 40.0, 8.0, 8.0, 16.0, 16.0];

/// What a template says in one language.
struct Words {
    sheet: &'static str,
    heads: [&'static str; 12],
    kinds: [&'static str; 5],
    difficulties: [&'static str; 3],
    examples: [[&'static str; 12]; 5],
    help_sheet: &'static str,
    help: &'static [&'static str],
}

const CHINESE: Words = Words {
    sheet: "题库",
    heads: [
        "题型",
        "题干",
        "选项A",
        "选项B",
        "选项C",
        "选项D",
        "正确答案",
        "解析",
        "分值",
        "难度",
        "知识点",
        "题目编号",
    ],
    kinds: ["单选题", "多选题", "判断题", "填空题", "计算题"],
    difficulties: ["易", "中", "难"],
    examples: [
        [
            "单选题",
            "（例）首次响应从什么时候开始计时？",
            "顾客点开窗口",
            "顾客发来第一句话",
            "自动回复发出",
            "",
            "B",
            "只看人工回复。",
            "2",
            "易",
            "响应",
            "",
        ],
        [
            "多选题",
            "（例）下面哪些是礼貌用语？",
            "您好",
            "不知道",
            "请",
            "谢谢",
            "ACD",
            "“不知道”会让对话停住。",
            "2",
            "中",
            "用语",
            "",
        ],
        ["判断题", "（例）自动回复算首次响应。", "", "", "", "", "错", "自动回复会被系统过滤。", "1", "易", "响应", ""],
        [
            "填空题",
            "（例）首次响应不超过____秒，平均响应不超过____秒。",
            "",
            "",
            "",
            "",
            "20|二十；30",
            "",
            "1",
            "中",
            "响应",
            "",
        ],
        [
            "计算题",
            "（例）等待 18、22、31、27 秒，平均响应是多少秒？",
            "",
            "",
            "",
            "",
            "24.5秒",
            "",
            "2",
            "难",
            "响应",
            "",
        ],
    ],
    help_sheet: "填写说明",
    help: &[
        "把例题删掉，一行写一道题，保存后运行：coursewright import 这个文件.xlsx",
        "题型：从下拉列表里选。题干和正确答案必填，其余可以空着。",
        "选项：最多十个；不够四个就空着后面的，要更多就在选项D后面加列“选项E”“选项F”。",
        "正确答案：单选写一个字母，多选连着写（ACD），判断写对或错；填空几个空用分号隔开，几种都算对的写法用竖线 | 隔开；计算题写数字，可以带单位，可以写允许的误差（24.5±0.5）。",
        "填空题的空写成四个下划线 ____ 或空括号（ ）。",
        "知识点可以写几个，用顿号隔开。分值是 1 到 100 的整数，不写算 1 分。",
        "题目编号可以不写；写了就用它（小写字母、数字、连字符），改了题干也不会变成新题。",
    ],
};

const ENGLISH: Words = Words {
    sheet: "Questions",
    heads: [
        "Type",
        "Question",
        "Option A",
        "Option B",
        "Option C",
        "Option D",
        "Answer",
        "Explanation",
        "Points",
        "Difficulty",
        "Topic",
        "Question ID",
    ],
    kinds: ["single", "multiple", "true_false", "blank", "numeric"],
    difficulties: ["easy", "medium", "hard"],
    examples: [
        [
            "single",
            "(Example) When does the first response time begin?",
            "When the chat is opened",
            "With the customer's first message",
            "With the automatic reply",
            "",
            "B",
            "Only replies of people count.",
            "2",
            "easy",
            "response",
            "",
        ],
        [
            "multiple",
            "(Example) Which of these are polite?",
            "Welcome",
            "No idea",
            "Please",
            "Thank you",
            "ACD",
            "\"No idea\" ends the conversation.",
            "2",
            "medium",
            "wording",
            "",
        ],
        [
            "true_false",
            "(Example) The automatic reply is the first response.",
            "",
            "",
            "",
            "",
            "false",
            "Automatic replies are filtered out.",
            "1",
            "easy",
            "response",
            "",
        ],
        [
            "blank",
            "(Example) The first response takes at most ____ seconds, an average one ____ seconds.",
            "",
            "",
            "",
            "",
            "20|twenty; 30",
            "",
            "1",
            "medium",
            "response",
            "",
        ],
        [
            "numeric",
            "(Example) Customers waited 18, 22, 31 and 27 seconds. How long on average?",
            "",
            "",
            "",
            "",
            "24.5 s",
            "",
            "2",
            "hard",
            "response",
            "",
        ],
    ],
    help_sheet: "How to fill in",
    help: &[
        "Delete the examples, write one question a row, save, and run: coursewright import THIS-FILE.xlsx",
        "Type: choose from the list. Question and Answer are needed, the rest may stay empty.",
        "Options: at most ten. Leave the last ones empty, or add columns \"Option E\", \"Option F\" behind Option D.",
        "Answer: one letter for single, several for multiple (ACD), true or false; several gaps are separated by semicolons and accepted variants by vertical bars |; a number may have a unit and a tolerance (24.5±0.5).",
        "Gaps are four underscores ____ or empty brackets ( ).",
        "Several topics are separated by commas. Points are whole numbers from 1 to 100; without any a question counts 1.",
        "Question ID may stay empty. If you write one (small letters, digits, hyphens), a question stays the same when you change its words.",
    ],
};

/// The template as the bytes of an .xlsx file, in the language of the reader.
///
/// # Errors
/// What the writer of workbooks says; only a fault of this program makes it fail.
pub fn xlsx(language: Language) -> Result<Vec<u8>, String> {
    let words = match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    };
    workbook(words).map_err(|error| error.to_string())
}

fn workbook(words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    questions(workbook.add_worksheet(), words)?;
    let help = workbook.add_worksheet();
    help.set_name(words.help_sheet)?.set_column_width(0, 110)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (0_u32..).zip(words.help) {
        help.write_string_with_format(row, 0, *line, &wrapped)?;
    }
    workbook.save_to_buffer()
}

fn questions(sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
    // As text, so that `1-2` becomes no date and `0012` keeps its zeros.
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let head = Format::new().set_bold().set_background_color("D9E7F5");
    sheet.set_name(words.sheet)?;
    for (column, (width, title)) in (0_u16..).zip(WIDTHS.into_iter().zip(words.heads)) {
        sheet.set_column_width(column, width)?.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, title, &head)?;
    }
    for (row, cells) in (1_u32..).zip(words.examples) {
        for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(row, column, cell, &text)?;
        }
    }
    sheet.add_data_validation(1, 0, LAST_ROW, 0, &DataValidation::new().allow_list_strings(&words.kinds)?)?;
    sheet.add_data_validation(1, 9, LAST_ROW, 9, &DataValidation::new().allow_list_strings(&words.difficulties)?)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Options, import};

    #[test]
    fn what_stands_in_the_template_is_taken_whole_and_unchanged_but_for_gaps_and_variants() {
        for language in Language::ALL {
            let imported = import("bank.xlsx", &xlsx(language).unwrap(), &Options::default()).unwrap();
            let report = imported.report;
            assert_eq!(report.left_out, []);
            let kinds: Vec<(&str, usize)> = report.taken.clone();
            assert_eq!(
                kinds,
                [("single", 1), ("multiple", 1), ("true_false", 1), ("blank", 1), ("numeric", 1)],
                "{language:?}"
            );
            let changes: Vec<String> =
                report.changes.iter().map(|(change, _)| change.words(Language::English)).collect();
            assert_eq!(
                changes,
                ["gaps of the prompt were written as ___", "the answer was read as several accepted variants"]
            );
        }
    }
}
