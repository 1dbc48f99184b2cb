//! `test`: everything that has to hold before a change lands.

use crate::step::{self, Done, root};
use crate::tools;
use std::collections::BTreeMap;
use std::fs;

/// Sets up what tests need and runs all of them.
///
/// # Errors
/// At the first step that fails.
pub fn run() -> Done {
    tools::install()?;
    step::run("cargo", &["fmt", "--all", "--check"])?;
    step::run("cargo", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    step::run("npm", &["run", "--silent", "typecheck"])?;
    bundle_is_current()?;
    step::run("npm", &["run", "--silent", "sizes"])?;
    step::run("npm", &["test", "--silent"])?;
    step::run("cargo", &["test", "--workspace"])?;
    step::run("cargo", &["run", "--quiet", "--", "check", "--lang", "en"])?;
    browser(&[])
}

/// Builds the browser scripts.
///
/// # Errors
/// When the bundler fails.
pub fn bundle() -> Done {
    tools::install()?;
    step::run("npm", &["run", "--silent", "build"])
}

/// Runs the browser tests on the shipped course, built anew.
///
/// # Errors
/// When the course does not build or a test fails.
pub fn browser(only: &[&str]) -> Done {
    step::run("cargo", &["build", "--quiet"])?;
    let mut arguments = vec!["run", "--silent", "test:browser", "--"];
    arguments.extend(only);
    step::run("npm", &arguments)
}

/// Takes the pictures of README.md anew, from the site that the browser tests built.
///
/// # Errors
/// When there is no such site, or the browser cannot be started.
pub fn tour() -> Done {
    tools::install()?;
    step::run("node", &["tests/browser/tour.mjs"])
}

/// The committed scripts are what the sources give.
fn bundle_is_current() -> Done {
    let before = assets()?;
    step::run("npm", &["run", "--silent", "build"])?;
    let after = assets()?;
    let differing: Vec<&String> =
        after.iter().filter(|(name, bytes)| before.get(*name) != Some(bytes)).map(|(name, _)| name).collect();
    if differing.is_empty() && before.len() == after.len() {
        return Ok(());
    }
    Err(format!(
        "the committed scripts are not what their sources give: {differing:?}; commit themes/default/assets as it is now"
    ))
}

fn assets() -> Result<BTreeMap<String, Vec<u8>>, String> {
    let folder = root().join("themes/default/assets");
    let entries = fs::read_dir(&folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    entries
        .map(|entry| {
            let path = entry.map_err(|error| error.to_string())?.path();
            let bytes = fs::read(&path).map_err(|error| error.to_string())?;
            Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes))
        })
        .collect()
}
