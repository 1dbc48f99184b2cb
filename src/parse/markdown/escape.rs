//! Text and attribute values as HTML.

use crate::course::{SLOT_END, SLOT_START};
use std::borrow::Cow;

/// Stands for an underscore of a gap while Markdown is parsed, so that no gap becomes emphasis or a rule. A control
/// character of one byte that no text contains.
pub(super) const GAP: char = '\u{1F}';

/// Appends `text` as HTML text. Characters that mark slots are left out: no author can forge one.
pub(super) fn text(html: &mut String, text: &str) {
    escape(html, text, |character| matches!(character, '&' | '<' | '>'));
}

/// Appends `value` as the inside of a quoted attribute value.
pub(super) fn attribute(html: &mut String, value: &str) {
    escape(html, value, |character| matches!(character, '&' | '<' | '>' | '"'));
}

fn escape(html: &mut String, text: &str, special: impl Fn(char) -> bool) {
    let mut rest = text;
    while let Some(at) = rest.find(|character| special(character) || is_reserved(character)) {
        html.push_str(&rest[..at]);
        let mut characters = rest[at..].chars();
        match characters.next() {
            Some('&') => html.push_str("&amp;"),
            Some('<') => html.push_str("&lt;"),
            Some('>') => html.push_str("&gt;"),
            Some('"') => html.push_str("&quot;"),
            Some(GAP) => html.push('_'),
            _ => {}
        }
        rest = characters.as_str();
    }
    html.push_str(rest);
}

/// The text with underscores where gaps were marked, and without characters that mark slots.
pub(super) fn restore(text: &str) -> Cow<'_, str> {
    if !text.contains(is_reserved) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|character| !matches!(*character, SLOT_START | SLOT_END));
    Cow::Owned(kept.map(|character| if character == GAP { '_' } else { character }).collect())
}

fn is_reserved(character: char) -> bool {
    matches!(character, SLOT_START | SLOT_END | GAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_slots_cannot_be_forged() {
        let mut html = String::new();
        text(&mut html, "a<b>&\"c\u{FDD0}0\u{FDD1}\u{1F}");
        assert_eq!(html, "a&lt;b&gt;&amp;\"c0_");
        html.clear();
        attribute(&mut html, "\"><b>'");
        assert_eq!(html, "&quot;&gt;&lt;b&gt;'");
        assert_eq!(restore("\u{1F}\u{FDD0}1\u{FDD1}"), "_1");
    }
}
