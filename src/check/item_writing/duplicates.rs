//! Two questions that ask the same, or nearly: found for a whole bank without comparing each with each.

use crate::bank::reading_length;
use crate::course::{Choice, Fragment, Question, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::grade::normalise;
use std::collections::HashMap;

/// Two texts are nearly the same if so many percent of their pairs of neighbouring letters are common to both (P. Jaccard's index).
const ALIKE: usize = 80;

/// Prompts that are shorter, in letters of [`reading_length`], say nothing by themselves: their choices are compared too, and what is typed
/// in answer to them is not compared at all.
const SHORT: usize = 20;

/// Notes every question that asks what one before it asks.
pub fn check(questions: &[&Question], diagnostics: &mut Vec<Diagnostic>) {
    let asked: Vec<String> = questions.iter().map(|question| asked(question)).collect();
    let pairs = ranked(&asked);
    // Texts that are alike share one of their rarest pairs: of n pairs, one of the n − ⌈n × 80 %⌉ + 1 rarest (S. Chaudhuri, V. Ganti,
    // R. Kaushik, *A primitive operator for similarity joins in data cleaning*, ICDE 2006).
    let mut by_pair: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut by_text: HashMap<&str, usize> = HashMap::new();
    for (index, question) in questions.iter().enumerate() {
        if asked[index].is_empty() {
            continue;
        }
        let own = &pairs[index];
        let rarest = &own[..(own.len() + 1).saturating_sub((own.len() * ALIKE).div_ceil(100)).min(own.len())];
        let same = by_text.get(asked[index].as_str()).copied();
        let near = || {
            let candidates = rarest.iter().filter_map(|pair| by_pair.get(pair)).flatten();
            candidates.copied().find(|other| alike(own, &pairs[*other]))
        };
        if let Some(other) = same.or_else(near) {
            let diagnostic = Diagnostic::new(Code::DuplicatePrompt, question.id.span);
            let diagnostic = diagnostic.with("id", &questions[other].id.value).related_to(questions[other].id.span);
            diagnostics.push(if same.is_some() { diagnostic } else { diagnostic.with("near", "yes") });
            continue;
        }
        by_text.insert(&asked[index], index);
        for pair in rarest {
            by_pair.entry(*pair).or_default().push(index);
        }
    }
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
    normalise(&text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The pairs of neighbouring letters of each text, without repetition, the rarest of all first.
fn ranked(texts: &[String]) -> Vec<Vec<u32>> {
    let mut numbers: HashMap<(char, char), u32> = HashMap::new();
    let mut count: Vec<u32> = Vec::new();
    let mut pairs: Vec<Vec<u32>> = Vec::with_capacity(texts.len());
    for text in texts {
        let mut own: Vec<u32> = text
            .chars()
            .zip(text.chars().skip(1))
            .map(|pair| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(pair).or_insert(next)
            })
            .collect();
        own.sort_unstable();
        own.dedup();
        count.resize(numbers.len(), 0);
        own.iter().for_each(|pair| count[*pair as usize] += 1);
        pairs.push(own);
    }
    for own in &mut pairs {
        own.sort_unstable_by_key(|pair| (count[*pair as usize], *pair));
    }
    pairs
}

/// Whether two lists have so much in common.
fn alike(one: &[u32], other: &[u32]) -> bool {
    let (few, many) = (one.len().min(other.len()), one.len().max(other.len()));
    if few * 100 < many * ALIKE {
        return false;
    }
    let mut sorted = other.to_vec();
    sorted.sort_unstable();
    let common = one.iter().filter(|pair| sorted.binary_search(pair).is_ok()).count();
    common > 0 && common * 100 >= (one.len() + other.len() - common) * ALIKE
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
}
