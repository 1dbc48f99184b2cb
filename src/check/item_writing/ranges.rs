//! Choices that are numbers or ranges: no number may fit two of them.

use super::Choices;
use crate::course::{Choice, Decimal};
use crate::diagnostic::{Code, Diagnostic};
use crate::grade::normalise;

/// What stands in front of a number and makes it the upper bound; whether the number itself is meant too.
const UP_TO: [(&str, bool); 15] = [
    ("不超过", true),
    ("至多", true),
    ("最多", true),
    ("不多于", true),
    ("<=", true),
    ("≤", true),
    ("at most", true),
    ("up to", true),
    ("no more than", true),
    ("少于", false),
    ("不到", false),
    ("低于", false),
    ("小于", false),
    ("<", false),
    ("under", false),
];

/// What stands in front of a number and makes it the lower bound.
const FROM: [(&str, bool); 14] = [
    ("至少", true),
    ("最少", true),
    ("不少于", true),
    ("不低于", true),
    (">=", true),
    ("≥", true),
    ("at least", true),
    ("超过", false),
    ("多于", false),
    ("高于", false),
    ("大于", false),
    (">", false),
    ("more than", false),
    ("over", false),
];

/// What stands behind a number and makes it a bound: whether it is the upper one.
const BEHIND: [(&str, bool); 9] = [
    ("以内", true),
    ("之内", true),
    ("以下", true),
    ("内", true),
    ("or less", true),
    ("及以上", false),
    ("以上", false),
    ("or more", false),
    ("以后", false),
];

/// A bound in billionths, and whether the number itself belongs to the range.
type Bound = (i128, bool);

/// What a choice means as a set of numbers.
#[derive(Debug, PartialEq)]
struct Range {
    low: Bound,
    high: Bound,
    unit: String,
}

/// Notes each two choices whose ranges share a number.
pub fn check(choices: &Choices, found: &mut Vec<Diagnostic>) {
    let mut ranges: Vec<(&Choice, Range)> =
        choices.all().filter_map(|choice| Some((choice, range(&choice.text.text)?))).collect();
    ranges.sort_by_key(|(choice, _)| choice.span.start);
    for (index, (choice, one)) in ranges.iter().enumerate() {
        let other = ranges[..index].iter().find(|(_, other)| one.unit == other.unit && overlap(one, other));
        if let Some((other, _)) = other {
            let diagnostic = Diagnostic::new(Code::OverlappingChoices, choice.span);
            let diagnostic = diagnostic.with("one", &choice.text.text).with("other", &other.text.text);
            found.push(diagnostic.related_to(other.span));
        }
    }
}

fn overlap(one: &Range, other: &Range) -> bool {
    let low = if one.low.0 > other.low.0 {
        one.low
    } else if one.low.0 < other.low.0 {
        other.low
    } else {
        (one.low.0, one.low.1 && other.low.1)
    };
    let high = if one.high.0 < other.high.0 {
        one.high
    } else if one.high.0 > other.high.0 {
        other.high
    } else {
        (one.high.0, one.high.1 && other.high.1)
    };
    low.0 < high.0 || (low.0 == high.0 && low.1 && high.1)
}

/// Reads `20-30秒`, `不超过20秒`, `20秒以内`, `20秒`; anything else is no range.
fn range(text: &str) -> Option<Range> {
    // Most choices have no digit, of half width or of full width.
    if !text.contains(|letter| matches!(letter, '0'..='9' | '０'..='９')) {
        return None;
    }
    let text = normalise(text);
    let text = text.trim_end_matches('.');
    let (below, rest) = prefix(text, &UP_TO);
    let (above, rest) = if below.is_some() { (None, rest) } else { prefix(rest, &FROM) };
    let (first, rest) = number(rest.trim())?;
    let (unit, rest) = unit(rest);
    let separators = ["-", "~", "到", "至", "to"];
    let second = separators.iter().find_map(|separator| number(rest.strip_prefix(separator)?.trim()));
    const LEAST: Bound = (i128::MIN, false);
    const MOST: Bound = (i128::MAX, false);
    if let Some((last, rest)) = second {
        let (named, rest) = self::unit(rest);
        let whole = below.is_none() && above.is_none() && rest.is_empty() && (unit.is_empty() || unit == named);
        return (whole && first <= last).then_some(Range { low: (first, true), high: (last, true), unit: named });
    }
    let behind = BEHIND.iter().find(|(word, _)| rest.trim() == *word).map(|(_, upper)| *upper);
    let (low, high) = match (below, above, behind) {
        (Some(meant), None, None) => (LEAST, (first, meant)),
        (None, Some(meant), None) => ((first, meant), MOST),
        (None, None, Some(true)) => (LEAST, (first, true)),
        (None, None, Some(false)) => ((first, true), MOST),
        (None, None, None) if rest.is_empty() => ((first, true), (first, true)),
        _ => return None,
    };
    Some(Range { low, high, unit })
}

/// The word of `words` with which `text` begins, and the rest.
fn prefix<'t>(text: &'t str, words: &[(&str, bool)]) -> (Option<bool>, &'t str) {
    let found = words.iter().find_map(|(word, meant)| Some((*meant, text.strip_prefix(word)?)));
    found.map_or((None, text), |(meant, rest)| (Some(meant), rest))
}

/// The number with which `text` begins, in billionths, and the rest.
fn number(text: &str) -> Option<(i128, &str)> {
    let end = text.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(text.len());
    Some((Decimal::parse(&text[..end])?.billionths(), &text[end..]))
}

/// The unit with which `text` begins, and the rest: at most four letters up to a separator or a word of [`BEHIND`].
fn unit(text: &str) -> (String, &str) {
    let text = text.trim_start();
    let ends = BEHIND.iter().map(|(word, _)| *word).chain(["-", "~", "到", "至", " to"]);
    let end = ends.filter_map(|word| text.find(word)).min().unwrap_or(text.len());
    let unit = text[..end].trim();
    let plain =
        unit.chars().count() <= 10 && !unit.contains(|letter: char| letter.is_ascii_digit() || ",;".contains(letter));
    if plain { (unit.to_owned(), text[end..].trim_start()) } else { (String::new(), text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlapping(one: &str, other: &str) -> bool {
        let (one, other) = (range(one).unwrap(), range(other).unwrap());
        one.unit == other.unit && overlap(&one, &other)
    }

    #[test]
    fn ranges_that_share_a_number_overlap() {
        assert!(overlapping("20–30 秒", "30 ~ 40 秒"));
        assert!(overlapping("不超过 20 秒", "30 秒以内"));
        assert!(overlapping("25 秒", "20到30秒"));
        assert!(overlapping("at least 5 days", "more than 7 days"));
    }

    #[test]
    fn ranges_beside_each_other_and_of_other_units_do_not() {
        assert!(!overlapping("20–29 秒", "30–40 秒"));
        assert!(!overlapping("少于 20 秒", "20 秒以上"));
        assert!(!overlapping("20 秒", "30 秒"));
        assert!(!overlapping("1 小时以内", "24 分钟以内"));
    }

    #[test]
    fn no_other_character_becomes_a_digit() {
        for letter in '\0'..='\u{1ffff}' {
            let is_digit = matches!(letter, '0'..='9' | '０'..='９');
            assert_eq!(normalise(&letter.to_string()).contains(|letter: char| letter.is_ascii_digit()), is_digit);
        }
    }

    #[test]
    fn sentences_are_no_ranges() {
        for text in ["三天以内", "20 秒以内回一句，再查库存", "10:30", "第 3 条", "2026-05-03", ""] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
