//! Footnotes: numbered as they are referred to, listed at the end, with a way back to each reference.

use super::Writer;
use crate::parse::markdown::emphasis::Located;
use crate::parse::markdown::escape;
use crate::parse::markdown::labels::Label;
use crate::source::ProjectPath;
use pulldown_cmark::{Event, Tag, TagEnd};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The footnotes of one page.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Behind `fn-` and `fnref-`: nothing for a module, something of its own for a piece, since many pieces stand on one page.
    mark: String,
    /// Every definition, by its label.
    definitions: HashMap<String, Definition>,
    /// Where the definition that begins at an event ends.
    ends: HashMap<usize, usize>,
    /// The labels in the order of their numbers.
    order: Vec<String>,
}

#[derive(Debug, Default)]
struct Definition {
    start: usize,
    end: usize,
    /// Its number, once it is referred to.
    number: Option<usize>,
    /// How often it is referred to, in all and so far.
    references: usize,
    written: usize,
}

impl Footnotes {
    /// Finds the definitions. `start`: where in the file `base` the piece begins, if it is not a whole module.
    pub(super) fn of(events: &[Located], base: &ProjectPath, start: Option<u32>) -> Self {
        let mut footnotes = Self::default();
        let mut open = Vec::new();
        let mut references: Vec<String> = Vec::new();
        let mut links = 0_usize;
        for (index, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => open.push((label.to_lowercase(), index)),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, start)) = open.pop() {
                        footnotes.ends.insert(start, index);
                        let definition = Definition { start, end: index, ..Definition::default() };
                        footnotes.definitions.entry(label).or_insert(definition);
                    }
                }
                Event::Start(Tag::Image { .. } | Tag::Link { .. }) => links += 1,
                Event::End(TagEnd::Image | TagEnd::Link) => links = links.saturating_sub(1),
                // There is no way back into a link: its number is no link itself.
                Event::FootnoteReference(label) if links == 0 => references.push(label.to_lowercase()),
                _ => {}
            }
        }
        for label in references {
            if let Some(definition) = footnotes.definitions.get_mut(&label) {
                definition.references += 1;
            }
        }
        if let Some(start) = start.filter(|_| !footnotes.definitions.is_empty()) {
            let digest = Sha256::digest(format!("{base}\n{start}"));
            footnotes.mark = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<String>() + "-";
        }
        footnotes
    }

    /// The place of the end of the definition that begins at `start`.
    pub(super) fn end_of_definition(&self, start: usize) -> usize {
        self.ends.get(&start).copied().unwrap_or(start)
    }

    /// The number of the footnote, given out now if it has none.
    fn number(&mut self, label: &str) -> Option<usize> {
        let next = self.order.len() + 1;
        let definition = self.definitions.get_mut(label)?;
        if definition.number.is_none() {
            definition.number = Some(next);
            self.order.push(label.to_owned());
        }
        definition.number
    }

    /// The labels of the definitions to which nothing refers, as they stand.
    fn left_over(&self) -> Vec<String> {
        let mut left: Vec<(usize, &String)> = self
            .definitions
            .iter()
            .filter(|(_, definition)| definition.number.is_none())
            .map(|(label, definition)| (definition.start, label))
            .collect();
        left.sort_unstable();
        left.into_iter().map(|(_, label)| label.clone()).collect()
    }
}

/// The id of the `nth` reference to footnote `number`.
fn reference_id(mark: &str, number: usize, nth: usize) -> String {
    if nth == 1 { format!("fnref-{mark}{number}") } else { format!("fnref-{mark}{number}-{nth}") }
}

impl<'a> Writer<'a, '_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        if self.hidden.is_some() {
            return;
        }
        let label = label.to_lowercase();
        let Some(number) = self.footnotes.number(&label) else { return };
        if self.links > 0 {
            self.prose.html.push_str(&format!("<sup class=\"footnote\">{number}</sup>"));
            return;
        }
        let Some(definition) = self.footnotes.definitions.get_mut(&label) else { return };
        definition.written += 1;
        let mark = &self.footnotes.mark;
        let id = reference_id(mark, number, definition.written);
        self.prose.html.push_str(&format!(
            "<sup class=\"footnote\"><a href=\"#fn-{mark}{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    /// Writes the list of footnotes.
    pub(super) fn write_footnotes(&mut self, events: &[Located<'a>]) {
        if self.footnotes.definitions.is_empty() {
            return;
        }
        let (key, text) = self.context.labels.get(Label::Footnotes);
        self.open_block("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"", "</ol>\n</section>\n");
        escape::attribute(&mut self.prose.html, text);
        self.prose.html.push_str(&format!("\" data-text-label=\"{key}\">\n<ol>\n"));
        let mut number = self.write_numbered(0, events);
        for label in self.footnotes.left_over() {
            self.footnotes.number(&label);
            number = self.write_numbered(number, events);
        }
        self.frames.close(&mut self.prose.html);
    }

    /// Writes the footnotes behind the first `number`, and those to which they refer. Returns the last number.
    fn write_numbered(&mut self, mut number: usize, events: &[Located<'a>]) -> usize {
        while let Some(label) = self.footnotes.order.get(number).cloned() {
            number += 1;
            self.write_footnote(&label, number, events);
        }
        number
    }

    fn write_footnote(&mut self, label: &str, number: usize, events: &[Located<'a>]) {
        let Some(definition) = self.footnotes.definitions.get(label) else { return };
        let (mut at, end, references) = (definition.start + 1, definition.end, definition.references);
        let mark = self.footnotes.mark.clone();
        self.open_block(&format!("<li id=\"fn-{mark}{number}\">"), "</li>\n");
        while at < end {
            at = self.event(events, at);
        }
        self.frames.close_raw(&mut self.prose.html);
        // The way back stands in the last paragraph if there is one.
        let in_paragraph = self.prose.html.ends_with("</p>\n");
        if in_paragraph {
            self.prose.html.truncate(self.prose.html.len() - "</p>\n".len());
        }
        let (key, text) = self.context.labels.get(Label::FootnoteBack);
        for nth in 1..=references {
            let id = reference_id(&mark, number, nth);
            self.prose
                .html
                .push_str(&format!(" <a class=\"footnote-back\" href=\"#{id}\" role=\"doc-backlink\" aria-label=\""));
            escape::attribute(&mut self.prose.html, text);
            self.prose.html.push_str(&format!("\" data-text-label=\"{key}\">↩\u{FE0E}</a>"));
        }
        if in_paragraph {
            self.prose.html.push_str("</p>\n");
        }
        self.end_line();
        self.frames.close(&mut self.prose.html);
    }
}
