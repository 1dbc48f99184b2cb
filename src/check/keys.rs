//! Every question can be answered: its own key earns all points, whatever numbers are drawn, and silence earns none.

use crate::course::{Course, Decimal, Key, Question, Quiz, Variable};
use crate::diagnostic::{Code, Diagnostic};
use crate::grade::{Failure, Formula, Generator, Response, answer_for, full_response, grade};
use crate::source::FileId;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Up to so many draws of a question are all tried; of more, the corners and as many at random.
const TRIED: u32 = 20_000;

/// So many questions at least are proved one after another: most need no time to speak of.
const TOGETHER: usize = 8;

/// Proves the keys of quizzes again and again, remembering what was found in those that did not change: nothing but their
/// questions decides on it.
#[derive(Debug, Default)]
pub struct Keys {
    proved: HashMap<FileId, Proved>,
}

/// A quiz and what was found in its keys.
#[derive(Debug, Clone)]
struct Proved {
    quiz: Arc<Quiz>,
    found: Arc<Vec<Diagnostic>>,
}

impl Keys {
    /// Proves the keys of all quizzes of `course`, translations included.
    pub fn prove(&mut self, course: &Course) {
        let translated = course.translations.iter().flat_map(|translation| &translation.quizzes);
        let quizzes: Vec<&Arc<Quiz>> = course.quizzes.iter().chain(translated).collect();
        self.proved = quizzes.into_par_iter().map(|quiz| (quiz.file, self.quiz(quiz))).collect();
    }

    fn quiz(&self, quiz: &Arc<Quiz>) -> Proved {
        if let Some(known) = self.proved.get(&quiz.file)
            && Arc::ptr_eq(&known.quiz, quiz)
        {
            return known.clone();
        }
        // Formulas take long, and some banks have several.
        let found = quiz.questions.par_iter().with_min_len(TOGETHER).filter_map(of_question).collect();
        Proved { quiz: Arc::clone(quiz), found: Arc::new(found) }
    }

    /// What is amiss with the keys of a quiz that was proved and, if it is `complete`, whether none of its questions counts. What it
    /// draws always counts.
    pub fn check(&self, quiz: &Quiz, complete: bool, found: &mut Vec<Diagnostic>) {
        found.extend(self.proved.get(&quiz.file).into_iter().flat_map(|proved| proved.found.iter().cloned()));
        if complete && quiz.draw.is_empty() && quiz.questions.iter().all(|question| question.points == 0) {
            found.push(Diagnostic::new(Code::NothingCounts, quiz.id.span).with("id", &quiz.id.value));
        }
    }
}

fn of_question(question: &Question) -> Option<Diagnostic> {
    match &question.key {
        Key::Formula { variables, answer, .. } => formula(question, variables, answer),
        // Its model answer was held to its rules where both were read; it earns nothing in any case.
        Key::Write { .. } => None,
        key => full_and_empty(question, key),
    }
}

fn full_and_empty(question: &Question, key: &Key) -> Option<Diagnostic> {
    let full = grade(key, question.points, &full_response(key));
    let empty = grade(key, question.points, &Response::Unanswered);
    (full.earned != question.points || !full.correct || empty.earned != 0).then(|| fails(question))
}

/// The key of `question` is no answer to it.
fn fails(question: &Question) -> Diagnostic {
    Diagnostic::new(Code::KeyFails, question.key_span).with("id", &question.id.value)
}

/// The formula has an answer for every draw: proved for all draws where they are few, else tried.
fn formula(question: &Question, variables: &[Variable], answer: &str) -> Option<Diagnostic> {
    let Ok(formula) = Formula::parse(answer, variables.iter().map(|variable| variable.name.as_str())) else {
        return Some(fails(question));
    };
    let counts: Vec<u32> = variables.iter().map(Variable::count).collect();
    let all = counts.iter().map(|count| u128::from(*count)).fold(1, u128::saturating_mul);
    let values_at = |indices: &dyn Fn(&Variable, u32) -> Vec<u32>| -> Vec<Vec<Decimal>> {
        let values = |(variable, count): (&Variable, &u32)| {
            indices(variable, *count).into_iter().map(|index| variable.value(index)).collect()
        };
        variables.iter().zip(&counts).map(values).collect()
    };
    let without_answer = |values: &Vec<Decimal>| answer_for(&formula, values).err().map(|why| (values.clone(), why));
    let failure = if all <= u128::from(TRIED) {
        combinations(&values_at(&|_, count| (0..count).collect())).find_map(|values| without_answer(&values))
    } else {
        let corners = values_at(&corners);
        let mut generator = Generator::new(&question.id.value);
        let drawn = (0..TRIED).map(|_| {
            let draw = |(variable, count): (&Variable, &u32)| variable.value(generator.below(*count));
            variables.iter().zip(&counts).map(draw).collect::<Vec<_>>()
        });
        combinations(&corners).take(TRIED as usize).chain(drawn).find_map(|values| without_answer(&values))
    };
    let (values, why) = failure?;
    let named = variables.iter().zip(values).map(|(variable, value)| format!("{} = {value}", variable.name));
    let diagnostic = Diagnostic::new(Code::FormulaFails, question.key_span)
        .with("values", named.collect::<Vec<_>>().join(", "))
        .with("fault", fault(why));
    Some(if why == Failure::Endless { diagnostic.with("endless", "true") } else { diagnostic })
}

/// The indices of the first and the last value, and of zero if that is a value.
fn corners(variable: &Variable, count: u32) -> Vec<u32> {
    let last = count.saturating_sub(1);
    let distance = -variable.from.billionths();
    let zero = if variable.holds(Decimal::ZERO) { distance.checked_div(variable.step.billionths()) } else { None };
    let zero = zero.and_then(|index| u32::try_from(index).ok());
    let mut indices = vec![0, last];
    indices.extend(zero);
    indices.sort_unstable();
    indices.dedup();
    indices
}

/// Every combination of these values, one list a variable; the last variable changes fastest.
fn combinations(values: &[Vec<Decimal>]) -> impl Iterator<Item = Vec<Decimal>> + '_ {
    let mut at: Option<Vec<usize>> = values.iter().all(|list| !list.is_empty()).then(|| vec![0; values.len()]);
    std::iter::from_fn(move || {
        let now = at.as_mut()?;
        let combination = now.iter().zip(values).map(|(at, list)| list[*at]).collect();
        match (0..values.len()).rev().find(|place| now[*place] + 1 < values[*place].len()) {
            Some(place) => {
                now[place] += 1;
                now[place + 1..].fill(0);
            }
            None => at = None,
        }
        Some(combination)
    })
}

/// The noun of the message catalogue for a failure.
fn fault(why: Failure) -> &'static str {
    match why {
        Failure::DivisionByZero => "@division_by_zero",
        Failure::TooLong => "@fraction_too_long",
        Failure::Places => "@places",
        Failure::Endless => "@endless",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable(name: &str, from: i64, to: i64) -> Variable {
        let decimal = |digits| Decimal { digits, scale: 0 };
        Variable { name: name.to_owned(), from: decimal(from), to: decimal(to), step: decimal(1) }
    }

    #[test]
    fn every_combination_is_tried_once() {
        let values = |variable: Variable| (0..variable.count()).map(|index| variable.value(index)).collect();
        let all: [Vec<Decimal>; 2] = [variable("a", 1, 3), variable("b", -1, 0)].map(values);
        let texts: Vec<String> = combinations(&all).map(|values| format!("{} {}", values[0], values[1])).collect();
        assert_eq!(texts, ["1 -1", "1 0", "2 -1", "2 0", "3 -1", "3 0"]);
        assert_eq!(combinations(&[]).count(), 1);
        assert_eq!(combinations(&[all[0].clone(), Vec::new()]).count(), 0);
    }

    #[test]
    fn the_corners_of_a_wide_range_include_zero() {
        let corners = |variable: Variable| super::corners(&variable, variable.count());
        assert_eq!(corners(variable("a", -500_000, 400_000)), [0, 500_000, 900_000]);
        assert_eq!(corners(variable("a", 5, 5)), [0]);
    }
}
