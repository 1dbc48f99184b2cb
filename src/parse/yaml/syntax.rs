//! What a YAML parser's complaint means for someone who never heard of YAML.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// The deepest nesting that is read. Quizzes need six levels.
pub const MAX_DEPTH: usize = 64;

/// Turns the parser's complaint `info` at byte `at` of `body` into a diagnostic that names the likely cause.
///
/// `start` is where `body` begins in its file.
pub fn explain(body: &str, at: usize, info: &str, start: usize, file: FileId) -> Diagnostic {
    let line = Line::around(body, at);
    let here = |code, from: usize, to: usize| Diagnostic::new(code, Span::new(file, start + from, start + to));
    let point = |code| here(code, at, (at + body[at..].chars().next().map_or(0, char::len_utf8)).min(line.end));
    let previous = Line::around(body, line.start.saturating_sub(1));

    if let Some(tab) = line.tab_in_indentation() {
        return here(Code::YamlTab, tab, tab + 1);
    }
    if info.contains("recursion limit") {
        return point(Code::YamlBudget).with("what", "@depth").with("limit", MAX_DEPTH);
    }
    if info.starts_with("tab") {
        return point(Code::YamlTab);
    }
    if let Some((from, to)) = line.full_width_colon().or_else(|| previous.full_width_colon()) {
        return here(Code::YamlFullWidthColon, from, to);
    }
    let unclosed = info.contains("quoted scalar") || info.contains("trailing content after double-quoted");
    if unclosed && !info.contains("escape") {
        return point(Code::YamlQuote);
    }
    if info.contains("escape") {
        return point(Code::YamlEscape);
    }
    if info.contains("unknown anchor") || info.contains("anchor or alias") {
        return point(Code::YamlAlias);
    }
    if info.contains("mapping values are not allowed") || info.contains("illegal placement of ':'") {
        let code = if line.has_two_colons() { Code::YamlUnquotedColon } else { Code::YamlIndentation };
        return point(code);
    }
    let reserved = body[at..].chars().next().is_some_and(|first| "@`%!&*|>".contains(first));
    if reserved || info.contains("unexpected character") || info.contains("block scalar, did not find expected comment")
    {
        let first = body[at..].chars().next().unwrap_or(' ');
        return point(Code::YamlReservedStart).with("character", first);
    }
    if info.contains("flow") || info.contains("misplaced bracket") {
        return point(Code::YamlBracket);
    }
    if info.contains("block collection")
        || info.contains("block mapping")
        || info.contains("indent")
        || info.contains("expected <document start>")
        || info.contains("block sequence entries are not allowed")
        || info.contains("simple key")
    {
        return point(Code::YamlIndentation);
    }
    point(Code::YamlSyntax).with("reason", info)
}

/// Where in a text a full-width colon stands behind a single word at the start.
pub fn full_width_colon(text: &str) -> Option<usize> {
    let colon = text.find('：')?;
    let key = text[..colon].trim_start_matches([' ', '-']);
    let is_key = !key.is_empty() && key.chars().count() <= 16 && !key.contains([' ', ':', '，', '。', '"', '\'']);
    is_key.then_some(colon)
}

/// A line of a text: its bytes `start..end`, without the line end.
struct Line<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Line<'t> {
    fn around(body: &'t str, at: usize) -> Self {
        let at = at.min(body.len());
        let start = body[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = body[at..].find('\n').map_or(body.len(), |newline| at + newline);
        Self { text: &body[start..end], start, end }
    }

    fn tab_in_indentation(&self) -> Option<usize> {
        let indentation = self.text.len() - self.text.trim_start_matches([' ', '\t', '-']).len();
        self.text[..indentation].find('\t').map(|tab| self.start + tab)
    }

    /// `答案：B` or `answer： B`: a full-width colon behind a single word at the start of the line, with no `: ` before it.
    fn full_width_colon(&self) -> Option<(usize, usize)> {
        full_width_colon(self.text).map(|colon| (self.start + colon, self.start + colon + '：'.len_utf8()))
    }

    fn has_two_colons(&self) -> bool {
        self.text
            .match_indices(':')
            .filter(|(at, _)| self.text[at + 1..].is_empty() || self.text[at + 1..].starts_with(' '))
            .count()
            > 1
    }
}
