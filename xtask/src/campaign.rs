//! Long campaigns against the browser side, too long for every change.

use crate::step::{Done, run};
use crate::tools;

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
