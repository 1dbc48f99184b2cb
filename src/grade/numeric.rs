//! Numbers as people type them (rules G4) and questions answered by a number: `numeric` (rules G7).

use super::mark::Share;
use super::{Response, normalise_with};
use crate::course::{Decimal, Traditional};

/// The most digits read before the point, and the most behind it (G4.5).
const MOST_DIGITS: usize = 18;

/// A number that was typed, exact: a multiple of 10⁻¹⁸, below 10¹⁸.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub i128);

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Self {
        Self(decimal.billionths() * 1_000_000_000)
    }
}

/// All points for a number that is no further from the key than the tolerance.
pub(super) fn numeric(
    answer: Decimal,
    tolerance: Decimal,
    unit: Option<&str>,
    traditional: &Traditional,
    response: &Response,
) -> Share {
    let Response::Text(text) = response else { return Share::NOTHING };
    let Some(Number(number)) = parse_number_with(text, unit, traditional) else { return Share::NOTHING };
    Share::all_if((number - Number::from(answer).0).abs() <= Number::from(tolerance).0)
}

/// Reads a number as it was typed, perhaps with its unit behind it.
///
/// Returns `None` for what the rules G4 refuse.
#[must_use]
pub fn parse_number(text: &str, unit: Option<&str>) -> Option<Number> {
    parse_number_with(text, unit, &Traditional::new())
}

/// As [`parse_number`], with these traditional characters of the unit taken for their simplified ones.
fn parse_number_with(text: &str, unit: Option<&str>, traditional: &Traditional) -> Option<Number> {
    let text = normalise_with(text, traditional);
    if let Some(number) = parse_bare(&text) {
        return Some(number);
    }
    let unit = normalise_with(unit?, traditional);
    parse_bare(text.strip_suffix(unit.as_str())?.trim_end_matches(' '))
}

/// Reads a normalised number without a unit.
fn parse_bare(text: &str) -> Option<Number> {
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let whole = ungrouped(whole)?;
    let (whole, decimals) = (whole.trim_start_matches('0'), decimals.trim_end_matches('0'));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(decimals) || whole.len() > MOST_DIGITS || decimals.len() > MOST_DIGITS {
        return None;
    }
    let magnitude: i128 = format!("0{whole}{decimals:0<MOST_DIGITS$}").parse().ok()?;
    Some(Number(if negative { -magnitude } else { magnitude }))
}

/// Takes the thousands separators out: a first group of one to three, then groups of exactly three. Without any comma
/// the text stays as it is.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_counted_in_units_of_the_eighteenth_decimal() {
        assert_eq!(parse_number("1.5", None), Some(Number(1_500_000_000_000_000_000)));
        assert_eq!(parse_number("-0.000000000000000001", None), Some(Number(-1)));
    }

    #[test]
    fn every_key_that_can_be_written_is_read_as_the_same_number() {
        for text in ["0", "-3", "24.50", "0.000000001", "999999999999999999", "-123456789.123456789"] {
            assert_eq!(parse_number(text, None), Decimal::parse(text).map(Number::from), "{text}");
        }
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let nines = "999999999999999999";
        let key = Decimal::parse(&format!("-{nines}")).unwrap();
        let response = Response::Text(format!("{nines}.{nines}"));
        assert_eq!(numeric(key, Decimal::parse(nines).unwrap(), None, &Traditional::new(), &response), Share::NOTHING);
    }
}
