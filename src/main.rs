//! The command: arguments in, exit code out.

use clap::Parser;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    coursewright::run(&coursewright::cli::Cli::parse())
}
