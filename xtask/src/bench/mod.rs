//! `bench`: how long a build takes, beside a floor that does nothing but read, parse and write.
//!
//! Prints, for generated courses of growing size: seconds, pages per second, peak memory, and the ratio to the floor.

mod course;
mod floor;
mod measure;
mod serve;

use crate::step::{Done, root, run};
use std::fs;
use std::path::Path;

pub use floor::run as floor;
pub use measure::child as measure_child;

/// Builds courses of the given numbers of modules (100, 1000 and 10000 if none are given) and prints the figures.
///
/// # Errors
/// When a course cannot be generated or built.
pub fn run_all(sizes: &[&str]) -> Done {
    run("cargo", &["build", "--profile", "dist", "--quiet", "--workspace"])?;
    if let ["serve", modules @ ..] = sizes {
        return serve::run(modules.first().and_then(|modules| modules.parse().ok()).unwrap_or(1000));
    }
    let sizes = if sizes.is_empty() { &["100", "1000", "10000"] } else { sizes };
    println!(
        "{:>8} {:>9} {:>9} {:>10} {:>9} {:>8} {:>10}",
        "modules", "build s", "pages/s", "memory MB", "floor s", "ratio", "KB/module"
    );
    let runs = root().join("target/bench").join(format!("run-{}", std::process::id()));
    for size in sizes {
        let modules: usize = size.parse().map_err(|_| format!("`{size}` is not a number of modules"))?;
        line(modules, &runs.join(size))?;
    }
    fs::remove_dir_all(&runs).map_err(|error| format!("cannot remove {}: {error}", runs.display()))
}

fn line(modules: usize, folder: &Path) -> Done {
    let project = root().join("target/bench").join(modules.to_string()).join("project");
    let (sites, copies) = (folder.join("site"), folder.join("floor"));
    let site = sites.join("1");
    course::generate(&project, modules).map_err(|error| format!("cannot write {}: {error}", project.display()))?;
    let programs = root().join("target/dist");
    let build = measure::median(5, &sites, |out| {
        vec![text(&programs.join("coursewright")), "build".to_owned(), text(&project), "--out".to_owned(), text(out)]
    })?;
    let floor = measure::median(5, &copies, |out| {
        vec![text(&programs.join("xtask")), "floor".to_owned(), text(&project), text(&site), text(out)]
    })?;
    let pages = walkdir::WalkDir::new(&site)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "html"))
        .count();
    println!(
        "{modules:>8} {:>9.3} {:>9.0} {:>10.1} {:>9.3} {:>8.2} {:>10.1}",
        build.seconds,
        pages as f64 / build.seconds,
        build.kilobytes as f64 / 1024.0,
        floor.seconds,
        build.seconds / floor.seconds,
        build.kilobytes as f64 / modules as f64,
    );
    Ok(())
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
