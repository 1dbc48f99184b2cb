//! Puts a complete site in the place of the published one.
//!
//! Where the kernel can exchange two folders in one step, a reader finds every page at every moment, and no crash
//! leaves a mixture. Elsewhere the files are moved in one by one, assets first, so that no page refers to an asset
//! that is not there yet.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::Bound;
use std::path::Path;

use super::manifest::{MANIFEST_PART, Manifest, Published};
use super::plan::{Changed, Plan};
use super::stage::Staged;
use super::way::Way;
use super::workspace::remove_ours;
use crate::error::Error;
use crate::site::SitePath;

/// Publishes what is `staged` in `folder`; `changed` are the files of it that an update in place moves.
pub(super) fn publish(
    plan: &Plan,
    changed: &Changed<'_>,
    published: &Published,
    staged: Staged,
    folder: &Path,
    way: Way,
) -> Result<(), Error> {
    let is_done = match way {
        Way::Rename => {
            fs::rename(staged.folder(), folder).map(|()| true).map_err(Error::io("rename the new site to", folder))?
        }
        Way::Exchange => {
            exchange_folders(staged.folder(), folder).map_err(Error::io("exchange the new site with", folder))?
        }
        Way::InPlace => false,
    };
    if !is_done {
        return update_in_place(plan, changed, published, staged.folder(), folder);
    }
    if way == Way::Exchange {
        // The old site stands there now. Not all of it need be ours, so it is not dropped as a whole.
        remove_ours(staged.folder());
    }
    staged.release();
    Ok(())
}

/// Exchanges two folders in one step; `false` when this system or file system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange_folders(new: &Path, old: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    if let Ok(found) = old.metadata() {
        // A folder that a group may write stays so.
        fs::set_permissions(new, found.permissions())?;
    }
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP | Errno::XDEV | Errno::BUSY | Errno::PERM | Errno::ACCESS) => {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// Exchanges two folders in one step: this system cannot.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange_folders(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Moves the changed files of `staged` into `folder`, each in one step.
///
/// At every moment the manifest lists all files in the folder, so a build after a crash still knows which are ours:
/// at first it lists old and new files together, at the end only the new ones.
fn update_in_place(
    plan: &Plan,
    changed: &Changed<'_>,
    published: &Published,
    staged: &Path,
    folder: &Path,
) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(Error::io("create the folder", folder))?;
    let old = published.manifest.clone().unwrap_or_default();
    let both = [old.files, old.kept, plan.manifest.files.clone(), plan.manifest.kept.clone()];
    Manifest::new(both.into_iter().flatten().collect(), BTreeSet::new()).put(folder)?;

    let (blocking, stale): (Vec<_>, Vec<_>) = plan.stale.iter().partition(|path| is_in_the_way(path, &plan.manifest));
    remove(&blocking, folder)?;
    let mut changed: Vec<&SitePath> = changed.keys().copied().collect();
    changed.sort_by_key(|path| (rank(path), *path));
    for path in changed {
        let to = folder.join(path.as_str());
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(Error::io("create the folder", parent))?;
        }
        move_file(&staged.join(path.as_str()), &to, folder).map_err(Error::io("write", &to))?;
    }
    remove(&stale, folder)?;
    plan.manifest.put(folder)
}

/// When a file is moved in: assets, then pictures and data, then pages, and the first page last.
fn rank(path: &SitePath) -> u8 {
    match path.as_str() {
        "index.html" => 3,
        _ if path.extension() == "html" => 2,
        _ if path.is_hashed_asset() => 0,
        _ => 1,
    }
}

/// Whether an old file has the name of a new folder, or lies in an old folder that has the name of a new file.
fn is_in_the_way(old: &SitePath, new: &Manifest) -> bool {
    let folder = format!("{old}/");
    let below = new.files.range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded)).next();
    below.is_some_and(|path| path.as_str().starts_with(&folder))
        || old.folders().any(|folder| new.files.contains(folder))
}

/// Removes files below `folder` and the folders that are empty then.
fn remove(paths: &[&SitePath], folder: &Path) -> Result<(), Error> {
    for path in paths {
        let file = folder.join(path.as_str());
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io("remove", file)(error)),
            _ => {}
        }
    }
    let mut folders: Vec<&str> = paths.iter().flat_map(|path| path.folders()).collect();
    folders.sort_unstable_by(|first, second| second.cmp(first));
    folders.dedup();
    for inner in folders {
        // Fails for folders that still hold something, as it should.
        let _ = fs::remove_dir(folder.join(inner));
    }
    Ok(())
}

/// Moves a file onto `to` in one step, by way of a copy in `folder` when `to` is on another disk.
fn move_file(from: &Path, to: &Path, folder: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let part = folder.join(MANIFEST_PART);
            fs::copy(from, &part)?;
            fs::rename(&part, to)
        }
        result => result,
    }
}
