//! Fingerprints: what a question asks, or a drill plays, in 16 hexadecimal digits.
//!
//! An answer is stored with the fingerprint of its question. When the fingerprint changed since, the result says
//! "changed, retake", for this question and no other. So it depends on what is asked and on what is right, and on
//! nothing else: not on the order of choices, feedback, explanation, points, tags, facts or the version of Coursewright.

use crate::course::{
    Card, CardValue, Choice, Collection, Course, Drill, DrillKind, FieldRole, Fragment, Key, LinkTarget, Prose,
    Question, Quiz, Task, WordingRules,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The canonical form that is hashed: the order of its fields is the order of the JSON.
#[derive(Serialize)]
struct Asked<'a> {
    choices: BTreeMap<&'a str, Wording<'a>>,
    key: Cow<'a, Key>,
    prompt: Wording<'a>,
    /// Targets and columns.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    targets: BTreeMap<&'a str, Wording<'a>>,
    /// The text to mark.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passage: Vec<&'a str>,
}

/// A text and the pictures in it; markup may change without the question changing.
#[derive(Serialize)]
struct Wording<'a> {
    media: Vec<&'a str>,
    text: Cow<'a, str>,
}

impl<'a> Wording<'a> {
    fn of(prose: &'a Prose) -> Self {
        let media = prose.links.iter().filter_map(|link| match &link.target {
            LinkTarget::Media(path) => Some(path.as_str()),
            LinkTarget::Anchor(_) | LinkTarget::File(..) => None,
        });
        Self { media: media.collect(), text: single_spaced(&prose.text) }
    }
}

/// `text` with a space for all white space between words, and none around it.
fn single_spaced(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let is_plain = text.chars().all(|letter| {
        let is_fine = !letter.is_whitespace() || (letter == ' ' && before != ' ');
        before = letter;
        is_fine
    });
    if is_plain && (before != ' ' || text.is_empty()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The fingerprint of `question`: the first 16 hexadecimal digits of the SHA-256 of its canonical JSON.
#[must_use]
pub fn question(question: &Question) -> String {
    let (choices, targets): (&[Choice], &[Choice]) = match &question.task {
        Task::Single(choices) | Task::Multiple(choices) | Task::Order(choices) => (choices, &[]),
        Task::Match { items: first, targets: second } | Task::Matrix { rows: first, columns: second } => {
            (first, second)
        }
        Task::TrueFalse { .. } | Task::Numeric { .. } | Task::Blank(_) | Task::Mark(_) | Task::Write { .. } => {
            (&[], &[])
        }
    };
    let asked = Asked {
        choices: wordings(choices),
        targets: wordings(targets),
        passage: passage(&question.task),
        key: without_order(&question.key),
        prompt: Wording::of(&question.prompt),
    };
    let mut json = Vec::with_capacity(1024);
    // A struct of texts, lists and maps with text keys is always written; an empty text would only merge fingerprints.
    drop(serde_json::to_writer(&mut json, &asked));
    digest(&json, 16)
}

/// The fingerprints of a quiz and of its questions.
#[derive(Debug)]
pub struct QuizPrints {
    /// Of the whole quiz: from the ids and fingerprints of its questions in any order.
    pub quiz: String,
    /// Of each question, in the order of the file.
    pub questions: Vec<String>,
}

impl QuizPrints {
    /// The fingerprints of `quiz`, whose questions rest on cards of `course`.
    #[must_use]
    pub fn new(quiz: &Quiz, course: &Course) -> Self {
        let print = |one: &Question| format!("{}{}", question(one), cards(one, course));
        let questions: Vec<String> = quiz.questions.iter().map(print).collect();
        let ids = quiz.questions.iter().map(|question| question.id.value.as_str());
        let by_id: BTreeMap<&str, &String> = ids.zip(&questions).collect();
        Self { quiz: digest(serde_json::to_string(&by_id).unwrap_or_default().as_bytes(), 16), questions }
    }
}

/// What follows the fingerprint of a question that rests on cards: a point and eight digits of what the cards say, so that
/// an answer tells on which version of them it was given. Empty for a question without cards.
///
/// When a card was checked, how long it holds and how names of it are misspelt makes no difference.
fn cards(question: &Question, course: &Course) -> String {
    let said: BTreeMap<&str, Vec<Said<'_>>> = question
        .cards
        .iter()
        .filter_map(|name| {
            course.card(&name.value).map(|(collection, card)| (name.value.as_str(), said(collection, card)))
        })
        .collect();
    if said.is_empty() {
        return String::new();
    }
    format!(".{}", digest(serde_json::to_string(&said).unwrap_or_default().as_bytes(), 8))
}

/// What a card says in one place.
#[derive(Serialize)]
#[serde(untagged)]
enum Said<'a> {
    Text(Wording<'a>),
    Words(&'a str, Vec<&'a str>),
}

fn said<'a>(collection: &'a Collection, card: &'a Card) -> Vec<Said<'a>> {
    let title = Said::Words("title", vec![card.title.value.as_str()]);
    let fields = collection.fields.iter().zip(&card.values);
    let told = fields.filter(|(field, _)| {
        ![FieldRole::Wrong, FieldRole::Except, FieldRole::Figure].iter().any(|role| field.has(*role))
    });
    let told = told.filter_map(|(field, value)| {
        Some(match value.as_ref()? {
            CardValue::Prose(prose) => Said::Text(Wording::of(prose)),
            CardValue::Words(words) => {
                Said::Words(&field.key.value, words.iter().map(|word| word.value.as_str()).collect())
            }
        })
    });
    std::iter::once(title).chain(told).collect()
}

/// The first `length` hexadecimal digits (an even number, at most 64) of the SHA-256 of `bytes`.
#[must_use]
pub fn digest(bytes: &[u8], length: usize) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    Sha256::digest(bytes).iter().take(length / 2).flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The key with everything sorted whose order means nothing; the order of gaps does mean something.
fn without_order(key: &Key) -> Cow<'_, Key> {
    match key {
        // Variables are drawn in their order.
        Key::TrueFalse { .. } | Key::Numeric { .. } | Key::Formula { .. } => return Cow::Borrowed(key),
        Key::Single { choices, .. } if choices.is_sorted() => return Cow::Borrowed(key),
        Key::Multiple { choices, answer, .. } if choices.is_sorted() && answer.is_sorted() => {
            return Cow::Borrowed(key);
        }
        _ => {}
    }
    let mut key = key.clone();
    match &mut key {
        Key::Single { choices, .. } => choices.sort(),
        Key::Multiple { choices, answer, .. } => {
            choices.sort();
            answer.sort();
        }
        Key::Blank { gaps, .. } => gaps.iter_mut().for_each(|accepted| accepted.sort()),
        Key::Order { items, .. } => items.sort(),
        Key::Match { items, targets, .. } => {
            items.sort();
            targets.sort();
        }
        Key::Matrix { rows, columns, answer, .. } => {
            rows.sort();
            columns.sort();
            answer.values_mut().for_each(|right| right.sort());
        }
        Key::Mark { marks, answer } => {
            marks.sort();
            answer.sort();
        }
        Key::Write { rules, model, .. } => {
            without_advice(rules);
            *model = None;
        }
        Key::TrueFalse { .. } | Key::Numeric { .. } | Key::Formula { .. } => {}
    }
    Cow::Owned(key)
}

/// Takes out what trainees are told, which like feedback is not part of what is asked.
fn without_advice(rules: &mut WordingRules) {
    rules.require.iter_mut().for_each(|point| point.message.clear());
    for phrase in rules.forbid.iter_mut().chain(&mut rules.avoid) {
        phrase.reason = None;
        phrase.instead = None;
    }
}

fn wordings(choices: &[Choice]) -> BTreeMap<&str, Wording<'_>> {
    choices.iter().map(|choice| (choice.id.as_str(), Wording::of(&choice.text))).collect()
}

/// The text to mark, piece by piece.
fn passage(task: &Task) -> Vec<&str> {
    let Task::Mark(passage) = task else { return Vec::new() };
    let mut pieces = Vec::new();
    for fragment in passage.lines.iter().flatten() {
        match fragment {
            Fragment::Plain(text) | Fragment::Place { text, .. } => pieces.push(text.as_str()),
        }
    }
    pieces
}

/// The fingerprint of a drill: it changes when anything that is played or scored does.
#[must_use]
pub fn drill(drill: &Drill, course: &Course, pass: u32) -> String {
    // Structs of texts, numbers, lists and maps with text keys are always written.
    let json = match &drill.kind {
        DrillKind::Chat(chat) => serde_json::to_string(&crate::drill::script(chat, pass, course)),
        DrillKind::Speed(speed) => serde_json::to_string(&crate::drill::speed_script(speed, pass, course)),
    };
    digest(json.unwrap_or_default().as_bytes(), 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::source::Spanned;

    #[test]
    fn white_space_counts_as_one_space_between_words_and_as_none_around_them() {
        for (text, expected) in
            [("", ""), ("a b 客", "a b 客"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\u{3000}b\n", "a b")]
        {
            assert_eq!(single_spaced(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_does_not_change_the_question_does_not_change_its_fingerprint() {
        let original = sample::single("q-1");
        let before = super::question(&original);
        let mut changed = original.clone();
        if let (Task::Single(choices), Key::Single { choices: ids, .. }) = (&mut changed.task, &mut changed.key) {
            choices.reverse();
            ids.reverse();
            choices[0].feedback = Some(Box::new(sample::prose("<p>别的反馈</p>")));
        }
        changed.explanation = None;
        changed.tags = vec!["新标签".to_owned()];
        changed.facts.clear();
        changed.points = 5;
        changed.prompt.html = changed.prompt.html.replace("首次", "<strong>首次</strong>");
        assert_eq!(super::question(&changed), before);
    }

    #[test]
    fn a_new_wording_a_new_choice_or_a_new_key_changes_the_fingerprint() {
        let original = sample::single("q-1");
        let before = super::question(&original);
        let mut worded = original.clone();
        worded.prompt.text.push('？');
        let mut answered = original.clone();
        answered.key = Key::Single { choices: vec!["A".to_owned(), "B".to_owned()], answer: "A".to_owned() };
        let mut chosen = original.clone();
        if let Task::Single(choices) = &mut chosen.task {
            choices[0].text.text.push('。');
        }
        for changed in [worded, answered, chosen] {
            assert_ne!(super::question(&changed), before);
        }
    }

    #[test]
    fn advice_and_model_answer_are_not_part_of_what_is_asked_and_a_phrase_is() {
        let written = |json: serde_json::Value| {
            let key: Key = serde_json::from_value(json).unwrap();
            super::question(&sample::question("q-1", "<p>写</p>", Task::Write { rubric: Vec::new(), model: None }, key))
        };
        let plain = written(serde_json::json!({"kind": "write", "rules": {"avoid": [{"phrase": "亲"}]}}));
        let advised = serde_json::json!({"kind": "write", "model": "您好", "rules": {
            "avoid": [{"phrase": "亲", "reason": "太随便", "instead": "您"}],
        }});
        assert_eq!(written(advised), plain);
        assert_ne!(written(serde_json::json!({"kind": "write", "rules": {"forbid": [{"phrase": "亲"}]}})), plain);
    }

    #[test]
    fn another_text_to_mark_and_another_target_are_another_question() {
        let asked = |text: &str| {
            let place = |id: &str, text: &str| Fragment::Place { id: id.to_owned(), text: text.to_owned() };
            let lines = vec![vec![place("a", text), place("b", "纯棉")]];
            let key = Key::Mark { marks: vec!["a".to_owned(), "b".to_owned()], answer: vec!["a".to_owned()] };
            let passage = crate::course::Passage { lines, feedback: Vec::new() };
            super::question(&sample::question("q-1", "<p>圈画</p>", Task::Mark(passage), key))
        };
        assert_ne!(asked("最好"), asked("第一"));
        let matched = |target: &str| {
            let choice = |id: &str, text: &str| Choice {
                id: id.to_owned(),
                text: sample::prose(text),
                feedback: None,
                span: sample::NOWHERE,
            };
            let key = serde_json::json!({"kind": "match", "items": ["A"], "targets": ["A"], "answer": {"A": "A"}});
            let task = Task::Match { items: vec![choice("A", "甲")], targets: vec![choice("A", target)] };
            super::question(&sample::question("q-1", "<p>配对</p>", task, serde_json::from_value(key).unwrap()))
        };
        assert_ne!(matched("售前"), matched("售后"));
    }

    #[test]
    fn a_card_that_changes_changes_what_follows_the_point_and_its_dates_do_not() {
        let mut course = sample::course();
        let spanned = sample::spanned;
        let rule = |text: &str| vec![Some(CardValue::Prose(sample::prose(text)))];
        let card = |text: &str| Card {
            id: spanned("pickup"),
            title: spanned("自提"),
            checked: None,
            valid_until: None,
            values: rule(text),
            span: sample::NOWHERE,
        };
        let field =
            crate::course::Field {
                key: spanned("rule"), title: "规则".to_owned(), language: None, roles: Vec::new()
            };
        let mut collection = Collection {
            file: crate::source::FileId(0),
            id: spanned("rules"),
            title: spanned("规则卡"),
            intro: None,
            source: None,
            reviewer: None,
            reviewed: None,
            dated: true,
            glossary: false,
            fields: vec![field],
            cards: vec![card("<p>三日</p>")],
        };
        let mut tied = sample::single("q-1");
        tied.cards = vec![spanned("rules#pickup")];
        let mut print = |collection: &Collection| {
            course.collections = vec![std::sync::Arc::new(collection.clone())];
            let mut quiz = (*sample::quiz("d1", 1, vec![tied.clone()])).clone();
            quiz.questions = vec![tied.clone()];
            QuizPrints::new(&quiz, &course).questions[0].clone()
        };
        let before = print(&collection);
        assert!(before.starts_with("33c4a9e89a000cf3.") && before.len() == 25, "{before}");
        collection.cards[0].checked =
            Some(Spanned::new(crate::course::Date::parse("2026-11-21").unwrap(), sample::NOWHERE));
        assert_eq!(print(&collection), before);
        collection.cards = vec![card("<p>五日</p>")];
        assert_ne!(print(&collection), before);
        collection.cards.clear();
        assert_eq!(print(&collection), "33c4a9e89a000cf3");
    }

    #[test]
    fn fingerprints_stay_the_same_over_releases() {
        // Stored attempts carry these digits: when this test fails, every trainee is told to retake every question.
        assert_eq!(super::question(&sample::single("q-1")), "33c4a9e89a000cf3");
    }
}
