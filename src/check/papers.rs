//! Every paper can always be drawn: what the rows name exists, and the bank fills all of them without repeating a
//! question.

use super::outline::unknown;
use crate::course::{Course, Pool, Quiz};
use crate::diagnostic::{Code, Diagnostic};
use crate::grade::{Row, most_filled};

/// Checks every blueprint. Only when `complete`: a bank that could not be read in full proves nothing.
pub fn check(course: &Course, complete: bool, diagnostics: &mut Vec<Diagnostic>) {
    if !complete {
        return;
    }
    for quiz in &course.quizzes {
        let before = diagnostics.len();
        sources(course, quiz, diagnostics);
        if diagnostics.len() == before {
            bank(course, quiz, diagnostics);
        }
    }
}

/// What the rows name.
fn sources(course: &Course, quiz: &Quiz, diagnostics: &mut Vec<Diagnostic>) {
    let names = |ids: &mut dyn Iterator<Item = &'_ str>| ids.map(str::to_owned).collect::<Vec<String>>();
    let manifest = &course.manifest;
    for draw in &quiz.draw {
        let (code, id, known) = match &draw.pool {
            Pool::Module(id) => {
                let ids = names(&mut course.modules.iter().map(|module| module.id.value.as_str()));
                (Code::UnknownModule, id, ids)
            }
            Pool::Day(id) => (Code::UnknownDay, id, names(&mut manifest.days.iter().map(|day| day.id.value.as_str()))),
            Pool::Track(id) => {
                (Code::UnknownTrack, id, names(&mut manifest.tracks.iter().map(|track| track.id.value.as_str())))
            }
            Pool::Quiz(id) => {
                (Code::UnknownQuiz, id, names(&mut course.quizzes.iter().map(|quiz| quiz.id.value.as_str())))
            }
        };
        if !known.contains(&id.value) {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            diagnostics.push(unknown(code, id, &known));
        }
    }
}

/// What the bank holds for the rows, each alone and then all together.
fn bank(course: &Course, quiz: &Quiz, diagnostics: &mut Vec<Diagnostic>) {
    let rows: Vec<Row> = quiz.draw.iter().map(|draw| row(course, quiz, draw)).collect();
    let mut alone = true;
    for (draw, row) in quiz.draw.iter().zip(&rows) {
        let found = row.candidates.len();
        if found == 0 {
            diagnostics.push(Diagnostic::new(Code::DrawFromNothing, draw.span));
        } else if found < row.count {
            let diagnostic = Diagnostic::new(Code::DrawTooMany, draw.count.span);
            diagnostics.push(diagnostic.with("count", row.count).with("found", found));
        }
        alone &= found >= row.count;
    }
    if !alone {
        return;
    }
    for (index, draw) in quiz.draw.iter().enumerate() {
        let wanted: usize = rows[..=index].iter().map(|row| row.count).sum();
        let found = most_filled(&rows[..=index], &[]);
        if found < wanted {
            let diagnostic = Diagnostic::new(Code::DrawOverlap, draw.span);
            diagnostics.push(diagnostic.with("count", wanted).with("found", found));
            return;
        }
    }
}

fn row<'c>(course: &'c Course, quiz: &Quiz, draw: &crate::course::Draw) -> Row<'c> {
    let questions = course.candidates(quiz, draw).into_iter().filter_map(|index| course.bank_question(index));
    Row { count: draw.count.value as usize, candidates: questions.map(|question| question.id.value.as_str()).collect() }
}
