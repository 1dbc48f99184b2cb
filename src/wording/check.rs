//! The checker: what is to be said of a text (rules G15.4 to G15.9).

use super::fold::{Character, fold_with};
use super::phrase::{Place, places};
use crate::course::{Phrase, Traditional, WordingRules};
use serde::{Deserialize, Serialize};

/// What a finding says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A required point is not in the text.
    Missing,
    /// The text is shorter than it may be.
    TooShort,
    /// The text is longer than it may be, from here on.
    TooLong,
    /// No polite expression is in the text.
    Impolite,
    /// A forbidden phrase stands here.
    Forbidden,
    /// A phrase that is better avoided stands here.
    Avoided,
    /// One character stands here twice or more.
    Doubled,
    /// A polite expression stands here: praise, the only one.
    Polite,
}

impl FindingKind {
    /// Whether the text has to be changed; of the rest `Avoided` and `Doubled` are advice.
    #[must_use]
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::Avoided | Self::Doubled | Self::Polite)
    }
}

/// One thing to be said of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it says.
    pub kind: FindingKind,
    /// The point or phrase it is about: its index in its list of the rules, from 0; 0 for kinds without a list.
    pub rule: usize,
    /// Where it begins in the text as typed, in UTF-16 code units; 0 if it is about the whole text.
    pub start: usize,
    /// Where it ends; 0 if it is about the whole text.
    pub end: usize,
}

/// What is to be said of `text` by these rules: findings about the whole text first, then the others as they stand.
#[must_use]
pub fn check(text: &str, rules: &WordingRules) -> Vec<Finding> {
    let folded = fold_with(text, &rules.traditional);
    let mut findings = whole_text(&folded, rules);
    findings.extend(too_long(&folded, rules));
    findings.extend(faulty_places(&folded, rules));
    findings.extend(rules.polite.iter().enumerate().filter_map(|(rule, phrase)| {
        let place = places(phrase, &rules.traditional, &folded).next()?;
        Some(at(FindingKind::Polite, rule, place, &folded))
    }));
    findings.sort_by_key(|finding| (finding.start, finding.end, finding.kind, finding.rule));
    findings
}

fn at(kind: FindingKind, rule: usize, place: Place, folded: &[Character]) -> Finding {
    let start = folded.get(place.start).map_or(0, |character| character.start);
    let end = place.end.checked_sub(1).and_then(|last| folded.get(last)).map_or(0, |character| character.end);
    Finding { kind, rule, start, end }
}

/// What is about no place: points that are missing, a text too short, no polite expression.
fn whole_text(folded: &[Character], rules: &WordingRules) -> Vec<Finding> {
    let says = |phrase: &String| places(phrase, &rules.traditional, folded).next().is_some();
    let finding = |kind, rule| Finding { kind, rule, start: 0, end: 0 };
    let missing = rules.require.iter().enumerate().filter(|(_, point)| !point.accept.iter().any(says));
    let mut findings: Vec<Finding> = missing.map(|(rule, _)| finding(FindingKind::Missing, rule)).collect();
    let least = rules.length.and_then(|length| length.least).unwrap_or(0);
    if folded.len() < least as usize {
        findings.push(finding(FindingKind::TooShort, 0));
    }
    if !rules.polite.is_empty() && !rules.polite.iter().any(says) {
        findings.push(finding(FindingKind::Impolite, 0));
    }
    findings
}

/// What stands behind the last character that the text may have.
fn too_long(folded: &[Character], rules: &WordingRules) -> Option<Finding> {
    let most = rules.length?.most? as usize;
    (folded.len() > most).then(|| at(FindingKind::TooLong, 0, Place { start: most, end: folded.len() }, folded))
}

/// Forbidden and avoided phrases and doubled characters. Of two that overlap only one is found: forbidden before
/// avoided before doubled, the longer before the shorter, the earlier before the later.
fn faulty_places(folded: &[Character], rules: &WordingRules) -> Vec<Finding> {
    let excuses = rules.except.iter().chain(&rules.polite);
    let excused: Vec<Place> = excuses.flat_map(|phrase| places(phrase, &rules.traditional, folded)).collect();
    let mut found = phrases(FindingKind::Forbidden, &rules.forbid, &rules.traditional, folded);
    found.extend(phrases(FindingKind::Avoided, &rules.avoid, &rules.traditional, folded));
    if rules.no_doubling {
        found.extend(doubled(folded).map(|place| (FindingKind::Doubled, 0, place)));
    }
    found.retain(|(_, _, place)| !excused.iter().any(|excuse| place.is_inside(*excuse)));
    found.sort_by_key(|(kind, rule, place)| (*kind, usize::MAX - (place.end - place.start), place.start, *rule));
    let mut taken: Vec<(FindingKind, usize, Place)> = Vec::new();
    for one in found {
        if !taken.iter().any(|(_, _, place)| place.overlaps(one.2)) {
            taken.push(one);
        }
    }
    taken.into_iter().map(|(kind, rule, place)| at(kind, rule, place, folded)).collect()
}

fn phrases(
    kind: FindingKind,
    list: &[Phrase],
    traditional: &Traditional,
    folded: &[Character],
) -> Vec<(FindingKind, usize, Place)> {
    let all = list.iter().enumerate();
    all.flat_map(|(rule, phrase)| places(&phrase.phrase, traditional, folded).map(move |place| (kind, rule, place)))
        .collect()
}

/// Runs of one Chinese character.
fn doubled(folded: &[Character]) -> impl Iterator<Item = Place> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        while let Some(first) = folded.get(start) {
            let length = folded[start..].iter().take_while(|character| character.letter == first.letter).count();
            let place = Place { start, end: start + length };
            start = place.end;
            if length > 1 && matches!(first.letter, '\u{3400}'..='\u{9fff}') {
                return Some(place);
            }
        }
        None
    })
}
