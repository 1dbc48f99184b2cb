//! Menus: the days or the own track beside a module. Every module stands in those of its neighbours, so each entry is made
//! once, its HTML too, and shared.

use super::address;
use super::json;
use super::outline::Outline;
use super::theme::Theme;
use serde::Serialize;
use serde_json::value::RawValue;
use std::ops::Range;
use std::sync::OnceLock;
use tera::{TeraResult, Value};

/// The longest menu: a longer day list or track shows a window around the page's own module.
const MENU_LIMIT: usize = 40;

/// The menu of a page; none on paper.
#[derive(Debug, Default)]
pub struct Menu {
    /// Its entries as templates show them.
    pub items: Vec<Value>,
    /// Whether modules were left out to keep it short.
    pub is_cut: bool,
}

/// The entries of one module, made when some page first needs them.
#[derive(Debug, Default)]
pub struct MenuEntry {
    /// As other pages of its edition show it.
    item: OnceLock<Value>,
    /// As scripts need it.
    mark: OnceLock<Box<RawValue>>,
}

/// An entry as templates show it.
#[derive(Debug, Serialize)]
struct MenuItem<'a> {
    /// The module's id.
    id: &'a str,
    /// Its title.
    title: &'a str,
    /// Its page, relative to those of the other modules, which stand beside it.
    url: String,
    /// Whether it is the module of this page.
    current: bool,
    /// The number of the day, or the position in the track, from 1.
    number: usize,
    /// The whole entry, once it is rendered.
    html: Option<Value>,
}

/// An entry as scripts need it: they mark what is done.
#[derive(Debug, Serialize)]
struct MenuMark<'a> {
    /// The module's id.
    id: &'a str,
    /// The quizzes that belong to it.
    quizzes: Vec<&'a str>,
}

impl Outline {
    /// The menu on the page of the module at `index`.
    ///
    /// # Errors
    /// A fault in the theme's template for an entry.
    pub fn menu(&self, index: usize, theme: &Theme) -> TeraResult<Menu> {
        let (shown, is_cut) = self.in_menu(index);
        let entry = |other: usize| {
            if other == index {
                return self.menu_item(other, true, theme);
            }
            let known = &self.entries()[other].item;
            if let Some(item) = known.get() {
                return Ok(item.clone());
            }
            let item = self.menu_item(other, false, theme)?;
            // Another page may have made the same one meanwhile.
            drop(known.set(item.clone()));
            Ok(item)
        };
        Ok(Menu { items: shown.map(entry).collect::<TeraResult<_>>()?, is_cut })
    }

    /// The same menu as scripts need it.
    ///
    /// # Errors
    /// None that is known: structs of texts are always written.
    pub fn menu_marks(&self, index: usize) -> Result<Vec<&RawValue>, serde_json::Error> {
        let mark = |other: usize| -> Result<&RawValue, serde_json::Error> {
            let known = &self.entries()[other].mark;
            if known.get().is_none() {
                let module = self.module(other);
                let mark = MenuMark { id: &module.id.value, quizzes: self.required(module) };
                // Another page may have made the same one meanwhile.
                drop(known.set(RawValue::from_string(json::escaped(&mark)?)?));
            }
            Ok(known.get().map_or(RawValue::NULL, |mark| &**mark))
        };
        self.in_menu(index).0.map(mark).collect()
    }

    fn menu_item(&self, index: usize, current: bool, theme: &Theme) -> TeraResult<Value> {
        let module = self.module(index);
        let page = address::module_page(module);
        let number = self.number(index).map_or(0, |(number, _)| number);
        let url = address::relative(&page, &page, None);
        let mut item = MenuItem { id: &module.id.value, title: &module.title.value, url, current, number, html: None };
        let html = theme.tera().render("parts/menu-item.html", &tera::context! { item => &item })?;
        item.html = Some(Value::safe_string(&html));
        Value::try_from_serializable(&item)
    }

    /// The modules in the menu of the module at `index`, and whether others were left out.
    fn in_menu(&self, index: usize) -> (impl Iterator<Item = usize>, bool) {
        let siblings = self.siblings(index).unwrap_or_default();
        let shown = window(siblings.clone(), self.position(index).unwrap_or_default());
        let is_cut = shown != siblings;
        (shown.filter_map(|position| self.at_position(position)), is_cut)
    }
}

/// At most [`MENU_LIMIT`] positions of `all` around `at`.
fn window(all: Range<usize>, at: usize) -> Range<usize> {
    if all.len() <= MENU_LIMIT {
        return all;
    }
    let start = at.saturating_sub(MENU_LIMIT / 2).clamp(all.start, all.end - MENU_LIMIT);
    start..start + MENU_LIMIT
}
