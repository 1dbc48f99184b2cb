//! What looks like Markdown and is none, because of a Chinese sign or a missing space: headings, lists, tables, links,
//! alerts that the parser takes for plain text, where nothing else would tell the author.

use super::Style;
use super::character::is_unspaced;
use super::emphasis::Located;
use crate::diagnostic::{Code, nearest};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A look-alike, at bytes of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) range: Range<usize>,
    pub(super) values: Vec<(&'static str, String)>,
}

/// The look-alikes in the text that `events` came from.
pub(super) fn lint(source: &str, events: &[Located], style: Style) -> Vec<Finding> {
    let mut lines = Lines { source, findings: Vec::new(), marker: None, said: (false, false) };
    let mut at_line_start = false;
    let mut in_quote = false;
    for (event, range) in events {
        let was_at_line_start = at_line_start;
        at_line_start = false;
        match event {
            Event::Text(text) if source.get(range.clone()) == Some(text.as_ref()) => {
                if was_at_line_start && style != Style::Line {
                    lines.line(range.start, in_quote);
                }
                if text.ends_with(']') {
                    lines.link(range.end);
                }
                in_quote = false;
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::DefinitionListDefinition) => {
                lines.begin_paragraph();
                at_line_start = true;
            }
            Event::Start(Tag::BlockQuote(None)) => {
                in_quote = true;
                at_line_start = true;
            }
            // Text behind a block may go on in the same list item.
            Event::End(TagEnd::List(_) | TagEnd::CodeBlock | TagEnd::BlockQuote(_) | TagEnd::HtmlBlock) => {
                lines.begin_paragraph();
                at_line_start = true;
            }
            Event::SoftBreak | Event::HardBreak => at_line_start = true,
            _ => in_quote = false,
        }
    }
    lines.findings
}

/// The work on the lines of paragraphs.
struct Lines<'s> {
    source: &'s str,
    findings: Vec<Finding>,
    /// The list marker of the line above.
    marker: Option<(Marker, Range<usize>)>,
    /// Whether this paragraph's list and table were pointed out.
    said: (bool, bool),
}

/// What a list look-alike begins its items with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    Number,
    Bullet,
}

impl Marker {
    /// What Markdown wants.
    fn instead(self) -> &'static str {
        match self {
            Self::Number => "1. ",
            Self::Bullet => "- ",
        }
    }
}

impl Lines<'_> {
    fn begin_paragraph(&mut self) {
        self.marker = None;
        self.said = (false, false);
    }

    fn report(&mut self, code: Code, range: Range<usize>, values: Vec<(&'static str, String)>) {
        self.findings.push(Finding { code, range, values });
    }

    /// Looks at the line that begins at `start`.
    fn line(&mut self, start: usize, in_quote: bool) {
        let rest = &self.source[start..];
        let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
        let escaped = self.source[..start].ends_with('\\');
        let above = self.marker.take();
        match line.chars().next() {
            _ if escaped => {}
            Some('#' | '＃') => self.heading(line, start),
            Some('｜') if !self.said.1 && line.matches('｜').count() > 1 => {
                self.said.1 = true;
                self.report(Code::TableBar, start..start + '｜'.len_utf8(), Vec::new());
            }
            Some('[') if in_quote => self.alert(line, start),
            _ => self.list(line, start, above),
        }
    }

    fn heading(&mut self, line: &str, start: usize) {
        let text = line.trim_start_matches(['#', '＃']);
        let marks = line.chars().count() - text.chars().count();
        let full_width = line[..line.len() - text.len()].contains('＃');
        let is_title = text.starts_with(|first: char| first.is_alphabetic() || (marks > 1 && first.is_alphanumeric()));
        // `#话题#` is how a topic is written elsewhere.
        let is_topic = marks == 1 && text.contains(['#', '＃']);
        if marks <= 6 && !is_topic && (is_title || (full_width && text.starts_with(' '))) {
            let mark = &line[..line.len() - text.len()];
            let instead = format!("{} {}", "#".repeat(marks), text.trim());
            let values = vec![("mark", mark.to_owned()), ("instead", instead)];
            self.report(Code::HeadingSpace, start..start + mark.len(), values);
        }
    }

    fn list(&mut self, line: &str, start: usize, above: Option<(Marker, Range<usize>)>) {
        let Some((marker, length)) = marker(line) else { return };
        let range = start..start + length;
        if let Some((_, above)) = above.filter(|(first, _)| *first == marker && !self.said.0) {
            self.said.0 = true;
            let values =
                vec![("marker", self.source[above.clone()].to_owned()), ("instead", marker.instead().to_owned())];
            self.report(Code::ListMarker, above, values);
        }
        self.marker = Some((marker, range));
    }

    /// Looks at what follows a `]` that closes no link.
    fn link(&mut self, start: usize) {
        let rest = &self.source[start..];
        let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
        let (inside, closing, reason) = if let Some(inside) = line.strip_prefix('(') {
            (inside, ')', "space")
        } else if let Some(inside) = line.strip_prefix('（') {
            (inside, '）', "brackets")
        } else {
            return;
        };
        let Some(end) = inside.find(closing) else { return };
        let target = &inside[..end];
        let is_target = target.contains(['/', '.']) && !target.contains(['(', '"', '<', '（']);
        let has_space = target.trim().contains(char::is_whitespace);
        if !is_target || (reason == "space" && !has_space) {
            return;
        }
        let instead = if has_space { format!("(<{}>)", target.trim()) } else { format!("({})", target.trim()) };
        let length = line.len() - inside.len() + end + closing.len_utf8();
        let values = vec![("target", target.to_owned()), ("instead", instead), ("reason", reason.to_owned())];
        self.report(Code::LinkSpace, start..start + length, values);
    }

    fn alert(&mut self, line: &str, start: usize) {
        let Some(inside) = line.strip_prefix("[!").or_else(|| line.strip_prefix("[！")) else { return };
        let Some(end) = inside.find(']').filter(|end| *end <= 40) else { return };
        let word = inside[..end].trim();
        let meant = ALERT_WORDS.iter().find(|(chinese, _)| *chinese == word).map(|(_, word)| *word);
        let near = meant.or_else(|| nearest(word, ALERTS));
        let mut values = vec![("word", word.to_owned()), ("near", near.unwrap_or("NOTE").to_owned())];
        if ALERTS.iter().any(|alert| alert.eq_ignore_ascii_case(word)) {
            values = vec![("word", word.to_owned()), ("near", word.to_ascii_uppercase())];
        }
        self.report(Code::AlertWord, start..start + line.len() - inside.len() + end + 1, values);
    }
}

/// The words that begin an alert.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Chinese words that are used for them.
const ALERT_WORDS: [(&str, &str); 9] = [
    ("注意", "WARNING"),
    ("警告", "WARNING"),
    ("说明", "NOTE"),
    ("备注", "NOTE"),
    ("注", "NOTE"),
    ("提示", "TIP"),
    ("技巧", "TIP"),
    ("重要", "IMPORTANT"),
    ("小心", "CAUTION"),
];

/// The list marker with which a line begins though Markdown sees none, and its length in bytes.
fn marker(line: &str) -> Option<(Marker, usize)> {
    let first = line.chars().next()?;
    if matches!(first, '•' | '●' | '○' | '▪' | '■' | '◆') {
        return Some((Marker::Bullet, first.len_utf8()));
    }
    if matches!(first, '-' | '－' | '·') {
        let second = line[first.len_utf8()..].chars().next()?;
        return (is_unspaced(second) && second != '－').then_some((Marker::Bullet, first.len_utf8()));
    }
    if ('①'..='⑳').contains(&first) {
        return Some((Marker::Number, first.len_utf8()));
    }
    let is_digit = |digit: char| digit.is_ascii_digit() || ('０'..='９').contains(&digit);
    let rest = line.trim_start_matches(is_digit);
    let digits = line.chars().count() - rest.chars().count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let mut characters = rest.chars();
    let sign = characters.next()?;
    let next = characters.next();
    let is_marker = match sign {
        '、' | '．' => true,
        '.' | ')' | '）' => next.is_some_and(is_unspaced),
        _ => false,
    };
    is_marker.then_some((Marker::Number, line.len() - rest.len() + sign.len_utf8()))
}

#[cfg(test)]
mod tests;
