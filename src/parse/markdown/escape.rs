//! Text and attribute values as HTML.

use crate::course::{SLOT_END, SLOT_START};
use std::borrow::Cow;

/// Stands for an underscore of a gap while Markdown is parsed, so that no gap becomes emphasis or a rule. A control
/// character of one byte that no text contains.
pub(super) const GAP: char = '\u{1F}';
const GAP_BYTE: u8 = 0x1F;

/// The first byte of both characters that mark slots.
const FIRST_OF_SLOT: u8 = 0xEF;

/// Appends `text` as HTML text. Characters that mark slots are left out: no author can forge one.
pub(super) fn text(html: &mut String, text: &str) {
    escape(html, text, |byte| matches!(byte, b'&' | b'<' | b'>'));
}

/// Appends `value` as the inside of a quoted attribute value.
pub(super) fn attribute(html: &mut String, value: &str) {
    escape(html, value, |byte| matches!(byte, b'&' | b'<' | b'>' | b'"'));
}

fn escape(html: &mut String, text: &str, special: impl Fn(u8) -> bool) {
    let mut rest = text;
    while let Some(at) = position(rest, |byte| special(byte) || byte == GAP_BYTE) {
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
    if !has_marks(text) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|character| !matches!(*character, SLOT_START | SLOT_END));
    Cow::Owned(kept.map(|character| if character == GAP { '_' } else { character }).collect())
}

/// Whether a text has characters that mark gaps or slots.
pub(super) fn has_marks(text: &str) -> bool {
    position(text, |byte| byte == GAP_BYTE).is_some()
}

/// Where the first character stands that marks a slot or whose only byte is `wanted`. Bytes are looked at, not
/// characters, since most of a text is neither.
fn position(text: &str, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let marks_slot = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with([SLOT_START, SLOT_END]));
    let mut from = 0;
    loop {
        // That is the first byte of full-width punctuation too.
        let at = from + bytes[from..].iter().position(|byte| wanted(*byte) || *byte == FIRST_OF_SLOT)?;
        if bytes[at] != FIRST_OF_SLOT || marks_slot(at) {
            return Some(at);
        }
        from = at + 1;
    }
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

    #[test]
    fn every_character_but_those_with_a_meaning_stays_as_it_is() {
        for letter in ('\0'..='\u{FFFF}').chain(['🙂', '\u{1FDD0}']) {
            let expected = match letter {
                '&' => "，&amp;客".to_owned(),
                '<' => "，&lt;客".to_owned(),
                '>' => "，&gt;客".to_owned(),
                GAP => "，_客".to_owned(),
                SLOT_START | SLOT_END => "，客".to_owned(),
                _ => format!("，{letter}客"),
            };
            let mut html = String::new();
            text(&mut html, &format!("，{letter}客"));
            assert_eq!(html, expected);
            assert_eq!(has_marks(&format!("，{letter}")), matches!(letter, GAP | SLOT_START | SLOT_END), "{letter:?}");
        }
    }
}
