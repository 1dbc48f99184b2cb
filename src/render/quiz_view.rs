//! What templates see of a quiz. It is complete without scripts: prompts, choices and, folded, the answers.

use super::coded::Told;
use super::drawn;
use super::kind_view::{self, KindView};
use super::maker::Maker;
use super::paper::Bank;
use super::texts::Texts;
use super::tree::Nodes;
use crate::course::{Choice, Decimal, Feedback, Key, Mode, Prose, Question, Task};
use crate::grade::Generator;
use serde::Serialize;
use std::borrow::Cow;
use tera::Value;

/// A quiz.
#[derive(Debug, Serialize)]
pub struct QuizView<'a> {
    id: &'a str,
    title: &'a str,
    mode: &'static str,
    pass: u32,
    /// How many questions a paper has; the page of a quiz that draws shows all it may draw.
    paper_length: usize,
    intro: Option<Value>,
    questions: Vec<QuestionView<'a>>,
}

/// A question. In an exam nothing of it tells what is right.
#[derive(Debug, Serialize)]
pub struct QuestionView<'a> {
    id: &'a str,
    kind: &'static str,
    /// What a reader calls its kind, and its points.
    kind_text: Cow<'a, str>,
    points: u32,
    points_text: String,
    red_line: bool,
    prompt: Value,
    choices: Vec<ChoiceView<'a>>,
    body: Option<KindView<'a>>,
    unit: Option<&'a str>,
    /// Empty in an exam, and where nothing is right or wrong.
    key_text: String,
    feedback: Vec<FeedbackView<'a>>,
    explanation: Option<Value>,
}

/// A choice; of `true_false` questions the text is an interface text, named by its key.
#[derive(Debug, Serialize)]
struct ChoiceView<'a> {
    id: &'a str,
    text: Option<Value>,
    text_key: Option<&'static str>,
}

/// Feedback on a choice, an item or a place, on `true` or `false`, or on a gap by its number; `label` is what a reader
/// calls it.
#[derive(Debug, Serialize)]
struct FeedbackView<'a> {
    place: Cow<'a, str>,
    label: Cow<'a, str>,
    html: Value,
}

impl<'a> QuizView<'a> {
    /// The view of the quiz at `index` of the course's quizzes.
    #[must_use]
    pub fn new(index: usize, maker: &Maker<'a>) -> Self {
        Self::of_mode(index, maker, maker.outline.course().quizzes[index].mode)
    }

    /// The view of that quiz as if it had this mode: that of an exam tells nothing of what is right.
    #[must_use]
    pub fn of_mode(index: usize, maker: &Maker<'a>, mode: Mode) -> Self {
        let quiz = &maker.outline.course().quizzes[index];
        let bank = Bank::new(maker.outline, index);
        let shown = bank.questions.into_iter().filter_map(|question| maker.outline.asked(question));
        let view = Self {
            id: &quiz.id.value,
            title: &quiz.title.value,
            mode: mode.word(),
            pass: quiz.pass_mark(maker.outline.course().manifest.pass),
            paper_length: quiz.paper_length(),
            intro: quiz.intro.as_ref().map(|intro| maker.html(intro)),
            questions: shown.map(|(question, _)| QuestionView::new(question, maker)).collect(),
        };
        if mode == Mode::Exam { view.of_exam() } else { view }
    }

    /// The view of the same quiz as an exam.
    #[must_use]
    pub fn of_exam(self) -> Self {
        let questions = self.questions.into_iter().map(QuestionView::of_exam).collect();
        Self { mode: Mode::Exam.word(), questions, ..self }
    }

    /// The views of its questions.
    #[must_use]
    pub fn questions(&self) -> &[QuestionView<'a>] {
        &self.questions
    }
}

impl<'a> QuestionView<'a> {
    /// The view of `question`, with its answer.
    #[must_use]
    pub fn new(question: &'a Question, maker: &Maker<'a>) -> Self {
        question_view(question, maker)
    }

    /// The view without the answer, and with the choices in an order that has nothing to do with the author's.
    fn of_exam(mut self) -> Self {
        self.key_text.clear();
        self.feedback.clear();
        self.explanation = None;
        if let Some(body) = &mut self.body {
            body.hide_order(self.id);
        }
        if self.choices.iter().all(|choice| choice.text_key.is_none()) {
            self.choices.sort_by_key(|choice| choice.id);
            Generator::new(self.id).shuffle(&mut self.choices);
        }
        self
    }

    /// What an exam tells of it after handing in, when `key` is its key.
    #[must_use]
    pub fn told<'k>(&'k self, key: &'k Key) -> Told<'k> {
        let tree = |html: &'k Value| html.as_str().map(Nodes).unwrap_or_default();
        let feedback = self.feedback.iter().map(|given| (&*given.place, tree(&given.html)));
        let (rubric, model) = self.body.as_ref().map(KindView::written).unwrap_or_default();
        Told {
            key,
            feedback: feedback.collect(),
            explanation: self.explanation.as_ref().map(tree).unwrap_or_default(),
            model: model.map(tree).unwrap_or_default(),
            rubric: rubric.iter().map(tree).collect(),
        }
    }
}

fn question_view<'a>(question: &'a Question, maker: &Maker<'a>) -> QuestionView<'a> {
    let feedback = |place: Cow<'a, str>, label: Cow<'a, str>, prose: &Feedback| {
        let html = maker.html(prose.as_deref()?);
        Some(FeedbackView { place, label, html })
    };
    let word = |key: &'static str| Cow::Borrowed(maker.texts.get(key).unwrap_or(key));
    let drawn = drawn::shown(question);
    let html = |prose: &Prose| match &drawn {
        Some(drawn) => Value::safe_string(&drawn::fill(&maker.filled(prose), drawn)),
        None => maker.html(prose),
    };
    let right = kind_view::key_text(question, maker.texts);
    let right =
        right.unwrap_or_else(|| key_text(drawn.as_ref().map_or(&question.key, |drawn| &drawn.key), maker.texts));
    let kind = question.key.kind();
    let kind_key = format!("quiz.kind_{kind}");
    let mut view = QuestionView {
        id: &question.id.value,
        kind,
        kind_text: maker.texts.get(&kind_key).map_or(Cow::Owned(kind_key), Cow::Borrowed),
        points: question.points,
        points_text: maker.texts.fill("quiz.points", &[("points", &question.points.to_string())]),
        red_line: question.red_line,
        prompt: html(&question.prompt),
        choices: Vec::new(),
        body: KindView::new(question, maker),
        unit: None,
        key_text: if right.is_empty() { right } else { maker.texts.fill("quiz.right_answer", &[("answer", &right)]) },
        feedback: Vec::new(),
        explanation: explanation(question, question.explanation.as_ref().map(html), maker),
    };
    match &question.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            let shown = |choice: &'a Choice| ChoiceView {
                id: &choice.id,
                text: Some(maker.html(&choice.text)),
                text_key: None,
            };
            view.choices = choices.iter().map(shown).collect();
            let given = choices
                .iter()
                .filter_map(|choice| feedback(choice.id.as_str().into(), choice.id.as_str().into(), &choice.feedback));
            view.feedback = given.collect();
        }
        Task::TrueFalse { when_true, when_false } => {
            view.choices = vec![
                ChoiceView { id: "true", text: None, text_key: Some("quiz.true") },
                ChoiceView { id: "false", text: None, text_key: Some("quiz.false") },
            ];
            view.feedback.extend(feedback("true".into(), word("quiz.true"), when_true));
            view.feedback.extend(feedback("false".into(), word("quiz.false"), when_false));
        }
        Task::Numeric { unit } => view.unit = unit.as_deref(),
        Task::Blank(gaps) => {
            view.prompt = maker.with_gaps(&question.prompt);
            for (number, gap) in (1..).zip(gaps) {
                let number = number.to_string();
                let label = maker.texts.fill("quiz.gap", &[("number", &number)]);
                view.feedback.extend(feedback(number.into(), label.into(), &gap.feedback));
            }
        }
        Task::Order(_) | Task::Match { .. } | Task::Matrix { .. } | Task::Mark(_) | Task::Write { .. } => {
            let given = kind_view::feedback(&question.task).into_iter();
            let view_of = |(id, label, prose): (&'a String, String, &Prose)| FeedbackView {
                place: id.into(),
                label: label.into(),
                html: maker.html(prose),
            };
            view.feedback = given.map(view_of).collect();
        }
    }
    view
}

/// The explanation, followed by links to the cards that the question rests on.
fn explanation(question: &Question, told: Option<Value>, maker: &Maker<'_>) -> Option<Value> {
    let cards = maker.cards_of(question);
    if cards.is_empty() {
        return told;
    }
    let links = cards.iter().map(|card| {
        let title = card.title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        format!("<a href=\"{}\">{title}</a>", card.url)
    });
    let links = links.collect::<Vec<_>>().join(&maker.texts.fill("quiz.list_and", &[]));
    let told = told.as_ref().and_then(Value::as_str).unwrap_or_default();
    let based = maker.texts.fill("frame.based_on", &[]);
    Some(Value::safe_string(&format!("{told}<p>{based}{links}</p>\n")))
}

/// A number that is right, with what it may differ by: `24.5 ± 0.5 秒`.
pub fn number_text(answer: Decimal, tolerance: Decimal, unit: Option<&str>) -> String {
    let exact = tolerance.billionths() == Decimal::ZERO.billionths();
    let tolerance = if exact { String::new() } else { format!(" ± {tolerance}") };
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{answer}{tolerance}{unit}")
}

/// The right answer in words: `B`, `A、C`, `错`, `24.5 ± 0.5 秒`, `1. 20 / 二十`.
fn key_text(key: &Key, texts: &Texts) -> String {
    let word = |key: &str| texts.fill(key, &[]);
    match key {
        Key::Single { answer, .. } => answer.clone(),
        Key::Multiple { answer, .. } => answer.join(&word("quiz.list_and")),
        Key::TrueFalse { answer } => word(if *answer { "quiz.true" } else { "quiz.false" }),
        Key::Numeric { answer, tolerance, unit, .. } => number_text(*answer, *tolerance, unit.as_deref()),
        Key::Blank { gaps, .. } => {
            let numbered = (1..).zip(gaps).map(|(number, accepted): (usize, _)| {
                let accepted = accepted.join(" / ");
                if gaps.len() == 1 { accepted } else { format!("{number}. {accepted}") }
            });
            numbered.collect::<Vec<_>>().join(&word("frame.then"))
        }
        // The first four are told by `kind_view`; a text has no key, and a formula none before it is drawn.
        Key::Order { .. } | Key::Match { .. } | Key::Matrix { .. } | Key::Mark { .. } => String::new(),
        Key::Write { .. } | Key::Formula { .. } => String::new(),
    }
}
