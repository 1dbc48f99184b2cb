//! Addresses: where each file of the project ends up in the site, and how one page links to another.
//!
//! Every link is relative, so one build works at any path, on an intranet share and from a folder.

use crate::course::{Course, Drill, Language, Module, Quiz};
use crate::source::{ProjectPath, Sources};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::HashMap;

/// What stays as it is in a URL; the colon does not, since `a:b.html` would read as a scheme.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The same for a path with its folders.
const ENCODED_PATH: &AsciiSet = &ENCODED.remove(b'/');

/// The path of the course map.
pub const MAP: &str = "index.html";
/// The path of the results page.
pub const RESULTS: &str = "results.html";
/// The path of the settings page.
pub const SETTINGS: &str = "settings.html";
/// The path of the page for repetition.
pub const REVIEW: &str = "review.html";
/// The path of the certificate.
pub const CERTIFICATE: &str = "certificate.html";

/// The site path of a module; a translation stands beside its original, with its language in the name.
#[must_use]
pub fn module_page(module: &Module) -> String {
    format!("modules/{}{}.html", module.id.value, suffix(module.language))
}

/// The site path of a quiz, named like that of a module.
#[must_use]
pub fn quiz_page(quiz: &Quiz) -> String {
    format!("quizzes/{}{}.html", quiz.id.value, suffix(quiz.language))
}

fn suffix(language: Option<Language>) -> String {
    language.map_or_else(String::new, |language| format!(".{language}"))
}

/// The site path of the script with the questions of the quiz with this id, for repetition.
#[must_use]
pub fn questions_script(quiz: &str) -> String {
    format!("assets/questions/{quiz}.js")
}

/// The site path of the collection of cards with this id.
#[must_use]
pub fn cards_page(id: &str) -> String {
    format!("cards/{id}.html")
}

/// The site path of a drill, named like that of a module.
#[must_use]
pub fn drill_page(drill: &Drill) -> String {
    format!("drills/{}{}.html", drill.id.value, suffix(drill.language))
}

/// The site path of the decision tree with this id.
#[must_use]
pub fn tree_page(id: &str) -> String {
    format!("trees/{id}.html")
}

/// The site path of the calculator with this id.
#[must_use]
pub fn calculator_page(id: &str) -> String {
    format!("calculators/{id}.html")
}

/// The site path of a picture, sound or other file of the project, which keeps its project path.
#[must_use]
pub fn media(path: &ProjectPath) -> String {
    format!("media/{path}")
}

/// Which page each Markdown and YAML file of the project became.
#[derive(Debug, Default)]
pub struct Addresses {
    pages: HashMap<ProjectPath, String>,
}

impl Addresses {
    /// The addresses of all modules, quizzes, collections, drills, trees and calculators of `course`, translations included.
    #[must_use]
    pub fn new(course: &Course, sources: &Sources) -> Self {
        let translated = course.translations.iter();
        let modules = course.modules.iter().chain(translated.clone().flat_map(|translation| &translation.modules));
        let modules = modules.map(|module| (module.file, module_page(module)));
        let quizzes = course.quizzes.iter().chain(translated.clone().flat_map(|translation| &translation.quizzes));
        let quizzes = quizzes.map(|quiz| (quiz.file, quiz_page(quiz)));
        let cards = course.collections.iter().map(|cards| (cards.file, cards_page(&cards.id.value)));
        let drills = course.drills.iter().chain(translated.flat_map(|translation| &translation.drills));
        let drills = drills.map(|drill| (drill.file, drill_page(drill)));
        let trees = course.trees.iter().map(|tree| (tree.file, tree_page(&tree.id.value)));
        let calculators = course.calculators.iter().map(|one| (one.file, calculator_page(&one.id.value)));
        let pages = modules
            .chain(quizzes)
            .chain(cards)
            .chain(drills)
            .chain(trees)
            .chain(calculators)
            .map(|(file, page)| (sources.file(file).path.clone(), page))
            .collect();
        Self { pages }
    }

    /// The site path of the page that `file` became; `None` for a file that is no page.
    #[must_use]
    pub fn page(&self, file: &ProjectPath) -> Option<&str> {
        self.pages.get(file).map(String::as_str)
    }
}

/// The relative URL, percent-encoded, that leads from the page `from` to `to` (site paths), and there to `anchor`.
#[must_use]
pub fn relative(from: &str, to: &str, anchor: Option<&str>) -> String {
    let mut url = String::with_capacity(to.len() + 3);
    if from != to || anchor.is_none() {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = to.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).filter(|_| !folder.is_empty());
        url.push_str(if beside.is_some() { "" } else { root(from) });
        push_path(&mut url, beside.unwrap_or(to));
    }
    if let Some(anchor) = anchor {
        url.push('#');
        url.extend(utf8_percent_encode(anchor, ENCODED));
    }
    url
}

/// The way from a page to the root of the site: empty at the root, `../` one level deep.
#[must_use]
pub fn root(page: &str) -> &'static str {
    if page.contains('/') { "../" } else { "" }
}

/// A site path as a URL, percent-encoded, relative to the root of the site.
#[must_use]
pub fn from_root(path: &str) -> String {
    let mut url = String::new();
    push_path(&mut url, path);
    url
}

fn push_path(url: &mut String, path: &str) {
    url.extend(utf8_percent_encode(path, ENCODED_PATH));
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn links_are_relative_and_percent_encoded() {
        assert_eq!(relative("index.html", "modules/d1.html", None), "modules/d1.html");
        assert_eq!(relative("modules/d1.html", "modules/第二天.html", None), "%E7%AC%AC%E4%BA%8C%E5%A4%A9.html");
        assert_eq!(relative("modules/d1.html", "quizzes/a.html", Some("q-1")), "../quizzes/a.html#q-1");
        assert_eq!(relative("modules/d1.html", "media/course/图 1.png", None), "../media/course/%E5%9B%BE%201.png");
        assert_eq!(relative("modules/d1.html", "index.html", None), "../index.html");
    }

    #[test]
    fn a_link_to_a_heading_of_the_same_page_is_only_the_anchor() {
        assert_eq!(relative("modules/d1.html", "modules/d1.html", Some("two clocks")), "#two%20clocks");
        assert_eq!(relative("modules/d1.html", "modules/d1.html", None), "d1.html");
    }

    #[test]
    fn a_colon_in_a_name_is_no_scheme() {
        assert_eq!(relative("index.html", "javascript:x", None), "javascript%3Ax");
    }
}
