//! Sites whose files are made while they are written.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

/// Makes the files of a site when they are asked for, but for the broken one.
struct Made {
    site: Site,
    broken: &'static str,
    is_prepared: AtomicBool,
    /// The files that were asked for, and whether the origin was prepared by then.
    asked: Mutex<Vec<(String, bool)>>,
}

impl Made {
    fn new(files: &[(&str, &str)], broken: &'static str) -> Self {
        Self { site: site(files), broken, is_prepared: AtomicBool::new(false), asked: Mutex::default() }
    }

    fn asked(&self) -> BTreeSet<String> {
        self.asked.lock().unwrap().iter().map(|(path, _)| path.clone()).collect()
    }
}

impl Origin for Made {
    fn paths(&self) -> BTreeSet<SitePath> {
        self.site.paths()
    }

    fn lend(&self, path: &SitePath, take: &mut dyn FnMut(&[u8])) -> Result<(), Unmade> {
        self.asked.lock().unwrap().push((path.to_string(), self.is_prepared.load(Ordering::SeqCst)));
        if path.as_str() == self.broken { Err(Unmade) } else { self.site.lend(path, take) }
    }

    fn prepare(&self) {
        std::thread::sleep(Duration::from_millis(20));
        self.is_prepared.store(true, Ordering::SeqCst);
    }

    fn needs_preparation(&self, path: &SitePath) -> bool {
        path.as_str().starts_with("late/")
    }
}

const FILES: [(&str, &str); 4] = [("index.html", "map"), ("a.html", "a"), ("b.html", "b"), ("late/c.js", "c")];

#[test]
fn a_file_that_cannot_be_made_keeps_the_site_from_being_published_and_the_others_are_tried() {
    for broken in ["a.html", "late/c.js"] {
        let project = Project::new();
        let made = Made::new(&FILES, broken);
        assert_eq!(write_from(&made, &project.out, &project.folder).unwrap(), None);
        assert!(project.top().is_empty(), "{:?}", project.top());
        assert_eq!(made.asked().len(), FILES.len());

        let old = [("index.html", "old"), ("a.html", "old")];
        project.write(&site(&old)).unwrap();
        let made = Made::new(&FILES, broken);
        assert_eq!(write_from(&made, &project.out, &project.folder).unwrap(), None);
        assert_eq!(files_of(&project.out), expected(&old));
        assert_eq!(project.top(), ["site"]);
        assert_eq!(made.asked().len(), FILES.len());
    }
}

#[test]
fn files_that_need_preparation_are_asked_for_afterwards() {
    let project = Project::new();
    for written in [4, 0] {
        let made = Made::new(&FILES, "");
        let result = write_from(&made, &project.out, &project.folder).unwrap().unwrap();
        assert_eq!((result.written, result.unchanged), (written, 4 - written));
        let asked = made.asked.into_inner().unwrap();
        assert!(asked.iter().all(|(path, is_prepared)| *is_prepared || !path.starts_with("late/")), "{asked:?}");
        assert_eq!(files_of(&project.out), expected(&FILES));
    }
}
