//! The render stage: from a course and a theme to every file of the site, in memory.
//!
//! A [`Renderer`] computes what all pages share once; after that each page is rendered by itself, in parallel for
//! `build` and on demand for `serve`. The same input always gives the same bytes.

mod address;
mod assets;
mod badge;
mod built_in;
mod calculator_view;
mod card_view;
mod chart;
mod coded;
mod course_data;
mod drawn;
mod drill_data;
mod drill_view;
#[cfg(test)]
mod edition_tests;
mod editions;
pub mod fingerprint;
mod glossary;
mod groups;
mod json;
mod kind_view;
mod late;
mod maker;
mod map_view;
mod markup;
mod menu;
mod needs;
mod outline;
mod page;
mod page_texts;
mod pages;
mod paper;
mod payload;
mod print;
mod quiz_data;
mod quiz_view;
mod review;
#[cfg(test)]
mod sample;
mod search;
mod shell;
#[cfg(test)]
mod tests;
mod texts;
mod theme;
#[cfg(test)]
mod theme_tests;
mod tree;
mod tree_view;
mod view;
mod whole;

pub use built_in::prepare_theme;
pub use page::Renderer;
pub use print::{PrintOrder, print};
pub use theme::Theme;
pub use whole::each_once;

use crate::course::Course;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every file of a site by its path (`/` between parts, relative to the site's root).
pub type SiteFiles = BTreeMap<String, Arc<[u8]>>;

/// Renders the whole site.
///
/// # Errors
/// A diagnostic for every page that a template of the project's theme could not render; equal ones once.
pub fn render(course: &Course, sources: &Sources, theme: &Theme) -> Result<SiteFiles, Vec<Diagnostic>> {
    Renderer::new(course, sources, theme).render_all()
}
