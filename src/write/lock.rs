//! Keeps two builds out of one output folder.
//!
//! The lock is the system's own on an open file, so it ends with the process that holds it, however that ends; the
//! file itself only carries the process number for the message.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::Error;

/// How often a waiting build looks again.
const INTERVAL: Duration = Duration::from_millis(20);

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Open as long as the lock is held.
    _file: File,
    /// Whether the file system knows locks at all.
    pub is_real: bool,
}

impl Lock {
    /// Takes the lock with the file `path` for `folder`, waiting up to `patience` for another process.
    ///
    /// On file systems without locks the result is held in name only.
    pub fn take(path: &Path, folder: &Path, patience: Duration) -> Result<Self, Error> {
        let deadline = Instant::now() + patience;
        loop {
            let file = open(path).map_err(Error::io("make the lock", path))?;
            let is_real = match file.try_lock() {
                // The holder before us removes the file when it is done: a lock on a removed file holds nothing.
                Ok(()) if !is_at(&file, path) => continue,
                Ok(()) => true,
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => {
                    return Err(Error::Locked { path: folder.to_owned(), pid: holder(path) });
                }
                Err(TryLockError::WouldBlock) => {
                    std::thread::sleep(INTERVAL);
                    continue;
                }
                Err(TryLockError::Error(_)) => false,
            };
            let named = file.set_len(0).and_then(|()| writeln!(&file, "{}", std::process::id()));
            named.map_err(Error::io("write the lock", path))?;
            return Ok(Self { path: path.to_owned(), _file: file, is_real });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is still held; a file that stays behind does no harm.
        let _ = fs::remove_file(&self.path);
    }
}

/// Opens or makes the file. A link is not followed: its target would be overwritten.
fn open(path: &Path) -> io::Result<File> {
    if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "something that is no file has this name; remove it"));
    }
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// Whether the open file is the one that now has this path.
fn is_at(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(same_file::Handle::from_file);
    let found = same_file::Handle::from_path(path);
    matches!((open, found), (Ok(open), Ok(found)) if open == found)
}

/// The number of the process that holds the lock, as it wrote it.
fn holder(path: &Path) -> Option<u32> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_build_fails_after_its_patience_with_the_number_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.lock");
        let first = Lock::take(&path, folder.path(), Duration::ZERO).unwrap();
        assert!(first.is_real);
        let started = Instant::now();
        let error = Lock::take(&path, folder.path(), Duration::from_millis(60)).unwrap_err();
        assert!(started.elapsed() >= Duration::from_millis(60));
        assert!(matches!(error, Error::Locked { pid: Some(pid), .. } if pid == std::process::id()), "{error}");
        assert_eq!(error.exit_code(), 75);
    }

    #[test]
    fn a_second_build_goes_on_when_the_first_has_ended_and_the_file_is_gone_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.lock");
        let first = Lock::take(&path, folder.path(), Duration::ZERO).unwrap();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| Lock::take(&path, folder.path(), Duration::from_secs(10)));
            std::thread::sleep(Duration::from_millis(80));
            drop(first);
            drop(second.join().unwrap().unwrap());
        });
        assert!(!path.exists());
    }

    #[test]
    fn many_builds_never_hold_the_lock_at_once() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".site.lock");
        let holders = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let lock = Lock::take(&path, folder.path(), Duration::from_secs(30)).unwrap();
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                        std::thread::yield_now();
                        holders.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_lock_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let precious = folder.path().join("precious");
        fs::write(&precious, "keep me").unwrap();
        let path = folder.path().join(".site.lock");
        std::os::unix::fs::symlink(&precious, &path).unwrap();
        assert!(matches!(Lock::take(&path, folder.path(), Duration::ZERO), Err(Error::Io { .. })));
        assert_eq!(fs::read_to_string(&precious).unwrap(), "keep me");
    }
}
