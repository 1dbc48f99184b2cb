//! The figures of a bank for people.

use super::statistics::{BOUND, Guessing, Statistics};
use crate::course::Language;
use crate::diagnostic::catalog::Catalog;
use std::fmt::Write;

/// The figures in `language`, a line each. Of quizzes only those are named in which a strategy gets further than it may.
#[must_use]
pub fn report(statistics: &Statistics, language: Language) -> String {
    let catalog = Catalog::of(language);
    let word = |name: &str| catalog.word(&format!("stats_{name}"), &[]);
    let mut text = String::new();
    let mut line = |name: &str, value: String| {
        let _ = writeln!(text, "{}: {value}", word(name));
    };
    let counts = |counts: Vec<(String, usize)>| {
        let counts: Vec<String> = counts.into_iter().map(|(name, count)| format!("{name} {count}")).collect();
        counts.join(", ")
    };
    let named = |values: &std::collections::BTreeMap<&'static str, usize>| {
        counts(values.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect())
    };
    let numbered = |values: &std::collections::BTreeMap<usize, usize>| {
        counts(values.iter().map(|(number, count)| (format!("{number}:"), *count)).collect())
    };
    line("questions", statistics.questions.to_string());
    line("red_lines", statistics.red_lines.to_string());
    line("kinds", named(&statistics.kinds));
    line("difficulty", named(&statistics.difficulty));
    line("levels", named(&statistics.levels));
    let objectives = statistics.objectives.iter().map(|(code, count)| (code.clone(), *count)).collect();
    line("objectives", counts(objectives));
    let facts = &statistics.facts;
    line("facts", format!("{} / {} / {}", facts.listed, facts.told, facts.asked));
    line("positions", numbered(&statistics.keys.positions));
    line("right", numbered(&statistics.keys.right));
    line("statements", format!("{} / {}", statistics.keys.statements_right, statistics.keys.statements_wrong));
    for (module, kinds) in &statistics.modules {
        let _ = writeln!(text, "  {module}: {}", named(kinds));
    }
    let values = [("bound", format!("{BOUND}"))];
    let _ = writeln!(text, "\n{}", catalog.word("stats_guessing", &values));
    for guessing in &statistics.guessing {
        let _ = writeln!(text, "  {}", of_strategy(guessing, catalog));
    }
    for quiz in &statistics.quizzes {
        for guessing in quiz.guessing.iter().filter(|guessing| !guessing.holds) {
            let _ = writeln!(text, "  {} · {}", quiz.id, of_strategy(guessing, catalog));
        }
    }
    text
}

fn of_strategy(guessing: &Guessing, catalog: &Catalog) -> String {
    let values = [
        ("strategy", catalog.word(&format!("stats_{}", guessing.strategy.name()), &[])),
        ("percent", format!("{:.1}", guessing.percent)),
        ("chance", format!("{:.1}", guessing.chance)),
        ("questions", format!("{}", guessing.questions)),
    ];
    catalog.word(if guessing.holds { "stats_holds" } else { "stats_exceeds" }, &values)
}
