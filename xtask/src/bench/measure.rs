//! Times a command as a whole process and reads its peak memory from the system's own books.

use crate::step::root;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// What a run cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Wall time in seconds.
    pub seconds: f64,
    /// Peak resident memory in kilobytes.
    pub kilobytes: u64,
}

/// The run with the median time of `times` runs, each into a new folder below `output`, which `command` is told.
///
/// Nothing is removed in between: ext4 passes over the places of files that were removed in the last minutes one by
/// one, which cost more than half of a build.
///
/// # Errors
/// When the command fails.
pub fn median(times: usize, output: &Path, command: impl Fn(&Path) -> Vec<String>) -> Result<Cost, String> {
    let mut costs = Vec::new();
    // One run more, not counted: it fills the system's cache of files.
    for round in 0..=times {
        let cost = once(&command(&output.join(round.to_string())))?;
        if round > 0 {
            costs.push(cost);
        }
    }
    costs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    Ok(costs[costs.len() / 2])
}

/// Runs a command in a process of its own, so that its memory is not mixed up with that of earlier ones.
fn once(command: &[String]) -> Result<Cost, String> {
    let output = Command::new(root().join("target/dist/xtask"))
        .arg("measure")
        .args(command)
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("`{}` failed: {}", command.join(" "), String::from_utf8_lossy(&output.stderr)));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.lines().last().unwrap_or_default().split(' ');
    let seconds = numbers.next().and_then(|word| word.parse().ok()).ok_or("no time was measured")?;
    let kilobytes = numbers.next().and_then(|word| word.parse().ok()).ok_or("no memory was measured")?;
    Ok(Cost { seconds, kilobytes })
}

/// `measure COMMAND...`: runs the command and prints its seconds and peak kilobytes.
///
/// # Errors
/// When the command fails.
pub fn child(command: &[&str]) -> Result<(), String> {
    let (program, arguments) = command.split_first().ok_or("measure what?")?;
    let start = Instant::now();
    let output = Command::new(program).args(arguments).output().map_err(|error| error.to_string())?;
    let seconds = start.elapsed().as_secs_f64();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned());
    }
    println!("{seconds} {}", peak());
    Ok(())
}

/// Peak resident memory of the ended children, in kilobytes.
#[cfg(target_os = "linux")]
fn peak() -> u64 {
    use nix::sys::resource::{UsageWho, getrusage};
    getrusage(UsageWho::RUSAGE_CHILDREN).ok().and_then(|usage| u64::try_from(usage.max_rss()).ok()).unwrap_or(0)
}

/// Not measured elsewhere.
#[cfg(not(target_os = "linux"))]
fn peak() -> u64 {
    0
}
