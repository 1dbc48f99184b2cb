//! What stands in a line: text, code, breaks, links, pictures.

use super::Writer;
use crate::course::{Link, LinkTarget, SLOT_END, SLOT_START};
use crate::diagnostic::Code;
use crate::parse::markdown::emphasis::Located;
use crate::parse::markdown::escape::{self, GAP};
use crate::parse::markdown::link::{Destination, Medium, Refusal, classify, is_file_name, medium};
use crate::parse::markdown::plain::{next_character, vanishes};
use crate::parse::markdown::room_for_one;
use crate::source::ProjectPath;
use pulldown_cmark::LinkType;
use std::ops::Range;

impl<'a> Writer<'a, '_> {
    pub(super) fn text(&mut self, text: &str, range: &Range<usize>) {
        let text = if range.start == 0 { text.get(self.lead..).unwrap_or(text) } else { text };
        if self.hidden.is_some() || text.is_empty() {
            return;
        }
        self.last = text.chars().next_back();
        if !escape::has_marks(text) {
            escape::text(&mut self.prose.html, text);
            self.prose.text.push_str(text);
            return;
        }
        let mut rest = text;
        while let Some(at) = rest.find(GAP) {
            let length = rest[at..].len() - rest[at..].trim_start_matches(GAP).len();
            escape::text(&mut self.prose.html, &rest[..at]);
            self.prose.gaps += 1;
            let gap = format!("<span class=\"gap\" data-gap=\"{}\">", self.prose.gaps);
            self.prose.html.push_str(&gap);
            escape::text(&mut self.prose.html, &rest[at..at + length]);
            self.prose.html.push_str("</span>");
            rest = &rest[at + length..];
        }
        escape::text(&mut self.prose.html, rest);
        self.prose.text.push_str(&escape::restore(text));
    }

    pub(super) fn code(&mut self, code: &str) {
        if self.hidden.is_some() {
            return;
        }
        self.prose.html.push_str("<code>");
        escape::text(&mut self.prose.html, code);
        self.prose.html.push_str("</code>");
        self.prose.text.push_str(&escape::restore(code));
        self.last = code.chars().next_back().or(self.last);
    }

    pub(super) fn soft_break(&mut self, events: &[Located<'a>], at: usize) {
        if self.hidden.is_none() && !vanishes(self.last, next_character(events, at)) {
            self.prose.html.push('\n');
            self.prose.text.push(' ');
        }
    }

    pub(super) fn hard_break(&mut self) {
        if self.hidden.is_none() {
            self.prose.html.push_str("<br>\n");
            self.prose.text.push(' ');
            self.last = None;
        }
    }

    pub(super) fn link(&mut self, link_type: LinkType, destination: &str, title: &str, range: &Range<usize>) {
        self.links += 1;
        // The parser finds `<http://a.cn>` in the text of a link too.
        if self.links > 1 {
            self.frames.open("");
            return;
        }
        let classified = if link_type == LinkType::Email {
            classify(&format!("mailto:{destination}"), self.context.base)
        } else {
            classify(destination, self.context.base)
        };
        let at = self.destination_range(destination, range);
        match classified {
            Destination::Project(target) => {
                self.prose.html.push_str("<a href=\"");
                self.slot(target, at);
            }
            Destination::Site(address) => {
                self.prose.html.push_str("<a class=\"external\" rel=\"noopener noreferrer\" href=\"");
                escape::attribute(&mut self.prose.html, &address);
            }
            Destination::Contact(address) => {
                self.prose.html.push_str("<a href=\"");
                escape::attribute(&mut self.prose.html, &address);
            }
            Destination::Refused(refusal) => {
                self.refuse(refusal, destination, at);
                self.frames.open("");
                return;
            }
        }
        self.prose.html.push('"');
        self.title(title);
        self.open(">", "</a>");
    }

    pub(super) fn image(&mut self, alternative: &str, destination: &str, title: &str, range: &Range<usize>) {
        if self.hidden.is_some() {
            return;
        }
        let at = self.destination_range(destination, range);
        let refused = match classify(destination, self.context.base) {
            Destination::Project(LinkTarget::Media(path) | LinkTarget::File(path, _)) => {
                if is_file_name(alternative, &path) {
                    self.report(Code::AltIsFileName, range.clone(), [("alt", alternative.to_owned())]);
                }
                self.medium(&path, alternative, at);
                self.title(title);
                self.prose.html.push_str(match medium(&path) {
                    Medium::Picture => ">",
                    Medium::Audio => "></audio>",
                    Medium::Video => "></video>",
                });
                self.prose.text.push_str(alternative);
                self.last = None;
                return;
            }
            Destination::Site(_) | Destination::Contact(_) => None,
            Destination::Refused(refusal) if destination.starts_with("//") => {
                drop(refusal);
                None
            }
            Destination::Refused(refusal) => Some(refusal),
            Destination::Project(LinkTarget::Anchor(_)) => {
                Some(Refusal { code: Code::LinkRefused, reason: Some("address"), detail: None })
            }
        };
        match refused {
            Some(refusal) => self.refuse(refusal, destination, at),
            None => self.report(Code::ForeignMedia, at, [("target", escape::restore(destination).into_owned())]),
        }
        self.text(alternative, &(usize::MAX..usize::MAX));
    }

    /// Writes the start of a medium up to its source.
    fn medium(&mut self, path: &ProjectPath, alternative: &str, at: Range<usize>) {
        let html = &mut self.prose.html;
        match medium(path) {
            Medium::Picture => {
                html.push_str("<img loading=\"lazy\" alt=\"");
                escape::attribute(html, alternative);
                html.push('"');
            }
            medium => {
                html.push_str(if medium == Medium::Audio { "<audio controls" } else { "<video controls" });
                html.push_str(" preload=\"none\"");
                if !alternative.is_empty() {
                    html.push_str(" aria-label=\"");
                    escape::attribute(html, alternative);
                    html.push('"');
                }
            }
        }
        html.push_str(" src=\"");
        self.slot(LinkTarget::Media(path.clone()), at);
        self.prose.html.push('"');
    }

    /// Writes a slot for `target`.
    fn slot(&mut self, target: LinkTarget, at: Range<usize>) {
        let index = self.prose.links.len();
        self.prose.html.push_str(&format!("{SLOT_START}{index}{SLOT_END}"));
        let span = self.span(at);
        room_for_one(&mut self.prose.links);
        self.prose.links.push(Link { target, span });
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.prose.html.push_str(" title=\"");
            escape::attribute(&mut self.prose.html, title);
            self.prose.html.push('"');
        }
    }

    fn refuse(&mut self, refusal: Refusal, destination: &str, at: Range<usize>) {
        let mut values = vec![("target", escape::restore(destination).into_owned())];
        values.extend(refusal.reason.map(|reason| ("reason", reason.to_owned())));
        values.extend(refusal.detail.map(|detail| ("detail", detail)));
        self.report(refusal.code, at, values);
    }

    /// Where in a link its destination stands; the whole link if it is not found there.
    fn destination_range(&self, destination: &str, link: &Range<usize>) -> Range<usize> {
        let found = self.source.get(link.clone()).filter(|_| !destination.is_empty()).and_then(|text| {
            let behind_text = text.find("](").map(|at| at + 2).unwrap_or_default();
            Some(behind_text + text[behind_text..].find(destination)?)
        });
        found.map_or(link.clone(), |at| link.start + at..link.start + at + destination.len())
    }
}
