//! Works out what a build changes on the disk, before anything is touched.
//!
//! A file counts as unchanged when the bytes on the disk are the bytes of the site. They are read for that: sizes,
//! times and the manifest do not notice an edit by hand, and reading costs less than writing.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::Written;
use super::manifest::{Manifest, Published};
use super::origin::{Origin, take_all};
use crate::error::Error;
use crate::site::SitePath;

/// What a build changes, as far as paths tell.
#[derive(Debug)]
pub(super) struct Plan {
    /// The manifest of the new site.
    pub manifest: Manifest,
    /// Files of older builds that go, ordered by path.
    pub stale: Vec<SitePath>,
}

/// The files of the new site that the old one does not have with the same bytes.
pub(super) type Changed<'plan> = BTreeMap<&'plan SitePath, Arc<[u8]>>;

impl Plan {
    /// Compares the paths of a site, `files`, with what is `published` in `folder`.
    pub fn new(files: BTreeSet<SitePath>, published: &Published, folder: &Path) -> Self {
        let old = published.manifest.as_ref();
        let kept = old.map_or_else(BTreeSet::new, |old| kept_assets(&files, old, folder));
        let manifest = Manifest::new(files, kept);
        let gone = |path: &&SitePath| !manifest.lists(path);
        let stale = old.map_or_else(Vec::new, |old| old.paths().filter(gone).cloned().collect());
        Self { manifest, stale }
    }

    /// Compares the files that `origin` makes with those `published` in `folder`; `None` when one of them could not be
    /// made.
    pub fn changed(
        &self,
        origin: &impl Origin,
        published: &Published,
        folder: &Path,
    ) -> Result<Option<Changed<'_>>, Error> {
        let old = published.manifest.as_ref();
        let taken = take_all(origin, &self.manifest.files, |path, bytes| {
            let is_ours = old.is_some_and(|manifest| manifest.lists(path));
            let unchanged = is_ours && has_bytes(&folder.join(path.as_str()), bytes);
            Ok((!unchanged).then(|| (path, Arc::from(bytes))))
        })?;
        Ok(taken.map(|taken| taken.into_iter().flatten().collect()))
    }

    /// Whether the disk differs from the site. If not, the assets of the build before stay another time.
    pub fn is_needed(&self, changed: &Changed<'_>, published: &Published) -> bool {
        let same_list = published.manifest.as_ref().is_some_and(|old| old.files == self.manifest.files);
        !same_list || !changed.is_empty()
    }

    /// The counts for whoever asked for the build, of which this many files with so many bytes are new.
    pub fn result(&self, written: usize, bytes: u64) -> Written {
        Written { written, unchanged: self.manifest.files.len() - written, removed: self.stale.len(), bytes }
    }
}

/// The size of all of these files, in bytes.
pub(super) fn byte_count(changed: &Changed<'_>) -> u64 {
    changed.values().map(|bytes| bytes.len() as u64).sum()
}

/// The assets of the last build that the new site does not have and that still stand on the disk. An asset whose
/// name would be in the way of a file of the new site is not kept.
fn kept_assets(new: &BTreeSet<SitePath>, old: &Manifest, folder: &Path) -> BTreeSet<SitePath> {
    let files: HashSet<String> = new.iter().map(|path| path.as_str().to_lowercase()).collect();
    let folders: HashSet<String> = new.iter().flat_map(SitePath::folders).map(str::to_lowercase).collect();
    let is_free = |path: &SitePath| {
        let folded = path.as_str().to_lowercase();
        let below_a_file = path.folders().any(|folder| files.contains(&folder.to_lowercase()));
        !files.contains(&folded) && !folders.contains(&folded) && !below_a_file
    };
    let stands = |path: &SitePath| folder.join(path.as_str()).symlink_metadata().is_ok_and(|found| found.is_file());
    old.files.iter().filter(|path| path.is_hashed_asset() && is_free(path) && stands(path)).cloned().collect()
}

/// Whether the file at `path` has exactly these bytes.
fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let same_size = |found: fs::Metadata| found.is_file() && found.len() == bytes.len() as u64;
    path.symlink_metadata().is_ok_and(same_size) && fs::read(path).is_ok_and(|old| old == bytes)
}
