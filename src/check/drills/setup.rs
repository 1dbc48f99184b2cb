//! The setup of a drill can be walked through: its ids differ, what its text has to say is known, and its model says it.

use super::super::ids::unique;
use super::At;
use super::names::{expect, placed};
use crate::course::Script;
use crate::diagnostic::{Code, Diagnostic};
use crate::drill::says_alone;
use std::collections::BTreeSet;

/// Checks the names of the setup.
pub fn check(script: &Script, at: &At, found: &mut Vec<Diagnostic>) {
    let Some(setup) = &script.setup else { return };
    let pressed = setup.steps.iter().chain(&setup.besides).map(|step| (&step.id, "setup"));
    unique("@setup_step", placed(pressed, at).iter(), found);
    let Some(saves) = &setup.saves else { return };
    let names: BTreeSet<&str> = script.says.keys().map(String::as_str).collect();
    for (key, list) in [("has", &saves.has), ("never", &saves.never)] {
        for (index, wanted) in list.iter().enumerate() {
            expect(&wanted.say, "@said", &names, &format!("setup/{key}/{index}"), at, found);
        }
    }
}

/// Notes what the text of the perfect run does not say or says, against what the setup asks.
pub fn model(script: &Script, at: &At, found: &mut Vec<Diagnostic>) {
    let saves = script.setup.as_ref().and_then(|setup| setup.saves.as_ref());
    let Some((saves, text)) = saves.zip(at.chat.setup_model.as_ref()) else { return };
    let says = |name: &str| says_alone(&script.says, name, &text.value);
    let faulty = |key, name: &String| Diagnostic::new(Code::ModelFails, text.span).with(key, name);
    found.extend(saves.has.iter().filter(|wanted| !says(&wanted.say)).map(|wanted| faulty("missing", &wanted.say)));
    found.extend(saves.never.iter().filter(|wanted| says(&wanted.say)).map(|wanted| faulty("never", &wanted.say)));
}
