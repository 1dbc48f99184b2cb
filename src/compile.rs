//! The pipeline in one readable place: load, parse, check, render. Writing is the caller's; files are rendered meanwhile.

use crate::check::{Checked, Checker};
use crate::course::{Audience, Date, Language};
use crate::diagnostic::{Diagnostic, report};
use crate::error::Error;
use crate::parse::markdown::Labels;
use crate::parse::shop::Filler;
use crate::parse::{self, Parser};
use crate::render::{PrintOrder, Renderer, SiteFiles, Theme, each_once, prepare_theme, print};
use crate::site::{Site, SitePath};
use crate::source::{Loader, Sources};
use crate::write::{Origin, Unmade};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// Compiles one project again and again, remembering what did not change.
#[derive(Default)]
pub struct Compiler {
    loader: Loader,
    filler: Filler,
    parser: Parser,
    checker: Checker,
    audience: Audience,
    theme: Option<LoadedTheme>,
    today: Option<Date>,
}

/// A theme with what it was made of.
struct LoadedTheme {
    theme: Theme,
    name: String,
    language: Language,
    files: Vec<Arc<[u8]>>,
}

/// What a project turned out to be.
pub struct Compiled {
    /// Everything that was read.
    pub sources: Arc<Sources>,
    /// The course with its theme, if nothing is wrong with them.
    pub course: Option<Ready>,
    /// Every mistake, the gravest first.
    pub diagnostics: Vec<Diagnostic>,
}

/// A course that can be rendered.
pub struct Ready {
    /// The course.
    pub course: Checked,
    /// What its pages are made with.
    pub theme: Theme,
}

impl Compiler {
    /// A compiler that takes `date` for the day on which it runs; without one, [`Compiler::compile`] asks the clock.
    #[must_use]
    pub fn on(date: Option<Date>) -> Self {
        Self { today: date, ..Self::default() }
    }

    /// This compiler, making the site for `audience`: trainees get nothing of what is for their trainers, and trainers find every
    /// day open. All of it is checked either way.
    #[must_use]
    pub fn for_audience(self, audience: Audience) -> Self {
        Self { audience, ..self }
    }

    /// Reads, parses and checks the project in `root`.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read. The author's mistakes are in [`Compiled::diagnostics`].
    pub fn compile(&mut self, root: &Path) -> Result<Compiled, Error> {
        let mut diagnostics = Vec::new();
        // Both take their time once, one the disk's, the other the processor's.
        let (sources, ()) = rayon::join(|| self.loader.load(root, &mut diagnostics), prepare_theme);
        let sources = Arc::new(sources?);
        let values = parse::shop::shop(&sources, &mut diagnostics);
        let filled = self.filler.fill(&sources, &values, &mut diagnostics);
        let of_files = diagnostics.len();
        let manifest = parse::manifest(&filled.sources, &mut diagnostics);
        let theme = manifest.as_ref().map(|manifest| self.theme(&sources, manifest, &mut diagnostics));
        let labels_in = |language: Option<Language>| {
            let text = |key: &str| theme.as_ref().map_or_else(String::new, |theme| theme.text(key, language));
            Arc::new(Labels::new(text))
        };
        let own = labels_in(None);
        let others = Language::ALL.map(|language| (language, labels_in(Some(language))));
        let labels = |language: Option<Language>| {
            let other = others.iter().find(|(other, _)| Some(*other) == language);
            Arc::clone(other.map_or(&own, |(_, labels)| labels))
        };
        // Only rendering asks for the theme's assets.
        let ((), course) = rayon::join(
            || theme.iter().for_each(Theme::prepare_assets),
            || self.parser.parse(&filled.sources, manifest, &labels, &mut diagnostics),
        );
        let day = self.today.unwrap_or_else(today);
        let checked = course.and_then(|course| self.checker.check(course, &filled.sources, day, &mut diagnostics));
        // What was noted from here on stands in filled texts.
        filled.restore(diagnostics.get_mut(of_files..).unwrap_or_default());
        let checked = checked.map(|checked| match self.audience {
            Audience::Trainee if checked.course().has_trainer_modules() => checked.for_trainees(),
            Audience::Trainee => checked,
            Audience::Trainer => checked.for_trainers(),
        });
        let course = checked.zip(theme).map(|(course, theme)| Ready { course, theme });
        report::sort(&mut diagnostics, &sources);
        Ok(Compiled { sources, course, diagnostics })
    }

    /// The theme that the manifest names; the one of last time if its files are the same.
    fn theme(
        &mut self,
        sources: &Sources,
        manifest: &crate::course::Manifest,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Theme {
        let files: Vec<Arc<[u8]>> = sources.theme.iter().map(|file| Arc::clone(&file.bytes)).collect();
        if let Some(known) = &self.theme
            && known.name == manifest.theme.value
            && known.language == manifest.language
            && known.files.len() == files.len()
            && known.files.iter().zip(&files).all(|(known, file)| Arc::ptr_eq(known, file))
        {
            return known.theme.clone();
        }
        let (theme, faults) = Theme::load(sources, manifest);
        self.theme = faults.is_empty().then(|| LoadedTheme {
            theme: theme.clone(),
            name: manifest.theme.value.clone(),
            language: manifest.language,
            files,
        });
        diagnostics.extend(faults);
        theme
    }
}

impl Ready {
    /// A renderer of the course's pages.
    #[must_use]
    pub fn renderer(&self, sources: &Sources) -> Renderer {
        Renderer::new(self.course.course(), sources, &self.theme)
    }

    /// The site, each file made when it is asked for.
    ///
    /// # Errors
    /// When the path of a page cannot be written.
    pub fn rendering(&self, sources: &Sources) -> Result<Rendering, Error> {
        let renderer = self.renderer(sources);
        let paths: Vec<&str> = renderer.paths().into_iter().collect();
        let place = |path: &str| Ok((site_path(path)?, path.to_owned()));
        let paths = paths.into_par_iter().map(place).collect::<Result<Vec<_>, Error>>()?.into_iter().collect();
        Ok(Rendering { renderer, paths, faults: Mutex::default() })
    }

    /// Every file of the site.
    ///
    /// # Errors
    /// When a template of the project's theme, or the path of a file, does not work.
    pub fn render(&self, sources: &Sources) -> Result<Site, Faulty> {
        laid_out(self.renderer(sources).render_all().map_err(Faulty::Templates)?)
    }

    /// Every page for paper, as `order` wants it.
    ///
    /// # Errors
    /// As [`Ready::render`].
    pub fn print(&self, sources: &Sources, order: &PrintOrder) -> Result<Site, Faulty> {
        laid_out(print(self.course.course(), sources, &self.theme, order).map_err(Faulty::Templates)?)
    }
}

/// A site of which each file is made when it is asked for.
pub struct Rendering {
    renderer: Renderer,
    /// The paths of the files, with those by which the renderer knows them.
    paths: BTreeMap<SitePath, String>,
    /// Why files could not be made.
    faults: Mutex<BTreeMap<SitePath, Diagnostic>>,
}

impl Rendering {
    /// The faults in templates of the project's theme for which files could not be made, each once.
    #[must_use]
    pub fn faults(self) -> Vec<Diagnostic> {
        let faults = self.faults.into_inner().unwrap_or_else(PoisonError::into_inner);
        each_once(faults.into_values().collect())
    }

    /// How many files it has.
    #[must_use]
    pub fn file_count(&self) -> usize {
        self.paths.len()
    }
}

impl Origin for Rendering {
    fn paths(&self) -> BTreeSet<SitePath> {
        self.paths.keys().cloned().collect()
    }

    fn lend(&self, path: &SitePath, take: &mut dyn FnMut(&[u8])) -> Result<(), Unmade> {
        let known = self.paths.get(path).ok_or(Unmade)?;
        self.renderer.lend(known, take).ok_or(Unmade)?.map_err(|fault| {
            self.faults.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), fault);
            Unmade
        })
    }

    fn prepare(&self) {
        self.renderer.prepare_search();
    }

    fn needs_preparation(&self, path: &SitePath) -> bool {
        Renderer::is_of_search(path.as_str())
    }
}

/// A path of the renderer as one of the site.
fn site_path(path: &str) -> Result<SitePath, Error> {
    SitePath::new(path).map_err(|fault| Error::Page { path: path.to_owned(), reason: fault.to_string() })
}

/// The files as a site.
fn laid_out(files: SiteFiles) -> Result<Site, Faulty> {
    files.into_iter().map(|(path, bytes)| Ok((site_path(&path).map_err(Faulty::Path)?, bytes))).collect()
}

/// Why a checked course could not be rendered.
#[derive(Debug)]
pub enum Faulty {
    /// Templates of the project's theme fail on its pages.
    Templates(Vec<Diagnostic>),
    /// A page's path cannot be written.
    Path(Error),
}

/// The present day in UTC: by `SOURCE_DATE_EPOCH`, with which builds are repeated, else by the clock.
fn today() -> Date {
    let clock = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    Date::of_epoch(given.unwrap_or_else(clock))
}
