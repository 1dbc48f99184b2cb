//! From the marks of a paper's questions to its score and the verdict (rules G9).

use super::Mark;
use crate::course::Percent;
use serde::{Deserialize, Serialize};

/// A question of a paper with the mark that was earned in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graded<'a> {
    /// The question's id.
    pub id: &'a str,
    /// What was earned.
    pub mark: Mark,
    /// Whether anything but the full answer fails the paper.
    pub red_line: bool,
    /// Code of the objective that the question tests.
    pub objective: Option<&'a str>,
}

/// The score of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Points earned.
    pub earned: u32,
    /// Points of all questions of the paper.
    pub total: u32,
    /// Percent earned, 0 to 100, rounded down; 0 for a paper without points.
    pub percent: u32,
    /// Whether the paper is passed.
    pub passed: bool,
    /// Ids of the red-line questions that were not answered rightly, in the order of the paper.
    pub red_line_missed: Vec<String>,
    /// The score per objective, in the order in which the paper first names them.
    pub by_objective: Vec<ObjectiveScore>,
}

/// What the questions of one objective earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveScore {
    /// Code of the objective.
    pub objective: String,
    /// Points earned.
    pub earned: u32,
    /// Points of its questions in this paper.
    pub total: u32,
}

/// Adds up a paper and decides whether it is passed. `questions` are those of the paper, unanswered ones included,
/// never those of the pool from which it was drawn.
pub fn grade_paper<'a>(questions: impl IntoIterator<Item = Graded<'a>>, pass: Percent) -> Score {
    let mut score =
        Score { earned: 0, total: 0, percent: 0, passed: false, red_line_missed: Vec::new(), by_objective: Vec::new() };
    // What is worth nothing is not counted anywhere (G9.7): texts of one's own.
    for question in questions.into_iter().filter(|question| question.mark.total > 0) {
        score.earned = score.earned.saturating_add(question.mark.earned);
        score.total = score.total.saturating_add(question.mark.total);
        if question.red_line && !question.mark.correct {
            score.red_line_missed.push(question.id.to_owned());
        }
        if let Some(objective) = question.objective {
            add_to_objective(&mut score.by_objective, objective, question.mark);
        }
    }
    let (earned, total) = (u64::from(score.earned), u64::from(score.total));
    score.percent = (earned * 100).checked_div(total).and_then(|percent| u32::try_from(percent).ok()).unwrap_or(0);
    let enough = total > 0 && earned * 100 >= u64::from(pass.0) * total;
    score.passed = enough && score.red_line_missed.is_empty();
    score
}

/// Adds a mark to its objective, which is put at the end if it is new.
fn add_to_objective(scores: &mut Vec<ObjectiveScore>, objective: &str, mark: Mark) {
    match scores.iter_mut().find(|score| score.objective == objective) {
        Some(score) => {
            score.earned = score.earned.saturating_add(mark.earned);
            score.total = score.total.saturating_add(mark.total);
        }
        None => scores.push(ObjectiveScore { objective: objective.to_owned(), earned: mark.earned, total: mark.total }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_exact_beyond_32_bits() {
        let mark = Mark { earned: 85_899_344, total: 85_899_345, correct: false };
        let score = grade_paper([Graded { id: "q", mark, red_line: false, objective: None }], Percent(100));
        assert_eq!((score.percent, score.passed), (99, false));
    }

    #[test]
    fn the_percentage_reaches_the_pass_mark_exactly_when_the_paper_is_passed() {
        for total in 1..60 {
            for earned in 0..=total {
                let mark = Mark { earned, total, correct: earned == total };
                for pass in 1..=100 {
                    let score =
                        grade_paper([Graded { id: "q", mark, red_line: false, objective: None }], Percent(pass));
                    assert_eq!(score.passed, score.percent >= pass, "{earned}/{total} at {pass}");
                }
            }
        }
    }
}
