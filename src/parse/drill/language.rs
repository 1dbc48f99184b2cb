//! Reads a language list.

use super::says::says;
use crate::course::{Expression, LanguageList};
use crate::diagnostic::Diagnostic;
use crate::parse::question::wording;
use crate::parse::reader::Reader;
use crate::parse::yaml::{Mapping, Node, Schema};
use crate::source::{FileId, Spanned};

pub(super) const LANGUAGE: Schema = Schema {
    noun: "@language",
    keys: &[
        "kind",
        "id",
        "title",
        "forbid",
        "avoid",
        "except",
        "polite",
        "doubled",
        "length",
        "disguises",
        "quoting",
        "traditional",
        "expressions",
        "says",
        "reactions",
    ],
};
const EXPRESSION: Schema = Schema { noun: "@expression", keys: &["id", "icon", "title", "reason"] };
pub(super) const REACTION: Schema = Schema { noun: "@reaction", keys: &["say", "mood"] };
/// What a language list is made of, besides the rules of wording.
pub(super) const PARTS: [&Schema; 2] = [&EXPRESSION, &REACTION];

/// Reads the list.
pub fn list(mapping: &Mapping, file: FileId, reader: &mut Reader) -> Option<LanguageList> {
    let id = mapping.required_id("id", reader.diagnostics);
    let title = mapping.required_text("title", reader.diagnostics);
    let rules = wording(Vec::new(), mapping, reader);
    let expressions = mapping.list("expressions", reader.diagnostics).iter();
    let expressions = expressions.filter_map(|node| expression(node, reader.diagnostics)).collect();
    let (says, _) = says(mapping, reader);
    let reactions = reactions(mapping, reader.diagnostics);
    Some(LanguageList { file, language: None, id: id?, title: title?, rules, expressions, says, reactions })
}

fn expression(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Expression> {
    let mapping = Mapping::of(node, &EXPRESSION, diagnostics)?;
    let id = mapping.required_id("id", diagnostics);
    let icon = mapping.required_text("icon", diagnostics);
    let title = mapping.required_text("title", diagnostics);
    let reason = mapping.text("reason", diagnostics).map(|reason| reason.value);
    Some(Expression { id: id?, icon: icon?.value, title: title?.value, reason })
}

/// The list behind `reactions`: names and changes of mood.
pub fn reactions(mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Spanned<String>, i32)> {
    let nodes = mapping.list("reactions", diagnostics).iter();
    let read = nodes.filter_map(|node| {
        let mapping = Mapping::of(node, &REACTION, diagnostics)?;
        let say = mapping.required_text("say", diagnostics);
        mapping.required("mood", diagnostics);
        let mood = change(&mapping, diagnostics);
        Some((say?, mood))
    });
    read.collect()
}

/// The change behind `mood`: -100 to 100; 0 without one.
pub fn change(mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> i32 {
    use crate::diagnostic::Code;
    let Some(text) = mapping.scalar("mood", diagnostics) else { return 0 };
    match text.text.trim_start_matches('+').parse::<i32>() {
        Ok(mood @ -100..=100) => mood,
        _ => {
            let diagnostic = Diagnostic::new(Code::NotAWholeNumber, text.span).with("key", "mood");
            diagnostics.push(diagnostic.with("value", text.text).with("least", -100).with("most", 100));
            0
        }
    }
}
