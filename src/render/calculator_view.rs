//! What templates and scripts see of a calculator: its formulas and its cases, worked out while the site is built.

use super::view::Maker;
use crate::calculate::{Answer, calculate};
use crate::course::{Calculation, Calculator, Case};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Value;

/// A calculator's page.
#[derive(Debug, Serialize)]
pub struct CalculatorView<'a> {
    title: &'a str,
    intro: Option<Value>,
    source: Option<&'a str>,
    calculation: &'a Calculation,
    cases: Vec<CaseView<'a>>,
}

/// A row of the table of examples.
#[derive(Debug, Serialize)]
struct CaseView<'a> {
    /// What is typed in, in the order of the inputs.
    given: Vec<&'a str>,
    /// What comes out, in the order of the outputs; nothing for an output without a value.
    values: Vec<Option<String>>,
    /// Why it is refused.
    refused: Option<String>,
}

/// A calculator as its script needs it.
#[derive(Debug, Serialize)]
pub struct CalculatorData<'a> {
    #[serde(flatten)]
    calculation: &'a Calculation,
    /// What stands in the fields at first.
    example: BTreeMap<&'a str, &'a str>,
}

impl<'a> CalculatorView<'a> {
    /// The view of `calculator`.
    #[must_use]
    pub fn new(calculator: &'a Calculator, maker: &Maker<'a>) -> Self {
        Self {
            title: &calculator.title.value,
            intro: calculator.intro.as_ref().map(|intro| maker.html(intro)),
            source: calculator.source.as_deref(),
            calculation: &calculator.calculation,
            cases: calculator.cases.iter().map(|case| case_view(case, &calculator.calculation)).collect(),
        }
    }
}

impl<'a> CalculatorData<'a> {
    /// The data of `calculator`.
    #[must_use]
    pub fn new(calculator: &'a Calculator) -> Self {
        let given = calculator.cases.first().map(|case| &case.given).into_iter().flatten();
        Self {
            calculation: &calculator.calculation,
            example: given.map(|(key, text)| (key.as_str(), text.value.as_str())).collect(),
        }
    }
}

fn case_view<'a>(case: &'a Case, calculation: &'a Calculation) -> CaseView<'a> {
    let texts = case.given.iter().map(|(key, text)| (key.clone(), text.value.clone())).collect();
    let (values, refused) = match calculate(calculation, &texts) {
        Answer::Values(values) => (values, None),
        Answer::Refused(reason) => (Vec::new(), Some(reason)),
        // A course with such a case is not rendered.
        Answer::Unusable(..) => (Vec::new(), None),
    };
    let typed = |key: &str| case.given.get(key).map(|text| text.value.as_str()).unwrap_or_default();
    CaseView { given: calculation.inputs.iter().map(|input| typed(&input.key)).collect(), values, refused }
}
