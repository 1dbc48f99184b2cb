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
