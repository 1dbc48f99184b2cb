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
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// What every template sees, beside what the page's own template needs.
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
    pub library_url: Option<String>,
    pub style: String,
    pub icon: String,
    pub scripts: Vec<String>,
    /// The scripts that the page loads when its reader searches.
    pub search_scripts: [String; 2],
    /// The style sheet that it loads with them.
    pub search_style: String,
    /// Style sheet and script that explain the terms marked on the page; absent where none is.
    pub terms: Option<[String; 2]>,
    /// The scripts with the texts of the other interface languages, by tag.
    pub other_languages: BTreeMap<&'static str, String>,
    pub data: Value,
    pub map: Option<MapView<'a>>,
    pub module: Option<ModuleView<'a>>,
    pub quiz: Option<QuizView<'a>>,
    pub cards: Option<CollectionView<'a>>,
    pub drill: Option<DrillView<'a>>,
    pub review: Option<ReviewView<'a>>,
    pub tree: Option<TreeView<'a>>,
    pub calculator: Option<CalculatorView<'a>>,
    /// On the page of a quiz or drill the module that it belongs to.
    pub owner: Option<LinkView<'a>>,
    /// What has to be passed before the page opens.
    pub lock: Option<LockView>,
    /// The same page in other languages.
    pub editions: Vec<EditionView<'a>>,
}

impl Shell<'_> {
    /// The context in which a template is rendered. What is absent has no name in it, but for `owner`.
    #[must_use]
    pub fn context(&self) -> Context {
        // Every field by its name, so that none is forgotten.
        let Self {
            lang,
            page,
            root,
            course,
            title,
            map_url,
            results_url,
            settings_url,
            review_url,
            certificate_url,
            library_url,
            style,
            icon,
            scripts,
            search_scripts,
            search_style,
            terms,
            other_languages,
            data,
            map,
            module,
            quiz,
            cards,
            drill,
            review,
            tree,
            calculator,
            owner,
            lock,
            editions,
        } = self;
        // Inserting panics on what has no form in JSON: these are texts and numbers, and lists and structs of them.
        let mut context = tera::context! { lang, page, root, course, title, map_url, results_url, settings_url, review_url, certificate_url, style, icon, scripts, search_scripts, search_style, other_languages, data, owner, editions };
        insert_present(&mut context, "library_url", library_url.as_ref());
        insert_present(&mut context, "terms", terms.as_ref());
        insert_present(&mut context, "map", map.as_ref());
        insert_present(&mut context, "module", module.as_ref());
        insert_present(&mut context, "quiz", quiz.as_ref());
        insert_present(&mut context, "cards", cards.as_ref());
        insert_present(&mut context, "drill", drill.as_ref());
        insert_present(&mut context, "review", review.as_ref());
        insert_present(&mut context, "tree", tree.as_ref());
        insert_present(&mut context, "calculator", calculator.as_ref());
        insert_present(&mut context, "lock", lock.as_ref());
        context
    }
}

fn insert_present(context: &mut Context, name: &'static str, value: Option<&impl Serialize>) {
    if let Some(value) = value {
        context.insert(name, value);
    }
}

/// The panel of a page that waits for another day. It stands hidden in the page; the script shows it.
#[derive(Serialize)]
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
