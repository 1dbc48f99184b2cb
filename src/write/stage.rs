//! Builds the new site in a folder of its own, complete, before the published one is touched.
//!
//! If anything fails here (no room, a broken disk) the folder is removed and the published site is as it was.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::origin::{Origin, take_all};
use super::plan::{Changed, Plan, byte_count};
use super::way::Way;
use super::workspace::Workspace;
use crate::error::Error;
use crate::site::SitePath;

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

/// Builds the whole of a new site from `origin`, each file written as soon as it is made; gives the number of bytes with
/// it, or `None` when a file could not be made. `out` is named when the disk is full.
pub(super) fn stage_new(
    plan: &Plan,
    origin: &impl Origin,
    workspace: &Workspace,
    out: &Path,
) -> Result<Option<(Staged, u64)>, Error> {
    let staged = Staged { folder: Some(workspace.new_stage()?) };
    let fill = || {
        let new = staged.folder();
        make_folders(plan, new, plan.manifest.files.iter())?;
        take_all(origin, &plan.manifest.files, |path, bytes| {
            let path = new.join(path.as_str());
            create(&path, bytes).map_err(Error::io("write", &path))?;
            Ok(bytes.len() as u64)
        })
    };
    match fill() {
        Ok(sizes) => Ok(sizes.map(|sizes| (staged, sizes.iter().sum()))),
        Err(error) => {
            // First, so that the message counts what this build took as free again.
            drop(staged);
            let needed = || {
                let sizes = take_all(origin, &plan.manifest.files, |_, bytes| Ok(bytes.len() as u64));
                sizes.ok().flatten().unwrap_or_default().iter().sum()
            };
            Err(name_full_disk(error, needed, out))
        }
    }
}

/// Builds what `plan` says with the files that `changed`. The others are taken over from `old` as hard links, except for
/// an update in place, which needs only the changed files.
pub(super) fn stage_changes(
    plan: &Plan,
    changed: &Changed<'_>,
    workspace: &Workspace,
    old: &Path,
    way: Way,
) -> Result<Staged, Error> {
    let staged = Staged { folder: Some(workspace.new_stage()?) };
    match fill(plan, changed, staged.folder(), old, way != Way::InPlace) {
        Ok(()) => Ok(staged),
        Err(error) => {
            // First, so that the message counts what this build took as free again.
            drop(staged);
            Err(name_full_disk(error, || byte_count(changed), old))
        }
    }
}

fn fill(plan: &Plan, changed: &Changed<'_>, new: &Path, old: &Path, complete: bool) -> Result<(), Error> {
    let files: Vec<&SitePath> =
        if complete { plan.manifest.paths().collect() } else { changed.keys().copied().collect() };
    make_folders(plan, new, files.iter().copied())?;
    files.into_par_iter().try_for_each(|file| {
        let path = new.join(file.as_str());
        match changed.get(file) {
            Some(bytes) => create(&path, bytes).map_err(Error::io("write", &path)),
            None => take_over(&old.join(file.as_str()), &path),
        }
    })
}

/// Puts the manifest, and the folders in which `files` lie, into the empty folder `new`. The manifest comes first:
/// whoever finds the folder after a kill knows from it what may be removed.
fn make_folders<'path>(plan: &Plan, new: &Path, files: impl Iterator<Item = &'path SitePath>) -> Result<(), Error> {
    plan.manifest.put(new)?;
    let folders: BTreeSet<&str> = files.flat_map(SitePath::folders).collect();
    for folder in folders {
        let path = new.join(folder);
        fs::create_dir(&path).map_err(Error::io("create the folder", &path))?;
    }
    Ok(())
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

/// Turns "no space left" on the disk of `out` into a message with the bytes that are `needed` and free.
fn name_full_disk(error: Error, needed: impl FnOnce() -> u64, out: &Path) -> Error {
    match error {
        Error::Io { source, .. }
            if matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) =>
        {
            let free = free_bytes(out.parent().unwrap_or(out));
            Error::DiskFull { path: out.to_owned(), needed: needed(), free }
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
