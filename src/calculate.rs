//! Works a calculator out: texts that were typed in, texts that come out, by the rules G23 of `GRADING.md`.
//!
//! Pure, and exact as all formulas are. `themes/default/app/calculate/` does the same in the browser; the vectors
//! `tests/vectors/calculator.json` hold the two together.

use crate::course::{Calculation, Date, Decimal, Format, Input, InputKind, Output, Sentence};
use crate::grade::{Formula, Ratio, normalise};
use std::collections::BTreeMap;

/// The most numbers of a list.
const MOST_ITEMS: usize = 1000;
/// Minutes of a day.
const DAY: i64 = 1440;

/// What comes of a calculation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Each output with what is shown; nothing for one that has no value, such as a division by zero.
    Values(Vec<Option<String>>),
    /// An input, by its position, that cannot be used.
    Unusable(usize, InputFault),
    /// The calculation is refused, and this is why.
    Refused(String),
}

/// What is wrong with something that was typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InputFault {
    /// Nothing was typed in.
    Empty,
    /// It is none of what its kind allows: no number, no such choice, no day, no time.
    Unreadable,
    /// The number lies below `from` or above `to`.
    OutOfRange,
    /// The number is no multiple of the step.
    OffStep,
    /// The list has more than 1,000 numbers.
    TooMany,
}

/// The values so far: exact for formulas, as they are shown for sentences.
#[derive(Default)]
struct Known {
    numbers: Vec<Ratio>,
    /// The names of the numbers, for formulas.
    names: Vec<String>,
    shown: BTreeMap<String, String>,
}

impl Known {
    fn add(&mut self, name: &str, number: Ratio) {
        self.names.push(name.to_owned());
        self.numbers.push(number);
    }

    fn value(&self, formula: &str) -> Option<Ratio> {
        Formula::parse(formula, self.names.iter().map(String::as_str)).ok()?.value(&self.numbers).ok()
    }

    /// The first of `sentences` whose test holds, with its places filled; nothing where a value is wanting.
    fn sentence(&self, sentences: &[Sentence]) -> Option<String> {
        for sentence in sentences {
            let holds = match &sentence.when {
                Some(when) => self.value(when)? != Decimal::ZERO.into(),
                None => true,
            };
            if holds {
                return self.fill(&sentence.text);
            }
        }
        None
    }

    /// `text` with what stands in braces filled in.
    fn fill(&self, text: &str) -> Option<String> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, name, after)) = next_place(rest) {
            filled.push_str(before);
            filled.push_str(self.shown.get(name)?);
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }
}

/// The first name in braces, with what stands before and behind it.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// The names that stand in braces in `text`.
pub fn places(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, name, after) = next_place(rest)?;
        rest = after;
        Some(name)
    })
}

/// Works `calculation` out for what was typed in, by the keys of its inputs.
#[must_use]
pub fn calculate(calculation: &Calculation, given: &BTreeMap<String, String>) -> Answer {
    let mut known = Known::default();
    for (index, input) in calculation.inputs.iter().enumerate() {
        let typed = given.get(&input.key).map(|typed| typed.trim()).unwrap_or_default();
        match read(input, typed) {
            Ok(numbers) => {
                for (name, number) in input.names().iter().zip(numbers) {
                    known.add(name, number);
                }
                known.shown.insert(input.key.clone(), typed.to_owned());
            }
            Err(fault) => return Answer::Unusable(index, fault),
        }
    }
    let refused = calculation.refuse.iter().find_map(|refusal| known.sentence(std::slice::from_ref(refusal)));
    if let Some(message) = refused {
        return Answer::Refused(message);
    }
    Answer::Values(calculation.outputs.iter().map(|output| put_out(output, &mut known)).collect())
}

fn put_out(output: &Output, known: &mut Known) -> Option<String> {
    let text = match &output.formula {
        Some(formula) => {
            let number = known.value(formula)?;
            let text = write(number, output)?;
            known.add(&output.key, number);
            text
        }
        None => known.sentence(&output.texts)?,
    };
    known.shown.insert(output.key.clone(), text.clone());
    Some(text)
}

/// The numbers that formulas see, in the order of [`Input::names`].
fn read(input: &Input, typed: &str) -> Result<Vec<Ratio>, InputFault> {
    if typed.is_empty() {
        return Err(InputFault::Empty);
    }
    let one = |number: Option<Ratio>| number.map(|number| vec![number]).ok_or(InputFault::Unreadable);
    match input.kind {
        InputKind::Number => Ok(vec![number(input, typed)?]),
        InputKind::Choice => {
            one(input.choices.iter().find(|choice| choice.text == typed).map(|choice| choice.value.into()))
        }
        InputKind::Date => one(Date::parse(typed).map(|date| whole(date.day_number()))),
        InputKind::Time => one(minutes(typed).map(whole)),
        InputKind::List => list(input, typed),
    }
}

fn whole(number: i64) -> Ratio {
    Decimal { digits: number, scale: 0 }.into()
}

fn number(input: &Input, typed: &str) -> Result<Ratio, InputFault> {
    let number = Decimal::parse(&normalise(typed)).ok_or(InputFault::Unreadable)?;
    let value = Ratio::from(number);
    let below = input.from.is_some_and(|from| value < from.into());
    if below || input.to.is_some_and(|to| value > to.into()) {
        return Err(InputFault::OutOfRange);
    }
    if let Some(step) = input.step {
        let from = input.from.unwrap_or(Decimal::ZERO).billionths();
        if step.digits == 0 || (number.billionths() - from) % step.billionths() != 0 {
            return Err(InputFault::OffStep);
        }
    }
    Ok(value)
}

fn list(input: &Input, typed: &str) -> Result<Vec<Ratio>, InputFault> {
    let items = typed.split(|letter: char| letter.is_whitespace() || ",，、;；".contains(letter));
    let items: Vec<&str> = items.filter(|item| !item.is_empty()).collect();
    if items.len() > MOST_ITEMS {
        return Err(InputFault::TooMany);
    }
    let numbers = items.iter().map(|item| number(input, item)).collect::<Result<Vec<_>, _>>()?;
    let (Some(least), Some(most)) = (numbers.iter().min(), numbers.iter().max()) else {
        return Err(InputFault::Empty);
    };
    let sum = numbers.iter().try_fold(whole(0), |sum, number| sum.plus(*number));
    let sum = sum.map_err(|_| InputFault::OutOfRange)?;
    let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    Ok(vec![whole(count), sum, *least, *most])
}

/// The minutes after midnight of `HH:MM`.
fn minutes(typed: &str) -> Option<i64> {
    let (hours, minutes) = typed.split_once(':')?;
    let two = |digits: &str| {
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<i64>().ok()).flatten()
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The number as it is shown; nothing for one that is too long or no day.
fn write(number: Ratio, output: &Output) -> Option<String> {
    let places = Ratio::from(Decimal { digits: i64::from(output.decimals), scale: 0 });
    match output.format {
        Format::Number => {
            let decimal = number.round(places).and_then(Ratio::decimal).ok()?;
            let digits =
                decimal.digits.checked_mul(10_i64.checked_pow(output.decimals.checked_sub(decimal.scale)?)?)?;
            // As many digits as a decimal number may have.
            (digits.unsigned_abs() < 1_000_000_000_000_000_000)
                .then(|| Decimal { digits, scale: output.decimals }.to_string())
        }
        Format::Date => {
            let day = u64::try_from(number.floor().decimal().ok()?.digits).ok()?;
            // The last day of the year 9999.
            (day <= 2_932_896).then(|| Date::of_epoch(day * 86_400).to_string())
        }
        Format::Time => {
            let minute = number.floor().decimal().ok()?.digits.rem_euclid(DAY);
            Some(format!("{:02}:{:02}", minute / 60, minute % 60))
        }
    }
}
