//! A day of the calendar.

use std::fmt;

/// A day of the Gregorian calendar, from 1900 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day written `YYYY-MM-DD`; nothing for anything else, such as the 30th of February.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |length: usize| {
            let part = parts.next()?;
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let year: u16 = number(4)?;
        let month = u8::try_from(number(2)?).ok()?;
        let day = u8::try_from(number(2)?).ok()?;
        let exists = parts.next().is_none()
            && (1900..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// How many days it is after 1970-01-01; negative before.
    #[must_use]
    pub fn day_number(self) -> i64 {
        let years = |from: u16, to: u16| -> i64 { (from..to).map(|year| if is_leap(year) { 366 } else { 365 }).sum() };
        let before: i64 = (1..self.month).map(|month| i64::from(days_in(self.year, month))).sum();
        years(1970, self.year) - years(self.year, 1970) + before + i64::from(self.day) - 1
    }

    /// The day in which a moment lies in UTC; `seconds` since 1970-01-01.
    #[must_use]
    pub fn of_epoch(seconds: u64) -> Self {
        let mut days = seconds / 86_400;
        let mut year = 1970;
        loop {
            let length = if is_leap(year) { 366 } else { 365 };
            if days < length || year == 9999 {
                break;
            }
            days -= length;
            year += 1;
        }
        let mut month = 1;
        while month < 12 && days >= u64::from(days_in(year, month)) {
            days -= u64::from(days_in(year, month));
            month += 1;
        }
        let last = days_in(year, month);
        Self { year, month, day: u8::try_from(days + 1).unwrap_or(last).min(last) }
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_that_exist_are_dates() {
        for text in ["2026-11-21", "2024-02-29", "2000-02-29", "1999-12-31"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()), Some(text.to_owned()));
        }
        for text in [
            "2026-2-1",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "21.11.2026",
            "2026-11-21-1",
            "２０２６-11-21",
            "+026-11-21",
            "",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_lies_in_its_day() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_795_219_200, "2026-11-21"),
            (1_798_761_599, "2026-12-31"),
            (1_798_761_600, "2027-01-01"),
        ] {
            assert_eq!(Date::of_epoch(seconds).to_string(), day);
        }
        assert_eq!(Date::of_epoch(u64::MAX).to_string(), "9999-12-31");
    }

    #[test]
    fn later_days_are_greater() {
        assert!(Date::parse("2026-12-31") < Date::parse("2027-01-01"));
    }
}
