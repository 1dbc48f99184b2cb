//! Scripts made of the course, computed when some page first needs them.

use super::assets::hashed_path;
use super::glossary::Glossary;
use super::json::script_of;
use super::outline::Outline;
use super::page_texts::PageTexts;
use super::search::search_data;
use super::theme::Theme;
use std::sync::OnceLock;

/// The paths of what the search scans: titles and headings, followed by its own script; and the texts.
pub const SEARCH_SCRIPTS: [&str; 2] = ["assets/search-index.js", "assets/search-text.js"];

/// Room for scripts that are small in most courses, in bytes.
const SMALL: usize = 4096;

/// A script made of the course: its path and its content.
pub type LateScript = (String, Vec<u8>);

/// The scripts of one edition of the course, and the terms that its pages mark.
#[derive(Default)]
pub struct LateScripts {
    course: OnceLock<LateScript>,
    search: OnceLock<[LateScript; 2]>,
    glossary: OnceLock<Glossary>,
    terms: OnceLock<Option<LateScript>>,
    /// The interface texts that pages carry.
    pub texts: PageTexts,
}

impl LateScripts {
    /// The outline of the course. Only the map, the results and the pages of one's own affairs need it.
    pub fn course(&self, outline: &Outline) -> &LateScript {
        self.course.get_or_init(|| {
            let script = script_of("coursewrightCourse", &outline.course_data(), SMALL);
            (hashed_path("course.js", &script), script)
        })
    }

    /// The search with what it scans, in the order of [`SEARCH_SCRIPTS`]. Pages only name them; they are loaded when a
    /// trainee searches. Titles come with the script, so that it can be used while the texts load.
    pub fn search(&self, outline: &Outline, theme: &Theme) -> &[LateScript; 2] {
        // Every page names them. With a hash of the content in their names, a changed word would change every page.
        self.search.get_or_init(|| {
            let (index, texts) = search_data(outline.course(), theme.texts());
            let searches = theme.assets().path("search.js").and_then(|path| theme.assets().files().get(path));
            let mut whole = script_of("coursewrightSearch", &index, SMALL);
            whole.extend_from_slice(searches.map_or(&[][..], |script| &script[..]));
            let [index_path, text_path] = SEARCH_SCRIPTS.map(str::to_owned);
            let texts = script_of("coursewrightSearchTexts", &texts, texts.room());
            [(index_path, whole), (text_path, texts)]
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
            let explanations = glossary.explanations(outline.course().manifest.language);
            let mut whole = script_of("coursewrightTerms", &explanations, SMALL);
            whole.extend_from_slice(shows);
            (!glossary.is_empty()).then(|| (hashed_path("glossary.js", &whole), whole))
        });
        script.as_ref()
    }
}
