//! The questions that a quiz's papers may have, for its page: its own and all that its rows could draw.

use super::fingerprint::digest;
use super::outline::Outline;
use crate::course::{BankIndex, Question};
use std::collections::{BTreeMap, HashMap};

/// Everything a paper of one quiz is drawn from.
#[derive(Debug)]
pub struct Bank {
    /// The quiz's own questions, then those that rows may draw, each once, in the order of the bank.
    pub questions: Vec<BankIndex>,
    /// For each row what it may draw, as positions in `questions`.
    pub rows: Vec<(u32, Vec<usize>)>,
}

impl Bank {
    /// The bank of the quiz at `index`.
    #[must_use]
    pub fn new(outline: &Outline, index: usize) -> Self {
        let course = outline.course();
        let quiz = &course.quizzes[index];
        let mut questions: Vec<BankIndex> =
            (0..quiz.questions.len()).map(|question| BankIndex { quiz: index, question }).collect();
        if quiz.draw.is_empty() {
            return Self { questions, rows: Vec::new() };
        }
        let candidates: Vec<Vec<BankIndex>> = quiz.draw.iter().map(|draw| course.candidates(quiz, draw)).collect();
        let mut drawn: Vec<BankIndex> = candidates.iter().flatten().copied().collect();
        drawn.sort_unstable();
        drawn.dedup();
        questions.extend(drawn);
        let places: HashMap<BankIndex, usize> =
            questions.iter().enumerate().map(|(place, question)| (*question, place)).collect();
        let places_of = |row: &Vec<BankIndex>| row.iter().filter_map(|index| places.get(index).copied()).collect();
        let rows = quiz.draw.iter().zip(&candidates).map(|(draw, row)| (draw.count.value, places_of(row))).collect();
        Self { questions, rows }
    }
}

impl Outline {
    /// The question at `index` with its fingerprint.
    #[must_use]
    pub fn asked(&self, index: BankIndex) -> Option<(&Question, &str)> {
        let question = self.course().bank_question(index)?;
        Some((question, self.prints(index.quiz).questions.get(index.question)?.as_str()))
    }

    /// The fingerprint of the quiz at `index`: that of its own questions, and, if it draws, of all it may draw.
    #[must_use]
    pub fn quiz_print(&self, index: usize) -> String {
        if self.course().quizzes[index].draw.is_empty() {
            return self.prints(index).quiz.clone();
        }
        let bank = Bank::new(self, index);
        let prints: BTreeMap<&str, &str> = bank
            .questions
            .into_iter()
            .filter_map(|question| self.asked(question))
            .map(|(question, print)| (question.id.value.as_str(), print))
            .collect();
        digest(serde_json::to_string(&prints).unwrap_or_default().as_bytes(), 16)
    }
}
