//! Long campaigns against the browser side, too long for every change.

use crate::step::{Done, run};
use crate::tools;

/// Kills the browser `times` times at random moments while a trainee answers, and counts answers that were shown as
/// saved and are gone.
///
/// # Errors
/// When one answer is lost, or the campaign cannot run.
pub fn kill(times: &str) -> Done {
    tools::install()?;
    run("cargo", &["build", "--quiet"])?;
    run("npm", &["run", "--silent", "campaign:kill", "--", times])
}
