//! Papers by chance (rules G20): which questions of the bank an attempt is asked, in which order, and in which order
//! their choices stand. The same seed gives the same paper here and in the browser.

use super::Generator;
use std::collections::HashMap;

/// A row of a blueprint: how many questions, and the ids of those that may be drawn, in the order of the bank, each
/// once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// How many are drawn.
    pub count: usize,
    /// What they are drawn from.
    pub candidates: Vec<&'a str>,
}

/// How many questions the rows can be given at most, no question twice: the size of a largest matching between the
/// places of the rows and their candidates (H. W. Kuhn, *The Hungarian method for the assignment problem*, Naval
/// Research Logistics Quarterly 2, 1955; the augmenting paths of C. Berge). The rows can be filled exactly if it is the
/// sum of their counts.
#[must_use]
pub fn most_filled(rows: &[Row], taken: &[&str]) -> usize {
    let mut matching = Matching { rows, owner: HashMap::new() };
    let mut filled = 0;
    for (index, row) in rows.iter().enumerate() {
        for _ in 0..row.count.min(row.candidates.len()) {
            let mut seen: Vec<&str> = taken.to_vec();
            if !matching.augment(index, &mut seen) {
                break;
            }
            filled += 1;
        }
    }
    filled
}

/// Questions with the rows that hold them.
struct Matching<'r, 'a> {
    rows: &'r [Row<'a>],
    owner: HashMap<&'a str, usize>,
}

impl<'a> Matching<'_, 'a> {
    /// Gives the row one question more, moving others if need be; questions in `seen` are not tried.
    fn augment(&mut self, row: usize, seen: &mut Vec<&'a str>) -> bool {
        for &candidate in &self.rows[row].candidates {
            if seen.contains(&candidate) {
                continue;
            }
            seen.push(candidate);
            let free = match self.owner.get(candidate) {
                None => true,
                Some(&owner) => owner != row && self.augment(owner, seen),
            };
            if free {
                self.owner.insert(candidate, row);
                return true;
            }
        }
        false
    }
}

/// The ids of a paper: those of `own`, then what the rows draw with this seed (G20.1 to G20.3), shuffled together if
/// `shuffle` (G20.4). Rows that cannot be filled give what they can; `check` refuses such a course.
#[must_use]
pub fn draw_paper(own: &[&str], rows: &[Row], shuffle: bool, seed: &str) -> Vec<String> {
    let mut generator = Generator::new(seed);
    let mut taken: Vec<&str> = own.to_vec();
    for (index, row) in rows.iter().enumerate() {
        let mut candidates = row.candidates.clone();
        generator.shuffle(&mut candidates);
        let later = &rows[index + 1..];
        let mut missing = row.count;
        for candidate in candidates {
            if missing == 0 {
                break;
            }
            if !taken.contains(&candidate) && leaves_enough(candidate, missing, row, later, &taken) {
                taken.push(candidate);
                missing -= 1;
            }
        }
    }
    if shuffle {
        generator.shuffle(&mut taken);
    }
    taken.into_iter().map(str::to_owned).collect()
}

/// Whether the rest of the row and all later rows can still be filled once `candidate` is taken.
fn leaves_enough(candidate: &str, missing: usize, row: &Row, later: &[Row], taken: &[&str]) -> bool {
    // What no later row wants can always be taken.
    if !later.iter().any(|row| row.candidates.contains(&candidate)) {
        return true;
    }
    let mut rest = vec![Row { count: missing - 1, candidates: row.candidates.clone() }];
    rest.extend(later.iter().cloned());
    let taken: Vec<&str> = taken.iter().copied().chain([candidate]).collect();
    most_filled(&rest, &taken) == rest.iter().map(|row| row.count).sum::<usize>()
}

/// The order in which an attempt with this seed shows the choices of a question, from `choices` in the order of their
/// names (G20.5).
#[must_use]
pub fn choice_order(choices: &[String], question: &str, seed: &str) -> Vec<String> {
    let mut shuffled = choices.to_vec();
    Generator::new(&format!("{seed}/{question}")).shuffle(&mut shuffled);
    shuffled
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Rows of up to ten candidates out of eight that can all be filled, by chance.
    fn rows(generator: &mut Generator, names: &'static [&'static str]) -> Vec<Row<'static>> {
        loop {
            let rows: Vec<Row> = (0..=generator.below(4))
                .map(|_| {
                    let count = generator.below(4) as usize;
                    Row { count, candidates: names.iter().copied().filter(|_| generator.below(2) == 0).collect() }
                })
                .collect();
            if most_filled(&rows, &[]) == rows.iter().map(|row| row.count).sum::<usize>() {
                return rows;
            }
        }
    }

    const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

    #[test]
    fn a_blueprint_that_can_be_filled_is_always_filled_without_repeating_a_question() {
        let mut generator = Generator::new("blueprints");
        for round in 0..2_000 {
            let rows = rows(&mut generator, &NAMES);
            let drawn = draw_paper(&[], &rows, false, &round.to_string());
            assert_eq!(drawn.len(), rows.iter().map(|row| row.count).sum::<usize>(), "{rows:?}");
            assert_eq!(drawn.iter().collect::<BTreeSet<_>>().len(), drawn.len(), "{drawn:?}");
            let mut at = 0;
            for row in &rows {
                let part = &drawn[at..at + row.count];
                assert!(part.iter().all(|id| row.candidates.contains(&id.as_str())), "{part:?} of {row:?}");
                at += row.count;
            }
        }
    }

    #[test]
    fn the_largest_matching_is_that_of_trying_everything() {
        fn best(rows: &[Row], taken: &mut Vec<&'static str>, row: usize, place: usize) -> usize {
            let Some(now) = rows.get(row) else { return 0 };
            if place == now.count {
                return best(rows, taken, row + 1, 0);
            }
            let mut most = best(rows, taken, row, place + 1);
            for name in NAMES {
                if now.candidates.contains(&name) && !taken.contains(&name) {
                    taken.push(name);
                    most = most.max(1 + best(rows, taken, row, place + 1));
                    taken.pop();
                }
            }
            most
        }
        let mut generator = Generator::new("matchings");
        for _ in 0..60 {
            let rows: Vec<Row> = (0..3)
                .map(|_| {
                    let count = generator.below(3) as usize;
                    Row { count, candidates: NAMES.iter().copied().filter(|_| generator.below(3) == 0).collect() }
                })
                .collect();
            assert_eq!(most_filled(&rows, &[]), best(&rows, &mut Vec::new(), 0, 0), "{rows:?}");
        }
    }

    #[test]
    fn every_question_of_a_row_is_drawn_about_equally_often() {
        let rows = [Row { count: 2, candidates: NAMES.to_vec() }];
        let mut counts = BTreeMap::new();
        for seed in 0..8_000 {
            for id in draw_paper(&[], &rows, true, &format!("seed {seed}")) {
                *counts.entry(id).or_insert(0_u32) += 1;
            }
        }
        // 2,000 expected each; five standard deviations are about 194.
        assert!(counts.len() == 8 && counts.values().all(|count| (1806..=2194).contains(count)), "{counts:?}");
    }
}
