//! Gaps of a sentence: where the prompt has them, and which answers belong to which.

use super::report::{Change, Reason};

/// Stands for a gap while the prompt is being made into Markdown. A noncharacter: no text has it.
pub const GAP: char = '\u{FDD0}';

/// Puts [`GAP`] wherever the prompt has a gap: two or more underscores, or brackets with nothing but spaces in them.
#[must_use]
pub fn mark(prompt: &str) -> (String, usize) {
    let mut marked = String::with_capacity(prompt.len());
    let mut count = 0;
    let mut rest = prompt;
    while let Some(first) = rest.chars().next() {
        if let Some(length) = gap_at(rest) {
            marked.push(GAP);
            count += 1;
            rest = &rest[length..];
        } else {
            marked.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    (marked, count)
}

/// The length in bytes of the gap that `text` begins with.
fn gap_at(text: &str) -> Option<usize> {
    let run = |sign: char| text.len() - text.trim_start_matches(sign).len();
    let underscores = run('_');
    if underscores >= 2 {
        return Some(underscores);
    }
    let wide = run('＿');
    if wide >= '＿'.len_utf8() {
        return Some(wide);
    }
    [('(', ')'), ('（', '）'), ('(', '）'), ('（', ')'), ('【', '】'), ('[', ']')].into_iter().find_map(
        |(open, close)| {
            let inner = text.strip_prefix(open)?;
            let end = inner.find(close)?;
            let blank = inner[..end].chars().all(|sign| sign.is_whitespace() || matches!(sign, '_' | '＿'));
            blank.then_some(open.len_utf8() + end + close.len_utf8())
        },
    )
}

/// The variants of each of `count` gaps in `key`.
///
/// # Errors
/// When the key does not have an answer for each gap.
pub fn answers(key: &str, count: usize, changes: &mut Vec<Change>) -> Result<Vec<Vec<String>>, Reason> {
    if key.trim().is_empty() {
        return Err(Reason::NoAnswer);
    }
    let parts = if count == 1 { vec![key.trim().to_owned()] } else { parts(key, count)? };
    let mut gaps = Vec::new();
    for part in parts {
        let variants = variants(&part);
        if variants.len() > 1 {
            changes.push(Change::Variants);
        }
        gaps.push(variants);
    }
    Ok(gaps)
}

/// The answers of several gaps: separated by lines, `；`, `|`, `、`, `，` or spaces, whichever gives their number.
fn parts(key: &str, count: usize) -> Result<Vec<String>, Reason> {
    let mut most = 1;
    for separators in [&['\n'][..], &[';', '；'], &['|', '｜'], &['、'], &['，', ','], &[' ', '\u{3000}', '\t']] {
        let parts: Vec<&str> = key.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() == count {
            return Ok(parts.into_iter().map(|part| unnumbered(part).to_owned()).collect());
        }
        if most == 1 {
            most = parts.len().max(1);
        }
    }
    Err(Reason::GapCount(count, most))
}

/// `（1）甲`, `1.甲` and `①甲` without the number.
fn unnumbered(part: &str) -> &str {
    let inner = part.trim_start_matches(['(', '（']);
    let digits = inner.len() - inner.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
    if digits > 0
        && let Some(rest) = inner[digits..].strip_prefix(['.', '、', '．', ')', '）'])
        && !rest.trim().is_empty()
        && !(inner[digits..].starts_with('.') && rest.starts_with(|digit: char| digit.is_ascii_digit()))
    {
        return rest.trim();
    }
    part.trim_start_matches(|sign| ('①'..='⑳').contains(&sign)).trim()
}

/// The accepted variants of one gap: `20/二十`, `20|二十`, `20 或 二十`. A slash inside a word, a fraction or a date
/// separates nothing.
fn variants(part: &str) -> Vec<String> {
    let letters: Vec<char> = part.chars().collect();
    let separates = |at: usize| match letters[at] {
        '|' | '｜' | '或' => true,
        '/' | '／' => {
            let before = at.checked_sub(1).and_then(|before| letters.get(before));
            let behind = letters.get(at + 1);
            let plain = |letter: Option<&char>| letter.is_some_and(char::is_ascii_alphanumeric);
            !(plain(before) && plain(behind))
        }
        _ => false,
    };
    let mut found = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        if separates(at) {
            found.push(String::new());
        } else if let Some(last) = found.last_mut() {
            last.push(*letter);
        }
    }
    let found: Vec<String> = found.iter().map(|variant| variant.trim().to_owned()).collect();
    // `或` inside a word, and a sign at an end, separate nothing.
    if found.iter().any(String::is_empty) { vec![part.trim().to_owned()] } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underscores_and_empty_brackets_are_gaps() {
        assert_eq!(mark("甲____乙（　）丙( )丁【】"), ("甲\u{FDD0}乙\u{FDD0}丙\u{FDD0}丁\u{FDD0}".to_owned(), 4));
        assert_eq!(mark("甲_乙（丙）"), ("甲_乙（丙）".to_owned(), 0));
    }

    #[test]
    fn answers_of_several_gaps_are_cut_where_their_number_fits() {
        let read = |key, count| answers(key, count, &mut Vec::new());
        assert_eq!(read("20；30", 2), Ok(vec![vec!["20".into()], vec!["30".into()]]));
        assert_eq!(read("1. 20\n2. 30", 2), Ok(vec![vec!["20".into()], vec!["30".into()]]));
        assert_eq!(read("20、30，40", 2), Ok(vec![vec!["20".into()], vec!["30，40".into()]]));
        assert_eq!(read("20", 2), Err(Reason::GapCount(2, 1)));
        assert_eq!(read("20；30", 1), Ok(vec![vec!["20；30".into()]]));
    }

    #[test]
    fn a_slash_separates_variants_but_not_fractions_and_units() {
        assert_eq!(variants("20/二十"), ["20", "二十"]);
        assert_eq!(variants("对 或 是"), ["对", "是"]);
        assert_eq!(variants("1/2"), ["1/2"]);
        assert_eq!(variants("km/h"), ["km/h"]);
        assert_eq!(variants("/"), ["/"]);
    }
}
