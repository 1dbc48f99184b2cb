//! Anchors of headings: readable, stable, unique in the page.

use crate::source::Span;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The anchors of one page.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Every anchor, with the place of the heading if its author chose it.
    taken: HashMap<String, Option<Span>>,
    /// For a text that several headings have: the number to try next.
    next: HashMap<String, u32>,
}

impl Anchors {
    /// Notes an anchor that its author chose, before any is given out: it keeps its name wherever it stands.
    pub(super) fn reserve(&mut self, anchor: &str, span: Span) {
        if !is_reserved(anchor) {
            self.taken.entry(anchor.to_owned()).or_insert(Some(span));
        }
    }

    /// The anchor for a heading at `span` whose author chose `anchor`; an error with a substitute, and with the place of the
    /// first heading if there is one, when it is taken.
    pub(super) fn chosen(&mut self, anchor: &str, span: Span) -> Result<String, (String, Option<Span>)> {
        match self.taken.get(anchor) {
            Some(Some(first)) if *first == span => Ok(anchor.to_owned()),
            Some(first) => {
                let first = *first;
                Err((self.made(anchor), first))
            }
            None => Err((self.made(anchor), None)),
        }
    }

    /// An anchor made of the heading's text.
    pub(super) fn made(&mut self, text: &str) -> String {
        let mut slug = slug(text);
        if is_reserved(&slug) {
            slug.insert_str(0, "section-");
        }
        let number = self.next.entry(slug.clone()).or_insert(1);
        loop {
            let anchor = if *number == 1 { slug.clone() } else { format!("{slug}-{number}") };
            *number += 1;
            if !self.taken.contains_key(&anchor) {
                self.taken.insert(anchor.clone(), None);
                return anchor;
            }
        }
    }
}

/// Whether pages use the id, or the id with a number behind it, for something of their own: quizzes, questions,
/// footnotes, the data block, the scripts' global names.
fn is_reserved(anchor: &str) -> bool {
    let first_word = anchor.split('-').next().unwrap_or_default();
    matches!(first_word, "quiz" | "q" | "fn" | "fnref") || anchor == "page-data" || anchor.starts_with("coursewright")
}

/// A chosen anchor in the form in which it is compared.
pub(super) fn normal(anchor: &str) -> String {
    super::escape::restore(anchor).nfc().collect()
}

/// The text in NFC and lower case, spaces as hyphens, without punctuation.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.nfc().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || is_combining_mark(character) || character == '_' {
            slug.push(character);
        } else if (character.is_whitespace() || character == '-') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "section".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn span(start: usize) -> Span {
        Span::new(FileId(0), start, start + 1)
    }

    #[test]
    fn the_text_is_the_anchor_without_punctuation_in_lower_case() {
        let cases = [
            ("为什么是 20 秒？", "为什么是-20-秒"),
            ("Two   Clocks - Again!", "two-clocks-again"),
            ("“重点”：甲、乙", "重点甲乙"),
            ("Cafe\u{301}", "café"),
            ("snake_case", "snake_case"),
            ("？！", "section"),
        ];
        for (text, anchor) in cases {
            assert_eq!(Anchors::default().made(text), anchor);
        }
    }

    #[test]
    fn equal_texts_are_numbered_and_numbers_that_are_taken_are_skipped() {
        let mut anchors = Anchors::default();
        anchors.reserve("小结-3", span(9));
        let made: Vec<String> = (0..4).map(|_| anchors.made("小结")).collect();
        assert_eq!(made, ["小结", "小结-2", "小结-4", "小结-5"]);
        assert_eq!(anchors.chosen("小结-3", span(9)), Ok("小结-3".to_owned()));
        assert_eq!(anchors.chosen("小结-3", span(20)), Err(("小结-3-2".to_owned(), Some(span(9)))));
    }

    #[test]
    fn ids_that_pages_use_themselves_are_not_given_away() {
        let mut anchors = Anchors::default();
        for (text, anchor) in [("Page data", "section-page-data"), ("Q", "section-q"), ("Quiz", "section-quiz")] {
            assert_eq!(anchors.made(text), anchor);
        }
        anchors.reserve("fn-1", span(0));
        assert_eq!(anchors.chosen("fn-1", span(0)), Err(("section-fn-1".to_owned(), None)));
    }
}
