//! Where else a page stands: in the language of the course, and in those that it is translated into.

use super::address;
use super::maker::Maker;
use super::theme::Theme;
use crate::course::{Drill, Language, Module, Quiz};
use std::sync::Arc;

/// The same page in another language.
#[derive(Debug, serde::Serialize)]
pub struct EditionView<'a> {
    tag: &'static str,
    /// The name of the language in itself.
    name: &'a str,
    url: String,
}

/// The other editions of the page of the module at `index`.
#[must_use]
pub fn of_module<'a>(index: usize, maker: &Maker<'_>, theme: &'a Theme) -> Vec<EditionView<'a>> {
    let original = &maker.outline.original().modules[index];
    let translations = &maker.outline.course().translations;
    let same = |modules: &'_ [Arc<Module>]| modules.iter().find(|module| module.id.value == original.id.value).cloned();
    let translated = translations.iter().filter_map(|translation| same(&translation.modules));
    let all = std::iter::once(Arc::clone(original)).chain(translated);
    views(all.map(|module| (module.language, address::module_page(&module))), maker, theme)
}

/// The other editions of the page of the quiz at `index`.
#[must_use]
pub fn of_quiz<'a>(index: usize, maker: &Maker<'_>, theme: &'a Theme) -> Vec<EditionView<'a>> {
    let original = &maker.outline.original().quizzes[index];
    let translations = &maker.outline.course().translations;
    let same = |quizzes: &'_ [Arc<Quiz>]| quizzes.iter().find(|quiz| quiz.id.value == original.id.value).cloned();
    let translated = translations.iter().filter_map(|translation| same(&translation.quizzes));
    let all = std::iter::once(Arc::clone(original)).chain(translated);
    views(all.map(|quiz| (quiz.language, address::quiz_page(&quiz))), maker, theme)
}

/// The other editions of the page of the drill at `index`.
#[must_use]
pub fn of_drill<'a>(index: usize, maker: &Maker<'_>, theme: &'a Theme) -> Vec<EditionView<'a>> {
    let course = maker.outline.course();
    let id = &course.drills[index].id.value;
    let own = maker.outline.original().drills.as_slice();
    let all = std::iter::once(own).chain(course.translations.iter().map(|translation| translation.drills.as_slice()));
    let same = |drills: &'_ [Arc<Drill>]| drills.iter().find(|drill| drill.id.value == *id).cloned();
    let pages = all.filter_map(same).map(|drill| (drill.language, address::drill_page(&drill)));
    views(pages, maker, theme)
}

fn views<'a>(
    pages: impl Iterator<Item = (Option<Language>, String)>,
    maker: &Maker<'_>,
    theme: &'a Theme,
) -> Vec<EditionView<'a>> {
    let own = maker.outline.original().language;
    let others = pages.filter(|(_, path)| path != maker.page);
    others
        .map(|(language, path)| {
            let language = language.unwrap_or(own);
            EditionView { tag: language.tag(), name: theme.language_name(language), url: maker.url(&path) }
        })
        .collect()
}
