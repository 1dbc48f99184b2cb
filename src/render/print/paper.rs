//! What templates see of a version of a paper: the question sheet and the answer sheet know nothing of what is right, the
//! key sheet adds it.

use super::answer::answer;
use super::version::{Asked, asked, letter};
use crate::course::{Choice, Fragment, Key, Prose, Quiz, Task};
use crate::render::drawn;
use crate::render::maker::Maker;
use serde::Serialize;
use tera::Value;

/// A sheet of one version.
#[derive(Debug, Serialize)]
pub struct PaperView<'a> {
    title: &'a str,
    version: &'static str,
    intro: Option<Value>,
    minutes: Option<u32>,
    points: u32,
    pass: u32,
    /// The points that pass: the pass mark of the points, rounded up (G9.2).
    enough: u32,
    questions: Vec<QuestionView<'a>>,
}

/// A question.
#[derive(Debug, Serialize)]
struct QuestionView<'a> {
    kind: &'static str,
    points: u32,
    red_line: bool,
    prompt: Value,
    /// Choices, items to order, targets, columns.
    lettered: Vec<Labelled>,
    /// Items to match, rows.
    numbered: Vec<Labelled>,
    /// In how many columns the lettered things stand, by the longest of them.
    columns: usize,
    /// A text with places to mark.
    lines: Vec<Vec<FragmentView<'a>>>,
    unit: Option<&'a str>,
    /// The number of gaps.
    gaps: usize,
    /// The labels of the fields of a text that is written in several.
    fields: &'a [String],
    /// What is right; on the key sheet only.
    told: Option<Told<'a>>,
}

/// A thing with its letter or number.
#[derive(Debug, Serialize)]
struct Labelled {
    label: String,
    text: Value,
}

/// A piece of a line; one with a number can be marked.
#[derive(Debug, Serialize)]
struct FragmentView<'a> {
    number: Option<String>,
    text: &'a str,
}

/// What the key sheet says of a question.
#[derive(Debug, Serialize)]
struct Told<'a> {
    answer: String,
    /// The author's letters beside those of this version, for explanations that name them.
    letters: Option<(String, String)>,
    explanation: Option<Value>,
    model: Option<Value>,
    rubric: Vec<Value>,
    /// What is said of single choices, items, gaps and places, in the letters and numbers of this version.
    remarks: Vec<Labelled>,
    id: &'a str,
    /// The module in which its objective is taught.
    module: Option<&'a str>,
    objective: Option<&'a str>,
    facts: Vec<&'a str>,
}

impl<'a> PaperView<'a> {
    /// The version of `quiz` that this seed draws; `with_key`: as the key sheet shows it.
    #[must_use]
    pub fn new(quiz: &'a Quiz, seed: &str, version: &'static str, with_key: bool, maker: &Maker<'a>) -> Self {
        let course = maker.outline.course();
        let asked = asked(course, quiz, seed, version);
        let points = asked.iter().map(|asked| asked.question.points).sum();
        let pass = quiz.pass_mark(course.manifest.pass);
        Self {
            title: &quiz.title.value,
            version,
            intro: quiz.intro.as_ref().map(|intro| maker.html(intro)),
            minutes: quiz.rules.time_limit,
            points,
            pass,
            enough: (pass * points).div_ceil(100),
            questions: asked.iter().map(|asked| QuestionView::new(asked, with_key, maker)).collect(),
        }
    }
}

impl<'a> QuestionView<'a> {
    fn new(asked: &Asked<'a>, with_key: bool, maker: &Maker<'a>) -> Self {
        let question = asked.question;
        let html = |prose: &Prose| match &asked.drawn {
            Some(drawn) => Value::safe_string(&drawn::fill(&maker.filled(prose), drawn)),
            None => maker.html(prose),
        };
        let prompt = match question.task {
            Task::Blank(_) => maker.with_gaps(&question.prompt),
            _ => html(&question.prompt),
        };
        let (lettered, numbered): (&[Choice], &[Choice]) = match &question.task {
            Task::Single(choices) | Task::Multiple(choices) | Task::Order(choices) => (choices, &[]),
            Task::Match { items, targets } => (targets, items),
            Task::Matrix { rows, columns } => (columns, rows),
            _ => (&[], &[]),
        };
        let lettered = labelled(&asked.lettered, lettered, letter);
        let numbered = labelled(&asked.numbered, numbered, |at| (at + 1).to_string());
        let longest = lettered.iter().map(|(_, prose)| prose.text.trim().chars().count()).max().unwrap_or_default();
        let view = |labelled: Vec<(String, &Prose)>| -> Vec<Labelled> {
            labelled.into_iter().map(|(label, prose)| Labelled { label, text: maker.html(prose) }).collect()
        };
        Self {
            kind: question.key.kind(),
            points: question.points,
            red_line: question.red_line,
            prompt,
            columns: columns(longest, lettered.len()),
            lettered: view(lettered),
            numbered: view(numbered),
            lines: lines(asked),
            unit: match &question.task {
                Task::Numeric { unit } => unit.as_deref(),
                _ => None,
            },
            gaps: match &asked.key {
                Key::Blank { gaps, .. } => gaps.len(),
                _ => 0,
            },
            fields: match &question.key {
                Key::Write { fields, .. } => fields,
                _ => &[],
            },
            told: with_key.then(|| Told::new(asked, question.explanation.as_ref().map(html), maker)),
        }
    }
}

impl<'a> Told<'a> {
    fn new(asked: &Asked<'a>, explanation: Option<Value>, maker: &Maker<'a>) -> Self {
        let question = asked.question;
        let (rubric, model) = match &question.task {
            Task::Write { rubric, model } => (rubric.as_slice(), model.as_deref()),
            _ => (&[][..], None),
        };
        let objective = question.objective.as_ref().map(|objective| objective.value.as_str());
        let taught = objective.and_then(|code| maker.outline.objective(code));
        Self {
            answer: answer(asked, maker.texts),
            letters: letters(asked),
            explanation,
            model: model.map(|model| maker.html(model)),
            rubric: rubric.iter().map(|point| maker.html(point)).collect(),
            remarks: remarks(asked, maker),
            id: &question.id.value,
            module: taught.map(|(_, module)| maker.outline.module(module).title.value.as_str()),
            objective,
            facts: question.facts.iter().map(|fact| fact.value.as_str()).collect(),
        }
    }
}

/// What the author says of single answers, in the order in which this version shows them.
fn remarks(asked: &Asked<'_>, maker: &Maker<'_>) -> Vec<Labelled> {
    let word = |key: &str| maker.texts.fill(key, &[]);
    let of_choices = |choices: &[Choice], label: &dyn Fn(&str) -> String| -> Vec<(String, Value)> {
        let told = choices.iter().filter_map(|choice| Some((label(&choice.id), choice.feedback.as_ref()?)));
        told.map(|(label, prose)| (label, maker.html(prose))).collect()
    };
    let numbered = |name: &str| format!("({})", asked.number(name));
    let mut remarks = match &asked.question.task {
        Task::Single(choices) | Task::Multiple(choices) | Task::Order(choices) => {
            of_choices(choices, &|name| asked.letter(name))
        }
        Task::Match { items: choices, .. } | Task::Matrix { rows: choices, .. } => of_choices(choices, &numbered),
        Task::TrueFalse { when_true, when_false } => {
            let told = [("quiz.true", when_true), ("quiz.false", when_false)];
            return told
                .into_iter()
                .filter_map(|(key, prose)| Some(Labelled { label: word(key), text: maker.html(prose.as_ref()?) }))
                .collect();
        }
        Task::Blank(gaps) => {
            let told = (1..).zip(gaps).filter_map(|(number, gap)| Some((number, gap.feedback.as_deref()?)));
            told.map(|(number, prose): (usize, &Prose)| (format!("({number})"), maker.html(prose))).collect()
        }
        Task::Mark(passage) => {
            passage.feedback.iter().map(|(name, prose)| (numbered(name), maker.html(prose))).collect()
        }
        Task::Numeric { .. } | Task::Write { .. } => Vec::new(),
    };
    // A before B and (2) before (10).
    remarks.sort_by(|(one, _), (other, _)| (one.len(), one).cmp(&(other.len(), other)));
    remarks.into_iter().map(|(label, text)| Labelled { label, text }).collect()
}

/// The things of these names, in this order, with their labels.
fn labelled<'a>(names: &[&str], choices: &'a [Choice], label: fn(usize) -> String) -> Vec<(String, &'a Prose)> {
    let find = |name: &&str| choices.iter().find(|choice| choice.id == *name);
    names.iter().filter_map(find).enumerate().map(|(at, choice)| (label(at), &choice.text)).collect()
}

/// The author's letters in their order, and what this version makes of each, where it is another one.
fn letters(asked: &Asked<'_>) -> Option<(String, String)> {
    let mut names = asked.lettered.clone();
    names.sort_unstable();
    let here: Vec<String> = names.iter().map(|name| asked.letter(name)).collect();
    (names != here).then(|| (names.join(" "), here.join(" ")))
}

/// Short choices stand beside each other: a line of A4 holds about 40 Chinese characters.
fn columns(longest: usize, count: usize) -> usize {
    match longest {
        0..=7 => count.clamp(1, 4),
        8..=16 => 2,
        _ => 1,
    }
}

fn lines<'a>(asked: &Asked<'a>) -> Vec<Vec<FragmentView<'a>>> {
    let Task::Mark(passage) = &asked.question.task else { return Vec::new() };
    let fragment = |fragment: &'a Fragment| match fragment {
        Fragment::Plain(text) => FragmentView { number: None, text },
        Fragment::Place { id, text } => FragmentView { number: Some(asked.number(id)), text },
    };
    passage.lines.iter().map(|line| line.iter().map(fragment).collect()).collect()
}
