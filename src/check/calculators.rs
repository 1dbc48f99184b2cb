//! Every worked case of a calculator comes out as its author says.

use super::cards::unknown_card;
use super::ids::unique;
use crate::calculate::{Answer, calculate};
use crate::course::{Calculator, Case, Course, Decimal, Expected, Output};
use crate::diagnostic::{Code, Diagnostic};
use rayon::prelude::*;

/// What a case writes for an output without a value.
const NONE: &str = "none";

/// Notes ids that stand twice, and cases that name what is not there or come out differently.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    unique("@calculator", course.calculators.iter().map(|calculator| &calculator.id), diagnostics);
    diagnostics.par_extend(course.calculators.par_iter().flat_map_iter(|calculator| of_calculator(calculator, course)));
}

fn of_calculator(calculator: &Calculator, course: &Course) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // What could not be read was noted already, and the cases may need it.
    if !cards_exist(calculator, course, &mut found) || !calculator.is_whole {
        return found;
    }
    let table = calculator.table.iter().filter(|_| calculator.cases_are_whole);
    let rows = table.flat_map(|table| &table.rows).map(|row| (&row.case, calculator.row(row)));
    for (written, case) in calculator.cases.iter().map(|case| (case, case.clone())).chain(rows) {
        if names_exist(calculator, written, &mut found) {
            comes_out(calculator, &case, course, &mut found);
        }
    }
    found
}

/// Whether every card that an input is taken from is there and says it.
fn cards_exist(calculator: &Calculator, course: &Course, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let before = diagnostics.len();
    for taken in &calculator.taken {
        let Some((collection, card)) = course.card(&taken.card.value) else {
            diagnostics.push(unknown_card(&taken.card, course));
            continue;
        };
        if collection.said(card, &taken.field.value).is_none_or(str::is_empty) {
            let keys = collection.fields.iter().map(|field| field.key.value.as_str());
            let said: Vec<&str> = keys.filter(|key| collection.said(card, key).is_some()).collect();
            let diagnostic = Diagnostic::new(Code::CardField, taken.field.span).with("card", &card.title.value);
            let diagnostic = diagnostic.with("name", &taken.field.value).with("known", said.join(", "));
            diagnostics.push(diagnostic.with_nearest(&taken.field.value, said).related_to(card.id.span));
        }
    }
    diagnostics.len() == before
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

fn comes_out(calculator: &Calculator, case: &Case, course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let given = calculator.given(case, course);
    match (calculate(&calculator.calculation, &given), &case.expected) {
        (Answer::Unusable(index, _), _) => {
            let input = &calculator.calculation.inputs[index];
            let typed = case.given.get(&input.key).map(|typed| typed.span);
            let taken = calculator.taken.iter().find(|taken| taken.input == input.key).map(|taken| taken.field.span);
            let diagnostic = Diagnostic::new(Code::CaseInput, typed.or(taken).unwrap_or(case.span));
            let value = given.get(&input.key).map(String::as_str).unwrap_or_default();
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
            let mut failing: Vec<&str> = Vec::new();
            for (output, value) in calculator.calculation.outputs.iter().zip(&values) {
                let Some(wanted) = expected.get(&output.key) else { continue };
                let value = value.as_deref().unwrap_or(NONE);
                if !is_same(value, &wanted.value) {
                    let rests_on_another = failing.iter().any(|key| rests_on(output, key));
                    failing.push(&output.key);
                    if rests_on_another {
                        continue;
                    }
                    let diagnostic = Diagnostic::new(Code::CaseFails, wanted.span).with("name", &output.key);
                    diagnostics.push(diagnostic.with("value", value).with("expected", &wanted.value));
                }
            }
        }
    }
}

/// Whether an output may need what `key` names: its formula, or a test or place of its sentences, has the name in it.
fn rests_on(output: &Output, key: &str) -> bool {
    let formula = output.formula.iter().map(String::as_str);
    let texts = output.texts.iter().flat_map(|sentence| sentence.when.as_deref().into_iter().chain([&*sentence.text]));
    formula.chain(texts).any(|text| text.contains(key))
}

/// The same text, or the same number: 95 is 95.00.
fn is_same(value: &str, expected: &str) -> bool {
    let number = |text| Decimal::parse(text).map(Decimal::billionths);
    value == expected || number(value).is_some() && number(value) == number(expected)
}
