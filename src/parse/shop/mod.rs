//! The values of the shop: what differs from shop to shop, in one file, `course/shop.yaml`, with a description each.
//!
//! Every other text of the course shows them by placeholders, `{{shop.name}}`. They are filled in before anything is parsed
//! ([`Filler`]), so a value can stand wherever an author can write. A value is one line of plain words, checked here to mean
//! nothing in Markdown, YAML or formulas, so that filling one in never changes how the text around it is read.

mod fill;
mod placeholder;

pub use fill::{Filled, Filler};
pub use placeholder::literal;

use super::yaml::{self, Mapping, Node, Schema, Value, is_id};
use crate::course::Language;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, ProjectPath, SourceFile, Sources, Span};
use std::collections::BTreeMap;

/// Where the values stand.
pub const SHOP: &str = "course/shop.yaml";
/// The longest value, in characters.
const LONGEST: usize = 200;
/// ASCII signs that mean nothing anywhere.
const PLAIN_SIGNS: &str = " $%&()+,-./:?";

/// One value.
const VALUE: Schema = Schema { noun: "@shop_value", keys: &["value", "description"] };

/// The things that stand in the file.
pub const SCHEMAS: [&Schema; 1] = [&VALUE];

/// The values of a shop, by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShopValues {
    /// In the course's own language, with the places of their names.
    own: BTreeMap<String, (String, Span)>,
    /// Those that differ in a translation.
    translated: BTreeMap<Language, BTreeMap<String, String>>,
    /// Whether something could not be read, so that a name may be missing for that.
    is_partial: bool,
}

impl ShopValues {
    /// The text that stands for `name` in files of `language`; none is the course's own.
    fn text(&self, name: &str, language: Option<Language>) -> Option<&str> {
        let translated = language.and_then(|language| self.translated.get(&language)?.get(name));
        translated.or_else(|| self.own.get(name).map(|(text, _)| text)).map(String::as_str)
    }

    /// The names of all values.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.own.keys().map(String::as_str)
    }
}

/// The language of the file at `path` if it holds values of the shop: inside, none for the course's own.
pub fn language_of(path: &ProjectPath) -> Option<Option<Language>> {
    let tag = path.as_str().strip_prefix("course/shop.")?;
    if path.as_str() == SHOP {
        return Some(None);
    }
    let in_language = |language: &Language| tag.strip_suffix(".yaml") == Some(language.tag());
    Language::ALL.into_iter().find(in_language).map(Some)
}

/// Reads `course/shop.yaml` and its translations (`shop.en.yaml`), in which a value may differ. A course needs none. Mistakes are noted.
pub fn shop(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> ShopValues {
    let mut values = ShopValues::default();
    let files: Vec<(FileId, &SourceFile, Option<Language>)> =
        sources.iter().filter_map(|(id, file)| Some((id, file, language_of(&file.path)?))).collect();
    let mut strangers = Vec::new();
    let before = diagnostics.len();
    for &(id, file, _) in files.iter().filter(|(.., language)| language.is_none()) {
        for (name, place, text) in read(file, id, true, diagnostics) {
            values.own.insert(name, (text, place));
        }
    }
    for (id, file, language) in files {
        let Some(language) = language else { continue };
        for (name, place, text) in read(file, id, false, diagnostics) {
            if values.own.contains_key(&name) {
                values.translated.entry(language).or_default().insert(name, text);
            } else {
                strangers.push(unknown(&name, place, &values));
            }
        }
    }
    values.is_partial = diagnostics.len() > before;
    diagnostics.extend(strangers);
    values
}

/// A diagnostic for a name that no value has.
fn unknown(name: &str, place: Span, values: &ShopValues) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownValue, place).with("name", name).with("file", SHOP);
    let diagnostic = if values.own.is_empty() { diagnostic.with("none", "yes") } else { diagnostic };
    diagnostic.with_nearest(name, values.names())
}

/// The values of one file: names, their places, texts.
fn read(
    source: &SourceFile,
    file: FileId,
    is_described: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(String, Span, String)> {
    let Some(node) = yaml::read(&source.text, 0, file, diagnostics) else { return Vec::new() };
    let Value::Mapping(entries) = &node.value else {
        diagnostics.push(Diagnostic::new(Code::NotAMapping, node.span).with("of", "@shop"));
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        if !is_id(&entry.key) {
            let diagnostic = Diagnostic::new(Code::BadId, entry.key_span).with("value", &entry.key);
            diagnostics.push(diagnostic.with("most", yaml::MAX_ID));
            continue;
        }
        if let Some(text) = value(&entry.node, entry.key_span, source, is_described, diagnostics) {
            found.push((entry.key.to_string(), entry.key_span, text));
        }
    }
    found
}

/// The text of one value.
fn value(
    node: &Node,
    key: Span,
    source: &SourceFile,
    is_described: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let mapping = Mapping::with_span(node, key, &VALUE, diagnostics)?;
    if is_described {
        mapping.required_scalar("description", diagnostics);
    } else {
        mapping.scalar("description", diagnostics);
    }
    let scalar = mapping.required_scalar("value", diagnostics)?;
    let text = scalar.text.trim();
    if text.chars().count() > LONGEST {
        diagnostics.push(Diagnostic::new(Code::ValueNotPlain, scalar.span).with("most", LONGEST));
        return None;
    }
    let Some((at, character)) = first_strange(text) else { return Some(text.to_owned()) };
    let at = at + scalar.text.len() - scalar.text.trim_start().len();
    let place = scalar.place(&source.text).span(at..at + character.len_utf8());
    let shown = if character.is_control() { format!("U+{:04X}", u32::from(character)) } else { character.to_string() };
    diagnostics.push(Diagnostic::new(Code::ValueNotPlain, place).with("character", shown));
    None
}

/// The first character of `text`, with its place, that could be taken for a sign of Markdown, YAML or a formula.
fn first_strange(text: &str) -> Option<(usize, char)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let next = text[at + character.len_utf8()..].chars().next();
        let ends_word = next.is_none_or(|next| next == ' ');
        let is_plain = if character.is_ascii() {
            character.is_ascii_alphanumeric() || PLAIN_SIGNS.contains(character)
        } else {
            !character.is_control() && !is_invisible(character)
        };
        // A list begins with a sign, or with a number and a point; in YAML a colon before a space separates.
        let begins = at == 0 && character.is_ascii_punctuation() && !"$(".contains(character);
        let numbers = at == digits && digits > 0 && ".)".contains(character) && ends_word;
        let separates = character == ':' && ends_word;
        if !is_plain || begins || numbers || separates || (character == ' ' && before == ' ') {
            return Some((at, character));
        }
        before = character;
    }
    None
}

/// Characters that are not seen and change what is: marks of direction, joiners, separators of lines.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::first_strange;

    #[test]
    fn words_numbers_and_prices_are_plain() {
        for text in [
            "青梨内衣店",
            "H&M",
            "20",
            "24.5",
            "1:30",
            "9:00–18:00",
            "90%",
            "¥10",
            "$5 (约 36 元)",
            "“好评”",
            "1.5 小时",
            "18:00 以后",
            "www.example.com/help",
        ] {
            assert_eq!(first_strange(text), None, "{text}");
        }
    }

    #[test]
    fn what_markdown_yaml_or_a_formula_would_read_otherwise_is_named_with_its_place() {
        let cases = [
            ("**店**", 0, '*'),
            ("a_b", 1, '_'),
            ("<b>", 0, '<'),
            ("a: b", 1, ':'),
            ("店:", 3, ':'),
            ("- 店", 0, '-'),
            ("1. 店", 1, '.'),
            ("12) 店", 2, ')'),
            ("3.", 1, '.'),
            ("=1", 0, '='),
            ("{a}", 0, '{'),
            ("a\"b", 1, '"'),
            ("it's", 2, '\''),
            ("a #1", 2, '#'),
            ("a|b", 1, '|'),
            ("a\nb", 1, '\n'),
            ("a  b", 2, ' '),
            ("店\u{202E}名", 3, '\u{202E}'),
            ("a;b", 1, ';'),
            ("`a`", 0, '`'),
            ("[a](b)", 0, '['),
            ("a\\b", 1, '\\'),
            ("~a~", 0, '~'),
            ("!a", 0, '!'),
            ("@a", 0, '@'),
            ("&a", 0, '&'),
            ("+1", 0, '+'),
        ];
        for (text, at, character) in cases {
            assert_eq!(first_strange(text), Some((at, character)), "{text}");
        }
    }
}
