//! Questions answered by putting items in order: `order` (rules G11).

use super::Response;
use super::mark::Share;
use crate::course::ChoiceId;
use std::collections::BTreeSet;

/// All points for the right order; if `partial`, a share for every two items that follow each other as they should.
pub(super) fn order(answer: &[ChoiceId], partial: bool, response: &Response) -> Share {
    let Response::Texts(placed) = response else { return Share::NOTHING };
    let distinct: BTreeSet<&ChoiceId> = placed.iter().collect();
    if distinct.len() != placed.len() || placed.iter().any(|item| !answer.contains(item)) {
        return Share::NOTHING;
    }
    if !partial {
        return Share::all_if(!answer.is_empty() && placed == answer);
    }
    let follows = |pair: &&[ChoiceId]| placed.windows(2).any(|neighbours| neighbours == *pair);
    let right = answer.windows(2).filter(follows).count();
    Share { part: right as u64, whole: answer.len().saturating_sub(1) as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(letters: &str) -> Vec<ChoiceId> {
        letters.chars().map(String::from).collect()
    }

    /// Every order of the letters.
    fn orders(letters: &[String]) -> Vec<Vec<ChoiceId>> {
        if letters.is_empty() {
            return vec![Vec::new()];
        }
        let rest = |first: &String| letters.iter().filter(|letter| *letter != first).cloned().collect::<Vec<_>>();
        letters
            .iter()
            .flat_map(|first| {
                orders(&rest(first)).into_iter().map(|tail| [vec![first.clone()], tail].concat()).collect::<Vec<_>>()
            })
            .collect()
    }

    #[test]
    fn an_order_put_together_blindly_is_worth_one_share_of_as_many_as_there_are_items() {
        let answer = ids("CAEBD");
        let all = orders(&answer);
        let shares = all.iter().map(|placed| order(&answer, true, &Response::Texts(placed.clone())));
        let (mut parts, mut full) = (0, 0);
        for share in shares {
            assert_eq!(share.whole, 4);
            parts += share.part;
            full += u64::from(share.part == share.whole);
        }
        // The mean share is 1/5: of 120 orders with 4 pairs each, 96 pairs are right. Only one order has them all.
        assert_eq!((all.len(), parts, full), (120, 96, 1));
    }
}
