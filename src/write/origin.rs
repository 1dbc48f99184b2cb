//! Where the bytes of a site's files come from while they are written: from memory, or made one after the other.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::error::Error;
use crate::site::{Site, SitePath};

/// The files of a site, each there when it is asked for. A site that is made while it is written never stands in
/// memory as a whole.
pub trait Origin: Sync {
    /// The path of every file.
    fn paths(&self) -> BTreeSet<SitePath>;

    /// Calls `take` once with the bytes of the file at `path`, one of [`Origin::paths`]; equal calls give equal bytes.
    /// Called from several threads, each for another file. `take` must not wait for other work.
    ///
    /// # Errors
    /// When the file cannot be made. The origin remembers why.
    fn lend(&self, path: &SitePath, take: &mut dyn FnMut(&[u8])) -> Result<(), Unmade>;

    /// Does what takes long and only few files need, beside the making of the others.
    fn prepare(&self) {}

    /// Whether the file at `path` needs what [`Origin::prepare`] does; it is asked for only afterwards.
    fn needs_preparation(&self, _path: &SitePath) -> bool {
        false
    }
}

/// A file could not be made; its [`Origin`] knows why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmade;

impl Origin for Site {
    fn paths(&self) -> BTreeSet<SitePath> {
        self.iter().map(|(path, _)| path.clone()).collect()
    }

    fn lend(&self, path: &SitePath, take: &mut dyn FnMut(&[u8])) -> Result<(), Unmade> {
        self.get(path.as_str()).map(|bytes| take(bytes)).ok_or(Unmade)
    }
}

/// Asks `origin` for every file of `paths`, several at a time, and gives what `take` makes of them, in no order; `None`
/// when one of them could not be made, and then the others were still tried.
///
/// # Errors
/// The first one of `take`; the files that are left are not asked for then.
pub(super) fn take_all<'path, T: Send>(
    origin: &impl Origin,
    paths: &'path BTreeSet<SitePath>,
    take: impl Fn(&'path SitePath, &[u8]) -> Result<T, Error> + Sync,
) -> Result<Option<Vec<T>>, Error> {
    let one = |path: &'path SitePath| {
        let mut taken = None;
        let made = origin.lend(path, &mut |bytes| taken = Some(take(path, bytes)));
        taken.filter(|_| made.is_ok()).transpose()
    };
    // One by one, or else a processor is left with a hundred files when the others have nothing to do.
    let all = |paths: Vec<&'path SitePath>| -> Result<Option<Vec<T>>, Error> {
        let taken = paths.into_par_iter().with_max_len(1).map(one).collect::<Result<Vec<_>, Error>>()?;
        Ok(taken.into_iter().collect())
    };
    let (late, mut soon): (Vec<_>, Vec<_>) = paths.iter().partition(|path| origin.needs_preparation(path));
    // What is made of one part of a course goes by one name. Made one after the other, most of it is still at hand.
    soon.sort_by_key(|path| stem(path));
    let ((), soon) = rayon::join(|| origin.prepare(), || all(soon));
    // Both, so that an origin remembers every reason.
    let (soon, late) = (soon?, all(late)?);
    Ok(soon.zip(late).map(|(soon, late)| soon.into_iter().chain(late).collect()))
}

/// The name of a file without its folder and without all that follows the first point.
fn stem(path: &SitePath) -> &str {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default()
}
