//! Cards can be found and relied on: their ids are unique, and those with dates are fresh.

use super::ids::unique;
use crate::course::{Collection, Course, Date};
use crate::diagnostic::{Code, Diagnostic};

/// Notes ids that stand twice, and cards of dated collections that nobody dated or that are out of date on `today`.
pub fn check(course: &Course, today: Date, diagnostics: &mut Vec<Diagnostic>) {
    unique("@collection", course.collections.iter().map(|collection| &collection.id), diagnostics);
    for collection in &course.collections {
        unique("@field", collection.fields.iter().map(|field| &field.key), diagnostics);
        unique("@card", collection.cards.iter().map(|card| &card.id), diagnostics);
        if collection.dated {
            freshness(collection, today, diagnostics);
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
