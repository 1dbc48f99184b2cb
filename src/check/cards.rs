//! Cards can be found and relied on: their ids are unique, and those with dates are fresh.

use super::ids::unique;
use crate::course::{Collection, Course, Date, FieldRole, Prose};
use crate::diagnostic::{Code, Diagnostic};
use crate::figures::{Figures, Found};
use crate::source::{FileId, Sources, Span, Spanned};
use rayon::prelude::*;

/// Notes ids that stand twice, and cards of dated collections that nobody dated or that are out of date on `today`.
///
/// Also notes wrong names of terms in the texts of modules, quizzes and drills, and figures where no badge can stand.
pub fn check(course: &Course, sources: &Sources, today: Date, diagnostics: &mut Vec<Diagnostic>) {
    unique("@collection", course.collections.iter().map(|collection| &collection.id), diagnostics);
    for collection in &course.collections {
        unique("@field", collection.fields.iter().map(|field| &field.key), diagnostics);
        unique("@card", collection.cards.iter().map(|card| &card.id), diagnostics);
        if collection.dated {
            freshness(collection, today, diagnostics);
            reviewed(collection, diagnostics);
        }
        if collection.glossary {
            wrong_names(collection, course, sources, diagnostics);
        }
    }
    figures(course, sources, diagnostics);
}

/// Wherever a text has a wrong name of a term of `collection`.
fn wrong_names(collection: &Collection, course: &Course, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let files = course.modules.iter().map(|module| module.file).chain(course.quizzes.iter().map(|quiz| quiz.file));
    let files: Vec<FileId> = files.chain(course.drills.iter().map(|drill| drill.file)).collect();
    for card in &collection.cards {
        for wrong in collection.words(card, FieldRole::Wrong) {
            for &file in &files {
                for (at, word) in sources.file(file).text.match_indices(wrong.value.as_str()) {
                    let diagnostic = Diagnostic::new(Code::TermVariant, Span::new(file, at, at + word.len()));
                    let diagnostic = diagnostic.with("word", word).with("term", &card.title.value);
                    diagnostics.push(diagnostic.related_to(card.title.span));
                }
            }
        }
    }
}

/// Wherever a source has a figure of a collection that no prose of it shows: there no page can put a badge behind it.
fn figures(course: &Course, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let figures = Figures::of(course);
    if figures.is_empty() {
        return;
    }
    let of_file = |(file, shown): (FileId, Vec<&Prose>)| {
        let mut shown: Vec<Found<'_>> = shown.iter().flat_map(|prose| figures.find(&prose.text)).collect();
        let mut written = figures.find(&sources.file(file).text);
        // First by what stands before it; at the beginning of a text that is a key of the file, so then by the card alone.
        take(&mut written, &mut shown, |one, other| one.beside == other.beside);
        take(&mut written, &mut shown, |one, other| one.card == other.card);
        let of_figure = |found: Found| {
            let span = Span::new(file, found.at.start, found.at.end);
            let diagnostic = Diagnostic::new(Code::FigureWithoutBadge, span);
            let diagnostic = diagnostic.with("figure", &sources.file(file).text[found.at.clone()]);
            let card = course.card(&format!("{}#{}", found.card.0, found.card.1));
            match card {
                Some((_, card)) => diagnostic.related_to(card.title.span),
                None => diagnostic,
            }
        };
        written.into_iter().map(of_figure).collect::<Vec<_>>()
    };
    diagnostics.par_extend(texts(course).into_par_iter().flat_map_iter(of_file));
}

/// Takes those of `written` away that are the same as one of `shown`, each of which counts once.
fn take(written: &mut Vec<Found<'_>>, shown: &mut Vec<Found<'_>>, same: impl Fn(&Found<'_>, &Found<'_>) -> bool) {
    written.retain(|one| match shown.iter().position(|other| same(one, other)) {
        Some(at) => {
            shown.swap_remove(at);
            false
        }
        None => true,
    });
}

/// The files whose text trainees see, but for those that list the figures themselves, each with its prose.
fn texts(course: &Course) -> Vec<(FileId, Vec<&Prose>)> {
    let translated = || course.translations.iter();
    let modules = course.modules.iter().chain(translated().flat_map(|translation| &translation.modules));
    let quizzes = course.quizzes.iter().chain(translated().flat_map(|translation| &translation.quizzes));
    let drills = course.drills.iter().chain(translated().flat_map(|translation| &translation.drills));
    let lists = |collection: &Collection| collection.fields.iter().any(|field| field.has(FieldRole::Figure));
    let collections = course.collections.iter().filter(|collection| !lists(collection));
    let modules = modules.map(|module| (module.file, module.prose().collect()));
    let quizzes = quizzes.map(|quiz| (quiz.file, quiz.prose().collect()));
    let drills = drills.map(|drill| (drill.file, drill.prose().collect()));
    let collections = collections.map(|collection| (collection.file, collection.prose().collect()));
    let trees = course.trees.iter().map(|tree| (tree.file, tree.prose().collect()));
    let calculators = course.calculators.iter().map(|one| (one.file, one.intro.iter().collect()));
    modules.chain(quizzes).chain(drills).chain(collections).chain(trees).chain(calculators).collect()
}

/// What is said of a name `COLLECTION#CARD` that names no card.
pub(super) fn unknown_card(name: &Spanned<String>, course: &Course) -> Diagnostic {
    let all = course.collections.iter().flat_map(|collection| {
        collection.cards.iter().map(|card| format!("{}#{}", collection.id.value, card.id.value))
    });
    let all: Vec<String> = all.collect();
    let diagnostic = Diagnostic::new(Code::UnknownCard, name.span).with("id", &name.value);
    diagnostic.with_nearest(&name.value, all.iter().map(String::as_str))
}

/// Cards that were checked, and so perhaps changed, after somebody else last looked at them.
fn reviewed(collection: &Collection, diagnostics: &mut Vec<Diagnostic>) {
    let Some(day) = &collection.reviewed else { return };
    for card in &collection.cards {
        if let Some(checked) = card.checked.as_ref().filter(|checked| checked.value > day.value) {
            let diagnostic = Diagnostic::new(Code::CardNotReviewed, checked.span).with("card", &card.title.value);
            diagnostics.push(diagnostic.with("checked", checked.value).related_to(day.span));
        }
    }
}

fn freshness(collection: &Collection, today: Date, diagnostics: &mut Vec<Diagnostic>) {
    for card in &collection.cards {
        if card.checked.is_none() {
            diagnostics.push(Diagnostic::new(Code::CardUndated, card.id.span).with("card", &card.title.value));
        }
        if let Some(until) = card.valid_until.as_ref().filter(|until| until.value < today) {
            let diagnostic = Diagnostic::new(Code::CardExpired, until.span).with("card", &card.title.value);
            diagnostics.push(diagnostic.with("until", until.value).with("today", today));
        }
    }
}
