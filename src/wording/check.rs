//! The checker: what is to be said of a text (rules G15.4 to G15.17).

use super::disguise::seen_through;
use super::fold::{Character, fold_with};
use super::negation::{is_negated, is_question};
use super::phrase::{Variant, letters_with, places};
use super::place::Place;
use super::sentence::long_sentences;
use super::sound::Hearing;
use crate::course::{Phrase, WordingRules};
use serde::{Deserialize, Serialize};
use std::ops::Range;

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
    /// A sentence is longer than it may be, from here on.
    LongSentence,
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

impl Finding {
    /// The bytes of `text`, the text it was found in, that it is about.
    #[must_use]
    pub fn bytes(&self, text: &str) -> Range<usize> {
        byte_offset(text, self.start)..byte_offset(text, self.end)
    }
}

/// The byte at which the UTF-16 code unit with this index begins.
fn byte_offset(text: &str, units: usize) -> usize {
    let mut passed = 0;
    for (at, letter) in text.char_indices() {
        if passed >= units {
            return at;
        }
        passed += letter.len_utf16();
    }
    text.len()
}

/// What is to be said of `text` by these rules: findings about the whole text first, then the others as they stand.
#[must_use]
pub fn check(text: &str, rules: &WordingRules) -> Vec<Finding> {
    let folded = fold_with(text, &rules.traditional);
    let faulty = faulty_places(&folded, rules);
    let polite = polite_places(&folded, rules, &faulty);
    let mut findings = whole_text(&folded, rules, !polite.is_empty());
    findings.extend(too_long(&folded, rules));
    if let Some(limit) = rules.sentence {
        let long = long_sentences(text, &folded, limit.longest as usize);
        findings.extend(long.into_iter().map(|place| at(FindingKind::LongSentence, 0, place, &folded)));
    }
    findings.extend(faulty.into_iter().chain(polite).map(|(kind, rule, place)| at(kind, rule, place, &folded)));
    findings.sort_by_key(|finding| (finding.start, finding.end, finding.kind, finding.rule));
    findings
}

/// What is found at a place of the folded text: its kind, the index in its list, the place.
type Found = (FindingKind, usize, Place);

fn at(kind: FindingKind, rule: usize, place: Place, folded: &[Character]) -> Finding {
    let start = folded.get(place.start).map_or(0, |character| character.start);
    let end = place.end.checked_sub(1).and_then(|last| folded.get(last)).map_or(0, |character| character.end);
    Finding { kind, rule, start, end }
}

/// What is about no place: points that are missing, a text too short, no polite expression.
fn whole_text(folded: &[Character], rules: &WordingRules, is_polite: bool) -> Vec<Finding> {
    let says = |phrase: &String| Variant::with(phrase, &rules.traditional).first_place(folded).is_some();
    let finding = |kind, rule| Finding { kind, rule, start: 0, end: 0 };
    let missing = rules.require.iter().enumerate().filter(|(_, point)| !point.accept.iter().any(says));
    let mut findings: Vec<Finding> = missing.map(|(rule, _)| finding(FindingKind::Missing, rule)).collect();
    let least = rules.length.and_then(|length| length.least).unwrap_or(0);
    if folded.len() < least as usize {
        findings.push(finding(FindingKind::TooShort, 0));
    }
    if !rules.polite.is_empty() && !is_polite {
        findings.push(finding(FindingKind::Impolite, 0));
    }
    findings
}

/// Where each polite expression first stands, but for inside a longer exception, in the words of others and in what is
/// forbidden.
fn polite_places(folded: &[Character], rules: &WordingRules, faulty: &[Found]) -> Vec<Found> {
    let mut longer: Vec<Place> =
        rules.except.iter().flat_map(|phrase| places(phrase, &rules.traditional, folded)).collect();
    longer.extend(quotations(folded, rules).into_iter().map(Place::with_ends));
    let counts = |place: &Place| {
        let is_forbidden = |(kind, _, other): &Found| *kind == FindingKind::Forbidden && place.overlaps(*other);
        !longer.iter().any(|excuse| place.is_inside(*excuse) && place != excuse) && !faulty.iter().any(is_forbidden)
    };
    let first = |(rule, phrase): (usize, &String)| {
        let place = places(phrase, &rules.traditional, folded).find(counts)?;
        Some((FindingKind::Polite, rule, place))
    };
    rules.polite.iter().enumerate().filter_map(first).collect()
}

/// What stands behind the last character that the text may have.
fn too_long(folded: &[Character], rules: &WordingRules) -> Option<Finding> {
    let most = rules.length?.most? as usize;
    (folded.len() > most).then(|| at(FindingKind::TooLong, 0, Place { start: most, end: folded.len() }, folded))
}

/// Forbidden and avoided phrases and doubled characters. Of two that overlap only one is found: forbidden before
/// avoided before doubled, the longer before the shorter, the earlier before the later.
fn faulty_places(folded: &[Character], rules: &WordingRules) -> Vec<Found> {
    let excuses = rules.except.iter().chain(&rules.polite);
    let mut excused: Vec<Place> = excuses.flat_map(|phrase| places(phrase, &rules.traditional, folded)).collect();
    excused.extend(quotations(folded, rules));
    let hearing = Hearing::of(&rules.sounds);
    let mut found = phrases(FindingKind::Forbidden, &rules.forbid, folded, rules, &hearing);
    found.extend(phrases(FindingKind::Avoided, &rules.avoid, folded, rules, &hearing));
    let reports = reports(folded, rules);
    found.retain(|(_, _, place)| !reports.contains(&place.start));
    if rules.no_doubling {
        found.extend(doubled(folded).map(|place| (FindingKind::Doubled, 0, place)));
    }
    found.retain(|(_, _, place)| !excused.iter().any(|excuse| place.is_inside(*excuse)));
    found.sort_by_key(|(kind, rule, place)| (*kind, usize::MAX - (place.end - place.start), place.start, *rule));
    let mut taken: Vec<Found> = Vec::new();
    for one in found {
        if !taken.iter().any(|(_, _, place)| place.overlaps(one.2)) {
            taken.push(one);
        }
    }
    taken
}

fn phrases(
    kind: FindingKind,
    list: &[Phrase],
    folded: &[Character],
    rules: &WordingRules,
    hearing: &Hearing,
) -> Vec<Found> {
    let mut found = Vec::new();
    for (rule, phrase) in list.iter().enumerate() {
        let closely = rules.closely || phrase.homophones;
        for (index, form) in std::iter::once(&phrase.phrase).chain(&phrase.also).enumerate() {
            let letters = || letters_with(form, &rules.traditional);
            let all = if closely {
                seen_through(&letters(), phrase.homophones && index == 0, hearing, folded)
            } else {
                places(form, &rules.traditional, folded).collect()
            };
            let is_harmless = |place: &Place| {
                closely && is_question(folded, place.start) || phrase.deniable && is_negated(folded, *place)
            };
            found.extend(all.into_iter().filter(|place| !is_harmless(place)).map(|place| (kind, rule, place)));
        }
    }
    found
}

/// Before a word that quotes: then it is the trainee who speaks, to somebody.
const SPEAKS_TO: &str = "跟和对给向同与";

/// Where a report begins: directly behind a word `quoting` that ends with `说` or `问` (rule G15.12).
fn reports(folded: &[Character], rules: &WordingRules) -> Vec<usize> {
    let letter = |at: Option<usize>| at.and_then(|at| folded.get(at)).map(|character| character.letter);
    let words = rules.quoting.iter().flat_map(|word| places(word, &rules.traditional, folded));
    let reports = words.filter(|word| {
        matches!(letter(word.end.checked_sub(1)), Some('说' | '问'))
            && !letter(word.start.checked_sub(1)).is_some_and(|before| SPEAKS_TO.contains(before))
    });
    reports.map(|word| word.end).collect()
}

/// How many characters may stand between a word that quotes and the quotation.
const BEFORE_QUOTATION: usize = 4;

/// What stands between quotation marks behind one of the words `quoting` (rule G15.12).
fn quotations(folded: &[Character], rules: &WordingRules) -> Vec<Place> {
    let marks: Vec<usize> = (0..folded.len()).filter(|at| folded[*at].letter == '"').collect();
    let words: Vec<Place> = rules.quoting.iter().flat_map(|word| places(word, &rules.traditional, folded)).collect();
    let is_quoted =
        |opening: usize| words.iter().any(|word| word.end <= opening && opening - word.end <= BEFORE_QUOTATION);
    let pairs = marks.chunks_exact(2).filter(|pair| is_quoted(pair[0]));
    pairs.map(|pair| Place { start: pair[0] + 1, end: pair[1] }).collect()
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
