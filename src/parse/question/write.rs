//! Reads `write`: the rules to which a text is held, what trainees ask themselves about it, and a good answer.

use super::answer::{Answer, traditional};
use crate::course::{Key, Length, Phrase, Point, Prose, SentenceLimit, Task, WordingRules};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::markdown::Style;
use crate::parse::reader::Reader;
use crate::parse::yaml::{self, Mapping, Node, Scalar, Schema, Value};
use crate::source::{Span, Spanned};
use crate::wording::{Finding, FindingKind, check, fold, sounds_of};
use std::collections::HashMap;

/// A point that a text has to make.
pub const POINT: Schema = Schema { noun: "@point", keys: &["accept", "message"] };
/// A phrase with what is to be said about it.
pub const PHRASE: Schema =
    Schema { noun: "@phrase", keys: &["phrase", "also", "denied", "homophones", "reason", "instead"] };
/// How long a text may be.
pub const LENGTH: Schema = Schema { noun: "@bounds", keys: &["least", "most"] };

/// How long one sentence may be.
pub const SENTENCE: Schema = Schema { noun: "@sentence_limit", keys: &["longest"] };

/// The longest text that rules can ask for, in characters.
pub const LONGEST: u32 = 5_000;

/// The keys that say what makes a text good.
const GUIDES: [&str; 8] = ["require", "forbid", "avoid", "polite", "doubled", "length", "sentence", "rubric"];

/// The keys that make up the rules.
const RULES: [&str; 11] = [
    "require",
    "forbid",
    "avoid",
    "except",
    "polite",
    "doubled",
    "length",
    "sentence",
    "disguises",
    "quoting",
    "traditional",
];

/// What `denied` can say.
pub const DENIED: [(&str, bool); 2] = [("allow", true), ("find", false)];

/// What `disguises` can say, and `homophones` too.
pub const DISGUISES: [(&str, bool); 2] = [("find", true), ("ignore", false)];

/// What `doubled` can say.
pub const DOUBLED: [(&str, bool); 2] = [("allow", false), ("avoid", true)];

/// Reads a task to write a text.
pub fn read(mapping: &Mapping, _prompt: &Prose, reader: &mut Reader) -> Option<Answer> {
    for key in ["points", "red_line"] {
        if let Some(entry) = mapping.get(key) {
            reader.note(Diagnostic::new(Code::NotCounted, entry.key_span).with("key", key));
        }
    }
    let before = reader.diagnostics.len();
    let rules = rules(mapping, reader);
    // Rules that could not be read in full cannot be held against the model answer.
    let rules_read = reader.diagnostics.len() == before && !RULES.iter().any(|key| mapping.is_unclear(key));
    let rubric: Vec<Scalar> = mapping
        .list("rubric", reader.diagnostics)
        .iter()
        .filter_map(|node| yaml::item(node, "rubric", reader.diagnostics))
        .collect();
    let rubric: Vec<Prose> = rubric.into_iter().map(|point| reader.prose(point, Style::Inline)).collect();
    if !GUIDES.iter().any(|key| mapping.get(key).is_some()) {
        reader.note(Diagnostic::new(Code::NothingChecked, mapping.place()));
    }
    let model = mapping.scalar("model", reader.diagnostics);
    if let Some(model) = model.filter(|_| rules_read) {
        let found = check(model.text, &rules);
        // What it does not say is one message: often the model belongs to another question.
        let missing = found.iter().filter(|finding| finding.kind == FindingKind::Missing);
        let points = missing.filter_map(|finding| rules.require.get(finding.rule)).map(|point| point.message.as_str());
        let points: Vec<&str> = points.collect();
        if !points.is_empty() {
            reader.note(Diagnostic::new(Code::ModelFails, model.span).with("missing", points.join("; ")));
        }
        for finding in found {
            reader.diagnostics.extend(model_fault(finding, model, &rules, &reader.source.text));
        }
    }
    // Titles are compared as phrases are: two fields with one title could not be told apart.
    let mut seen = Seen::default();
    let fields = mapping.texts("fields", reader.diagnostics).into_iter();
    let fields = fields.filter_map(|title| seen.add(title, reader)).collect();
    let key = Key::Write { rules: Box::new(rules), fields, model: model.map(|model| model.text.trim().to_owned()) };
    let key_span = model.map_or(mapping.place(), |model| model.span);
    let model = model.map(|model| Box::new(reader.prose(model, Style::Block)));
    Some(Answer { task: Task::Write { rubric, model }, key, key_span })
}

fn rules(mapping: &Mapping, reader: &mut Reader) -> WordingRules {
    let points = mapping.list("require", reader.diagnostics).iter();
    let require = points.filter_map(|node| point(node, reader)).collect();
    let sentence = sentence(mapping, reader);
    WordingRules { sentence, ..wording(require, mapping, reader) }
}

fn sentence(mapping: &Mapping, reader: &mut Reader) -> Option<SentenceLimit> {
    let entry = mapping.get("sentence")?;
    let mapping = Mapping::with_span(&entry.node, entry.key_span, &SENTENCE, reader.diagnostics)?;
    mapping.required("longest", reader.diagnostics)?;
    let longest = mapping.whole_number("longest", 1..=LONGEST, reader.diagnostics)?;
    Some(SentenceLimit { longest: longest.value })
}

/// The rules of wording of any text: `forbid`, `avoid`, `except`, `polite`, `length`, `doubled`, `disguises`, `quoting` and
/// `traditional`, with the points that it has to make.
pub fn wording(require: Vec<Point>, mapping: &Mapping, reader: &mut Reader) -> WordingRules {
    let mut seen = Seen::default();
    let mut phrases = |key: &'static str, reader: &mut Reader| -> Vec<Phrase> {
        let nodes = mapping.list(key, reader.diagnostics).iter();
        nodes.filter_map(|node| phrase(node, key, &mut seen, reader)).collect()
    };
    let (forbid, avoid) = (phrases("forbid", reader), phrases("avoid", reader));
    let mut texts = |key: &'static str, reader: &mut Reader| -> Vec<String> {
        let texts = mapping.texts(key, reader.diagnostics).into_iter();
        texts.filter_map(|text| seen.add(text, reader)).collect()
    };
    let (except, polite) = (texts("except", reader), texts("polite", reader));
    let length = length(mapping, reader);
    let no_doubling = mapping.word("doubled", &DOUBLED, reader.diagnostics).is_some_and(|word| word.value);
    let closely = mapping.word("disguises", &DISGUISES, reader.diagnostics).is_some_and(|word| word.value);
    let quoting = mapping.texts("quoting", reader.diagnostics).into_iter();
    let quoting: Vec<String> = quoting.filter_map(|text| Seen::default().add(text, reader)).collect();
    let texts = require.iter().flat_map(|point| &point.accept);
    let phrases = || forbid.iter().chain(&avoid);
    let texts = texts.chain(phrases().flat_map(|phrase| std::iter::once(&phrase.phrase).chain(&phrase.also)));
    let traditional = traditional(mapping, texts.chain(&except).chain(&polite).chain(&quoting), reader);
    let sounds = sounds_of(phrases().filter(|phrase| closely || phrase.homophones), &traditional);
    WordingRules {
        require,
        forbid,
        avoid,
        except,
        polite,
        length,
        closely,
        quoting,
        no_doubling,
        traditional,
        sounds,
        sentence: None,
    }
}

/// The phrases that were read, in the form in which they are compared. No phrase has two parts to play.
#[derive(Default)]
struct Seen(HashMap<String, Span>);

impl Seen {
    /// Takes a phrase. One that says nothing, or stands there already, is noted.
    fn add(&mut self, phrase: Spanned<String>, reader: &mut Reader) -> Option<String> {
        let folded = folded(&phrase.value);
        if folded.is_empty() {
            reader.note(Diagnostic::new(Code::EmptyPhrase, phrase.span));
            return None;
        }
        if let Some(first) = self.0.get(&folded) {
            let diagnostic = Diagnostic::new(Code::DuplicatePhrase, phrase.span).with("phrase", &phrase.value);
            reader.note(diagnostic.related_to(*first));
            return None;
        }
        self.0.insert(folded, phrase.span);
        Some(phrase.value)
    }
}

fn folded(text: &str) -> String {
    fold(text).iter().map(|character| character.letter).collect()
}

/// A point: a phrase, phrases of which one is enough, or these with a message.
fn point(node: &Node, reader: &mut Reader) -> Option<Point> {
    let (accept, message) = if matches!(node.value, Value::Mapping(_)) {
        let mapping = Mapping::of(node, &POINT, reader.diagnostics)?;
        let entry = mapping.required("accept", reader.diagnostics)?;
        if matches!(&entry.node.value, Value::List(items) if items.is_empty()) {
            reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "accept"));
        }
        (mapping.texts("accept", reader.diagnostics), mapping.text("message", reader.diagnostics))
    } else {
        let items = if let Value::List(items) = &node.value { items.as_slice() } else { std::slice::from_ref(node) };
        if items.is_empty() {
            reader.note(Diagnostic::new(Code::EmptyValue, node.span).with("key", "require"));
        }
        let texts = items.iter().filter_map(|item| yaml::item(item, "require", reader.diagnostics));
        (texts.map(Scalar::to_spanned).collect(), None)
    };
    // Points may share phrases, so each point is looked at by itself.
    let mut seen = Seen::default();
    let accept: Vec<String> = accept.into_iter().filter_map(|phrase| seen.add(phrase, reader)).collect();
    if accept.is_empty() {
        return None;
    }
    let message = message.map_or_else(
        || accept.iter().map(|way| way.trim_start_matches(['~', '～'])).collect::<Vec<_>>().join(" / "),
        |message| message.value,
    );
    Some(Point { accept, message })
}

/// A phrase, or `phrase` with `reason` and `instead`.
fn phrase(node: &Node, key: &str, seen: &mut Seen, reader: &mut Reader) -> Option<Phrase> {
    if !matches!(node.value, Value::Mapping(_)) {
        let text = yaml::item(node, key, reader.diagnostics)?.to_spanned();
        let phrase = seen.add(text, reader)?;
        return Some(Phrase {
            phrase,
            also: Vec::new(),
            deniable: false,
            homophones: false,
            reason: None,
            instead: None,
        });
    }
    let mapping = Mapping::of(node, &PHRASE, reader.diagnostics)?;
    let text = mapping.required_text("phrase", reader.diagnostics);
    let phrase = seen.add(text?, reader);
    let also = mapping.texts("also", reader.diagnostics).into_iter();
    let also = also.filter_map(|text| seen.add(text, reader)).collect();
    let deniable = mapping.word("denied", &DENIED, reader.diagnostics).is_some_and(|word| word.value);
    let homophones = mapping.word("homophones", &DISGUISES, reader.diagnostics).is_some_and(|word| word.value);
    let reason = mapping.text("reason", reader.diagnostics).map(|reason| reason.value);
    let instead = mapping.text("instead", reader.diagnostics).map(|instead| instead.value);
    Some(Phrase { phrase: phrase?, also, deniable, homophones, reason, instead })
}

fn length(mapping: &Mapping, reader: &mut Reader) -> Option<Length> {
    let entry = mapping.get("length")?;
    let mapping = Mapping::with_span(&entry.node, entry.key_span, &LENGTH, reader.diagnostics)?;
    let least = mapping.whole_number("least", 1..=LONGEST, reader.diagnostics);
    let most = mapping.whole_number("most", 1..=LONGEST, reader.diagnostics);
    if mapping.get("least").is_none() && mapping.get("most").is_none() {
        reader.note(Diagnostic::new(Code::EmptyValue, entry.key_span).with("key", "length"));
        return None;
    }
    if let (Some(least), Some(most)) = (&least, &most)
        && least.value > most.value
    {
        let diagnostic = Diagnostic::new(Code::LengthBackwards, most.span);
        reader.note(diagnostic.with("least", least.value).with("most", most.value));
        return None;
    }
    Some(Length { least: least.map(|least| least.value), most: most.map(|most| most.value) })
}

/// What a finding in the model answer tells its author; praise tells nothing, and what is missing was told.
fn model_fault(finding: Finding, model: Scalar, rules: &WordingRules, source: &str) -> Option<Diagnostic> {
    let bytes = finding.bytes(model.text);
    let span = if bytes.is_empty() { model.span } else { model.place(source).span(bytes.clone()) };
    let faulty = Diagnostic::new(Code::ModelFails, span);
    let named = |list: &[Phrase]| list.get(finding.rule).map(|phrase| phrase.phrase.clone()).unwrap_or_default();
    let length = |bound: fn(Length) -> Option<u32>| rules.length.and_then(bound).unwrap_or_default();
    Some(match finding.kind {
        FindingKind::Polite | FindingKind::Missing => return None,
        FindingKind::TooShort => faulty.with("least", length(|length| length.least)),
        FindingKind::TooLong => faulty.with("most", length(|length| length.most)),
        FindingKind::LongSentence => faulty.with("longest", rules.sentence.map_or(0, |limit| limit.longest)),
        FindingKind::Impolite => faulty.with("polite", rules.polite.join(", ")),
        FindingKind::Forbidden => faulty.with("forbidden", named(&rules.forbid)),
        FindingKind::Avoided => faulty.with("avoided", named(&rules.avoid)),
        FindingKind::Doubled => faulty.with("doubled", &model.text[bytes]),
    })
}
