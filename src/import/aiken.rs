//! Aiken: a question, lettered choices, `ANSWER: B`. Source: Moodle, "Aiken format".

use super::choices::marked;
use super::collect::Collector;
use super::draft::{Place, Raw, RawChoice};
use super::report::Reason;

/// Reads the questions of an Aiken file.
pub fn read(text: &str, collector: &mut Collector) {
    let mut open: Option<(Raw, usize)> = None;
    for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line.trim())) {
        let key = line.strip_prefix("ANSWER:").or_else(|| line.strip_prefix("ANSWER："));
        if line.is_empty() {
            continue;
        }
        if let Some(key) = key {
            match open.take() {
                Some((mut raw, start)) => {
                    raw.key = key.trim().to_owned();
                    collector.raw(raw, Place::Line(start));
                }
                None => collector.leave_out(Place::Line(number), Reason::Stray, line),
            }
            continue;
        }
        let choice = marked(line).map(|(letter, text)| (letter, text.to_owned()));
        match (&mut open, choice) {
            (Some((raw, _)), Some((letter, text))) => {
                raw.choices.push(RawChoice { letter: Some(letter), text, ..RawChoice::default() });
            }
            (None, Some(_)) => collector.leave_out(Place::Line(number), Reason::Stray, line),
            (Some((raw, _)), None) if raw.choices.is_empty() => {
                raw.prompt.push('\n');
                raw.prompt.push_str(line);
            }
            (slot, None) => {
                // A new question begins and the one before had no answer.
                if let Some((raw, start)) = slot.take() {
                    collector.raw(raw, Place::Line(start));
                }
                *slot =
                    Some((Raw { prompt: line.to_owned(), kind: Some("choice".to_owned()), ..Raw::default() }, number));
            }
        }
    }
    if let Some((raw, start)) = open {
        collector.raw(raw, Place::Line(start));
    }
}
