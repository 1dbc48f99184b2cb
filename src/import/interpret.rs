//! From a question as it was found to one that can be asked: kind, choices, key and the rest.

use super::choices::{letter, marked};
use super::draft::{Choice, Draft, Place, Raw, RawChoice, Task};
use super::gap;
use super::key::{self, bare};
use super::plain::{clean, markdown};
use super::report::{Change, Reason};
use super::words::{self, Kind, narrow};
use crate::course::Decimal;

/// The longest text that is taken, in characters.
pub const MAX_TEXT: usize = 10_000;
/// The most choices of a question.
pub const MAX_CHOICES: usize = 10;

/// The question that `raw`, found at `place`, means; what had to be changed is added to `changes`.
///
/// # Errors
/// The reason why it cannot be taken.
pub fn draft(raw: Raw, place: Place, changes: &mut Vec<Change>) -> Result<Draft, Reason> {
    if let Some(fault) = raw.fault {
        return Err(fault);
    }
    let texts = [&raw.prompt, &raw.explanation, &raw.key];
    let all = texts.into_iter().chain(raw.choices.iter().flat_map(|choice| [&choice.text, &choice.feedback]));
    if all.into_iter().any(|text| text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT) {
        return Err(Reason::Long(MAX_TEXT));
    }
    let (prompt, word) = prompt(&raw.prompt, changes);
    if prompt.is_empty() {
        return Err(Reason::NoPrompt);
    }
    let choices = lettered(raw.choices, changes)?;
    changes.extend(raw.lost.into_iter().map(Change::Feedback));
    let mut asked = Asked { prompt, key: clean(&raw.key, changes), choices };
    if asked.key.is_empty() {
        asked.key = asked.choices.iter().filter(|(_, choice)| choice.right).map(|(letter, _)| *letter).collect();
    }
    let kind = kind(raw.kind.as_deref().or(word.as_deref()), &mut asked, changes)?;
    let task = task(kind, &mut asked, changes)?;
    let explanation = clean(&raw.explanation, changes);
    Ok(Draft {
        place,
        id: Some(raw.id.trim().to_owned()).filter(|id| !id.is_empty()),
        prompt: markdown(&asked.prompt, changes),
        task,
        explanation: (!explanation.is_empty()).then(|| markdown(&explanation, changes)),
        points: points(&raw.points, changes),
        difficulty: difficulty(&raw.difficulty, changes),
        tags: raw.tags.iter().flat_map(|tags| tags_of(tags, changes)).collect(),
    })
}

/// What a question asks, before its kind is known. All texts are plain and clean.
struct Asked {
    prompt: String,
    key: String,
    choices: Vec<(char, RawChoice)>,
}

/// The prompt without its number and without a word for its kind, which is given too.
fn prompt(text: &str, changes: &mut Vec<Change>) -> (String, Option<String>) {
    let text = clean(text, changes);
    let mut rest = text.as_str();
    if let Some(unnumbered) = unnumbered(rest) {
        changes.push(Change::PromptNumber);
        rest = unnumbered;
    }
    for (open, close) in [('【', '】'), ('[', ']'), ('（', '）'), ('(', ')'), ('〔', '〕')] {
        let Some((word, behind)) = rest.strip_prefix(open).and_then(|inner| inner.split_once(close)) else { continue };
        if words::is_kind(word) {
            changes.push(Change::PromptKind);
            let behind = behind.trim_start();
            return (unnumbered(behind).unwrap_or(behind).to_owned(), Some(word.to_owned()));
        }
    }
    (rest.to_owned(), None)
}

/// A text without the number it begins with: `12、`, `12.`, `(12)`, `第12题`.
#[must_use]
pub fn unnumbered(text: &str) -> Option<&str> {
    number(text).map(|(_, rest)| rest)
}

/// The number that a text begins with, and the rest: `12、`, `12.`, `12．`, `(12)`, `第12题`. `3.5` begins with none.
#[must_use]
pub fn number(text: &str) -> Option<(usize, &str)> {
    let digits_of = |text: &str| {
        text.chars()
            .take_while(|letter| narrow(&letter.to_string()).chars().all(|digit| digit.is_ascii_digit()))
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let bracket = text.starts_with(['(', '（']);
    let ordinal = text.starts_with('第');
    let inner = text.strip_prefix(['(', '（', '第']).unwrap_or(text);
    let length = digits_of(inner);
    let number: usize = narrow(&inner[..length]).parse().ok().filter(|_| length > 0)?;
    let behind = inner[length..].trim_start_matches(' ');
    let rest = if bracket {
        behind.strip_prefix([')', '）'])?.trim_start_matches(['.', '、', '．'])
    } else if ordinal {
        behind.strip_prefix('题')?.trim_start_matches(['.', '、', '．', ':', '：'])
    } else if let Some(rest) = behind.strip_prefix('.') {
        // 3.5 is a number, and 1.2.3 a version.
        if digits_of(rest) > 0 { return None } else { rest }
    } else {
        behind.strip_prefix(['、', '．', ')', '）'])?
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((number, rest))
}

/// The choices that say something, each with its letter and without it in its text.
fn lettered(choices: Vec<RawChoice>, changes: &mut Vec<Change>) -> Result<Vec<(char, RawChoice)>, Reason> {
    if choices.len() > MAX_CHOICES {
        return Err(Reason::ManyChoices(MAX_CHOICES));
    }
    let mut found: Vec<(char, RawChoice)> = Vec::new();
    for (index, mut choice) in choices.into_iter().enumerate() {
        choice.text = clean(&choice.text, changes);
        choice.feedback = clean(&choice.feedback, changes);
        let mark = marked(&choice.text).map(|(mark, rest)| (mark, rest.to_owned()));
        let own = choice.letter.unwrap_or_else(|| match mark {
            Some((mark, _)) => mark,
            None => letter(index),
        });
        if let Some((mark, rest)) = mark {
            if mark != own {
                return Err(Reason::MarkMismatch(own, mark));
            }
            changes.push(Change::ChoiceMarks);
            choice.text = rest;
        } else if choice.letter.is_none() && !choice.text.is_empty() {
            changes.push(Change::ChoiceLetters);
        }
        if choice.text.is_empty() {
            changes.extend((!choice.feedback.is_empty()).then_some(Change::Feedback(own)));
            continue;
        }
        if found.iter().any(|(known, _)| *known == own) {
            return Err(Reason::LetterTwice(own));
        }
        found.push((own, choice));
    }
    Ok(found)
}

/// The kind that a word names, or that choices, key and prompt tell.
fn kind(word: Option<&str>, asked: &mut Asked, changes: &mut Vec<Change>) -> Result<Kind, Reason> {
    let word = word.map(str::trim).filter(|word| !word.is_empty());
    let named = match word {
        Some(word) => Some(words::kind(word).ok_or_else(|| Reason::Kind(word.to_owned()))?),
        None => None,
    };
    let has_choices = !asked.choices.is_empty();
    let choice_like = has_choices || matches!(named, Some(Kind::Single | Kind::Multiple | Kind::Choice));
    if asked.key.is_empty() && (choice_like || named.is_none() || named == Some(Kind::TrueFalse)) {
        key_in_prompt(asked, choice_like, changes);
    }
    let verdict = words::verdict(bare(&asked.key));
    let kind = match named {
        Some(Kind::Choice) | None if has_choices => {
            let only_verdicts = asked.choices.iter().all(|(_, choice)| words::verdict(&choice.text).is_some());
            match several(&asked.key, &asked.choices) {
                false if named.is_none() && only_verdicts && asked.choices.len() == 2 => Kind::TrueFalse,
                false => Kind::Single,
                true => Kind::Multiple,
            }
        }
        Some(named) => return Ok(named),
        None if gap::mark(&asked.prompt).1 > 0 && verdict.is_none() => Kind::Blank,
        None if verdict.is_some() => Kind::TrueFalse,
        None if quantity(&asked.key).is_some() => Kind::Numeric,
        None if asked.key.is_empty() => return Err(Reason::NoAnswer),
        None => return Err(Reason::NoKind),
    };
    if named.is_none() {
        changes.push(Change::KindGuessed(match kind {
            Kind::Single | Kind::Choice => "single",
            Kind::Multiple => "multiple",
            Kind::TrueFalse => "true_false",
            Kind::Numeric => "numeric",
            Kind::Blank => "blank",
            Kind::Order => "order",
        }));
    }
    Ok(kind)
}

/// Whether a key names several choices.
fn several(key: &str, choices: &[(char, RawChoice)]) -> bool {
    let (letters, texts) = columns(choices);
    key::letters(key, &letters, &texts, &mut Vec::new()).is_ok_and(|found| found.len() > 1)
}

/// Takes the key out of the last brackets of the prompt: `……是（ B ）`.
fn key_in_prompt(asked: &mut Asked, choice_like: bool, changes: &mut Vec<Change>) {
    let found = [('（', '）'), ('(', ')'), ('（', ')'), ('(', '）')].into_iter().find_map(|(open, close)| {
        let start = asked.prompt.rfind(open)?;
        let inner_start = start + open.len_utf8();
        let length = asked.prompt[inner_start..].find(close)?;
        let inner = asked.prompt[inner_start..inner_start + length].trim();
        let is_letters = narrow(inner).chars().all(|letter| letter.is_ascii_alphabetic() || " ,、".contains(letter));
        let is_key = !inner.is_empty()
            && if choice_like { is_letters && inner.len() <= 30 } else { words::verdict(inner).is_some() };
        is_key.then(|| (inner_start..inner_start + length, inner.to_owned()))
    });
    let Some((range, key)) = found else { return };
    asked.prompt.replace_range(range, "  ");
    asked.key = key;
    changes.push(Change::PromptKey);
}

fn task(kind: Kind, asked: &mut Asked, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    match kind {
        Kind::Single | Kind::Multiple | Kind::Choice => chosen(kind, asked, changes),
        Kind::Order => order(asked, changes),
        Kind::TrueFalse => {
            let answer = verdict(asked, changes)?;
            let feedback = |wanted: bool, changes: &mut Vec<Change>| {
                let said = asked.choices.iter().find(|(_, choice)| words::verdict(&choice.text) == Some(wanted));
                said.filter(|(_, choice)| !choice.feedback.is_empty())
                    .map(|(_, choice)| markdown(&choice.feedback, changes))
            };
            if asked.choices.iter().any(|(_, choice)| words::verdict(&choice.text).is_none()) {
                changes.push(Change::Choices);
            }
            let (when_true, when_false) = (feedback(true, changes), feedback(false, changes));
            Ok(Task::TrueFalse { answer, when_true, when_false })
        }
        Kind::Numeric => {
            changes.extend((!asked.choices.is_empty()).then_some(Change::Choices));
            numeric(&asked.key)
        }
        Kind::Blank => {
            changes.extend((!asked.choices.is_empty()).then_some(Change::Choices));
            let (mut marked, mut count) = gap::mark(&asked.prompt);
            if count == 0 {
                changes.push(Change::GapAdded);
                marked.push(' ');
                marked.push(gap::GAP);
                count = 1;
            } else if marked.replace(gap::GAP, "___") != asked.prompt {
                changes.push(Change::GapsWritten);
            }
            let gaps = gap::answers(&asked.key, count, changes)?;
            asked.prompt = marked;
            Ok(Task::Blank(gaps.into_iter().map(|accept| (accept, None)).collect()))
        }
    }
}

fn columns(choices: &[(char, RawChoice)]) -> (Vec<String>, Vec<String>) {
    choices.iter().map(|(letter, choice)| (letter.to_string(), choice.text.clone())).unzip()
}

/// Choices or items as they will be written.
fn written(choices: &[(char, RawChoice)], changes: &mut Vec<Change>) -> Vec<Choice> {
    let mut one = |(letter, choice): &(char, RawChoice)| Choice {
        letter: letter.to_string(),
        text: markdown(&choice.text, changes),
        feedback: (!choice.feedback.is_empty()).then(|| markdown(&choice.feedback, changes)),
    };
    choices.iter().map(&mut one).collect()
}

/// Items and their right order.
fn order(asked: &Asked, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    if asked.choices.len() < 2 {
        return Err(Reason::FewChoices(asked.choices.len()));
    }
    let (letters, texts) = columns(&asked.choices);
    let answer = key::sequence(&asked.key, &letters, &texts, changes)?;
    Ok(Task::Order(written(&asked.choices, changes), answer))
}

fn chosen(kind: Kind, asked: &Asked, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    if asked.choices.len() < 2 {
        return Err(Reason::FewChoices(asked.choices.len()));
    }
    let (letters, texts) = columns(&asked.choices);
    let answer = key::letters(&asked.key, &letters, &texts, changes)?;
    let choices = written(&asked.choices, changes);
    match (kind, answer.as_slice()) {
        (Kind::Single, [one]) => Ok(Task::Single(choices, one.clone())),
        (Kind::Choice, [one]) => Ok(Task::Single(choices, one.clone())),
        (Kind::Single, several) => Err(Reason::SeveralAnswers(several.join(""))),
        _ => Ok(Task::Multiple { choices, answer, partial: false }),
    }
}

/// Whether the key calls the statement right: by its word, by the word of the choice it names, or by `A` and `B`.
fn verdict(asked: &Asked, changes: &mut Vec<Change>) -> Result<bool, Reason> {
    let key = bare(&asked.key);
    if key.is_empty() {
        return Err(Reason::NoAnswer);
    }
    let letter = words::folded(key).to_ascii_uppercase();
    if let Some((_, choice)) = asked.choices.iter().find(|(known, _)| letter.chars().eq([*known])) {
        return words::verdict(&choice.text).ok_or_else(|| Reason::NotAVerdict(choice.text.clone()));
    }
    match (words::verdict(key), letter.as_str()) {
        (Some(verdict), _) => Ok(verdict),
        (None, "A" | "B") => {
            changes.push(Change::VerdictLetter);
            Ok(letter == "A")
        }
        _ => Err(Reason::NotAVerdict(key.to_owned())),
    }
}

fn numeric(key: &str) -> Result<Task, Reason> {
    if key.is_empty() {
        return Err(Reason::NoAnswer);
    }
    let (answer, tolerance, unit) = quantity(key).ok_or_else(|| Reason::NotANumber(key.to_owned()))?;
    Ok(Task::Numeric { answer, tolerance, unit })
}

/// `24.5`, `24.5 秒`, `24.5±0.5秒`: the number, how far off an answer may be, and the unit.
#[must_use]
pub fn quantity(key: &str) -> Option<(Decimal, Option<Decimal>, Option<String>)> {
    let key = narrow(bare(key));
    let (number, rest) = decimal(&key)?;
    let (tolerance, unit) = match rest.trim_start().strip_prefix('±') {
        Some(rest) => {
            let (tolerance, rest) = decimal(rest.trim_start())?;
            (Some(tolerance), rest)
        }
        None => (None, rest),
    };
    let unit = unit.trim();
    let is_unit = unit.chars().count() <= 6
        && !unit.contains(|sign: char| sign.is_ascii_digit() || ",;/|~-()+*=、".contains(sign));
    (is_unit && tolerance.is_none_or(|tolerance| tolerance.digits >= 0))
        .then(|| (number, tolerance, (!unit.is_empty()).then(|| unit.to_owned())))
}

/// The decimal that a text begins with; signs between thousands are left out.
fn decimal(text: &str) -> Option<(Decimal, &str)> {
    let end = text
        .char_indices()
        .find(|(at, sign)| {
            !(sign.is_ascii_digit() || matches!(sign, '.' | ',') || (*at == 0 && matches!(sign, '-' | '+')))
        })
        .map_or(text.len(), |(at, _)| at);
    let written = text[..end].trim_start_matches('+');
    let grouped =
        written.split(',').skip(1).all(|group| group.split('.').next().is_some_and(|digits| digits.len() == 3));
    let number = Decimal::parse(&written.replace(',', "")).filter(|_| grouped)?;
    Some((number, &text[end..]))
}

fn points(text: &str, changes: &mut Vec<Change>) -> Option<u32> {
    let narrow = narrow(text);
    let number = narrow.trim().trim_end_matches('分').trim_end_matches("points").trim();
    if number.is_empty() {
        return None;
    }
    let whole = number.strip_suffix(".0").unwrap_or(number);
    match whole.parse::<u32>() {
        Ok(points @ 1..=100) => Some(points),
        _ => {
            changes.push(Change::Points(number.chars().take(20).collect()));
            None
        }
    }
}

fn difficulty(text: &str, changes: &mut Vec<Change>) -> Option<crate::course::Difficulty> {
    let word = text.trim();
    let known = words::difficulty(word);
    if known.is_none() && !word.is_empty() {
        changes.push(Change::Difficulty(word.chars().take(20).collect()));
    }
    known
}

fn tags_of(text: &str, changes: &mut Vec<Change>) -> Vec<String> {
    let text = clean(text, changes);
    text.split([',', '，', '、', ';', '；', '|', '\n'])
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
        .map(str::to_owned)
        .collect()
}
