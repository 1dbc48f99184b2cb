//! Takes a mapping apart key by key, noting every mistake and going on.

use super::scalar::Scalar;
use super::syntax::full_width_colon;
use super::tree::{Entry, Node, Value};
use crate::course::Percent;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::parse::shop::is_invisible;
use crate::source::{Span, Spanned};
use saphyr_parser::ScalarStyle;
use std::ops::RangeInclusive;

/// Words for yes and no, with their meanings.
pub const YES_NO: [(&str, bool); 6] =
    [("true", true), ("false", false), ("yes", true), ("no", false), ("是", true), ("否", false)];

/// What can stand where only yes is possible, with its meaning.
pub const YES: [(&str, bool); 3] = [("yes", true), ("true", true), ("是", true)];

/// What a mapping is called in messages, and the keys it may have.
#[derive(Debug)]
pub struct Schema {
    /// A noun of the message catalogue, such as `@question`.
    pub noun: &'static str,
    /// Every key.
    pub keys: &'static [&'static str],
}

/// A mapping whose keys have been checked against a [`Schema`].
#[derive(Debug, Clone, Copy)]
pub struct Mapping<'n, 't> {
    entries: &'n [Entry<'t>],
    span: Span,
    schema: &'static Schema,
}

impl<'n, 't> Mapping<'n, 't> {
    /// Takes `node` as a mapping with the keys of `schema`; anything else is noted and gives `None`.
    pub fn of(node: &'n Node<'t>, schema: &'static Schema, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        Self::with_span(node, node.span, schema, diagnostics)
    }

    /// As [`Mapping::of`]; `span` is where a missing key is reported when the mapping itself has no better place.
    pub fn with_span(
        node: &'n Node<'t>,
        span: Span,
        schema: &'static Schema,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            diagnostics.push(no_mapping(node, schema));
            return None;
        };
        unknown_keys(entries, schema, diagnostics);
        Some(Self { entries, span, schema })
    }

    /// The entry with this key, whatever its value.
    pub fn get(&self, key: &str) -> Option<&'n Entry<'t>> {
        debug_assert!(self.schema.keys.contains(&key), "{key} is not in the schema");
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Where a message about the mapping as a whole points: its first key.
    pub fn place(&self) -> Span {
        self.entries.first().map_or(self.span, |entry| entry.key_span)
    }

    /// Whether a key that means nothing here was probably meant to be `key`.
    pub fn misspells(&self, key: &str) -> bool {
        let known = self.schema.keys;
        self.entries.iter().any(|entry| {
            !known.contains(&entry.key.as_ref()) && nearest(&entry.key, known.iter().copied()) == Some(key)
        })
    }

    /// Whether an author meant to write `key` and nobody knows what: it is misspelt, or nothing stands behind it. What would
    /// follow from its absence is then no second mistake.
    pub fn is_unclear(&self, key: &str) -> bool {
        self.misspells(key) || self.get(key).is_some_and(|entry| is_empty(&entry.node))
    }

    /// Notes that `key` is missing, unless a misspelt key that was noted already seems to be it.
    pub fn missing(&self, key: &'static str, diagnostics: &mut Vec<Diagnostic>) {
        if self.misspells(key) {
            return;
        }
        let diagnostic = Diagnostic::new(Code::MissingKey, self.place());
        diagnostics.push(diagnostic.with("key", key).with("of", self.schema.noun));
    }

    /// The entry with this key; its absence is noted.
    pub fn required(&self, key: &'static str, diagnostics: &mut Vec<Diagnostic>) -> Option<&'n Entry<'t>> {
        let entry = self.get(key);
        if entry.is_none() {
            self.missing(key, diagnostics);
        }
        entry
    }

    /// The text behind `key`, if the key is there.
    pub fn scalar(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Scalar<'n>> {
        self.get(key).and_then(|entry| scalar(entry, diagnostics))
    }

    /// The text behind `key`, which must be there.
    pub fn required_scalar(&self, key: &'static str, diagnostics: &mut Vec<Diagnostic>) -> Option<Scalar<'n>> {
        self.required(key, diagnostics).and_then(|entry| scalar(entry, diagnostics))
    }

    /// As [`Mapping::scalar`], as an owned text with its place.
    pub fn text(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        self.scalar(key, diagnostics).map(|scalar| scalar.to_spanned())
    }

    /// As [`Mapping::required_scalar`], as an owned text with its place.
    pub fn required_text(&self, key: &'static str, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        self.required_scalar(key, diagnostics).map(|scalar| scalar.to_spanned())
    }

    /// The items behind `key`; a single text counts as a list of one.
    pub fn list(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> &'n [Node<'t>] {
        let Some(entry) = self.get(key) else { return &[] };
        match &entry.node.value {
            Value::List(items) => items,
            Value::Scalar(..) if is_empty(&entry.node) => {
                diagnostics.push(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", &entry.key));
                &[]
            }
            Value::Scalar(..) => std::slice::from_ref(&entry.node),
            Value::Mapping(_) => {
                diagnostics.push(Diagnostic::new(Code::NotAList, entry.node.span).with("key", &entry.key));
                &[]
            }
        }
    }

    /// Where `key` stands if the list behind it is one and has no items. That something else stands there is another mistake.
    pub fn empty_list(&self, key: &str) -> Option<Span> {
        let entry = self.get(key)?;
        matches!(&entry.node.value, Value::List(items) if items.is_empty()).then_some(entry.key_span)
    }

    /// The texts in the list behind `key`.
    pub fn texts(&self, key: &'static str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Spanned<String>> {
        let items = self.list(key, diagnostics);
        // Nearly always all of them can be read, and most lists have one.
        let mut texts = Vec::with_capacity(items.len());
        texts.extend(items.iter().filter_map(|node| item(node, key, diagnostics)).map(|scalar| scalar.to_spanned()));
        texts
    }

    /// The whole number behind `key`, which must lie in `range`.
    pub fn whole_number(
        &self,
        key: &str,
        range: RangeInclusive<u32>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<u32>> {
        let scalar = self.scalar(key, diagnostics)?;
        match scalar.text.parse::<u32>() {
            Ok(number) if range.contains(&number) => Some(Spanned::new(number, scalar.span)),
            _ => {
                let diagnostic = Diagnostic::new(Code::NotAWholeNumber, scalar.span)
                    .with("key", key)
                    .with("value", scalar.text)
                    .with("least", range.start())
                    .with("most", range.end());
                diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// The pass mark behind `key`: a whole number of percent that can be reached and that an empty paper misses.
    pub fn pass_mark(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<Percent>> {
        let scalar = self.scalar(key, diagnostics)?;
        let number = scalar.text.trim_end_matches(['%', '％']).trim().parse::<u32>();
        match number {
            Ok(percent @ 1..=100) => Some(Spanned::new(Percent(percent), scalar.span)),
            _ => {
                diagnostics.push(Diagnostic::new(Code::PassOutOfReach, scalar.span).with("value", scalar.text));
                None
            }
        }
    }

    /// The meaning of the word behind `key`, which must be one of `words`.
    pub fn word<T: Copy>(
        &self,
        key: &str,
        words: &[(&'static str, T)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<T>> {
        let scalar = self.scalar(key, diagnostics)?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == scalar.text) {
            return Some(Spanned::new(*meaning, scalar.span));
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let diagnostic = Diagnostic::new(Code::NotOneOf, scalar.span)
            .with("key", key)
            .with("value", scalar.text)
            .with("known", known.join(", "))
            .with_nearest(scalar.text, known);
        diagnostics.push(diagnostic);
        None
    }

    /// The yes or no behind `key`, in one of the words of [`YES_NO`].
    pub fn yes_no(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<bool> {
        self.word(key, &YES_NO, diagnostics).map(|word| word.value)
    }

    /// The id behind `key`, which must be there: letters, digits, `-`, `_` and `.`, at most 64 characters.
    pub fn required_id(&self, key: &'static str, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        let scalar = self.required_scalar(key, diagnostics)?;
        scalar.id(diagnostics)
    }
}

/// Something else where keys with values are wanted; often a text, since the colon behind the key is a full-width one.
fn no_mapping(node: &Node, schema: &Schema) -> Diagnostic {
    if let Value::Scalar(text, ScalarStyle::Plain) = &node.value
        && let Some(colon) = full_width_colon(text)
        // Behind a blank, which may be the end of a line, the text no longer tells where it stands.
        && !text[..colon].contains(char::is_whitespace)
    {
        let start = node.span.start as usize + colon;
        return Diagnostic::new(Code::YamlFullWidthColon, Span::new(node.span.file, start, start + '：'.len_utf8()));
    }
    Diagnostic::new(Code::NotAMapping, node.span).with("of", schema.noun)
}

/// So many keys in a row that are like none of the known ones are one mistake: the line that they stood under is gone.
const STRAYED: usize = 3;

/// Notes the keys that mean nothing.
fn unknown_keys(entries: &[Entry], schema: &Schema, diagnostics: &mut Vec<Diagnostic>) {
    let unknown = |entry: &Entry| !schema.keys.contains(&entry.key.as_ref());
    for row in
        entries.chunk_by(|one, next| unknown(one) && unknown(next)).filter(|row| row.first().is_some_and(unknown))
    {
        let mut found: Vec<Diagnostic> = row.iter().map(|entry| unknown_key(entry, schema)).collect();
        let is_like_none = |one: &Diagnostic| one.values.iter().all(|(name, _)| *name != "near");
        if found.len() >= STRAYED && found.iter().all(is_like_none) {
            let more = found.len() - 1;
            diagnostics.extend(found.into_iter().next().map(|first| first.with("more", more)));
        } else {
            diagnostics.append(&mut found);
        }
    }
}

/// A key that means nothing. One that looks like a key that does, for what makes it another cannot be seen, is told so.
fn unknown_key(entry: &Entry, schema: &Schema) -> Diagnostic {
    let hidden = |letter: &char| !letter.is_ascii() && (letter.is_whitespace() || is_invisible(*letter));
    let seen: String = entry.key.chars().filter(|letter| !hidden(letter)).collect();
    let diagnostic = Diagnostic::new(Code::UnknownKey, entry.key_span)
        .with("key", &entry.key)
        .with("of", schema.noun)
        .with("known", schema.keys.join(", "));
    match entry.key.chars().find(hidden).filter(|_| schema.keys.contains(&seen.trim())) {
        Some(letter) => diagnostic.with("invisible", format!("U+{:04X}", u32::from(letter))).with("near", seen.trim()),
        None => diagnostic.with_nearest(&entry.key, schema.keys.iter().copied()),
    }
}

/// Whether nothing stands there: no text, a plain `~`, or white space.
pub fn is_empty(node: &Node) -> bool {
    matches!(&node.value, Value::Scalar(text, ScalarStyle::Plain) if text.is_empty() || text == "~")
        || matches!(&node.value, Value::Scalar(text, _) if text.trim().is_empty())
}

fn scalar<'n>(entry: &'n Entry, diagnostics: &mut Vec<Diagnostic>) -> Option<Scalar<'n>> {
    if is_empty(&entry.node) {
        diagnostics.push(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", &entry.key));
        return None;
    }
    item(&entry.node, &entry.key, diagnostics)
}

/// The text that `node`, an item or the value of `key`, is; anything else is noted.
pub fn item<'n>(node: &'n Node, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Scalar<'n>> {
    match &node.value {
        Value::Scalar(..) if is_empty(node) => {
            diagnostics.push(Diagnostic::new(Code::EmptyValue, node.span).with("key", key));
            None
        }
        Value::Scalar(text, style) => Some(Scalar { text, style: *style, span: node.span }),
        Value::List(_) | Value::Mapping(_) => {
            diagnostics.push(Diagnostic::new(Code::NotAText, node.span).with("key", key));
            None
        }
    }
}
