//! The checker: what is to be said of a text (rules G15.4 to G15.17).

use super::disguise::seen_through;
use super::fold::Character;
use super::negation::{is_negated, is_question};
use super::phrase::Letters;
use super::place::Place;
use super::prepared::{Form, Prepared};
use super::sentence::long_sentences;
use super::text::Text;
use crate::course::WordingRules;
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
    Prepared::of(rules).check(text)
}

impl Prepared<'_> {
    /// As [`check`], for one text of many.
    #[must_use]
    pub fn check(&self, text: &str) -> Vec<Finding> {
        let folded = Text::of(text, &self.rules.traditional);
        let characters = folded.characters.as_slice();
        let excuses = Excuses::of(&folded, self);
        let faulty = faulty_places(&folded, self, &excuses);
        let polite = polite_places(&folded, self, &excuses, &faulty);
        let mut findings = whole_text(&folded, self, !polite.is_empty());
        findings.extend(too_long(characters, self.rules));
        if let Some(limit) = self.rules.sentence {
            let long = long_sentences(text, characters, limit.longest as usize);
            findings.extend(long.into_iter().map(|place| at(FindingKind::LongSentence, 0, place, characters)));
        }
        findings.extend(faulty.into_iter().chain(polite).map(|(kind, rule, place)| at(kind, rule, place, characters)));
        findings.sort_by_key(|finding| (finding.start, finding.end, finding.kind, finding.rule));
        findings
    }
}

/// What is found at a place of the folded text: its kind, the index in its list, the place.
type Found = (FindingKind, usize, Place);

fn at(kind: FindingKind, rule: usize, place: Place, folded: &[Character]) -> Finding {
    let start = folded.get(place.start).map_or(0, |character| character.start);
    let end = place.end.checked_sub(1).and_then(|last| folded.get(last)).map_or(0, |character| character.end);
    Finding { kind, rule, start, end }
}

/// What is about no place: points that are missing, a text too short, no polite expression.
fn whole_text(text: &Text, prepared: &Prepared, is_polite: bool) -> Vec<Finding> {
    let rules = prepared.rules;
    let finding = |kind, rule| Finding { kind, rule, start: 0, end: 0 };
    let points = prepared.require.iter().enumerate();
    let missing = points.filter(|(_, ways)| !ways.iter().any(|way| way.counts_in(text)));
    let mut findings: Vec<Finding> = missing.map(|(rule, _)| finding(FindingKind::Missing, rule)).collect();
    let least = rules.length.and_then(|length| length.least).unwrap_or(0);
    if text.characters.len() < least as usize {
        findings.push(finding(FindingKind::TooShort, 0));
    }
    if !rules.polite.is_empty() && !is_polite {
        findings.push(finding(FindingKind::Impolite, 0));
    }
    findings
}

/// Where nothing is found fault with.
struct Excuses {
    /// The exceptions.
    except: Vec<Place>,
    /// What others said.
    quotations: Vec<Place>,
}

impl Excuses {
    fn of(text: &Text, prepared: &Prepared) -> Self {
        let except = prepared.except.iter().flat_map(|phrase| phrase.places(text)).collect();
        Self { except, quotations: quotations(text, &prepared.quoting) }
    }
}

/// Where each polite expression first stands, but for inside a longer exception, in the words of others and in what is
/// forbidden.
fn polite_places(text: &Text, prepared: &Prepared, excuses: &Excuses, faulty: &[Found]) -> Vec<Found> {
    let quotations = excuses.quotations.iter().copied().map(Place::with_ends);
    let longer: Vec<Place> = excuses.except.iter().copied().chain(quotations).collect();
    let counts = |place: &Place| {
        let is_forbidden = |(kind, _, other): &Found| *kind == FindingKind::Forbidden && place.overlaps(*other);
        !longer.iter().any(|excuse| place.is_inside(*excuse) && place != excuse) && !faulty.iter().any(is_forbidden)
    };
    let first = |(rule, phrase): (usize, &Letters)| {
        let place = phrase.places(text).find(counts)?;
        Some((FindingKind::Polite, rule, place))
    };
    prepared.polite.iter().enumerate().filter_map(first).collect()
}

/// What stands behind the last character that the text may have.
fn too_long(folded: &[Character], rules: &WordingRules) -> Option<Finding> {
    let most = rules.length?.most? as usize;
    (folded.len() > most).then(|| at(FindingKind::TooLong, 0, Place { start: most, end: folded.len() }, folded))
}

/// Forbidden and avoided phrases and doubled characters. Of two that overlap only one is found: forbidden before
/// avoided before doubled, the longer before the shorter, the earlier before the later.
fn faulty_places(text: &Text, prepared: &Prepared, excuses: &Excuses) -> Vec<Found> {
    let mut found = phrases(FindingKind::Forbidden, &prepared.forbid, text, prepared);
    found.extend(phrases(FindingKind::Avoided, &prepared.avoid, text, prepared));
    if !found.is_empty() {
        let reports = reports(text, &prepared.quoting);
        found.retain(|(_, _, place)| !reports.contains(&place.start));
    }
    if prepared.rules.no_doubling {
        found.extend(doubled(&text.characters).map(|place| (FindingKind::Doubled, 0, place)));
    }
    if !found.is_empty() {
        let polite = prepared.polite.iter().flat_map(|phrase| phrase.places(text));
        let excused: Vec<Place> = excuses.except.iter().chain(&excuses.quotations).copied().chain(polite).collect();
        found.retain(|(_, _, place)| !excused.iter().any(|excuse| place.is_inside(*excuse)));
    }
    found.sort_by_key(|(kind, rule, place)| (*kind, usize::MAX - (place.end - place.start), place.start, *rule));
    let mut taken: Vec<Found> = Vec::new();
    for one in found {
        if !taken.iter().any(|(_, _, place)| place.overlaps(one.2)) {
            taken.push(one);
        }
    }
    taken
}

fn phrases(kind: FindingKind, forms: &[Form], text: &Text, prepared: &Prepared) -> Vec<Found> {
    let folded = text.characters.as_slice();
    let mut found = Vec::new();
    for form in forms {
        let is_harmless = |place: &Place| {
            form.closely && is_question(folded, place.start) || form.deniable && is_negated(folded, *place)
        };
        let mut take = |place: Place| {
            if !is_harmless(&place) {
                found.push((kind, form.rule, place));
            }
        };
        if form.closely {
            seen_through(form, &prepared.hearing, text).for_each(&mut take);
        } else {
            form.letters.places(text).for_each(&mut take);
        }
    }
    found
}

/// Before a word that quotes: then it is the trainee who speaks, to somebody.
const SPEAKS_TO: &str = "跟和对给向同与";

/// Where a report begins: directly behind a word `quoting` that ends with `说` or `问` (rule G15.12).
fn reports(text: &Text, quoting: &[Letters]) -> Vec<usize> {
    let letter = |at: Option<usize>| at.and_then(|at| text.characters.get(at)).map(|character| character.letter);
    let words = quoting.iter().flat_map(|word| word.places(text));
    let reports = words.filter(|word| {
        matches!(letter(word.end.checked_sub(1)), Some('说' | '问'))
            && !letter(word.start.checked_sub(1)).is_some_and(|before| SPEAKS_TO.contains(before))
    });
    reports.map(|word| word.end).collect()
}

/// How many characters may stand between a word that quotes and the quotation.
const BEFORE_QUOTATION: usize = 4;

/// What stands between quotation marks behind one of the words `quoting` (rule G15.12).
fn quotations(text: &Text, quoting: &[Letters]) -> Vec<Place> {
    let marks = text.characters.iter().enumerate().filter(|(_, character)| character.letter == '"');
    let marks: Vec<usize> = marks.map(|(at, _)| at).collect();
    if marks.len() < 2 {
        return Vec::new();
    }
    let words: Vec<Place> = quoting.iter().flat_map(|word| word.places(text)).collect();
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
