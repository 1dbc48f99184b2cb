//! Which pages a site has: their paths, their kinds, and the style sheets they load.

use super::address::{self, CERTIFICATE, MAP, RESULTS, REVIEW, SETTINGS};
use super::needs::Needs;
use super::theme::{CARDS_STYLES, CERTIFICATE_STYLES, DRILL_STYLES, OVERVIEW_STYLES, REVIEW_STYLES, TOOL_STYLES};
use crate::course::{Course, Language};
use std::collections::BTreeMap;

/// A page of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The course map.
    Map,
    /// The trainee's results.
    Results,
    /// The settings.
    Settings,
    /// Mistakes, and what is due for repetition.
    Review,
    /// The certificate.
    Certificate,
    /// The questions of a quiz for repetition, a script; by the index in [`Course::quizzes`].
    Questions(usize),
    /// By the index in [`Course::modules`].
    Module(usize),
    /// By the index in [`Course::quizzes`].
    Quiz(usize),
    /// By the index in [`Course::collections`].
    Cards(usize),
    /// By the index in [`Course::drills`].
    Drill(usize),
    /// By the index in [`Course::trees`].
    Tree(usize),
    /// By the index in [`Course::calculators`].
    Calculator(usize),
}

impl Page {
    /// The word for the kind of page, after which its template is named.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Results => "results",
            Self::Settings => "settings",
            Self::Review | Self::Questions(_) => "review",
            Self::Certificate => "certificate",
            Self::Module(_) => "module",
            Self::Quiz(_) => "quiz",
            Self::Cards(_) => "cards",
            Self::Drill(_) => "drill",
            Self::Tree(_) => "tree",
            Self::Calculator(_) => "calculator",
        }
    }

    /// The style sheet of a page with these quizzes.
    #[must_use]
    pub fn styles(self, quizzes: &Needs) -> &'static str {
        match self {
            Self::Map | Self::Results | Self::Settings => OVERVIEW_STYLES,
            Self::Review | Self::Questions(_) => REVIEW_STYLES,
            Self::Certificate => CERTIFICATE_STYLES,
            Self::Module(_) | Self::Quiz(_) => quizzes.styles(),
            Self::Cards(_) => CARDS_STYLES,
            Self::Drill(_) => DRILL_STYLES,
            Self::Tree(_) | Self::Calculator(_) => TOOL_STYLES,
        }
    }
}

/// All pages in the course's own language, by their paths.
#[must_use]
pub fn of_site(course: &Course) -> BTreeMap<String, Page> {
    let mut pages = of_edition(course, None);
    let fixed = [
        (MAP, Page::Map),
        (RESULTS, Page::Results),
        (SETTINGS, Page::Settings),
        (REVIEW, Page::Review),
        (CERTIFICATE, Page::Certificate),
    ];
    pages.extend(fixed.map(|(path, page)| (path.to_owned(), page)));
    for (index, quiz) in course.quizzes.iter().enumerate() {
        pages.entry(address::questions_script(&quiz.id.value)).or_insert(Page::Questions(index));
    }
    for (index, collection) in course.collections.iter().enumerate() {
        pages.entry(address::cards_page(&collection.id.value)).or_insert(Page::Cards(index));
    }
    for (index, tree) in course.trees.iter().enumerate() {
        pages.entry(address::tree_page(&tree.id.value)).or_insert(Page::Tree(index));
    }
    for (index, calculator) in course.calculators.iter().enumerate() {
        pages.entry(address::calculator_page(&calculator.id.value)).or_insert(Page::Calculator(index));
    }
    pages
}

/// The pages of the modules, quizzes and drills that are in this language; `None` is the course's own.
#[must_use]
pub fn of_edition(course: &Course, language: Option<Language>) -> BTreeMap<String, Page> {
    let mut pages = BTreeMap::new();
    for (index, module) in course.modules.iter().enumerate().filter(|(_, module)| module.language == language) {
        pages.entry(address::module_page(module)).or_insert(Page::Module(index));
    }
    for (index, quiz) in course.quizzes.iter().enumerate().filter(|(_, quiz)| quiz.language == language) {
        pages.entry(address::quiz_page(quiz)).or_insert(Page::Quiz(index));
    }
    for (index, drill) in course.drills.iter().enumerate().filter(|(_, drill)| drill.language == language) {
        pages.entry(address::drill_page(drill)).or_insert(Page::Drill(index));
    }
    pages
}
