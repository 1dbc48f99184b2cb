//! The drawn numbers of a question in its texts: `{a}` becomes the value of `a`.
//!
//! A page shows the numbers of one draw, always the same, so that it reads without scripts; for an attempt the script
//! puts its own into the same places.

use super::markup::{Piece, pieces};
use crate::course::{Key, Question};
use crate::grade::{Drawn, draw};

/// The name under which an explanation shows the answer.
pub const ANSWER: &str = "answer";

/// The draw that the page of `question` shows; `None` if nothing is drawn in it.
#[must_use]
pub fn shown(question: &Question) -> Option<Drawn> {
    of(question, &question.id.value)
}

/// The draw of `question` for this seed, with its answer; `None` if nothing is drawn in it.
#[must_use]
pub fn of(question: &Question, seed: &str) -> Option<Drawn> {
    let mut drawn = draw(&question.key, seed)?;
    if let Key::Numeric { answer, .. } = &drawn.key {
        drawn.values.insert(ANSWER.to_owned(), answer.to_string());
    }
    Some(drawn)
}

/// Puts the values into the HTML of a text, outside tags; other braces stay as they are.
#[must_use]
pub fn fill(html: &str, drawn: &Drawn) -> String {
    let mut result = String::with_capacity(html.len() + 64);
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) => result.push_str(tag),
            Piece::Text(text) => push_values(&mut result, text, drawn),
        }
    }
    result
}

fn push_values(result: &mut String, text: &str, drawn: &Drawn) {
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest.find('}').map(|end| &rest[1..end]);
        match name.and_then(|name| drawn.values.get_key_value(name)) {
            // Names hold letters, digits and `_` only, values digits, a sign and a point: nothing to escape.
            Some((name, value)) => {
                result.push_str(&format!("<span class=\"variable\" data-variable=\"{name}\">{value}</span>"));
                rest = &rest[name.len() + 2..];
            }
            None => {
                result.push('{');
                rest = &rest[1..];
            }
        }
    }
    result.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn values_stand_in_texts_and_never_in_tags() {
        let values = BTreeMap::from([("a".to_owned(), "240".to_owned())]);
        let drawn = Drawn { values, key: Key::TrueFalse { answer: true } };
        assert_eq!(
            fill(r#"<p title="{a}">共 {a} 次，{b} 与 {{a}、{ 不变</p>"#, &drawn),
            "<p title=\"{a}\">共 <span class=\"variable\" data-variable=\"a\">240</span> 次，{b} 与 \
             {<span class=\"variable\" data-variable=\"a\">240</span>、{ 不变</p>"
        );
    }
}
