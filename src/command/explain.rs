//! `explain`: what a kind of mistake means and how to mend it.

use super::{Outcome, Result};
use crate::cli::Explain;
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Code, nearest};
use crate::terminal::Terminal;
use std::fmt::Write;

/// Prints what is known about a code, or the list of all codes.
///
/// # Errors
/// None.
pub fn run(arguments: &Explain, terminal: Terminal) -> Result {
    let catalog = Catalog::of(terminal.language);
    let Some(name) = &arguments.code else {
        let mut text = String::new();
        for code in Code::ALL {
            let message = catalog.parts(*code).and_then(|parts| parts.get("message")).map_or("", String::as_str);
            let _ = writeln!(text, "{:<22} {:<8} {message}", code.name(), catalog.severity(code.severity()));
        }
        terminal.print(&text);
        return Ok(Outcome::Good);
    };
    let Some(code) = Code::find(name) else {
        let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
        let near_chinese = near.map_or_else(String::new, |near| format!("；是不是 {near}？"));
        let near_english = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
        terminal.say(
            &format!("没有 {name} 这种提示{near_chinese}"),
            &format!("there is no diagnostic {name}{near_english}"),
        );
        return Ok(Outcome::Faulty);
    };
    let mut text = format!("{}[{}]\n", catalog.severity(code.severity()), code.name());
    for (part, words) in catalog.parts(code).into_iter().flatten() {
        let label = match part.as_str() {
            "source" => format!("{}: ", catalog.word("source", &[])),
            part if part.starts_with("hint") => format!("{}: ", catalog.word("hint", &[])),
            _ => String::new(),
        };
        let _ = writeln!(text, "  {label}{words}");
    }
    if let Some(example) = Catalog::example(terminal.language, code) {
        let _ = write!(text, "\n{example}");
    }
    terminal.print(&text);
    Ok(Outcome::Good)
}
