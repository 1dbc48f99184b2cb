//! Figures that a course may only show with their origin: numbers of training material for which nobody gave a source.
//!
//! Collections of cards list them (fields with the role [`FieldRole::Figure`]). Pages put a badge behind each, and the
//! check stage finds those that stand where no badge can. Looked for sentence by sentence: the figure and the words that
//! say what it is about, since a number alone says nothing.

use crate::course::{Course, FieldRole};
use crate::letters::LetterSet;
use std::ops::Range;

/// Signs of Markdown and of punctuation around words, which tell one place of a text from another no better.
const BESIDE: usize = 4;

/// The figures that the collections of a course list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    list: Vec<Figure>,
}

/// One way of writing a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Figure {
    /// The figure, then the words that have to stand in the same sentence; folded, without spaces.
    parts: Vec<Vec<char>>,
    /// All of their letters.
    letters: LetterSet,
    /// The ids of its collection and its card.
    card: (String, String),
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'f> {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// The ids of its collection and its card.
    pub card: &'f (String, String),
    /// The letters and digits before it and its own: by them the same place is known in a source and on a page.
    pub beside: String,
}

impl Figure {
    /// The figure that an author wrote: its number, then the other words, with spaces between.
    fn of(written: &str, card: (String, String)) -> Self {
        let parts: Vec<Vec<char>> = written.split_whitespace().map(letters_of).collect();
        Self { letters: LetterSet::of(parts.iter().flatten().copied()), parts, card }
    }
}

impl Figures {
    /// The figures of all collections of `course`.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let mut list = Vec::new();
        for collection in &course.collections {
            for card in &collection.cards {
                for word in collection.words(card, FieldRole::Figure) {
                    let figure = Figure::of(&word.value, (collection.id.value.clone(), card.id.value.clone()));
                    if !figure.parts.is_empty() {
                        list.push(figure);
                    }
                }
            }
        }
        Self { list }
    }

    /// Figures written so, of the collection `figures`, the first of the card `one`.
    #[cfg(test)]
    pub(crate) fn written(words: &[&str]) -> Self {
        let figure = |(word, card): (&&str, &str)| Figure::of(word, ("figures".to_owned(), card.to_owned()));
        Self { list: words.iter().zip(["one", "two", "three"]).map(figure).collect() }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The figures in `text`, in order, each place once. A line break ends a sentence too.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found<'_>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        if self.is_empty() {
            return found;
        }
        for sentence in sentences(text) {
            let folded = || folded(&text[sentence.clone()], sentence.start);
            let set = LetterSet::of(folded().map(|(letter, _)| letter));
            let mut figures = self.list.iter().filter(|figure| set.has_all(figure.letters)).peekable();
            // Most sentences have none.
            if figures.peek().is_none() {
                continue;
            }
            let letters: Vec<(char, Range<usize>)> = folded().collect();
            for figure in figures {
                let Some((number, about)) = figure.parts.split_first() else { continue };
                if !about.iter().all(|word| places(&letters, word).next().is_some()) {
                    continue;
                }
                for start in places(&letters, number) {
                    let end = start + number.len();
                    let at = letters[start].1.start..letters[end - 1].1.end;
                    let is_part =
                        |one: Option<&(char, Range<usize>)>| one.is_some_and(|(letter, _)| letter.is_ascii_digit());
                    let follows_point =
                        start >= 2 && letters[start - 1].0 == '.' && letters[start - 2].0.is_ascii_digit();
                    if start > 0 && is_part(letters.get(start - 1)) || follows_point || is_part(letters.get(end)) {
                        continue;
                    }
                    if !found.iter().any(|other| other.at.start < at.end && at.start < other.at.end) {
                        let before =
                            letters[..end].iter().rev().map(|(letter, _)| *letter).filter(|one| one.is_alphanumeric());
                        let beside = before.take(number.len() + BESIDE).collect();
                        found.push(Found { at, card: &figure.card, beside });
                    }
                }
            }
        }
        found.sort_by_key(|found| found.at.start);
        found
    }
}

/// The sentences of `text`, as places in it.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        for (at, letter) in letters.by_ref() {
            let end = at + letter.len_utf8();
            // A full stop in a number or a name ends nothing.
            let stops = letter == '.' && text[end..].starts_with([' ', '\n']);
            if matches!(letter, '。' | '！' | '？' | '!' | '?' | '\n') || stops {
                let sentence = start..end;
                start = end;
                return Some(sentence);
            }
        }
        let rest = start..text.len();
        start = text.len();
        (!rest.is_empty()).then_some(rest)
    })
}

/// The letters of `text` that count, with their places, which begin at `from`: no spaces, no capitals, no full width.
fn folded(text: &str, from: usize) -> impl Iterator<Item = (char, Range<usize>)> {
    let kept = text.char_indices().filter(|(_, letter)| !letter.is_whitespace());
    kept.map(move |(at, letter)| {
        let narrow = match letter {
            // These have no other form, and most letters are such.
            '\u{4e00}'..='\u{9fff}' => return (letter, from + at..from + at + letter.len_utf8()),
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
            _ => letter,
        };
        let small = narrow.to_lowercase().next().unwrap_or(narrow);
        (small, from + at..from + at + letter.len_utf8())
    })
}

fn letters_of(word: &str) -> Vec<char> {
    folded(word, 0).map(|(letter, _)| letter).collect()
}

/// Where `word` begins in `letters`.
fn places<'l>(letters: &'l [(char, Range<usize>)], word: &'l [char]) -> impl Iterator<Item = usize> + 'l {
    let windows = letters.windows(word.len().max(1)).enumerate();
    windows.filter(move |(_, here)| here.iter().map(|(letter, _)| letter).eq(word)).map(|(start, _)| start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(words: &[&str], text: &'t str) -> Vec<&'t str> {
        Figures::written(words).find(text).into_iter().map(|found| &text[found.at]).collect()
    }

    #[test]
    fn a_figure_is_found_however_it_is_spaced_where_its_sentence_says_what_it_is_about() {
        for text in ["转化率比平均高 30%。", "转化率高30 %", "转化率高３０％", "高出 30% 的转化"]
        {
            assert_eq!(found(&["30% 转化"], text).len(), 1, "{text}");
        }
        for text in ["退货率高 30%。", "转化率升了。降 30%", "转化率\n30%", "转化率 130%", "转化率 1.30%", "转化 30%5"]
        {
            assert_eq!(found(&["30% 转化"], text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(found(&["5% Second"], "It rises 5% per second. 5% of all."), ["5%"]);
        assert_eq!(found(&["2.38万亿 进出口"], "进出口为 2.38 万亿元，不是 12.38 万亿"), ["2.38 万亿"]);
    }

    #[test]
    fn two_ways_of_writing_a_figure_that_fit_one_place_find_it_once() {
        assert_eq!(found(&["25% 复购", "25% 差评", "40% 差评"], "差评率降 40%、复购率升 25%"), ["40%", "25%"]);
    }

    #[test]
    fn a_place_is_known_again_by_what_stands_before_it_whatever_the_markup() {
        let all = Figures::written(&["30% 转化"]);
        let beside = |text: &str| all.find(text)[0].beside.clone();
        assert_eq!(beside("咨询转化率比平均高 **30%**"), beside("咨询转化率比平均高 30%"));
        assert_ne!(beside("咨询转化率比平均高 30%"), beside("转化率提升 30%"));
    }
}
