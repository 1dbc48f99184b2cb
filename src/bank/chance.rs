//! What answering at random is worth, by the real grader.

use crate::course::{ChoiceId, Key, Question};
use crate::grade::{Generator, Response, grade, pair};

/// Up to so many things to tick, every way to tick them is tried: 4,095 ways.
const TRIED: usize = 12;

/// So many random answers are graded where there are too many to try all. The error of their mean is below one and a half points of a
/// hundred for one question, and below a tenth for a bank of some hundreds.
const SAMPLE: u32 = 1_000;

/// The mean share of its points, 0 to 1, that random answers to `question` earn: each choice, each way to tick at least one thing, each
/// column of each row, each order as likely as the others. Nothing for what has to be typed.
#[must_use]
pub fn by_chance(question: &Question) -> f64 {
    match &question.key {
        Key::Single { choices, .. } => share(question, choices.iter().map(|choice| Response::Text(choice.clone()))),
        Key::TrueFalse { .. } => share(question, [true, false].map(Response::Truth)),
        Key::Multiple { choices: all, .. } | Key::Mark { marks: all, .. } if all.len() <= TRIED => {
            let ways = 1_u32..1 << all.len();
            share(question, ways.map(|way| Response::Texts(ticked(all, |index| way >> index & 1 == 1))))
        }
        Key::Numeric { .. } | Key::Formula { .. } | Key::Blank { .. } | Key::Write { .. } => 0.0,
        key => {
            let mut generator = Generator::new(&question.id.value);
            share(question, (0..SAMPLE).map(|_| random(key, &mut generator)))
        }
    }
}

/// The mean share of its points that these responses to `question` earn; 0 without any.
pub(super) fn share(question: &Question, responses: impl IntoIterator<Item = Response>) -> f64 {
    let marks: Vec<u32> =
        responses.into_iter().map(|response| grade(&question.key, question.points, &response).earned).collect();
    if marks.is_empty() || question.points == 0 {
        return 0.0;
    }
    let earned: f64 = marks.iter().copied().map(f64::from).sum();
    earned / f64::from(question.points) / f64::from(u32::try_from(marks.len()).unwrap_or(u32::MAX))
}

/// The things at the indices that are ticked.
fn ticked(all: &[ChoiceId], is_ticked: impl Fn(usize) -> bool) -> Vec<ChoiceId> {
    all.iter().enumerate().filter(|(index, _)| is_ticked(*index)).map(|(_, id)| id.clone()).collect()
}

/// A random answer.
fn random(key: &Key, generator: &mut Generator) -> Response {
    let below =
        |generator: &mut Generator, count: usize| generator.below(u32::try_from(count).unwrap_or(u32::MAX)) as usize;
    // At least one of them, each way as likely as the others.
    let some = |generator: &mut Generator, all: &[ChoiceId]| loop {
        let way: Vec<bool> = all.iter().map(|_| generator.below(2) == 1).collect();
        if all.is_empty() || way.contains(&true) {
            return ticked(all, |index| way[index]);
        }
    };
    Response::Texts(match key {
        Key::Multiple { choices: all, .. } | Key::Mark { marks: all, .. } => some(generator, all),
        Key::Order { items, .. } => {
            let mut items = items.clone();
            generator.shuffle(&mut items);
            items
        }
        Key::Match { items, targets, .. } => {
            let target = |item| targets.get(below(generator, targets.len())).map(|target| pair(item, target));
            items.iter().map(String::as_str).filter_map(target).collect()
        }
        Key::Matrix { rows, columns, several, .. } => rows
            .iter()
            .flat_map(|row| {
                let chosen = if *several {
                    some(generator, columns)
                } else {
                    columns.get(below(generator, columns.len())).cloned().into_iter().collect()
                };
                chosen.into_iter().map(|column| pair(row, &column)).collect::<Vec<_>>()
            })
            .collect(),
        _ => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Strategy;
    use crate::bank::sample::sample;
    use serde_json::json;

    /// A question with this key, worth six points.
    fn question(key: serde_json::Value) -> Question {
        let mut question = sample("?", &["A"], &["B"]);
        question.key = serde_json::from_value(key).unwrap();
        question.points = 6;
        question
    }

    #[test]
    fn random_answers_earn_what_can_be_worked_out_by_hand() {
        let of = |key| by_chance(&question(key));
        let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(near(of(json!({"kind": "single", "choices": ["A", "B", "C", "D"], "answer": "B"})), 0.25));
        assert!(near(of(json!({"kind": "true_false", "answer": false})), 0.5));
        // One of the seven ways to tick some of three.
        let multiple = json!({"kind": "multiple", "choices": ["A", "B", "C"], "answer": ["A", "C"]});
        assert!(near(of(multiple), 1.0 / 7.0));
        // A alone earns half, B and C alone nothing, A B nothing, A C everything, all of them nothing (G6.2).
        let partial = json!({"kind": "multiple", "choices": ["A", "B", "C"], "answer": ["A", "C"], "partial": true});
        assert!(near(of(partial), (0.5 + 0.5 + 1.0) / 7.0));
        assert!(near(of(json!({"kind": "numeric", "answer": "20", "tolerance": "0"})), 0.0));
    }

    #[test]
    fn random_pairs_and_orders_are_sampled_close_to_their_mean() {
        let of = |key| by_chance(&question(key));
        let items = json!({"kind": "match", "items": ["A", "B", "C"], "targets": ["X", "Y"],
            "answer": {"A": "X", "B": "Y", "C": "X"}});
        assert!((of(items) - 0.5).abs() < 0.03);
        let order = json!({"kind": "order", "items": ["A", "B", "C"], "answer": ["C", "A", "B"], "partial": false});
        assert!((of(order) - 1.0 / 6.0).abs() < 0.04);
    }

    #[test]
    fn ticking_everything_or_nothing_answers_only_what_can_be_ticked() {
        let multiple = question(json!({"kind": "multiple", "choices": ["A", "B"], "answer": ["A"]}));
        let texts = |texts: &[&str]| Response::Texts(texts.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(Strategy::TickEverything.responses(&multiple), [texts(&["A", "B"])]);
        assert_eq!(Strategy::TickNothing.responses(&multiple), [texts(&[])]);
        let statement = question(json!({"kind": "true_false", "answer": true}));
        assert_eq!(Strategy::TickEverything.responses(&statement), []);
        assert_eq!(Strategy::AlwaysTrue.responses(&statement), [Response::Truth(true)]);
    }
}
