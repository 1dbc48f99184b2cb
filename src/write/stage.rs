//! Builds the new site in a folder of its own, complete, before the published one is touched.
//!
//! If anything fails here (no room, a broken disk) the folder is removed and the published site is as it was.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::plan::Plan;
use super::way::Way;
use super::workspace::Workspace;
use crate::error::Error;

/// A complete site that is not published yet. It is removed when it is dropped.
#[derive(Debug)]
pub(super) struct Staged {
    folder: Option<PathBuf>,
}

impl Staged {
    /// The folder it stands in.
    pub fn folder(&self) -> &Path {
        self.folder.as_deref().unwrap_or(Path::new(""))
    }

    /// Leaves the folder alone from now on.
    pub fn release(mut self) {
        self.folder = None;
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// Builds what `plan` says. Files that did not change are taken over from `old` as hard links, except for an update
/// in place, which needs only the changed files.
pub(super) fn stage(plan: &Plan<'_>, workspace: &Workspace, old: &Path, way: Way) -> Result<Staged, Error> {
    let staged = Staged { folder: Some(workspace.new_stage()?) };
    match fill(plan, staged.folder(), old, way != Way::InPlace) {
        Ok(()) => Ok(staged),
        Err(error) => {
            // First, so that the message counts what this build took as free again.
            drop(staged);
            Err(name_full_disk(error, plan, old))
        }
    }
}

/// Puts manifest, folders and files into the empty folder `new`. The manifest comes first: whoever finds the folder
/// after a kill knows from it what may be removed.
fn fill(plan: &Plan<'_>, new: &Path, old: &Path, complete: bool) -> Result<(), Error> {
    plan.manifest.put(new)?;
    let kept = plan.manifest.kept.iter().filter(|_| complete);
    let steps = plan.steps.iter().filter(|step| complete || !step.unchanged);
    let folders: BTreeSet<&str> =
        steps.clone().map(|step| step.path).chain(kept.clone()).flat_map(|path| path.folders()).collect();
    for folder in folders {
        let path = new.join(folder);
        fs::create_dir(&path).map_err(Error::io("create the folder", &path))?;
    }
    steps.collect::<Vec<_>>().into_par_iter().try_for_each(|step| {
        let path = new.join(step.path.as_str());
        if step.unchanged {
            take_over(&old.join(step.path.as_str()), &path)
        } else {
            create(&path, step.bytes).map_err(Error::io("write", &path))
        }
    })?;
    kept.collect::<Vec<_>>()
        .into_par_iter()
        .try_for_each(|path| take_over(&old.join(path.as_str()), &new.join(path.as_str())))
}

/// Writes a file that does not exist yet.
fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// Makes `new` the same file as `old`, or a copy with its time of change on file systems without hard links.
fn take_over(old: &Path, new: &Path) -> Result<(), Error> {
    if fs::hard_link(old, new).is_ok() {
        return Ok(());
    }
    let copy = || {
        fs::copy(old, new)?;
        let changed = old.metadata()?.modified()?;
        fs::OpenOptions::new().write(true).open(new)?.set_modified(changed)
    };
    copy().map_err(Error::io("copy", old))
}

/// Turns "no space left" into a message with the bytes that are needed and free.
fn name_full_disk(error: Error, plan: &Plan<'_>, old: &Path) -> Error {
    match error {
        Error::Io { source, .. }
            if matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) =>
        {
            let needed = plan.changed().map(|step| step.bytes.len() as u64).sum();
            Error::DiskFull { path: old.to_owned(), needed, free: free_bytes(old.parent().unwrap_or(old)) }
        }
        error => error,
    }
}

/// Bytes that an ordinary user may still write on the disk of `folder`.
#[cfg(unix)]
fn free_bytes(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

/// Bytes that are free: the standard library does not tell on this system.
#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}
