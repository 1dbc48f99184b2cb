//! What GIFT and Moodle XML have in common: matching, and shares of the points for single choices.

use super::choices::letter;
use super::draft::{Choice, Task};
use super::interpret::MAX_CHOICES;
use super::report::Reason;

/// Items with their targets, both Markdown, as a task. A pair without an item gives a target that is left over; equal
/// targets are one.
///
/// # Errors
/// When there are fewer than two items, or more items or targets than letters.
pub fn task(pairs: Vec<(String, String)>) -> Result<Task, Reason> {
    let mut items: Vec<Choice> = Vec::new();
    let mut targets: Vec<Choice> = Vec::new();
    let mut answer = Vec::new();
    for (item, target) in pairs {
        let known = targets.iter().position(|known| known.text == target);
        let at = known.unwrap_or(targets.len());
        if known.is_none() {
            targets.push(Choice { letter: (at + 1).to_string(), text: target, feedback: None });
        }
        if !item.is_empty() {
            let letter = letter(items.len()).to_string();
            answer.push((letter.clone(), (at + 1).to_string()));
            items.push(Choice { letter, text: item, feedback: None });
        }
    }
    if items.len() < 2 || targets.len() < 2 {
        return Err(Reason::FewChoices(items.len().min(targets.len())));
    }
    if items.len() > MAX_CHOICES || targets.len() > MAX_CHOICES {
        return Err(Reason::ManyChoices(MAX_CHOICES));
    }
    // Targets in the order of their items would give the answer away.
    targets.sort_by(|one, other| one.text.cmp(&other.text));
    let place = |name: &String| targets.iter().position(|target| target.letter == *name).map_or(0, |at| at + 1);
    let answer = answer.iter().map(|(item, target)| (item.clone(), place(target).to_string())).collect();
    for (at, target) in targets.iter_mut().enumerate() {
        target.letter = (at + 1).to_string();
    }
    Ok(Task::Match { items, targets, answer })
}

/// Shares of the points that single choices earn, in percent.
pub mod shares {
    /// Whether the right choices earn equal shares, and the wrong ones, together, cost all that the right ones earn: then
    /// GRADING.md, G6.2, gives the same marks.
    #[must_use]
    pub fn are_even(weights: &[f64]) -> bool {
        let same = |of: &[f64]| {
            let share = 100.0 / f64::from(u32::try_from(of.len()).unwrap_or(u32::MAX));
            of.iter().all(|weight| (weight.abs() - share).abs() < 0.1)
        };
        let (right, wrong): (Vec<f64>, Vec<f64>) = weights.iter().partition(|weight| **weight > 0.0);
        same(&right) && same(&wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_targets_are_one_and_their_order_gives_nothing_away() {
        let pairs = [("甲", "乙类"), ("丙", "一类"), ("丁", "乙类"), ("", "多余")];
        let task = task(pairs.map(|(item, target)| (item.to_owned(), target.to_owned())).into()).unwrap();
        let Task::Match { items, targets, answer } = task else { panic!("{task:?}") };
        assert_eq!(items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), ["甲", "丙", "丁"]);
        assert_eq!(targets.iter().map(|target| target.text.as_str()).collect::<Vec<_>>(), ["一类", "乙类", "多余"]);
        let answer: Vec<String> = answer.iter().map(|(item, target)| format!("{item}{target}")).collect();
        assert_eq!(answer, ["A2", "B1", "C2"]);
    }

    #[test]
    fn one_item_is_nothing_to_match() {
        assert_eq!(task(vec![("甲".into(), "乙".into()), (String::new(), "丙".into())]), Err(Reason::FewChoices(1)));
    }

    #[test]
    fn shares_are_even_when_right_and_wrong_ones_weigh_the_same() {
        assert!(shares::are_even(&[50.0, 50.0, -100.0]));
        assert!(shares::are_even(&[33.333, 33.333, 33.333, -50.0, -50.0]));
        assert!(!shares::are_even(&[60.0, 40.0, -100.0]));
        assert!(!shares::are_even(&[50.0, 50.0, 0.0]));
    }
}
