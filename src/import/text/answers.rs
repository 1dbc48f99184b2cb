//! Answers that stand together at the end of a text: `1. B  2. AC`, `1-5 BACDA`, below headings or not.

use super::super::table::section;
use super::super::words::narrow;

/// An answer with the number of its question.
pub struct Answer {
    /// The number.
    pub number: usize,
    /// The key.
    pub key: String,
    /// The line it stands in.
    pub line: usize,
    section: usize,
    kind: Option<String>,
}

/// All answers that stand together.
#[derive(Default)]
pub struct Sheet {
    /// The answers in their order.
    pub answers: Vec<Answer>,
    section: usize,
    kind: Option<String>,
}

/// Whether a text is a list of answers: a number, and perhaps a range, and keys behind it.
pub fn is_list(text: &str) -> bool {
    let mut sheet = Sheet::default();
    text.starts_with(|digit: char| digit.is_ascii_digit())
        && text.contains(['.', '、', '．', '-', '~', ':', '：', '—'])
        && sheet.line(0, text)
        && !sheet.answers.is_empty()
}

impl Sheet {
    /// Reads a line of answers, or a heading between them. `false` when it is neither.
    pub fn line(&mut self, at: usize, line: &str) -> bool {
        let (line, heading) = match section(line) {
            Some(kind) => {
                (self.section, self.kind) = (self.section + 1, Some(kind));
                // `一、单选题：1.B 2.C` has answers on the same line.
                (line.split_once([':', '：']).map_or("", |(_, rest)| rest), true)
            }
            // `一、1-5 BACDA`: a section by its number alone.
            None => match numbered(line) {
                Some(rest) => {
                    (self.section, self.kind) = (self.section + 1, None);
                    (rest, false)
                }
                None => (line, false),
            },
        };
        let before = self.answers.len();
        let narrow = narrow(line);
        let mut rest = narrow.trim();
        while let Some((first, last, behind)) = numbers(rest) {
            let end = next_number(behind);
            let key = behind[..end].trim().trim_end_matches([',', ';', '，', '；', '、', '。', '.']).trim();
            self.add(at, first, last, key);
            rest = behind[end..].trim_start();
        }
        rest.is_empty() && (heading || self.answers.len() > before)
    }

    /// The index of the answer for a question: by number below the same heading, else by a number that is there once.
    pub fn find(&self, number: usize, section: usize, kind: Option<&str>) -> Option<usize> {
        let same = |answer: &Answer| answer.number == number;
        let here =
            |answer: &Answer| answer.section == section || (answer.kind.is_some() && answer.kind.as_deref() == kind);
        let all: Vec<usize> = (0..self.answers.len()).filter(|at| same(&self.answers[*at])).collect();
        match all.as_slice() {
            [one] => Some(*one),
            several => several.iter().copied().find(|at| here(&self.answers[*at])),
        }
    }

    fn add(&mut self, line: usize, first: usize, last: usize, key: &str) {
        let push = |number: usize, key: String, answers: &mut Vec<Answer>| {
            answers.push(Answer { number, key, line, section: self.section, kind: self.kind.clone() });
        };
        if first == last {
            push(first, key.to_owned(), &mut self.answers);
            return;
        }
        // `1-5 BACDA`, or `1-3 AB C ABD` with spaces.
        let parts: Vec<&str> = key.split([' ', ',', '，', '、']).filter(|part| !part.is_empty()).collect();
        let letters: Vec<String> = if parts.len() == last - first + 1 {
            parts.into_iter().map(str::to_owned).collect()
        } else {
            key.chars().filter(|letter| !letter.is_whitespace()).map(String::from).collect()
        };
        for (number, letter) in (first..=last).zip(letters) {
            push(number, letter, &mut self.answers);
        }
    }
}

/// What stands behind the number of a section, `一、`, if that begins with the number of a question.
fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|letter| "一二三四五六七八九十".contains(letter));
    let rest = rest.strip_prefix(['、', '.', '．', ':', '：']).filter(|_| rest.len() < line.len())?;
    let rest = rest.trim_start();
    numbers(&narrow(rest)).is_some().then_some(rest)
}

/// `12.`, `12、`, `1-5`, `1~5:` at the start of a text: first and last number, and what stands behind.
fn numbers(text: &str) -> Option<(usize, usize, &str)> {
    let digits = |text: &str| text.len() - text.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
    let length = digits(text);
    let first: usize = text.get(..length).filter(|_| length > 0 && length < 5)?.parse().ok()?;
    let behind = text[length..].trim_start();
    if let Some(range) = behind.strip_prefix(['-', '~', '—', '–', '至', '～']) {
        let range = range.trim_start_matches(['-', '—', ' ']);
        let length = digits(range);
        let last: usize = range.get(..length).filter(|_| length > 0 && length < 5)?.parse().ok()?;
        let rest = range[length..].trim_start_matches([' ', '.', '、', ':', ')', '题']);
        return (last > first && last - first < 200).then_some((first, last, rest));
    }
    let rest = behind
        .strip_prefix(['.', '、', ':', ')', '题'])
        .or_else(|| behind.strip_prefix(|letter: char| !letter.is_ascii_digit()).map(|_| behind))?;
    Some((first, first, rest.trim_start()))
}

/// Where in a text the next number of an answer begins.
fn next_number(text: &str) -> usize {
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        if at > 0
            && character.is_ascii_digit()
            && !before.is_ascii_digit()
            && !matches!(before, '.' | '-')
            && numbers(&text[at..]).is_some()
        {
            return at;
        }
        before = character;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(lines: &[&str]) -> Vec<(usize, String)> {
        let mut sheet = Sheet::default();
        for line in lines {
            assert!(sheet.line(1, line), "{line}");
        }
        sheet.answers.into_iter().map(|answer| (answer.number, answer.key)).collect()
    }

    #[test]
    fn answers_are_read_one_by_one_and_in_ranges() {
        let pairs =
            |list: &[(usize, &str)]| list.iter().map(|(number, key)| (*number, (*key).to_owned())).collect::<Vec<_>>();
        assert_eq!(keys(&["1.B 2.AC  3、√"]), pairs(&[(1, "B"), (2, "AC"), (3, "√")]));
        assert_eq!(keys(&["1-3 BAC", "4～5：AB"]), pairs(&[(1, "B"), (2, "A"), (3, "C"), (4, "A"), (5, "B")]));
        assert_eq!(keys(&["1—3 AB C ABD"]), pairs(&[(1, "AB"), (2, "C"), (3, "ABD")]));
        assert_eq!(keys(&["一、单选题", "1. B"]), pairs(&[(1, "B")]));
        assert!(!Sheet::default().line(1, "以上答案仅供参考"));
    }

    #[test]
    fn a_section_may_have_a_number_only() {
        let mut sheet = Sheet::default();
        assert!(["一、1-3 ABB", "二、1.对 2.错"].into_iter().all(|line| sheet.line(1, line)));
        let found = |number, section| sheet.find(number, section, None).map(|at| sheet.answers[at].key.as_str());
        assert_eq!(
            [found(1, 1), found(3, 1), found(1, 2), found(2, 2)],
            [Some("A"), Some("B"), Some("对"), Some("错")]
        );
        assert!(!sheet.line(1, "一、服务用语"));
    }

    #[test]
    fn equal_numbers_are_told_apart_by_their_headings() {
        let mut sheet = Sheet::default();
        for line in ["一、单选题", "1. B", "二、判断题", "1. 错"] {
            sheet.line(1, line);
        }
        assert_eq!(sheet.find(1, 2, Some("判断题")).map(|at| sheet.answers[at].key.as_str()), Some("错"));
        assert_eq!(sheet.find(2, 1, None), None);
    }
}
