//! Reads `course/course.yaml`.

use super::module::coded_texts;
use super::yaml::{self, Mapping, Node, Schema};
use crate::course::{Day, Fact, Language, Manifest, Percent, Track, Unlock};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span, Spanned};

const COURSE: Schema = Schema {
    noun: "@course",
    keys: &["id", "title", "description", "language", "pass", "unlock", "theme", "days", "tracks", "facts"],
};
const DAY: Schema = Schema { noun: "@day", keys: &["id", "title"] };
const TRACK: Schema = Schema { noun: "@track", keys: &["id", "title"] };

/// The things that stand in a manifest.
pub const SCHEMAS: [&Schema; 3] = [&COURSE, &DAY, &TRACK];

/// The pass mark of courses that set none, percent.
const DEFAULT_PASS: Percent = Percent(80);

/// Reads the manifest `text` of `file`. Mistakes are noted; without an id, a title or a language there is no manifest.
pub fn manifest(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Manifest> {
    let node = yaml::read(text, 0, file, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::start_of(file), &COURSE, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let languages = Language::ALL.map(|language| (language.tag(), language));
    if mapping.get("language").is_none() {
        mapping.missing("language", diagnostics);
    }
    let language = mapping.word("language", &languages, diagnostics);
    let description = mapping.text("description", diagnostics).map_or_else(String::new, |text| text.value);
    let pass = mapping.pass_mark("pass", diagnostics).map_or(DEFAULT_PASS, |pass| pass.value);
    let unlock = mapping.word("unlock", &Unlock::WORDS, diagnostics).map_or_else(Unlock::default, |word| word.value);
    let theme =
        mapping.text("theme", diagnostics).unwrap_or_else(|| Spanned::new("default".to_owned(), mapping.place()));
    let days = parts(mapping.list("days", diagnostics), &DAY, diagnostics, |id, title| Day { id, title });
    let tracks = parts(mapping.list("tracks", diagnostics), &TRACK, diagnostics, |id, title| Track { id, title });
    let facts = coded_texts(&mapping, "facts", "@facts", diagnostics);
    let facts = facts.into_iter().map(|(code, title)| Fact { code, title: title.value }).collect();
    if mapping.get("days").is_none() && mapping.get("tracks").is_none() {
        diagnostics.push(Diagnostic::new(Code::EmptyOutline, mapping.place()));
    }
    Some(Manifest {
        id: id?,
        title: title?,
        description,
        language: language?.value,
        pass,
        unlock,
        theme,
        days,
        tracks,
        facts,
    })
}

fn parts<T>(
    items: &[Node],
    schema: &'static Schema,
    diagnostics: &mut Vec<Diagnostic>,
    part: impl Fn(Spanned<String>, Spanned<String>) -> T,
) -> Vec<T> {
    items
        .iter()
        .filter_map(|item| {
            let mapping = Mapping::of(item, schema, diagnostics)?;
            let id = mapping.required_id("id", diagnostics);
            let title = mapping.required_text("title", diagnostics);
            Some(part(id?, title?))
        })
        .collect()
}
