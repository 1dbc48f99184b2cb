//! Lays a site onto the disk: only what changed, all of it or nothing, and never over somebody else's files.
//!
//! The files come from an [`Origin`], which may make each when it is asked for: pages go to the disk while others are still
//! rendered, and a build of 1,000 modules holds 98 MB instead of 132.
//!
//! The site is built complete in a folder beside the old one, unchanged files as hard links, and then the two are
//! exchanged in one step of the kernel. A process that dies at any moment leaves the old site or the new one. Where
//! folders cannot be exchanged (Windows, network drives, mount points) the finished files are moved in one by one.
//!
//! No file is flushed to the medium (`fsync`): the site can be built again from its sources at any time, and flushing
//! each of 1,000 pages of 30 KB took 0.4 s where writing them took 0.13 s. After a power cut, build again.

mod lock;
mod manifest;
mod origin;
mod plan;
mod publish;
mod stage;
mod target;
mod way;
mod workspace;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Duration;

use crate::error::Error;
use crate::site::{Site, clash};
use manifest::Published;
use plan::{Changed, Plan, byte_count};
use target::Target;
use way::Way;
use workspace::Workspace;

pub use manifest::MANIFEST;
pub use origin::{Origin, Unmade};

/// What [`write`] did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files whose bytes are new.
    pub written: usize,
    /// Files that were there already, byte for byte; they keep their time of change.
    pub unchanged: usize,
    /// Files of older builds that are gone now.
    pub removed: usize,
    /// Bytes of the files in `written`.
    pub bytes: u64,
}

/// How to go about it; the tests take other values than the program.
struct Manner {
    /// How long to wait for another build of the same folder.
    patience: Duration,
    /// Whether to try the exchange of folders before the update in place.
    exchange: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self { patience: Duration::from_secs(10), exchange: true }
    }
}

/// Publishes `site` in the folder `out`, which belongs to the project in the folder `project`.
///
/// `out` must be new, empty, or made by an earlier call; it may be a link to such a folder. Files of the earlier
/// build that the site no longer has are removed, except that hashed assets stay for one more build, for the
/// readers who have the old page open. When nothing changed, nothing is touched.
///
/// # Errors
/// - [`Error::OutputRefused`] when `out` is a root, the home folder, under version control, above the project or
///   inside its sources; links, `..` and case are seen through.
/// - [`Error::ForeignFiles`] and [`Error::BadManifest`] when files in `out` are not known to be ours.
/// - [`Error::Clash`] when two paths of the site cannot stand on one disk.
/// - [`Error::Locked`] when another process still writes `out` after ten seconds.
/// - [`Error::DiskFull`] and [`Error::Io`] when the system refuses; the old site is whole then.
pub fn write(site: &Site, out: &Path, project: &Path) -> Result<Written, Error> {
    // A site has every file it lists.
    Ok(write_from(site, out, project)?.unwrap_or_default())
}

/// [`write()`] for a site whose files come from `origin`, each as soon as it is made; `None` when one of them could not
/// be made, and then nothing is published.
///
/// # Errors
/// As [`write()`].
pub fn write_from(origin: &impl Origin, out: &Path, project: &Path) -> Result<Option<Written>, Error> {
    write_in_manner(origin, out, project, &Manner::default())
}

/// [`write_from()`] with its waiting time and its way to publish.
fn write_in_manner(
    origin: &impl Origin,
    out: &Path,
    project: &Path,
    manner: &Manner,
) -> Result<Option<Written>, Error> {
    let files = origin.paths();
    if let Some((first, second)) = clash(&files) {
        return Err(Error::Clash { first: first.to_string(), second: second.to_string() });
    }
    let target = Target::resolve(out, project)?;
    let workspace = Workspace::open(&target, manner.patience)?;
    let published = Published::survey(&target.folder)?;
    let plan = Plan::new(files, &published, &target.folder);
    if !published.exists {
        // There is nothing to compare with, so no file has to wait for the others in memory.
        let Some((staged, bytes)) = stage::stage_new(&plan, origin, &workspace, &target.folder)? else {
            return Ok(None);
        };
        publish::publish(&plan, &Changed::new(), &published, staged, &target.folder, Way::Rename)?;
        return Ok(Some(plan.result(plan.manifest.files.len(), bytes)));
    }
    let Some(changed) = plan.changed(origin, &published, &target.folder)? else { return Ok(None) };
    let written = plan.result(changed.len(), byte_count(&changed));
    if plan.is_needed(&changed, &published) {
        let way = if manner.exchange && workspace.is_beside() { Way::Exchange } else { Way::InPlace };
        let staged = stage::stage_changes(&plan, &changed, &workspace, &target.folder, way)?;
        publish::publish(&plan, &changed, &published, staged, &target.folder, way)?;
    }
    Ok(Some(written))
}
