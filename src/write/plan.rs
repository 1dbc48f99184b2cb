//! Works out what a build changes on the disk, before anything is touched.
//!
//! A file counts as unchanged when the bytes on the disk are the bytes of the site. They are read for that: sizes,
//! times and the manifest do not notice an edit by hand, and reading costs less than writing.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::Written;
use super::manifest::{Manifest, Published};
use crate::site::{Site, SitePath};

/// What is to be done with one file of the site.
#[derive(Debug)]
pub(super) struct Step<'site> {
    /// The file.
    pub path: &'site SitePath,
    /// Its bytes.
    pub bytes: &'site [u8],
    /// Whether the old site has it with the same bytes.
    pub unchanged: bool,
}

/// Everything a build changes.
#[derive(Debug)]
pub(super) struct Plan<'site> {
    /// One step a file, ordered by path.
    pub steps: Vec<Step<'site>>,
    /// The manifest of the new site.
    pub manifest: Manifest,
    /// Files of older builds that go, ordered by path.
    pub stale: Vec<SitePath>,
}

impl<'site> Plan<'site> {
    /// Compares `site` with what is `published` in `folder`.
    pub fn new(site: &'site Site, published: &Published, folder: &Path) -> Self {
        let mut files: Vec<_> = site.iter().collect();
        // One long file that comes last would keep one processor busy and the others waiting.
        files.sort_by_key(|(_, bytes)| Reverse(bytes.len()));
        let mut steps: Vec<Step<'site>> = files
            .into_par_iter()
            .with_max_len(8)
            .map(|(path, bytes)| {
                let old = published.manifest.as_ref().filter(|manifest| manifest.lists(path));
                let unchanged = old.is_some() && has_bytes(&folder.join(path.as_str()), bytes);
                Step { path, bytes, unchanged }
            })
            .collect();
        steps.sort_by(|one, other| one.path.cmp(other.path));
        let old = published.manifest.as_ref();
        let kept = old.map_or_else(BTreeSet::new, |old| kept_assets(site, old, folder));
        let manifest = Manifest::new(steps.iter().map(|step| step.path.clone()).collect(), kept);
        let gone = |path: &&SitePath| !manifest.lists(path);
        let stale = old.map_or_else(Vec::new, |old| old.paths().filter(gone).cloned().collect());
        Self { steps, manifest, stale }
    }

    /// Whether the disk differs from the site. If not, the assets of the build before stay another time.
    pub fn is_needed(&self, published: &Published) -> bool {
        let same_list = published.manifest.as_ref().is_some_and(|old| old.files == self.manifest.files);
        !same_list || self.changed().next().is_some()
    }

    /// The steps that put new bytes on the disk.
    pub fn changed(&self) -> impl Iterator<Item = &Step<'site>> {
        self.steps.iter().filter(|step| !step.unchanged)
    }

    /// The counts for whoever asked for the build.
    pub fn result(&self) -> Written {
        let written = self.changed().count();
        Written {
            written,
            unchanged: self.steps.len() - written,
            removed: self.stale.len(),
            bytes: self.changed().map(|step| step.bytes.len() as u64).sum(),
        }
    }
}

/// The assets of the last build that the new site does not have and that still stand on the disk. An asset whose
/// name would be in the way of a file of the new site is not kept.
fn kept_assets(site: &Site, old: &Manifest, folder: &Path) -> BTreeSet<SitePath> {
    let files: HashSet<String> = site.iter().map(|(path, _)| path.as_str().to_lowercase()).collect();
    let folders: HashSet<String> = site.iter().flat_map(|(path, _)| path.folders()).map(str::to_lowercase).collect();
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
