//! Tests of translated pages: what they share with their originals, and what is their own.

use super::sample;
use super::tests::{page_data, text};
use super::{Theme, render};
use crate::course::{Language, Translation};
use std::sync::Arc;

#[test]
fn a_translation_has_a_page_of_its_own_and_is_the_same_quiz() {
    let (mut course, sources) = (sample::course(), sample::sources());
    let mut module = course.modules[0].as_ref().clone();
    module.language = Some(Language::English);
    module.title = sample::spanned("Lesson one");
    let original = course.quizzes[0].clone();
    let mut quiz = original.as_ref().clone();
    quiz.language = Some(Language::English);
    quiz.title = sample::spanned("Quiz one");
    quiz.questions.reverse();
    for question in &mut quiz.questions {
        question.prompt = sample::prose("<p>In English?</p>");
    }
    course.translations = vec![Translation {
        language: Language::English,
        modules: vec![Arc::new(module)],
        quizzes: vec![Arc::new(quiz)],
        drills: Vec::new(),
        language_lists: Vec::new(),
    }];
    let (theme, _) = Theme::load(&sources, &course.manifest);
    let site = render(&course, &sources, &theme).unwrap();

    let english = text(&site, "modules/d1.en.html");
    assert!(english.contains("<html lang=\"en\"") && english.contains("Lesson one"), "{english}");
    assert!(english.contains("href=\"d1.html\" lang=\"zh-CN\" hreflang=\"zh-CN\""), "{english}");
    let chinese = text(&site, "modules/d1.html");
    assert!(chinese.contains("href=\"d1.en.html\" lang=\"en\" hreflang=\"en\""), "{chinese}");
    assert_eq!(page_data(english)["module"]["id"], page_data(chinese)["module"]["id"]);

    let id = &original.id.value;
    let of = |path: String| page_data(text(&site, &path))["quizzes"][0].clone();
    let (one, other) = (of(format!("quizzes/{id}.html")), of(format!("quizzes/{id}.en.html")));
    for key in ["id", "print", "questions"] {
        assert_eq!(one[key], other[key], "{key}");
    }
    assert_eq!(other["title"], "Quiz one");
    assert!(!site.contains_key("modules/d2.en.html"));
}
