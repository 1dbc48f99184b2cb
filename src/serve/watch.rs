//! Tells when sources change: at once where the system tells us, twice a second elsewhere.
//!
//! An editor writes a file in several steps, so changes are gathered until none comes for a few milliseconds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// How long no change must come before a build begins.
const QUIET: Duration = Duration::from_millis(5);

/// How long changes are gathered at most.
const LONGEST: Duration = Duration::from_millis(100);

/// How often files are looked at when the system does not tell.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// What reaches the build thread.
enum Message {
    /// Something happened on the disk, or the watcher failed to follow.
    Event(notify::Result<notify::Event>),
    /// The server ends.
    End,
}

/// The changes of the sources, one group after another.
pub(super) struct Changes {
    messages: Receiver<Message>,
    watched: Vec<PathBuf>,
    watcher: Box<dyn Watcher + Send>,
    /// Why files are polled, if the system refused to tell about changes.
    pub polling_because: Option<String>,
}

/// Ends [`Changes::wait`] when it is dropped.
pub(super) struct Ending(Sender<Message>);

impl Drop for Ending {
    fn drop(&mut self) {
        // Nobody waits any more if this fails.
        let _ = self.0.send(Message::End);
    }
}

impl Changes {
    /// Watches folders, which need not exist yet. With `poll`, the system is not asked.
    pub fn watch(folders: &[PathBuf], poll: bool) -> (Self, Ending) {
        let (sender, messages) = mpsc::channel();
        let watched: Vec<PathBuf> = folders.iter().map(|folder| real_path(folder)).collect();
        let system = || {
            let mut watcher = RecommendedWatcher::new(handler(&sender), Config::default())?;
            watch_all(&mut watcher, &watched)?;
            Ok::<_, notify::Error>(watcher)
        };
        let told = if poll { Err(None) } else { system().map_err(|error| Some(error.to_string())) };
        let (watcher, polling_because): (Box<dyn Watcher + Send>, _) = match told {
            Ok(watcher) => (Box::new(watcher), None),
            Err(reason) => match polling(&sender, &watched) {
                Ok(watcher) => (Box::new(watcher), reason),
                // Nothing is watched; the site is served as it is.
                Err(error) => (Box::new(notify::NullWatcher), Some(error.to_string())),
            },
        };
        (Self { messages, watched, watcher, polling_because }, Ending(sender))
    }

    /// Waits for changes and gives them, each once, in order; an empty list means that anything may have changed.
    /// `None` when the server ends.
    pub fn wait(&mut self) -> Option<Vec<PathBuf>> {
        let mut changed = BTreeSet::new();
        let mut is_unknown = false;
        while changed.is_empty() && !is_unknown {
            is_unknown |= self.take(self.messages.recv().ok()?, &mut changed)?;
        }
        let started = Instant::now();
        while started.elapsed() < LONGEST {
            match self.messages.recv_timeout(QUIET) {
                Ok(message) => is_unknown |= self.take(message, &mut changed)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        Some(if is_unknown { Vec::new() } else { changed.into_iter().collect() })
    }

    /// Adds what a message tells to `changed`. Gives whether changes were lost, or `None` when the server ends.
    fn take(&mut self, message: Message, changed: &mut BTreeSet<PathBuf>) -> Option<bool> {
        let event = match message {
            Message::End => return None,
            Message::Event(Err(_)) => return Some(true),
            Message::Event(Ok(event)) => event,
        };
        if event.need_rescan() {
            return Some(true);
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return Some(false);
        }
        for path in event.paths {
            if matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_)) && self.watched.contains(&path) {
                // A source folder was made, perhaps after it had been removed: the old watch went with it.
                let _ = self.watcher.unwatch(&path);
                let _ = self.watcher.watch(&path, RecursiveMode::Recursive);
            }
            if is_source(&path, &self.watched) {
                changed.insert(path);
            }
        }
        Some(false)
    }
}

/// Sends what a watcher tells to the build thread.
fn handler(sender: &Sender<Message>) -> impl Fn(notify::Result<notify::Event>) + Send + 'static {
    let sender = sender.clone();
    move |event| {
        // Nobody listens any more if this fails.
        let _ = sender.send(Message::Event(event));
    }
}

/// A watcher that looks at the files itself. It reads them: times of change count whole seconds here.
fn polling(sender: &Sender<Message>, watched: &[PathBuf]) -> notify::Result<PollWatcher> {
    let config = Config::default().with_poll_interval(POLL_INTERVAL).with_compare_contents(true);
    let mut watcher = PollWatcher::new(handler(sender), config)?;
    watch_all(&mut watcher, watched)?;
    Ok(watcher)
}

/// Watches the folders with all that is in them, and the folders they lie in to see them come and go.
fn watch_all(watcher: &mut dyn Watcher, watched: &[PathBuf]) -> notify::Result<()> {
    let parents: BTreeSet<&Path> = watched.iter().filter_map(|folder| folder.parent()).collect();
    for parent in parents {
        watcher.watch(parent, RecursiveMode::NonRecursive)?;
    }
    for folder in watched.iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(())
}

/// The path without links, as the system names it in its events; the last part need not exist.
fn real_path(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    if let Ok(real) = absolute.canonicalize() {
        return real;
    }
    match (absolute.parent().and_then(|parent| parent.canonicalize().ok()), absolute.file_name()) {
        (Some(parent), Some(name)) => parent.join(name),
        _ => absolute,
    }
}

/// Whether a path is part of the sources: below a watched folder, and not one of the files that editors and file
/// managers put beside those they work on.
fn is_source(path: &Path, watched: &[PathBuf]) -> bool {
    let below = watched.iter().find_map(|folder| path.strip_prefix(folder).ok());
    below.is_some_and(|below| {
        !below.components().any(|part| {
            let name = part.as_os_str().to_string_lossy();
            name.starts_with(['.', '#']) || name.ends_with(['~', '#']) || name.ends_with(".swp") || name == "4913"
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A project with a course folder, watched, as a background thread would.
    struct Watched {
        _home: tempfile::TempDir,
        project: PathBuf,
        groups: Receiver<Vec<PathBuf>>,
        _ending: Ending,
    }

    impl Watched {
        fn new(poll: bool) -> Self {
            let home = tempfile::tempdir().unwrap();
            let project = home.path().canonicalize().unwrap();
            fs::create_dir(project.join("course")).unwrap();
            fs::write(project.join("course/d1.md"), "one").unwrap();
            let (mut changes, ending) = Changes::watch(&[project.join("course"), project.join("themes")], poll);
            let (sender, groups) = mpsc::channel();
            std::thread::spawn(move || while changes.wait().is_some_and(|group| sender.send(group).is_ok()) {});
            Self { _home: home, project, groups, _ending: ending }
        }

        /// Waits until a change of `path` is told.
        fn expect(&self, path: &str) {
            let path = self.project.join(path);
            let deadline = Instant::now() + Duration::from_secs(10);
            while Instant::now() < deadline {
                if self.groups.recv_timeout(Duration::from_secs(10)).is_ok_and(|group| group.contains(&path)) {
                    return;
                }
            }
            panic!("no word of {}", path.display());
        }

        /// Fails when a change is told within a moment.
        fn expect_nothing(&self) {
            if let Ok(group) = self.groups.recv_timeout(Duration::from_millis(100)) {
                panic!("{group:?}");
            }
        }
    }

    #[test]
    fn a_file_that_is_saved_made_or_removed_is_told() {
        let watched = Watched::new(false);
        fs::write(watched.project.join("course/d1.md"), "two").unwrap();
        watched.expect("course/d1.md");
        fs::write(watched.project.join("course/第二天.md"), "new").unwrap();
        watched.expect("course/第二天.md");
        fs::remove_file(watched.project.join("course/d1.md")).unwrap();
        watched.expect("course/d1.md");
        fs::write(watched.project.join("course/next.md"), "x").unwrap();
        fs::rename(watched.project.join("course/next.md"), watched.project.join("course/d1.md")).unwrap();
        watched.expect("course/d1.md");
    }

    #[test]
    fn reading_is_no_change_and_neither_is_anything_outside_the_sources() {
        let watched = Watched::new(false);
        assert_eq!(fs::read_to_string(watched.project.join("course/d1.md")).unwrap(), "one");
        fs::create_dir(watched.project.join("site")).unwrap();
        fs::write(watched.project.join("site/index.html"), "x").unwrap();
        fs::write(watched.project.join("notes.txt"), "x").unwrap();
        fs::write(watched.project.join("course/.d1.md.swp"), "x").unwrap();
        fs::write(watched.project.join("course/d1.md~"), "x").unwrap();
        watched.expect_nothing();
    }

    #[test]
    fn a_source_folder_that_is_made_later_is_watched() {
        let watched = Watched::new(false);
        fs::create_dir(watched.project.join("themes")).unwrap();
        watched.expect("themes");
        fs::create_dir_all(watched.project.join("themes/shop/styles")).unwrap();
        watched.expect("themes/shop");
        std::thread::sleep(Duration::from_millis(50));
        fs::write(watched.project.join("themes/shop/styles/a.css"), "x").unwrap();
        watched.expect("themes/shop/styles/a.css");
        fs::remove_dir_all(watched.project.join("themes")).unwrap();
        watched.expect("themes");
        fs::create_dir(watched.project.join("themes")).unwrap();
        watched.expect("themes");
        std::thread::sleep(Duration::from_millis(50));
        fs::write(watched.project.join("themes/b.css"), "x").unwrap();
        watched.expect("themes/b.css");
    }

    #[test]
    fn polling_sees_two_saves_of_the_same_length_within_a_second() {
        let watched = Watched::new(true);
        for text in ["two", "six"] {
            fs::write(watched.project.join("course/d1.md"), text).unwrap();
            watched.expect("course/d1.md");
        }
    }
}
