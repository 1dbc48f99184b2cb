//! `check`: names every mistake and writes nothing.

use super::{Outcome, Result};
use crate::cli::{Check, Format};
use crate::compile::{Compiled, Compiler};
use crate::diagnostic::report::{self, Style};
use crate::diagnostic::sarif;
use crate::terminal::Terminal;

/// Checks a course and prints what was found.
///
/// # Errors
/// When the project cannot be read.
pub fn run(arguments: &Check, terminal: Terminal) -> Result {
    let compiled = {
        let _progress = terminal.progress("正在检查课程", "checking the course");
        Compiler::on(arguments.today).compile(&arguments.project.dir)?
    };
    match arguments.format {
        Format::Human => print(&compiled, terminal),
        Format::Json => {
            let json = report::json(&compiled.diagnostics, &compiled.sources, terminal.language);
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
