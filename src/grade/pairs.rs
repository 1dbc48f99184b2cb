//! Questions answered by pairs: `match`, an item to its target, and `matrix`, a row to its columns (rules G12).

use super::Response;
use super::mark::Share;
use crate::course::ChoiceId;
use std::collections::{BTreeMap, BTreeSet};

/// Stands between the two names of a pair in a response; no name contains it.
const SEPARATOR: char = '=';

/// One share for every item of `items` to which the response gives exactly the targets that `right` gives it.
///
/// What `right` gives has to be one of `targets` and at least one, else the item is never right.
pub(super) fn pairs<'k, R: IntoIterator<Item = &'k ChoiceId>>(
    items: &'k [ChoiceId],
    targets: &'k [ChoiceId],
    right: impl Fn(&ChoiceId) -> R,
    response: &Response,
) -> Share {
    let Response::Texts(texts) = response else { return Share::NOTHING };
    let mut given: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (item, target) in texts.iter().filter_map(|text| text.split_once(SEPARATOR)) {
        given.entry(item).or_default().insert(target);
    }
    let is_right = |item: &&ChoiceId| {
        let right: BTreeSet<&str> = right(item).into_iter().map(String::as_str).collect();
        let possible = right.iter().all(|target| targets.iter().any(|known| known == target));
        !right.is_empty() && possible && given.get(item.as_str()) == Some(&right)
    };
    Share { part: items.iter().filter(is_right).count() as u64, whole: items.len() as u64 }
}

/// The pairs that the key names, sorted as stored responses are.
pub(super) fn full_pairs<'k>(right: impl IntoIterator<Item = (&'k ChoiceId, &'k ChoiceId)>) -> Response {
    let mut texts: Vec<String> = right.into_iter().map(|(item, target)| pair(item, target)).collect();
    texts.sort();
    Response::Texts(texts)
}

/// A pair as a response names it: `A=X` (G2.2).
#[must_use]
pub fn pair(item: &str, target: &str) -> String {
    format!("{item}{SEPARATOR}{target}")
}
