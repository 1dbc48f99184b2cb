//! Dialogues: a fenced block whose lines are messages of customer and agent.
//!
//! A line names a speaker, comments on the message above (`>`), or continues it. Many a message contains a
//! colon (`时间：十点`), so a line whose first word is no known speaker counts as a mistake only when something speaks
//! for it: a time stands before the colon, nothing stands above that it could continue, or the word is one that
//! is mistaken for a speaker (see [`speaker`]).

mod speaker;

use super::fence::Fence;
use super::{Context, Place, Style, escape, prose, room_for_one};
use crate::course::{Chat, ChatLine, Prose, Verdict};
use crate::diagnostic::{Code, Diagnostic, nearest};
use speaker::{Line, probable_speaker, read};

/// Reads a dialogue. Returns nothing if it has no message; that and every other mistake is added to `diagnostics`.
pub(super) fn chat(
    fence: &Fence,
    source: &str,
    place: &Place,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Chat> {
    let span = place.span(fence.range.start..fence.range.start + first_line(source, fence).len());
    let (verdict, caption) = read_info(fence, source, place, diagnostics);
    let before = diagnostics.len();
    let mut reading = Reading { place, context, diagnostics, lines: Vec::new(), lost: false };
    for (line, start) in &fence.lines {
        reading.line(line, *start);
    }
    let lines = reading.lines;
    if lines.is_empty() {
        if diagnostics.len() == before {
            diagnostics.push(Diagnostic::new(Code::ChatEmpty, span));
        }
        return None;
    }
    Some(Chat { verdict, caption, lines, span: place.span(fence.range.clone()) })
}

fn first_line<'s>(source: &'s str, fence: &Fence) -> &'s str {
    source.get(fence.range.clone()).and_then(|block| block.lines().next()).unwrap_or_default()
}

/// Words for the verdict that are none, with the one that is meant.
const MISTAKEN_VERDICTS: &[(&str, &str)] = &[
    ("好", "good"),
    ("好例", "good"),
    ("正例", "good"),
    ("正确", "good"),
    ("正面", "good"),
    ("坏", "bad"),
    ("差", "bad"),
    ("坏例", "bad"),
    ("反例", "bad"),
    ("错误", "bad"),
    ("反面", "bad"),
];

/// The verdict and the caption of a dialogue.
fn read_info(
    fence: &Fence,
    source: &str,
    place: &Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<Verdict>, String) {
    let (word, rest) = fence.info.split_once(char::is_whitespace).unwrap_or((fence.info, ""));
    let caption = |text: &str| escape::restore(text.trim()).into_owned();
    match word.to_ascii_lowercase().as_str() {
        "good" => return (Some(Verdict::Good), caption(rest)),
        "bad" => return (Some(Verdict::Bad), caption(rest)),
        _ => {}
    }
    let mistaken = MISTAKEN_VERDICTS.iter().find(|(mistaken, _)| *mistaken == word).map(|(_, meant)| *meant);
    // `food` may begin a caption; a caption in English begins with a capital.
    let in_lower_case = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let Some(near) = mistaken.or_else(|| nearest(word, ["good", "bad"]).filter(|_| in_lower_case)) else {
        return (None, caption(fence.info));
    };
    let start = fence.range.start + first_line(source, fence).find(word).unwrap_or_default();
    let diagnostic = Diagnostic::new(Code::ChatVerdict, place.span(start..start + word.len()));
    diagnostics.push(diagnostic.with("word", word).with("near", near));
    (None, caption(rest))
}

/// The work of reading a dialogue's lines.
struct Reading<'r> {
    place: &'r Place,
    context: &'r Context<'r>,
    diagnostics: &'r mut Vec<Diagnostic>,
    lines: Vec<ChatLine>,
    /// Whether the lines at hand belong to a speaker who is unknown, or to none.
    lost: bool,
}

impl Reading<'_> {
    fn line(&mut self, line: &str, start: usize) {
        let indentation = line.len() - line.trim_start().len();
        let (line, start) = (line.trim(), start + indentation);
        if line.is_empty() {
            return;
        }
        match read(line) {
            Line::Message { speaker, name, time, text } => {
                let text = self.prose(text, start + line.len() - text.len());
                let time = time.map(|time| time.replace('：', ":"));
                self.lost = false;
                self.lines.push(ChatLine {
                    speaker,
                    name: name.to_owned(),
                    time,
                    text: text.into_iter().collect(),
                    comments: Vec::new(),
                });
            }
            Line::Comment(text) => {
                let comment = self.prose(text, start + line.len() - text.len());
                match self.lines.last_mut().filter(|_| !self.lost) {
                    Some(message) => {
                        room_for_one(&mut message.comments);
                        message.comments.extend(comment);
                    }
                    None => self.speaker_missing(">", start),
                }
            }
            Line::Named { name, timed } if timed || self.nothing_above() || probable_speaker(name).is_some() => {
                let span = self.place.span(start..start + name.len());
                let diagnostic = Diagnostic::new(Code::ChatSpeaker, span).with("name", name);
                let near = probable_speaker(name).or_else(|| nearest(name, speaker::names()));
                self.diagnostics.push(match near {
                    Some(near) => diagnostic.with("near", near),
                    None => diagnostic,
                });
                self.lost = true;
            }
            Line::Named { .. } | Line::Text => {
                let text = self.prose(line, start);
                match self.lines.last_mut().filter(|_| !self.lost) {
                    Some(message) => message.text.extend(text),
                    None => self.speaker_missing(line, start),
                }
            }
        }
    }

    fn nothing_above(&self) -> bool {
        self.lines.is_empty() && !self.lost
    }

    /// A line without speaker has no message above it; said once, not for every line.
    fn speaker_missing(&mut self, line: &str, start: usize) {
        if !self.lost {
            let end = line.char_indices().nth(12).map_or(line.len(), |(at, _)| at);
            let span = self.place.span(start..start + end);
            self.diagnostics.push(Diagnostic::new(Code::ChatSpeaker, span).with("name", &line[..end]));
        }
        self.lost = true;
    }

    /// The text at `start` as prose; nothing if it is empty.
    fn prose(&mut self, text: &str, start: usize) -> Option<Prose> {
        let place = self.place.shifted(start);
        (!text.is_empty()).then(|| prose(text, &place, self.context, Style::Line, self.diagnostics))
    }
}
