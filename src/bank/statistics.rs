//! The figures of a bank: how it is made up, and how far each strategy of guessing gets in it and in every quiz.

use super::chance::{by_chance, share};
use super::strategy::Strategy;
use crate::course::{Course, Key, Question, Quiz};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// By so many points of a hundred a strategy may be better than chance.
pub const BOUND: f64 = 5.0;

/// The figures of a course.
#[derive(Debug, Clone, Serialize)]
pub struct Statistics {
    /// How many questions the bank has.
    pub questions: usize,
    /// How many of them end a quiz when they are wrong.
    pub red_lines: usize,
    /// How many there are of each kind.
    pub kinds: BTreeMap<&'static str, usize>,
    /// How many there are of each difficulty; `none` where the author did not say.
    pub difficulty: BTreeMap<&'static str, usize>,
    /// How many there are of each level.
    pub levels: BTreeMap<&'static str, usize>,
    /// How many ask for each objective of the course, also for those that none asks for.
    pub objectives: BTreeMap<String, usize>,
    /// How many there are of each kind in the quizzes of each module.
    pub modules: BTreeMap<String, BTreeMap<&'static str, usize>>,
    /// How many facts the course lists, and how many of them modules tell and questions ask about.
    pub facts: Facts,
    /// Where right answers stand.
    pub keys: Keys,
    /// How far guessing gets in the whole bank.
    pub guessing: Vec<Guessing>,
    /// How far it gets in each quiz that counts something.
    pub quizzes: Vec<QuizStatistics>,
}

/// The facts of a course.
#[derive(Debug, Clone, Serialize)]
pub struct Facts {
    /// Listed in course.yaml.
    pub listed: usize,
    /// Of these, told by a module.
    pub told: usize,
    /// Of these, asked about by a question.
    pub asked: usize,
}

/// Where right answers stand, as written; shuffled quizzes show another order.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Keys {
    /// Of questions with one right choice: how many have it first, second ...
    pub positions: BTreeMap<usize, usize>,
    /// Of questions with several: how many have so many right choices.
    pub right: BTreeMap<usize, usize>,
    /// How many statements are right.
    pub statements_right: usize,
    /// How many statements are wrong.
    pub statements_wrong: usize,
}

/// How far a strategy gets among the questions about which it says anything.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guessing {
    /// The strategy.
    pub strategy: Strategy,
    /// About how many questions it says anything; in quizzes that draw, on average.
    pub questions: f64,
    /// Percent of their points that it earns.
    pub percent: f64,
    /// Percent of their points that random answers earn.
    pub chance: f64,
    /// How many points of a hundred of the whole it earns more than random answers, if it answers at random where it says nothing.
    pub gain: f64,
    /// Whether it is no more than [`BOUND`] better: in the bank among the questions about which it says anything, in a quiz, where these
    /// may be one or two, in the whole paper.
    pub holds: bool,
}

/// How far guessing gets in a quiz.
#[derive(Debug, Clone, Serialize)]
pub struct QuizStatistics {
    /// The quiz.
    pub id: String,
    /// How many questions a paper of it has.
    pub paper: usize,
    /// Percent of a paper's points that random answers earn.
    pub chance: f64,
    /// By strategy.
    pub guessing: Vec<Guessing>,
}

/// How one question fares.
struct Fate<'c> {
    question: &'c Question,
    chance: f64,
    strategies: [Option<f64>; Strategy::ALL.len()],
}

impl Statistics {
    /// The figures of `course`. Random answers come from generators whose seeds are the ids of the questions: the same course has the
    /// same figures everywhere.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let fates: Vec<Vec<Fate>> =
            course.quizzes.par_iter().map(|quiz| quiz.questions.iter().map(fate).collect()).collect();
        let all: Vec<&Question> = course.quizzes.iter().flat_map(|quiz| &quiz.questions).collect();
        let weighed: Vec<(f64, &Fate)> = fates.iter().flatten().map(|fate| (1.0, fate)).collect();
        let count = |word: &dyn Fn(&Question) -> &'static str| {
            let mut counts = BTreeMap::new();
            all.iter().for_each(|question| *counts.entry(word(question)).or_insert(0) += 1);
            counts
        };
        let mut objectives: BTreeMap<String, usize> = course
            .modules
            .iter()
            .flat_map(|module| module.objectives.iter().map(|objective| (objective.code.value.clone(), 0)))
            .collect();
        for objective in all.iter().filter_map(|question| question.objective.as_ref()) {
            *objectives.entry(objective.value.clone()).or_insert(0) += 1;
        }
        Self {
            questions: all.len(),
            red_lines: all.iter().filter(|question| question.red_line).count(),
            kinds: count(&|question| question.key.kind()),
            difficulty: count(&|question| question.difficulty.map_or("none", |word| word.word())),
            levels: count(&|question| question.level.map_or("none", |word| word.word())),
            objectives,
            modules: modules(course),
            facts: facts(course, &all),
            keys: keys(&all),
            guessing: guessing(&weighed, false),
            quizzes: course.quizzes.iter().filter_map(|quiz| of_quiz(course, quiz, &fates)).collect(),
        }
    }
}

fn fate(question: &Question) -> Fate<'_> {
    let strategies = Strategy::ALL.map(|strategy| {
        let responses = strategy.responses(question);
        (!responses.is_empty()).then(|| share(question, responses))
    });
    Fate { question, chance: by_chance(question), strategies }
}

/// How many questions of each kind the quizzes of each module have.
fn modules(course: &Course) -> BTreeMap<String, BTreeMap<&'static str, usize>> {
    let mut modules: BTreeMap<String, BTreeMap<&'static str, usize>> = BTreeMap::new();
    for module in &course.modules {
        let counts = modules.entry(module.id.value.clone()).or_default();
        let belongs = |quiz: &Quiz| module.quiz_ids().any(|id| id.value == quiz.id.value);
        for question in course.quizzes.iter().filter(|quiz| belongs(quiz)).flat_map(|quiz| &quiz.questions) {
            *counts.entry(question.key.kind()).or_insert(0) += 1;
        }
    }
    modules
}

fn facts(course: &Course, questions: &[&Question]) -> Facts {
    let listed: Vec<&str> = course.manifest.facts.iter().map(|fact| fact.code.value.as_str()).collect();
    let told: Vec<&str> =
        course.modules.iter().flat_map(|module| &module.facts).map(|code| code.value.as_str()).collect();
    let asked: Vec<&str> =
        questions.iter().flat_map(|question| &question.facts).map(|code| code.value.as_str()).collect();
    let among = |codes: &[&str]| listed.iter().filter(|code| codes.contains(code)).count();
    Facts { listed: listed.len(), told: among(&told), asked: among(&asked) }
}

fn keys(questions: &[&Question]) -> Keys {
    let mut keys = Keys::default();
    for question in questions {
        match &question.key {
            Key::Single { choices, answer } => {
                let position = choices.iter().position(|choice| choice == answer).map_or(0, |index| index + 1);
                *keys.positions.entry(position).or_insert(0) += 1;
            }
            Key::Multiple { answer, .. } => *keys.right.entry(answer.len()).or_insert(0) += 1,
            Key::TrueFalse { answer: true } => keys.statements_right += 1,
            Key::TrueFalse { answer: false } => keys.statements_wrong += 1,
            _ => {}
        }
    }
    keys
}

/// How each strategy fares among questions that count with these weights; the bound is for the gain if it is a paper.
fn guessing(fates: &[(f64, &Fate)], is_paper: bool) -> Vec<Guessing> {
    let all: f64 = fates.iter().map(|(weight, fate)| weight * f64::from(fate.question.points)).sum();
    Strategy::ALL
        .into_iter()
        .enumerate()
        .filter_map(|(index, strategy)| {
            let (mut questions, mut points, mut earned, mut expected) = (0.0, 0.0, 0.0, 0.0);
            for (weight, fate) in fates {
                let Some(share) = fate.strategies[index] else { continue };
                let worth = weight * f64::from(fate.question.points);
                questions += weight;
                points += worth;
                earned += worth * share;
                expected += worth * fate.chance;
            }
            let (percent, chance) = (earned / points * 100.0, expected / points * 100.0);
            let gain = (earned - expected) / all * 100.0;
            (points > 0.0).then(|| Guessing {
                strategy,
                questions: rounded(questions),
                percent: rounded(percent),
                chance: rounded(chance),
                gain: rounded(gain),
                holds: if is_paper { gain } else { percent - chance } <= BOUND,
            })
        })
        .collect()
}

/// How a paper of `quiz` fares on average; none for a quiz in which nothing counts.
fn of_quiz(course: &Course, quiz: &Quiz, fates: &[Vec<Fate>]) -> Option<QuizStatistics> {
    let own = course.quizzes.iter().position(|other| other.id.value == quiz.id.value)?;
    let mut weighed: Vec<(f64, &Fate)> = fates.get(own)?.iter().map(|fate| (1.0, fate)).collect();
    for draw in &quiz.draw {
        // Each candidate is as likely as the others. Rows that overlap make a small difference, which is left out.
        let candidates = course.candidates(quiz, draw);
        let many = f64::from(u32::try_from(candidates.len()).unwrap_or(u32::MAX));
        let weight = f64::from(draw.count.value) / many;
        let fates = candidates.into_iter().filter_map(|index| fates.get(index.quiz)?.get(index.question));
        weighed.extend(fates.map(|fate| (weight, fate)));
    }
    let points: f64 = weighed.iter().map(|(weight, fate)| weight * f64::from(fate.question.points)).sum();
    let expected = weighed.iter().map(|(weight, fate)| weight * f64::from(fate.question.points) * fate.chance);
    (points > 0.0).then(|| QuizStatistics {
        id: quiz.id.value.clone(),
        paper: quiz.paper_length(),
        chance: rounded(expected.sum::<f64>() / points * 100.0),
        guessing: guessing(&weighed, true),
    })
}

/// To one decimal.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
