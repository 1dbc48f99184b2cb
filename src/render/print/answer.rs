//! What the key sheet says is right, in the letters and numbers of one version of a paper.

use super::version::Asked;
use crate::course::{Fragment, Key, Task};
use crate::render::quiz_view::number_text;
use crate::render::texts::Texts;

/// The right answer as one would write it onto the answer sheet: `C`, `A、C`, `对`, `24.5 ± 0.5 秒`, `(1) 二十 / 20`,
/// `B → A → C`, `(1) C；(2) A`, `(2) 全网最低价`. Nothing for a text of one's own.
#[must_use]
pub fn answer(asked: &Asked<'_>, texts: &Texts) -> String {
    let word = |key: &str| texts.fill(key, &[]);
    let (and, then) = (word("quiz.list_and"), word("frame.then"));
    let letters = |names: &[String], between: &str| {
        let mut letters: Vec<String> = names.iter().map(|name| asked.letter(name)).collect();
        if between != ARROW {
            letters.sort();
        }
        letters.join(between)
    };
    match &asked.key {
        Key::Single { answer, .. } => asked.letter(answer),
        Key::Multiple { answer, .. } => letters(answer, &and),
        Key::TrueFalse { answer } => word(if *answer { "quiz.true" } else { "quiz.false" }),
        Key::Numeric { answer, tolerance, unit, .. } => number_text(*answer, *tolerance, unit.as_deref()),
        Key::Blank { gaps, .. } => {
            let gap = |(number, accepted): (usize, &Vec<String>)| format!("({number})\u{a0}{}", accepted.join(" / "));
            (1..).zip(gaps).map(gap).collect::<Vec<_>>().join(&then)
        }
        Key::Order { answer, .. } => letters(answer, ARROW),
        Key::Match { items, answer, .. } => {
            let pair =
                |item: &String| Some(format!("({})\u{a0}{}", asked.number(item), asked.letter(answer.get(item)?)));
            items.iter().filter_map(pair).collect::<Vec<_>>().join(&then)
        }
        Key::Matrix { rows, answer, .. } => {
            let row = |row: &String| Some(format!("({})\u{a0}{}", asked.number(row), letters(answer.get(row)?, &and)));
            rows.iter().filter_map(row).collect::<Vec<_>>().join(&then)
        }
        Key::Mark { answer, .. } => {
            let right = asked.numbered.iter().filter(|place| answer.iter().any(|name| name == *place));
            let place = |name: &&str| format!("({})\u{a0}{}", asked.number(name), words(asked, name));
            right.map(place).collect::<Vec<_>>().join(&then)
        }
        // A text has no key, and a formula that could not be drawn none either; `check` refuses the latter.
        Key::Write { .. } | Key::Formula { .. } => String::new(),
    }
}

/// Between the letters of an order.
const ARROW: &str = " → ";

/// What stands at a place of a text.
fn words<'a>(asked: &Asked<'a>, name: &str) -> &'a str {
    let Task::Mark(passage) = &asked.question.task else { return "" };
    let found = passage.lines.iter().flatten().find_map(|fragment| match fragment {
        Fragment::Place { id, text } if id == name => Some(text.as_str()),
        _ => None,
    });
    found.unwrap_or_default()
}
