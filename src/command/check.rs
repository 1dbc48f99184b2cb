//! `check`: names every mistake and writes nothing.

use super::{Outcome, Result};
use crate::bank::{self, Statistics};
use crate::cli::{Check, Format};
use crate::compile::{Compiled, Compiler};
use crate::diagnostic::report::{self, Style};
use crate::diagnostic::sarif;
use crate::terminal::Terminal;
use serde::Serialize;

/// What was found, with the figures of the bank if they were asked for.
#[derive(Serialize)]
struct WithStatistics {
    #[serde(flatten)]
    json: report::Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Statistics>,
}

/// Checks a course and prints what was found.
///
/// # Errors
/// When the project cannot be read.
pub fn run(arguments: &Check, terminal: Terminal) -> Result {
    let compiled = {
        let _progress = terminal.progress("正在检查课程", "checking the course");
        Compiler::on(arguments.today).compile(&arguments.project.dir)?
    };
    let ready = compiled.course.as_ref().filter(|_| arguments.stats);
    let statistics = ready.map(|ready| Statistics::of(ready.course.course()));
    match arguments.format {
        Format::Human => {
            print(&compiled, terminal);
            if let Some(statistics) = statistics {
                terminal.print(&format!("\n{}", bank::report(&statistics, terminal.language)));
            }
        }
        Format::Json => {
            let json = report::json(&compiled.diagnostics, &compiled.sources, terminal.language);
            let json = WithStatistics { json, statistics };
            // A structure of texts and numbers is always valid JSON.
            terminal.print(&format!("{}\n", serde_json::to_string_pretty(&json).unwrap_or_default()));
        }
        Format::Sarif => {
            let json = report::json(&compiled.diagnostics, &compiled.sources, terminal.language);
            let log = sarif::log(&json, terminal.language);
            terminal.print(&format!("{}\n", serde_json::to_string_pretty(&log).unwrap_or_default()));
        }
    }
    Ok(outcome(&compiled))
}

/// Whether the course has errors.
pub fn outcome(compiled: &Compiled) -> Outcome {
    if report::count(&compiled.diagnostics).0 > 0 { Outcome::Faulty } else { Outcome::Good }
}

/// Prints what was found, for people.
pub fn print(compiled: &Compiled, terminal: Terminal) {
    let style = Style { language: terminal.language, colour: terminal.colour(), most: terminal.most() };
    terminal.print(&report::human(&compiled.diagnostics, &compiled.sources, style));
}
