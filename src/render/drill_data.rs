//! What a drill's page tells its scripts: everything that replay and score need, and what the workbench shows.

use super::fingerprint;
use super::maker::Maker;
use crate::course::{ChatDrill, Drill, DrillKind, Script};
use crate::drill::{self, Offer, SpeedScript};
use pinyin::ToPinyin;
use serde::Serialize;
use std::collections::BTreeMap;

/// A drill, ready to be played. `themes/default/app/page/data.ts` declares the same shape.
#[derive(Debug, Serialize)]
pub struct DrillData<'a> {
    kind: &'static str,
    id: &'a str,
    title: &'a str,
    url: String,
    /// The fingerprint of all that it asks.
    print: String,
    phrases: Vec<PhraseData>,
    #[serde(flatten)]
    play: Play<'a>,
}

/// What is played.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Play<'a> {
    Chat(Box<ChatData<'a>>),
    Speed(SpeedScript),
}

#[derive(Debug, Serialize)]
struct ChatData<'a> {
    /// The pass mark in percent; that of a speed drill stands in its script.
    pass: u32,
    script: Script,
    expressions: Vec<ExpressionData<'a>>,
    variables: &'a BTreeMap<String, String>,
    /// Better wordings by customer and node.
    better: BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a str>>>,
}

#[derive(Debug, Serialize)]
struct PhraseData {
    /// The card's id; empty for a drill's own phrases.
    id: String,
    keyword: String,
    title: String,
    say: String,
    /// The first letters of keyword and title, as they are read, with a space between.
    initials: String,
}

#[derive(Debug, Serialize)]
struct ExpressionData<'a> {
    id: &'a str,
    icon: &'a str,
    title: &'a str,
    /// Why it is never to be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

impl<'a> DrillData<'a> {
    /// The data of `drill`.
    #[must_use]
    pub fn new(drill: &'a Drill, maker: &Maker<'a>) -> Self {
        let course = maker.outline.course();
        let pass = drill.pass_mark(course.manifest.pass);
        let (phrases, play) = match &drill.kind {
            DrillKind::Chat(chat) => {
                let script = drill::script(chat, pass, course);
                let list = drill::language_list(chat, course);
                let expressions = list.into_iter().flat_map(|list| &list.expressions);
                let data = ChatData {
                    pass,
                    script,
                    expressions: expressions
                        .map(|expression| ExpressionData {
                            id: &expression.id.value,
                            icon: &expression.icon,
                            title: &expression.title,
                            reason: expression.reason.as_deref(),
                        })
                        .collect(),
                    variables: &chat.variables,
                    better: better(chat),
                };
                (drill::phrases(chat, course), Play::Chat(Box::new(data)))
            }
            DrillKind::Speed(speed) => {
                (drill::speed_phrases(speed, course), Play::Speed(drill::speed_script(speed, pass, course)))
            }
        };
        Self {
            kind: drill.kind_word(),
            id: &drill.id.value,
            title: &drill.title.value,
            url: maker.url(&super::address::drill_page(drill)),
            print: fingerprint::drill(drill, course, pass),
            phrases: phrases.into_iter().map(phrase).collect(),
            play,
        }
    }
}

/// What the debrief offers as better: what the author wrote for it, else what the model says.
fn better(chat: &ChatDrill) -> BTreeMap<&str, BTreeMap<&str, Vec<&str>>> {
    use crate::course::Step;
    let mut found: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for ((customer, node), steps) in &chat.model {
        let said = steps.iter().filter_map(|step| match &step.value {
            Step::Say(text) | Step::Choose(text) => Some(text.as_str()),
            _ => None,
        });
        let said: Vec<&str> = said.collect();
        if !said.is_empty() {
            found.entry(customer).or_default().insert(node, said);
        }
    }
    for ((customer, node), lines) in &chat.better {
        found.entry(customer).or_default().insert(node, lines.iter().map(String::as_str).collect());
    }
    found
}

fn phrase(offer: Offer) -> PhraseData {
    let initials = format!("{} {}", initials(&offer.keyword), initials(&offer.title));
    PhraseData { id: offer.id, keyword: offer.keyword, title: offer.title, say: offer.say, initials }
}

/// The first letter of every character as it is read; letters and digits as they are.
fn initials(text: &str) -> String {
    let letters = text.chars().filter_map(|letter| {
        let read = letter.to_pinyin().and_then(|sound| sound.plain().chars().next());
        read.or_else(|| letter.is_ascii_alphanumeric().then(|| letter.to_ascii_lowercase()))
    });
    letters.map(|letter| if letter == 'ü' { 'v' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_phrase_is_found_by_the_first_letters_of_its_sounds() {
        assert_eq!(initials("核对地址"), "hddz");
        assert_eq!(initials("VIP 老客"), "viplk");
    }
}
