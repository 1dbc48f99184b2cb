//! Reads the files of `quizzes/drills/`: chat drills, speed drills, and the language lists that they share.

mod chat;
mod checkpoint;
mod customer;
mod language;
mod model;
mod says;
mod speed;
mod variables;

use super::markdown::Labels;
use super::quiz::Reader;
use super::yaml::{self, Mapping, Node, Schema, Value};
use crate::course::{Drill, DrillKind, LanguageList, Places};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Span};
use variables::Variables;

/// The folder of drills.
pub const FOLDER: &str = "quizzes/drills/";

/// What a file of the folder is.
#[derive(Debug)]
pub enum Read {
    /// Something that is played.
    Drill(Drill),
    /// Lists of words.
    Language(LanguageList),
}

/// What a file says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Chat,
    Speed,
    Language,
}

impl Kind {
    const WORDS: [(&'static str, Self); 3] =
        [("chat", Self::Chat), ("speed", Self::Speed), ("language", Self::Language)];

    fn schema(self) -> &'static Schema {
        match self {
            Self::Chat => &chat::CHAT,
            Self::Speed => &speed::SPEED,
            Self::Language => &language::LANGUAGE,
        }
    }
}

const KIND_ONLY: Schema = Schema { noun: "@drill", keys: &["kind"] };

/// What the readers of a drill's parts share.
pub struct Draft<'a, 'r> {
    /// Where the text stands and where mistakes are noted.
    pub reader: &'a mut Reader<'r>,
    /// The values of variables.
    pub variables: Variables,
    /// Where things stand.
    pub places: Places,
}

/// Reads the file `source`. Mistakes are noted; what could not be read is absent.
pub fn read(source: &SourceFile, file: FileId, labels: &Labels, diagnostics: &mut Vec<Diagnostic>) -> Option<Read> {
    let node = yaml::read(&source.text, 0, file, diagnostics)?;
    let kind = kind_of(&node, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::start_of(file), kind.schema(), diagnostics)?;
    let mut reader = Reader { source, labels, diagnostics, traditional: false };
    if kind == Kind::Language {
        return language::list(&mapping, file, &mut reader).map(Read::Language);
    }
    let id = mapping.required_id("id", reader.diagnostics);
    let title = mapping.required_text("title", reader.diagnostics);
    let pass = mapping.pass_mark("pass", reader.diagnostics);
    let intro = mapping.scalar("intro", reader.diagnostics);
    let intro = intro.map(|intro| reader.prose(intro, super::markdown::Style::Block));
    let kind = match kind {
        Kind::Speed => DrillKind::Speed(Box::new(speed::speed(&mapping, &mut reader))),
        Kind::Chat | Kind::Language => DrillKind::Chat(Box::new(chat::chat(&mapping, &mut reader))),
    };
    Some(Read::Drill(Drill { file, id: id?, title: title?, pass, intro, kind }))
}

/// The kind that a file names; without a name it is a chat.
fn kind_of(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Kind> {
    let Value::Mapping(entries) = &node.value else {
        diagnostics.push(Diagnostic::new(Code::NotAMapping, node.span).with("of", "@drill"));
        return None;
    };
    let Some(entry) = entries.iter().find(|entry| entry.key == "kind") else { return Some(Kind::Chat) };
    let only = Node { value: Value::Mapping(vec![entry.clone()]), span: node.span };
    let mapping = Mapping::of(&only, &KIND_ONLY, diagnostics)?;
    mapping.word("kind", &Kind::WORDS, diagnostics).map(|kind| kind.value)
}
