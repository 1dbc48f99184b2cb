//! The verbs, one file each.

mod build;
mod check;
mod explain;
mod fmt;
mod import;
mod new;
mod place;
mod print;
mod replace;
mod schema;
mod serve;
mod summary;
mod template;
mod verify;

use crate::cli::{Cli, Command, MessageLanguage};
use crate::course::Language;
use crate::error::Error;
use crate::terminal::Terminal;
use std::process::ExitCode;

/// How a command ended, when the machine did its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well: exit code 0.
    Good,
    /// The course has errors, or something was left out: exit code 1.
    Faulty,
}

/// Does what was typed. Exit code 0: good; 1: the course has errors, or something was left
/// out; 2: it could not run (75: another build runs).
#[must_use]
pub fn run(cli: &Cli) -> ExitCode {
    let terminal = Terminal { language: language(cli.lang) };
    let outcome = match &cli.command {
        Command::Build(arguments) => build::run(arguments, terminal),
        Command::Check(arguments) => check::run(arguments, terminal),
        Command::Explain(arguments) => explain::run(arguments, terminal),
        Command::Fmt(arguments) => fmt::run(arguments, terminal),
        Command::Import(arguments) => import::run(arguments, terminal),
        Command::New(arguments) => new::run(arguments, terminal),
        Command::Print(arguments) => print::run(arguments, terminal),
        Command::Schema(arguments) => schema::run(arguments, terminal),
        Command::Serve(arguments) => serve::run(arguments, terminal),
        Command::Summary(arguments) => summary::run(arguments, terminal),
        Command::Verify(arguments) => verify::run(arguments, terminal),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(error) => {
            terminal.fail(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

/// The language of the messages: the one asked for, else that of the environment, else that of the system.
fn language(asked: Option<MessageLanguage>) -> Language {
    match asked {
        Some(MessageLanguage::Zh) => Language::Chinese,
        Some(MessageLanguage::En) => Language::English,
        None => {
            let variable = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
            let locale = variable.or_else(sys_locale::get_locale).unwrap_or_default();
            Language::from_locale(&locale)
        }
    }
}

/// The result of a command.
pub type Result = std::result::Result<Outcome, Error>;
