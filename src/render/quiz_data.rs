//! What the scripts of a page know about a quiz on it. An exam tells what is right only encoded.

use super::address;
use super::maker::{LinkView, Maker};
use super::paper::Bank;
use super::quiz_view::QuizView;
use crate::course::{Key, Mode, Question, Quiz};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

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

impl<'a> QuizData<'a> {
    /// The data of the quiz at `index` of the course's quizzes, for the page of `maker`.
    #[must_use]
    pub fn new(index: usize, maker: &Maker<'a>) -> Self {
        let is_exam = maker.outline.course().quizzes[index].mode == Mode::Exam;
        let answered = is_exam.then(|| QuizView::of_mode(index, maker, Mode::Practice));
        Self::made(index, maker, answered.as_ref())
    }

    /// The data of the same quiz for repetition: as in an exam, whatever the quiz is. `answered` is its view with all answers.
    #[must_use]
    pub fn for_review(index: usize, maker: &Maker<'a>, answered: &QuizView<'_>) -> Self {
        let mut data = Self::made(index, maker, Some(answered));
        let asked = Bank::new(maker.outline, index).questions.into_iter();
        for (question, data) in asked.filter_map(|question| maker.outline.asked(question)).zip(&mut data.questions) {
            data.cards = maker.cards_of(question.0);
        }
        data
    }

    /// The data of an exam if there is a view with the answers, which it tells only encoded.
    fn made(index: usize, maker: &Maker<'a>, answered: Option<&QuizView<'_>>) -> Self {
        let outline = maker.outline;
        let quiz = &outline.course().quizzes[index];
        let bank = Bank::new(outline, index);
        let asked: Vec<(&Question, &str)> =
            bank.questions.iter().filter_map(|question| outline.asked(*question)).collect();
        let codes =
            asked.iter().filter_map(|(question, _)| question.objective.as_ref()).map(|code| code.value.as_str());
        // Most questions share theirs with others.
        let codes: BTreeSet<&str> = codes.collect();
        Self {
            id: &quiz.id.value,
            title: &quiz.title.value,
            mode: quiz.mode.word(),
            pass: quiz.pass_mark(outline.course().manifest.pass),
            objectives: codes
                .iter()
                .filter_map(|code| Some((*code, outline.objective(code)?.0.text.as_str())))
                .collect(),
            lessons: codes.iter().filter_map(|code| Some((*code, LessonData::of(code, maker)?))).collect(),
            draw: bank.rows.into_iter().map(|(count, from)| RowData { count, from }).collect(),
            shuffle: quiz.rules.shuffle,
            rules: RulesData::new(quiz),
            questions: match answered {
                Some(answered) => asked
                    .into_iter()
                    .zip(answered.questions())
                    .map(|((question, print), view)| {
                        QuestionData::of_exam(question, print, view.told(&question.key).encode())
                    })
                    .collect(),
                None => asked
                    .into_iter()
                    .map(|(question, print)| {
                        let plain = QuestionData::new(question, print);
                        if quiz.rules.shuffle {
                            let key = Cow::Owned(question.key.with_choices_by_name());
                            QuestionData { key, ..plain }
                        } else {
                            plain
                        }
                    })
                    .collect(),
            },
        }
    }
}

impl<'a> LessonData<'a> {
    /// What teaches the objective with this code, for the page of `maker`; none if no module has the objective.
    fn of(code: &str, maker: &Maker<'a>) -> Option<Self> {
        let (objective, module) = maker.outline.objective(code)?;
        let module = maker.outline.module(module);
        let mut headings = module.prose().flat_map(|prose| &prose.headings);
        let section = objective.section.as_ref();
        let section = section.and_then(|section| headings.find(|heading| heading.anchor == section.value));
        let anchor = section.map(|heading| heading.anchor.as_str());
        Some(Self {
            title: section.map_or(&module.title.value, |heading| &heading.text),
            url: address::relative(maker.page, &address::module_page(module), anchor),
        })
    }
}
