//! What tests need and a fresh machine may lack: Node.js, a browser, Chinese fonts, npm packages.

use crate::step::{Done, exists, root, run};
use std::path::Path;

/// Names under which a Chromium may be found.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Installs what is missing: Debian packages where that is possible, npm packages always.
///
/// # Errors
/// When something is missing and cannot be installed; the text says what.
pub fn install() -> Done {
    let browser = std::env::var_os("COURSEWRIGHT_BROWSER").is_some() || BROWSERS.into_iter().any(exists);
    let font =
        Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists() || !cfg!(target_os = "linux");
    let node = exists("node") && exists("npm");
    let mut missing = Vec::new();
    if !browser {
        missing.push("chromium");
    }
    if !font {
        missing.push("fonts-noto-cjk");
    }
    if !node {
        missing.extend(["nodejs", "npm"]);
    }
    if !missing.is_empty() {
        if !exists("apt-get") {
            return Err(format!("please install {} and try again", missing.join(", ")));
        }
        run("apt-get", &["update", "-qq"])?;
        let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
        arguments.extend(missing);
        run("apt-get", &arguments)?;
    }
    let lock = root().join("package-lock.json");
    let installed = root().join("node_modules/.package-lock.json");
    let newer = |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).ok();
    if newer(&installed) < newer(&lock) || !installed.exists() {
        run("npm", &["ci", "--no-audit", "--no-fund"])?;
    }
    Ok(())
}
