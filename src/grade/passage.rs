//! Questions answered by marking places in a text: `mark` (rules G13).

use super::Response;
use super::mark::Share;
use crate::course::ChoiceId;
use std::collections::BTreeSet;

/// A share for each right place that is marked; a wrong one costs as much, or more where wrong places are fewer than
/// right ones: then as much as makes marking everything worth nothing.
pub(super) fn passage(marks: &[ChoiceId], answer: &[ChoiceId], response: &Response) -> Share {
    let Response::Texts(texts) = response else { return Share::NOTHING };
    let places: BTreeSet<&ChoiceId> = marks.iter().collect();
    let right: BTreeSet<&ChoiceId> = answer.iter().collect();
    let marked: BTreeSet<&ChoiceId> = texts.iter().collect();
    if right.is_empty() || !marked.is_subset(&places) {
        return Share::NOTHING;
    }
    let all_right = right.len() as u64;
    let all_wrong = places.difference(&right).count() as u64;
    let hits = marked.intersection(&right).count() as u64;
    let slips = marked.len() as u64 - hits;
    // Without wrong places there are no slips, whatever they would cost.
    let fewer = all_right.min(all_wrong).max(1);
    Share { part: (hits * fewer).saturating_sub(slips * all_right), whole: all_right * fewer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marking_everything_is_worth_nothing_and_only_the_exact_places_are_worth_everything() {
        for (places, right) in [(3, 1), (4, 2), (6, 4), (5, 4), (12, 1)] {
            let marks: Vec<ChoiceId> = (0..places).map(|place: u32| place.to_string()).collect();
            let answer = &marks[..right];
            let all = passage(&marks, answer, &Response::Texts(marks.clone()));
            assert_eq!(all.part, 0, "{right} of {places}");
            for set in 0..1_u32 << places {
                let marked = (0..places).filter(|bit| set >> bit & 1 == 1).map(|place| place.to_string()).collect();
                let share = passage(&marks, answer, &Response::Texts(marked));
                assert_eq!(share.part == share.whole, set == (1 << right) - 1, "{right} of {places}: {set:b}");
            }
        }
    }
}
