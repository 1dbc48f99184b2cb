//! Lays YAML files out evenly: indentation, spaces, quotation marks. Comments, order and every value stay.
//!
//! The layout is pretty_yaml's; here it is proved that nothing else changed.

use crate::parse::yaml::{Node, Value, read};
use crate::source::FileId;
use pretty_yaml::config::{FormatOptions, LanguageOptions, LayoutOptions};

/// Wide enough that no line is ever folded: a fold would put a space between two Chinese characters.
const WIDTH: usize = 1_000_000;

/// Why a text is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untouched {
    /// It is not well-formed, or it breaks a budget; `check` says where.
    Faulty,
    /// Laid out it would say something else, so it is not.
    Doubtful,
}

/// `text`, a YAML file with line ends `\n`, laid out evenly.
///
/// # Errors
/// When it has mistakes of syntax, or when the layout would change what it says.
pub fn formatted(text: &str) -> Result<String, Untouched> {
    let before = tree(text).ok_or(Untouched::Faulty)?;
    let even = laid_out(text)?;
    let same_values = tree(&even).is_some_and(|after| same(&before, &after));
    let same_signs = signs(text).eq(signs(&even));
    // What is even stays as it is, so that nobody is told for ever to lay it out.
    let is_settled = laid_out(&even).as_ref() == Ok(&even);
    if same_values && same_signs && is_settled { Ok(even) } else { Err(Untouched::Doubtful) }
}

/// `text` as pretty_yaml lays it out, if it can be trusted with it.
fn laid_out(text: &str) -> Result<String, Untouched> {
    if !is_usual(text) {
        return Err(Untouched::Doubtful);
    }
    let options = FormatOptions {
        layout: LayoutOptions { print_width: WIDTH, ..LayoutOptions::default() },
        language: LanguageOptions {
            brace_spacing: false,
            trailing_comma: false,
            // At the end of a line of a `|` block, spaces are text.
            trim_trailing_whitespaces: false,
            ..LanguageOptions::default()
        },
    };
    pretty_yaml::format_text(text, &options).map_err(|_| Untouched::Doubtful)
}

/// The deepest indentation, in columns: the layout's parser keeps a bit for each.
const DEEPEST: usize = 60;
/// The most brackets that open one inside the other: the layout's parser takes twice as long for each that is text.
const MOST_OPEN: usize = 12;

/// Whether the layout's parser can be trusted with a text; nobody writes one with which it cannot. It counts a tab before the text of
/// a line as a column of its indentation, and cuts as much from other lines.
fn is_usual(text: &str) -> bool {
    // It takes a byte order mark for the start of a file, wherever it stands, and moves it there.
    if text.contains('\u{feff}') {
        return false;
    }
    // Brackets that follow each other with nothing but white space between, over line ends too.
    let mut run = 0;
    text.lines().all(|line| {
        let mut open = 0_usize;
        for sign in line.chars() {
            match sign {
                '[' | '{' => (open, run) = (open + 1, run + 1),
                ']' | '}' => (open, run) = (open.saturating_sub(1), 0),
                sign if sign.is_whitespace() => {}
                _ => run = 0,
            }
            if open.max(run) > MOST_OPEN {
                return false;
            }
        }
        let before_text = line.len() - line.trim_start_matches([' ', '-', '?', ':']).len();
        before_text <= DEEPEST && !line[before_text..].starts_with(|sign: char| sign.is_ascii_whitespace())
    })
}

/// The tree of a text without mistakes.
fn tree(text: &str) -> Option<Node<'_>> {
    let mut diagnostics = Vec::new();
    let node = read(text, 0, FileId(0), &mut diagnostics)?;
    diagnostics.is_empty().then_some(node)
}

/// Whether two trees hold the same, wherever and however it is written.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one, _), Value::Scalar(other, _)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| one.key == other.key && same(&one.node, &other.node))
        }
        _ => false,
    }
}

/// All signs of a text but those that only lay it out. Comments stand in no tree, so they are compared by these.
fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '"' | '\'' | '\\' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indentation_and_spaces_become_even_and_comments_stay() {
        let text = "#  头\nid:   d1\nquestions:\n     -   id: q1   # 第一题\n         choices: {A:  甲,B: '乙'}\n\n\n     # 第二题\n     - id: q2\n       prompt: |\n         行  \n           缩进\n";
        let expected = "#  头\nid: d1\nquestions:\n  - id: q1 # 第一题\n    choices: {A: 甲, B: \"乙\"}\n\n  # 第二题\n  - id: q2\n    prompt: |\n      行  \n        缩进\n";
        assert_eq!(formatted(text).as_deref(), Ok(expected));
        assert_eq!(formatted(expected).as_deref(), Ok(expected));
    }

    #[test]
    fn long_lines_are_never_folded() {
        let long =
            format!("title: {}\ntags: [{}]\n", "很长的一句话 and words ".repeat(40).trim(), ["词"; 90].join(", "));
        assert_eq!(formatted(&long), Ok(long.clone()));
    }

    #[test]
    fn what_the_parser_of_the_layout_cannot_take_is_left_alone_at_once() {
        let far = format!("       -{}", " ".repeat(80));
        let tabs = format!("  - {}{}", "\t".repeat(18), " ".repeat(92));
        let cut = "a: |\n  \t\t\t\t甲\n  这里\n";
        let keys = format!("{}\n", ": ".repeat(40));
        for text in [far.as_str(), " ---\n.[[[[[[[[[[[[[[[[[[[", "a: .[[[[[[[\n [[[[[[[", &tabs, cut, &keys] {
            let begun = std::time::Instant::now();
            assert!(formatted(text).is_err(), "{text}");
            assert!(begun.elapsed().as_secs() < 2, "{text}");
        }
        assert!(formatted("a: {b: [[1, 2], [3]], c: \"[[x|y]] [[z|w]]\"}\n").is_ok());
    }

    #[test]
    fn what_would_not_be_even_after_the_layout_is_left_alone() {
        let text = format!("a:\n  b:\n  {}甲\n", "- ".repeat(29));
        assert_eq!(formatted(&text), Err(Untouched::Doubtful));
    }

    #[test]
    fn a_byte_order_mark_within_a_text_is_not_moved() {
        for text in ["\n\u{feff}", "\u{feff}\n", "a: 甲\n\u{feff}b: 乙\n"] {
            assert!(formatted(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn what_has_mistakes_is_left_alone() {
        for text in ["id: [", "id: a\nid: b\n", "a: *b\n", "a:\n\tid: a\n"] {
            assert_eq!(formatted(text), Err(Untouched::Faulty), "{text}");
        }
    }
}
