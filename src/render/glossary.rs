//! The glossary in the text: where a term first stands on the page of a module, it becomes a link to its card.
//!
//! The link works by itself. What the card says is in a script of its own, which a page loads when its reader first
//! touches it, so that a page pays for a term with a link and nothing else.

use super::address;
use super::markup::{Piece, pieces};
use crate::course::{CardValue, Collection, Course, Field, FieldRole, Language};
use crate::grade::is_word;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Elements whose text stays as it is: links and buttons, code, headings, heads of tables.
const SKIPPED: [&str; 13] = ["a", "button", "summary", "code", "pre", "kbd", "th", "h1", "h2", "h3", "h4", "h5", "h6"];

/// Any page of a module: all of them lie in one folder, so a card has the same address on each.
const ANY_MODULE: &str = "modules/any.html";

/// The terms of a course in the language of its pages.
#[derive(Debug, Default)]
pub struct Glossary {
    terms: Vec<Term>,
    /// Names by their first letter, the longest first.
    names: HashMap<char, Vec<Name>>,
}

/// A term.
#[derive(Debug)]
struct Term {
    /// The address of its card on the page of a module.
    href: String,
    /// Its names: the one of the page's language first.
    head: String,
    /// What the card says, as plain text.
    text: String,
}

/// What is looked for in texts.
#[derive(Debug)]
struct Name {
    /// As it stands in HTML, in small letters.
    letters: Vec<char>,
    /// The term it is a name of; none for a longer word that only contains one.
    term: Option<usize>,
}

/// What explains the terms, as its script hands it over.
#[derive(Debug, Serialize)]
pub struct Explanations<'g> {
    /// The language of the texts.
    language: &'static str,
    /// Names and explanation by the address of the card.
    terms: BTreeMap<&'g str, (&'g str, &'g str)>,
}

impl Glossary {
    /// The terms of `course` that its pages explain in the language of the course, by the names of that language.
    #[must_use]
    pub fn new(course: &Course, own: Language) -> Self {
        let mut glossary = Self::default();
        for collection in course.collections.iter().filter(|collection| collection.glossary) {
            glossary.add(collection, course.manifest.language, own);
        }
        for names in glossary.names.values_mut() {
            // Of equally long names the first in the file counts.
            names.sort_by_key(|name| std::cmp::Reverse(name.letters.len()));
        }
        glossary
    }

    /// Whether there is nothing to mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// What the script with the explanations hands over, in `language`.
    #[must_use]
    pub fn explanations(&self, language: Language) -> Explanations<'_> {
        let told = self.terms.iter().map(|term| (term.href.as_str(), (term.head.as_str(), term.text.as_str())));
        Explanations { language: language.tag(), terms: told.collect() }
    }

    /// Adds the cards that say something in the language `page`; the titles of cards are in the language `own`.
    fn add(&mut self, collection: &Collection, page: Language, own: Language) {
        let in_language = |field: &Field| field.language.unwrap_or(own) == page;
        for card in &collection.cards {
            let fields = || collection.fields.iter().zip(&card.values);
            let words = |role: FieldRole, here: bool| {
                fields()
                    .filter(move |(field, _)| field.has(role) && in_language(field) == here)
                    .filter_map(|(_, value)| match value {
                        Some(CardValue::Words(words)) => Some(words),
                        _ => None,
                    })
                    .flatten()
                    .map(|word| word.value.trim())
                    .filter(|word| !word.is_empty())
            };
            let told = fields().filter(|(field, _)| in_language(field)).filter_map(|(_, value)| match value {
                Some(CardValue::Prose(prose)) => Some(prose.text.trim()),
                _ => None,
            });
            let text = told.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
            let title = (page == own).then(|| card.title.value.trim());
            let names: Vec<&str> = title.into_iter().chain(words(FieldRole::Name, true)).collect();
            if text.is_empty() || names.is_empty() {
                continue;
            }
            let term = self.terms.len();
            let others = (page != own).then(|| card.title.value.trim()).into_iter();
            let others = others.chain(words(FieldRole::Name, false));
            let head = names.iter().copied().take(1).chain(others).collect::<Vec<_>>().join(" · ");
            let page = address::cards_page(&collection.id.value);
            let href = address::relative(ANY_MODULE, &page, Some(&card.id.value));
            self.terms.push(Term { href, head, text });
            names.into_iter().for_each(|name| self.look_for(name, Some(term)));
            words(FieldRole::Except, true).for_each(|word| self.look_for(word, None));
        }
    }

    fn look_for(&mut self, name: &str, term: Option<usize>) {
        let letters: Vec<char> =
            name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").chars().map(small).collect();
        if let Some(&first) = letters.first() {
            self.names.entry(first).or_default().push(Name { letters, term });
        }
    }

    /// The longest name that stands at the beginning of `text`, and how many characters of it that is; `before` is the
    /// character before it. A name that begins or ends with a letter of an alphabet does not stand inside a word; behind
    /// it an `s` of a plural belongs to it.
    fn name_at(&self, text: &[char], before: Option<char>) -> Option<(&Name, usize)> {
        let follows = |at: usize| text.get(at).copied().is_some_and(|letter| is_word(small(letter)));
        self.names.get(&small(*text.first()?))?.iter().find_map(|name| {
            let length = name.letters.len();
            let here = text.get(..length)?;
            let (first, last) = (*name.letters.first()?, *name.letters.last()?);
            if here.iter().zip(&name.letters).any(|(letter, wanted)| small(*letter) != *wanted)
                || is_word(first) && before.is_some_and(|before| is_word(small(before)))
            {
                return None;
            }
            let plural = usize::from(is_word(last) && text.get(length) == Some(&'s'));
            (!is_word(last) || !follows(length + plural)).then_some((name, length + plural))
        })
    }
}

/// Marks the terms of one page, each where it first stands.
#[derive(Debug)]
pub struct Marker<'g> {
    glossary: &'g Glossary,
    marked: HashSet<usize>,
    /// Whether the text came with links to terms: badges of figures.
    linked: bool,
}

impl<'g> Marker<'g> {
    /// A marker for a page on which nothing is marked yet.
    #[must_use]
    pub fn new(glossary: &'g Glossary) -> Self {
        Self { glossary, marked: HashSet::new(), linked: false }
    }

    /// Whether there is something to explain: a term was marked, or a figure has its badge.
    #[must_use]
    pub fn has_marked(&self) -> bool {
        self.linked || !self.marked.is_empty()
    }

    /// `html`, which follows on the page, with the terms in it marked that were not marked before.
    #[must_use]
    pub fn mark(&mut self, html: &str) -> String {
        if self.glossary.is_empty() {
            return html.to_owned();
        }
        self.linked |= html.contains("<a class=\"term\"");
        let mut result = String::with_capacity(html.len() + 256);
        // The element whose text stays as it is, and how many of its name are open.
        let mut skipped: Option<(&str, usize)> = None;
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) if skipped.is_none() => self.mark_text(text, &mut result),
                Piece::Text(text) => result.push_str(text),
                Piece::Tag(tag) => {
                    result.push_str(tag);
                    skipped = after(tag, skipped);
                }
            }
        }
        result
    }

    fn mark_text(&mut self, text: &str, result: &mut String) {
        let letters: Vec<char> = text.chars().collect();
        let mut at = 0;
        while let Some(&letter) = letters.get(at) {
            let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
            if let Some((name, length)) = self.glossary.name_at(&letters[at..], before) {
                let found = &letters[at..at + length];
                match name.term.filter(|term| self.marked.insert(*term)) {
                    Some(term) => {
                        let href = &self.glossary.terms[term].href;
                        result.push_str(&format!("<a class=\"term\" href=\"{href}\">"));
                        result.extend(found);
                        result.push_str("</a>");
                    }
                    None => result.extend(found),
                }
                at += length;
            } else if let Some(end) = entity(&letters[at..]) {
                result.extend(&letters[at..at + end]);
                at += end;
            } else {
                result.push(letter);
                at += 1;
            }
        }
    }
}

/// What of the texts behind `tag` stays as it is, after what stayed before it. A theme's own text, which follows the
/// language of the interface, is marked by `data-text`.
fn after<'h>(tag: &'h str, skipped: Option<(&'h str, usize)>) -> Option<(&'h str, usize)> {
    let closes = tag.starts_with("</");
    let name = tag.trim_start_matches(['<', '/']);
    let name = &name[..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())];
    match skipped {
        Some((open, count)) if open == name => {
            let count = if closes { count - 1 } else { count + 1 };
            (count > 0).then_some((open, count))
        }
        Some(open) => Some(open),
        None => (!closes && (SKIPPED.contains(&name) || tag.contains(" data-text="))).then_some((name, 1)),
    }
}

/// The length of the character reference that `text` begins with.
fn entity(text: &[char]) -> Option<usize> {
    if text.first() != Some(&'&') {
        return None;
    }
    let end = text.iter().position(|letter| *letter == ';')?;
    text[1..end].iter().all(|letter| letter.is_ascii_alphanumeric() || *letter == '#').then_some(end + 1)
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests;
