//! What the views of a page are made from: its place in the site, the course's tables and the interface texts.

use super::address::{self, Addresses};
use super::badge::badged;
use super::markup;
use super::outline::Outline;
use super::texts::Texts;
use crate::course::{Prose, Question};
use serde::Serialize;
use std::borrow::Cow;
use tera::Value;

/// What the views of one page are made from.
#[derive(Clone, Copy)]
pub struct Maker<'a> {
    /// The site path of the page.
    pub page: &'a str,
    /// Where files of the project are.
    pub addresses: &'a Addresses,
    /// The course's tables.
    pub outline: &'a Outline,
    /// The interface texts.
    pub texts: &'a Texts,
}

impl Maker<'_> {
    /// The HTML of `prose` on this page, which templates do not escape.
    #[must_use]
    pub fn html(&self, prose: &Prose) -> Value {
        Value::safe_string(&self.filled(prose))
    }

    /// As [`Maker::html`], for what is to be done with it before a template sees it.
    #[must_use]
    pub fn filled<'p>(&self, prose: &'p Prose) -> Cow<'p, str> {
        self.badged(markup::fill(prose, self.page, self.addresses))
    }

    /// As [`Maker::html`], with every run of underscores as a numbered gap.
    #[must_use]
    pub fn with_gaps(&self, prose: &Prose) -> Value {
        Value::safe_string(&self.badged(markup::fill_with_gaps(prose, self.page, self.addresses)))
    }

    fn badged<'p>(&self, html: Cow<'p, str>) -> Cow<'p, str> {
        let figures = self.outline.figures();
        if figures.is_empty() {
            return html;
        }
        Cow::Owned(badged(&html, figures, self.page, self.texts.get("frame.unsourced").unwrap_or_default()))
    }

    /// The URL of the site path `to`, relative to this page.
    #[must_use]
    pub fn url(&self, to: &str) -> String {
        address::relative(self.page, to, None)
    }

    /// A link to the module at `index`.
    #[must_use]
    pub fn module_link(&self, index: usize) -> LinkView<'_> {
        let module = self.outline.module(index);
        LinkView { title: &module.title.value, url: self.url(&address::module_page(module)) }
    }
}

impl<'a> Maker<'a> {
    /// Links to the cards that `question` rests on.
    #[must_use]
    pub fn cards_of(&self, question: &Question) -> Vec<LinkView<'a>> {
        let course = self.outline.course();
        let links = question.cards.iter().filter_map(|name| {
            let (collection, card) = course.card(&name.value)?;
            let page = address::cards_page(&collection.id.value);
            Some(LinkView { title: &card.title.value, url: address::relative(self.page, &page, Some(&card.id.value)) })
        });
        links.collect()
    }
}

/// A link.
#[derive(Debug, Serialize)]
pub struct LinkView<'a> {
    /// What it says.
    pub title: &'a str,
    /// Where it leads.
    pub url: String,
}
