//! Reads a module: front matter, then Markdown.

use super::markdown::{self, Context, Labels};
use super::yaml::{self, Mapping, Schema, Value, is_id};
use crate::course::{Audience, Language, Module, ModulePlace, Objective};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Span, Spanned};

const MODULE: Schema = Schema {
    noun: "@module",
    keys: &[
        "title",
        "day",
        "track",
        "id",
        "order",
        "minutes",
        "objectives",
        "sections",
        "facts",
        "quizzes",
        "drills",
        "audience",
    ],
};

/// Front matter: where it and the text behind it begin.
struct FrontMatter<'t> {
    /// The file up to the closing line.
    head: &'t str,
    /// Where the YAML begins.
    start: usize,
    /// Where the Markdown begins.
    body: usize,
}

/// Reads the module in `source`. Mistakes are noted; without a title or a place in the course there is no module.
pub fn module(source: &SourceFile, file: FileId, labels: &Labels, diagnostics: &mut Vec<Diagnostic>) -> Option<Module> {
    let front = front_matter(&source.text, file, diagnostics)?;
    let blocks =
        markdown::module_body(&source.text, front.body, file, &Context { base: &source.path, labels }, diagnostics);
    let node = yaml::read(front.head, front.start, file, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::new(file, 0, 3), &MODULE, diagnostics)?;

    let title = mapping.required_text("title", diagnostics);
    let place = place(&mapping, diagnostics);
    let id = match mapping.get("id") {
        Some(_) => mapping.required_id("id", diagnostics),
        None => id_of_file(source, file, diagnostics),
    };
    let order = mapping.whole_number("order", 0..=100_000, diagnostics).map(|order| order.value);
    let minutes = mapping.whole_number("minutes", 1..=10_000, diagnostics).map(|minutes| minutes.value);
    let objectives = coded_texts(&mapping, "objectives", "@objectives", diagnostics);
    let objectives = objectives.into_iter().map(|(code, text)| Objective { code, text: text.value, section: None });
    let objectives = with_sections(objectives.collect(), &mapping, diagnostics);
    let facts = mapping.texts("facts", diagnostics);
    let quizzes = mapping.texts("quizzes", diagnostics);
    let drills = mapping.texts("drills", diagnostics);
    let audience =
        mapping.word("audience", &Audience::WORDS, diagnostics).map_or_else(Audience::default, |word| word.value);
    let language = Language::of_stem(source.path.stem()).map(|(_, language)| language);
    Some(Module {
        file,
        language,
        id: id?,
        title: title?,
        place: place?,
        order,
        minutes,
        objectives,
        facts,
        quizzes,
        drills,
        audience,
        blocks,
    })
}

fn front_matter<'t>(text: &'t str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<FrontMatter<'t>> {
    if opening(text).is_none() {
        let line = text.find('\n').unwrap_or(text.len());
        diagnostics.push(Diagnostic::new(Code::FrontMatterMissing, Span::new(file, 0, line)));
        return None;
    }
    let Some((start, end)) = front_matter_part(text) else {
        diagnostics.push(Diagnostic::new(Code::FrontMatterOpen, Span::new(file, 0, 3)));
        return None;
    };
    let body = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
    Some(FrontMatter { head: &text[..end], start, body })
}

/// The length of the line that opens front matter.
fn opening(text: &str) -> Option<usize> {
    ["---\n", "--- \n"].iter().find_map(|fence| text.starts_with(fence).then_some(fence.len()))
}

/// Where the YAML between the lines of front matter begins and ends; none where it is not closed.
pub(super) fn front_matter_part(text: &str) -> Option<(usize, usize)> {
    let start = opening(text)?;
    let mut at = start;
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        if text[at..end].trim_end() == "---" {
            return Some((start, at));
        }
        at = end + 1;
    }
    None
}

fn place(mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> Option<ModulePlace> {
    match (mapping.get("day"), mapping.get("track")) {
        (Some(_), None) => mapping.required_text("day", diagnostics).map(ModulePlace::Day),
        (None, Some(_)) => mapping.required_text("track", diagnostics).map(ModulePlace::Track),
        (Some(_), Some(track)) => {
            diagnostics.push(Diagnostic::new(Code::ModulePlace, track.key_span).with("both", "yes"));
            None
        }
        // A misspelt key was noted already.
        (None, None) if mapping.misspells("day") || mapping.misspells("track") => None,
        (None, None) => {
            diagnostics.push(Diagnostic::new(Code::ModulePlace, mapping.place()));
            None
        }
    }
}

/// Without `id:` a module is called like its file.
fn id_of_file(source: &SourceFile, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let stem = Language::of_stem(source.path.stem()).map_or(source.path.stem(), |(name, _)| name);
    if is_id(stem) {
        return Some(Spanned::new(stem.to_owned(), Span::start_of(file)));
    }
    diagnostics.push(Diagnostic::new(Code::FileNameIsNoId, Span::new(file, 0, 3)).with("value", stem));
    None
}

/// Objectives with the sections that teach them: rows `code: anchor`, with or without its `#`.
fn with_sections(
    mut objectives: Vec<Objective>,
    mapping: &Mapping,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Objective> {
    for (code, anchor) in coded_texts(mapping, "sections", "@sections", diagnostics) {
        let codes = objectives.iter().map(|objective| objective.code.value.as_str()).collect::<Vec<_>>();
        if let Some(at) = codes.iter().position(|known| *known == code.value) {
            let name = anchor.value.trim_start_matches('#').to_owned();
            objectives[at].section = Some(Spanned::new(name, anchor.span));
        // A misspelt `objectives` was noted already.
        } else if !mapping.misspells("objectives") {
            let unknown = Diagnostic::new(Code::UnknownObjective, code.span).with("id", &code.value);
            diagnostics.push(unknown.with_nearest(&code.value, codes));
        }
    }
    objectives
}

/// What stands below `key` as rows `code: text`; `noun` is what the message catalogue calls the whole.
pub(super) fn coded_texts(
    mapping: &Mapping,
    key: &'static str,
    noun: &'static str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Spanned<String>, Spanned<String>)> {
    let Some(entry) = mapping.get(key) else { return Vec::new() };
    let Value::Mapping(entries) = &entry.node.value else {
        diagnostics.push(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", noun));
        return Vec::new();
    };
    entries
        .iter()
        .filter_map(|entry| {
            let text = yaml::item(&entry.node, &entry.key, diagnostics)?;
            let code = Spanned::new(entry.key.to_string(), entry.key_span);
            Some((code, text.to_spanned()))
        })
        .collect()
}
