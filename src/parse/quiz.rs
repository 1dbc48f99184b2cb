//! Reads a quiz file.

use super::markdown::{self, Context, Labels, Style};
use super::paper;
use super::question;
use super::yaml::{self, Mapping, Scalar, Schema};
use crate::course::{Language, Mode, Prose, Quiz};
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

/// What the readers of a quiz's parts share: where the text stands and where mistakes are noted.
pub struct Reader<'a> {
    /// The file's path and whole text.
    pub source: &'a SourceFile,
    /// The interface texts that stand in rendered Markdown.
    pub labels: &'a Labels,
    /// Where mistakes are noted.
    pub diagnostics: &'a mut Vec<Diagnostic>,
    /// Whether the file's texts may be answered in traditional characters too, where a question does not say.
    pub traditional: bool,
}

impl Reader<'_> {
    /// `scalar` as Markdown.
    pub fn prose(&mut self, scalar: Scalar, style: Style) -> Prose {
        let place = scalar.place(&self.source.text);
        let context = Context { base: &self.source.path, labels: self.labels };
        markdown::prose(scalar.text, &place, &context, style, self.diagnostics)
    }

    /// Notes a mistake.
    pub fn note(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Reads the quiz in `source`. Mistakes are noted; questions that could not be read are absent.
pub fn quiz(source: &SourceFile, file: FileId, labels: &Labels, diagnostics: &mut Vec<Diagnostic>) -> Option<Quiz> {
    let node = yaml::read(&source.text, 0, file, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::start_of(file), &QUIZ, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let mode = mapping.word("mode", &Mode::WORDS, diagnostics).map_or_else(Mode::default, |mode| mode.value);
    let pass = mapping.pass_mark("pass", diagnostics);
    let optional = mapping.word("optional", &question::YES_NO, diagnostics).is_some_and(|optional| optional.value);
    let intro = mapping.scalar("intro", diagnostics);
    let rules = paper::rules(&mapping, mode, diagnostics);
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
    let traditional = mapping.word("traditional", &question::YES_NO, diagnostics).is_some_and(|word| word.value);
    let mut reader = Reader { source, labels, diagnostics, traditional };
    let intro = intro.map(|intro| reader.prose(intro, Style::Block));
    let questions = items.iter().filter_map(|item| question::question(item, &mut reader)).collect();
    let language = Language::of_stem(source.path.stem()).map(|(_, language)| language);
    // Without a title too, what the quiz holds is checked.
    let title = title.unwrap_or_else(|| Spanned::new(String::new(), mapping.place()));
    Some(Quiz { file, language, id: id?, title, mode, pass, optional, intro, rules, questions, draw })
}
