//! The place where a site is built before it is published, and the lock that goes with it.
//!
//! Normally that is the folder in which the output folder lies: `.site.lock` and `.site.tmp-<process>` beside `site`.
//! When that folder may not be written, or `site` is a mount point, both stand inside the output folder instead.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use walkdir::WalkDir;

use super::lock::Lock;
use super::manifest::{INSIDE_LOCK, INSIDE_STAGE, Manifest, is_harmless, is_numbered, is_own};
use super::target::Target;
use crate::error::Error;

/// How many names for the half-built site are tried.
const ATTEMPTS: u32 = 100;

/// A locked place to build in.
#[derive(Debug)]
pub(super) struct Workspace {
    /// The folder in which the half-built site stands.
    base: PathBuf,
    /// What its name begins with.
    prefix: OsString,
    /// Whether that is beside the output folder, not inside.
    is_beside: bool,
    /// Held as long as the workspace.
    lock: Lock,
}

impl Workspace {
    /// Locks the output folder and clears away what builds that were killed have left.
    pub fn open(target: &Target, patience: Duration) -> Result<Self, Error> {
        fs::create_dir_all(&target.parent).map_err(Error::io("create the folder", &target.parent))?;
        let dotted = |ending: &str| {
            let mut name = OsString::from(".");
            name.push(&target.name);
            name.push(ending);
            name
        };
        let beside = || Lock::take(&target.parent.join(dotted(".lock")), &target.folder, patience);
        let inside = || Lock::take(&target.folder.join(INSIDE_LOCK), &target.folder, patience);
        let (lock, is_beside) = if is_mount_point(target) {
            (inside()?, false)
        } else {
            match beside() {
                Err(Error::Io { source, .. }) if is_forbidden(&source) && target.folder.is_dir() => (inside()?, false),
                other => (other?, true),
            }
        };
        let (base, prefix) = if is_beside {
            (target.parent.clone(), dotted(".tmp-"))
        } else {
            (target.folder.clone(), OsString::from(INSIDE_STAGE))
        };
        let workspace = Self { base, prefix, is_beside, lock };
        if workspace.lock.is_real {
            workspace.clear_leftovers();
        }
        Ok(workspace)
    }

    /// Whether the half-built site stands beside the published one, so that the two can be exchanged.
    pub fn is_beside(&self) -> bool {
        self.is_beside
    }

    /// Makes a new empty folder for the half-built site.
    pub fn new_stage(&self) -> Result<PathBuf, Error> {
        let mut name = self.prefix.clone();
        name.push(std::process::id().to_string());
        let mut attempt = 0;
        loop {
            let mut numbered = name.clone();
            if attempt > 0 {
                numbered.push(format!("-{attempt}"));
            }
            let stage = self.base.join(numbered);
            match fs::create_dir(&stage) {
                Ok(()) => return Ok(stage),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < ATTEMPTS => attempt += 1,
                Err(error) => return Err(Error::io("create the folder", stage)(error)),
            }
        }
    }

    /// Removes half-built sites. Under the lock nobody else is building, so all of them are left from killed builds.
    /// What cannot be removed stays: it is in nobody's way.
    fn clear_leftovers(&self) {
        let Some(prefix) = self.prefix.to_str() else { return };
        let Ok(entries) = fs::read_dir(&self.base) else { return };
        for entry in entries.flatten() {
            let is_leftover = entry.file_name().to_str().is_some_and(|name| is_numbered(name, prefix));
            if is_leftover && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                remove_ours(&entry.path());
            }
        }
    }
}

/// Removes a site that is not published (any more), by its manifest: files that it does not list stay, and so do the
/// folders that hold them. So a file that somebody put into the site at the last moment is not lost.
pub(super) fn remove_ours(folder: &Path) {
    if let Ok(Some(manifest)) = Manifest::read(folder) {
        for path in manifest.paths() {
            let _ = fs::remove_file(folder.join(path.as_str()));
        }
    }
    for entry in WalkDir::new(folder).contents_first(true).into_iter().flatten() {
        if entry.file_type().is_dir() {
            let _ = fs::remove_dir(entry.path());
        } else if is_harmless(entry.file_name()) || entry.depth() == 1 && is_own(entry.file_name()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether the system does not let us write there, as opposed to failing at it.
fn is_forbidden(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Whether the output folder is on another disk than the folder it lies in.
#[cfg(unix)]
fn is_mount_point(target: &Target) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.metadata().map(|found| found.dev()).ok();
    target.folder.exists() && device(&target.folder) != device(&target.parent)
}

/// Whether the output folder is on another disk than the folder it lies in: links are resolved, so it is not.
#[cfg(not(unix))]
fn is_mount_point(_: &Target) -> bool {
    false
}
