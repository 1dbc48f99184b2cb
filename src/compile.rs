//! The pipeline: load, parse, check. What comes after, rendering and writing, wants a course without errors.

use crate::check::{Checked, check};
use crate::diagnostic::{Diagnostic, report};
use crate::error::Error;
use crate::parse::Parser;
use crate::source::{Loader, Sources};
use std::path::Path;

/// Compiles one project again and again, remembering what did not change.
#[derive(Debug, Default)]
pub struct Compiler {
    loader: Loader,
    parser: Parser,
}

/// What a project turned out to be.
#[derive(Debug)]
pub struct Compiled {
    /// Everything that was read.
    pub sources: Sources,
    /// The course, if nothing is wrong with it.
    pub course: Option<Checked>,
    /// Every mistake, the gravest first.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiler {
    /// Reads, parses and checks the project in `root`.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read. The author's mistakes are in [`Compiled::diagnostics`].
    pub fn compile(&mut self, root: &Path) -> Result<Compiled, Error> {
        let mut diagnostics = Vec::new();
        let sources = self.loader.load(root, &mut diagnostics)?;
        let course = self.parser.parse(&sources, &mut diagnostics);
        let course = course.and_then(|course| check(course, &sources, &mut diagnostics));
        report::sort(&mut diagnostics, &sources);
        Ok(Compiled { sources, course, diagnostics })
    }
}
