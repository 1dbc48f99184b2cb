//! Questions answered by a text of one's own: `write` (rules G14). Checked, never counted.

use super::Response;
use super::mark::Share;
use crate::course::WordingRules;
use crate::wording::{check, fold};

/// All or nothing: whether the text, or each of its `fields` parts if there are any, says anything and nothing has to be
/// changed in the whole (G14.2, G14.4).
pub(super) fn write(rules: &WordingRules, fields: usize, response: &Response) -> Share {
    let text = match response {
        Response::Text(text) if fields == 0 => text.clone(),
        Response::Texts(parts)
            if fields > 0 && parts.len() == fields && parts.iter().all(|part| says_something(part)) =>
        {
            parts.join("\n")
        }
        _ => return Share::NOTHING,
    };
    Share::all_if(says_something(&text) && !check(&text, rules).iter().any(|finding| finding.kind.is_fault()))
}

fn says_something(text: &str) -> bool {
    !fold(text).is_empty()
}
