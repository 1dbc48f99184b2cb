//! What [`write()`](super::write) promises, tried on real folders.

mod faults;
mod killed;
mod made;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::*;
use crate::site::SitePath;

/// A project folder and the output folder in it.
struct Project {
    _home: tempfile::TempDir,
    folder: PathBuf,
    out: PathBuf,
}

impl Project {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().canonicalize().unwrap().join("shop");
        fs::create_dir_all(folder.join("course")).unwrap();
        Self { out: folder.join("site"), folder, _home: home }
    }

    fn write(&self, site: &Site) -> Result<Written, Error> {
        write(site, &self.out, &self.folder)
    }

    /// Publishes without the exchange of folders, as on Windows.
    fn update_in_place(&self, site: &Site) -> Result<Written, Error> {
        let manner = Manner { exchange: false, ..Manner::default() };
        Ok(write_in_manner(site, &self.out, &self.folder, &manner)?.unwrap())
    }

    /// What stands beside the sources: the output folder and nothing else.
    fn top(&self) -> Vec<String> {
        let names = fs::read_dir(&self.folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| name != "course").collect();
        names.sort();
        names
    }
}

/// A site of these files.
fn site(files: &[(&str, &str)]) -> Site {
    files.iter().map(|(path, text)| (SitePath::new(path).unwrap(), text.as_bytes().into())).collect()
}

/// Every file below `folder` with its text, without the manifest.
fn files_of(folder: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file() && entry.file_name() != MANIFEST);
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn expected(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

#[test]
fn a_site_is_written_into_a_folder_that_does_not_exist_yet() {
    let project = Project::new();
    let files = [("index.html", "map"), ("modules/第一天.html", "day"), ("assets/app.0a.js", "script")];
    let written = project.write(&site(&files)).unwrap();
    assert_eq!(written, Written { written: 3, unchanged: 0, removed: 0, bytes: 12 });
    assert_eq!(files_of(&project.out), expected(&files));
    assert_eq!(project.top(), ["site"]);
}

#[test]
fn the_folder_above_the_output_is_made_too() {
    let mut project = Project::new();
    project.out = project.folder.join("public/2026/site");
    project.write(&site(&[("index.html", "map")])).unwrap();
    assert_eq!(files_of(&project.out), expected(&[("index.html", "map")]));
}

#[test]
fn the_manifest_lists_every_file() {
    let project = Project::new();
    project.write(&site(&[("index.html", "abc"), ("modules/d1.html", "day")])).unwrap();
    let manifest = fs::read_to_string(project.out.join(MANIFEST)).unwrap();
    let expected = "{\n  \"coursewright\": 2,\n  \"files\": [\n    \"index.html\",\n    \"modules/d1.html\"\n  ]\n}\n";
    assert_eq!(manifest, expected);
}

#[test]
fn a_site_whose_manifest_still_has_hashes_is_taken_over() {
    let project = Project::new();
    let files = [("index.html", "abc"), ("modules/d1.html", "day")];
    project.write(&site(&files)).unwrap();
    let old = r#"{"coursewright": 1, "files": {"index.html": "00", "modules/d1.html": "00"}, "kept": {}}"#;
    fs::write(project.out.join(MANIFEST), old).unwrap();
    let written = project.write(&site(&files[..1])).unwrap();
    assert_eq!(written, Written { written: 0, unchanged: 1, removed: 1, bytes: 0 });
    assert_eq!(files_of(&project.out), expected(&files[..1]));
    assert!(fs::read_to_string(project.out.join(MANIFEST)).unwrap().contains("\"coursewright\": 2"));
}

#[test]
fn only_changed_files_are_touched_and_stale_ones_go() {
    for in_place in [false, true] {
        let project = Project::new();
        let publish = |files: &[(&str, &str)]| match in_place {
            false => project.write(&site(files)),
            true => project.update_in_place(&site(files)),
        };
        publish(&[("index.html", "map"), ("modules/d1.html", "day 1"), ("quizzes/d1.html", "quiz")]).unwrap();
        let old_time = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let same = project.out.join("modules/d1.html");
        fs::OpenOptions::new().write(true).open(&same).unwrap().set_modified(old_time).unwrap();
        let number = same_file::Handle::from_path(&same).unwrap();
        let files = [("index.html", "new map"), ("modules/d1.html", "day 1")];
        let written = publish(&files).unwrap();
        assert_eq!(written, Written { written: 1, unchanged: 1, removed: 1, bytes: 7 });
        assert_eq!(files_of(&project.out), expected(&files));
        assert_eq!(fs::metadata(&same).unwrap().modified().unwrap(), old_time);
        assert_eq!(same_file::Handle::from_path(&same).unwrap(), number);
        assert!(!project.out.join("quizzes").exists());
        assert_eq!(project.top(), ["site"]);
    }
}

#[test]
fn a_second_build_of_the_same_site_touches_nothing() {
    let project = Project::new();
    let site = site(&[("index.html", "map"), ("assets/a.1.css", "a")]);
    project.write(&site).unwrap();
    let stamp = || fs::metadata(&project.out).unwrap().modified().unwrap();
    let (before, folder) = (stamp(), same_file::Handle::from_path(&project.out).unwrap());
    assert_eq!(project.write(&site).unwrap(), Written { written: 0, unchanged: 2, removed: 0, bytes: 0 });
    assert_eq!(stamp(), before);
    assert_eq!(same_file::Handle::from_path(&project.out).unwrap(), folder);
}

#[test]
fn a_page_that_was_edited_or_deleted_by_hand_is_put_right() {
    for name in ["index.html", "gone.html"] {
        let project = Project::new();
        let files = [("index.html", "map"), ("gone.html", "x")];
        project.write(&site(&files)).unwrap();
        fs::write(project.out.join("index.html"), "MAP").unwrap();
        fs::remove_file(project.out.join("gone.html")).unwrap();
        assert_eq!(project.write(&site(&files)).unwrap().written, 2, "{name}");
        assert_eq!(files_of(&project.out), expected(&files));
    }
}

#[test]
fn the_assets_of_the_build_before_stay_for_one_build() {
    for in_place in [false, true] {
        let project = Project::new();
        let publish = |files: &[(&str, &str)]| match in_place {
            false => project.write(&site(files)).unwrap(),
            true => project.update_in_place(&site(files)).unwrap(),
        };
        publish(&[("index.html", "1"), ("assets/app.1.js", "one")]);
        let second = [("index.html", "2"), ("assets/app.2.js", "two")];
        assert_eq!(publish(&second).removed, 0);
        let kept = expected(&[("index.html", "2"), ("assets/app.1.js", "one"), ("assets/app.2.js", "two")]);
        assert_eq!(files_of(&project.out), kept);
        // Nothing changes, so nobody's open page grows older.
        publish(&second);
        assert_eq!(files_of(&project.out), kept);
        assert_eq!(publish(&[("index.html", "3"), ("assets/app.3.js", "three")]).removed, 1);
        let last = expected(&[("index.html", "3"), ("assets/app.2.js", "two"), ("assets/app.3.js", "three")]);
        assert_eq!(files_of(&project.out), last);
    }
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    for in_place in [false, true] {
        let project = Project::new();
        let sites: [&[(&str, &str)]; 3] = [
            &[("a", "file"), ("assets/b", "file")],
            &[("a/c/d", "below"), ("assets/b/c", "below")],
            &[("a", "again"), ("assets/b", "again")],
        ];
        for files in sites {
            if in_place {
                project.update_in_place(&site(files)).unwrap();
            } else {
                project.write(&site(files)).unwrap();
            }
            assert_eq!(files_of(&project.out), expected(files));
        }
    }
}

#[test]
fn two_paths_that_differ_only_in_case_are_not_written() {
    let project = Project::new();
    let error = project.write(&site(&[("One.html", "1"), ("one.html", "2")])).unwrap_err();
    assert!(matches!(error, Error::Clash { .. }));
    assert!(project.top().is_empty());
}

#[test]
fn foreign_files_are_named_and_left_alone() {
    let project = Project::new();
    project.write(&site(&[("index.html", "map")])).unwrap();
    fs::write(project.out.join("salaries.xls"), "mine").unwrap();
    let error = project.write(&site(&[("index.html", "new")])).unwrap_err();
    assert!(error.to_string().contains("it holds salaries.xls that Coursewright did not make"), "{error}");
    assert_eq!(files_of(&project.out), expected(&[("index.html", "map"), ("salaries.xls", "mine")]));
    assert_eq!(project.top(), ["site"]);
}

#[test]
fn a_folder_that_somebody_else_filled_is_refused() {
    let project = Project::new();
    fs::create_dir(&project.out).unwrap();
    fs::write(project.out.join("index.html"), "another site").unwrap();
    assert!(matches!(project.write(&site(&[("index.html", "map")])), Err(Error::ForeignFiles { .. })));
    assert_eq!(files_of(&project.out), expected(&[("index.html", "another site")]));
}

#[test]
fn an_empty_folder_is_taken_with_what_a_file_manager_left_in_it() {
    let project = Project::new();
    fs::create_dir(&project.out).unwrap();
    fs::write(project.out.join(".DS_Store"), "x").unwrap();
    project.write(&site(&[("index.html", "map")])).unwrap();
    assert_eq!(fs::read_to_string(project.out.join("index.html")).unwrap(), "map");
}

#[test]
fn the_project_folder_itself_is_never_written() {
    let mut project = Project::new();
    for out in [".", "..", "course", "course/site", "course/../course"] {
        project.out = project.folder.join(out);
        assert!(matches!(project.write(&site(&[("index.html", "map")])), Err(Error::OutputRefused { .. })), "{out}");
    }
    assert!(project.top().is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_to_the_output_folder_is_followed_and_stays_a_link() {
    let mut project = Project::new();
    let real = project.folder.join("real");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink("real", &project.out).unwrap();
    project.write(&site(&[("index.html", "1")])).unwrap();
    project.write(&site(&[("index.html", "2")])).unwrap();
    assert!(project.out.is_symlink());
    assert_eq!(files_of(&real), expected(&[("index.html", "2")]));
    assert_eq!(project.top(), ["real", "site"]);
    project.out = project.folder.join("to-course");
    std::os::unix::fs::symlink("course", &project.out).unwrap();
    assert!(matches!(project.write(&site(&[("index.html", "1")])), Err(Error::OutputRefused { .. })));
}

#[test]
fn a_build_waits_for_another_and_says_which_when_it_gives_up() {
    let project = Project::new();
    let target = Target::resolve(&project.out, &project.folder).unwrap();
    let held = Workspace::open(&target, Duration::ZERO).unwrap();
    let impatient = Manner { patience: Duration::from_millis(50), ..Manner::default() };
    let site = site(&[("index.html", "map")]);
    let error = write_in_manner(&site, &project.out, &project.folder, &impatient).unwrap_err();
    assert!(error.to_string().contains(&format!("(process {})", std::process::id())), "{error}");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| project.write(&site));
        std::thread::sleep(Duration::from_millis(100));
        assert!(!project.out.exists());
        drop(held);
        waiting.join().unwrap().unwrap();
    });
    assert_eq!(project.top(), ["site"]);
}

#[test]
fn what_a_killed_build_left_is_cleared_away_but_not_a_file_of_somebody_else() {
    let project = Project::new();
    let leftover = project.folder.join(".site.tmp-4242");
    let manifest = r#"{"coursewright": 1, "files": {"index.html": "00", "a/b.html": "00"}}"#;
    fs::create_dir_all(leftover.join("a")).unwrap();
    fs::write(leftover.join(MANIFEST), manifest).unwrap();
    fs::write(leftover.join("index.html"), "half").unwrap();
    fs::write(leftover.join("a/notes.txt"), "mine").unwrap();
    let unnumbered = project.folder.join(".site.tmp-mine");
    fs::create_dir(&unnumbered).unwrap();
    project.write(&site(&[("index.html", "map")])).unwrap();
    assert_eq!(files_of(&leftover), expected(&[("a/notes.txt", "mine")]));
    fs::remove_file(leftover.join("a/notes.txt")).unwrap();
    project.write(&site(&[("index.html", "map")])).unwrap();
    assert_eq!(project.top(), [".site.tmp-mine", "site"]);
}
