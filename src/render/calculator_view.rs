//! What templates and scripts see of a calculator: its formulas and its cases, worked out while the site is built.

use super::address;
use super::maker::Maker;
use crate::calculate::{Answer, calculate};
use crate::course::{Calculation, Calculator, Case, CaseTable, Course, NamedCase, TakenInput};
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
    /// Which inputs are taken from cards.
    taken: Vec<TakenView<'a>>,
    cases: Vec<CaseView>,
    table: Option<TableView<'a>>,
}

/// An input that is taken from a card.
#[derive(Debug, Serialize)]
struct TakenView<'a> {
    title: &'a str,
    card: &'a str,
    url: String,
}

/// Examples side by side.
#[derive(Debug, Serialize)]
struct TableView<'a> {
    title: &'a str,
    /// What the rows give.
    heads: Vec<&'a str>,
    rows: Vec<RowView<'a>>,
}

#[derive(Debug, Serialize)]
struct RowView<'a> {
    name: &'a str,
    given: Vec<&'a str>,
    /// What comes out while everything else is as in the first case.
    values: Vec<Option<String>>,
}

/// A row of the table of examples.
#[derive(Debug, Serialize)]
struct CaseView {
    /// What is typed in, in the order of the inputs.
    given: Vec<String>,
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
    example: BTreeMap<String, String>,
    /// What each row of the table gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<BTreeMap<&'a str, &'a str>>,
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
            taken: calculator.taken.iter().filter_map(|taken| taken_view(taken, calculator, maker)).collect(),
            cases: calculator.cases.iter().map(|case| case_view(calculator, case, maker.outline.course())).collect(),
            table: calculator.table.as_ref().map(|table| table_view(calculator, table, maker.outline.course())),
        }
    }
}

impl<'a> CalculatorData<'a> {
    /// The data of `calculator`, some of whose inputs may stand on cards of `course`.
    #[must_use]
    pub fn new(calculator: &'a Calculator, course: &Course) -> Self {
        let rows = calculator.table.iter().flat_map(|table| &table.rows);
        let given = |row: &'a NamedCase| {
            row.case.given.iter().map(|(key, text)| (key.as_str(), text.value.as_str())).collect::<BTreeMap<_, _>>()
        };
        Self {
            calculation: &calculator.calculation,
            example: calculator.cases.first().map(|case| calculator.given(case, course)).unwrap_or_default(),
            rows: rows.map(given).collect(),
        }
    }
}

fn taken_view<'a>(taken: &'a TakenInput, calculator: &'a Calculator, maker: &Maker<'a>) -> Option<TakenView<'a>> {
    let input = calculator.calculation.inputs.iter().find(|input| input.key == taken.input)?;
    let (collection, card) = maker.outline.course().card(&taken.card.value)?;
    let url = address::relative(maker.page, &address::cards_page(&collection.id.value), Some(&card.id.value));
    Some(TakenView { title: &input.title, card: &card.title.value, url })
}

fn case_view(calculator: &Calculator, case: &Case, course: &Course) -> CaseView {
    let calculation = &calculator.calculation;
    let given = calculator.given(case, course);
    let (values, refused) = match calculate(calculation, &given) {
        Answer::Values(values) => (values, None),
        Answer::Refused(reason) => (Vec::new(), Some(reason)),
        // A course with such a case is not rendered.
        Answer::Unusable(..) => (Vec::new(), None),
    };
    let typed = |key: &str| given.get(key).cloned().unwrap_or_default();
    CaseView { given: calculation.inputs.iter().map(|input| typed(&input.key)).collect(), values, refused }
}

fn table_view<'a>(calculator: &'a Calculator, table: &'a CaseTable, course: &Course) -> TableView<'a> {
    let gives = |key: &String| table.rows.iter().any(|row| row.case.given.contains_key(key));
    let inputs: Vec<_> = calculator.calculation.inputs.iter().filter(|input| gives(&input.key)).collect();
    let rows = table.rows.iter().map(|row| {
        let text = |key: &String| row.case.given.get(key).map(|text| text.value.as_str()).unwrap_or_default();
        RowView {
            name: &row.name,
            given: inputs.iter().map(|input| text(&input.key)).collect(),
            values: case_view(calculator, &calculator.row(row), course).values,
        }
    });
    TableView {
        title: &table.title,
        rows: rows.collect(),
        heads: inputs.iter().map(|input| input.title.as_str()).collect(),
    }
}
