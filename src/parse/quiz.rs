//! Reads a quiz file.

use super::markdown::{Labels, Style};
use super::paper;
use super::question;
use super::reader::Reader;
use super::yaml::{self, Mapping, Schema};
use crate::course::{Language, Mode, Quiz};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Span, Spanned};

/// What a quiz file may hold.
pub const QUIZ: Schema = Schema {
    noun: "@quiz",
    keys: &[
        "id",
        "title",
        "mode",
        "pass",
        "optional",
        "time_limit",
        "attempts",
        "cool_down",
        "review",
        "keep",
        "shuffle",
        "traditional",
        "intro",
        "draw",
        "questions",
    ],
};

/// Reads the quiz in `source`. Mistakes are noted; questions that could not be read are absent.
pub fn quiz(source: &SourceFile, file: FileId, labels: &Labels, diagnostics: &mut Vec<Diagnostic>) -> Option<Quiz> {
    let node = yaml::read(&source.text, 0, file, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::start_of(file), &QUIZ, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let mode = mapping.word("mode", &Mode::WORDS, diagnostics).map(|mode| mode.value);
    // A mode that nobody understands may be that of an exam.
    let is_unclear = mode.is_none() && (mapping.get("mode").is_some() || mapping.misspells("mode"));
    let mode = mode.unwrap_or_default();
    let pass = mapping.pass_mark("pass", diagnostics);
    let optional = mapping.yes_no("optional", diagnostics).unwrap_or(false);
    let intro = mapping.scalar("intro", diagnostics);
    let rules = paper::rules(&mapping, mode == Mode::Exam || is_unclear, diagnostics);
    let draw = paper::draw(&mapping, diagnostics);
    let questions = match mapping.get("draw") {
        Some(_) => mapping.get("questions"),
        None => mapping.required("questions", diagnostics),
    };
    let items = mapping.list("questions", diagnostics);
    if let Some(entry) = questions
        && matches!(&entry.node.value, yaml::Value::List(items) if items.is_empty())
    {
        diagnostics.push(Diagnostic::new(Code::NoQuestions, entry.key_span));
    }
    let traditional = mapping.yes_no("traditional", diagnostics).unwrap_or(false);
    let mut reader = Reader { source, labels, diagnostics, traditional };
    let intro = intro.map(|intro| reader.prose(intro, Style::Block));
    // Questions are large, and nearly always all of them can be read.
    let mut questions = Vec::with_capacity(items.len());
    questions.extend(items.iter().filter_map(|item| question::question(item, &mut reader)));
    let language = Language::of_stem(source.path.stem()).map(|(_, language)| language);
    // Without a title too, what the quiz holds is checked.
    let title = title.unwrap_or_else(|| Spanned::new(String::new(), mapping.place()));
    Some(Quiz { file, language, id: id?, title, mode, pass, optional, intro, rules, questions, draw })
}
