//! The shipped chat drills, played: the model earns everything, doing nothing earns nothing, and what a drill promises to look at
//! costs its points, no more and no less, when it is missed.

use crate::shipped::shipped as course;
use coursewright::course::{ChatDrill, DrillKind, End, Need, Script};
use coursewright::drill::{self, DrillScore};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The scripts of the shipped chat drills with their models.
fn shipped() -> &'static [(String, Script, &'static ChatDrill)] {
    static SHIPPED: OnceLock<Vec<(String, Script, &'static ChatDrill)>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let course = course().0;
        let chats = course.drills.iter().filter_map(|one| match &one.kind {
            DrillKind::Chat(chat) => Some((one.id.value.clone(), drill::script(chat, 80, course), chat.as_ref())),
            DrillKind::Speed(_) => None,
        });
        chats.collect()
    })
}

fn script(id: &str) -> &'static Script {
    &shipped().iter().find(|(known, ..)| known == id).unwrap_or_else(|| panic!("there is no drill {id}")).1
}

/// The perfect run of a drill: its log, and when it ends.
fn perfect(id: &str) -> (Vec<Value>, u64) {
    let (_, script, model) = shipped().iter().find(|(known, ..)| known == id).unwrap();
    drill::model_run(script, model)
}

/// A log in the order of time; of one time in the order in which it was written.
fn ordered(mut log: Vec<Value>) -> Vec<Value> {
    log.sort_by_key(|event| event["at"].as_u64());
    log
}

fn say(seconds: u64, customer: &str, text: &str) -> Value {
    json!({"do": "say", "at": seconds * 1000, "customer": customer, "text": text})
}

/// The script without its long lists of words, for runs that say nothing amiss but `不知道`.
fn terse(script: &Script) -> Script {
    let mut script = script.clone();
    script.language.forbid.retain(|phrase| phrase.phrase == "不知道");
    script.language.avoid.clear();
    script.language.except.clear();
    script
}

/// What a checkpoint earned.
fn earned(score: &DrillScore, script: &Script, checkpoint: &str) -> u32 {
    let place = script.checkpoints.iter().position(|one| one.id == checkpoint);
    score.checkpoints[place.unwrap_or_else(|| panic!("there is no checkpoint {checkpoint}"))].earned
}

#[test]
fn in_the_shipped_drills_whoever_does_nothing_earns_nothing_and_the_model_everything() {
    assert!(shipped().len() >= 20, "{}", shipped().len());
    for (id, script, model) in shipped() {
        let silent = drill::score(script, &[], u64::MAX);
        assert_eq!(silent.earned, 0, "{id}: {:?}", silent.checkpoints);
        let (log, end) = drill::model_run(script, model);
        let perfect = drill::score(script, &log, end);
        assert_eq!((perfect.earned, perfect.total, perfect.passed), (100, 100, true), "{id}");
    }
}

#[test]
fn in_every_shipped_drill_a_smile_lowers_one_checkpoint_once_and_other_expressions_none() {
    for (id, script, model) in shipped() {
        let script = &terse(script);
        let (log, end) = drill::model_run(script, model);
        let customer = &script.customers[0];
        let at = u64::from(customer.arrives) * 1000 + 4_000;
        let with = |expressions: &[&str]| {
            let sent = expressions
                .iter()
                .map(|sent| json!({"do": "express", "at": at, "customer": customer.id, "expression": sent}));
            drill::score(script, &ordered(sent.chain(log.iter().cloned()).collect()), end)
        };
        let once = with(&["smile"]);
        let held = |need: &Need| matches!(need, Need::Expressions { .. });
        let asked: Vec<bool> = script.checkpoints.iter().map(|one| one.need.iter().any(held)).collect();
        assert_eq!(asked.iter().filter(|asked| **asked).count(), 1, "{id}: checkpoints that look at expressions");
        for ((checkpoint, earned), asked) in script.checkpoints.iter().zip(&once.checkpoints).zip(asked) {
            assert_eq!(earned.missed.len(), usize::from(asked), "{id} {}", checkpoint.id);
            assert_eq!(earned.earned < checkpoint.points, asked, "{id} {}", checkpoint.id);
        }
        assert_eq!(with(&["smile", "smile"]).earned, once.earned, "{id}: a second smile costs nothing more");
        assert_eq!(with(&["rose", "handshake", "heart", "clap"]).earned, 100, "{id}");
    }
}

#[test]
fn in_every_shipped_drill_a_run_that_ends_on_the_customers_line_loses_a_checkpoint_and_a_closing_line_gains_it() {
    for (id, script, model) in shipped() {
        let script = &terse(script);
        let (log, end) = drill::model_run(script, model);
        let about = |need: &Need| {
            matches!(need, Need::LastWord { .. }) || matches!(need, Need::Did { inside: Some(End::Last), .. })
        };
        let closes = script.checkpoints.iter().position(|one| one.need.iter().any(about));
        let closes = closes.unwrap_or_else(|| panic!("{id} does not ask for the last word"));
        for customer in &script.customers {
            // Without the last message, and open as long as the customer needs to answer what came before.
            let own = |event: &Value| event["customer"] == json!(customer.id);
            let last = log.iter().rposition(|event| own(event) && event["do"] == "say").unwrap();
            let mut cut = log.clone();
            cut.remove(last);
            cut.retain(|event| !(own(event) && event["do"] == "close"));
            let until = end + 30_000;
            let talks = drill::replay(script, &cut, until);
            let talk = talks.iter().find(|talk| talk.customer == customer.id).unwrap();
            assert_eq!(talk.messages.last().map(|message| message.from), Some(drill::From::Customer), "{id}");
            let missed = |log: &[Value]| {
                let result = drill::score(script, log, until);
                result.checkpoints[closes].missed.iter().any(|missed| missed.customer == customer.id)
            };
            assert!(missed(&cut), "{id}: {} has the last word", customer.id);
            let mut closed = cut.clone();
            closed.push(json!({"do": "say", "at": until, "customer": customer.id, "text": log[last]["text"]}));
            assert!(!missed(&closed), "{id}: {}", customer.id);
        }
    }
}

/// The drill with five customers, each answered for the first time after so many seconds.
fn rush(waits: [u64; 5], greeting: bool, text: &str) -> (Script, DrillScore) {
    let mut script = script("welcome-five").clone();
    if !greeting {
        script.greeting = None;
    }
    let answers = script.customers.iter().zip(waits);
    let log = answers.map(|(customer, wait)| say(u64::from(customer.arrives) + wait, &customer.id, text));
    let log = ordered(log.collect());
    let score = drill::score(&script, &log, 90_000);
    (script, score)
}

#[test]
fn five_arrivals_answered_after_8_12_20_25_and_15_seconds_pass_with_a_mean_of_16_whatever_the_machine_said() {
    let waits = [8, 12, 20, 25, 15];
    let (script, score) = rush(waits, true, "您好，咨询较多，请您稍等。");
    assert_eq!(script.greeting.as_ref().map(|greeting| greeting.after), Some(1));
    assert_eq!((score.first.tenths, score.first.worst, score.first.count), (Some(160), 25_000, 5));
    assert_eq!(earned(&score, &script, "first"), 30);
    assert_eq!(rush(waits, false, "您好，咨询较多，请您稍等。").1, score);
    let (_, late) = rush([8, 32, 20, 25, 20], true, "您好，咨询较多，请您稍等。");
    assert_eq!((late.first.tenths, earned(&late, &script, "first")), (Some(210), 0));
}

#[test]
fn in_the_rush_a_holding_message_goes_out_first_and_an_answer_instead_earns_nothing_for_it() {
    let (script, held) = rush([8; 5], true, "您好，咨询较多，请您稍等。");
    assert_eq!(earned(&held, &script, "holding"), 10);
    let (_, answered) = rush([8; 5], true, "您好，今天满 199 减 20。");
    assert_eq!((earned(&answered, &script, "greeting"), earned(&answered, &script, "holding")), (10, 0));
}

#[test]
fn in_the_practicals_every_checkpoint_can_be_missed_alone_or_not_and_costs_exactly_its_points() {
    for id in ["practical-reception", "practical-after-sale"] {
        let script = &terse(script(id));
        let (log, end) = perfect(id);
        assert_eq!(script.checkpoints.iter().map(|checkpoint| checkpoint.points).sum::<u32>(), 100, "{id}");
        let mut missed = BTreeSet::new();
        let mut look = |log: Vec<Value>, end: u64| {
            let result = drill::score(script, &ordered(log), end);
            let lost: u32 = script
                .checkpoints
                .iter()
                .zip(&result.checkpoints)
                .map(|(checkpoint, earned)| {
                    let asked =
                        if checkpoint.customer.is_some() { 1 } else { u32::try_from(script.customers.len()).unwrap() };
                    let whole = earned.missed.first().is_some_and(|missed| whole_drill(&checkpoint.need[missed.need]));
                    let kept = if whole { 0 } else { asked - u32::try_from(earned.missed.len()).unwrap() };
                    // All of its points, or the share of those customers with whom it was missed.
                    assert_eq!(earned.earned, checkpoint.points * kept / asked, "{id} {}", checkpoint.id);
                    if kept < asked {
                        missed.insert(checkpoint.id.as_str());
                    }
                    checkpoint.points - earned.earned
                })
                .sum();
            assert_eq!(result.earned, 100 - lost, "{id}");
        };
        // One step left out.
        for step in 0..log.len() {
            let mut log = log.clone();
            log.remove(step);
            look(log, end);
        }
        // Half a minute late with everything; or with what must not be said in a conversation.
        let late = |event: &Value| {
            let mut event = event.clone();
            event["at"] = json!(event["at"].as_u64().unwrap() + 31_000);
            event
        };
        look(log.iter().map(late).collect(), end + 31_000);
        for customer in &script.customers {
            let at = u64::from(customer.arrives) + 4;
            for text in ["不知道，只剩最后一件了，不能退", "可以多送两份，补偿您 50，给个好评", "别急，保证到，不能退"]
            {
                look(log.iter().cloned().chain([say(at, &customer.id, text)]).collect(), end);
            }
        }
        let all: BTreeSet<&str> = script.checkpoints.iter().map(|checkpoint| checkpoint.id.as_str()).collect();
        assert_eq!(missed, all, "{id}");
    }
}

/// Whether a need is about the whole drill, so that it fails with every customer.
fn whole_drill(need: &Need) -> bool {
    matches!(
        need,
        Need::FirstResponse { .. } | Need::MeanResponse { .. } | Need::LongestWait { .. } | Need::ReplyRate { .. }
    )
}

#[test]
fn in_the_drill_with_three_customers_each_waits_by_their_own_clock() {
    let script = script("welcome-three");
    let ids: Vec<&str> = script.customers.iter().map(|customer| customer.id.as_str()).collect();
    let arrivals: Vec<u64> = script.customers.iter().map(|customer| u64::from(customer.arrives) * 1000).collect();
    assert_eq!(arrivals, [0, 8_000, 20_000]);
    let waits = |log: &[Value]| -> Vec<(u64, Option<u64>)> {
        let talks = drill::replay(script, log, 24_000);
        talks.iter().map(|talk| talk.waits.first().map(|wait| (wait.start, wait.end)).unwrap()).collect()
    };
    let still = waits(&[]);
    assert_eq!(still, [(0, None), (8_000, None), (20_000, None)]);
    // Whoever is answered, the others go on waiting.
    for (index, id) in ids.iter().enumerate() {
        let mut expected = still.clone();
        expected[index].1 = Some(23_000);
        assert_eq!(waits(&[say(23, id, "您好，请稍等。")]), expected, "{id}");
    }
}
