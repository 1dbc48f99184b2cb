//! Lays a [`Site`] onto the disk: only what changed, all of it or nothing, and never over somebody else's files.
//!
//! The site is built complete in a folder beside the old one, unchanged files as hard links, and then the two are
//! exchanged in one step of the kernel. A process that dies at any moment leaves the old site or the new one. Where
//! folders cannot be exchanged (Windows, network drives, mount points) the finished files are moved in one by one.
//!
//! No file is flushed to the medium (`fsync`): the site can be built again from its sources at any time, and flushing
//! each of 1,000 pages of 30 KB took 0.4 s where writing them took 0.13 s. After a power cut, build again.

mod lock;
mod manifest;
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
use crate::site::Site;
use manifest::Published;
use plan::Plan;
use target::Target;
use way::Way;
use workspace::Workspace;

pub use manifest::MANIFEST;

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
    write_in_manner(site, out, project, &Manner::default())
}

/// [`write()`] with its waiting time and its way to publish.
fn write_in_manner(site: &Site, out: &Path, project: &Path, manner: &Manner) -> Result<Written, Error> {
    if let Some((first, second)) = site.clash() {
        return Err(Error::Clash { first: first.to_string(), second: second.to_string() });
    }
    let target = Target::resolve(out, project)?;
    let workspace = Workspace::open(&target, manner.patience)?;
    let published = Published::survey(&target.folder)?;
    let plan = Plan::new(site, &published, &target.folder);
    if !plan.is_needed(&published) {
        return Ok(plan.result());
    }
    let way = match published.exists {
        false => Way::Rename,
        true if manner.exchange && workspace.is_beside() => Way::Exchange,
        true => Way::InPlace,
    };
    let staged = stage::stage(&plan, &workspace, &target.folder, way)?;
    publish::publish(&plan, &published, staged, &target.folder, way)?;
    Ok(plan.result())
}
