//! What the course gives as an example to follow says nothing that its own language list forbids: model answers, dialogues
//! marked `good`, what cards offer to copy, sentences of decision trees, and what drills send or call better.
//!
//! The models of drills are played, and looked at, by [`super::drills`]. Bad examples are left alone: dialogues marked `bad` or not
//! at all, fields of cards that nobody copies, choices, and passages in which something is to be found.

use crate::course::{
    Block, CardValue, Course, Drill, DrillKind, FieldRole, Key, Module, NodeKind, Prose, Quiz, Speaker, Verdict,
    WordingRules,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Sources, Span};
use crate::wording::{FindingKind, Prepared};
use rayon::prelude::*;
use std::sync::Arc;

/// An example: what it says, and where it stands.
type Example<'c> = (&'c str, Span);

/// Holds the examples of every language to the first language list in that language.
pub fn check(course: &Course, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let mut held = |examples: Vec<Example>, rules: &WordingRules| {
        let prepared = Prepared::of(rules);
        let found = examples.par_iter().flat_map_iter(|example| forbidden(*example, rules, &prepared, sources));
        diagnostics.par_extend(found);
    };
    if let Some(list) = course.language_lists.first() {
        let mut examples = of(&course.modules, &course.quizzes, &course.drills);
        examples.extend(of_library(course));
        held(examples, &list.rules);
    }
    for translation in &course.translations {
        if let Some(list) = translation.language_lists.first() {
            held(of(&translation.modules, &translation.quizzes, &translation.drills), &list.rules);
        }
    }
}

/// What is forbidden in an example.
fn forbidden((text, span): Example, rules: &WordingRules, prepared: &Prepared, sources: &Sources) -> Vec<Diagnostic> {
    let found = prepared.check(text).into_iter().filter(|finding| finding.kind == FindingKind::Forbidden);
    let found = found.filter_map(|finding| {
        let phrase = rules.forbid.get(finding.rule)?;
        let bytes = finding.bytes(text);
        let place = place(text, bytes.start, &text[bytes], span, sources);
        Some(Diagnostic::new(Code::ModelFails, place).with("listed", &phrase.phrase))
    });
    found.collect()
}

/// Where the words stand that begin at `start` of the example; all of it if Markdown or YAML writes it otherwise.
fn place(text: &str, start: usize, words: &str, span: Span, sources: &Sources) -> Span {
    let source = sources.file(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let at = source.find(text).map(|at| at + start).or_else(|| source.find(words));
    let at = at.map(|at| span.start as usize + at);
    at.map_or(span, |at| Span::new(span.file, at, at + words.len()))
}

/// The examples in lessons, quizzes and drills.
fn of<'c>(modules: &'c [Arc<Module>], quizzes: &'c [Arc<Quiz>], drills: &'c [Arc<Drill>]) -> Vec<Example<'c>> {
    let mut examples = Vec::new();
    for question in quizzes.iter().flat_map(|quiz| &quiz.questions) {
        if let Key::Write { model: Some(model), .. } = &question.key {
            examples.push((model.as_str(), question.key_span));
        }
    }
    for block in modules.iter().flat_map(|module| &module.blocks) {
        let Block::Chat(chat) = block else { continue };
        let lines = chat.lines.iter().filter(|line| line.speaker == Speaker::Agent);
        let said = lines.flat_map(|line| &line.text).map(|prose| (prose.text.as_str(), chat.span));
        examples.extend(said.filter(|_| chat.verdict == Some(Verdict::Good)));
    }
    for drill in drills {
        let DrillKind::Chat(chat) = &drill.kind else { continue };
        examples.extend(chat.phrases.own.iter().map(|phrase| (phrase.say.value.as_str(), phrase.say.span)));
        examples.extend(chat.script.greeting.iter().map(|greeting| (greeting.text.as_str(), drill.id.span)));
        for ((customer, node), texts) in &chat.better {
            let span = chat.places.find(&format!("nodes/{customer}/{node}")).unwrap_or(drill.id.span);
            examples.extend(texts.iter().map(|text| (text.as_str(), span)));
        }
    }
    examples
}

/// The examples in cards and decision trees.
fn of_library(course: &Course) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    for collection in &course.collections {
        for (index, field) in collection.fields.iter().enumerate() {
            // What stands in another language is none of this list's.
            if !field.has(FieldRole::Copy) || field.language.is_some() {
                continue;
            }
            for card in &collection.cards {
                if let Some(Some(CardValue::Prose(Prose { text, .. }))) = card.values.get(index) {
                    examples.push((text.as_str(), card.span));
                }
            }
        }
    }
    for node in course.trees.iter().flat_map(|tree| &tree.nodes) {
        if let NodeKind::Outcome { say, .. } = &node.kind {
            examples.push((say.text.as_str(), node.id.span));
        }
    }
    examples
}
