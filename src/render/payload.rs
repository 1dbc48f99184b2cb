//! What a page tells its scripts: its JSON data block.
//!
//! The TypeScript side declares the same shapes in `themes/default/app/`; the names of fields are part of that contract.

use super::calculator_view::CalculatorData;
use super::course_data::ModuleData;
use super::drill_data::DrillData;
use super::quiz_data::QuizData;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    pub texts: Arc<RawValue>,
    /// On the settings page the interface languages: tags with their names in themselves.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub languages: BTreeMap<&'static str, &'a str>,
    /// The module shown, or the module that the quiz belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<ModuleData<'a>>,
    /// The own menu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub menu: Option<Vec<&'a RawValue>>,
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
