//! Reads `numeric`: a number, how far off an answer may be, and a unit.

use super::Answer;
use crate::course::{Decimal, Key, Prose, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::quiz::Reader;
use crate::parse::yaml::{Mapping, Scalar};

/// Reads a number with its tolerance and unit.
pub fn read(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let answer = mapping.required_scalar("answer", reader.diagnostics);
    let tolerance = mapping.scalar("tolerance", reader.diagnostics);
    let unit = mapping.text("unit", reader.diagnostics).map(|unit| unit.value);
    let number = answer.and_then(|scalar| decimal(scalar, "answer", reader));
    let tolerance = match tolerance {
        None => Some(Decimal::ZERO),
        Some(scalar) => decimal(scalar, "tolerance", reader).and_then(|tolerance| {
            if tolerance.digits < 0 {
                let diagnostic = Diagnostic::new(Code::NegativeTolerance, scalar.span);
                reader.note(diagnostic.with("value", scalar.text));
                return None;
            }
            Some(tolerance)
        }),
    };
    let key = Key::Numeric { answer: number?, tolerance: tolerance?, unit: unit.clone() };
    Some(Answer { task: Task::Numeric { unit }, key, key_span: answer?.span })
}

fn decimal(scalar: Scalar, key: &'static str, reader: &mut Reader) -> Option<Decimal> {
    let number = Decimal::parse(scalar.text.trim());
    if number.is_none() {
        reader.note(Diagnostic::new(Code::NotANumber, scalar.span).with("key", key).with("value", scalar.text));
    }
    number
}
