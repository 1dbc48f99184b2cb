//! What a log earns: the needs of checkpoints, points, and what is said of the language (rules G19).

use super::conversation::Conversation;
use super::figures::{Figures, Times};
use super::log::{Act, clean};
use super::need::{CheckpointScore, Judge};
use super::opened::opened;
use super::replay::{conversations, milliseconds};
use super::setup::progress;
use crate::course::Script;
use crate::wording::{FindingKind, Prepared};
use serde::Serialize;
use serde_json::Value;

/// The result of a chat drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrillScore {
    /// Points earned.
    pub earned: u32,
    /// Points that can be earned.
    pub total: u32,
    /// Points earned in percent, rounded down.
    pub percent: u32,
    /// Whether it is passed.
    pub passed: bool,
    /// Red lines that were missed, by the ids of their checkpoints.
    pub red_lines: Vec<String>,
    /// What each checkpoint earned.
    pub checkpoints: Vec<CheckpointScore>,
    /// First responses.
    pub first: Times,
    /// All responses.
    pub response: Times,
    /// How many waits nobody has ended.
    pub open_waits: u64,
    /// The longest wait in milliseconds, open ones included.
    pub longest: u64,
    /// Customers who arrived.
    pub arrived: u64,
    /// Those of them to whom the agent wrote.
    pub answered: u64,
    /// The reply rate in hundredths of a percent.
    pub rate: Option<u64>,
    /// Conversations in which the agent has the last word.
    pub last_words: u64,
    /// What was found in the agent's messages.
    pub language: LanguageCount,
    /// How the clock ran when it did not run normally, in the order of first use.
    pub clock: Vec<String>,
}

/// How often something was found in the agent's messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct LanguageCount {
    /// Forbidden phrases.
    pub forbidden: u64,
    /// Phrases to be avoided.
    pub avoided: u64,
    /// Doubled characters.
    pub doubled: u64,
    /// Messages too short.
    pub short: u64,
    /// Messages too long.
    pub long: u64,
    /// Expressions that are never to be sent.
    pub banned: u64,
}

/// The score of `log` at the time `end` (milliseconds of drill time).
#[must_use]
pub fn score(script: &Script, log: &[Value], end: u64) -> DrillScore {
    score_by(script, &Prepared::of(&script.language), log, end)
}

/// As [`score`], by the rules of wording of the script that were made ready before.
#[must_use]
pub fn score_by(script: &Script, wording: &Prepared, log: &[Value], end: u64) -> DrillScore {
    let end = end.min(milliseconds(script.limit));
    let events = clean(log, end);
    let talks = conversations(script, &events, end);
    let opened = opened(script, &events, &talks);
    let figures = Figures::of(&talks, end);
    let setup = progress(script, &events);
    let judge = Judge { script, wording, figures: &figures, opened: &opened, setup: &setup };
    let checkpoints: Vec<CheckpointScore> =
        script.checkpoints.iter().map(|checkpoint| judge.checkpoint(checkpoint, &talks)).collect();
    let earned = checkpoints.iter().map(|checkpoint| checkpoint.earned).sum();
    let total: u32 = checkpoints.iter().map(|checkpoint| checkpoint.points).sum();
    let missed = |(score, checkpoint): (&CheckpointScore, &crate::course::Checkpoint)| {
        (checkpoint.red_line && !score.missed.is_empty()).then(|| score.id.clone())
    };
    let red_lines: Vec<String> = checkpoints.iter().zip(&script.checkpoints).filter_map(missed).collect();
    let mut clock: Vec<String> = Vec::new();
    for event in &events {
        if let Act::Clock { mode } = &event.act
            && mode != "normal"
            && !clock.contains(mode)
        {
            clock.push(mode.clone());
        }
    }
    DrillScore {
        earned,
        total,
        percent: (earned * 100).checked_div(total).unwrap_or_default(),
        passed: total > 0 && earned * 100 >= script.pass * total && red_lines.is_empty(),
        red_lines,
        checkpoints,
        first: figures.first,
        response: figures.response,
        open_waits: figures.open.len() as u64,
        longest: figures.longest,
        arrived: figures.arrived,
        answered: figures.answered,
        rate: figures.rate(),
        last_words: figures.last_words,
        language: language(script, wording, &talks),
        clock,
    }
}

fn language(script: &Script, wording: &Prepared, talks: &[Conversation]) -> LanguageCount {
    let mut count = LanguageCount::default();
    for talk in talks {
        for finding in talk.written().flat_map(|message| wording.check(&message.text)) {
            match finding.kind {
                FindingKind::Forbidden => count.forbidden += 1,
                FindingKind::Avoided => count.avoided += 1,
                FindingKind::Doubled => count.doubled += 1,
                FindingKind::TooShort => count.short += 1,
                FindingKind::TooLong => count.long += 1,
                FindingKind::Missing | FindingKind::LongSentence | FindingKind::Impolite | FindingKind::Polite => {}
            }
        }
        count.banned += talk.expressions.iter().filter(|expression| script.banned.contains(expression)).count() as u64;
    }
    count
}
