//! What the templates see.

use super::calculator_view::CalculatorView;
use super::card_view::CollectionView;
use super::course_data::Requirement;
use super::drill_view::DrillView;
use super::editions::EditionView;
use super::maker::LinkView;
use super::map_view::MapView;
use super::payload::CourseHead;
use super::quiz_view::QuizView;
use super::review::ReviewView;
use super::tree_view::TreeView;
use super::view::ModuleView;
use std::collections::BTreeMap;
use tera::Value;

/// What every template sees, flattened into one context with what the page's own template needs.
#[derive(serde::Serialize)]
pub struct Shell<'a> {
    pub lang: &'static str,
    pub page: &'static str,
    pub root: &'static str,
    pub course: CourseHead<'a>,
    pub title: &'a str,
    pub map_url: String,
    pub results_url: String,
    pub settings_url: String,
    pub review_url: String,
    pub certificate_url: String,
    /// Where the map lists the collections; absent when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub library_url: Option<String>,
    pub style: String,
    pub icon: String,
    pub scripts: Vec<String>,
    /// The scripts that the page loads when its reader searches.
    pub search_scripts: [String; 2],
    /// The style sheet that it loads with them.
    pub search_style: String,
    /// Style sheet and script that explain the terms marked on the page; absent where none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<[String; 2]>,
    /// The scripts with the texts of the other interface languages, by tag.
    pub other_languages: BTreeMap<&'static str, String>,
    pub data: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<MapView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<ModuleView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiz: Option<QuizView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cards: Option<CollectionView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drill: Option<DrillView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tree: Option<TreeView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculator: Option<CalculatorView<'a>>,
    /// On the page of a quiz or drill the module that it belongs to.
    pub owner: Option<LinkView<'a>>,
    /// What has to be passed before the page opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lock: Option<LockView>,
    /// The same page in other languages.
    pub editions: Vec<EditionView<'a>>,
}

/// The panel of a page that waits for another day. It stands hidden in the page; the script shows it.
#[derive(serde::Serialize)]
pub struct LockView {
    title: String,
    url: String,
    /// Percent.
    pass: u32,
    /// `quiz` or `read`: what is to be done.
    by: &'static str,
    /// Title and percent as JSON, for the same texts in another language.
    values: String,
}

impl LockView {
    /// The panel of a page with this requirement.
    #[must_use]
    pub fn new(requirement: &Requirement<'_>) -> Self {
        let pass = requirement.quizzes.iter().map(|quiz| quiz.pass).max().unwrap_or_default();
        let by = if requirement.quizzes.is_empty() { "read" } else { "quiz" };
        let values = serde_json::json!({"title": requirement.title, "pass": pass}).to_string();
        Self { title: requirement.title.to_owned(), url: requirement.url.clone(), pass, by, values }
    }
}
