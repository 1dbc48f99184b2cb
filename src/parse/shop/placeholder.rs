//! Finds placeholders in a text: `{{shop.name}}` stands for a value of the shop, and `{{{{` for two braces as such.
//!
//! Nothing else that authors write uses two braces: variables of questions, drills and calculators have one (`{a}`), ids of headings
//! have one behind a `#`, and YAML has no value that begins with two.

use std::ops::Range;

/// What opens a placeholder.
pub const OPEN: &str = "{{";
/// What closes it, on the same line.
const CLOSE: &str = "}}";
/// How two braces are written that open nothing.
const BRACES: &str = "{{{{";

/// Something in a text that is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder<'t> {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The name between the braces, without spaces around it; none for four braces, which become two.
    pub name: Option<&'t str>,
}

/// Every placeholder of `text`, in order. Braces that nothing closes on their line are no placeholder.
pub fn find(text: &str) -> Vec<Placeholder<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(OPEN).map(|offset| at + offset) {
        if text[open..].starts_with(BRACES) {
            at = open + BRACES.len();
            found.push(Placeholder { range: open..at, name: None });
            continue;
        }
        let inner = open + OPEN.len();
        let line_end = text[inner..].find('\n').map_or(text.len(), |newline| inner + newline);
        match text[inner..line_end].find(CLOSE) {
            Some(close) => {
                at = inner + close + CLOSE.len();
                found.push(Placeholder { range: open..at, name: Some(text[inner..inner + close].trim()) });
            }
            None => at = inner,
        }
    }
    found
}

/// `text` so that all its braces are shown as they are.
pub fn literal(text: &str) -> String {
    text.replace(OPEN, BRACES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<Option<&str>> {
        find(text).into_iter().map(|placeholder| placeholder.name).collect()
    }

    #[test]
    fn a_name_between_two_braces_is_a_placeholder_and_one_brace_is_none() {
        let text = "欢迎来到{{shop.name}}，{a} 秒内 {{ reply.first }}。";
        assert_eq!(names(text), [Some("shop.name"), Some("reply.first")]);
        let ranges: Vec<&str> = find(text).into_iter().map(|placeholder| &text[placeholder.range]).collect();
        assert_eq!(ranges, ["{{shop.name}}", "{{ reply.first }}"]);
    }

    #[test]
    fn braces_that_nothing_closes_on_their_line_stay() {
        assert_eq!(names("一 {{ 二\n三 }} 四"), []);
        assert_eq!(names("{\"a\": {\"b\": 1}}"), []);
        assert_eq!(names("{{"), []);
    }

    #[test]
    fn four_braces_are_two_and_what_stands_behind_them_is_text() {
        assert_eq!(names("写 {{{{shop.name}} 就行"), [None]);
        assert_eq!(names("{{{a}}}"), [Some("{a")]);
        let literal = literal("{{ 7*7 }} {{{");
        assert_eq!(literal, "{{{{ 7*7 }} {{{{{");
        assert_eq!(names(&literal), [None, None]);
    }
}
