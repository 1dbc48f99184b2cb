//! Questions answered by choosing: `single` and `true_false` (rules G5), `multiple` (rules G6).

use super::Response;
use super::mark::Share;
use crate::course::ChoiceId;
use std::collections::BTreeSet;

/// All points for the right choice.
pub(super) fn single(choices: &[ChoiceId], answer: &ChoiceId, response: &Response) -> Share {
    let Response::Text(chosen) = response else { return Share::NOTHING };
    Share::all_if(chosen == answer && choices.contains(chosen))
}

/// All points for the right word.
pub(super) fn true_false(answer: bool, response: &Response) -> Share {
    Share::all_if(*response == Response::Truth(answer))
}

/// All points for exactly the right set; if `partial`, a share for a part of it.
///
/// The share is right choices chosen / right choices − wrong choices chosen / wrong choices, not below zero: Youden's
/// index, by which choosing everything and choosing blindly are both worth nothing.
pub(super) fn multiple(choices: &[ChoiceId], answer: &[ChoiceId], partial: bool, response: &Response) -> Share {
    let Response::Texts(texts) = response else { return Share::NOTHING };
    let choices: BTreeSet<&ChoiceId> = choices.iter().collect();
    let right: BTreeSet<&ChoiceId> = answer.iter().collect();
    let chosen: BTreeSet<&ChoiceId> = texts.iter().collect();
    if chosen.is_empty() || right.is_empty() || !chosen.is_subset(&choices) {
        return Share::NOTHING;
    }
    if !partial {
        return Share::all_if(chosen == right);
    }
    let all_right = right.len() as u64;
    let all_wrong = choices.difference(&right).count() as u64;
    let hits = chosen.intersection(&right).count() as u64;
    let slips = chosen.len() as u64 - hits;
    if all_wrong == 0 {
        return Share { part: hits, whole: all_right };
    }
    Share { part: (hits * all_wrong).saturating_sub(slips * all_right), whole: all_right * all_wrong }
}

/// The right set, sorted as stored responses are.
pub(super) fn full_multiple(answer: &[ChoiceId]) -> Response {
    let sorted: BTreeSet<&ChoiceId> = answer.iter().collect();
    Response::Texts(sorted.into_iter().cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(letters: &str) -> Vec<ChoiceId> {
        letters.chars().map(String::from).collect()
    }

    #[test]
    fn the_average_over_all_sets_is_worth_no_more_than_a_guess() {
        // Before the floor at zero the shares of all sets of choices add up to zero.
        let (choices, answer) = (ids("ABCDE"), ids("AD"));
        let mut sum = 0_i64;
        for set in 0..32_u32 {
            let hits = i64::from(set & 1) + i64::from(set >> 3 & 1);
            sum += hits * 3 - (i64::from(set.count_ones()) - hits) * 2;
            let chosen = (0..5).filter(|bit| set >> bit & 1 == 1).map(|bit| choices[bit].clone()).collect();
            let share = multiple(&choices, &answer, true, &Response::Texts(chosen));
            assert_eq!(share.part == share.whole, set == 0b01001, "only the exact set is right in full");
        }
        assert_eq!(sum, 0);
    }
}
