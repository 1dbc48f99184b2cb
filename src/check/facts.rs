//! The facts that the course lists are told and asked about, and no other codes are used.

use crate::course::{Course, Fact};
use crate::diagnostic::{Code, Diagnostic};
use std::collections::HashSet;

/// Notes codes of modules that course.yaml does not list, and listed facts that no module tells or no question asks about. Without a
/// list there is nothing to note; absences only when `complete`: when nothing failed to be read.
pub fn check(course: &Course, complete: bool, diagnostics: &mut Vec<Diagnostic>) {
    let facts = &course.manifest.facts;
    if facts.is_empty() {
        return;
    }
    let listed: Vec<&str> = facts.iter().map(|fact| fact.code.value.as_str()).collect();
    let known: HashSet<&str> = listed.iter().copied().collect();
    let told = course.modules.iter().flat_map(|module| &module.facts);
    for code in told.clone().filter(|code| !known.contains(code.value.as_str())) {
        let diagnostic = Diagnostic::new(Code::UnknownFact, code.span).with("id", &code.value);
        let diagnostic = diagnostic.with_nearest(&code.value, listed.iter().copied());
        diagnostics.push(diagnostic.with("undeclared", "yes"));
    }
    if !complete {
        return;
    }
    let told: HashSet<&str> = told.map(|code| code.value.as_str()).collect();
    let questions = course.quizzes.iter().flat_map(|quiz| &quiz.questions);
    let asked: HashSet<&str> = questions.flat_map(|question| &question.facts).map(|code| code.value.as_str()).collect();
    for fact in facts {
        for (code, covered) in [(Code::FactNotTold, &told), (Code::FactNotAsked, &asked)] {
            if !covered.contains(fact.code.value.as_str()) {
                diagnostics.push(absence(code, fact));
            }
        }
    }
}

fn absence(code: Code, fact: &Fact) -> Diagnostic {
    Diagnostic::new(code, fact.code.span).with("code", &fact.code.value).with("title", &fact.title)
}
