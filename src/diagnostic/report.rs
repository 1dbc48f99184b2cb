//! Diagnostics as people and machines read them.

use super::catalog::Catalog;
use super::gather::gather;
use super::{Diagnostic, Place, Severity};
use crate::course::Language;
use crate::source::{Sources, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

/// How diagnostics are shown to people.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language of the messages.
    pub language: Language,
    /// Whether to colour them.
    pub colour: bool,
    /// How many are shown before only the rest is counted.
    pub most: usize,
}

/// Diagnostics as a machine reads them.
#[derive(Debug, Serialize)]
pub struct Json {
    /// All of them, ordered as people see them.
    pub diagnostics: Vec<JsonDiagnostic>,
    /// How many are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
}

/// A diagnostic as a machine reads it.
#[derive(Debug, Serialize)]
pub struct JsonDiagnostic {
    /// The stable name of the kind of mistake.
    pub code: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The path below the project folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Where it ends; the same place where it concerns a file as a whole.
    pub end: JsonEnd,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// Another place that belongs to it, such as where the first of two equal ids stands.
    pub related: Option<JsonRelated>,
}

/// Where a place ends: one past its last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct JsonEnd {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Another place that belongs to a diagnostic.
#[derive(Debug, Serialize)]
pub struct JsonRelated {
    /// The path below the project folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Where it ends.
    pub end: JsonEnd,
    /// What it has to do with the mistake.
    pub message: String,
}

/// Orders diagnostics for reading: errors first, then by file and place; the same mistake at the same place once, and what one
/// mistake causes at many places once, with the next of them.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let key = |diagnostic: &Diagnostic| {
        let (path, start) = match &diagnostic.place {
            Place::Text(span) => (sources.file(span.file).path.to_string(), span.start),
            Place::File(path) => (path.clone(), 0),
        };
        (diagnostic.severity(), path, start, diagnostic.code)
    };
    diagnostics.sort_by_cached_key(key);
    diagnostics.dedup();
    gather(diagnostics);
}

/// How many errors and warnings there are.
#[must_use]
pub fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).count();
    (errors, diagnostics.len() - errors)
}

/// Sorted diagnostics for a machine.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> Json {
    let (errors, warnings) = count(diagnostics);
    let catalog = Catalog::of(language);
    let diagnostics = diagnostics
        .iter()
        .map(|diagnostic| {
            let wording = catalog.wording(diagnostic);
            let (file, line, column, end) = match &diagnostic.place {
                Place::Text(span) => place(*span, sources),
                Place::File(path) => (path.clone(), 1, 1, JsonEnd { line: 1, column: 1 }),
            };
            let related = diagnostic.related.map(|span| {
                let (file, line, column, end) = place(span, sources);
                JsonRelated { file, line, column, end, message: wording.related.clone().unwrap_or_default() }
            });
            JsonDiagnostic {
                code: diagnostic.code.name(),
                severity: diagnostic.severity().word(),
                file,
                line,
                column,
                end,
                message: wording.message,
                hint: wording.hint,
                related,
            }
        })
        .collect();
    Json { diagnostics, errors, warnings }
}

/// Path, line and column of the start of `span`, and its end.
fn place(span: Span, sources: &Sources) -> (String, usize, usize, JsonEnd) {
    let start = sources.line_column(span);
    let end = sources.line_column(Span { start: span.end, ..span });
    (sources.file(span.file).path.to_string(), start.line, start.column, JsonEnd { line: end.line, column: end.column })
}

/// Sorted diagnostics for people, with a summary at the end.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let catalog = Catalog::of(style.language);
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for diagnostic in diagnostics.iter().take(style.most) {
        text.push_str(&block(diagnostic, sources, catalog, &renderer));
        text.push_str("\n\n");
    }
    text.push_str(&summary(diagnostics, catalog, style.most));
    text.push('\n');
    text
}

fn block(diagnostic: &Diagnostic, sources: &Sources, catalog: &Catalog, renderer: &Renderer) -> String {
    let wording = catalog.wording(diagnostic);
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.with_name(catalog.severity(diagnostic.severity())).primary_title(wording.message);
    let mut groups = vec![match &diagnostic.place {
        Place::Text(span) => {
            let line = SourceLine::of(*span, sources);
            title.id(diagnostic.code.name()).element(line.snippet(AnnotationKind::Primary, None))
        }
        Place::File(path) => title.id(diagnostic.code.name()).element(Origin::path(path.clone())),
    }];
    if let Some(related) = diagnostic.related {
        let line = SourceLine::of(related, sources);
        let title =
            Level::NOTE.with_name(catalog.word("related", &[])).secondary_title(wording.related.unwrap_or_default());
        groups.push(Group::with_title(title).element(line.snippet(AnnotationKind::Context, None)));
    }
    if let Some(hint) = wording.hint {
        groups.push(Group::with_title(Level::HELP.with_name(catalog.word("hint", &[])).secondary_title(hint)));
    }
    renderer.render(&groups)
}

fn summary(diagnostics: &[Diagnostic], catalog: &Catalog, most: usize) -> String {
    if diagnostics.is_empty() {
        return catalog.word("summary_clean", &[]);
    }
    let (errors, warnings) = count(diagnostics);
    let values = [("errors", errors.to_string()), ("warnings", warnings.to_string())];
    let summary = catalog.word("summary", &values);
    if diagnostics.len() <= most {
        return summary;
    }
    let more = [("more", (diagnostics.len() - most).to_string())];
    format!("{summary}\n{}", catalog.word("summary_more", &more))
}

/// The line of a place, cut out of its file so that long files cost nothing.
#[derive(Debug)]
pub struct SourceLine<'s> {
    /// The path of its file.
    path: &'s str,
    /// The line, without its end.
    pub text: &'s str,
    /// Its number, from 1.
    line: usize,
    /// Where in the line the place begins, in bytes.
    pub start: usize,
    /// Where in the line the place ends, in bytes.
    pub end: usize,
}

/// The first line of `span`.
#[must_use]
pub fn line_of(span: Span, sources: &Sources) -> SourceLine<'_> {
    SourceLine::of(span, sources)
}

/// The character of `text` in which the byte `at` lies, by its first byte. A place within a character is a fault of this program,
/// but a message that is one character off helps more than none.
fn begun(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    debug_assert!(text.is_char_boundary(at), "a place lies within a character");
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl<'s> SourceLine<'s> {
    fn of(span: Span, sources: &'s Sources) -> Self {
        let file = sources.file(span.file);
        let text: &str = &file.text;
        let start = begun(text, span.start as usize);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let end = begun(text, span.end as usize).clamp(start, line_end);
        Self {
            path: file.path.as_str(),
            text: &text[line_start..line_end],
            line: sources.line_column(span).line,
            start: start - line_start,
            end: end - line_start,
        }
    }

    fn snippet(&self, kind: AnnotationKind, label: Option<&'s str>) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
        Snippet::source(self.text)
            .path(self.path)
            .line_start(self.line)
            .annotation(kind.span(self.start..self.end).label(label))
    }
}
