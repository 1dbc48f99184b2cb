//! Fractions of whole numbers, exact: what formulas reckon with (rules G16.4 to G16.6).

use crate::course::Decimal;
use std::cmp::Ordering;

/// The largest numerator and denominator, so that products of two stay far below 2¹²⁷.
const MOST: i128 = 1_000_000_000_000_000_000;

/// The most decimals of an answer.
const MOST_DECIMALS: u32 = 9;

/// Why an operation has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Division by zero.
    DivisionByZero,
    /// A numerator or denominator above 10¹⁸, in lowest terms.
    TooLong,
    /// The number of decimals to round to is not a whole number from 0 to 9.
    Places,
    /// The answer has no end behind the point, or more than 9 decimals or 18 digits.
    Endless,
}

/// A fraction in lowest terms; the denominator is more than zero, neither is above 10¹⁸.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// `numerator` / `denominator` in lowest terms. Both must be below 2¹²⁶.
    fn new(numerator: i128, denominator: i128) -> Result<Self, Failure> {
        if denominator == 0 {
            return Err(Failure::DivisionByZero);
        }
        let divisor = common_divisor(numerator.abs(), denominator.abs()) * denominator.signum();
        let ratio = Self { numerator, denominator }.reduced(divisor);
        if ratio.numerator.abs() > MOST || ratio.denominator > MOST { Err(Failure::TooLong) } else { Ok(ratio) }
    }

    /// Numerator and denominator divided by a number that both are multiples of.
    fn reduced(self, divisor: i128) -> Self {
        if divisor == 1 {
            return self;
        }
        Self { numerator: self.numerator / divisor, denominator: self.denominator / divisor }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Result<Self, Failure> {
        let numerator = self.numerator * other.denominator + other.numerator * self.denominator;
        Self::new(numerator, self.denominator * other.denominator)
    }

    /// The negative.
    #[must_use]
    pub fn negative(self) -> Self {
        Self { numerator: -self.numerator, ..self }
    }

    /// The product.
    pub fn times(self, other: Self) -> Result<Self, Failure> {
        Self::new(self.numerator * other.numerator, self.denominator * other.denominator)
    }

    /// The quotient.
    pub fn divided_by(self, other: Self) -> Result<Self, Failure> {
        Self::new(self.numerator * other.denominator, self.denominator * other.numerator)
    }

    /// The number without its sign.
    #[must_use]
    pub fn absolute(self) -> Self {
        Self { numerator: self.numerator.abs(), ..self }
    }

    /// The largest whole number that is not greater.
    #[must_use]
    pub fn floor(self) -> Self {
        Self { numerator: self.numerator.div_euclid(self.denominator), denominator: 1 }
    }

    /// Rounded to so many decimals, half away from zero.
    pub fn round(self, places: Self) -> Result<Self, Failure> {
        let exponent = u32::try_from(places.numerator).ok().filter(|exponent| *exponent <= MOST_DECIMALS);
        let scale = match exponent {
            Some(exponent) if places.denominator == 1 => 10_i128.pow(exponent),
            _ => return Err(Failure::Places),
        };
        let doubled = self.numerator.abs() * scale * 2 + self.denominator;
        Self::new(doubled / (self.denominator * 2) * self.numerator.signum(), scale)
    }

    /// The number as a key has it, without zeros at the end: at most 9 decimals and 18 digits.
    pub fn decimal(self) -> Result<Decimal, Failure> {
        let scale = (0..=MOST_DECIMALS).find(|scale| 10_i128.pow(*scale) % self.denominator == 0);
        let scale = scale.ok_or(Failure::Endless)?;
        let digits = self.numerator * (10_i128.pow(scale) / self.denominator);
        let digits = i64::try_from(digits).ok().filter(|digits| i128::from(digits.unsigned_abs()) < MOST);
        Ok(Decimal { digits: digits.ok_or(Failure::Endless)?, scale })
    }
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Self {
        let (numerator, denominator) = (i128::from(decimal.digits), 10_i128.pow(decimal.scale));
        Self { numerator, denominator }.reduced(common_divisor(numerator.abs(), denominator))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

/// The greatest common divisor of two numbers, neither below 0; the other number if one is 0.
fn common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        // Most numbers are short, and dividing these takes a fraction of the time.
        if let (Ok(mut short), Ok(mut other)) = (u64::try_from(a), u64::try_from(b)) {
            while other != 0 {
                (short, other) = (other, short % other);
            }
            return short.into();
        }
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Ratio {
        Decimal::parse(text).unwrap().into()
    }

    #[test]
    fn thirds_add_up_to_one() {
        let third = ratio("1").divided_by(ratio("3")).unwrap();
        assert_eq!(third.decimal(), Err(Failure::Endless));
        assert_eq!(third.plus(third).unwrap().plus(third).unwrap(), ratio("1"));
    }

    #[test]
    fn the_common_divisor_of_long_numbers_is_that_of_short_ones_times_as_much() {
        let long = 1_i128 << 70;
        for (one, other, divisor) in [(48, 36, 12), (36, 48, 12), (7, 3, 1), (0, 5, 5), (5, 0, 5), (1, 1, 1)] {
            assert_eq!(common_divisor(one, other), divisor);
            assert_eq!(common_divisor(one * long, other * long), divisor * long);
        }
        assert_eq!(common_divisor(long * 3, 18), 6);
        assert_eq!(common_divisor(18, long * 3), 6);
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let round = |text, places| ratio(text).round(ratio(places)).unwrap().decimal().unwrap().to_string();
        assert_eq!([round("2.5", "0"), round("-2.5", "0"), round("2.345", "2")], ["3", "-3", "2.35"]);
        assert_eq!([round("2.4", "0"), round("-2.4", "0"), round("1.005", "2")], ["2", "-2", "1.01"]);
        assert_eq!(ratio("1").round(ratio("0.5")), Err(Failure::Places));
        assert_eq!(ratio("1").round(ratio("-1")), Err(Failure::Places));
    }

    #[test]
    fn the_longest_numbers_fail_instead_of_overflowing() {
        let long = ratio("999999999999999999");
        let small = ratio("0.000000001");
        assert_eq!(long.times(long), Err(Failure::TooLong));
        assert_eq!(long.plus(long), Err(Failure::TooLong));
        assert_eq!(long.times(long.negative()), Err(Failure::TooLong));
        assert_eq!(small.times(small).unwrap().times(small), Err(Failure::TooLong));
        assert_eq!(long.divided_by(ratio("0")), Err(Failure::DivisionByZero));
        assert_eq!(long.round(ratio("9")).unwrap(), long);
    }

    #[test]
    fn whole_numbers_below_are_found_for_negative_ones_too() {
        assert_eq!(ratio("-2.5").floor(), ratio("-3"));
        assert_eq!(ratio("-2").floor(), ratio("-2"));
    }
}
