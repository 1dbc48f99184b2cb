//! Reads the files of `quizzes/drills/`: chat drills, speed drills, and the language lists that they share.

mod chat;
mod checkpoint;
mod customer;
mod language;
mod model;
mod says;
mod setup;
mod speed;
mod variables;

pub use checkpoint::{ENDS, LANGUAGE as STRICTNESS, OF_DID};
pub use model::COLOURS;
pub use speed::LONGEST as LONGEST_ITEM;

use super::markdown::Labels;
use super::reader::Reader;
use super::yaml::{self, Mapping, Node, Schema, Value};
use crate::course::{Drill, DrillKind, Language, LanguageList, Places};
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

/// What a file of drills can say that it is.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    Kind::WORDS.into_iter().map(|(word, _)| word)
}

/// Everything that may stand in a file of drills, by its name, with what it may hold. A file goes by its kind.
pub fn schemas() -> impl Iterator<Item = (&'static str, &'static Schema)> {
    let parts = chat::PARTS.into_iter().chain(setup::PARTS).chain(customer::PARTS).chain(checkpoint::PARTS);
    let parts = parts.chain(speed::PARTS).chain(language::PARTS).chain([&model::STEP]);
    let files = Kind::WORDS.map(|(name, kind)| (name, kind.schema()));
    parts.map(|schema| (schema.noun.trim_start_matches('@'), schema)).chain(files)
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
    let language = Language::of_stem(source.path.stem()).map(|(_, language)| language);
    let node = yaml::read(&source.text, 0, file, diagnostics)?;
    let kind = kind_of(&node, diagnostics)?;
    let mapping = Mapping::with_span(&node, Span::start_of(file), kind.schema(), diagnostics)?;
    let mut reader = Reader { source, labels, diagnostics, traditional: false };
    if kind == Kind::Language {
        let list = language::list(&mapping, file, &mut reader);
        return list.map(|list| Read::Language(LanguageList { language, ..list }));
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
    Some(Read::Drill(Drill { file, language, id: id?, title: title?, pass, intro, kind }))
}

/// Notes a list behind `key` that has nothing in it.
fn empty_list(mapping: &Mapping, key: &str, reader: &mut Reader) {
    if let Some(entry) = mapping.get(key)
        && matches!(&entry.node.value, Value::List(items) if items.is_empty())
    {
        reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", key));
    }
}

/// The kind that a file names. Without a name it is a chat, unless its keys are those of another kind: then only the name is
/// missed, and not all that a chat has.
fn kind_of(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Kind> {
    let Value::Mapping(entries) = &node.value else {
        diagnostics.push(Diagnostic::new(Code::NotAMapping, node.span).with("of", "@drill"));
        return None;
    };
    if let Some(entry) = entries.iter().find(|entry| entry.key == "kind") {
        let only = Node { value: Value::Mapping(vec![entry.clone()]), span: node.span };
        let mapping = Mapping::of(&only, &KIND_ONLY, diagnostics)?;
        return mapping.word("kind", &Kind::WORDS, diagnostics).map(|kind| kind.value);
    }
    let known = |kind: Kind| entries.iter().filter(|entry| kind.schema().keys.contains(&entry.key.as_ref())).count();
    let [chat, speed, language] = [Kind::Chat, Kind::Speed, Kind::Language].map(known);
    if chat >= speed.max(language) {
        return Some(Kind::Chat);
    }
    let kind = if speed > language { Kind::Speed } else { Kind::Language };
    // A misspelt one is noted with the other keys.
    if let Some(mapping) = Mapping::of(node, kind.schema(), &mut Vec::new()) {
        mapping.missing("kind", diagnostics);
    }
    Some(kind)
}
