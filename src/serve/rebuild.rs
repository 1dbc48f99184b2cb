//! Builds on a thread of its own, again and again, and hands every result to the server.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use tokio::sync::watch;

use super::watch::Changes;
use super::{Notice, Options, Outcome, PageSource, Rebuild, Report};
use crate::error::Error;

/// Endings of the files that reach a reader only as text of a page. A change of any other file (a picture, a style)
/// can change what a reader sees while the page's bytes stay the same.
const TEXT_ENDINGS: [&str; 3] = ["md", "yaml", "yml"];

/// What a build left for the readers.
pub(super) struct Build {
    /// Its number, from 1.
    pub number: u64,
    /// How many builds so far changed a file that is no text.
    pub other_changes: u64,
    /// The site of this build, or of the last one that gave a site.
    pages: Option<Arc<dyn PageSource>>,
    /// The site before that one, for readers whose page is older and who still ask for its assets.
    older: Option<Arc<dyn PageSource>>,
    /// The author's mistakes.
    pub report: Report,
}

impl Build {
    /// Whether there is a site at all.
    pub fn has_pages(&self) -> bool {
        self.pages.is_some()
    }

    /// The file at `path`; assets also from the site before.
    pub fn get(&self, path: &str) -> Result<Option<Arc<[u8]>>, Error> {
        let Some(pages) = &self.pages else { return Ok(None) };
        match (pages.get(path)?, &self.older) {
            (None, Some(older)) if path.starts_with("assets/") => older.get(path),
            (found, _) => Ok(found),
        }
    }

    /// The build that follows on this one.
    fn next(before: Option<&Self>, outcome: Outcome, changed: &[PathBuf]) -> Self {
        let old_pages = before.and_then(|build| build.pages.clone());
        let (pages, older) = match outcome.pages {
            Some(pages) => (Some(pages), old_pages),
            None => (old_pages, before.and_then(|build| build.older.clone())),
        };
        let has_other = changed.is_empty() || changed.iter().any(|path| !is_text(path));
        Self {
            number: before.map_or(0, |build| build.number) + 1,
            other_changes: before.map_or(0, |build| build.other_changes) + u64::from(has_other),
            pages,
            older,
            report: outcome.report,
        }
    }
}

/// Whether a file reaches readers only as text of a page.
fn is_text(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    TEXT_ENDINGS.contains(&ending.as_str())
}

/// Builds once, and then after every change until `changes` ends.
pub(super) fn build_on_change(
    mut source: impl Rebuild,
    mut changes: Changes,
    builds: &watch::Sender<Option<Arc<Build>>>,
    options: &Options,
) {
    let mut changed = Vec::new();
    let mut before: Option<Arc<Build>> = None;
    loop {
        let started = Instant::now();
        let outcome = source.rebuild(&changed);
        let build = Arc::new(Build::next(before.as_deref(), outcome, &changed));
        builds.send_replace(Some(Arc::clone(&build)));
        (options.observer)(&Notice::Built { report: &build.report, took: started.elapsed(), changed: &changed });
        before = Some(build);
        match changes.wait() {
            Some(next) => changed = next,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Site, SitePath};

    fn outcome(files: Option<&[&str]>) -> Outcome {
        let site = |files: &[&str]| -> Arc<dyn PageSource> {
            let files = files.iter().map(|path| (SitePath::new(path).unwrap(), Arc::from(path.as_bytes())));
            Arc::new(files.collect::<Site>())
        };
        Outcome { pages: files.map(site), report: Report::default() }
    }

    fn has(build: &Build, path: &str) -> bool {
        build.get(path).unwrap().is_some()
    }

    #[test]
    fn a_build_without_pages_leaves_the_last_ones_in_place() {
        let first = Build::next(None, outcome(Some(&["a.html", "assets/1.js"])), &[]);
        let second = Build::next(Some(&first), outcome(Some(&["b.html"])), &[]);
        let third = Build::next(Some(&second), outcome(None), &[]);
        assert_eq!(third.number, 3);
        assert!(has(&third, "b.html") && !has(&third, "a.html"));
        assert!(has(&third, "assets/1.js"), "assets of the site before stay");
        let fourth = Build::next(Some(&third), outcome(Some(&["c.html"])), &[]);
        assert!(!has(&fourth, "assets/1.js"), "but not longer");
    }

    #[test]
    fn only_changes_of_other_files_than_text_are_counted() {
        let first = Build::next(None, outcome(None), &[]);
        assert_eq!((first.other_changes, first.has_pages()), (1, false));
        let text = Build::next(Some(&first), outcome(None), &["course/d1.md".into(), "quizzes/d1.YAML".into()]);
        assert_eq!(text.other_changes, 1);
        let picture = Build::next(Some(&text), outcome(None), &["course/d1.md".into(), "course/a.png".into()]);
        assert_eq!(picture.other_changes, 2);
    }
}
