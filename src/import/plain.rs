//! Plain text as Markdown that shows it: signs get a backslash only where they would mean something.
//!
//! Whether they would is not guessed: the text is rendered by our own reader of Markdown and compared.

use super::gap::GAP;
use super::report::Change;
use crate::parse::markdown::{self, Context, Labels, Place, Style};
use crate::source::{FileId, ProjectPath, Span};

/// Removes what no text needs: control characters, noncharacters, byte order marks; line ends become `\n`, white space
/// around lines and more than one empty line go.
#[must_use]
pub fn clean(text: &str, changes: &mut Vec<Change>) -> String {
    let unix = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'], "\n");
    // What Excel writes for a carriage return inside a cell.
    let unix = unix.replace("_x000D_", "");
    let is_strange = |letter: char| {
        (letter.is_control() && letter != '\n' && letter != '\t')
            || matches!(letter, '\u{feff}' | '\u{FDD0}'..='\u{FDEF}' | '\u{200b}' | '\u{2060}')
            || u32::from(letter) & 0xFFFE == 0xFFFE
    };
    if unix.contains(is_strange) {
        changes.push(Change::Control);
    }
    let kept: String = unix
        .chars()
        .filter(|letter| !is_strange(*letter))
        .map(|letter| if letter == '\t' { ' ' } else { letter })
        .collect();
    let lines: Vec<&str> = kept.lines().map(str::trim).collect();
    let mut text = String::with_capacity(kept.len());
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    text
}

/// `text`, plain and clean, as Markdown: lines become paragraphs, and [`GAP`]s become `___`.
#[must_use]
pub fn markdown(text: &str, changes: &mut Vec<Change>) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let written = line_as_markdown(line);
            if written.replace("___", &GAP.to_string()) != line {
                changes.push(Change::Escaped);
            }
            written
        })
        .collect();
    let joined = lines.join("\n\n");
    if shows(&joined, text) {
        return joined;
    }
    // Lines that mean something together, such as a definition: every sign of ASCII, which may always be escaped.
    changes.push(Change::Escaped);
    text.lines()
        .map(|line| with_gaps(&escape(line, |sign, _| sign.is_ascii_punctuation())))
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn line_as_markdown(line: &str) -> String {
    let plain = with_gaps(line);
    if shows(&plain, line) {
        return plain;
    }
    let usual = with_gaps(&escape(line, |sign, at_start| {
        matches!(sign, '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '<' | '>' | '&' | '|')
            || (at_start && matches!(sign, '#' | '+' | '-' | '=' | ':' | '.' | ')' | '{' | '$' | '!'))
    }));
    if shows(&usual, line) { usual } else { with_gaps(&escape(line, |sign, _| sign.is_ascii_punctuation())) }
}

fn with_gaps(text: &str) -> String {
    text.replace(GAP, "___")
}

/// Puts a backslash before the signs that `wanted` picks; its second argument says whether nothing but digits and such
/// signs stands before.
fn escape(line: &str, wanted: impl Fn(char, bool) -> bool) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut at_start = true;
    for sign in line.chars() {
        if sign.is_ascii_punctuation() && wanted(sign, at_start) {
            escaped.push('\\');
        }
        escaped.push(sign);
        at_start &= sign.is_ascii_digit() || sign.is_ascii_punctuation();
    }
    escaped
}

/// Whether `markdown`, rendered, shows exactly the lines of `text`, each as a paragraph.
fn shows(markdown: &str, text: &str) -> bool {
    let base = ProjectPath::new("quizzes/import.yaml");
    let labels = Labels::new(|_| String::new());
    let context = Context { base: &base, labels: &labels };
    let place = Place::whole(Span::start_of(FileId(0)));
    let style = if text.contains(GAP) { Style::Blank } else { Style::Block };
    let prose = markdown::prose(markdown, &place, &context, style, &mut Vec::new());
    if prose.gaps as usize != text.matches(GAP).count() {
        return false;
    }
    let mut shown = prose.html;
    while let Some(start) = shown.find("<span class=\"gap\"") {
        let Some(end) = shown[start..].find("</span>") else { return false };
        shown.replace_range(start..start + end + "</span>".len(), &GAP.to_string());
    }
    let shown: Option<Vec<String>> =
        shown.lines().map(|line| Some(unescape(line.strip_prefix("<p>")?.strip_suffix("</p>")?))).collect();
    shown.is_some_and(|shown| shown.iter().map(String::as_str).eq(text.lines()))
}

/// The characters that HTML writes as entities; a tag stays a tag and so differs from any text.
fn unescape(html: &str) -> String {
    if html.contains('<') {
        return format!("\u{FDD1}{html}");
    }
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Generator;

    fn written(text: &str) -> String {
        markdown(text, &mut Vec::new())
    }

    #[test]
    fn a_sign_is_escaped_only_where_it_would_mean_something() {
        for text in
            ["首次响应不超过 20 秒？", "3 * 4 = 12", "（  ）", "价格 < 20 & 有货", "a_b", "满 100-20", "https 是协议"]
        {
            assert_eq!(written(text), text);
        }
        assert_eq!(written("3*4*5"), r"3\*4\*5");
        assert_eq!(written("<b>粗</b>"), r"\<b\>粗\</b\>");
        assert_eq!(written("1. 甲"), r"1\. 甲");
        assert_eq!(written("甲\n乙"), "甲\n\n乙");
        assert_eq!(written("# 标题\n- 点"), "\\# 标题\n\n\\- 点");
        assert_eq!(written(&format!("甲{GAP}乙")), "甲___乙");
    }

    #[test]
    fn any_plain_text_shows_as_it_was_typed() {
        let pieces: Vec<&str> = vec![
            "甲",
            "乙",
            "a",
            "1",
            " ",
            "\n",
            "*",
            "**",
            "_",
            "___",
            "~~",
            "`",
            "```",
            "<",
            ">",
            "<b>",
            "&",
            "&amp;",
            "[",
            "](",
            ")",
            "![",
            "#",
            "# ",
            "- ",
            "1. ",
            "|",
            "\\",
            ":",
            ": ",
            "[^1]",
            "---",
            "=",
            "{#a}",
            "“",
            "”",
            "。",
            "$",
            "!",
            "+ ",
            "http://a.b",
            "<http://a.b>",
            "\u{1F600}",
            "é\u{301}",
        ];
        let mut random = Generator::new("plain text");
        for _ in 0..4_000 {
            let length = 1 + random.below(9);
            let text: String =
                (0..length).map(|_| pieces[random.below(u32::try_from(pieces.len()).unwrap()) as usize]).collect();
            let text = clean(&text, &mut Vec::new());
            if !text.is_empty() {
                let markdown = written(&text);
                assert!(shows(&markdown, &text), "{text:?} became {markdown:?}");
            }
        }
    }

    #[test]
    fn control_characters_go_and_line_ends_become_one_kind() {
        let mut changes = Vec::new();
        assert_eq!(clean(" 甲\u{7}\r\n\r\n 乙_x000D_\t丙 ", &mut changes), "甲\n乙 丙");
        assert_eq!(changes, [Change::Control]);
    }
}
