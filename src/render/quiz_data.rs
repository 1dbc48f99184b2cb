//! What the scripts of a page know about a quiz on it. An exam tells what is right only encoded.

use super::address;
use super::paper::Bank;
use super::payload::{LessonData, QuestionData, QuizData, RowData, RulesData, pass_mark};
use super::quiz_view::QuestionView;
use super::view::Maker;
use crate::course::{Mode, Question};
use std::borrow::Cow;

impl<'a> QuizData<'a> {
    /// The data of the quiz at `index` of the course's quizzes, for the page of `maker`.
    #[must_use]
    pub fn new(index: usize, maker: &Maker<'a>) -> Self {
        Self::made(index, maker, maker.outline.course().quizzes[index].mode == Mode::Exam)
    }

    /// The data of the same quiz for repetition: as in an exam, whatever the quiz is.
    #[must_use]
    pub fn for_review(index: usize, maker: &Maker<'a>) -> Self {
        let mut data = Self::made(index, maker, true);
        let asked = Bank::new(maker.outline, index).questions.into_iter();
        for (question, data) in asked.filter_map(|question| maker.outline.asked(question)).zip(&mut data.questions) {
            data.cards = maker.cards_of(question.0);
        }
        data
    }

    fn made(index: usize, maker: &Maker<'a>, exam: bool) -> Self {
        let outline = maker.outline;
        let quiz = &outline.course().quizzes[index];
        let bank = Bank::new(outline, index);
        let asked: Vec<(&Question, &str)> =
            bank.questions.iter().filter_map(|question| outline.asked(*question)).collect();
        let codes = asked.iter().filter_map(|(question, _)| question.objective.as_ref()).map(|code| &code.value);
        Self {
            id: &quiz.id.value,
            title: &quiz.title.value,
            mode: quiz.mode.word(),
            pass: pass_mark(quiz, outline.course().manifest.pass),
            objectives: codes
                .clone()
                .filter_map(|code| Some((code.as_str(), outline.objective(code)?.0.text.as_str())))
                .collect(),
            lessons: codes.filter_map(|code| Some((code.as_str(), LessonData::of(code, maker)?))).collect(),
            draw: bank.rows.into_iter().map(|(count, from)| RowData { count, from }).collect(),
            shuffle: quiz.rules.shuffle,
            rules: RulesData::new(quiz),
            questions: asked
                .into_iter()
                .map(|(question, print)| {
                    if exam {
                        let told = QuestionView::new(question, maker).told(&question.key).encode();
                        QuestionData::of_exam(question, print, told)
                    } else if quiz.rules.shuffle {
                        let key = Cow::Owned(question.key.with_choices_by_name());
                        QuestionData { key, ..QuestionData::new(question, print) }
                    } else {
                        QuestionData::new(question, print)
                    }
                })
                .collect(),
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
