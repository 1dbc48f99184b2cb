//! Questions whose numbers are drawn for every attempt: `numeric` with variables (rules G16).

use super::Generator;
use super::formula::Formula;
use super::ratio::{Failure, Ratio};
use crate::course::{Decimal, Key, Variable};
use std::collections::BTreeMap;

/// How often numbers are drawn anew when the formula has no value for them (G16.7).
const MOST_DRAWS: u32 = 100;

/// The most values that one variable can have.
pub const MOST_VALUES: u32 = 1_000_000;

/// The greatest value of a variable, and with a minus the smallest.
pub const GREATEST: i64 = 1_000_000_000;

/// A question with its numbers drawn: what a paper stores, and the key that follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The variables' values as they are shown, by name.
    pub values: BTreeMap<String, String>,
    /// The key: `numeric`.
    pub key: Key,
}

/// Draws the numbers of a question for `seed`: the attempt's id, a slash and the question's id (G16.2).
///
/// Gives `None` for a key of another kind, for a variable without values, for a formula that cannot be read, and if a
/// hundred draws gave no value.
#[must_use]
pub fn draw(key: &Key, seed: &str) -> Option<Drawn> {
    let Key::Formula { variables, answer, .. } = key else { return None };
    if variables.iter().any(|variable| variable.count() == 0) {
        return None;
    }
    let formula = Formula::parse(answer, variables.iter().map(|variable| variable.name.as_str())).ok()?;
    let mut generator = Generator::new(seed);
    for _ in 0..MOST_DRAWS {
        let values: Vec<Decimal> =
            variables.iter().map(|variable| variable.value(generator.below(variable.count()))).collect();
        if let Ok(answer) = answer_for(&formula, &values) {
            let shown =
                variables.iter().zip(&values).map(|(variable, value)| (variable.name.clone(), value.to_string()));
            return Some(Drawn { values: shown.collect(), key: drawn_key(key, answer)? });
        }
    }
    None
}

/// The key of a question whose numbers were drawn before, from the stored values. `None` if a value is missing or is
/// none of its variable's.
#[must_use]
pub fn drawn_before(key: &Key, values: &BTreeMap<String, String>) -> Option<Key> {
    let Key::Formula { variables, answer, .. } = key else { return None };
    let formula = Formula::parse(answer, variables.iter().map(|variable| variable.name.as_str())).ok()?;
    let stored = variables.iter().map(|variable| {
        let value = Decimal::parse(values.get(&variable.name)?)?;
        variable.holds(value).then_some(value)
    });
    let values: Vec<Decimal> = stored.collect::<Option<_>>()?;
    drawn_key(key, answer_for(&formula, &values).ok()?)
}

/// The answer for these values, one for each variable of the formula in their order (G16.6).
pub fn answer_for(formula: &Formula, values: &[Decimal]) -> Result<Decimal, Failure> {
    let values: Vec<Ratio> = values.iter().map(|value| Ratio::from(*value)).collect();
    formula.value(&values)?.decimal()
}

fn drawn_key(key: &Key, answer: Decimal) -> Option<Key> {
    let Key::Formula { tolerance, unit, traditional, .. } = key else { return None };
    let (unit, traditional) = (unit.clone(), traditional.clone());
    Some(Key::Numeric { answer, tolerance: *tolerance, unit, traditional })
}

impl Variable {
    /// How many values it can have, at most [`MOST_VALUES`]; 0 if its range is empty or beyond [`GREATEST`], or if its
    /// step is not above zero.
    #[must_use]
    pub fn count(&self) -> u32 {
        let (from, to, step) = (self.from.billionths(), self.to.billionths(), self.step.billionths());
        let greatest = i128::from(GREATEST) * 1_000_000_000;
        if to < from || step <= 0 || from < -greatest || to > greatest {
            return 0;
        }
        u32::try_from((to - from) / step + 1).unwrap_or(u32::MAX).min(MOST_VALUES)
    }

    /// The value with this index, counted from 0: with as many decimals as `from` has, or more if it needs them
    /// (G16.8).
    #[must_use]
    pub fn value(&self, index: u32) -> Decimal {
        let billionths = self.from.billionths() + self.step.billionths() * i128::from(index);
        // Every value from -10⁹ to 10⁹ fits; others are no value of any variable.
        let Ok(mut digits) = i64::try_from(billionths) else { return self.from };
        let mut scale = 9;
        while scale > self.from.scale && digits % 10 == 0 {
            (digits, scale) = (digits / 10, scale - 1);
        }
        Decimal { digits, scale }
    }

    /// Whether `value` is one of its values.
    #[must_use]
    pub fn holds(&self, value: Decimal) -> bool {
        let distance = value.billionths() - self.from.billionths();
        let step = self.step.billionths();
        step > 0 && distance >= 0 && distance % step == 0 && distance / step < i128::from(self.count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable(from: &str, to: &str, step: &str) -> Variable {
        let decimal = |text| Decimal::parse(text).unwrap();
        Variable { name: "a".to_owned(), from: decimal(from), to: decimal(to), step: decimal(step) }
    }

    fn values(variable: &Variable) -> Vec<String> {
        (0..variable.count()).map(|index| variable.value(index).to_string()).collect()
    }

    #[test]
    fn values_have_the_decimals_of_the_first_and_more_where_they_need_them() {
        assert_eq!(values(&variable("1", "3", "0.5")), ["1", "1.5", "2", "2.5", "3"]);
        assert_eq!(values(&variable("9.90", "11", "0.5")), ["9.90", "10.40", "10.90"]);
        assert_eq!(values(&variable("-1", "1", "1")), ["-1", "0", "1"]);
        assert_eq!(values(&variable("3", "2", "1")), Vec::<String>::new());
        assert_eq!(values(&variable("3", "4", "0")), Vec::<String>::new());
        assert_eq!(values(&variable("3", "1000000000.1", "1")), Vec::<String>::new());
        assert_eq!(
            variable("-1000000000", "1000000000", "0.000000001").value(999_999).to_string(),
            "-999999999.999000001"
        );
    }

    #[test]
    fn stored_values_give_the_same_key_and_strange_ones_give_none() {
        let key: Key = serde_json::from_value(serde_json::json!({
            "kind": "formula", "answer": "round(b / a * 100, 2)", "tolerance": "0", "unit": "%",
            "variables": [
                {"name": "a", "from": "200", "to": "300", "step": "1"},
                {"name": "b", "from": "150", "to": "200", "step": "1"},
            ],
        }))
        .unwrap();
        let drawn = draw(&key, "attempt/question").unwrap();
        assert_eq!(drawn_before(&key, &drawn.values), Some(drawn.key.clone()));
        for (name, value) in [("a", "301"), ("a", "200.5"), ("b", ""), ("b", "1e2")] {
            let mut values = drawn.values.clone();
            values.insert(name.to_owned(), value.to_owned());
            assert_eq!(drawn_before(&key, &values), None, "{name} {value}");
        }
        assert_eq!(drawn_before(&key, &BTreeMap::new()), None);
        assert_eq!(draw(&drawn.key, "attempt/question"), None);
    }
}
