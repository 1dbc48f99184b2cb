//! Every worked case of a calculator comes out as its author says.

use super::ids::unique;
use crate::calculate::{Answer, calculate};
use crate::course::{Calculator, Case, Course, Decimal, Expected};
use crate::diagnostic::{Code, Diagnostic};
use std::collections::BTreeMap;

/// What a case writes for an output without a value.
const NONE: &str = "none";

/// Notes ids that stand twice, and cases that name what is not there or come out differently.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    unique("@calculator", course.calculators.iter().map(|calculator| &calculator.id), diagnostics);
    for calculator in &course.calculators {
        // What could not be read was noted already, and the cases may need it.
        let outputs = &calculator.calculation.outputs;
        if outputs.iter().any(|output| output.formula.is_none() && output.texts.is_empty()) {
            continue;
        }
        for case in &calculator.cases {
            if names_exist(calculator, case, diagnostics) {
                comes_out(calculator, case, diagnostics);
            }
        }
    }
}

fn names_exist(calculator: &Calculator, case: &Case, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let inputs: Vec<&str> = calculator.calculation.inputs.iter().map(|input| input.key.as_str()).collect();
    let outputs: Vec<&str> = calculator.calculation.outputs.iter().map(|output| output.key.as_str()).collect();
    let given = case.given.iter().map(|named| (named, &inputs));
    let expected = match &case.expected {
        Expected::Values(values) => values.iter().map(|named| (named, &outputs)).collect(),
        Expected::Refused(_) => Vec::new(),
    };
    let before = diagnostics.len();
    for ((name, value), known) in given.chain(expected) {
        if !known.contains(&name.as_str()) {
            let diagnostic = Diagnostic::new(Code::CaseName, value.span).with("name", name);
            diagnostics.push(diagnostic.with("known", known.join(", ")).with_nearest(name, known.iter().copied()));
        }
    }
    diagnostics.len() == before
}

fn comes_out(calculator: &Calculator, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let given: BTreeMap<String, String> =
        case.given.iter().map(|(name, text)| (name.clone(), text.value.clone())).collect();
    match (calculate(&calculator.calculation, &given), &case.expected) {
        (Answer::Unusable(index, _), _) => {
            let input = &calculator.calculation.inputs[index];
            let typed = case.given.get(&input.key);
            let diagnostic = Diagnostic::new(Code::CaseInput, typed.map_or(case.span, |typed| typed.span));
            let value = typed.map(|typed| typed.value.as_str()).unwrap_or_default();
            diagnostics.push(diagnostic.with("name", &input.key).with("value", value));
        }
        (Answer::Refused(reason), Expected::Refused(expected)) if reason == expected.value => {}
        (Answer::Refused(reason), Expected::Refused(expected)) => {
            let diagnostic = Diagnostic::new(Code::CaseFails, expected.span).with("refused", reason);
            diagnostics.push(diagnostic);
        }
        (Answer::Refused(reason), Expected::Values(_)) => {
            diagnostics.push(Diagnostic::new(Code::CaseFails, case.span).with("refused", reason));
        }
        (Answer::Values(_), Expected::Refused(expected)) => {
            diagnostics.push(Diagnostic::new(Code::CaseFails, expected.span).with("accepted", "true"));
        }
        (Answer::Values(values), Expected::Values(expected)) => {
            for (output, value) in calculator.calculation.outputs.iter().zip(&values) {
                let Some(wanted) = expected.get(&output.key) else { continue };
                let value = value.as_deref().unwrap_or(NONE);
                if !is_same(value, &wanted.value) {
                    let diagnostic = Diagnostic::new(Code::CaseFails, wanted.span).with("name", &output.key);
                    diagnostics.push(diagnostic.with("value", value).with("expected", &wanted.value));
                }
            }
        }
    }
}

/// The same text, or the same number: 95 is 95.00.
fn is_same(value: &str, expected: &str) -> bool {
    let number = |text| Decimal::parse(text).map(Decimal::billionths);
    value == expected || number(value).is_some() && number(value) == number(expected)
}
