//! Questions answered by a text of one's own: `write` (rules G14). Checked, never counted.

use super::Response;
use super::mark::Share;
use crate::course::WordingRules;
use crate::wording::{check, fold};

/// All or nothing: whether the text says anything and nothing has to be changed in it (G14.2).
pub(super) fn write(rules: &WordingRules, response: &Response) -> Share {
    let Response::Text(text) = response else { return Share::NOTHING };
    let says_something = !fold(text).is_empty();
    Share::all_if(says_something && !check(text, rules).iter().any(|finding| finding.kind.is_fault()))
}
