//! What templates see of the kinds of question that have more than choices: `order`, `match`, `matrix`, `mark`,
//! `write`. `parts/kinds.html` shows it.

use super::maker::Maker;
use super::texts::Texts;
use crate::course::{Choice, ChoiceId, Fragment, Key, Passage, Prose, Question, Task};
use crate::grade::Generator;
use serde::Serialize;
use tera::Value;

/// What is worked on in a question.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum KindView<'a> {
    /// Items to put in order.
    Order { items: Vec<ItemView<'a>> },
    /// Items to put to targets.
    Match { items: Vec<ItemView<'a>>, targets: Vec<ItemView<'a>> },
    /// A table.
    Matrix { rows: Vec<ItemView<'a>>, columns: Vec<ItemView<'a>> },
    /// A text, line by line.
    Mark { lines: Vec<Vec<FragmentView<'a>>> },
    /// A field for a text, or several with titles, with what belongs behind the answer.
    Write { fields: &'a [String], rubric: Vec<Value>, model: Option<Value> },
}

/// An item, target, row or column.
#[derive(Debug, Serialize)]
pub struct ItemView<'a> {
    id: &'a str,
    text: Value,
}

/// A piece of a line; one with an `id` can be marked.
#[derive(Debug, Serialize)]
pub struct FragmentView<'a> {
    id: Option<&'a str>,
    text: &'a str,
}

impl<'a> KindView<'a> {
    /// The view of a question's task; `None` for the kinds that need none.
    #[must_use]
    pub fn new(question: &'a Question, maker: &Maker<'a>) -> Option<Self> {
        let items = |choices: &'a [Choice]| -> Vec<ItemView<'a>> {
            choices.iter().map(|choice| ItemView { id: &choice.id, text: maker.html(&choice.text) }).collect()
        };
        Some(match &question.task {
            Task::Order(choices) => Self::Order { items: items(choices) },
            Task::Match { items: first, targets } => Self::Match { items: items(first), targets: items(targets) },
            Task::Matrix { rows, columns } => Self::Matrix { rows: items(rows), columns: items(columns) },
            Task::Mark(passage) => Self::Mark { lines: lines(passage) },
            Task::Write { rubric, model } => Self::Write {
                fields: if let Key::Write { fields, .. } = &question.key { fields } else { &[] },
                rubric: rubric.iter().map(|point| maker.html(point)).collect(),
                model: model.as_ref().map(|model| maker.html(model)),
            },
            Task::Single(_) | Task::Multiple(_) | Task::TrueFalse { .. } | Task::Numeric { .. } | Task::Blank(_) => {
                return None;
            }
        })
    }
}

impl KindView<'_> {
    /// Of a field for a text: the rubric and the model answer that belong behind it; nothing of other kinds.
    #[must_use]
    pub fn written(&self) -> (&[Value], Option<&Value>) {
        match self {
            Self::Write { rubric, model, .. } => (rubric, model.as_ref()),
            _ => (&[], None),
        }
    }

    /// Puts items to order into an order that has nothing to do with the author's, who tends to write the right one.
    pub fn hide_order(&mut self, question: &str) {
        if let Self::Order { items } = self {
            items.sort_by_key(|item| item.id);
            Generator::new(question).shuffle(items);
        }
    }
}

fn lines(passage: &Passage) -> Vec<Vec<FragmentView<'_>>> {
    let mut lines = Vec::with_capacity(passage.lines.len());
    for line in &passage.lines {
        let mut views = Vec::with_capacity(line.len());
        for fragment in line {
            views.push(match fragment {
                Fragment::Plain(text) => FragmentView { id: None, text },
                Fragment::Place { id, text } => FragmentView { id: Some(id), text },
            });
        }
        lines.push(views);
    }
    lines
}

/// The author's feedback on items, rows and places, each with what a reader calls it.
pub fn feedback(task: &Task) -> Vec<(&ChoiceId, String, &Prose)> {
    match task {
        Task::Order(items) | Task::Match { items, .. } | Task::Matrix { rows: items, .. } => items
            .iter()
            .filter_map(|item| Some((&item.id, item.text.text.trim().to_owned(), item.feedback.as_deref()?)))
            .collect(),
        Task::Mark(passage) => {
            passage.feedback.iter().map(|(id, feedback)| (id, words(passage, id).to_owned(), feedback)).collect()
        }
        _ => Vec::new(),
    }
}

/// What stands at a place.
fn words<'a>(passage: &'a Passage, place: &str) -> &'a str {
    let found = passage.lines.iter().flatten().find_map(|fragment| match fragment {
        Fragment::Place { id, text } if id == place => Some(text.as_str()),
        _ => None,
    });
    found.unwrap_or_default()
}

/// The right answer in words, for the kinds of this file: `B → A → C`, `A → X；B → Y`, what is to be marked.
pub fn key_text(question: &Question, texts: &Texts) -> Option<String> {
    let word = |key: &str| texts.fill(key, &[]);
    let name = |choices: &[Choice], id: &str| -> String {
        let choice = choices.iter().find(|choice| choice.id == id);
        choice.map(|choice| choice.text.text.trim()).filter(|text| !text.is_empty()).unwrap_or(id).to_owned()
    };
    Some(match (&question.key, &question.task) {
        (Key::Order { answer, .. }, _) => answer.join(" → "),
        (Key::Match { items, answer, .. }, _) => {
            let pairs = items.iter().filter_map(|item| Some(format!("{item} → {}", answer.get(item)?)));
            pairs.collect::<Vec<_>>().join(&word("frame.then"))
        }
        (Key::Matrix { rows, answer, .. }, Task::Matrix { rows: named_rows, columns }) => {
            let pairs = rows.iter().filter_map(|row| {
                let right: Vec<String> = answer.get(row)?.iter().map(|column| name(columns, column)).collect();
                Some(format!("{} → {}", name(named_rows, row), right.join(&word("quiz.list_and"))))
            });
            pairs.collect::<Vec<_>>().join(&word("frame.then"))
        }
        (Key::Mark { answer, .. }, Task::Mark(passage)) => {
            answer.iter().map(|place| words(passage, place)).collect::<Vec<_>>().join(&word("frame.then"))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Language;
    use crate::render::{Theme, built_in, render, sample};

    /// The page of a quiz with these questions.
    fn page(questions: Vec<Question>) -> String {
        let (mut course, sources) = (sample::course(), sample::sources());
        course.quizzes[1] = sample::quiz("d1-daily", 7, questions);
        let (theme, _) = Theme::load(&sources, &course.manifest);
        let site = render(&course, &sources, &theme).unwrap();
        String::from_utf8(site["quizzes/d1-daily.html"].to_vec()).unwrap()
    }

    fn key(json: serde_json::Value) -> Key {
        serde_json::from_value(json).unwrap()
    }

    fn items(ids: &str) -> Vec<Choice> {
        let choice = |id: char| Choice {
            id: id.to_string(),
            text: sample::prose(&format!("第 {id} 项")),
            feedback: (id == 'A').then(|| Box::new(sample::prose("<p>关于 A</p>"))),
            span: sample::NOWHERE,
        };
        ids.chars().map(choice).collect()
    }

    #[track_caller]
    fn has(page: &str, parts: &[&str]) {
        for part in parts {
            assert!(page.contains(part), "no {part} in {page}");
        }
    }

    #[test]
    fn items_and_targets_are_lists_with_their_names() {
        let key_of_order =
            key(serde_json::json!({"kind": "order", "items": ["A", "B"], "answer": ["B", "A"], "partial": true}));
        let key_of_match = key(serde_json::json!({
            "kind": "match", "items": ["A", "B"], "targets": ["X", "Y"], "answer": {"A": "X", "B": "X"},
        }));
        let task = Task::Match { items: items("AB"), targets: items("XY") };
        let html = page(vec![
            sample::question("q-order", "<p>排序</p>", Task::Order(items("AB")), key_of_order),
            sample::question("q-match", "<p>配对</p>", task, key_of_match),
        ]);
        has(
            &html,
            &[
                "data-kind=\"order\"",
                "<ul class=\"items\">\n<li class=\"item\" data-item=\"A\"><div class=\"item-text\">第 A 项</div></li>",
                "正确答案：B → A</p>",
                "<div class=\"feedback\" data-for=\"A\" data-label=\"第 A 项\"><p>关于 A</p></div>",
                "data-kind=\"match\"",
                "<ul class=\"targets\">\n<li class=\"target\" data-target=\"X\"><div class=\"target-text\">第 X 项</div></li>",
                "正确答案：A → X；B → X</p>",
            ],
        );
    }

    #[test]
    fn a_matrix_is_a_table_whose_heads_have_a_scope() {
        let key = key(serde_json::json!({
            "kind": "matrix", "rows": ["1", "2"], "columns": ["X", "Y"], "several": true,
            "answer": {"1": ["X"], "2": ["X", "Y"]},
        }));
        let task = Task::Matrix { rows: items("12"), columns: items("XY") };
        has(
            &page(vec![sample::question("q-matrix", "<p>表格</p>", task, key)]),
            &[
                "<th scope=\"col\" data-column=\"Y\">第 Y 项</th>",
                "<tr data-row=\"1\"><th scope=\"row\">第 1 项</th><td>○</td><td>○</td></tr>",
                "正确答案：第 1 项 → 第 X 项；第 2 项 → 第 X 项、第 Y 项</p>",
            ],
        );
    }

    #[test]
    fn a_text_to_mark_is_escaped_and_keeps_its_lines() {
        let place = |id: &str, text: &str| Fragment::Place { id: id.to_owned(), text: text.to_owned() };
        let lines = vec![
            vec![Fragment::Plain("本品<b>".to_owned()), place("a", "全网\"最低\"")],
            Vec::new(),
            vec![place("b", "纯棉")],
        ];
        let feedback = vec![("a".to_owned(), sample::prose("<p>没有凭据。</p>"))];
        let key = key(serde_json::json!({"kind": "mark", "marks": ["a", "b"], "answer": ["a"]}));
        let task = Task::Mark(Passage { lines, feedback });
        has(
            &page(vec![sample::question("q-mark", "<p>圈画</p>", task, key)]),
            &[
                "<p class=\"line\">本品&lt;b&gt;<span class=\"mark\" data-mark=\"a\">全网&quot;最低&quot;</span></p>",
                "<p class=\"line\"><span class=\"mark\" data-mark=\"b\">纯棉</span></p>",
                "data-for=\"a\" data-label=\"全网&quot;最低&quot;\"><p>没有凭据。</p>",
            ],
        );
    }

    #[test]
    fn a_model_answer_and_a_rubric_stand_behind_the_answer_and_no_points_are_named() {
        let key = key(serde_json::json!({"kind": "write", "rules": {"forbid": [{"phrase": "不知道"}]}}));
        let task = Task::Write {
            rubric: vec![sample::prose("有时间")],
            model: Some(Box::new(sample::prose("<p>您好，马上为您查。</p>"))),
        };
        let mut question = sample::question("q-write", "<p>写</p>", task, key);
        question.points = 0;
        let html = page(vec![question]);
        let (before, behind) = html.split_once("<details class=\"key\">").unwrap();
        assert!(!before.contains("马上为您查") && !before.contains("有时间") && !before.contains("0 分"), "{before}");
        has(behind, &["<div class=\"model\"><p>您好，马上为您查。</p>", "<ul class=\"rubric\">\n<li>有时间</li>"]);
        assert!(!behind.contains("key-text"));
    }

    #[test]
    fn each_field_of_a_text_has_its_title_before_the_answer() {
        let key = key(serde_json::json!({"kind": "write", "rules": {}, "fields": ["明面", "<暗里>"]}));
        let task = Task::Write { rubric: Vec::new(), model: Some(Box::new(sample::prose("<p>会留浅印。</p>"))) };
        let html = page(vec![sample::question("q-write", "<p>写</p>", task, key)]);
        let (before, behind) = html.split_once("<details class=\"key\">").unwrap();
        has(before, &["<p class=\"field\">明面<br>________</p>", "<p class=\"field\">&lt;暗里&gt;<br>________</p>"]);
        assert!(behind.contains("会留浅印"));
    }

    #[test]
    fn drawn_numbers_stand_in_prompt_and_explanation_with_the_answer_that_follows() {
        let key = key(serde_json::json!({
            "kind": "formula", "answer": "=a * 2", "tolerance": "0",
            "variables": [{"name": "a", "from": "40", "to": "40", "step": "1"}],
        }));
        let mut question = sample::question("q-drawn", "<p>{a} 的两倍？</p>", Task::Numeric { unit: None }, key);
        question.explanation = Some(sample::prose("<p>{a} × 2 = {answer}</p>"));
        let value =
            |name: &str, value: &str| format!("<span class=\"variable\" data-variable=\"{name}\">{value}</span>");
        has(
            &page(vec![question]),
            &[
                "data-kind=\"numeric\"",
                &format!("<p>{} 的两倍？</p>", value("a", "40")),
                &format!("<p>{} × 2 = {}</p>", value("a", "40"), value("answer", "80")),
                "正确答案：80</p>",
            ],
        );
    }

    #[test]
    fn every_kind_has_its_word_in_the_interface() {
        for language in Language::ALL {
            let texts = built_in::built_in_texts(language).unwrap();
            for kind in Key::KINDS.into_iter().chain(["formula"]) {
                assert!(texts.get(&format!("quiz.kind_{kind}")).is_some(), "{language} {kind}");
            }
        }
    }
}
