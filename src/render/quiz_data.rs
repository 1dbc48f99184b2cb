//! What the scripts of a page know about a quiz on it. An exam tells what is right only encoded.

use super::address;
use super::paper::Bank;
use super::payload::{LessonData, QuestionData, QuizData, RowData, RulesData, pass_mark};
use super::quiz_view::QuizView;
use super::view::Maker;
use crate::course::{Mode, Question};
use std::borrow::Cow;

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
