//! Counts what trainees answered: by question, fact, quiz, module and trainee.
//!
//! Counted are attempts that were handed in and asked the whole paper. Left out are repetition and rounds of wrong answers,
//! which ask what went wrong before and would make every question look harder; attempts that came by QR code, which hold
//! mistakes only; and open attempts.

use super::file::{Record, Streams};
use super::{Person, Trainee};
use crate::course::{Course, Question};
use crate::render::fingerprint;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How a question or a fact was answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    /// The id of the question, or the code of the fact.
    pub id: String,
    /// How a question begins; empty for a fact, and for a question that the course no longer has.
    pub title: String,
    /// The codes of the facts that a question tests.
    pub facts: Vec<String>,
    /// Whether the course has it.
    pub known: bool,
    /// How often it was answered or left empty in attempts that count.
    pub answers: u64,
    /// How many of those did not earn everything.
    pub wrong: u64,
    /// How many were given to the question as it was before it was changed.
    pub earlier: u64,
    /// Points earned.
    pub earned: u64,
    /// Points that could be earned.
    pub total: u64,
}

/// How a quiz went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Work {
    /// The quiz's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Attempts that were handed in.
    pub attempts: u64,
    /// How many of them passed.
    pub passed: u64,
    /// Their scores in percent, added up.
    pub percent: u64,
    /// Their seconds, added up.
    pub seconds: u64,
}

/// How long somebody was at something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The module's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many trainees opened it.
    pub trainees: u64,
    /// Seconds they spent on its page, added up.
    pub seconds: u64,
}

/// What one trainee did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Share {
    /// Who it is.
    pub person: Person,
    /// The files it comes from.
    pub files: Vec<String>,
    /// When the newest of them was exported.
    pub exported: String,
    /// Attempts that count.
    pub attempts: u64,
    /// Different quizzes among them that were passed.
    pub passed: u64,
    /// Seconds in modules and attempts, open and repeated ones too.
    pub seconds: u64,
}

/// Everything that was counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// One entry a trainee, in the order of the files.
    pub trainees: Vec<Share>,
    /// Questions, the most often wrong first.
    pub questions: Vec<Counted>,
    /// Facts, the most often wrong first.
    pub facts: Vec<Counted>,
    /// Quizzes, in the order of their ids.
    pub quizzes: Vec<Work>,
    /// Modules, in the order of the course.
    pub modules: Vec<Reading>,
}

impl Counted {
    /// The share of answers that were wrong, in percent with one decimal.
    #[must_use]
    pub fn error_percent(&self) -> f64 {
        percent(self.wrong, self.answers)
    }

    /// The share of the points that were earned, in percent with one decimal.
    #[must_use]
    pub fn earned_percent(&self) -> f64 {
        percent(self.earned, self.total)
    }
}

/// A part of a whole in percent with one decimal; 0 of nothing.
#[must_use]
pub fn percent(part: u64, whole: u64) -> f64 {
    // Counts of answers are far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    if whole == 0 { 0.0 } else { (part as f64 * 1000.0 / whole as f64).round() / 10.0 }
}

/// What the records of an attempt say.
struct Attempt<'a> {
    quiz: &'a str,
    title: &'a str,
    counts: bool,
    passed: bool,
    percent: u64,
    seconds: u64,
    prints: &'a Value,
    marks: Option<&'a serde_json::Map<String, Value>>,
}

impl Tally {
    /// Counts what these trainees did in `course`. The same attempt with two trainees is counted once, with the first.
    #[must_use]
    pub fn of(course: &Course, trainees: &[Trainee]) -> Self {
        let bank: HashMap<&str, &Question> = course
            .quizzes
            .iter()
            .flat_map(|quiz| &quiz.questions)
            .map(|question| (question.id.value.as_str(), question))
            .collect();
        let mut seen = BTreeSet::new();
        let mut tally = Self::default();
        let mut counts = Counts { bank, questions: BTreeMap::new(), facts: BTreeMap::new(), quizzes: BTreeMap::new() };
        for trainee in trainees {
            let mut share = Share {
                person: trainee.person.clone(),
                files: trainee.files.clone(),
                exported: trainee.exported.clone(),
                ..Share::default()
            };
            let mut passed = BTreeSet::new();
            for (stream, items) in &trainee.streams {
                let Some(attempt) = stream.starts_with("attempt/").then(|| Attempt::read(items)).flatten() else {
                    continue;
                };
                if !seen.insert(stream) {
                    continue;
                }
                share.seconds += attempt.seconds;
                if attempt.counts {
                    share.attempts += 1;
                    if attempt.passed {
                        passed.insert(attempt.quiz);
                    }
                    counts.add(&attempt);
                }
            }
            share.passed = passed.len() as u64;
            share.seconds +=
                course.modules.iter().map(|module| seconds_in(&trainee.streams, &module.id.value)).sum::<u64>();
            tally.trainees.push(share);
        }
        for quiz in &course.quizzes {
            if let Some(work) = counts.quizzes.get_mut(&quiz.id.value) {
                work.title.clone_from(&quiz.title.value);
            }
        }
        tally.questions = worst_first(counts.questions);
        tally.facts = worst_first(counts.facts);
        tally.quizzes = counts.quizzes.into_values().collect();
        tally.modules =
            course.modules.iter().map(|module| reading(trainees, &module.id.value, &module.title.value)).collect();
        tally
    }
}

struct Counts<'a> {
    bank: HashMap<&'a str, &'a Question>,
    questions: BTreeMap<String, Counted>,
    facts: BTreeMap<String, Counted>,
    quizzes: BTreeMap<String, Work>,
}

impl Counts<'_> {
    fn add(&mut self, attempt: &Attempt<'_>) {
        let (id, title) = (super::file::plain(attempt.quiz), super::file::plain(attempt.title));
        let work = self.quizzes.entry(id.clone()).or_insert_with(|| Work { id, title, ..Work::default() });
        work.attempts += 1;
        work.passed += u64::from(attempt.passed);
        work.percent += attempt.percent;
        work.seconds += attempt.seconds;
        for (id, mark) in attempt.marks.into_iter().flatten() {
            let total = number(mark, "total");
            if total == 0 {
                // A text of one's own is never counted.
                continue;
            }
            let known = self.bank.get(id.as_str());
            let once = Counted {
                answers: 1,
                wrong: u64::from(mark["correct"] != true),
                earlier: u64::from(known.is_some_and(|question| {
                    attempt.prints[id].as_str().is_some_and(|print| print != fingerprint::question(question))
                })),
                earned: number(mark, "earned").min(total),
                total,
                ..Counted::default()
            };
            let facts: Vec<String> = known
                .map(|question| question.facts.iter().map(|fact| fact.value.clone()).collect())
                .unwrap_or_default();
            for fact in &facts {
                self.facts.entry(fact.clone()).or_insert_with(|| named(fact, "", true)).add(&once);
            }
            let id = super::file::plain(id);
            let begins = known.map(|question| super::file::plain(&question.prompt.text)).unwrap_or_default();
            let counted = self.questions.entry(id.clone()).or_insert_with(|| named(&id, &begins, known.is_some()));
            counted.facts = facts;
            counted.add(&once);
        }
    }
}

impl Counted {
    fn add(&mut self, other: &Self) {
        self.answers += other.answers;
        self.wrong += other.wrong;
        self.earlier += other.earlier;
        self.earned += other.earned;
        self.total += other.total;
    }
}

fn named(id: &str, title: &str, known: bool) -> Counted {
    Counted { id: id.to_owned(), title: title.to_owned(), known, ..Counted::default() }
}

/// The highest share of wrong answers first; of equal ones the one answered more often, then by name.
fn worst_first(counted: BTreeMap<String, Counted>) -> Vec<Counted> {
    let mut all: Vec<Counted> = counted.into_values().collect();
    all.sort_by(|a, b| {
        (b.wrong * a.answers).cmp(&(a.wrong * b.answers)).then(b.answers.cmp(&a.answers)).then(a.id.cmp(&b.id))
    });
    all
}

impl<'a> Attempt<'a> {
    /// Reads an attempt; `None` if it never began.
    fn read(items: &'a BTreeMap<String, Record>) -> Option<Self> {
        let start = &items.get("@start")?.value;
        let quiz = start["quiz"].as_str()?;
        let result = items.get("@handin");
        let value = result.map_or(&Value::Null, |record| &record.value);
        // Number 0: made for a QR code, with the mistakes only.
        let whole = result.is_some_and(|record| record.seq > 0);
        Some(Self {
            quiz,
            title: start["title"].as_str().unwrap_or_default(),
            counts: whole && start["scope"] != "wrong" && !quiz.starts_with('@'),
            passed: value["passed"] == true,
            percent: number(value, "percent").min(100),
            seconds: number(value, "seconds").max(items.get("@time").map_or(0, |time| number(&time.value, "seconds"))),
            prints: &start["prints"],
            marks: value["marks"].as_object(),
        })
    }
}

/// The longest time that is believed, in seconds: a year. What a file says is not ours, and sums must not overflow.
const LONGEST: u64 = 31_536_000;

/// A whole number that is not below 0; 0 for anything else. Seconds may have decimals.
fn number(value: &Value, key: &str) -> u64 {
    whole(&value[key])
}

fn whole(value: &Value) -> u64 {
    // Saturates, and nothing below 0 is left.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = value.as_f64().map_or(0, |number| number.max(0.0) as u64);
    number.min(LONGEST)
}

fn seconds_in(streams: &Streams, module: &str) -> u64 {
    let record = streams.get(&format!("module/{module}")).and_then(|items| items.get("seconds"));
    record.map_or(0, |record| whole(&record.value))
}

fn reading(trainees: &[Trainee], id: &str, title: &str) -> Reading {
    let stream = format!("module/{id}");
    Reading {
        id: id.to_owned(),
        title: title.to_owned(),
        trainees: trainees.iter().filter(|trainee| trainee.streams.contains_key(&stream)).count() as u64,
        seconds: trainees.iter().map(|trainee| seconds_in(&trainee.streams, id)).sum(),
    }
}
