//! Two questions that ask the same, or nearly: found for a whole bank without comparing each with each.

use crate::bank::{is_readable, reading_length};
use crate::course::{Choice, Fragment, Question, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::grade::normalise;
use rayon::prelude::*;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Two texts are nearly the same if so many percent of their pairs of neighbouring letters are common to both (P. Jaccard's index).
const ALIKE: usize = 80;

/// Prompts that are shorter, in letters of [`reading_length`], say nothing by themselves: their choices are compared too, and what is typed
/// in answer to them is not compared at all.
const SHORT: usize = 20;

/// Pairs of letters in more texts than this are frequent: few texts that share one are alike.
const FREQUENT: u32 = 64;

/// The counts of pairs of letters, as a power of two.
const PLACES: u32 = 17;

/// Pairs that are in more texts than this count as those that are in so many.
const MOST_COUNTED: u32 = (1 << 22) - 1;

/// Most keys a text may have on average. Only texts of many letters without a rare pair have more.
const KEYS: usize = 128;

/// A pair of neighbouring letters: the letters in its lower 42 bits, above them in how many texts it is. So the rarest pair has the
/// smallest number.
type Pair = u64;

/// Stands for one pair of letters, or for two. Others may have the same one: texts that are found under a key are looked at in any case.
type Key = u32;

/// Notes every question that asks what one before it asks.
pub fn check(questions: &[&Question], diagnostics: &mut Vec<Diagnostic>) {
    let asked: Vec<String> = questions.par_iter().map(|question| asked(question)).collect();
    let texts = ranked(&asked);
    let mut keys: Vec<_> = texts.par_iter().map(|pairs| keys(pairs, frequent())).collect();
    if keys.iter().map(Vec::len).sum::<usize>() > KEYS * texts.len() {
        keys = texts.par_iter().map(|pairs| self::keys(pairs, Pair::MAX)).collect();
    }
    // What follows goes through the texts one after the other, so as much as can be is prepared beside each other.
    let sketches: Vec<_> = texts.par_iter().map(|pairs| Sketch::of(pairs)).collect();
    let mut by_key = ByKey::of(&keys);
    let mut by_text: HashMap<&str, usize> = HashMap::with_capacity(asked.len());
    for (index, question) in questions.iter().enumerate() {
        if asked[index].is_empty() {
            continue;
        }
        let sketch = sketches[index];
        let by_same_text = by_text.entry(&asked[index]);
        let same = if let Entry::Occupied(other) = &by_same_text { Some(*other.get()) } else { None };
        let near = || {
            let candidates = keys[index].iter().flat_map(|key| by_key.get(*key));
            let candidates = candidates.filter(|(_, other)| sketch.may_be_alike(*other)).map(|(other, _)| other);
            candidates.filter(|other| alike(&texts[index], &texts[*other])).min()
        };
        if let Some(other) = same.or_else(near) {
            let diagnostic = Diagnostic::new(Code::DuplicatePrompt, question.id.span);
            let diagnostic = diagnostic.with("id", &questions[other].id.value).related_to(questions[other].id.span);
            diagnostics.push(if same.is_some() { diagnostic } else { diagnostic.with("near", "yes") });
            continue;
        }
        by_same_text.insert_entry(index);
        for key in &keys[index] {
            by_key.add(*key, index, sketch);
        }
    }
}

/// Keys of a text, one of which it shares with every text that is alike. `pairs` are those of the text, the rarest first, of which those
/// from `frequent` on are frequent.
///
/// Alike texts have at least 80 % of the n pairs of either in common. So of the n − ⌈n × 80 %⌉ + 1 rarest at least one is common, and of
/// one more at least two (S. Chaudhuri, V. Ganti, R. Kaushik, *A primitive operator for similarity joins in data cleaning*, ICDE 2006;
/// J. Wang, G. Li, J. Feng, *Can we beat the prefix filtering?*, SIGMOD 2012). The rarest common pair is the key, or, where that is
/// frequent, the two rarest. A pair that is in no other text is no key.
fn keys(pairs: &[Pair], frequent: Pair) -> Vec<Key> {
    let one = (pairs.len() + 1).saturating_sub((pairs.len() * ALIKE).div_ceil(100)).min(pairs.len());
    let is_shared = |pair: &&Pair| **pair >= with_count(2);
    if pairs.len() < 2 {
        return pairs.iter().filter(is_shared).map(|only| key(*only, *only)).collect();
    }
    let rare = pairs[..one].iter().filter(|pair| **pair < frequent).filter(is_shared).map(|pair| key(*pair, *pair));
    // The rarest come first.
    let others = &pairs[..=one];
    let others = &others[others.partition_point(|pair| *pair < frequent)..];
    let twos =
        others.iter().enumerate().flat_map(|(at, first)| others[at + 1..].iter().map(|second| key(*first, *second)));
    rare.chain(twos).collect()
}

fn key(one: Pair, other: Pair) -> Key {
    (scattered(scattered(one) >> 22 ^ other) >> 32) as Key
}

/// Texts by their keys, of which some share a place.
struct ByKey {
    /// For each place where its texts begin among all, and where they end so far.
    places: Vec<(u32, u32)>,
    texts: Vec<(u32, Sketch)>,
}

impl ByKey {
    /// Room for texts with these keys.
    fn of(keys: &[Vec<Key>]) -> Self {
        let all = keys.iter().map(Vec::len).sum::<usize>();
        let mut by_key = Self { places: vec![(0, 0); all.next_power_of_two()], texts: Vec::new() };
        for key in keys.iter().flatten() {
            let place = by_key.place(*key);
            by_key.places[place].1 += 1;
        }
        let mut start = 0;
        for place in &mut by_key.places {
            let texts = place.1;
            *place = (start, start);
            start += texts;
        }
        by_key.texts = vec![(0, Sketch::default()); all];
        by_key
    }

    fn add(&mut self, key: Key, text: usize, sketch: Sketch) {
        let place = self.place(key);
        let end = &mut self.places[place].1;
        self.texts[*end as usize] = (u32::try_from(text).unwrap_or(u32::MAX), sketch);
        *end += 1;
    }

    /// The texts that may have this key, in order.
    fn get(&self, key: Key) -> impl Iterator<Item = (usize, Sketch)> {
        let (start, end) = self.places[self.place(key)];
        self.texts[start as usize..end as usize].iter().map(|(text, sketch)| (*text as usize, *sketch))
    }

    fn place(&self, key: Key) -> usize {
        key as usize & (self.places.len() - 1)
    }
}

/// How many pairs a text has, and a set of 64 bits with one for each of them: most texts that are not alike show it here already.
#[derive(Clone, Copy, Default)]
struct Sketch {
    length: u32,
    bits: u64,
}

impl Sketch {
    fn of(pairs: &[Pair]) -> Self {
        let bits = pairs.iter().fold(0, |bits, pair| bits | 1 << (scattered(*pair) >> 58));
        Self { length: u32::try_from(pairs.len()).unwrap_or(u32::MAX), bits }
    }

    /// Whether two texts may be alike by their sketches: a bit that only one has stands for at least one pair that only this one has.
    fn may_be_alike(self, other: Self) -> bool {
        let both = u64::from(self.length) + u64::from(other.length);
        let apart = u64::from((self.bits ^ other.bits).count_ones());
        is_alike(both.saturating_sub(apart) / 2, both)
    }
}

/// Whether two texts are alike that have `common` pairs in common and `both` pairs together, those in common counted twice.
fn is_alike(common: u64, both: u64) -> bool {
    common > 0 && common * 100 >= (both - common) * ALIKE as u64
}

/// What a question asks, empty if that cannot be told: its prompt, and what is worked on where the prompt alone does not tell.
fn asked(question: &Question) -> String {
    let mut text = question.prompt.text.clone();
    let is_short = reading_length(&text) < SHORT;
    let mut add = |choices: &[Choice]| choices.iter().for_each(|choice| text.push_str(&choice.text.text));
    match &question.task {
        Task::Single(choices) | Task::Multiple(choices) if is_short => add(choices),
        Task::Order(choices) => add(choices),
        Task::Match { items, .. } | Task::Matrix { rows: items, .. } => add(items),
        Task::Mark(passage) => {
            for piece in passage.lines.iter().flatten() {
                match piece {
                    Fragment::Plain(words) | Fragment::Place { text: words, .. } => text.push_str(words),
                }
            }
        }
        Task::Numeric { .. } | Task::Blank(_) | Task::Write { .. } if is_short => return String::new(),
        _ => {}
    }
    normalise(&text).chars().filter(|letter| is_readable(*letter)).collect()
}

/// The bits of a pair's letters.
const LETTERS: u32 = 42;

/// The smallest number of a pair that is in so many texts.
const fn with_count(texts: u32) -> Pair {
    (texts as Pair) << LETTERS
}

/// The smallest number of a frequent pair.
const fn frequent() -> Pair {
    with_count(FREQUENT + 1)
}

/// A number that depends, in its highest bits above all, on both letters of a pair (D. Knuth's multiplicative hashing).
fn scattered(pair: Pair) -> u64 {
    let letters = pair & (with_count(1) - 1);
    (letters ^ letters >> 21).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The pairs of neighbouring letters of each text, without repetition, in ascending order.
fn ranked(texts: &[String]) -> Vec<Vec<Pair>> {
    let mut texts: Vec<Vec<Pair>> = texts.par_iter().map(|text| pairs(text)).collect();
    // Pairs that share a place are counted as one: they pass for more frequent than they are, which only makes for more candidates.
    let mut count = vec![0_u32; 1 << PLACES];
    let place = |pair: Pair| (scattered(pair) >> (u64::BITS - PLACES)) as usize;
    for pair in texts.iter().flatten() {
        count[place(*pair)] += 1;
    }
    texts.par_iter_mut().for_each(|own| {
        own.iter_mut().for_each(|pair| *pair |= with_count(count[place(*pair)].min(MOST_COUNTED)));
        own.sort_unstable();
    });
    texts
}

/// The pairs of neighbouring letters of a text, without repetition, none of them counted.
fn pairs(text: &str) -> Vec<Pair> {
    let letters = text.chars().zip(text.chars().skip(1));
    // Most letters are of three bytes.
    let mut own: Vec<Pair> = Vec::with_capacity(text.len() / 3);
    own.extend(letters.map(|(one, next)| Pair::from(u32::from(one)) << 21 | Pair::from(u32::from(next))));
    own.sort_unstable();
    own.dedup();
    own
}

/// Whether two lists in ascending order have so much in common.
fn alike(one: &[Pair], other: &[Pair]) -> bool {
    let (mut common, mut at) = (0, 0);
    for pair in one {
        at += other[at..].iter().take_while(|smaller| *smaller < pair).count();
        common += u64::from(other.get(at) == Some(pair));
    }
    is_alike(common, (one.len() + other.len()) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_most_pairs_in_common_are_alike() {
        let texts = ["顾客问几天能到货该怎么回答才好", "顾客问几天能到货该怎么回答好", "顾客问能不能便宜一点怎么回"];
        let pairs = ranked(&texts.map(str::to_owned));
        assert!(alike(&pairs[0], &pairs[1]));
        assert!(!alike(&pairs[0], &pairs[2]));
        assert!(!alike(&[], &[]));
    }

    #[test]
    fn texts_are_found_under_their_keys_in_order() {
        let key = |text: usize| text as Key % 7;
        let mut by_key = ByKey::of(&(0..50).map(|text| vec![key(text)]).collect::<Vec<_>>());
        for text in (0..50).filter(|text: &usize| !text.is_multiple_of(3)) {
            by_key.add(key(text), text, Sketch::default());
        }
        for wanted in 0..9 {
            let found: Vec<usize> = by_key.get(wanted).map(|(text, _)| text).collect();
            assert!(found.is_sorted_by(|one, next| one < next));
            let has_key = |text: &usize| !text.is_multiple_of(3) && key(*text) == wanted;
            assert!((0..50).filter(has_key).all(|text| found.contains(&text)), "{wanted} {found:?}");
        }
        assert_eq!(ByKey::of(&[]).get(1).count(), 0);
    }

    /// Texts of eight letters without order, of which many are alike, and all their pairs are frequent.
    fn jumbled(number: u64) -> Vec<String> {
        let letter = |text: u64, place: u64| (text.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (place * 3) & 7) as usize;
        let text = |text| (0..20).map(|place| "春江潮水连海平月".chars().nth(letter(text, place)).unwrap()).collect();
        (0..number).map(text).collect()
    }

    #[test]
    fn texts_that_are_alike_share_a_key_and_differ_by_no_more_than_their_sketches_allow() {
        let texts = ranked(&jumbled(400));
        assert!(texts.iter().all(|pairs| pairs.iter().any(|pair| *pair >= frequent())));
        let mut found = 0;
        for bar in [0, frequent(), Pair::MAX] {
            let keys: Vec<_> = texts.iter().map(|pairs| keys(pairs, bar)).collect();
            for (index, text) in texts.iter().enumerate() {
                for other in (0..index).filter(|other| alike(text, &texts[*other])) {
                    found += 1;
                    assert!(keys[index].iter().any(|key| keys[other].contains(key)), "{index} {other} {bar}");
                    assert!(Sketch::of(text).may_be_alike(Sketch::of(&texts[other])), "{index} {other}");
                }
            }
        }
        assert!(found > 100, "{found}");
    }
}
