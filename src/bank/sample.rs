//! A question for tests.

use crate::course::{Choice, ChoiceId, Key, Prose, Question, Task};
use crate::source::{FileId, Span, Spanned};

/// A question with these choices, for tests: the right ones first.
pub fn sample(prompt: &str, right: &[&str], wrong: &[&str]) -> Question {
    let span = Span::start_of(FileId(0));
    let prose = |text: &str| Prose { text: text.to_owned(), ..Prose::default() };
    let names = (b'A'..).map(|letter| char::from(letter).to_string());
    let texts = right.iter().chain(wrong);
    let choices: Vec<Choice> =
        names.zip(texts).map(|(id, text)| Choice { id, text: prose(text), feedback: None, span }).collect();
    let ids: Vec<ChoiceId> = choices.iter().map(|choice| choice.id.clone()).collect();
    let answer = ids[..right.len()].to_vec();
    let (task, key) = match answer.as_slice() {
        [answer] => (Task::Single(choices), Key::Single { choices: ids, answer: answer.clone() }),
        _ => (Task::Multiple(choices), Key::Multiple { choices: ids, answer, partial: false }),
    };
    Question {
        id: Spanned::new("q".to_owned(), span),
        prompt: prose(prompt),
        task,
        key,
        key_span: span,
        explanation: None,
        points: 1,
        objective: None,
        facts: Vec::new(),
        tags: Vec::new(),
        difficulty: None,
        level: None,
        red_line: false,
        span,
    }
}
