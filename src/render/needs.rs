//! What a page with quizzes needs: the smallest script and the fewest texts that can show all that its papers may ask.

use super::course_data::ModuleData;
use super::outline::Outline;
use super::paper::Bank;
use super::theme::{EXAM_KINDS_STYLES, EXAM_STYLES, KINDS_STYLES, READING_STYLES};
use crate::course::{Key, Mode, Question, Quiz};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Kinds of question that the script for choices knows.
const CHOICES: [&str; 3] = ["single", "multiple", "true_false"];
/// Kinds of question that the script for quizzes knows besides.
const FIELDS: [&str; 2] = ["numeric", "blank"];

/// Kinds of question that have interface texts of their own, named by them: `quiz.order_up`.
const WITH_TEXTS: [&str; 4] = ["order", "match", "mark", "write"];

/// Whether some questions of these quizzes draw numbers.
#[must_use]
pub fn draws_numbers(quizzes: &[Arc<Quiz>]) -> bool {
    quizzes.iter().flat_map(|quiz| &quiz.questions).any(|question| matches!(question.key, Key::Formula { .. }))
}

/// What the quizzes of a page ask for.
#[derive(Debug)]
pub struct Needs {
    /// The quizzes, by their indexes in [`crate::course::Course::quizzes`].
    pub quizzes: Vec<usize>,
    /// Whether one of them is for practice.
    pub practice: bool,
    /// Whether one of them is an exam.
    pub exam: bool,
    /// Whether one for practice draws or shuffles.
    pub drawn: bool,
    /// Whether some questions draw numbers.
    numbers: bool,
    /// Whether some questions are red lines.
    red_line: bool,
    /// Whether some questions rest on cards.
    cards: bool,
    /// Whether some questions name an objective.
    objectives: bool,
    /// The kinds of all questions that their papers may have.
    kinds: BTreeSet<&'static str>,
}

impl Needs {
    /// The needs of the quizzes at these indexes of [`crate::course::Course::quizzes`].
    #[must_use]
    pub fn new(outline: &Outline, quizzes: Vec<usize>) -> Self {
        let course = outline.course();
        let of_mode = |mode| quizzes.iter().map(|&index| &course.quizzes[index]).filter(move |quiz| quiz.mode == mode);
        let banks = quizzes.iter().flat_map(|&index| Bank::new(outline, index).questions);
        let questions: Vec<&Question> = banks.filter_map(|question| course.bank_question(question)).collect();
        Self {
            practice: of_mode(Mode::Practice).next().is_some(),
            exam: of_mode(Mode::Exam).next().is_some(),
            drawn: of_mode(Mode::Practice).any(|quiz| quiz.rules.shuffle || !quiz.draw.is_empty()),
            numbers: questions.iter().any(|question| matches!(question.key, Key::Formula { .. })),
            red_line: questions.iter().any(|question| question.red_line),
            cards: questions.iter().any(|question| !question.cards.is_empty()),
            objectives: questions.iter().any(|question| question.objective.is_some()),
            kinds: questions.into_iter().map(|question| question.key.kind()).collect(),
            quizzes,
        }
    }

    /// The scripts for these quizzes, in the order in which they run: the smallest that know all that is asked.
    #[must_use]
    pub fn scripts(&self) -> Vec<&'static str> {
        if !self.practice && !self.exam {
            return Vec::new();
        }
        let script = match (self.exam, self.further()) {
            (true, true) => "exam-kinds.js",
            (true, false) => "exam.js",
            (false, true) => "kinds.js",
            (false, false) if self.kinds.iter().all(|kind| CHOICES.contains(kind)) => "choice.js",
            (false, false) => "quiz.js",
        };
        // Those of exams draw papers by themselves.
        let before = [
            ("draw.js", self.drawn && !self.exam),
            ("formula.js", self.numbers),
            ("write.js", self.kinds.contains("write")),
        ];
        before.into_iter().filter_map(|(name, needed)| needed.then_some(name)).chain([script]).collect()
    }

    /// The style sheet that shows these quizzes and the text around them.
    #[must_use]
    pub fn styles(&self) -> &'static str {
        match (self.exam, self.further()) {
            (true, true) => EXAM_KINDS_STYLES,
            (true, false) => EXAM_STYLES,
            (false, true) => KINDS_STYLES,
            (false, false) => READING_STYLES,
        }
    }

    /// Whether there are kinds beyond choices and fields.
    fn further(&self) -> bool {
        goes_further(&self.kinds)
    }

    /// The groups of interface texts that these quizzes show.
    #[must_use]
    pub fn groups(&self) -> &'static [&'static str] {
        match (self.exam, self.practice) {
            (true, _) => &["page", "storage", "quiz", "exam"],
            (false, true) => &["page", "storage", "quiz"],
            (false, false) => &["page", "unstored"],
        }
    }

    /// What decides which texts of the groups the scripts of this page can come to show.
    #[must_use]
    pub fn wording(&self, module: Option<&ModuleData<'_>>) -> Wording {
        Wording {
            kinds: self.kinds.clone(),
            is_read: module.is_none_or(|module| module.quizzes.is_empty()),
            has_cards: self.cards,
            has_objectives: self.objectives,
            has_red_line: self.red_line,
        }
    }
}

/// What decides which interface texts a page needs: many pages of a course need the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wording {
    kinds: BTreeSet<&'static str>,
    is_read: bool,
    has_cards: bool,
    has_objectives: bool,
    has_red_line: bool,
}

impl Wording {
    /// Leaves those of `texts` that the scripts of such a page can come to show: a page carries its own, so each counts.
    pub fn retain(&self, texts: &mut BTreeMap<&str, &str>) {
        let asks = |kind| self.kinds.contains(kind);
        let asks_choices = CHOICES.into_iter().any(asks);
        let further = goes_further(&self.kinds);
        texts.retain(|key, _| match key.split_once('_') {
            Some(("page.read", _)) => self.is_read,
            Some(("quiz.kind", kind)) => asks(kind),
            Some(("quiz.pair", _)) => asks("match") || asks("matrix"),
            Some((group, _)) if WITH_TEXTS.iter().any(|kind| group.strip_prefix("quiz.") == Some(kind)) => {
                asks(group.trim_start_matches("quiz."))
            }
            _ => match *key {
                "quiz.gap" => asks("blank"),
                "quiz.field" => asks("numeric"),
                "quiz.fill_first" => asks("numeric") || asks("blank") || asks("write"),
                "quiz.model" | "quiz.rubric" => asks("write"),
                "quiz.choose_first" => asks_choices || asks("matrix"),
                "quiz.choice_right" => asks_choices || further,
                "quiz.choice_wrong" => asks_choices || asks("matrix") || asks("mark"),
                "quiz.choice_missed" => asks("multiple") || asks("matrix") || asks("mark"),
                "quiz.partial" => asks("multiple") || asks("blank") || further,
                "quiz.card_changed" => self.has_cards,
                "quiz.lesson" => self.has_objectives,
                "quiz.red_line" | "quiz.result_red_line" => self.has_red_line,
                "quiz.true" | "quiz.false" => asks("true_false"),
                _ => true,
            },
        });
    }
}

/// Whether there are kinds beyond choices and fields.
fn goes_further(kinds: &BTreeSet<&str>) -> bool {
    !kinds.iter().all(|kind| CHOICES.contains(kind) || FIELDS.contains(kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Question, Task};
    use crate::render::sample;

    /// The scripts and the style sheet of a quiz with these keys, and whether its page has the text with `key`.
    fn needs(mode: Mode, keys: &[serde_json::Value], key: &str) -> (Vec<&'static str>, &'static str, bool) {
        let question = |key: &serde_json::Value| -> Question {
            sample::question(
                "q",
                "<p>题</p>",
                Task::Numeric { unit: None },
                serde_json::from_value(key.clone()).unwrap(),
            )
        };
        let mut course = sample::course();
        let mut quiz = sample::quiz("d1-daily", 7, keys.iter().map(question).collect());
        Arc::make_mut(&mut quiz).mode = mode;
        course.quizzes[1] = quiz;
        let outline = Outline::new(course);
        let needs = Needs::new(&outline, vec![1]);
        let mut texts = BTreeMap::from([(key, "")]);
        needs.wording(None).retain(&mut texts);
        let has = texts.contains_key(key);
        (needs.scripts(), needs.styles(), has)
    }

    fn single() -> serde_json::Value {
        serde_json::json!({"kind": "single", "choices": ["A", "B"], "answer": "A"})
    }

    fn number() -> serde_json::Value {
        serde_json::json!({"kind": "numeric", "answer": "1", "tolerance": "0"})
    }

    fn order() -> serde_json::Value {
        serde_json::json!({"kind": "order", "items": ["A", "B"], "answer": ["A", "B"], "partial": true})
    }

    fn formula() -> serde_json::Value {
        serde_json::json!({"kind": "formula", "variables": [], "answer": "1", "tolerance": "0"})
    }

    fn write() -> serde_json::Value {
        serde_json::json!({"kind": "write", "rules": {}})
    }

    #[test]
    fn a_page_loads_the_smallest_script_that_knows_its_questions_and_what_goes_before_it() {
        use Mode::{Exam, Practice};
        let of = |mode, keys: &[serde_json::Value]| {
            let (scripts, styles, _) = needs(mode, keys, "quiz.check");
            (scripts, styles)
        };
        assert_eq!(of(Practice, &[single()]), (vec!["choice.js"], "reading.css"));
        assert_eq!(of(Practice, &[single(), number()]), (vec!["quiz.js"], "reading.css"));
        assert_eq!(of(Practice, &[formula()]), (vec!["formula.js", "quiz.js"], "reading.css"));
        assert_eq!(of(Practice, &[single(), order()]), (vec!["kinds.js"], "kinds.css"));
        assert_eq!(of(Practice, &[write(), formula()]), (vec!["formula.js", "write.js", "kinds.js"], "kinds.css"));
        assert_eq!(of(Exam, &[single(), number()]), (vec!["exam.js"], "exam.css"));
        assert_eq!(of(Exam, &[formula(), order()]), (vec!["formula.js", "exam-kinds.js"], "exam-kinds.css"));
    }

    #[test]
    fn a_page_carries_the_texts_of_its_own_kinds_only() {
        let has = |keys: &[serde_json::Value], key| needs(Mode::Practice, keys, key).2;
        for key in ["quiz.order_up", "quiz.choice_right"] {
            assert!(has(&[order()], key), "{key}");
            assert!(!has(&[number()], key), "{key}");
        }
        assert!(has(&[write()], "quiz.model") && !has(&[order()], "quiz.model"));
        assert!(has(&[write()], "quiz.write_missing") && !has(&[order()], "quiz.write_missing"));
        assert!(has(&[formula()], "quiz.field") && !has(&[order()], "quiz.pair_and"));
    }
}
