//! What a trainee answers, and how it is read from JSON: stored attempts, exported files and test vectors.

use super::normalise;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A response to a question (rules G2). Which form belongs to which kind of question stands in G2.2.
///
/// In JSON: `null`, `true` or `false`, a text, a list of texts. Reading never fails: any other JSON is
/// [`Response::Unanswered`] (G2.3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Value", into = "Value")]
pub enum Response {
    /// No answer, or none that could be read.
    #[default]
    Unanswered,
    /// Right or wrong.
    Truth(bool),
    /// The id of a choice, or a text as it was typed.
    Text(String),
    /// The ids of choices in any order, one text a gap or field, the ids of items in order, or pairs such as `A=X`.
    Texts(Vec<String>),
}

impl Response {
    /// Reads a response; whatever is none is [`Response::Unanswered`].
    #[must_use]
    pub fn from_json(value: &Value) -> Self {
        match value {
            Value::Bool(truth) => Self::Truth(*truth),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(items) => {
                let texts: Option<_> = items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
                texts.map_or(Self::Unanswered, Self::Texts)
            }
            Value::Null | Value::Number(_) | Value::Object(_) => Self::Unanswered,
        }
    }

    /// Whether anything was answered (G2.4): a truth, a text that is more than white space, or a list with such a text.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        let says_something = |text: &String| !normalise(text).is_empty();
        match self {
            Self::Unanswered => false,
            Self::Truth(_) => true,
            Self::Text(text) => says_something(text),
            Self::Texts(texts) => texts.iter().any(says_something),
        }
    }
}

impl From<Value> for Response {
    fn from(value: Value) -> Self {
        Self::from_json(&value)
    }
}

impl From<Response> for Value {
    fn from(response: Response) -> Self {
        match response {
            Response::Unanswered => Self::Null,
            Response::Truth(truth) => Self::Bool(truth),
            Response::Text(text) => Self::String(text),
            Response::Texts(texts) => texts.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn responses_are_the_same_json_after_reading_and_writing() {
        for value in [json!(null), json!(true), json!("24.5"), json!([]), json!(["A", "C"])] {
            let response: Response = serde_json::from_value(value.clone()).unwrap();
            assert_eq!(serde_json::to_value(response).unwrap(), value);
        }
    }

    #[test]
    fn json_that_is_no_response_reads_as_unanswered() {
        for value in [json!(24.5), json!({"A": true}), json!(["A", null]), json!([["A"]])] {
            assert_eq!(Response::from_json(&value), Response::Unanswered, "{value}");
        }
    }
}
