//! What holds for every log, however wild.

use super::{Conversation, replay, score};
use crate::course::Script;
use crate::grade::Generator;
use serde_json::{Value, json};

/// Two customers, one with everything that a script can have.
fn script() -> Script {
    serde_json::from_value(json!({
        "limit": 120,
        "greeting": {"after": 1, "text": "自动"},
        "says": {"stock": [["有货"]], "address": [["地址"], ["对吗"]], "sorry": [["抱歉"]]},
        "language": {"forbid": [{"phrase": "不知道"}]},
        "banned": ["smile"],
        "reactions": [{"say": "sorry", "mood": 20}],
        "popups": [{"id": "order", "customer": "a"}],
        "panels": [{"id": "panel", "popup": "order"}],
        "customers": [
            {"id": "a", "arrives": 0, "start": "ask", "nodes": {
                "ask": {"asks": ["有货吗？"], "replies": [{"say": ["stock"], "to": "order", "promises": true}],
                    "fallback": [{"asks": ["？"], "mood": -10}, {"to": "order"}],
                    "patience": [{"after": 10, "asks": ["在吗？"]}, {"after": 40, "leaves": true}]},
                "order": {"asks": ["拍了"], "popup": "order", "replies": [{"say": ["address"], "to": "bye"}],
                    "fallback": [{"to": "ask"}]},
                "bye": {"asks": ["谢谢"], "ends": true}}},
            {"id": "b", "arrives": 20, "start": "n", "nodes": {
                "n": {"asks": ["您好"], "fallback": [{"to": "m"}], "patience": [{"after": 5, "to": "m"}]},
                "m": {"asks": ["哦"], "fallback": [{"to": "n"}], "patience": [{"after": 5, "to": "n"}]}}}],
        "checkpoints": [
            {"id": "all", "points": 7, "need": [{"did": "stock"}, {"language": "clean"}, {"expressions": "allowed"}]},
            {"id": "one", "points": 3, "customer": "a", "need": [{"promise": "kept"}, {"did": "panel"}]}]
    }))
    .unwrap()
}

/// A random log: most events are sound, some are not, and times may run back.
fn random_log(generator: &mut Generator) -> Vec<Value> {
    let texts = ["有货", "地址", "对吗", "抱歉", "不知道", "嗯", " "];
    let mut at: i64 = 0;
    let mut log = Vec::new();
    for _ in 0..generator.below(40) {
        at += i64::from(generator.below(6_000)) - 500;
        let customer = ["a", "b", "z"][generator.below(3) as usize];
        let text = texts[generator.below(7) as usize];
        log.push(match generator.below(12) {
            0 => json!({"do": "note", "at": at, "customer": customer, "text": text}),
            1 => json!({"do": "flag", "at": at, "customer": customer, "colour": (["red", "none"][generator.below(2) as usize])}),
            2 => json!({"do": "group", "at": at, "customer": customer, "text": text}),
            3 => json!({"do": "confirm", "at": at, "customer": customer}),
            4 => json!({"do": "close", "at": at, "customer": customer}),
            5 => json!({"do": "open", "at": at, "id": (["order", "panel"][generator.below(2) as usize])}),
            6 => json!({"do": "express", "at": at, "customer": customer, "expression": "smile"}),
            7 => json!([at]),
            _ => json!({"do": "say", "at": at, "customer": customer, "text": text}),
        });
    }
    log
}

#[test]
fn what_has_happened_does_not_depend_on_what_comes() {
    let script = script();
    let mut generator = Generator::new("prefixes");
    for _ in 0..400 {
        let log = random_log(&mut generator);
        let until = u64::from(generator.below(120_000));
        let early = replay(&script, &log, until);
        let late = replay(&script, &log, 120_000);
        for (early, late) in early.iter().zip(&late) {
            assert_eq!(early.messages, late.messages[..early.messages.len()], "{log:?} {until}");
            assert_eq!(early.curve, late.curve[..early.curve.len()]);
            assert!(late.messages[early.messages.len()..].iter().all(|message| message.at > until));
        }
    }
}

#[test]
fn messages_and_waits_stand_in_the_order_of_time() {
    let script = script();
    let mut generator = Generator::new("order");
    for _ in 0..400 {
        let log = random_log(&mut generator);
        for Conversation { messages, waits, mood, .. } in replay(&script, &log, u64::MAX) {
            assert!(messages.windows(2).all(|pair| pair[0].at <= pair[1].at), "{messages:?}");
            assert!(waits.windows(2).all(|pair| pair[0].end.is_some_and(|end| end <= pair[1].start)), "{waits:?}");
            assert!((0..=100).contains(&mood));
        }
    }
}

#[test]
fn nobody_earns_more_than_there_is() {
    let script = script();
    let mut generator = Generator::new("points");
    let mut earned = 0;
    for _ in 0..400 {
        let result = score(&script, &random_log(&mut generator), 120_000);
        assert_eq!(result.total, 10);
        assert!(
            result
                .checkpoints
                .iter()
                .all(|one| one.earned <= one.points && one.missed.is_empty() == (one.earned == one.points))
        );
        earned += result.earned;
    }
    assert!(earned > 0, "no random log earns anything: the test says nothing");
}

#[test]
fn a_script_survives_being_written_and_read() {
    let text = serde_json::to_string(&script()).unwrap();
    assert_eq!(serde_json::from_str::<Script>(&text).unwrap(), script());
}
