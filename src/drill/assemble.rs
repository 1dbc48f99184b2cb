//! Puts a drill together from what its course shares: the language list, quick phrases, cards as items.

use super::speed::{AskedItem, AskedPart, SpeedScript};
use crate::course::{
    Card, CardValue, ChatDrill, Collection, Course, FieldRole, LanguageList, Mood, Script, SpeedDrill,
};
use std::collections::BTreeMap;

/// A phrase that `/` offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The card's id; empty for a drill's own phrases.
    pub id: String,
    /// The keyword, without `/`.
    pub keyword: String,
    /// What it is called.
    pub title: String,
    /// The text; `{name}` stands for a variable.
    pub say: String,
}

/// The language list of a chat drill: the one that it names, else the first of the course.
#[must_use]
pub fn language_list<'c>(chat: &ChatDrill, course: &'c Course) -> Option<&'c LanguageList> {
    let mut lists = course.language_lists.iter().map(AsRef::as_ref);
    match &chat.language {
        Some(id) => lists.find(|list| list.id.value == id.value),
        None => lists.next(),
    }
}

/// The script of a chat drill with what its language list adds; `pass` is the pass mark in percent.
#[must_use]
pub fn script(chat: &ChatDrill, pass: u32, course: &Course) -> Script {
    let mut script = chat.script.clone();
    script.pass = pass;
    if let Some(list) = language_list(chat, course) {
        script.language = list.rules.clone();
        let banned = list.expressions.iter().filter(|expression| expression.reason.is_some());
        script.banned = banned.map(|expression| expression.id.value.clone()).collect();
        for (name, groups) in &list.says {
            script.says.entry(name.clone()).or_insert_with(|| groups.clone());
        }
        let shared = list.reactions.iter();
        script.reactions.extend(shared.map(|(say, mood)| Mood { say: say.value.clone(), mood: *mood }));
    }
    script
}

/// The phrases that `/` offers in a chat drill: its own first.
#[must_use]
pub fn phrases(chat: &ChatDrill, course: &Course) -> Vec<Offer> {
    let own = chat.phrases.own.iter().map(|phrase| Offer {
        id: String::new(),
        keyword: phrase.keyword.trim_start_matches(['/', '／']).to_owned(),
        title: phrase.title.clone(),
        say: phrase.say.value.clone(),
    });
    let from = chat.phrases.from.as_ref().and_then(|id| course.collection(&id.value));
    own.chain(from.into_iter().flat_map(cards)).collect()
}

/// The cards of a collection as phrases: those that have something to copy.
fn cards(collection: &Collection) -> impl Iterator<Item = Offer> + '_ {
    collection.cards.iter().filter_map(|card| {
        let copied = collection.fields.iter().position(|field| field.has(FieldRole::Copy))?;
        let say = text(card.values.get(copied)?.as_ref()?);
        let keyword = collection.words(card, FieldRole::Name).next().map_or(&card.title.value, |word| &word.value);
        Some(Offer {
            id: card.id.value.clone(),
            keyword: keyword.trim_start_matches(['/', '／']).to_owned(),
            title: card.title.value.clone(),
            say,
        })
    })
}

fn text(value: &CardValue) -> String {
    match value {
        CardValue::Prose(prose) => prose.text.trim().to_owned(),
        CardValue::Words(words) => words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join("、"),
    }
}

/// What a card says in the field `key`, or its title.
#[must_use]
pub fn card_text(collection: &Collection, card: &Card, key: &str) -> Option<String> {
    if key == "title" {
        return Some(card.title.value.clone());
    }
    let field = collection.fields.iter().position(|field| field.key.value == key)?;
    card.values.get(field)?.as_ref().map(text)
}

/// The phrases that are options in a speed drill.
#[must_use]
pub fn speed_phrases(speed: &SpeedDrill, course: &Course) -> Vec<Offer> {
    let from = speed.parts.iter().find_map(|part| part.from.as_ref());
    from.and_then(|id| course.collection(&id.value)).into_iter().flat_map(cards).collect()
}

/// A speed drill with its items; `pass` is the pass mark in percent.
#[must_use]
pub fn speed_script(speed: &SpeedDrill, pass: u32, course: &Course) -> SpeedScript {
    let written = speed.items.iter().map(|item| AskedItem {
        id: item.id.value.clone(),
        prompt: item.prompt.clone(),
        facts: item.facts.clone(),
        options: item.options.clone(),
        answer: item
            .answer
            .iter()
            .map(|(part, right)| (part.clone(), right.iter().map(|one| one.value.clone()).collect()))
            .collect(),
        explain: item.explain.clone(),
    });
    let mut items: Vec<AskedItem> = written.chain(drawn(speed, course)).collect();
    for part in speed.parts.iter().filter(|part| part.from.is_none()) {
        let mut options = part.options.clone();
        if options.is_empty() {
            for right in items.iter().flat_map(|item| item.answer.get(&part.id.value).into_iter().flatten()) {
                if !options.contains(right) {
                    options.push(right.clone());
                }
            }
        }
        for item in &mut items {
            item.options.entry(part.id.value.clone()).or_insert_with(|| options.clone());
        }
    }
    let parts = speed.parts.iter().map(|part| AskedPart {
        id: part.id.value.clone(),
        title: part.title.clone(),
        several: part.several,
        from: part.from.as_ref().map(|_| "phrases".to_owned()),
    });
    SpeedScript { seconds: speed.seconds, pass, parts: parts.collect(), items }
}

/// The items that are cards.
fn drawn(speed: &SpeedDrill, course: &Course) -> Vec<AskedItem> {
    let Some(draw) = &speed.draw else { return Vec::new() };
    let (Some(collection), Some(part)) = (course.collection(&draw.from.value), speed.parts.first()) else {
        return Vec::new();
    };
    let item = |card: &Card| {
        let right = card_text(collection, card, &draw.answer.value)?;
        Some(AskedItem {
            id: card.id.value.clone(),
            prompt: card_text(collection, card, &draw.prompt.value)?,
            answer: BTreeMap::from([(part.id.value.clone(), vec![right])]),
            ..AskedItem::default()
        })
    };
    collection.cards.iter().filter_map(item).collect()
}
