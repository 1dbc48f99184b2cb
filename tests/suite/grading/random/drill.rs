//! Random logs of drills: the perfect runs of the shipped drills with events lost, moved, doubled and damaged.

use super::Chance;
use crate::grading::drill::whole;
use coursewright::compile::Compiler;
use coursewright::course::{Date, DrillKind};
use coursewright::drill;
use serde_json::{Value, json};

/// What trainees type besides what the model says.
const TYPED: [&str; 12] = [
    "您好",
    "请稍等，正在查",
    "抱歉，因为仓库忙",
    "因为仓库忙，抱歉",
    "不知道",
    "您别生气",
    "嗯",
    "只剩两件了",
    "有 货 ，７５Ｂ",
    "谢谢光临，再见",
    "现在付款，地址对吗？",
    "",
];

impl Chance {
    /// `count` cases of chats, and half as many of speed drills.
    pub fn drills(&mut self, count: usize) -> Vec<Value> {
        let today = Some(Date::of_epoch(1_795_219_200));
        let compiled = Compiler::on(today).compile(env!("CARGO_MANIFEST_DIR").as_ref()).unwrap();
        let ready = compiled.course.unwrap();
        let course = ready.course.course();
        let (mut chats, mut races) = (Vec::new(), Vec::new());
        for one in &course.drills {
            match &one.kind {
                DrillKind::Chat(chat) => {
                    let script = drill::script(chat, 80, course);
                    let (log, end) = drill::model_run(&script, chat);
                    chats.push((json!(script), log, end));
                }
                DrillKind::Speed(speed) => races.push(json!(drill::speed_script(speed, 80, course))),
            }
        }
        let mut cases = Vec::new();
        for _ in 0..count {
            let (script, log, end) = self.one_of(&chats).clone();
            let log = self.disturbed(&log, &script);
            let end = end / 2 + u64::from(self.below(u32::try_from(end).unwrap()));
            cases.push(json!({"family": "drill", "drill": script, "log": log, "end": end}));
        }
        for _ in 0..count / 2 {
            let race = self.one_of(&races).clone();
            let log = self.race(&race);
            cases.push(json!({"family": "drill", "speed": race, "log": log, "end": 60_000}));
        }
        for case in &mut cases {
            case["expected"] = whole(case);
        }
        cases
    }

    /// A log with a few events lost, moved, doubled, damaged or put in.
    fn disturbed(&mut self, log: &[Value], script: &Value) -> Vec<Value> {
        let customers = script["customers"].as_array().unwrap();
        let mut disturbed = Vec::new();
        for event in log {
            let mut event = event.clone();
            match self.below(14) {
                0 => continue,
                1 => disturbed.push(event.clone()),
                2 => event["at"] = json!(event["at"].as_u64().unwrap() + u64::from(self.below(40_000))),
                3 => event["at"] = json!(event["at"].as_u64().unwrap().saturating_sub(3_000)),
                4 => event["customer"] = self.one_of(customers)["id"].clone(),
                5 => event["text"] = json!(*self.one_of(&TYPED)),
                6 => event["at"] = json!(-1),
                7 => {
                    let at = event["at"].as_u64().unwrap_or_default();
                    let customer = self.one_of(customers)["id"].clone();
                    disturbed.push(match self.below(4) {
                        0 => json!({"do": "express", "at": at, "customer": customer, "expression": *self.one_of(&["smile", "rose"])}),
                        1 => json!({"do": "close", "at": at, "customer": customer}),
                        2 => json!({"do": "clock", "at": at, "mode": *self.one_of(&["slow", "paused", "normal"])}),
                        _ => json!({"do": "say", "at": at, "customer": customer, "text": *self.one_of(&TYPED), "chosen": self.below(2) == 0}),
                    });
                }
                _ => {}
            }
            disturbed.push(event);
        }
        disturbed
    }

    /// Items shown and answered, rightly or not, in time or not.
    fn race(&mut self, race: &Value) -> Vec<Value> {
        let (mut log, mut at) = (Vec::new(), 0);
        for item in race["items"].as_array().unwrap() {
            if self.below(9) > 0 {
                log.push(json!({"do": "show", "at": at, "item": item["id"]}));
            }
            at += self.below(20_000);
            let mut answer = item["answer"].clone();
            for (part, right) in answer.as_object_mut().unwrap() {
                match self.below(6) {
                    0 => *right = json!([]),
                    1 => right.as_array_mut().unwrap().push(json!("别的")),
                    2 => right.as_array_mut().unwrap().reverse(),
                    3 => *right = item["options"][part.as_str()].as_array().map_or(json!(["x"]), |all| json!([all[0]])),
                    _ => {}
                }
            }
            if self.below(9) > 0 {
                log.push(json!({"do": "answer", "at": at, "item": item["id"], "answer": answer}));
            }
        }
        log
    }
}
