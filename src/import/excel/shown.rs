//! Numbers as a spreadsheet shows them. Who types `85%` or `¥99` into a cell gets a number with a format.

/// What a format of numbers puts around a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    before: String,
    behind: String,
    is_percent: bool,
}

impl Frame {
    /// What the format `code` puts around numbers; `None` if nothing, or if it is a format of another sort (dates, fractions,
    /// powers of ten), whose numbers are taken as they are.
    ///
    /// Source: ECMA-376, part 1, 18.8.31. Of a code the first section counts, which is that of positive numbers.
    pub fn of(code: &str) -> Option<Self> {
        let mut frame = Self { before: String::new(), behind: String::new(), is_percent: false };
        let mut digits = false;
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            let side = if digits { &mut frame.behind } else { &mut frame.before };
            match sign {
                ';' => break,
                '0' | '#' | '?' => digits = true,
                // Decimals and groups are the number's own.
                '.' | ',' if digits => {}
                '"' => side.extend(signs.by_ref().take_while(|sign| *sign != '"')),
                '\\' | '!' => side.extend(signs.next()),
                // The width of a sign, and a sign that fills the cell.
                '_' | '*' => drop(signs.next()),
                '[' => {
                    let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    // `[$¥-804]` is a currency; colours and conditions show nothing.
                    if let Some(currency) = inner.strip_prefix('$') {
                        side.push_str(currency.split('-').next().unwrap_or_default());
                    }
                }
                '%' => {
                    frame.is_percent = true;
                    side.push('%');
                }
                ' ' | '$' | '¥' | '￥' | '€' | '£' => side.push(sign),
                sign if !sign.is_ascii() => side.push(sign),
                _ => return None,
            }
        }
        frame.before = frame.before.trim().to_owned();
        frame.behind = frame.behind.trim().to_owned();
        (digits && !(frame.before.is_empty() && frame.behind.is_empty())).then_some(frame)
    }

    /// The number with what stands around it.
    pub fn put_around(&self, value: f64) -> String {
        let shown = number(if self.is_percent { value * 100.0 } else { value });
        format!("{}{shown}{}", self.before, self.behind)
    }
}

/// A number as a spreadsheet shows it: at most 15 digits count, so that 0.1 + 0.2 is 0.3.
pub fn number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::{Frame, number};

    #[test]
    fn numbers_look_as_in_the_spreadsheet() {
        for (value, shown) in
            [(1.0, "1"), (24.5, "24.5"), (0.1 + 0.2, "0.3"), (-0.0, "-0"), (1e20, "100000000000000000000")]
        {
            assert_eq!(number(value), shown);
        }
    }

    #[test]
    fn percent_currency_and_units_stand_around_the_number() {
        for (code, value, shown) in [
            ("0%", 0.85, "85%"),
            ("0.00%", 0.07, "7%"),
            ("0.00%", 0.285, "28.5%"),
            ("\"¥\"#,##0.00", 99.0, "¥99"),
            ("[$¥-804]#,##0;[Red]-[$¥-804]#,##0", 1200.0, "¥1200"),
            ("_ \"￥\"* #,##0.00_ ;_ \"￥\"* -#,##0.00_ ;_ @_ ", 9.9, "￥9.9"),
            ("0\"元\"", 20.0, "20元"),
            ("0秒", 20.0, "20秒"),
            ("\\$0", 5.0, "$5"),
        ] {
            assert_eq!(Frame::of(code).unwrap().put_around(value), shown, "{code}");
        }
        for code in
            ["General", "0", "0.00", "#,##0", "@", "yyyy-mm-dd", "# ?/?", "0.00E+00", "_ * #,##0_ ", "", "\"", "["]
        {
            assert_eq!(Frame::of(code), None, "{code}");
        }
    }
}
