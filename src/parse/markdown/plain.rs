//! The plain text of a stretch of events: of a heading, of a picture's alternative text.

use super::character::{is_shared_punctuation, is_unspaced};
use super::emphasis::Located;
use super::escape::restore;
use pulldown_cmark::Event;

/// The plain text of the element that begins at `at`, and the place of its end in `events`.
pub(super) fn element_text(events: &[Located], at: usize) -> (String, usize) {
    let mut text = String::new();
    let mut depth = 0_usize;
    for (index, (event, _)) in events.iter().enumerate().skip(at) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return (text, index);
                }
            }
            Event::Text(part) | Event::Code(part) => text.push_str(&restore(part)),
            Event::SoftBreak if vanishes(text.chars().next_back(), next_character(events, index)) => {}
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    (text, events.len())
}

/// Whether a line break between these characters vanishes: both are Chinese, or one is and the other is punctuation
/// that Chinese shares with Western scripts.
pub(super) fn vanishes(before: Option<char>, behind: Option<char>) -> bool {
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    match (is_unspaced(before), is_unspaced(behind)) {
        (true, true) => true,
        (true, false) => is_shared_punctuation(behind),
        (false, true) => is_shared_punctuation(before),
        (false, false) => false,
    }
}

/// The first visible character behind the event at `index`, on the same paragraph's next line.
pub(super) fn next_character(events: &[Located], index: usize) -> Option<char> {
    for (event, _) in &events[index + 1..] {
        match event {
            Event::Text(text) | Event::Code(text) => match text.chars().next() {
                Some(character) => return Some(character),
                None => continue,
            },
            Event::Start(tag) if is_phrase(&tag.to_end()) => {}
            Event::End(tag) if is_phrase(tag) => {}
            Event::InlineHtml(_) | Event::FootnoteReference(_) => {}
            _ => return None,
        }
    }
    None
}

fn is_phrase(tag: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{Emphasis, Link, Strikethrough, Strong};
    matches!(tag, Emphasis | Strong | Strikethrough | Link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_vanishes_between_chinese_characters_only() {
        let cases = [
            ('甲', '乙', true),
            ('。', '乙', true),
            ('甲', '（', true),
            ('あ', 'ア', true),
            ('！', 'Ａ', true),
            ('”', '乙', true),
            ('甲', '“', true),
            ('甲', 'a', false),
            ('a', '乙', false),
            ('한', '국', false),
            ('한', '乙', false),
            ('a', 'b', false),
            ('”', 'a', false),
            ('”', '“', false),
        ];
        for (before, behind, wanted) in cases {
            assert_eq!(vanishes(Some(before), Some(behind)), wanted, "{before} {behind}");
        }
        assert!(!vanishes(None, Some('甲')) && !vanishes(Some('甲'), None));
    }
}
