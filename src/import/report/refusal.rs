//! Why a whole file cannot be imported, in Chinese and English.

use crate::course::Language;
use std::fmt;

/// Why nothing of a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file is empty.
    Empty,
    /// The file is larger than this many bytes.
    Large(u64),
    /// The file unpacks to more than this many bytes.
    Bomb(u64),
    /// There are more rows than this.
    Rows(usize),
    /// There are more cells than this.
    Cells(usize),
    /// The text is in no known encoding; the line of the first byte that cannot be read.
    Encoding(usize),
    /// The format cannot be told.
    Unknown,
    /// A workbook, and this program was built without them.
    NoExcel,
    /// A workbook with a password.
    Password,
    /// A Word document.
    Word,
    /// The file is damaged or of another format; what the reader of the format says.
    Damaged(String),
    /// No row has the heads of a question table; the first heads that were found.
    NoHeads(String),
    /// There is no question in the file.
    NoQuestions,
    /// The title of the file gives no prefix for ids, and the one asked for is none.
    Prefix(String),
}

impl Refusal {
    /// The refusal in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let chinese = language == Language::Chinese;
        let two = |one: String, other: String| if chinese { one } else { other };
        let mebibytes = |bytes: u64| bytes / 1_048_576;
        match self {
            Self::Empty => two("文件是空的".into(), "the file is empty".into()),
            Self::Large(most) => two(
                format!("文件超过 {} MB；分成几个再导入", mebibytes(*most)),
                format!("the file is larger than {} MB; split it", mebibytes(*most)),
            ),
            Self::Bomb(most) => two(
                format!("文件解压以后超过 {} MB；只留题目，另存一份再导入", mebibytes(*most)),
                format!("the file unpacks to more than {} MB; save a copy with the questions only", mebibytes(*most)),
            ),
            Self::Rows(most) => two(
                format!("表格超过 {most} 行；分成几个再导入"),
                format!("the table has more than {most} rows; split it"),
            ),
            Self::Cells(most) => two(
                format!("表格超过 {most} 个单元格；只留题目，另存一份再导入"),
                format!("the table has more than {most} cells; save a copy with the questions only"),
            ),
            Self::Encoding(line) => two(
                format!("第 {line} 行起不是 UTF-8、GBK 或 UTF-16 的文字；用编辑器另存为 UTF-8"),
                format!("from line {line} on it is no text in UTF-8, GBK or UTF-16; save it as UTF-8"),
            ),
            Self::Unknown => two(
                "认不出格式；用 --from 指定 excel、csv、gift、aiken、moodle 或 text".into(),
                "the format cannot be told; say --from excel, csv, gift, aiken, moodle or text".into(),
            ),
            Self::NoExcel => two(
                "这个程序没有带上读 Excel 的功能；另存为 CSV 再导入".into(),
                "this program was built without Excel; save the file as CSV".into(),
            ),
            Self::Password => two(
                "工作簿有密码；去掉密码另存一份再导入".into(),
                "the workbook has a password; save a copy without one".into(),
            ),
            Self::Word => two(
                "这是 Word 文档；在 Word 里另存为“纯文本（.txt）”，再导入那个文件".into(),
                "this is a Word document; save it as plain text (.txt) and import that".into(),
            ),
            Self::Damaged(what) => two(
                format!("文件损坏，或者内容和格式不符（{what}）；重新保存一份再导入"),
                format!("the file is damaged or of another format ({what}); save it again"),
            ),
            Self::NoHeads(found) => two(
                format!(
                    "没有找到表头：要有一行写着“题干”（或题目）和“答案”，最好还有题型、选项A、选项B；开头几行是：{found}"
                ),
                format!(
                    "no heads were found: one row must say \"Question\" and \"Answer\", better also Type, Option A, Option B; the file begins with: {found}"
                ),
            ),
            Self::NoQuestions => two("里面没有题目".into(), "there is no question in it".into()),
            Self::Prefix(value) => two(
                format!("“{value}”不能作编号的开头；用小写字母、数字和连字符，最多 40 个字符"),
                format!("\"{value}\" cannot begin ids; use small letters, digits and hyphens, at most 40 characters"),
            ),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words(Language::English))
    }
}
