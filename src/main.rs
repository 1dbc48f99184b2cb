//! The command: arguments in, exit code out.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    coursewright::run(&coursewright::cli::Cli::parse())
}
