//! Questions with gaps in a sentence: `blank` (rules G8).

use super::mark::Share;
use super::{Response, normalise};

/// One share for every gap that holds one of its accepted variants.
pub(super) fn blank(gaps: &[Vec<String>], response: &Response) -> Share {
    let Response::Texts(texts) = response else { return Share::NOTHING };
    if texts.len() != gaps.len() {
        return Share::NOTHING;
    }
    let right = texts.iter().zip(gaps).filter(|(text, accepted)| is_accepted(text, accepted)).count();
    Share { part: right as u64, whole: gaps.len() as u64 }
}

/// Whether the text equals a variant after both were normalised; a text that says nothing never does.
fn is_accepted(text: &str, accepted: &[String]) -> bool {
    let text = normalise(text);
    !text.is_empty() && accepted.iter().any(|variant| normalise(variant) == text)
}

/// For each gap its first variant that says anything.
pub(super) fn full_blank(gaps: &[Vec<String>]) -> Response {
    let first = |accepted: &Vec<String>| accepted.iter().find(|variant| !normalise(variant).is_empty()).cloned();
    Response::Texts(gaps.iter().map(|accepted| first(accepted).unwrap_or_default()).collect())
}
