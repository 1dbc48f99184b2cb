//! What pages know of the course around them: the outline of `course.js`, the menu, and what a module waits for.
//!
//! The TypeScript side declares the same shapes in `themes/default/app/`; the names of fields are part of that contract.

use crate::course::{Module, Objective};
use serde::Serialize;
use std::collections::BTreeMap;

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
