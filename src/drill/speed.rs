//! Speed drills: what a log of answers earns (rules G22).

use super::figures::Times;
use super::log::{Act, clean};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// All that the score of a speed drill depends on. The same JSON in pages and in test vectors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeedScript {
    /// Seconds for each item.
    pub seconds: u32,
    /// The pass mark in percent.
    pub pass: u32,
    /// What is asked of each item.
    pub parts: Vec<AskedPart>,
    /// The items.
    pub items: Vec<AskedItem>,
}

/// One thing that is asked of every item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AskedPart {
    /// Its id.
    pub id: String,
    /// The question.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Whether several options can be right at once.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub several: bool,
    /// `phrases`: its options are the quick phrases, found with `/`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// An item with what is right.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AskedItem {
    /// Its id.
    pub id: String,
    /// What is shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prompt: String,
    /// Facts, labelled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<(String, String)>,
    /// The options by part; none for parts whose options are phrases.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, Vec<String>>,
    /// What is right, by part.
    pub answer: BTreeMap<String, Vec<String>>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<String>,
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Right, and in time.
    Right,
    /// Right, yet too late.
    Late,
    /// Wrong.
    Wrong,
    /// Not answered.
    Open,
}

/// The result of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeedResult {
    /// Its id.
    pub id: String,
    /// What became of it.
    pub result: Outcome,
    /// How long it took, in milliseconds; absent if it was not answered.
    pub ms: Option<u64>,
}

/// The result of a speed drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeedScore {
    /// Each item.
    pub items: Vec<SpeedResult>,
    /// Right ones in time.
    pub right: u64,
    /// Right ones, yet too late.
    pub late: u64,
    /// Wrong ones.
    pub wrong: u64,
    /// Those not answered.
    pub open: u64,
    /// All of them.
    pub total: u64,
    /// Right ones in percent, rounded down.
    pub percent: u64,
    /// Whether it is passed.
    pub passed: bool,
    /// The mean time of those answered, in tenths of a second, rounded half up; absent without any.
    pub mean_tenths: Option<u64>,
}

/// The score of `log` at the time `end` (milliseconds).
#[must_use]
pub fn score_speed(script: &SpeedScript, log: &[Value], end: u64) -> SpeedScore {
    let events = clean(log, end);
    let mut shown: BTreeMap<&str, u64> = BTreeMap::new();
    let mut answered: BTreeMap<&str, (u64, &BTreeMap<String, Vec<String>>)> = BTreeMap::new();
    for event in &events {
        match &event.act {
            Act::Show { item } => {
                shown.entry(item).or_insert(event.at);
            }
            Act::Answer { item, answer } => {
                if let Some(since) = shown.get(item.as_str()) {
                    answered.entry(item).or_insert((event.at - since, answer));
                }
            }
            _ => {}
        }
    }
    let items: Vec<SpeedResult> = script
        .items
        .iter()
        .map(|item| {
            let (result, ms) = match answered.get(item.id.as_str()) {
                None => (Outcome::Open, None),
                Some((ms, answer)) if is_right(script, item, answer) => {
                    let in_time = *ms <= u64::from(script.seconds) * 1000;
                    (if in_time { Outcome::Right } else { Outcome::Late }, Some(*ms))
                }
                Some((ms, _)) => (Outcome::Wrong, Some(*ms)),
            };
            SpeedResult { id: item.id.clone(), result, ms }
        })
        .collect();
    let count = |outcome| items.iter().filter(|item| item.result == outcome).count() as u64;
    let (right, total) = (count(Outcome::Right), items.len() as u64);
    SpeedScore {
        right,
        late: count(Outcome::Late),
        wrong: count(Outcome::Wrong),
        open: count(Outcome::Open),
        total,
        percent: (right * 100).checked_div(total).unwrap_or_default(),
        passed: total > 0 && right * 100 >= u64::from(script.pass) * total,
        mean_tenths: Times::of(items.iter().filter_map(|item| item.ms)).tenths,
        items,
    }
}

fn is_right(script: &SpeedScript, item: &AskedItem, answer: &BTreeMap<String, Vec<String>>) -> bool {
    let nothing = Vec::new();
    script.parts.iter().all(|part| {
        let right: BTreeSet<&String> = item.answer.get(&part.id).unwrap_or(&nothing).iter().collect();
        let chosen: BTreeSet<&String> = answer.get(&part.id).unwrap_or(&nothing).iter().collect();
        if part.several { chosen == right } else { chosen.len() == 1 && chosen.is_subset(&right) }
    })
}
