//! Cards can be found and relied on: their ids are unique, and those with dates are fresh.

use super::ids::unique;
use crate::course::{Collection, Course, Date, FieldRole};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Sources, Span, Spanned};

/// Notes ids that stand twice, and cards of dated collections that nobody dated or that are out of date on `today`.
///
/// Also notes wrong names of terms in the texts of modules, quizzes and drills.
pub fn check(course: &Course, sources: &Sources, today: Date, diagnostics: &mut Vec<Diagnostic>) {
    unique("@collection", course.collections.iter().map(|collection| &collection.id), diagnostics);
    for collection in &course.collections {
        unique("@field", collection.fields.iter().map(|field| &field.key), diagnostics);
        unique("@card", collection.cards.iter().map(|card| &card.id), diagnostics);
        if collection.dated {
            freshness(collection, today, diagnostics);
        }
        if collection.glossary {
            wrong_names(collection, course, sources, diagnostics);
        }
    }
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

/// What is said of a name `COLLECTION#CARD` that names no card.
pub(super) fn unknown_card(name: &Spanned<String>, course: &Course) -> Diagnostic {
    let all = course.collections.iter().flat_map(|collection| {
        collection.cards.iter().map(|card| format!("{}#{}", collection.id.value, card.id.value))
    });
    let all: Vec<String> = all.collect();
    let diagnostic = Diagnostic::new(Code::UnknownCard, name.span).with("id", &name.value);
    diagnostic.with_nearest(&name.value, all.iter().map(String::as_str))
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
