//! The page for repetition: which scripts it may load, and those scripts, one a quiz, with the questions as pages show
//! them and, encoded, what is right.

use super::address;
use super::json;
use super::maker::Maker;
use super::quiz_data::QuizData;
use super::quiz_view::QuizView;
use super::theme::Theme;
use super::tree::questions;
use crate::course::Mode;
use crate::diagnostic::Diagnostic;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What the template of the page sees.
#[derive(Debug, Serialize)]
pub struct ReviewView<'a> {
    /// The scripts with the questions, by quiz. The page loads those of the quizzes that its trainee took.
    scripts: Vec<QuestionsScript<'a>>,
}

/// Where the questions of a quiz are.
#[derive(Debug, Serialize)]
struct QuestionsScript<'a> {
    quiz: &'a str,
    url: String,
}

impl<'a> ReviewView<'a> {
    /// The view of the whole course.
    #[must_use]
    pub fn new(maker: &Maker<'a>) -> Self {
        let ids = maker.outline.course().quizzes.iter().map(|quiz| quiz.id.value.as_str());
        let script = |quiz| QuestionsScript { quiz, url: maker.url(&address::questions_script(quiz)) };
        Self { scripts: ids.map(script).collect() }
    }
}

/// The script with the questions of the quiz at `index`, for the page of `maker`.
///
/// # Errors
/// A fault in the theme's template for quizzes.
pub fn questions_script(index: usize, maker: &Maker<'_>, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    let answered = QuizView::of_mode(index, maker, Mode::Practice);
    let quiz = QuizData::for_review(index, maker, &answered);
    // What the theme's template for quizzes needs. Inserting panics on what has no form in JSON: this is texts and numbers.
    let context = tera::context! { quiz => &answered.of_exam() };
    let mut html = Vec::with_capacity(8192);
    theme.tera().render_to("parts/quiz.html", &context, &mut html).map_err(|error| theme.diagnose(&error))?;
    let html = json::text(&html);
    // By question, the question as a page shows it, without its answer.
    let shown: BTreeMap<Cow<'_, str>, String> = questions(&html).into_iter().collect();
    let mut script = Vec::with_capacity(2 * html.len());
    script.extend_from_slice(b"window.coursewrightQuestions=Object.assign(window.coursewrightQuestions||{},{");
    // Texts, and structs of texts, numbers and maps with text keys, are always written.
    drop(json::escape_to(&mut script, &quiz.id));
    script.extend_from_slice(b":{\"quiz\":");
    drop(json::escape_to(&mut script, &quiz));
    script.extend_from_slice(b",\"shown\":{");
    for (at, (question, nodes)) in shown.iter().enumerate() {
        script.extend_from_slice(if at == 0 { b"" } else { b"," });
        drop(json::escape_to(&mut script, question));
        script.push(b':');
        script.extend_from_slice(nodes.as_bytes());
    }
    script.extend_from_slice(b"}}});\n");
    Ok(script)
}

#[cfg(test)]
mod tests {
    use crate::render::{Renderer, Theme, sample};

    #[test]
    fn the_script_of_a_quiz_shows_every_question_and_tells_what_is_right_only_encoded() {
        let course = sample::course();
        let quiz = &course.quizzes[0];
        let id = quiz.id.value.clone();
        let sources = sample::sources();
        let (theme, _) = Theme::load(&sources, &course.manifest);
        let site = Renderer::new(&course, &sources, &theme);
        let bytes = site.page(&format!("assets/questions/{id}.js")).unwrap().unwrap();
        let script = String::from_utf8(bytes.to_vec()).unwrap();
        for question in &quiz.questions {
            assert!(script.contains(&format!("\"{}\":[", question.id.value)), "{script}");
        }
        assert!(script.contains("\"coded\":") && !script.contains("\"answer\":\"B\""), "{script}");
        assert!(!script.contains("首次响应只看人工回复"), "{script}");
        let page = site.page("review.html").unwrap().unwrap();
        let page = String::from_utf8(page.to_vec()).unwrap();
        assert!(page.contains(&format!("src=\"assets/questions/{id}.js\"")), "{page}");
    }
}
