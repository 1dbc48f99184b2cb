//! The block in braces of a GIFT question: its kind and its key.

use super::super::choices::letter;
use super::super::draft::{Choice, Task};
use super::super::interpret::{MAX_CHOICES, quantity};
use super::super::pairs::{self, shares};
use super::super::report::{Change, Reason, excerpt};
use super::{Markup, split_at, texts, unescape};
use crate::course::Decimal;

/// One answer of a block: `=text#feedback`, `~%50%text`.
struct Answer<'b> {
    text: &'b str,
    feedback: Option<&'b str>,
    /// Percent of the points.
    weight: f64,
}

/// What the trainee works on.
///
/// # Errors
/// When the kind has no counterpart, or the block cannot be read.
pub(super) fn task(block: &str, markup: Markup, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    let block = block.trim();
    if block.is_empty() {
        return Err(Reason::Kind("essay".to_owned()));
    }
    if let Some(numbers) = block.strip_prefix('#') {
        return numeric(numbers, changes);
    }
    let (word, feedback) = split_at(block, "#").unwrap_or((block, ""));
    if let Some(answer) = match word.trim().to_ascii_uppercase().as_str() {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    } {
        // The first feedback is for the wrong answer, the second for the right one.
        let (wrong, right) = split_at(feedback, "#").unwrap_or((feedback, ""));
        let text =
            |text: &str, changes: &mut Vec<Change>| Some(texts(text, markup, changes)).filter(|text| !text.is_empty());
        let (wrong, right) = (text(wrong, changes), text(right, changes));
        let (when_true, when_false) = if answer { (right, wrong) } else { (wrong, right) };
        return Ok(Task::TrueFalse { answer, when_true, when_false });
    }
    let answers = answers(block)?;
    if answers.iter().any(|answer| answer.weight > 0.0 && split_at(answer.text, "->").is_some()) {
        return matching(&answers, markup, changes);
    }
    if block.contains('~') && answers.iter().any(|answer| answer.weight <= 0.0) || has_choices(block) {
        chosen(&answers, markup, changes)
    } else {
        blank(&answers, markup, changes)
    }
}

/// Whether the block has an answer that begins with `~`.
fn has_choices(block: &str) -> bool {
    block.trim_start().starts_with('~') || split_at(block, "~").is_some()
}

fn answers(block: &str) -> Result<Vec<Answer<'_>>, Reason> {
    let mut answers = Vec::new();
    let mut rest = block;
    while let Some(sign) = rest.chars().next() {
        if sign != '=' && sign != '~' {
            return Err(Reason::Block(excerpt(rest)));
        }
        let inner = &rest[1..];
        let end = next_answer(inner);
        let (piece, behind) = inner.split_at(end);
        rest = behind;
        let piece = piece.trim();
        let (weight, piece) = match piece.strip_prefix('%').and_then(|percent| percent.split_once('%')) {
            Some((percent, piece)) => (percent.trim().parse().map_err(|_| Reason::Block(excerpt(percent)))?, piece),
            None => (if sign == '=' { 100.0 } else { 0.0 }, piece),
        };
        let (text, feedback) = split_at(piece, "#").map_or((piece, None), |(text, feedback)| (text, Some(feedback)));
        answers.push(Answer { text: text.trim(), feedback: feedback.map(str::trim), weight });
    }
    Ok(answers)
}

/// Where the next `=` or `~` without a backslash stands.
fn next_answer(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        if !escaped && matches!(letter, '=' | '~') {
            return at;
        }
        escaped = letter == '\\' && !escaped;
    }
    text.len()
}

fn chosen(answers: &[Answer], markup: Markup, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    if answers.len() < 2 {
        return Err(Reason::FewChoices(answers.len()));
    }
    if answers.len() > MAX_CHOICES {
        return Err(Reason::ManyChoices(MAX_CHOICES));
    }
    let choices: Vec<Choice> = answers
        .iter()
        .enumerate()
        .map(|(index, answer)| Choice {
            letter: letter(index).to_string(),
            text: texts(answer.text, markup, changes),
            feedback: answer.feedback.map(|text| texts(text, markup, changes)).filter(|text| !text.is_empty()),
        })
        .collect();
    let full: Vec<usize> = (0..answers.len()).filter(|at| answers[*at].weight >= 99.9).collect();
    let parts: Vec<usize> = (0..answers.len()).filter(|at| answers[*at].weight > 0.0).collect();
    match (full.as_slice(), parts.as_slice()) {
        ([one], parts) => {
            if parts.len() > 1 {
                changes.push(Change::PartialAnswers);
            }
            Ok(Task::Single(choices, letter(*one).to_string()))
        }
        ([], several) if several.len() > 1 => {
            let weights: Vec<f64> = answers.iter().map(|answer| answer.weight).collect();
            changes.extend((!shares::are_even(&weights)).then_some(Change::Shares));
            let answer = several.iter().map(|at| letter(*at).to_string()).collect();
            Ok(Task::Multiple { choices, answer, partial: true })
        }
        ([], _) => Err(Reason::Weights),
        (several, _) => {
            let answer = several.iter().map(|at| letter(*at).to_string()).collect();
            Ok(Task::Multiple { choices, answer, partial: false })
        }
    }
}

/// `=item -> target`; a target without an item is one too many, for the trainee to leave over.
fn matching(answers: &[Answer], markup: Markup, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    let mut pairs = Vec::new();
    for answer in answers {
        let (item, target) =
            split_at(answer.text, "->").ok_or_else(|| Reason::Block(excerpt(&unescape(answer.text))))?;
        if answer.feedback.is_some_and(|text| !text.is_empty()) && !changes.contains(&Change::WholeFeedback) {
            changes.push(Change::WholeFeedback);
        }
        pairs.push((texts(item.trim(), markup, changes), texts(target.trim(), markup, changes)));
    }
    pairs::task(pairs)
}

/// A short answer is a gap with every accepted variant.
fn blank(answers: &[Answer], markup: Markup, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    let mut accept = Vec::new();
    for answer in answers {
        let text = unescape(answer.text).trim().to_owned();
        if answer.weight < 99.9 {
            changes.push(if answer.weight > 0.0 { Change::PartialAnswers } else { Change::WrongAnswers });
        } else if text.contains('*') {
            changes.push(Change::Wildcard(excerpt(&text)));
        } else if !text.is_empty() {
            accept.push(text);
        }
    }
    let mut said: Vec<String> = answers
        .iter()
        .filter_map(|answer| answer.feedback)
        .map(|text| texts(text, markup, changes))
        .filter(|text| !text.is_empty())
        .collect();
    if !said.is_empty() {
        changes.push(Change::WrongAnswers);
        said.clear();
    }
    if accept.is_empty() { Err(Reason::Weights) } else { Ok(Task::Blank(vec![(accept, None)])) }
}

/// `3:2`, `1..5`, or several `=%100%3:2`.
fn numeric(block: &str, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    let block = block.trim();
    let mut found = None;
    let mut said = false;
    if block.starts_with(['=', '~']) {
        for answer in answers(block)? {
            said |= answer.feedback.is_some_and(|text| !text.is_empty());
            if answer.weight < 99.9 || found.is_some() {
                changes.push(if answer.weight > 0.0 { Change::PartialAnswers } else { Change::WrongAnswers });
            } else {
                found = Some(answer.text);
            }
        }
    } else {
        let (number, feedback) = split_at(block, "#").unwrap_or((block, ""));
        said = !feedback.trim().is_empty();
        found = Some(number);
    }
    changes.extend(said.then_some(Change::WholeFeedback));
    let text = found.ok_or(Reason::Weights)?.trim();
    let (answer, tolerance) = number(text)?;
    Ok(Task::Numeric { answer, tolerance, unit: None })
}

/// The middle of a number and how far off an answer may be.
fn number(text: &str) -> Result<(Decimal, Option<Decimal>), Reason> {
    let decimal = |text: &str| quantity(text.trim()).filter(|(.., unit)| unit.is_none()).map(|(number, ..)| number);
    if let Some((low, high)) = text.split_once("..") {
        let range = || Reason::Range(text.to_owned());
        let (low, high) = (decimal(low).ok_or_else(range)?, decimal(high).ok_or_else(range)?);
        let half = |sum: i128| Decimal::parse(&shown(sum, 2)).ok_or_else(range);
        let (low, high) = (low.billionths(), high.billionths());
        if high < low {
            return Err(range());
        }
        return Ok((half(low + high)?, Some(half(high - low)?)));
    }
    let (number, tolerance) =
        text.split_once(':').map_or((text, None), |(number, tolerance)| (number, Some(tolerance)));
    let wrong = || Reason::NotANumber(text.to_owned());
    let tolerance = match tolerance {
        Some(tolerance) => Some(decimal(tolerance).ok_or_else(wrong)?),
        None => None,
    };
    Ok((decimal(number).ok_or_else(wrong)?, tolerance.filter(|tolerance| tolerance.digits != 0)))
}

/// A number of billionths divided by `by` in decimal notation without zeros at the end.
fn shown(billionths: i128, by: i128) -> String {
    let tens = billionths * 10 / by;
    let sign = if tens < 0 { "-" } else { "" };
    let (whole, rest) = (tens.unsigned_abs() / 10_000_000_000, tens.unsigned_abs() % 10_000_000_000);
    let decimals = format!("{rest:010}");
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_tolerance_and_as_ranges() {
        let read =
            |text| number(text).map(|(answer, tolerance)| (answer.to_string(), tolerance.map(|it| it.to_string())));
        assert_eq!(read("3:2"), Ok(("3".into(), Some("2".into()))));
        assert_eq!(read("24.5"), Ok(("24.5".into(), None)));
        assert_eq!(read("1..4"), Ok(("2.5".into(), Some("1.5".into()))));
        assert_eq!(read("4..1"), Err(Reason::Range("4..1".into())));
        assert_eq!(read("viel"), Err(Reason::NotANumber("viel".into())));
    }
}
