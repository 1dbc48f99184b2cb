//! A system that refuses to write: the old site stays, nothing is left over, and the message says what happened.

use std::process::Command;

use super::*;

/// Tells the test program to build one site and report; its value is the project folder.
const CHILD: &str = "COURSEWRIGHT_TEST_LIMITED_BUILDER";

/// A site of one large page and many small ones.
fn large_site() -> Site {
    let mut site: Site = (0..50)
        .map(|page| (SitePath::new(&format!("modules/{page}.html")).unwrap(), Vec::from("page").into()))
        .collect();
    site.insert(SitePath::new("media/large.bin").unwrap(), vec![7; 4 << 20]);
    site
}

/// Not a test by itself: the child builds here with the limits its parent gave it.
#[test]
fn the_child_builds_within_its_limits() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let folder = PathBuf::from(folder);
    match write(&large_site(), &folder.join("site"), &folder) {
        Ok(_) => println!("REPORT built"),
        Err(error) => println!("REPORT {error}"),
    }
}

/// Builds in a child for which files may not grow beyond 1 MiB, and gives its report.
#[cfg(unix)]
fn build_with_limited_file_size(project: &Project) -> String {
    // The signal that comes with the limit has to be ignored, or the child ends where a full disk would be an error.
    let script = r#"trap '' XFSZ; ulimit -f 2048; exec "$0" --exact "$1" --nocapture"#;
    let child = Command::new("sh")
        .args(["-c", script])
        .arg(std::env::current_exe().unwrap())
        .arg("write::tests::faults::the_child_builds_within_its_limits")
        .env(CHILD, &project.folder)
        .output()
        .unwrap();
    let output = String::from_utf8_lossy(&child.stdout).into_owned();
    let report = output.lines().find_map(|line| line.split_once("REPORT ")).map(|(_, report)| report.to_owned());
    report.unwrap_or_else(|| panic!("no report: {output}"))
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_the_old_site_and_no_temporary_folder() {
    let project = Project::new();
    let old = [("index.html", "map"), ("modules/1.html", "old")];
    project.write(&site(&old)).unwrap();
    let report = build_with_limited_file_size(&project);
    assert!(report.starts_with("cannot write ") && report.contains("media/large.bin: "), "{report}");
    assert_eq!(files_of(&project.out), expected(&old));
    assert_eq!(project.top(), ["site"]);
    project.write(&large_site()).unwrap();
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_in_a_new_folder_leaves_nothing() {
    let project = Project::new();
    assert!(build_with_limited_file_size(&project).starts_with("cannot write "));
    assert!(project.top().is_empty());
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let mut project = Project::new();
    fs::write(project.folder.join("file"), "x").unwrap();
    project.out = project.folder.join("file/site");
    let error = project.write(&site(&[("index.html", "map")])).unwrap_err();
    assert!(matches!(error, Error::OutputRefused { reason: crate::error::Refusal::NoFolder, .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn a_parent_that_must_not_be_written_makes_the_update_happen_inside() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new();
    project.write(&site(&[("index.html", "1"), ("old.html", "1")])).unwrap();
    let allow = |mode| fs::set_permissions(&project.folder, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    let result = project.write(&site(&[("index.html", "2")]));
    allow(0o755);
    // The superuser may write everywhere; then this is an ordinary build.
    assert_eq!(result.unwrap(), Written { written: 1, unchanged: 0, removed: 1, bytes: 1 });
    assert_eq!(files_of(&project.out), expected(&[("index.html", "2")]));
    assert_eq!(project.top(), ["site"]);
}
