//! Developer tasks: `cargo xtask test` sets up what tests need and runs all of them; see `cargo xtask help`.

mod bench;
mod campaign;
mod step;
mod tests;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test       install what tests need, then format, lint, build and run every test
cargo xtask bundle     build the browser scripts into themes/default/assets
cargo xtask browser    the browser tests alone (after `cargo xtask test` once)
cargo xtask bench      build generated courses and print pages per second, memory and the ratio to the floor
cargo xtask bench serve   how long a saved change takes to show, with 1,000 modules
cargo xtask kill [N]   kill the browser N times (200) during timed exams, and count what was lost
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => tests::run(),
        ["bundle"] => tests::bundle(),
        ["browser", rest @ ..] => tests::browser(rest),
        ["tour"] => tests::tour(),
        ["bench", rest @ ..] => bench::run_all(rest),
        ["measure", command @ ..] => bench::measure_child(command),
        ["floor", project, site, out] => bench::floor(project, site, out),
        ["kill"] => campaign::kill("200"),
        ["kill", times] => campaign::kill(times),
        _ => {
            print!("{HELP}");
            return if matches!(words.as_slice(), [] | ["help"]) { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault}");
            ExitCode::FAILURE
        }
    }
}
