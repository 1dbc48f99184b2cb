//! Steps of a task: a command, its place, and whether it went well.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What went wrong, in words.
pub type Done = Result<(), String>;

/// The repository's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Runs `program` with `arguments` in the repository, showing what it prints.
///
/// # Errors
/// When it cannot be started or ends badly.
pub fn run(program: &str, arguments: &[&str]) -> Done {
    run_with(program, arguments, &[])
}

/// As [`run`], with these variables in the program's environment.
///
/// # Errors
/// As [`run`].
pub fn run_with(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Done {
    let line = format!("{program} {}", arguments.join(" "));
    eprintln!("\n== {line}");
    let start = Instant::now();
    let status = Command::new(executable(program))
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root())
        .status()
        .map_err(|error| format!("cannot start `{line}`: {error}"))?;
    if status.success() {
        eprintln!("== {:.1} s", start.elapsed().as_secs_f64());
        Ok(())
    } else {
        Err(format!("`{line}` failed"))
    }
}

/// Whether `program` can be started at all.
pub fn exists(program: &str) -> bool {
    Command::new(executable(program)).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// On Windows `npm` is a batch file.
fn executable(program: &str) -> String {
    if cfg!(windows) && matches!(program, "npm" | "npx") { format!("{program}.cmd") } else { program.to_owned() }
}
