//! Reads `numeric`: a number or, with `variables`, a formula; how far off an answer may be, and a unit.

use super::answer::{Answer, traditional};
use super::variables;
use crate::course::{Decimal, Key, Prose, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::reader::Reader;
use crate::parse::yaml::Mapping;

/// Reads a number, or a formula with its variables, with tolerance and unit.
pub fn read(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let answer = mapping.required_scalar("answer", reader.diagnostics);
    let tolerance = tolerance(mapping, reader);
    let unit = mapping.text("unit", reader.diagnostics).map(|unit| unit.value);
    let traditional = traditional(mapping, &unit, reader);
    let is_formula = answer.is_some_and(|answer| answer.text.trim_start().starts_with(['=', '＝']));
    let key = if mapping.get("variables").is_some() || is_formula {
        let (variables, formula) = variables::read(mapping, answer, reader)?;
        Key::Formula { variables, answer: formula, tolerance: tolerance?, unit: unit.clone(), traditional }
    } else {
        let number = reader.decimal(answer?, "answer");
        Key::Numeric { answer: number?, tolerance: tolerance?, unit: unit.clone(), traditional }
    };
    Some(Answer { task: Task::Numeric { unit }, key, key_span: answer?.span })
}

/// The tolerance, zero if there is none; `None` if it is none that can be used.
fn tolerance(mapping: &Mapping, reader: &mut Reader) -> Option<Decimal> {
    let Some(scalar) = mapping.scalar("tolerance", reader.diagnostics) else { return Some(Decimal::ZERO) };
    let tolerance = reader.decimal(scalar, "tolerance")?;
    if tolerance.digits < 0 {
        reader.note(Diagnostic::new(Code::NegativeTolerance, scalar.span).with("value", scalar.text));
        return None;
    }
    Some(tolerance)
}
