//! Reads the numbers that are drawn for a question, the formula of its answer, and the places where texts show them.

use crate::course::{Decimal, Variable};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::grade::{FUNCTIONS, Fault, Formula, GREATEST, MOST_VALUES, normalise};
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Entry, Mapping, Scalar, Schema, Value};
use crate::source::{Span, Spanned};

/// A range of numbers.
pub const RANGE: Schema = Schema { noun: "@variable", keys: &["from", "to", "step"] };

/// The name under which an explanation shows the answer; no variable can have it.
pub const ANSWER: &str = "answer";

/// The longest name, in characters.
const LONGEST_NAME: usize = 32;

/// What people write between the first and the last number of a range.
const BETWEEN: [&str; 7] = ["...", "..", "…", "～", "~", "至", "到"];

/// Reads the variables and the formula. Mistakes, also in the places where prompt and explanation show variables, are
/// noted.
pub fn read(mapping: &Mapping, answer: Option<Scalar>, reader: &mut Reader) -> Option<(Vec<Variable>, String)> {
    let entry = mapping.required("variables", reader.diagnostics)?;
    let Value::Mapping(entries) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "variables"));
        return None;
    };
    if entries.is_empty() {
        reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "variables"));
        return None;
    }
    let names = names(entries, reader);
    let variables: Vec<Variable> = entries.iter().filter_map(|entry| variable(entry, reader)).collect();
    let answer = answer?;
    let formula = formula(answer, &names, reader);
    places(mapping, entries, reader);
    if let Some(formula) = &formula {
        shown(mapping, &names, formula, reader);
    }
    let complete = names.len() == entries.len() && variables.len() == entries.len();
    (complete && formula.is_some()).then(|| (variables, answer.text.trim().to_owned()))
}

/// The usable names; others, and those that a formula could not tell apart, are noted.
fn names<'n>(entries: &'n [Entry], reader: &mut Reader) -> Vec<Spanned<&'n str>> {
    let mut names: Vec<Spanned<&str>> = Vec::new();
    for entry in entries {
        if !is_name(&entry.key) || entry.key == ANSWER || FUNCTIONS.contains(&normalise(&entry.key).as_str()) {
            let diagnostic = Diagnostic::new(Code::VariableName, entry.key_span).with("name", &entry.key);
            reader.note(diagnostic.with("taken", format!("{}, {ANSWER}", FUNCTIONS.join(", "))));
        } else if let Some(first) = names.iter().find(|name| normalise(name.value) == normalise(&entry.key)) {
            let diagnostic = Diagnostic::new(Code::DuplicateId, entry.key_span).with("id", &entry.key);
            reader.note(diagnostic.with("of", "@variable").related_to(first.span));
        } else {
            names.push(Spanned::new(entry.key.as_ref(), entry.key_span));
        }
    }
    names
}

/// Whether a variable can have this name, unless it is taken.
pub fn is_name(text: &str) -> bool {
    let inner = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.chars().count() <= LONGEST_NAME
        && text.chars().all(inner)
        && text.starts_with(|first: char| !first.is_numeric())
}

fn variable(entry: &Entry, reader: &mut Reader) -> Option<Variable> {
    let (from, to, step, span) = match &entry.node.value {
        Value::Mapping(_) => {
            let mapping = Mapping::with_span(&entry.node, entry.key_span, &RANGE, reader.diagnostics)?;
            let from = mapping.required_scalar("from", reader.diagnostics);
            let to = mapping.required_scalar("to", reader.diagnostics);
            let step = mapping.scalar("step", reader.diagnostics);
            let from = from.and_then(|scalar| reader.decimal(scalar, "from"));
            let to = to.and_then(|scalar| reader.decimal(scalar, "to"));
            let step = match step {
                Some(scalar) => reader.decimal(scalar, "step")?,
                None => ONE,
            };
            (from?, to?, step, entry.key_span)
        }
        _ => {
            let scalar = yaml::item(&entry.node, &entry.key, reader.diagnostics)?;
            let ends = BETWEEN.iter().find_map(|between| scalar.text.split_once(between));
            let ends = ends.and_then(|(from, to)| Some((Decimal::parse(from.trim())?, Decimal::parse(to.trim())?)));
            let Some((from, to)) = ends else {
                reader.note(faulty(entry, scalar.span, "@range_unreadable"));
                return None;
            };
            (from, to, ONE, scalar.span)
        }
    };
    let variable = Variable { name: entry.key.to_string(), from, to, step };
    match fault(&variable) {
        None => Some(variable),
        Some(fault) => {
            reader.note(faulty(entry, span, fault));
            None
        }
    }
}

const ONE: Decimal = Decimal { digits: 1, scale: 0 };

fn faulty(entry: &Entry, span: Span, fault: &str) -> Diagnostic {
    Diagnostic::new(Code::VariableRange, span).with("name", &entry.key).with("fault", fault)
}

/// What is wrong with a range: a noun of the message catalogue.
fn fault(variable: &Variable) -> Option<&'static str> {
    let (from, to, step) = (variable.from.billionths(), variable.to.billionths(), variable.step.billionths());
    let greatest = i128::from(GREATEST) * 1_000_000_000;
    if step <= 0 {
        Some("@range_step")
    } else if to < from {
        Some("@range_backwards")
    } else if from < -greatest || to > greatest {
        Some("@range_large")
    } else if to - from < step {
        Some("@range_single")
    } else if (to - from) / step >= i128::from(MOST_VALUES) {
        Some("@range_many")
    } else {
        None
    }
}

/// The formula that `answer` is, with variables of these names; what is wrong with it is noted.
pub fn formula(answer: Scalar, names: &[Spanned<&str>], reader: &mut Reader) -> Option<Formula> {
    formula_of(answer, names).map_err(|fault| reader.note(fault)).ok()
}

/// As [`formula`].
///
/// # Errors
/// With what is wrong with it.
pub fn formula_of(answer: Scalar, names: &[Spanned<&str>]) -> Result<Formula, Diagnostic> {
    let faulty = Diagnostic::new(Code::FormulaSyntax, answer.span);
    Formula::parse(answer.text, names.iter().map(|name| name.value)).map_err(|fault| match fault {
        Fault::Empty => Diagnostic::new(Code::EmptyValue, answer.span).with("key", "answer"),
        Fault::TooLong => faulty.with("long", "true"),
        Fault::Unexpected(rest) if rest.is_empty() => faulty.with("end", "true"),
        Fault::Unexpected(rest) => faulty.with("rest", rest),
        Fault::Number(number) => faulty.with("number", number),
        Fault::Arguments(function) => faulty.with("function", function),
        Fault::Name(name) => unknown(&name, names, answer.span),
    })
}

/// The diagnostic for a variable that is none of `names`.
pub fn unknown(name: &str, names: &[Spanned<&str>], span: Span) -> Diagnostic {
    let known: Vec<&str> = names.iter().map(|name| name.value).collect();
    let diagnostic = Diagnostic::new(Code::UnknownVariable, span).with("name", name).with("known", known.join(", "));
    match nearest(name, known.iter().copied()) {
        Some(near) => diagnostic.with("near", near),
        None => diagnostic,
    }
}

/// Holds what prompt and explanation show in braces against the variables.
fn places(mapping: &Mapping, variables: &[Entry], reader: &mut Reader) {
    let names: Vec<Spanned<&str>> =
        variables.iter().map(|entry| Spanned::new(entry.key.as_ref(), entry.key_span)).collect();
    for (key, answer_too) in [("prompt", false), ("explanation", true)] {
        let Some(text) = mapping.get(key).and_then(|entry| yaml::text_of(&entry.node)) else { continue };
        let place = text.place(&reader.source.text);
        for (at, name) in braces(text.text) {
            let is_known = names.iter().any(|known| known.value == name) || (answer_too && name == ANSWER);
            if !is_known {
                reader.note(unknown(name, &names, place.span(at..at + name.len())));
            }
        }
    }
}

/// The prompt shows every number that the answer depends on.
fn shown(mapping: &Mapping, names: &[Spanned<&str>], formula: &Formula, reader: &mut Reader) {
    let Some(prompt) = mapping.get("prompt").and_then(|entry| yaml::text_of(&entry.node)) else { return };
    if mapping.is_unclear("prompt") {
        return;
    }
    for name in names {
        if formula.uses(name.value) && !braces(prompt.text).any(|(_, shown)| shown == name.value) {
            reader.note(Diagnostic::new(Code::VariableNotShown, name.span).with("name", name.value));
        }
    }
}

/// Names in braces with their offsets; other braces are text.
fn braces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('{').filter_map(|(open, _)| {
        let rest = &text[open + 1..];
        let name = &rest[..rest.find('}')?];
        (!name.is_empty() && is_name(name)).then_some((open + 1, name))
    })
}
