//! Scripts made of the course, computed when some page first needs them.

use super::assets::hashed_path;
use super::glossary::Glossary;
use super::json::script_of;
use super::outline::Outline;
use super::page_texts::PageTexts;
use super::search::SearchIndex;
use super::theme::Theme;
use std::sync::{Arc, OnceLock};

/// The path of what the search scans.
pub const SEARCH_INDEX: &str = "assets/search-index.js";

/// A script made of the course: its path and its content.
pub type LateScript = (String, Arc<[u8]>);

/// The scripts of one edition of the course, and the terms that its pages mark.
#[derive(Default)]
pub struct LateScripts {
    course: OnceLock<LateScript>,
    search: OnceLock<LateScript>,
    glossary: OnceLock<Glossary>,
    terms: OnceLock<Option<LateScript>>,
    /// The interface texts that pages carry.
    pub texts: PageTexts,
}

impl LateScripts {
    /// The outline of the course. Only the map, the results and the pages of one's own affairs need it.
    pub fn course(&self, outline: &Outline) -> &LateScript {
        self.course.get_or_init(|| {
            let script = script_of("coursewrightCourse", &outline.course_data());
            (hashed_path("course.js", &script), script)
        })
    }

    /// What the search scans. Pages only name it; it is loaded when a trainee searches.
    pub fn search(&self, outline: &Outline, theme: &Theme) -> &LateScript {
        // Every page names it. With a hash of its content in its name, a changed word would change every page.
        self.search.get_or_init(|| {
            let index = SearchIndex::new(outline.course(), theme.texts());
            (SEARCH_INDEX.to_owned(), script_of("coursewrightSearch", &index))
        })
    }

    /// The terms that pages of modules mark.
    pub fn glossary(&self, outline: &Outline) -> &Glossary {
        self.glossary.get_or_init(|| Glossary::new(outline.course(), outline.original().language))
    }

    /// What explains the terms, followed by the script that shows it: a page that marks terms loads both as one when its
    /// reader first touches it. None where there are no terms.
    pub fn terms(&self, outline: &Outline, theme: &Theme) -> Option<&LateScript> {
        let script = self.terms.get_or_init(|| {
            let glossary = self.glossary(outline);
            let shows = theme.assets().path("terms.js").and_then(|path| theme.assets().files().get(path))?;
            let told = script_of("coursewrightTerms", &glossary.explanations(outline.course().manifest.language));
            let whole: Arc<[u8]> = [&told[..], &shows[..]].concat().into();
            (!glossary.is_empty()).then(|| (hashed_path("glossary.js", &whole), whole))
        });
        script.as_ref()
    }
}
