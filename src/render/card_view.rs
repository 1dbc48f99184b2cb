//! What templates see of a collection: every card whole, so that the page is complete without scripts.

use super::address;
use super::maker::Maker;
use super::tree_view;
use crate::course::{Calculator, Card, CardValue, Collection, DecisionTree, FieldRole, Language};
use serde::Serialize;
use tera::Value;

/// A collection's page.
#[derive(Debug, Serialize)]
pub struct CollectionView<'a> {
    id: &'a str,
    title: &'a str,
    intro: Option<Value>,
    source: Option<&'a str>,
    reviewer: Option<&'a str>,
    reviewed: Option<String>,
    /// Whether any field of it can be copied.
    dated: bool,
    /// Whether drills offer its cards behind `/`: trainees then keep phrases of their own on its page.
    phrases: bool,
    cards: Vec<CardView<'a>>,
}

#[derive(Debug, Serialize)]
struct CardView<'a> {
    id: &'a str,
    title: &'a str,
    checked: Option<String>,
    valid_until: Option<String>,
    badges: Vec<&'a str>,
    fields: Vec<FieldView<'a>>,
}

/// What a card says in one field: words or HTML. A badge stands beside the title instead.
#[derive(Debug, Serialize)]
struct FieldView<'a> {
    key: &'a str,
    title: &'a str,
    /// The language of what it says, where that is not the page's.
    lang: Option<&'static str>,
    facet: bool,
    copy: bool,
    badge: bool,
    words: Vec<&'a str>,
    html: Option<Value>,
}

/// A link to a page of the library.
#[derive(Debug, Serialize)]
pub struct ShelfView<'a> {
    title: &'a str,
    url: String,
    /// The interface text that says how much it is.
    label: &'static str,
    count: usize,
}

impl<'a> CollectionView<'a> {
    /// The view of `collection`.
    #[must_use]
    pub fn new(collection: &'a Collection, maker: &Maker<'a>) -> Self {
        Self {
            id: &collection.id.value,
            title: &collection.title.value,
            intro: collection.intro.as_ref().map(|intro| maker.html(intro)),
            source: collection.source.as_deref(),
            reviewer: collection.reviewer.as_deref(),
            reviewed: collection.reviewed.as_ref().map(|day| day.value.to_string()),
            dated: collection.dated,
            phrases: maker.outline.course().offers_phrases(&collection.id.value),
            cards: collection.cards.iter().map(|card| card_view(card, collection, maker)).collect(),
        }
    }
}

impl<'a> ShelfView<'a> {
    /// The link to `collection`.
    #[must_use]
    pub fn new(collection: &'a Collection, maker: &Maker<'a>) -> Self {
        Self {
            title: &collection.title.value,
            url: maker.url(&address::cards_page(&collection.id.value)),
            label: "frame.card_count",
            count: collection.cards.len(),
        }
    }

    /// The link to `calculator`.
    #[must_use]
    pub fn of_calculator(calculator: &'a Calculator, maker: &Maker<'a>) -> Self {
        Self {
            title: &calculator.title.value,
            url: maker.url(&address::calculator_page(&calculator.id.value)),
            label: "frame.calculator",
            count: calculator.calculation.outputs.len(),
        }
    }

    /// The link to `tree`.
    #[must_use]
    pub fn of_tree(tree: &'a DecisionTree, maker: &Maker<'a>) -> Self {
        Self {
            title: &tree.title.value,
            url: maker.url(&address::tree_page(&tree.id.value)),
            label: "frame.tree_count",
            count: tree_view::outcomes(tree),
        }
    }
}

fn card_view<'a>(card: &'a Card, collection: &'a Collection, maker: &Maker<'a>) -> CardView<'a> {
    // Where a term is not meant, and how a figure may be written, is for the build alone to know.
    let hidden = [FieldRole::Except, FieldRole::Figure];
    let shown = collection.fields.iter().zip(&card.values);
    let shown = shown.filter(|(field, _)| !hidden.iter().any(|role| field.has(*role)));
    let fields = shown.filter_map(|(field, value)| {
        let (words, html) = match value.as_ref()? {
            CardValue::Words(words) => (words.iter().map(|word| word.value.as_str()).collect(), None),
            CardValue::Prose(prose) => (Vec::new(), Some(maker.html(prose))),
        };
        Some(FieldView {
            key: &field.key.value,
            title: &field.title,
            lang: field.language.map(Language::tag),
            facet: field.has(FieldRole::Facet),
            copy: field.has(FieldRole::Copy),
            badge: field.has(FieldRole::Badge),
            words,
            html,
        })
    });
    CardView {
        id: &card.id.value,
        title: &card.title.value,
        checked: card.checked.as_ref().map(|date| date.value.to_string()),
        valid_until: card.valid_until.as_ref().map(|date| date.value.to_string()),
        badges: collection.words(card, FieldRole::Badge).map(|word| word.value.as_str()).collect(),
        fields: fields.collect(),
    }
}
