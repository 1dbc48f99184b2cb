//! The perfect run: it keeps to the language list, comes to an end and earns every checkpoint.

use super::{At, setup};
use crate::course::{Script, Step};
use crate::diagnostic::{Code, Diagnostic};
use crate::drill::{Status, model_run, replay, score_by};
use crate::wording::{Finding, FindingKind, Prepared};

/// Plays the drill by its own model.
pub fn check(script: &Script, at: &At, found: &mut Vec<Diagnostic>) {
    let wording = Prepared::of(&script.language);
    language(script, &wording, at, found);
    setup::model(script, at, found);
    let (log, end) = model_run(script, at.chat);
    let talks = replay(script, &log, end);
    for talk in talks.iter().filter(|talk| !(talk.ended && matches!(talk.status, Status::Open | Status::Closed))) {
        let span =
            at.first(&[format!("nodes/{}/{}", talk.customer, talk.node), format!("customers/{}", talk.customer)]);
        let customer = script.customers.iter().find(|customer| customer.id == talk.customer);
        let name = customer.map_or(talk.customer.as_str(), |customer| customer.name.as_str());
        found.push(Diagnostic::new(Code::ModelStops, span).with("node", &talk.node).with("customer", name));
    }
    if !found.is_empty() {
        return;
    }
    let result = score_by(script, &wording, &log, end);
    for (checkpoint, earned) in script.checkpoints.iter().zip(&result.checkpoints) {
        if let Some(missed) = earned.missed.first() {
            let span = at.find(&format!("needs/{}/{}", checkpoint.id, missed.need));
            let name = script.customers.iter().find(|customer| customer.id == missed.customer);
            let name = name.map_or(missed.customer.as_str(), |customer| customer.name.as_str());
            let diagnostic = Diagnostic::new(Code::ModelMisses, span).with("checkpoint", &checkpoint.title);
            found.push(diagnostic.with("customer", name));
        }
    }
}

/// What the model writes breaks none of the rules that it teaches.
fn language(script: &Script, wording: &Prepared, at: &At, found: &mut Vec<Diagnostic>) {
    let said = at.chat.model.values().flatten().filter_map(|step| match &step.value {
        Step::Say(text) | Step::Choose(text) => Some((text, step.span)),
        _ => None,
    });
    for (text, span) in said.chain(at.chat.setup_model.as_ref().map(|text| (&text.value, text.span))) {
        for finding in wording.check(text) {
            let faulty = Diagnostic::new(Code::ModelFails, span);
            found.extend(fault(finding, text, script, faulty));
        }
    }
}

fn fault(finding: Finding, text: &str, script: &Script, faulty: Diagnostic) -> Option<Diagnostic> {
    let rules = &script.language;
    let phrase = |list: &[crate::course::Phrase]| list.get(finding.rule).map(|phrase| phrase.phrase.clone());
    let length = rules.length;
    Some(match finding.kind {
        FindingKind::Forbidden => faulty.with("forbidden", phrase(&rules.forbid)?),
        FindingKind::Avoided => faulty.with("avoided", phrase(&rules.avoid)?),
        FindingKind::TooShort => faulty.with("least", length?.least?),
        FindingKind::TooLong => faulty.with("most", length?.most?),
        FindingKind::Doubled => faulty.with("doubled", &text[finding.bytes(text)]),
        FindingKind::Missing | FindingKind::LongSentence | FindingKind::Impolite | FindingKind::Polite => return None,
    })
}
