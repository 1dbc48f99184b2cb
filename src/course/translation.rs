//! Modules, quizzes and drills in another language: the same lesson, the same questions, one progress.

use super::{Course, Drill, Language, LanguageList, Module, Quiz};
use std::collections::HashMap;
use std::sync::Arc;

/// What the course has in one more language. A file `NAME.en.md` or `NAME.en.yaml` stands beside the one it translates.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The language of all of it.
    pub language: Language,
    /// Translated modules, ordered by the paths of their files.
    pub modules: Vec<Arc<Module>>,
    /// Translated quizzes, ordered by the paths of their files.
    pub quizzes: Vec<Arc<Quiz>>,
    /// Translated drills.
    pub drills: Vec<Arc<Drill>>,
    /// Language lists for them, by the ids of those whose place they take.
    pub language_lists: Vec<Arc<LanguageList>>,
}

impl Course {
    /// The course as `translation` shows it: what is translated takes the place of its original, whatever is not stays.
    ///
    /// Questions stand in the order of the original, so that the same paper is drawn in both languages.
    #[must_use]
    pub fn edition(&self, translation: &Translation) -> Self {
        let modules: HashMap<&str, &Arc<Module>> =
            translation.modules.iter().map(|module| (module.id.value.as_str(), module)).collect();
        let quizzes: HashMap<&str, &Arc<Quiz>> =
            translation.quizzes.iter().map(|quiz| (quiz.id.value.as_str(), quiz)).collect();
        let mut edition = self.clone();
        edition.manifest.language = translation.language;
        for module in &mut edition.modules {
            if let Some(translated) = modules.get(module.id.value.as_str()) {
                *module = Arc::clone(translated);
            }
        }
        for quiz in &mut edition.quizzes {
            if let Some(translated) = quizzes.get(quiz.id.value.as_str()) {
                *quiz = Arc::new(in_order_of(translated, quiz));
            }
        }
        for drill in &mut edition.drills {
            if let Some(translated) = translation.drills.iter().find(|translated| translated.id.value == drill.id.value)
            {
                *drill = Arc::clone(translated);
            }
        }
        for list in &mut edition.language_lists {
            let translated = translation.language_lists.iter().find(|translated| translated.id.value == list.id.value);
            if let Some(translated) = translated {
                *list = Arc::clone(translated);
            }
        }
        edition
    }
}

/// `translated` with its questions in the order of `original`; what the original does not have follows.
fn in_order_of(translated: &Quiz, original: &Quiz) -> Quiz {
    let places: HashMap<&str, usize> =
        original.questions.iter().enumerate().map(|(place, question)| (question.id.value.as_str(), place)).collect();
    let mut quiz = translated.clone();
    quiz.questions.sort_by_key(|question| places.get(question.id.value.as_str()).copied().unwrap_or(usize::MAX));
    quiz
}
