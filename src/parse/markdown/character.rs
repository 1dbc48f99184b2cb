//! Classes of characters that decide about emphasis and line breaks.
//!
//! The classes are those of CommonMark 0.31 (whitespace, punctuation) and of the public "CommonMark
//! CJK-friendly amendments" (CJK character), with the ranges of Unicode 17.

use unicode_normalization::char::is_combining_mark;

/// Whether a character is CJK in the sense of the amendments: wide, full-width or half-width by East Asian Width
/// and no emoji, or Hangul.
pub(super) fn is_cjk(character: char) -> bool {
    let code = u32::from(character);
    if code < 0x1100 {
        return false;
    }
    matches!(
        code,
        0x1100..=0x11FF
            | 0x20A9
            | 0x2329..=0x232A
            | 0x2630..=0x2637
            | 0x268A..=0x268F
            | 0x2E80..=0x303E
            | 0x3041..=0x321E
            | 0x3220..=0x3247
            | 0x3250..=0xA4C6
            | 0xA960..=0xA97C
            | 0xAC00..=0xD7FB
            | 0xF900..=0xFAFF
            | 0xFE10..=0xFE19
            | 0xFE30..=0xFE6B
            | 0xFF01..=0xFFDC
            | 0xFFE0..=0xFFEE
            | 0x16FE0..=0x18DF2
            | 0x1AFF0..=0x1B2FB
            | 0x1D300..=0x1D376
            | 0x1F200
            | 0x1F202
            | 0x1F210..=0x1F219
            | 0x1F21B..=0x1F22E
            | 0x1F230..=0x1F231
            | 0x1F237
            | 0x1F23B
            | 0x1F240..=0x1F248
            | 0x1F260..=0x1F265
            | 0x20000..=0x3FFFD
    )
}

/// Whether a character is written without spaces around it: CJK except Hangul, whose words are spaced.
pub(super) fn is_unspaced(character: char) -> bool {
    is_cjk(character) && !is_hangul(character)
}

fn is_hangul(character: char) -> bool {
    matches!(
        u32::from(character),
        0x1100..=0x11FF | 0x3131..=0x318E | 0xA960..=0xA97C | 0xAC00..=0xD7FB | 0xFFA0..=0xFFDC
    )
}

/// Whether a character is punctuation that Chinese shares with Western scripts: it belongs to whichever stands beside.
pub(super) fn is_shared_punctuation(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether a character is Unicode punctuation in the sense of CommonMark: general category P or S.
///
/// Derived from the classes of the standard library, which has no general categories: neither letter, digit,
/// whitespace, control, mark nor format character. It differs from the parser's own table only for
/// code points that are not assigned.
pub(super) fn is_punctuation(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => return character.is_ascii_punctuation(),
        // Most characters: there is no need to look them up.
        '\u{4e00}'..='\u{9fff}' => return false,
        _ => {}
    }
    is_enclosed_letter(character)
        || !(character.is_alphanumeric()
            || character.is_whitespace()
            || character.is_control()
            || is_combining_mark(character)
            || is_format_or_private(character))
}

/// Symbols that count as alphabetic: Ⓐ, 🄰 and their like.
fn is_enclosed_letter(character: char) -> bool {
    matches!(u32::from(character), 0x24B6..=0x24E9 | 0x1F130..=0x1F149 | 0x1F150..=0x1F169 | 0x1F170..=0x1F189)
}

fn is_format_or_private(character: char) -> bool {
    matches!(
        u32::from(character),
        0xAD | 0x600..=0x605
            | 0x61C
            | 0x6DD
            | 0x70F
            | 0x890..=0x891
            | 0x8E2
            | 0x180E
            | 0x200B..=0x200F
            | 0x202A..=0x202E
            | 0x2060..=0x206F
            | 0xE000..=0xF8FF
            | 0xFDD0..=0xFDEF
            | 0xFEFF
            | 0xFFF0..=0xFFFB
            | 0x110BD
            | 0x110CD
            | 0x13430..=0x1343F
            | 0x1BCA0..=0x1BCA3
            | 0x1D173..=0x1D17A
            | 0xE0000..=0x10FFFF
    )
}

/// What stands before or behind a run of delimiters, as far as emphasis asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Neighbour {
    /// Unicode whitespace.
    pub(super) space: bool,
    /// Unicode punctuation.
    pub(super) punctuation: bool,
    /// A CJK character, or (before a run) an ideographic variation selector.
    pub(super) cjk: bool,
}

impl Neighbour {
    /// The character that follows a run.
    pub(super) fn behind(character: char) -> Self {
        Self { space: character.is_whitespace(), punctuation: is_punctuation(character), cjk: is_cjk(character) }
    }

    /// What precedes a run: the last character of `text`, together with the one that a variation selector varies.
    pub(super) fn before(text: &str) -> Option<Self> {
        let mut characters = text.chars().rev();
        let last = characters.next()?;
        if ('\u{FE00}'..='\u{FE0E}').contains(&last) {
            let varied = characters.next().filter(|varied| !varied.is_whitespace())?;
            let full_width = last == '\u{FE01}' && matches!(varied, '“' | '”' | '‘' | '’');
            let neighbour = Self::behind(varied);
            return Some(Self { cjk: neighbour.cjk || full_width, ..neighbour });
        }
        let neighbour = Self::behind(last);
        Some(Self { cjk: neighbour.cjk || ('\u{E0100}'..='\u{E01EF}').contains(&last), ..neighbour })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_korean_are_cjk_but_only_chinese_is_written_without_spaces() {
        for character in ['重', '。', '，', '：', 'ｱ', 'あ', '㋐', '𠮟', '！'] {
            assert!(is_cjk(character) && is_unspaced(character), "{character}");
        }
        assert!(is_cjk('한') && !is_unspaced('한'));
        for character in ['a', '“', '—', '…', '😀', '☺', 'é'] {
            assert!(!is_cjk(character), "{character}");
        }
    }

    #[test]
    fn punctuation_is_told_from_letters_digits_marks_and_spaces() {
        for character in ['!', '~', '“', '—', '、', '）', '€', '①', '→', '😀', 'Ⓐ', '￥', '§'] {
            let is_number = character == '①';
            assert_eq!(is_punctuation(character), !is_number, "{character}");
        }
        for character in ['a', '1', '中', ' ', '\u{a0}', '\u{301}', '\u{200b}', '\u{feff}', '\n', '々'] {
            assert!(!is_punctuation(character), "{character:?}");
        }
    }
}
