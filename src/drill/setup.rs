//! What a log makes of the setup of a drill: steps taken, steps pressed out of order, the text that was saved (rule G17.14).

use super::log::{Act, Event};
use super::said::says_alone;
use crate::course::{Greeting, SavedText, Script};
use crate::grade::normalise;
use crate::wording::{FindingKind, check};

/// How far a setup has got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// How many of its steps were taken.
    pub taken: usize,
    /// The events that pressed something out of order, by their indexes.
    pub slips: Vec<usize>,
    /// The text that the last step saved.
    pub text: Option<String>,
}

/// How far the setup of `script` got by these events; a script without a setup gets nowhere.
#[must_use]
pub fn progress(script: &Script, events: &[Event]) -> Progress {
    let mut progress = Progress::default();
    let Some(setup) = &script.setup else { return progress };
    for event in events.iter().filter(|event| event.at == 0) {
        let Act::Setup { step, text } = &event.act else { continue };
        let place = setup.steps.iter().position(|known| known.id == *step);
        let is_last = progress.taken + 1 == setup.steps.len();
        match (place, &setup.saves) {
            (Some(place), _) if place < progress.taken => {}
            (Some(place), Some(saves)) if place == progress.taken && is_last => {
                if is_accepted(script, saves, text) {
                    progress.taken += 1;
                    progress.text = Some(text.trim().to_owned());
                }
            }
            (Some(place), _) if place == progress.taken => progress.taken += 1,
            (Some(_), _) => progress.slips.push(event.index),
            (None, _) if progress.taken == setup.steps.len() => {}
            (None, _) if setup.besides.iter().any(|beside| beside.id == *step) => progress.slips.push(event.index),
            (None, _) => {}
        }
    }
    progress
}

/// The automatic greeting of a run: with the text that its setup saved, if it saved one.
#[must_use]
pub fn greeting(script: &Script, events: &[Event]) -> Option<Greeting> {
    let Some(text) = progress(script, events).text else { return script.greeting.clone() };
    let after = script.greeting.as_ref().map_or(Greeting::AFTER, |greeting| greeting.after);
    Some(Greeting { after, text })
}

/// Whether a text may be saved: it says something, is clean, and says what it has to and nothing that it must not.
fn is_accepted(script: &Script, saves: &SavedText, text: &str) -> bool {
    let faults = [FindingKind::Forbidden, FindingKind::TooShort, FindingKind::TooLong];
    let says = |name: &str| says_alone(&script.says, name, text);
    !normalise(text).is_empty()
        && !check(text, &script.language).iter().any(|finding| faults.contains(&finding.kind))
        && saves.has.iter().all(|wanted| says(&wanted.say))
        && !saves.never.iter().any(|wanted| says(&wanted.say))
}

#[cfg(test)]
mod tests {
    use super::{greeting, progress};
    use crate::course::Script;
    use crate::drill::clean;
    use serde_json::{Value, json};

    fn script() -> Script {
        serde_json::from_value(json!({
            "says": {"hours": [["九点"]], "instant": [["秒回"]]},
            "language": {"forbid": [{"phrase": "不知道"}], "length": {"least": 4, "most": 30}},
            "greeting": {"after": 2, "text": "旧的"},
            "setup": {
                "title": "设置",
                "steps": [{"id": "open", "press": "设置"}, {"id": "edit", "press": "编辑"}, {"id": "save", "press": "保存"}],
                "besides": [{"id": "sound", "press": "提示音"}],
                "saves": {"title": "内容", "has": [{"say": "hours", "hint": ""}], "never": [{"say": "instant", "hint": ""}]}
            }
        }))
        .unwrap()
    }

    fn press(step: &str, text: &str) -> Value {
        json!({"do": "setup", "at": 0, "step": step, "text": text})
    }

    #[test]
    fn only_the_next_step_is_taken_and_anything_else_is_a_slip() {
        let log = [press("edit", ""), press("sound", ""), press("open", ""), press("open", ""), press("edit", "")];
        let done = progress(&script(), &clean(&log, 9000));
        assert_eq!((done.taken, done.slips, done.text), (2, vec![0, 1], None));
    }

    #[test]
    fn a_text_is_saved_once_it_says_what_it_has_to_and_nothing_else() {
        let steps = [press("open", ""), press("edit", "")];
        for (text, saved) in [
            ("", None),
            (" 　 ", None),
            ("九点", None),
            ("您好，欢迎光临", None),
            ("人工九点到，不知道几点走", None),
            ("人工九点到，平时秒回", None),
            (" 您好，人工客服九点到岗 ", Some("您好，人工客服九点到岗")),
        ] {
            let log = [steps.as_slice(), &[press("save", text), press("save", "后来九点改的")]].concat();
            let first = progress(&script(), &clean(&log[..3], 9000));
            assert_eq!(first.text.as_deref(), saved, "{text}");
            assert!(first.slips.is_empty(), "a text that is refused is no slip");
            let second = progress(&script(), &clean(&log, 9000)).text;
            assert_eq!(second.as_deref(), saved.or(Some("后来九点改的")), "what was saved stands");
        }
    }

    #[test]
    fn the_saved_text_takes_the_place_of_the_old_greeting_and_keeps_its_time() {
        let log = [press("open", ""), press("edit", ""), press("save", "人工客服九点到岗")];
        let greets = |log: &[Value]| greeting(&script(), &clean(log, 9000)).map(|found| (found.after, found.text));
        assert_eq!(greets(&log[..2]), Some((2, "旧的".to_owned())));
        assert_eq!(greets(&log), Some((2, "人工客服九点到岗".to_owned())));
        let late: Vec<Value> = log.iter().map(|event| json!({"at": 1, "do": "setup", "step": event["step"]})).collect();
        assert_eq!(progress(&script(), &clean(&late, 9000)).taken, 0, "the clock stands still until it is done");
    }
}
