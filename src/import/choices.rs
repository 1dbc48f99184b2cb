//! Letters before choices: `A、`, `A.`, `(A)`, alone or many on a line.

use super::words::narrow_character;

/// The letter that `text` begins with as the mark of a choice, and what stands behind the mark.
#[must_use]
pub fn marked(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start();
    let mut letters = text.char_indices().map(|(at, letter)| (at, narrow_character(letter)));
    let (_, first) = letters.next()?;
    let bracket = matches!(first, '(' | '[' | '【');
    let letter = if bracket { letters.next()?.1 } else { first };
    if !letter.is_ascii_alphabetic() || letter.to_ascii_uppercase() > 'J' {
        return None;
    }
    let mut next = letters.next()?;
    if next.1 == ' ' {
        next = letters.find(|(_, letter)| *letter != ' ')?;
        // `A 、text` is a mark, `A (new) plan` is a text.
        if next.1 == ')' && !bracket {
            return None;
        }
    }
    let closes = if bracket { matches!(next.1, ')' | ']' | '】') } else { is_mark(next.1) };
    if !closes {
        return None;
    }
    let rest = &text[next.0..];
    let rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    // `(A).` and `A).` have a second sign.
    let rest = rest.strip_prefix(|sign| bracket && is_mark(narrow_character(sign))).unwrap_or(rest);
    Some((letter.to_ascii_uppercase(), rest.trim_start()))
}

fn is_mark(sign: char) -> bool {
    matches!(sign, '.' | '、' | ':' | ')' | ',' | '。' | '·' | '】' | ']')
}

/// Cuts `text` at the marks of choices, which follow one another from `first` on. `None` when the first mark does not
/// stand at the start.
#[must_use]
pub fn split(text: &str, first: char) -> Option<Vec<(char, String)>> {
    let (letter, _) = marked(text)?;
    if letter != first {
        return None;
    }
    let mut starts = Vec::new();
    let mut expected = first;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        // Not inside a word such as `USB.`, and `(A)` once, not again behind its bracket.
        let inside = before.is_ascii_alphanumeric() || matches!(narrow_character(before), '(' | '[' | '【' | '-');
        if !inside && !character.is_whitespace() && marked(&text[at..]).is_some_and(|(letter, _)| letter == expected) {
            starts.push(at);
            expected = following(expected);
        }
        before = character;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let pieces = starts.iter().zip(ends).filter_map(|(start, end)| {
        let (letter, rest) = marked(&text[*start..end]).or_else(|| Some((marked(&text[*start..])?.0, "")))?;
        Some((letter, rest.trim().trim_end_matches([';', '；', '|']).trim_end().to_owned()))
    });
    Some(pieces.collect())
}

/// The letter behind `letter`.
#[must_use]
pub fn following(letter: char) -> char {
    char::from_u32(u32::from(letter) + 1).unwrap_or(letter)
}

/// The letter of the choice with this index, from 0.
#[must_use]
pub fn letter(index: usize) -> char {
    u32::try_from(index).ok().and_then(|index| char::from_u32(u32::from('A') + index)).unwrap_or('?')
}

/// All choices in one text: by their letters, else by line, else by `|` or `；`.
#[must_use]
pub fn all_in_one(text: &str) -> Vec<(Option<char>, String)> {
    let text = text.trim();
    if let Some(found) = split(text, 'A')
        && found.len() > 1
    {
        return found.into_iter().map(|(letter, text)| (Some(letter), text)).collect();
    }
    let parts = |separators: &[char]| -> Vec<&str> {
        text.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect()
    };
    let found = [&['\n'][..], &['|', '｜'], &[';', '；'], &['，', ',', '、']]
        .into_iter()
        .map(parts)
        .find(|parts| parts.len() > 1)
        .unwrap_or_else(|| parts(&['\n']));
    let spaced = found.iter().enumerate().all(|(index, part)| lettered_by_space(part, letter(index)).is_some());
    found
        .into_iter()
        .enumerate()
        .map(|(index, part)| match lettered_by_space(part, letter(index)).filter(|_| spaced) {
            Some(rest) => (Some(letter(index)), rest.to_owned()),
            None => (None, part.to_owned()),
        })
        .collect()
}

/// `A text`: the text, when the letter is the expected one.
fn lettered_by_space(text: &str, expected: char) -> Option<&str> {
    let mut letters = text.chars();
    let first = narrow_character(letters.next()?).to_ascii_uppercase();
    let rest = letters.as_str();
    (first == expected && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_letter_with_a_sign_or_in_brackets() {
        for text in ["A、甲", "A.甲", "Ａ．甲", "a) 甲", "（A）甲", "(A). 甲", "A：甲", "[A]甲", "A 、甲", "【A】甲"]
        {
            assert_eq!(marked(text), Some(('A', "甲")), "{text}");
        }
        for text in ["A", "ABC", "A 甲", "甲", "", "1.甲", "Apple", "A (B) C"] {
            assert_eq!(marked(text), None, "{text}");
        }
    }

    #[test]
    fn choices_on_one_line_are_cut_at_their_letters_in_order() {
        let cut = |text| split(text, 'A').map(|found| found.into_iter().map(|(_, text)| text).collect::<Vec<_>>());
        assert_eq!(cut("A.北京B.上海 C、USB.线"), Some(vec!["北京".into(), "上海".into(), "USB.线".into()]));
        assert_eq!(cut("A.见 C.款  B.乙"), Some(vec!["见 C.款".into(), "乙".into()]));
        assert_eq!(cut("（A）甲（B）乙"), Some(vec!["甲".into(), "乙".into()]));
        assert_eq!(cut("A.  B.乙"), Some(vec![String::new(), "乙".into()]));
        assert_eq!(cut("题目 A.甲"), None);
    }

    #[test]
    fn one_cell_is_cut_by_letters_lines_or_signs() {
        let texts = |text| all_in_one(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(texts("A.甲\nB.乙\nC.丙"), ["甲", "乙", "丙"]);
        assert_eq!(texts("甲\n乙，丙"), ["甲", "乙，丙"]);
        assert_eq!(texts("甲|乙|丙"), ["甲", "乙", "丙"]);
        assert_eq!(texts("甲；乙"), ["甲", "乙"]);
        assert_eq!(texts("A 甲\nB 乙"), ["甲", "乙"]);
        assert_eq!(texts("甲"), ["甲"]);
    }
}
