//! Decimal numbers of keys: exact, never binary fractions.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A decimal number, exact: `digits` times ten to the power of minus `scale`. At most 18 digits, 9 of them decimals.
///
/// In JSON it is a text such as `"24.5"`, so that no language turns it into a binary fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    /// All digits as one whole number, with the sign.
    pub digits: i64,
    /// How many of them stand behind the point, 0 to 9.
    pub scale: u32,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { digits: 0, scale: 0 };

    /// Reads plain decimal notation: an optional `-`, digits, and perhaps a point with digits behind it.
    ///
    /// Returns `None` for anything else, for more than 18 digits, or for more than 9 decimals.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let point_without_decimals = unsigned.contains('.') && decimals.is_empty();
        if whole.is_empty() || point_without_decimals || !all_digits(whole) || !all_digits(decimals) {
            return None;
        }
        if whole.len() + decimals.len() > 18 || decimals.len() > 9 {
            return None;
        }
        let digits: i64 = format!("{whole}{decimals}").parse().ok()?;
        Some(Self { digits: if negative { -digits } else { digits }, scale: u32::try_from(decimals.len()).ok()? })
    }

    /// The number as a multiple of 10⁻⁹, so that numbers of different scales can be compared and subtracted.
    #[must_use]
    pub fn billionths(self) -> i128 {
        i128::from(self.digits) * 10_i128.pow(9_u32.saturating_sub(self.scale))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = self.scale as usize;
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = scale + 1);
        let (whole, decimals) = digits.split_at(digits.len() - scale);
        if decimals.is_empty() {
            write!(formatter, "{sign}{whole}")
        } else {
            write!(formatter, "{sign}{whole}.{decimals}")
        }
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.to_string()
    }
}

impl TryFrom<String> for Decimal {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a decimal number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_written_exactly() {
        for text in ["0", "-3", "24.5", "24.50", "0.000000001", "-0.05", "123456789012345678"] {
            assert_eq!(Decimal::parse(text).map(|decimal| decimal.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in [
            "",
            "-",
            "1.",
            ".5",
            "1e3",
            "0x10",
            "inf",
            " 3",
            "+3",
            "1,000",
            "1.0000000001",
            "1234567890123456789",
            "３",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn equal_numbers_of_different_scales_are_equal_in_billionths() {
        let billionths = |text| Decimal::parse(text).unwrap().billionths();
        assert_eq!(billionths("24.5"), billionths("24.50"));
        assert_eq!(billionths("-1"), -1_000_000_000);
    }
}
