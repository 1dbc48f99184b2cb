//! Keys as people write them in tables: `B`, `ａｃ`, `A、C`, `1,3`, or the text of the choice.

use super::choices::marked;
use super::report::{Change, Reason};
use super::words::narrow;

/// Signs between the letters of a key, narrow.
const SEPARATORS: &str = ",，、;；/|&+.。:： \n\t和与及-";

/// The letters of `letters` that `key` names, in the order of the choices. `texts` are the texts of the choices.
///
/// # Errors
/// When the key is empty, names no choice, or may mean two things.
pub fn letters(
    key: &str,
    letters: &[String],
    texts: &[String],
    changes: &mut Vec<Change>,
) -> Result<Vec<String>, Reason> {
    let key = bare(key);
    if key.is_empty() {
        return Err(Reason::NoAnswer);
    }
    let narrow = narrow(key);
    let compact: String = narrow.chars().filter(|sign| !SEPARATORS.contains(*sign)).collect();
    let by_letter = by_letter(&compact, letters);
    let by_number = by_number(&narrow, letters);
    let by_text = by_text(key, letters, texts);
    let found = match (by_letter, by_number, by_text) {
        (Some(one), _, Some(other)) if one != other => return Err(Reason::Ambiguous(key.to_owned())),
        (_, Some(one), Some(other)) if one != other => return Err(Reason::Ambiguous(key.to_owned())),
        (Some(found), ..) => {
            if key.chars().any(|letter| letter.is_ascii_lowercase() || matches!(letter, '\u{ff21}'..='\u{ff5a}')) {
                changes.push(Change::KeyLetters);
            }
            found
        }
        (_, _, Some(found)) => {
            changes.push(Change::KeyText);
            found
        }
        (_, Some(found), _) => {
            changes.push(Change::KeyNumbers);
            found
        }
        (None, None, None) => return Err(Reason::NotAChoice(key.to_owned(), letters.join(""))),
    };
    let mut once: Vec<String> = Vec::new();
    for letter in letters {
        if found.contains(letter) {
            once.push(letter.clone());
        }
    }
    if once.len() < found.len() {
        changes.push(Change::KeyTwice);
    }
    Ok(once)
}

/// The letters of `letters` in the order in which `key` names them: `BCA`, `B→C→A`, `2,3,1`, or texts of items.
///
/// # Errors
/// When the key is empty, or names something that is no item. Whether it names each item once is left to our own parser.
pub fn sequence(
    key: &str,
    letters: &[String],
    texts: &[String],
    changes: &mut Vec<Change>,
) -> Result<Vec<String>, Reason> {
    let arrows = bare(key).replace("->", "、").replace(['→', '>', '＞', '—', '–'], "、");
    if arrows.is_empty() {
        return Err(Reason::NoAnswer);
    }
    let narrow = narrow(&arrows);
    let compact: String = narrow.chars().filter(|sign| !SEPARATORS.contains(*sign)).collect();
    if let Some(found) = by_letter(&compact, letters) {
        return Ok(found);
    }
    let (found, change) = match (by_text(&arrows, letters, texts), by_number(&narrow, letters)) {
        (Some(found), _) => (found, Change::KeyText),
        (None, Some(found)) => (found, Change::KeyNumbers),
        (None, None) => return Err(Reason::NotAChoice(key.trim().to_owned(), letters.join(""))),
    };
    changes.push(change);
    Ok(found)
}

/// A key without a word such as `答案：` before it and brackets around it.
#[must_use]
pub fn bare(key: &str) -> &str {
    let mut key = key.trim();
    for word in ["正确答案", "参考答案", "标准答案", "答案", "选", "应选", "故选"] {
        if let Some(rest) = key.strip_prefix(word) {
            key = rest.trim_start_matches([':', '：']).trim();
            break;
        }
    }
    let brackets = [('(', ')'), ('（', '）'), ('【', '】'), ('[', ']'), ('"', '"'), ('“', '”')];
    let inner = brackets.iter().find_map(|(open, close)| key.strip_prefix(*open)?.strip_suffix(*close));
    inner.filter(|inner| !inner.contains(['(', '（', '【', '[', '"', '“'])).unwrap_or(key).trim()
}

fn by_letter(compact: &str, letters: &[String]) -> Option<Vec<String>> {
    let found: Vec<String> = compact.chars().map(|letter| letter.to_ascii_uppercase().to_string()).collect();
    (!found.is_empty() && found.iter().all(|letter| letters.contains(letter))).then_some(found)
}

fn by_number(narrow: &str, letters: &[String]) -> Option<Vec<String>> {
    let parts: Vec<&str> = narrow.split(|sign| SEPARATORS.contains(sign)).filter(|part| !part.is_empty()).collect();
    let nth = |number: usize| number.checked_sub(1).and_then(|index| letters.get(index)).cloned();
    match parts.as_slice() {
        [] => None,
        // `13` is the first and the third: nobody gives thirteen choices.
        [one] => one.chars().map(|digit| nth(usize::try_from(digit.to_digit(10)?).ok()?)).collect(),
        several => several.iter().map(|part| nth(part.parse().ok()?)).collect(),
    }
}

fn by_text(key: &str, letters: &[String], texts: &[String]) -> Option<Vec<String>> {
    let named = |text: &str| -> Option<String> {
        let text = text.trim();
        if let Some((letter, rest)) = marked(text) {
            let at = letters.iter().position(|known| known.chars().eq([letter]))?;
            return (texts.get(at)?.trim() == rest.trim()).then(|| letters[at].clone());
        }
        let at = texts.iter().position(|known| !text.is_empty() && known.trim() == text)?;
        letters.get(at).cloned()
    };
    if let Some(one) = named(key) {
        return Some(vec![one]);
    }
    [&['\n'][..], &['|', '｜'], &[';', '；'], &['、', ',', '，']].into_iter().find_map(|separators| {
        let parts: Vec<&str> = key.split(separators).filter(|part| !part.trim().is_empty()).collect();
        if parts.len() > 1 { parts.into_iter().map(named).collect() } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(key: &str) -> Result<(String, Vec<Change>), Reason> {
        let known: Vec<String> = ["A", "B", "C", "D"].map(String::from).into();
        let texts: Vec<String> = ["二十秒", "三十秒", "1", "一分钟、两分钟"].map(String::from).into();
        let mut changes = Vec::new();
        letters(key, &known, &texts, &mut changes).map(|found| (found.join(""), changes))
    }

    #[test]
    fn letters_are_read_with_any_separator_width_and_case() {
        for key in ["AC", "A,C", "A、C", "C A", "A;C", "A，C", "A/C", "（AC）", "答案：AC", "A和C"] {
            assert_eq!(read(key), Ok(("AC".to_owned(), vec![])), "{key}");
        }
        for key in ["ac", "ＡＣ", "ａ、ｃ"] {
            assert_eq!(read(key), Ok(("AC".to_owned(), vec![Change::KeyLetters])), "{key}");
        }
        assert_eq!(read("AAC"), Ok(("AC".to_owned(), vec![Change::KeyTwice])));
    }

    #[test]
    fn an_order_is_read_as_it_is_written() {
        let known: Vec<String> = ["A", "B", "C"].map(String::from).into();
        let texts: Vec<String> = ["致歉", "安抚", "方案"].map(String::from).into();
        let order = |key| sequence(key, &known, &texts, &mut Vec::new()).map(|found| found.join(""));
        for key in ["BCA", "b→c→a", "B-C-A", "B->C->A", "2,3,1", "231", "安抚、方案、致歉", "ＢＣＡ"] {
            assert_eq!(order(key).as_deref(), Ok("BCA"), "{key}");
        }
        assert_eq!(order("BCD"), Err(Reason::NotAChoice("BCD".into(), "ABC".into())));
        assert_eq!(order(" "), Err(Reason::NoAnswer));
    }

    #[test]
    fn numbers_and_texts_of_choices_are_read_too() {
        assert_eq!(read("2,4"), Ok(("BD".to_owned(), vec![Change::KeyNumbers])));
        assert_eq!(read("24"), Ok(("BD".to_owned(), vec![Change::KeyNumbers])));
        assert_eq!(read("三十秒"), Ok(("B".to_owned(), vec![Change::KeyText])));
        assert_eq!(read("B、三十秒"), Ok(("B".to_owned(), vec![Change::KeyText])));
        assert_eq!(read("一分钟、两分钟"), Ok(("D".to_owned(), vec![Change::KeyText])));
        assert_eq!(read("二十秒；三十秒"), Ok(("AB".to_owned(), vec![Change::KeyText])));
    }

    #[test]
    fn a_key_that_is_missing_unknown_or_doubtful_is_refused() {
        assert_eq!(read(" "), Err(Reason::NoAnswer));
        assert_eq!(read("E"), Err(Reason::NotAChoice("E".into(), "ABCD".into())));
        assert_eq!(read("9"), Err(Reason::NotAChoice("9".into(), "ABCD".into())));
        assert_eq!(read("1"), Err(Reason::Ambiguous("1".into())));
    }
}
