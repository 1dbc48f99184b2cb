//! From a response to a mark: the one place that knows every kind of question.

use super::mark::{Mark, Share};
use super::{Response, blank, choice, numeric, order, pairs, passage, write};
use crate::course::Key;

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
