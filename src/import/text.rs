//! Numbered questions as they are pasted from Word: headings such as 一、单选题, `1.` questions, lettered choices, answers
//! below each question or all together at the end.

mod answers;

use super::choices::{following, marked, split};
use super::collect::Collector;
use super::draft::{Place, Raw, RawChoice};
use super::interpret::{MAX_TEXT, number};
use super::report::{Note, Reason, excerpt};
use super::table::{points_of, section};
use super::words::narrow_character;
use answers::Sheet;

/// The longest line that is looked at, in bytes: a prompt and its choices may share it.
const MAX_LINE: usize = 4 * MAX_TEXT;
/// How many letters of a line are tried as the first choice's.
const MAX_TRIES: usize = 50;

/// Reads the questions of a numbered text.
pub fn read(text: &str, collector: &mut Collector) {
    let mut reader = Reader::default();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}'));
        if line.len() > MAX_LINE {
            collector.leave_out(Place::Line(index + 1), Reason::Long(MAX_TEXT), line);
        } else if !line.is_empty() {
            reader.line(index + 1, line, collector);
        }
    }
    reader.close();
    reader.finish(collector);
}

/// What a line without a mark of its own goes on with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Prompt,
    Choice,
    Key,
    Explanation,
}

/// A question with the number it has in the text.
struct Found {
    raw: Raw,
    place: Place,
    number: Option<usize>,
    /// How many headings stand before it.
    section: usize,
}

#[derive(Default)]
struct Reader {
    kind: Option<String>,
    points: String,
    section: usize,
    open: Option<Found>,
    part: Part,
    found: Vec<Found>,
    /// Answers that stand together, once their heading was met.
    sheet: Option<Sheet>,
}

/// Words before a key, narrow.
const KEY_WORDS: [&str; 8] =
    ["正确答案", "参考答案", "标准答案", "答案", "correct answer", "right answer", "answer", "key"];
/// Words before an explanation, narrow.
const EXPLANATION_WORDS: [&str; 10] =
    ["答案解析", "试题解析", "题目解析", "解析", "分析", "详解", "解释", "说明", "explanation", "rationale"];

impl Reader {
    fn line(&mut self, at: usize, line: &str, collector: &mut Collector) {
        if let Some(sheet) = &mut self.sheet {
            if !sheet.line(at, line) {
                collector.leave_out(Place::Line(at), Reason::Stray, line);
            }
            return;
        }
        if let Some(word) = section(line).filter(|_| heading(line)) {
            self.close();
            collector.note(Note::Heading(Place::Line(at), word.clone()));
            (self.kind, self.points, self.section) = (Some(word), points_of(line), self.section + 1);
            return;
        }
        if let Some(rest) = labelled(line, &KEY_WORDS) {
            if self.begins_sheet(rest) {
                self.close();
                let mut sheet = Sheet::default();
                sheet.line(at, rest);
                self.sheet = Some(sheet);
            } else {
                self.key(at, line, rest, collector);
            }
            return;
        }
        if let Some(rest) = labelled(line, &EXPLANATION_WORDS) {
            self.explanation(at, line, rest, collector);
            return;
        }
        for (words, field) in [
            (&["难度", "难易度", "难易程度", "difficulty"][..], 0),
            (&["分值", "分数", "points", "score"], 1),
            (&["知识点", "考点", "标签", "章节", "tags", "topic"], 2),
            (&["题型", "类型", "type"], 3),
        ] {
            if let (Some(rest), Some(open)) = (labelled(line, words), &mut self.open) {
                match field {
                    0 => open.raw.difficulty = rest.to_owned(),
                    1 => open.raw.points = rest.to_owned(),
                    2 => open.raw.tags.push(rest.to_owned()),
                    _ => open.raw.kind = Some(rest.to_owned()),
                }
                return;
            }
        }
        self.content(at, line, collector);
    }

    /// A line of a prompt, of choices or of an explanation.
    fn content(&mut self, at: usize, line: &str, collector: &mut Collector) {
        let expected = self.open.as_ref().and_then(|open| open.raw.choices.last()?.letter).map_or('A', following);
        if let (Some(open), Some(choices)) = (&mut self.open, split(line, expected))
            && self.part != Part::Explanation
        {
            let choice = |(letter, text)| RawChoice { letter: Some(letter), text, ..RawChoice::default() };
            open.raw.choices.extend(choices.into_iter().map(choice));
            self.part = Part::Choice;
            return;
        }
        if let Some((number, rest)) = number(line).filter(|(number, _)| self.expects(*number)) {
            self.close();
            let (prompt, choices) = with_choices(rest);
            let raw = Raw { kind: self.kind.clone(), points: self.points.clone(), prompt, choices, ..Raw::default() };
            self.part = if raw.choices.is_empty() { Part::Prompt } else { Part::Choice };
            self.open = Some(Found { raw, place: Place::Line(at), number: Some(number), section: self.section });
            return;
        }
        let Some(open) = &mut self.open else {
            if marked(line).is_some() {
                collector.leave_out(Place::Line(at), Reason::Stray, line);
            } else {
                collector.note(Note::Passed(Place::Line(at), excerpt(line)));
            }
            return;
        };
        match self.part {
            Part::Prompt => {
                let (prompt, choices) = with_choices(line);
                join(&mut open.raw.prompt, &prompt);
                open.raw.choices = choices;
            }
            // A choice that is marked with a letter out of order.
            Part::Choice if marked(line).is_some() => {
                let (letter, text) = marked(line).map_or((expected, line), |found| found);
                open.raw.choices.push(RawChoice {
                    letter: Some(letter),
                    text: text.to_owned(),
                    ..RawChoice::default()
                });
            }
            Part::Choice => {
                if let Some(choice) = open.raw.choices.last_mut() {
                    join(&mut choice.text, line);
                }
            }
            Part::Explanation => join(&mut open.raw.explanation, line),
            Part::Key => collector.leave_out(Place::Line(at), Reason::Stray, line),
        }
    }

    /// Whether a number at the start of a line begins a question: inside an explanation only the next number does.
    fn expects(&self, number: usize) -> bool {
        match (&self.open, self.part) {
            (Some(open), Part::Explanation | Part::Choice) => {
                let next = open.number.map_or(1, |number| number + 1);
                number == next || (number > next && number < next + 5) || (number == 1 && open.section != self.section)
            }
            _ => true,
        }
    }

    fn key(&mut self, at: usize, line: &str, rest: &str, collector: &mut Collector) {
        let Some(open) = &mut self.open else {
            collector.leave_out(Place::Line(at), Reason::Stray, line);
            return;
        };
        // `答案：B 解析：……` on one line.
        let cut = EXPLANATION_WORDS
            .iter()
            .filter_map(|word| rest.to_lowercase().find(word).filter(|at| rest.is_char_boundary(*at)));
        let cut = cut
            .filter(|at| *at > 0)
            .filter(|at| labelled(rest[*at..].trim_start(), &EXPLANATION_WORDS).is_some())
            .min();
        let (key, explanation) = cut.map_or((rest, ""), |at| rest.split_at(at));
        join(
            &mut open.raw.key,
            key.trim_end_matches(['【', '[', '(', '（']).trim().trim_end_matches(['。', '；', ';']),
        );
        self.part = Part::Key;
        if let Some(rest) = labelled(explanation.trim_start(), &EXPLANATION_WORDS) {
            join(&mut open.raw.explanation, rest);
            self.part = Part::Explanation;
        }
    }

    fn explanation(&mut self, at: usize, line: &str, rest: &str, collector: &mut Collector) {
        let Some(open) = &mut self.open else {
            collector.leave_out(Place::Line(at), Reason::Stray, line);
            return;
        };
        join(&mut open.raw.explanation, rest);
        self.part = Part::Explanation;
    }

    /// Whether a line `参考答案` begins the answers of all questions: nothing or a number stands behind it, and no
    /// question has an answer of its own yet, or the last one has.
    fn begins_sheet(&self, rest: &str) -> bool {
        let none_yet = self.found.iter().all(|found| found.raw.key.is_empty());
        let last_has = self.open.as_ref().is_none_or(|open| !open.raw.key.is_empty());
        let several = !self.found.is_empty();
        (rest.is_empty() && several && (none_yet || last_has)) || (answers::is_list(rest) && (none_yet || last_has))
    }

    fn close(&mut self) {
        self.found.extend(self.open.take());
        self.part = Part::Prompt;
    }

    fn finish(self, collector: &mut Collector) {
        let sheet = self.sheet.unwrap_or_default();
        let mut used = vec![false; sheet.answers.len()];
        for mut found in self.found {
            if found.raw.key.is_empty()
                && let Some(number) = found.number
                && let Some(at) = sheet.find(number, found.section, found.raw.kind.as_deref())
            {
                found.raw.key.clone_from(&sheet.answers[at].key);
                used[at] = true;
            }
            collector.raw(found.raw, found.place);
        }
        for (answer, used) in sheet.answers.iter().zip(used) {
            if !used {
                let start = format!("{}. {}", answer.number, answer.key);
                collector.leave_out(Place::Line(answer.line), Reason::Stray, &start);
            }
        }
    }
}

/// A prompt with its choices on the same line: `……是：A.甲 B.乙`.
fn with_choices(line: &str) -> (String, Vec<RawChoice>) {
    let mut before = ' ';
    let mut tries = 0;
    for (at, character) in line.char_indices() {
        let may_begin = matches!(narrow_character(character), 'A' | 'a' | '(' | '[');
        tries += usize::from(may_begin);
        if tries > MAX_TRIES {
            break;
        }
        if at > 0
            && !before.is_ascii_alphanumeric()
            && !matches!(narrow_character(before), '(' | '[')
            && may_begin
            && let Some(choices) = split(&line[at..], 'A').filter(|choices| choices.len() > 1)
        {
            let choice = |(letter, text)| RawChoice { letter: Some(letter), text, ..RawChoice::default() };
            return (line[..at].trim_end().to_owned(), choices.into_iter().map(choice).collect());
        }
        before = character;
    }
    (line.to_owned(), Vec::new())
}

/// What stands behind one of `words` at the start of a line: `答案：B`, `【答案】B`, `[答案] B`, `答案 B`.
fn labelled<'l>(line: &'l str, words: &[&str]) -> Option<&'l str> {
    let inner = line.strip_prefix(['【', '[', '(', '（', '〖']);
    let text = inner.unwrap_or(line).trim_start();
    words.iter().find_map(|word| {
        let start = text.get(..word.len())?;
        if !start.eq_ignore_ascii_case(word) {
            return None;
        }
        let rest = text[word.len()..].trim_start();
        let rest = match inner {
            Some(_) => rest
                .strip_prefix(['】', ']', ')', '）', '〗'])
                .or_else(|| rest.strip_prefix([':', '：']).map(|rest| rest.trim_end_matches(['】', ']', ')', '）'])))?,
            None if rest.is_empty() => rest,
            None => rest.strip_prefix([':', '：'])?,
        };
        Some(rest.trim_start().trim_start_matches([':', '：']).trim_start())
    })
}

/// Whether a line that names a kind is a heading and no question: it begins with a Chinese number or has no more words.
fn heading(line: &str) -> bool {
    let chinese_number = line.starts_with(|letter: char| "第一二三四五六七八九十".contains(letter));
    chinese_number
        || !line.contains(['？', '?']) && number(line).is_none() && !line.starts_with(['【', '['])
        || line.starts_with(['【', '[']) && line.ends_with(['】', ']'])
}

fn join(all: &mut String, text: &str) {
    if !all.is_empty() && !text.is_empty() {
        all.push('\n');
    }
    all.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_with_colons_and_in_brackets() {
        for line in ["答案：B", "【答案】B", "答案: B", "正确答案：B", "[答案]：B", "Answer: B", "（答案：B）"]
        {
            assert_eq!(labelled(line, &KEY_WORDS), Some("B"), "{line}");
        }
        assert_eq!(labelled("答案不唯一的题", &KEY_WORDS), None);
    }

    #[test]
    fn choices_behind_the_prompt_are_cut_off() {
        let (prompt, choices) = with_choices("首响是：A.甲  B.乙");
        assert_eq!((prompt.as_str(), choices.len()), ("首响是：", 2));
        assert_eq!(with_choices("USB A.口径").1.len(), 0);
    }

    #[test]
    fn points_of_each_question_stand_in_the_heading() {
        assert_eq!(points_of("一、单选题（每题２分，共 20 分）"), "2");
        assert_eq!(points_of("一、单选题"), "");
    }
}
