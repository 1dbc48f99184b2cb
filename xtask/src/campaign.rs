//! Long campaigns, too long for every change.

use crate::step::{Done, run, run_with};
use crate::tools;
use std::time::{SystemTime, UNIX_EPOCH};

/// Kills the browser `times` times at random moments of timed exams, and counts answers that were shown as saved and
/// are gone, papers that changed, and time that was lost.
///
/// # Errors
/// When something is lost, or the campaign cannot run.
pub fn kill(times: &str) -> Done {
    tools::install()?;
    run("cargo", &["build", "--quiet"])?;
    run("npm", &["run", "--silent", "campaign:kill", "--", times])
}

/// Damages what every parser reads, with new seeds, so many minutes of work for each (30 if the first word is no number), and
/// prints rounds, finds and memory; the other words name parsers, all if there are none.
///
/// # Errors
/// When there is a find, or the campaign cannot run.
pub fn fuzz(words: &[&str]) -> Done {
    let (minutes, parsers) = match words {
        [first, rest @ ..] if first.parse::<f64>().is_ok_and(|minutes| minutes > 0.0) => (*first, rest),
        rest => ("30", rest),
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    run_with(
        "cargo",
        &[
            "test",
            "--quiet",
            "--profile",
            "fuzz",
            "--test",
            "suite",
            "--",
            "--ignored",
            "--nocapture",
            "fuzz::campaign",
        ],
        &[
            ("COURSEWRIGHT_FUZZ_MINUTES", minutes),
            ("COURSEWRIGHT_FUZZ_SEED", &now.to_string()),
            ("COURSEWRIGHT_FUZZ_PARSERS", &parsers.join(" ")),
        ],
    )
}
