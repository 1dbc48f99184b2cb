//! A whole site at once, in memory: for those who look at all of it. A build makes each file when it is written.

use super::{Renderer, SiteFiles};
use crate::diagnostic::Diagnostic;
use rayon::iter::Either;
use rayon::prelude::*;

impl Renderer {
    /// Every file of the site, pages rendered in parallel.
    ///
    /// # Errors
    /// The faults in templates that rendering met, each once.
    pub fn render_all(&self) -> Result<SiteFiles, Vec<Diagnostic>> {
        let paths: Vec<&str> = self.paths().into_iter().collect();
        self.prepare_search();
        let made =
            paths.into_par_iter().filter_map(|path| Some(self.page(path)?.map(|bytes| (path.to_owned(), bytes))));
        let (files, faults): (SiteFiles, Vec<Diagnostic>) = made.partition_map(|made| match made {
            Ok(file) => Either::Left(file),
            Err(fault) => Either::Right(fault),
        });
        if faults.is_empty() { Ok(files) } else { Err(each_once(faults)) }
    }
}

/// These diagnostics without those that are equal to one before.
#[must_use]
pub fn each_once(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        if !kept.contains(&diagnostic) {
            kept.push(diagnostic);
        }
    }
    kept
}
