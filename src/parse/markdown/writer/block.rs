//! Blocks: paragraphs, headings, lists, quotes, tables, code.

use super::Writer;
use crate::course::Heading;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::markdown::anchor::normal;
use crate::parse::markdown::emphasis::Located;
use crate::parse::markdown::labels::{Label, alert};
use crate::parse::markdown::{escape, plain, room_for_one};
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

impl<'a> Writer<'a, '_> {
    /// Writes the start of an element, or the whole of it. Returns the place of the next event.
    pub(super) fn start(&mut self, tag: &Tag<'a>, events: &[Located<'a>], at: usize) -> usize {
        let range = events[at].1.clone();
        match tag {
            Tag::Paragraph if self.bare => self.open("", ""),
            Tag::Paragraph => self.open_block("<p>", "</p>\n"),
            Tag::Heading { level, id, .. } => self.heading(*level, id.as_ref(), events, at),
            Tag::BlockQuote(None) => self.open_block("<blockquote>\n", "</blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => {
                let (class, label) = alert(*kind);
                let (key, text) = self.context.labels.get(label);
                self.open_block(&format!("<div class=\"{class}\" role=\"note\">\n"), "</div>\n");
                self.prose.html.push_str(&format!("<p class=\"alert-title\" data-text=\"{key}\">"));
                escape::text(&mut self.prose.html, text);
                self.prose.html.push_str("</p>\n");
            }
            Tag::CodeBlock(kind) => return self.code_block(kind, events, at),
            Tag::HtmlBlock => return self.html_block(events, at),
            Tag::List(None) => self.open_block("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) => self.open_block("<ol>\n", "</ol>\n"),
            Tag::List(Some(start)) => self.open_block(&format!("<ol start=\"{start}\">\n"), "</ol>\n"),
            Tag::Item => {
                let is_task = is_task(&events[at + 1..]);
                self.open_block(if is_task { "<li class=\"task\">" } else { "<li>" }, "</li>\n");
            }
            Tag::DefinitionList => self.open_block("<dl>\n", "</dl>\n"),
            Tag::DefinitionListTitle => self.open_block("<dt>", "</dt>\n"),
            Tag::DefinitionListDefinition => self.open_block("<dd>", "</dd>\n"),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                self.in_table_head = true;
                self.columns.1 = 0;
                self.open("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n");
            }
            Tag::TableRow => {
                self.columns.1 = 0;
                self.open("<tr>", "</tr>\n");
            }
            Tag::TableCell => self.cell(),
            Tag::FootnoteDefinition(_) => return self.footnotes.end_of_definition(at) + 1,
            Tag::Emphasis => self.open("<em>", "</em>"),
            Tag::Strong => self.open("<strong>", "</strong>"),
            Tag::Strikethrough => self.open("<del>", "</del>"),
            Tag::Superscript => self.open("<sup>", "</sup>"),
            Tag::Subscript => self.open("<sub>", "</sub>"),
            Tag::Link { link_type, dest_url, title, .. } => self.link(*link_type, dest_url, title, &range),
            Tag::Image { dest_url, title, .. } => {
                let (alternative, end) = plain::element_text(events, at);
                self.image(&alternative, dest_url, title, &range);
                return end + 1;
            }
            // Not enabled.
            Tag::MetadataBlock(_) => self.open("", ""),
        }
        at + 1
    }

    /// Writes the end of an element.
    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.end_line();
            }
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::TableCell => {
                self.last = None;
                self.hidden = None;
                self.prose.text.push(' ');
            }
            TagEnd::Paragraph if self.prose.html.ends_with("<p>") => {
                // Everything in it was taken out.
                self.prose.html.truncate(self.prose.html.len() - "<p>".len());
                self.frames.discard();
                self.end_line();
                return;
            }
            _ => self.end_line(),
        }
        self.frames.close(&mut self.prose.html);
    }

    pub(super) fn open(&mut self, html: &str, closing: &'static str) {
        self.prose.html.push_str(html);
        self.frames.open(closing);
    }

    pub(super) fn open_block(&mut self, html: &str, closing: &'static str) {
        self.block(html);
        self.frames.open(closing);
    }

    /// Notes the anchors that authors chose.
    pub(super) fn reserve_anchors(&mut self, events: &[Located<'a>]) {
        for (event, range) in events {
            if let Event::Start(Tag::Heading { id: Some(id), .. }) = event {
                let span = self.span(range.clone());
                self.anchors.reserve(&normal(id), span);
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&CowStr>, events: &[Located<'a>], at: usize) {
        let range = events[at].1.clone();
        let span = self.span(range.clone());
        let (text, _) = plain::element_text(events, at);
        let text = text.trim().to_owned();
        let (opening, closing) = match level {
            HeadingLevel::H1 => ("<h1", "</h1>\n"),
            HeadingLevel::H2 => ("<h2", "</h2>\n"),
            HeadingLevel::H3 => ("<h3", "</h3>\n"),
            HeadingLevel::H4 => ("<h4", "</h4>\n"),
            HeadingLevel::H5 => ("<h5", "</h5>\n"),
            HeadingLevel::H6 => ("<h6", "</h6>\n"),
        };
        if level == HeadingLevel::H1 {
            self.report(Code::TitleHeading, range, [("text", text.clone())]);
        }
        let anchor = match id.map(|id| normal(id)).filter(|id| !id.is_empty()) {
            Some(chosen) => Some(self.anchors.chosen(&chosen, span).unwrap_or_else(|(substitute, first)| {
                let diagnostic = Diagnostic::new(Code::DuplicateAnchor, span).with("anchor", &chosen);
                self.diagnostics.push(match first {
                    Some(first) => diagnostic.related_to(first),
                    None => diagnostic,
                });
                substitute
            })),
            // Many pieces stand on one page, and nothing links to the headings of a piece.
            None if !self.in_module => None,
            None => Some(self.anchors.made(&text)),
        };
        self.open_block(opening, closing);
        if let Some(anchor) = anchor {
            self.prose.html.push_str(" id=\"");
            escape::attribute(&mut self.prose.html, &anchor);
            self.prose.html.push('"');
            let at = self.prose.text.len();
            room_for_one(&mut self.prose.headings);
            self.prose.headings.push(Heading { level: level as u8, text, anchor, at, span });
        }
        self.prose.html.push('>');
    }

    fn code_block(&mut self, kind: &CodeBlockKind, events: &[Located<'a>], at: usize) -> usize {
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                info.split(|end: char| end.is_whitespace() || end == ',').next().unwrap_or_default()
            }
            CodeBlockKind::Indented => "",
        };
        // A block of code scrolls sideways, and what scrolls must be reachable by keyboard.
        self.block("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.prose.html.push_str(" class=\"language-");
            escape::attribute(&mut self.prose.html, language);
            self.prose.html.push('"');
        }
        self.prose.html.push('>');
        let mut next = at + 1;
        while let Some((event, _)) = events.get(next) {
            next += 1;
            match event {
                Event::Text(text) => {
                    escape::text(&mut self.prose.html, text);
                    self.prose.text.push_str(&escape::restore(text));
                }
                _ => break,
            }
        }
        self.prose.html.push_str("</code></pre>\n");
        self.end_line();
        next
    }

    fn table(&mut self, alignments: &[Alignment]) {
        self.columns = (alignments.to_vec(), 0);
        let (key, text) = self.context.labels.get(Label::Table);
        self.open_block(
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"",
            "</tbody>\n</table>\n</div>\n",
        );
        escape::attribute(&mut self.prose.html, text);
        self.prose.html.push_str(&format!("\" data-text-label=\"{key}\">\n<table>\n"));
    }

    fn cell(&mut self) {
        let alignment = self.columns.0.get(self.columns.1).copied().unwrap_or(Alignment::None);
        self.columns.1 += 1;
        let (opening, closing) = if self.in_table_head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        self.open(opening, closing);
        self.prose.html.push_str(match alignment {
            Alignment::None => ">",
            Alignment::Left => " class=\"align-left\">",
            Alignment::Center => " class=\"align-center\">",
            Alignment::Right => " class=\"align-right\">",
        });
    }

    /// The box before a task; a mark instead of a form field, since nothing can be ticked.
    pub(super) fn task(&mut self, done: bool) {
        let (label, mark) = if done { (Label::TaskDone, "☑") } else { (Label::TaskOpen, "☐") };
        let (key, text) = self.context.labels.get(label);
        self.prose.html.push_str("<span class=\"task-mark\" role=\"img\" aria-label=\"");
        escape::attribute(&mut self.prose.html, text);
        self.prose.html.push_str(&format!("\" data-text-label=\"{key}\">{mark}</span> "));
    }
}

fn is_task(item: &[Located]) -> bool {
    let first = item.iter().map(|(event, _)| event).find(|event| !matches!(event, Event::Start(Tag::Paragraph)));
    matches!(first, Some(Event::TaskListMarker(_)))
}
