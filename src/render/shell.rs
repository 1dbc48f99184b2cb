//! What the templates see.

use super::card_view::CollectionView;
use super::drill_view::DrillView;
use super::editions::EditionView;
use super::map_view::MapView;
use super::payload::CourseHead;
use super::quiz_view::QuizView;
use super::review::ReviewView;
use super::view::{LinkView, ModuleView};
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
    /// On the page of a quiz or drill the module that it belongs to.
    pub owner: Option<LinkView<'a>>,
    /// The same page in other languages.
    pub editions: Vec<EditionView<'a>>,
}
