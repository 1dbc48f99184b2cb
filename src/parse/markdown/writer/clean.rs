//! Raw HTML on its way into the page; see [`crate::parse::markdown::raw`].

use super::Writer;
use crate::diagnostic::Code;
use crate::parse::markdown::emphasis::Located;
use crate::parse::markdown::escape;
use crate::parse::markdown::raw::{Element, Nature, Token, hides_content, keeps_attribute, tokens};
use pulldown_cmark::Event;
use std::ops::Range;

impl<'a> Writer<'a, '_> {
    /// A tag or comment in a line of text.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        for (token, _) in tokens(html) {
            self.token(token, range.clone(), false);
        }
    }

    /// A block of raw HTML, which begins at `at`. Returns the place of the event behind it.
    pub(super) fn html_block(&mut self, events: &[Located<'a>], at: usize) -> usize {
        let lines = events[at + 1..].iter().take_while(|(event, _)| !matches!(event, Event::End(_)));
        let mut html = String::new();
        let mut starts = Vec::new();
        let mut next = at + 1;
        for (event, range) in lines {
            if let Event::Html(line) | Event::Text(line) = event {
                starts.push((html.len(), range.start));
                html.push_str(line);
            }
            next += 1;
        }
        self.block("");
        for (token, range) in tokens(&html) {
            let in_source = |offset: usize| {
                let line = starts.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
                starts.get(line).map_or(0, |(start, in_source)| in_source + offset - start)
            };
            self.token(token, in_source(range.start)..in_source(range.end.saturating_sub(1)) + 1, true);
        }
        self.frames.close_phrases(&mut self.prose.html);
        self.end_line();
        next + 1
    }

    fn token(&mut self, token: Token, range: Range<usize>, in_block: bool) {
        let allowed = |name: &str| Element::find(name).filter(|element| in_block || fits_line(*element));
        match token {
            Token::Close(name) if self.hidden.as_ref() == Some(&name) => self.hidden = None,
            _ if self.hidden.is_some() => {}
            Token::Text(text) => self.raw_text(text),
            Token::Comment => {}
            Token::Declaration => self.cleaned("<!…>".to_owned(), range),
            Token::Open(name, attributes) => match allowed(&name) {
                Some(element) => self.open_raw(element, &attributes, range),
                None => {
                    self.cleaned(format!("<{name}>"), range);
                    self.hidden = hides_content(&name).then_some(name);
                }
            },
            Token::Close(name) => {
                let element = allowed(&name);
                if element.is_some_and(|element| !self.frames.close_element(element, &mut self.prose.html)) {
                    self.cleaned(format!("</{name}>"), range);
                }
            }
        }
    }

    fn open_raw(&mut self, element: Element, attributes: &[(String, &str)], range: Range<usize>) {
        let mut kept = String::new();
        let mut removed = Vec::new();
        for (name, value) in attributes {
            match keeps_attribute(element.name(), name) {
                true if value.is_empty() => kept.push_str(&format!(" {name}")),
                true => {
                    kept.push_str(&format!(" {name}=\""));
                    with_references(value, &mut kept, escape::attribute);
                    kept.push('"');
                }
                false => removed.push(format!("{name}=")),
            }
        }
        let opened = match element.nature {
            Nature::Phrase | Nature::Block => self.frames.open_raw(element, &mut self.prose.html),
            Nature::Rule | Nature::Break => true,
        };
        if element.nature == Nature::Break {
            self.prose.text.push(' ');
            self.last = None;
        }
        if opened {
            self.prose.html.push_str(&format!("<{}{kept}>", element.name()));
        } else {
            removed.push(format!("<{}>", element.name()));
        }
        if !removed.is_empty() {
            removed.truncate(8);
            self.cleaned(removed.join(" "), range);
        }
    }

    /// The text between tags of a block.
    fn raw_text(&mut self, text: &str) {
        with_references(text, &mut self.prose.html, escape::text);
        let mut plain = escape::restore(text).into_owned();
        for (reference, character) in
            [("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        {
            if plain.contains(reference) {
                plain = plain.replace(reference, character);
            }
        }
        let plain = plain.trim_start_matches('\n');
        self.prose.text.push_str(plain);
        self.last = text.chars().next_back().or(self.last);
    }

    /// Notes what was taken out, once for each thing.
    fn cleaned(&mut self, removed: String, range: Range<usize>) {
        if self.cleaned.insert(removed.clone()) {
            self.report(Code::HtmlCleaned, range, [("removed", escape::restore(&removed).into_owned())]);
        }
    }
}

/// Whether an element may stand in a line of text.
fn fits_line(element: Element) -> bool {
    matches!(element.nature, Nature::Phrase | Nature::Break)
}

/// Appends text that is HTML already: escaped, except character references, which stay.
fn with_references(text: &str, html: &mut String, escape: fn(&mut String, &str)) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        escape(html, &rest[..at]);
        let length = reference_length(&rest[at..]);
        if length == 0 {
            html.push_str("&amp;");
        } else {
            html.push_str(&rest[at..at + length]);
        }
        rest = &rest[at + length.max(1)..];
    }
    escape(html, rest);
}

/// The length of the character reference with which `text` begins; 0 if it begins with none.
fn reference_length(text: &str) -> usize {
    let name = text[1..].strip_prefix('#').unwrap_or(&text[1..]);
    let length = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    if length > 0 && name[length..].starts_with(';') { text.len() - name.len() + length + 1 } else { 0 }
}
