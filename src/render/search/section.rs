//! The sections of a page while it is gone through, and their texts: in NFC, with single spaces, without empty lines.

use crate::grade::is_composed;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// Stands behind the text of every section. White space in sources becomes spaces and line breaks, so none holds it.
pub const END_OF_SECTION: char = '\u{c}';

/// A section: heading (empty for what stands before the first), anchor, and of a card its other names, a line each.
#[derive(Debug, Default, Serialize)]
pub struct Section(pub String, pub String, #[serde(skip_serializing_if = "String::is_empty")] pub String);

/// The sections of a page so far. There is always one: what stands before the first heading.
#[derive(Debug)]
pub struct Sections {
    sections: Vec<Section>,
    text: String,
    /// Where the text of the last section begins.
    from: usize,
}

impl Default for Sections {
    fn default() -> Self {
        Self { sections: vec![Section::default()], text: String::new(), from: 0 }
    }
}

impl Sections {
    /// No section yet, and room for texts of so many bytes.
    pub fn with_room(room: usize) -> Self {
        Self { text: String::with_capacity(room), ..Self::default() }
    }

    /// Begins the next section.
    pub fn begin(&mut self, heading: &str, anchor: &str) {
        self.sections.push(Section(tidy(heading), anchor.to_owned(), String::new()));
        self.text.push(END_OF_SECTION);
        self.from = self.text.len();
    }

    /// Gives the last section its other names.
    pub fn also_called<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        let Some(Section(_, _, known)) = self.sections.last_mut() else { return };
        *known = names.map(tidy).collect::<Vec<_>>().join("\n");
    }

    /// Adds a text to the last section, on lines of its own.
    pub fn add(&mut self, text: &str) {
        for line in text.lines() {
            let end = self.text.len();
            if end > self.from {
                self.text.push('\n');
            }
            let start = self.text.len();
            tidy_onto(&mut self.text, line);
            if self.text.len() == start {
                self.text.truncate(end);
            }
        }
    }

    /// The sections, and their texts with [`END_OF_SECTION`] behind each.
    #[must_use]
    pub fn finish(mut self) -> (Vec<Section>, String) {
        self.text.push(END_OF_SECTION);
        (self.sections, self.text)
    }
}

/// In NFC, with single spaces.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    tidy_onto(&mut tidied, text);
    tidied
}

/// Writes `text` tidied behind `onto`.
fn tidy_onto(onto: &mut String, text: &str) {
    let start = onto.len();
    for word in text.split_whitespace() {
        if onto.len() > start {
            onto.push(' ');
        }
        match is_composed(word) {
            true => onto.push_str(word),
            false => onto.extend(word.nfc()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_in_one_line_of_single_spaces_for_each_of_theirs_and_end_with_their_section() {
        let mut sections = Sections::default();
        sections.add("  甲\u{3000}乙 \n\n \u{c} \n丙\u{c}丁");
        sections.begin(" e\u{301}  f ", "anchor");
        sections.also_called(["名 ", " 称"].into_iter());
        sections.begin("空", "empty");
        sections.add(" \n");
        sections.add("戊");
        let (sections, text) = sections.finish();
        assert_eq!(text, "甲 乙\n丙 丁\u{c}\u{c}戊\u{c}");
        let told: Vec<[&str; 3]> = sections
            .iter()
            .map(|Section(heading, anchor, names)| [heading.as_str(), anchor.as_str(), names.as_str()])
            .collect();
        assert_eq!(told, [["", "", ""], ["é f", "anchor", "名\n称"], ["空", "empty", ""]]);
    }
}
