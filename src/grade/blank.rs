//! Questions with gaps in a sentence: `blank` (rules G8).

use super::mark::Share;
use super::{Response, normalise, normalise_with};
use crate::course::Traditional;

/// One share for every gap that holds one of its accepted variants.
pub(super) fn blank(gaps: &[Vec<String>], traditional: &Traditional, response: &Response) -> Share {
    let Response::Texts(texts) = response else { return Share::NOTHING };
    if texts.len() != gaps.len() {
        return Share::NOTHING;
    }
    let right = texts.iter().zip(gaps).filter(|(text, accepted)| is_accepted(text, accepted, traditional)).count();
    Share { part: right as u64, whole: gaps.len() as u64 }
}

/// Whether the text equals a variant after both were normalised; a text that says nothing never does.
fn is_accepted(text: &str, accepted: &[String], traditional: &Traditional) -> bool {
    let text = normalise_with(text, traditional);
    !text.is_empty() && accepted.iter().any(|variant| normalise_with(variant, traditional) == text)
}

/// For each gap its first variant that says anything.
pub(super) fn full_blank(gaps: &[Vec<String>]) -> Response {
    let first = |accepted: &Vec<String>| accepted.iter().find(|variant| !normalise(variant).is_empty()).cloned();
    Response::Texts(gaps.iter().map(|accepted| first(accepted).unwrap_or_default()).collect())
}
