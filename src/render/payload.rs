//! What pages tell their scripts: the JSON data block of a page and the course outline of `course.js`.
//!
//! The TypeScript side declares the same shapes in `themes/default/app/`; the names of fields are part of that contract.

use super::calculator_view::CalculatorData;
use super::drill_data::DrillData;
use super::view::LinkView;
use crate::course::{Drill, Key, Mode, Module, Objective, Percent, Question, Quiz};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The version of the data block's shape.
pub const VERSION: u32 = 1;

/// The data block of a page.
#[derive(Debug, Serialize)]
pub struct PageData<'a> {
    /// [`VERSION`].
    pub version: u32,
    /// The course.
    pub course: CourseHead<'a>,
    /// `map`, `module`, `quiz`, `cards`, `drill`, `tree`, `calculator`, `results` or `settings`.
    pub page: &'static str,
    /// The interface texts that the page's scripts need, by key.
    pub texts: BTreeMap<&'a str, &'a str>,
    /// On the settings page the interface languages: tags with their names in themselves.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub languages: BTreeMap<&'static str, &'a str>,
    /// The module shown, or the module that the quiz belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<ModuleData<'a>>,
    /// The own menu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub menu: Option<Vec<MenuMark<'a>>>,
    /// The quizzes shown on the page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quizzes: Vec<QuizData<'a>>,
    /// The drill of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drill: Option<DrillData<'a>>,
    /// The calculator shown on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculator: Option<CalculatorData<'a>>,
}

/// What every script knows about the course.
#[derive(Debug, Clone, Serialize)]
pub struct CourseHead<'a> {
    /// The course's id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its language.
    pub language: &'static str,
    /// `free` or `in_order`.
    pub unlock: &'static str,
}

/// The module of a page.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleData<'a> {
    /// Its id.
    pub id: &'a str,
    /// The quizzes that have to be passed for it to be done.
    pub quizzes: Vec<&'a str>,
    /// What must be passed before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requires: Option<Requirement<'a>>,
}

/// The day before, when days open in order.
#[derive(Debug, Clone, Serialize)]
pub struct Requirement<'a> {
    /// The id of its module.
    pub module: &'a str,
    /// The module's title, for the panel of the page.
    #[serde(skip)]
    pub title: &'a str,
    /// Its page, relative to this one, for the panel.
    #[serde(skip)]
    pub url: String,
    /// The quizzes to pass.
    pub quizzes: Vec<RequiredQuiz<'a>>,
}

/// A quiz to pass.
#[derive(Debug, Clone, Serialize)]
pub struct RequiredQuiz<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its pass mark in percent.
    pub pass: u32,
}

/// An entry of a page's menu as scripts need it: they mark what is done.
#[derive(Debug, Clone, Serialize)]
pub struct MenuMark<'a> {
    /// The module's id.
    pub id: &'a str,
    /// The quizzes that belong to it.
    pub quizzes: Vec<&'a str>,
}

/// An entry of a page's menu as templates show it.
#[derive(Debug, Clone, Serialize)]
pub struct MenuItem<'a> {
    /// The module's id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its page, relative to this one.
    pub url: String,
    /// The quizzes that belong to it, for the marks that scripts set.
    #[serde(skip)]
    pub quizzes: Vec<&'a str>,
    /// Whether it is the module of this page.
    pub current: bool,
    /// The number of the day, or the position in the track, from 1.
    #[serde(skip)]
    pub number: usize,
}

/// A quiz as its script needs it; the texts stand in the page.
#[derive(Debug, Serialize)]
pub struct QuizData<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// `practice` or `exam`.
    pub mode: &'static str,
    /// The pass mark in percent.
    pub pass: u32,
    /// Its questions in the order of the file, then those that its rows may draw, in the order of the bank.
    pub questions: Vec<QuestionData<'a>>,
    /// What every paper draws besides its own questions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub draw: Vec<RowData>,
    /// `true`, or absent: questions and choices stand in an order of chance.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shuffle: bool,
    /// The rules of an exam.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<RulesData>,
    /// What teaches the objectives that its questions name, by code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub lessons: BTreeMap<&'a str, LessonData<'a>>,
    /// The texts of the objectives that its questions name, by code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub objectives: BTreeMap<&'a str, &'a str>,
}

/// A row of a blueprint.
#[derive(Debug, Serialize)]
pub struct RowData {
    /// How many questions it draws.
    pub count: u32,
    /// What it may draw, as positions in the quiz's questions.
    pub from: Vec<usize>,
}

/// The rules of an exam.
#[derive(Debug, Serialize)]
pub struct RulesData {
    /// Minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_limit: Option<u32>,
    /// How many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// Hours between two attempts.
    pub cool_down: u32,
    /// `never`, `after_submit`, `after_pass` or `after_last_attempt`.
    pub review: &'static str,
    /// `best`, `last` or `mean`.
    pub keep: &'static str,
}

impl RulesData {
    /// The rules of `quiz`, if it is an exam.
    #[must_use]
    pub fn new(quiz: &Quiz) -> Option<Self> {
        let rules = &quiz.rules;
        (quiz.mode == Mode::Exam).then(|| Self {
            time_limit: rules.time_limit,
            attempts: rules.attempts,
            cool_down: rules.cool_down,
            review: rules.review.word(),
            keep: rules.keep.word(),
        })
    }
}

/// What teaches an objective: a section of a module, or the whole of it.
#[derive(Debug, Serialize)]
pub struct LessonData<'a> {
    /// The section's heading, or the module's title.
    pub title: &'a str,
    /// Where it stands, relative to the page.
    pub url: String,
}

/// A question as its script needs it.
#[derive(Debug, Serialize)]
pub struct QuestionData<'a> {
    /// Its id.
    pub id: &'a str,
    /// The fingerprint of what it asks and of what is right.
    pub print: &'a str,
    /// What it is worth.
    pub points: u32,
    /// The objective it tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<&'a str>,
    /// `true`, or absent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub red_line: bool,
    /// What is right; in an exam the key without its answer.
    pub key: Cow<'a, Key>,
    /// In an exam what is told after handing in, encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coded: Option<String>,
    /// For repetition: the cards it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<LinkView<'a>>,
}

impl<'a> ObjectiveData<'a> {
    /// The data of an objective of `module`.
    #[must_use]
    pub fn new(objective: &'a Objective, module: &'a Module) -> Self {
        Self {
            text: &objective.text,
            module: &module.id.value,
            section: objective.section.as_ref().map(|section| section.value.as_str()),
        }
    }
}

impl<'a> QuestionData<'a> {
    /// The data of `question`, which has the fingerprint `print`.
    #[must_use]
    pub fn new(question: &'a Question, print: &'a str) -> Self {
        Self {
            id: &question.id.value,
            print,
            points: question.points,
            objective: question.objective.as_ref().map(|code| code.value.as_str()),
            red_line: question.red_line,
            key: Cow::Borrowed(&question.key),
            coded: None,
            cards: Vec::new(),
        }
    }

    /// The data of an exam's question: as [`QuestionData::new`], with what is right only in `coded`.
    #[must_use]
    pub fn of_exam(question: &'a Question, print: &'a str, coded: String) -> Self {
        let key = Cow::Owned(question.key.without_answer());
        Self { key, coded: Some(coded), ..Self::new(question, print) }
    }
}

/// The pass mark of `quiz` in percent; the course's where it sets none.
#[must_use]
pub fn pass_mark(quiz: &Quiz, course: Percent) -> u32 {
    quiz.pass.as_ref().map_or(course, |pass| pass.value).0
}

/// The pass mark of `drill` in percent; the course's where it sets none.
#[must_use]
pub fn drill_pass(drill: &Drill, course: Percent) -> u32 {
    drill.pass.as_ref().map_or(course, |pass| pass.value).0
}

/// The whole course for the map and the results page: the content of `course.js`.
#[derive(Debug, Serialize)]
pub struct CourseData<'a> {
    /// The days in order.
    pub days: Vec<DayData<'a>>,
    /// The tracks in order.
    pub tracks: Vec<TrackData<'a>>,
    /// All quizzes by id.
    pub quizzes: BTreeMap<&'a str, QuizHead<'a>>,
    /// All drills by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub drills: BTreeMap<&'a str, DrillHead<'a>>,
    /// All objectives by code.
    pub objectives: BTreeMap<&'a str, ObjectiveData<'a>>,
}

/// A day.
#[derive(Debug, Serialize)]
pub struct DayData<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its module.
    pub module: CourseModule<'a>,
}

/// A track.
#[derive(Debug, Serialize)]
pub struct TrackData<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its modules in order.
    pub modules: Vec<CourseModule<'a>>,
}

/// A module of the outline.
#[derive(Debug, Serialize)]
pub struct CourseModule<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its page, relative to the root of the site.
    pub url: String,
    /// Suggested study time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The quizzes that belong to it.
    pub quizzes: Vec<&'a str>,
    /// The drills that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drills: Vec<&'a str>,
}

/// A drill of the outline.
#[derive(Debug, Serialize)]
pub struct DrillHead<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its page, relative to the root of the site.
    pub url: String,
    /// `chat` or `speed`.
    pub kind: &'static str,
    /// The pass mark in percent.
    pub pass: u32,
    /// The points of all checkpoints; of a speed drill the number of items.
    pub points: usize,
    /// The fingerprint of what is played and scored.
    pub print: String,
}

/// A quiz of the outline.
#[derive(Debug, Serialize)]
pub struct QuizHead<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its page, relative to the root of the site.
    pub url: String,
    /// `practice` or `exam`.
    pub mode: &'static str,
    /// The pass mark in percent.
    pub pass: u32,
    /// The points of all questions; absent where they depend on what is drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<u32>,
    /// How many questions a paper has.
    pub questions: usize,
    /// The fingerprint of all its questions.
    pub print: String,
}

/// An objective of the outline.
#[derive(Debug, Serialize)]
pub struct ObjectiveData<'a> {
    /// What the trainee can do.
    pub text: &'a str,
    /// The id of its module.
    pub module: &'a str,
    /// The anchor of the section there that teaches it, if the module names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<&'a str>,
}
