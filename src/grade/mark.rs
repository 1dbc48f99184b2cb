//! From a response to points: the one place that knows every kind of question and the rule of rounding.

use super::{Response, blank, choice, numeric, order, pairs, passage, write};
use crate::course::Key;
use serde::{Deserialize, Serialize};

/// What a response earns of what its question is worth (rules G1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Points earned, 0 to `total`.
    pub earned: u32,
    /// Points the question is worth.
    pub total: u32,
    /// Whether the response is right in full.
    pub correct: bool,
}

/// The share of a question's points that a response earns: `part` out of `whole`. Nothing when `whole` is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    /// Zero to `whole`.
    pub part: u64,
    /// What a response that is right in full has as its part.
    pub whole: u64,
}

impl Share {
    /// No points.
    pub const NOTHING: Self = Self { part: 0, whole: 1 };

    /// All points or none.
    pub fn all_if(right: bool) -> Self {
        Self { part: u64::from(right), whole: 1 }
    }

    /// The mark in a question worth `points`: whole points, rounded down (G1.2).
    fn mark(self, points: u32) -> Mark {
        let earned = (u128::from(points) * u128::from(self.part)).checked_div(u128::from(self.whole)).unwrap_or(0);
        Mark {
            earned: u32::try_from(earned).unwrap_or(points).min(points),
            total: points,
            correct: self.whole > 0 && self.part == self.whole,
        }
    }
}

/// Grades one response to a question with this key that is worth `points`.
///
/// Never fails: a response that does not fit the question earns nothing (G2.3). Of a `write` question the total is 0:
/// it does not count (G14.1).
#[must_use]
pub fn grade(key: &Key, points: u32, response: &Response) -> Mark {
    let share = match key {
        Key::Single { choices, answer } => choice::single(choices, answer, response),
        Key::Multiple { choices, answer, partial } => choice::multiple(choices, answer, *partial, response),
        Key::TrueFalse { answer } => choice::true_false(*answer, response),
        Key::Numeric { answer, tolerance, unit, traditional } => {
            numeric::numeric(*answer, *tolerance, unit.as_deref(), traditional, response)
        }
        // Numbers that were not drawn make no question yet.
        Key::Formula { .. } => Share::NOTHING,
        Key::Blank { gaps, traditional } => blank::blank(gaps, traditional, response),
        Key::Order { answer, partial, .. } => order::order(answer, *partial, response),
        Key::Match { items, targets, answer } => pairs::pairs(items, targets, |item| answer.get(item), response),
        Key::Matrix { rows, columns, answer, .. } => {
            pairs::pairs(rows, columns, |row| answer.get(row).into_iter().flatten(), response)
        }
        Key::Mark { marks, answer } => passage::passage(marks, answer, response),
        Key::Write { rules, fields, .. } => return write::write(rules, fields.len(), response).mark(0),
    };
    share.mark(points)
}

/// The response that ought to earn everything. If it does not, the key is at fault: no response can.
///
/// A formula has none before its numbers are drawn. A question of kind `write` has one if its author wrote one and asks for
/// it in one field: a model answer is not cut into the parts that several fields take.
#[must_use]
pub fn full_response(key: &Key) -> Response {
    match key {
        Key::Single { answer, .. } => Response::Text(answer.clone()),
        Key::Multiple { answer, .. } => choice::full_multiple(answer),
        Key::TrueFalse { answer } => Response::Truth(*answer),
        Key::Numeric { answer, .. } => Response::Text(answer.to_string()),
        Key::Formula { .. } => Response::Unanswered,
        Key::Blank { gaps, .. } => blank::full_blank(gaps),
        Key::Order { answer, .. } => Response::Texts(answer.clone()),
        Key::Match { answer, .. } => pairs::full_pairs(answer),
        Key::Matrix { answer, .. } => {
            pairs::full_pairs(answer.iter().flat_map(|(row, columns)| columns.iter().map(move |column| (row, column))))
        }
        Key::Mark { answer, .. } => choice::full_multiple(answer),
        Key::Write { fields, .. } if !fields.is_empty() => Response::Unanswered,
        Key::Write { model, .. } => Response::Text(model.clone().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(json: serde_json::Value) -> Key {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn points_are_rounded_down_so_that_only_the_whole_earns_everything() {
        let mark = |part, whole, points| Share { part, whole }.mark(points).earned;
        assert_eq!([mark(1, 3, 2), mark(2, 3, 2), mark(3, 3, 2)], [0, 1, 2]);
        assert_eq!(mark(u64::MAX - 1, u64::MAX, u32::MAX), u32::MAX - 1);
    }

    #[test]
    fn a_share_of_nothing_earns_nothing() {
        assert_eq!(Share { part: 0, whole: 0 }.mark(5), Mark { earned: 0, total: 5, correct: false });
    }

    #[test]
    fn the_full_response_earns_everything_for_every_kind() {
        for json in [
            serde_json::json!({"kind": "single", "choices": ["A", "B"], "answer": "B"}),
            serde_json::json!({"kind": "multiple", "choices": ["A", "B", "C"], "answer": ["C", "A"]}),
            serde_json::json!({"kind": "multiple", "choices": ["A", "B", "C"], "answer": ["A"], "partial": true}),
            serde_json::json!({"kind": "true_false", "answer": false}),
            serde_json::json!({"kind": "numeric", "answer": "-24.50", "tolerance": "0", "unit": "秒"}),
            serde_json::json!({"kind": "blank", "gaps": [["", "二十"], ["20～30"]]}),
            serde_json::json!({"kind": "order", "items": ["A", "B"], "answer": ["B", "A"], "partial": false}),
            serde_json::json!({"kind": "order", "items": ["A", "B"], "answer": ["B", "A"], "partial": true}),
            serde_json::json!({"kind": "match", "items": ["A", "B"], "targets": ["X", "Y"], "answer": {"A": "X", "B": "X"}}),
            serde_json::json!({"kind": "matrix", "rows": ["1"], "columns": ["X", "Y"], "answer": {"1": ["Y", "X"]}}),
            serde_json::json!({"kind": "mark", "marks": ["A", "B", "C"], "answer": ["C"]}),
        ] {
            let key = key(json);
            assert_eq!(grade(&key, 7, &full_response(&key)), Mark { earned: 7, total: 7, correct: true }, "{key:?}");
            assert_eq!(grade(&key, 7, &Response::Unanswered), Mark { earned: 0, total: 7, correct: false }, "{key:?}");
        }
    }

    #[test]
    fn a_key_that_nobody_can_meet_is_found_by_its_full_response() {
        for json in [
            serde_json::json!({"kind": "single", "choices": ["A", "B"], "answer": "C"}),
            serde_json::json!({"kind": "multiple", "choices": ["A", "B"], "answer": ["A", "C"]}),
            serde_json::json!({"kind": "multiple", "choices": ["A", "B"], "answer": []}),
            serde_json::json!({"kind": "numeric", "answer": "3", "tolerance": "-1"}),
            serde_json::json!({"kind": "blank", "gaps": [["20"], []]}),
            serde_json::json!({"kind": "blank", "gaps": [[" \u{200b}"]]}),
            serde_json::json!({"kind": "blank", "gaps": []}),
            serde_json::json!({"kind": "formula", "variables": [], "answer": "1", "tolerance": "0"}),
            serde_json::json!({"kind": "order", "items": ["A", "B"], "answer": ["A", "A"], "partial": true}),
            serde_json::json!({"kind": "order", "items": ["A"], "answer": ["A"], "partial": true}),
            serde_json::json!({"kind": "order", "items": [], "answer": [], "partial": false}),
            serde_json::json!({"kind": "match", "items": ["A", "B"], "targets": ["X"], "answer": {"A": "X"}}),
            serde_json::json!({"kind": "match", "items": ["A"], "targets": ["X"], "answer": {"A": "Y"}}),
            serde_json::json!({"kind": "match", "items": [], "targets": ["X"], "answer": {}}),
            serde_json::json!({"kind": "matrix", "rows": ["1"], "columns": ["X"], "answer": {"1": []}}),
            serde_json::json!({"kind": "mark", "marks": ["A"], "answer": []}),
            serde_json::json!({"kind": "mark", "marks": ["A"], "answer": ["B"]}),
        ] {
            let key = key(json);
            assert!(!grade(&key, 7, &full_response(&key)).correct, "{key:?}");
        }
    }

    #[test]
    fn a_text_of_ones_own_is_right_or_not_and_counts_for_nothing() {
        let key = key(serde_json::json!({
            "kind": "write", "rules": {"forbid": [{"phrase": "不知道"}]}, "model": "您好，我帮您查一下。",
        }));
        let mark = |correct| Mark { earned: 0, total: 0, correct };
        assert_eq!(grade(&key, 7, &full_response(&key)), mark(true));
        assert_eq!(grade(&key, 7, &Response::Text("不 知道".to_owned())), mark(false));
        assert_eq!(grade(&key, 7, &Response::Text(" ".to_owned())), mark(false));
    }

    #[test]
    fn a_text_in_several_fields_has_no_response_made_of_its_model() {
        let key =
            key(serde_json::json!({"kind": "write", "rules": {}, "fields": ["明面", "暗里"], "model": "会留浅印。"}));
        assert_eq!(full_response(&key), Response::Unanswered);
    }
}
