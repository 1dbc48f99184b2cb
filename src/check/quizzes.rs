//! What the questions of a quiz refer to exists, and every quiz can be passed (`keys`).

use super::cards::unknown_card;
use super::keys::Keys;
use crate::course::{Course, Question};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use rayon::prelude::*;
use std::collections::HashSet;

/// Checks every quiz. References are only checked when `complete`: when nothing failed to be read. `keys` holds the proofs of all
/// keys.
pub fn check(course: &Course, complete: bool, keys: &Keys, diagnostics: &mut Vec<Diagnostic>) {
    let objectives: HashSet<&str> = course
        .modules
        .iter()
        .flat_map(|module| module.objectives.iter().map(|objective| objective.code.value.as_str()))
        .collect();
    let facts: HashSet<&str> =
        course.modules.iter().flat_map(|module| module.facts.iter().map(|fact| fact.value.as_str())).collect();
    let found: Vec<Diagnostic> = course
        .quizzes
        .par_iter()
        .flat_map_iter(|quiz| {
            let mut found = Vec::new();
            for question in &quiz.questions {
                if complete {
                    references(question, &objectives, &facts, &mut found);
                    cards(question, course, &mut found);
                }
            }
            keys.check(quiz, complete, &mut found);
            found
        })
        .collect();
    diagnostics.extend(found);
    let translated = course.translations.iter().flat_map(|translation| &translation.quizzes).filter(|_| complete);
    for question in translated.flat_map(|quiz| &quiz.questions) {
        cards(question, course, diagnostics);
    }
    if complete {
        objectives_asked(course, diagnostics);
    }
}

/// Notes cards that a question names and that are not there.
fn cards(question: &Question, course: &Course, found: &mut Vec<Diagnostic>) {
    let absent = question.cards.iter().filter(|card| course.card(&card.value).is_none());
    found.extend(absent.map(|card| unknown_card(card, course)));
}

/// Notes every objective that no question refers to. A course whose questions name none of its objectives wants none
/// looked at.
fn objectives_asked(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let questions = course.quizzes.iter().flat_map(|quiz| &quiz.questions);
    let asked: HashSet<&str> =
        questions.filter_map(|question| Some(question.objective.as_ref()?.value.as_str())).collect();
    let codes = course.modules.iter().flat_map(|module| &module.objectives).map(|objective| &objective.code);
    let (asked, not_asked): (Vec<_>, Vec<_>) = codes.partition(|code| asked.contains(code.value.as_str()));
    if !asked.is_empty() {
        let warning =
            |code: &Spanned<String>| Diagnostic::new(Code::ObjectiveNotAsked, code.span).with("id", &code.value);
        diagnostics.extend(not_asked.into_iter().map(warning));
    }
}

fn references(question: &Question, objectives: &HashSet<&str>, facts: &HashSet<&str>, found: &mut Vec<Diagnostic>) {
    let unknown = |code, name: &Spanned<String>, known: &HashSet<&str>| {
        let mut names: Vec<&str> = known.iter().copied().collect();
        names.sort_unstable();
        Diagnostic::new(code, name.span).with("id", &name.value).with_nearest(&name.value, names)
    };
    if let Some(objective) = &question.objective
        && !objectives.contains(objective.value.as_str())
    {
        found.push(unknown(Code::UnknownObjective, objective, objectives));
    }
    for fact in &question.facts {
        if !facts.contains(fact.value.as_str()) {
            found.push(unknown(Code::UnknownFact, fact, facts));
        }
    }
}
