//! Collections of cards: the desk reference of the course. Each collection says which fields its cards have.

use super::{Date, Language, Prose};
use crate::source::{FileId, Span, Spanned};

/// A file of `course/cards/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// The file it was read from.
    pub file: FileId,
    /// Its stable id; its page is named after it.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// What stands above the cards.
    pub intro: Option<Prose>,
    /// Where its content comes from, as plain text.
    pub source: Option<String>,
    /// Who looks at its cards besides their author, by role or name, as plain text.
    pub reviewer: Option<String>,
    /// The day on which they last did; nothing before they did.
    pub reviewed: Option<Spanned<Date>>,
    /// Whether its cards say when they were checked.
    pub dated: bool,
    /// Whether its cards are terms that module pages explain.
    pub glossary: bool,
    /// The fields of its cards, in the order in which they are shown.
    pub fields: Vec<Field>,
    /// Its cards in the order of the file.
    pub cards: Vec<Card>,
}

impl Collection {
    /// Every piece of prose in the collection.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        let values = self.cards.iter().flat_map(|card| card.values.iter().flatten());
        self.intro.iter().chain(values.filter_map(|value| match value {
            CardValue::Prose(prose) => Some(prose),
            CardValue::Words(_) => None,
        }))
    }

    /// What a card says in the field with this key, if that is a single word or plain text.
    #[must_use]
    pub fn said<'c>(&'c self, card: &'c Card, key: &str) -> Option<&'c str> {
        let (_, value) = self.fields.iter().zip(&card.values).find(|(field, _)| field.key.value == key)?;
        Some(match value.as_ref()? {
            CardValue::Words(words) => words.first()?.value.trim(),
            CardValue::Prose(prose) => prose.text.trim(),
        })
    }

    /// The words that a card has in its fields of this role.
    pub fn words<'c>(&'c self, card: &'c Card, role: FieldRole) -> impl Iterator<Item = &'c Spanned<String>> {
        let values = self.fields.iter().zip(&card.values).filter(move |(field, _)| field.has(role));
        values
            .filter_map(|(_, value)| match value {
                Some(CardValue::Words(words)) => Some(words),
                _ => None,
            })
            .flatten()
    }
}

/// What a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRole {
    /// Its words are filters.
    Facet,
    /// The search of the course looks into it.
    Search,
    /// It has a button that copies it.
    Copy,
    /// Its words stand beside the title.
    Badge,
    /// Its words are other names of the card: the search finds the card by them, and so does the glossary.
    Name,
    /// Its words are wrong names: whoever uses one in a text is warned.
    Wrong,
    /// Its words are longer words that only contain a name of the term: the glossary marks nothing in them.
    Except,
    /// Its words are figures without a source, each with words that say what it is about: a page shows them with a badge.
    Figure,
    /// A card may leave it out.
    Optional,
}

impl FieldRole {
    /// The keys of collection files, with their meanings.
    pub const KEYS: [(&'static str, Self); 9] = [
        ("facet", Self::Facet),
        ("search", Self::Search),
        ("copy", Self::Copy),
        ("badge", Self::Badge),
        ("name", Self::Name),
        ("wrong", Self::Wrong),
        ("except", Self::Except),
        ("figure", Self::Figure),
        ("optional", Self::Optional),
    ];
}

/// A field of the cards of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The key in the file.
    pub key: Spanned<String>,
    /// What the page calls it.
    pub title: String,
    /// The language that it is in; none in the course's own.
    pub language: Option<Language>,
    /// What it is for.
    pub roles: Vec<FieldRole>,
}

impl Field {
    /// Whether it is for `role`.
    #[must_use]
    pub fn has(&self, role: FieldRole) -> bool {
        self.roles.contains(&role)
    }

    /// Whether its values are single words or phrases, not Markdown.
    #[must_use]
    pub fn holds_words(&self) -> bool {
        use FieldRole::{Badge, Except, Facet, Figure, Name, Wrong};
        self.roles.iter().any(|role| matches!(role, Facet | Badge | Name | Wrong | Except | Figure))
    }
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its stable id, unique in its collection; its anchor on the page.
    pub id: Spanned<String>,
    /// What it is called.
    pub title: Spanned<String>,
    /// When someone last compared it with its source.
    pub checked: Option<Spanned<Date>>,
    /// The last day on which it may be relied on.
    pub valid_until: Option<Spanned<Date>>,
    /// For each field of the collection what the card says there.
    pub values: Vec<Option<CardValue>>,
    /// The whole card in its file.
    pub span: Span,
}

/// What a card says in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardValue {
    /// Markdown.
    Prose(Prose),
    /// Single words or phrases.
    Words(Vec<Spanned<String>>),
}
