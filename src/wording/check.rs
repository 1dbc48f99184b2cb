//! The checker: what is to be said of a text (rules G15.4 to G15.14).

use super::disguise::seen_through;
use super::fold::{Character, fold_with};
use super::negation::{is_negated, is_question};
use super::phrase::{Place, Variant, letters_with, places};
use crate::course::{Phrase, WordingRules};
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
        let place = polite_places(phrase, &folded, rules).next()?;
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
    let says = |phrase: &String| Variant::with(phrase, &rules.traditional).first_place(folded).is_some();
    let finding = |kind, rule| Finding { kind, rule, start: 0, end: 0 };
    let missing = rules.require.iter().enumerate().filter(|(_, point)| !point.accept.iter().any(says));
    let mut findings: Vec<Finding> = missing.map(|(rule, _)| finding(FindingKind::Missing, rule)).collect();
    let least = rules.length.and_then(|length| length.least).unwrap_or(0);
    if folded.len() < least as usize {
        findings.push(finding(FindingKind::TooShort, 0));
    }
    let is_polite = |phrase: &String| polite_places(phrase, folded, rules).next().is_some();
    if !rules.polite.is_empty() && !rules.polite.iter().any(is_polite) {
        findings.push(finding(FindingKind::Impolite, 0));
    }
    findings
}

/// Where a polite expression stands, but for inside a longer exception and in the words of others.
fn polite_places<'t>(
    phrase: &str,
    folded: &'t [Character],
    rules: &'t WordingRules,
) -> impl Iterator<Item = Place> + 't {
    let mut longer: Vec<Place> =
        rules.except.iter().flat_map(|phrase| places(phrase, &rules.traditional, folded)).collect();
    longer.extend(quotations(folded, rules).into_iter().map(Place::with_ends));
    places(phrase, &rules.traditional, folded)
        .filter(move |place| !longer.iter().any(|excuse| place.is_inside(*excuse) && place != excuse))
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
    let mut excused: Vec<Place> = excuses.flat_map(|phrase| places(phrase, &rules.traditional, folded)).collect();
    excused.extend(quotations(folded, rules));
    let mut found = phrases(FindingKind::Forbidden, &rules.forbid, folded, rules);
    found.extend(phrases(FindingKind::Avoided, &rules.avoid, folded, rules));
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
    folded: &[Character],
    rules: &WordingRules,
) -> Vec<(FindingKind, usize, Place)> {
    let mut found = Vec::new();
    for (rule, phrase) in list.iter().enumerate() {
        for form in std::iter::once(&phrase.phrase).chain(&phrase.also) {
            let all = if rules.closely {
                seen_through(&letters_with(form, &rules.traditional), folded)
            } else {
                places(form, &rules.traditional, folded).collect()
            };
            let is_harmless = |place: &Place| {
                rules.closely && is_question(folded, place.start) || phrase.deniable && is_negated(folded, *place)
            };
            found.extend(all.into_iter().filter(|place| !is_harmless(place)).map(|place| (kind, rule, place)));
        }
    }
    found
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
