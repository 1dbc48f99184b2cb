//! Reads `mark`: a text in which some places are to be marked.
//!
//! A place is `[[a|words]]` in the text; with `lines: true` it is a line that begins with a letter, `A: 客服：不知道。`,
//! and lines without a letter are only read.

use super::answer::Answer;
use super::items::named;
use crate::course::{ChoiceId, Fragment, Key, Passage, Prose, Task};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::parse::markdown::{Place, Style};
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Entry, Mapping, Value, is_id};
use crate::source::{Span, Spanned};
use std::ops::Range;

/// Reads a text with places to mark.
pub fn read(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    let by_line = mapping.yes_no("lines", reader.diagnostics).unwrap_or(false);
    let text = mapping.required_scalar("text", reader.diagnostics);
    let entry = mapping.required("answer", reader.diagnostics);
    let written = entry.map(|entry| named(entry, reader));
    let mut text_reader =
        TextReader { by_line, place: text?.place(&reader.source.text), places: Vec::new(), sound: true };
    let lines = text_reader.lines(text?.text, reader);
    let (places, sound) = (text_reader.places, text_reader.sound);
    if places.is_empty() {
        // Whether lines are places is not known when nobody can tell what `lines` says.
        let lines_read = mapping.get("lines").is_none_or(|entry| word_read(entry)) && !mapping.misspells("lines");
        if sound && lines_read {
            let diagnostic = Diagnostic::new(Code::NoMarks, text?.span);
            let lettered = text?.text.lines().any(|line| lettered(line).is_some());
            reader.note(if by_line {
                diagnostic.with("lines", "true")
            } else if lettered {
                diagnostic.with("lettered", "true")
            } else {
                diagnostic
            });
        }
        return None;
    }
    let feedback = feedback(mapping, &places, reader);
    let (entry, written) = (entry?, written?);
    let answer = right_places(&written, &places, reader)?;
    if answer.is_empty() {
        reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "answer"));
        return None;
    }
    if answer.len() == places.len() && sound {
        reader.note(Diagnostic::new(Code::MarksAllRight, entry.node.span));
    }
    let marks = places.into_iter().map(|place| place.value).collect();
    let key = Key::Mark { marks, answer };
    sound.then_some(Answer { task: Task::Mark(Passage { lines, feedback }), key, key_span: entry.node.span })
}

/// Whether what stands behind a key is a word for yes or no.
fn word_read(entry: &Entry) -> bool {
    yaml::text_of(&entry.node).is_some_and(|text| yaml::YES_NO.iter().any(|(word, _)| *word == text.text))
}

/// The places that the answer names, in the order of the text; unknown and double ones are noted.
fn right_places(
    written: &[Spanned<String>],
    places: &[Spanned<ChoiceId>],
    reader: &mut Reader,
) -> Option<Vec<ChoiceId>> {
    let known: Vec<&str> = places.iter().map(|place| place.value.as_str()).collect();
    let mut complete = true;
    let mut right: Vec<usize> = Vec::new();
    for name in written {
        match known.iter().position(|id| *id == name.value) {
            Some(at) if right.contains(&at) => {
                reader.note(Diagnostic::new(Code::AnswerTwice, name.span).with("value", &name.value));
            }
            Some(at) => right.push(at),
            None => {
                let diagnostic = Diagnostic::new(Code::AnswerUnknown, name.span)
                    .with("value", &name.value)
                    .with("key", "text")
                    .with("known", known.join(", "));
                let same_letter = known.iter().copied().find(|id| id.eq_ignore_ascii_case(&name.value));
                reader.note(match same_letter.or_else(|| nearest(&name.value, known.iter().copied())) {
                    Some(near) => diagnostic.with("near", near),
                    None => diagnostic,
                });
                complete = false;
            }
        }
    }
    right.sort_unstable();
    complete.then(|| right.into_iter().map(|at| known[at].to_owned()).collect())
}

/// The feedback on places, by their names.
fn feedback(mapping: &Mapping, places: &[Spanned<ChoiceId>], reader: &mut Reader) -> Vec<(ChoiceId, Prose)> {
    let Some(entry) = mapping.get("feedback") else { return Vec::new() };
    let Value::Mapping(entries) = &entry.node.value else {
        reader.note(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "@feedback"));
        return Vec::new();
    };
    let one = |entry: &Entry, reader: &mut Reader| {
        if !places.iter().any(|place| place.value == entry.key) {
            let known: Vec<&str> = places.iter().map(|place| place.value.as_str()).collect();
            let diagnostic = Diagnostic::new(Code::FeedbackNotAChoice, entry.key_span);
            reader.note(diagnostic.with("value", &entry.key).with("known", known.join(", ")));
            return None;
        }
        let text = yaml::item(&entry.node, &entry.key, reader.diagnostics)?;
        Some((entry.key.to_string(), reader.prose(text, Style::Block)))
    };
    entries.iter().filter_map(|entry| one(entry, reader)).collect()
}

struct TextReader {
    by_line: bool,
    place: Place,
    places: Vec<Spanned<ChoiceId>>,
    /// Whether every place could be read.
    sound: bool,
}

impl TextReader {
    fn lines(&mut self, text: &str, reader: &mut Reader) -> Vec<Vec<Fragment>> {
        let mut lines = Vec::new();
        let mut offset = 0;
        for line in text.trim_end().split('\n') {
            lines.push(if self.by_line {
                self.whole_line(line, offset, reader)
            } else {
                self.line(line, offset, reader)
            });
            offset += line.len() + 1;
        }
        lines
    }

    /// A line that is a place if it begins with a letter.
    fn whole_line(&mut self, line: &str, offset: usize, reader: &mut Reader) -> Vec<Fragment> {
        let Some((id, words)) = lettered(line) else { return plain(line) };
        let span = self.place.span(offset..offset + id.len());
        self.place(id, words, span, reader).into_iter().collect()
    }

    /// A line with places `[[a|words]]` in it.
    fn line(&mut self, line: &str, offset: usize, reader: &mut Reader) -> Vec<Fragment> {
        let mut fragments = Vec::new();
        let mut at = 0;
        while let Some(open) = line[at..].find("[[").map(|found| at + found) {
            let inner = open + 2;
            let Some(close) = line[inner..].find("]]").map(|found| inner + found) else {
                self.note(Code::MarkUnclosed, offset + open..offset + line.len(), &line[open..], reader);
                break;
            };
            fragments.extend(plain(&line[at..open]));
            at = close + 2;
            let range = offset + open..offset + at;
            match line[inner..close].split_once(['|', '｜']) {
                Some((id, words)) if is_id(id) && !words.trim().is_empty() && !words.contains("[[") => {
                    let span = self.place.span(offset + inner..offset + inner + id.len());
                    fragments.extend(self.place(id, words, span, reader));
                }
                _ => self.note(Code::MarkMalformed, range, &line[open..at], reader),
            }
        }
        fragments.extend(plain(&line[at..]));
        fragments
    }

    fn place(&mut self, id: &str, words: &str, span: Span, reader: &mut Reader) -> Option<Fragment> {
        if let Some(first) = self.places.iter().find(|place| place.value == id) {
            let diagnostic = Diagnostic::new(Code::DuplicateId, span).with("id", id).with("of", "@place_to_mark");
            reader.note(diagnostic.related_to(first.span));
            self.sound = false;
            return None;
        }
        self.places.push(Spanned::new(id.to_owned(), span));
        Some(Fragment::Place { id: id.to_owned(), text: words.trim().to_owned() })
    }

    fn note(&mut self, code: Code, range: Range<usize>, written: &str, reader: &mut Reader) {
        reader.note(Diagnostic::new(code, self.place.span(range)).with("written", written));
        self.sound = false;
    }
}

fn plain(text: &str) -> Vec<Fragment> {
    if text.is_empty() { Vec::new() } else { vec![Fragment::Plain(text.to_owned())] }
}

/// The letter at the start of a line, a capital and perhaps a number, and what stands behind its colon. Speakers and
/// times have other names: `客服：`, `agent:`, `10:00:12`.
fn lettered(line: &str) -> Option<(&str, &str)> {
    let (id, words) = line.split_once([':', '：'])?;
    let (first, number) = id.split_at_checked(1)?;
    let is_letter = first.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_number = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_letter && is_number && !words.trim().is_empty()).then_some((id, words))
}

#[cfg(test)]
mod tests {
    use super::lettered;

    #[test]
    fn a_letter_begins_a_line_and_a_speaker_or_a_time_does_not() {
        assert_eq!(lettered("A: 客服：没货。"), Some(("A", " 客服：没货。")));
        assert_eq!(lettered("B12：Agent: no"), Some(("B12", "Agent: no")));
        for line in ["客服：没货。", "agent: no", "10:00:12 客服：好", "AB: x", "A", "A:", "a: x", "", "：x"]
        {
            assert_eq!(lettered(line), None, "{line}");
        }
    }
}
