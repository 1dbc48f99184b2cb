//! Writes quiz files in the style of `quizzes/*.yaml`: a text is quoted only where YAML would read it otherwise.

use super::draft::{Choice, Draft, Task};
use crate::course::Difficulty;
use crate::parse::shop::literal;
use std::fmt::Write;

/// The head of a quiz file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The quiz's id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The quiz file with `questions`, each with its id.
#[must_use]
pub fn quiz(head: &Head, questions: &[(String, &Draft)]) -> String {
    let mut file = String::new();
    entry(&mut file, 0, "id", &head.id);
    entry(&mut file, 0, "title", &head.title);
    file.push_str("mode: practice\nquestions:\n");
    for (id, draft) in questions {
        question(&mut file, id, draft);
    }
    // Braces of a bank are no placeholders of ours.
    literal(&file)
}

fn question(file: &mut String, id: &str, draft: &Draft) {
    let _ = writeln!(file, "  - id: {}", scalar(id));
    let _ = writeln!(file, "    kind: {}", draft.task.kind());
    entry(file, 4, "prompt", &draft.prompt);
    match &draft.task {
        Task::Single(list, answer) => {
            choices(file, "choices", list);
            let _ = writeln!(file, "    answer: {}", scalar(answer));
        }
        Task::Multiple { choices: list, answer, partial } => {
            choices(file, "choices", list);
            let _ = writeln!(file, "    answer: {}", flow_list(answer));
            file.push_str(if *partial { "    partial: true\n" } else { "" });
        }
        Task::Order(items, answer) => {
            choices(file, "items", items);
            let _ = writeln!(file, "    answer: {}", flow_list(answer));
        }
        Task::Match { items, targets, answer } => {
            choices(file, "items", items);
            choices(file, "targets", targets);
            let pairs: Vec<String> = answer.iter().map(|(item, target)| format!("{item}: {target}")).collect();
            let _ = writeln!(file, "    answer: {{{}}}", pairs.join(", "));
        }
        Task::TrueFalse { answer, when_true, when_false } => {
            let _ = writeln!(file, "    answer: {answer}");
            if when_true.is_some() || when_false.is_some() {
                file.push_str("    feedback:\n");
            }
            for (word, text) in [("true", when_true), ("false", when_false)] {
                if let Some(text) = text {
                    entry(file, 6, word, text);
                }
            }
        }
        Task::Numeric { answer, tolerance, unit } => {
            let _ = writeln!(file, "    answer: {answer}");
            if let Some(tolerance) = tolerance {
                let _ = writeln!(file, "    tolerance: {tolerance}");
            }
            if let Some(unit) = unit {
                entry(file, 4, "unit", unit);
            }
        }
        Task::Blank(gaps) => {
            file.push_str("    gaps:\n");
            for (accept, feedback) in gaps {
                match feedback {
                    None => {
                        let _ = writeln!(file, "      - {}", flow_list(accept));
                    }
                    Some(feedback) => {
                        let _ = writeln!(file, "      - accept: {}", flow_list(accept));
                        entry(file, 8, "feedback", feedback);
                    }
                }
            }
        }
    }
    if let Some(explanation) = &draft.explanation {
        entry(file, 4, "explanation", explanation);
    }
    if let Some(points) = draft.points {
        let _ = writeln!(file, "    points: {points}");
    }
    if !draft.tags.is_empty() {
        let _ = writeln!(file, "    tags: {}", flow_list(&draft.tags));
    }
    if let Some(difficulty) = draft.difficulty {
        let word =
            Difficulty::WORDS.iter().find(|(_, meaning)| *meaning == difficulty).map_or("medium", |(word, _)| word);
        let _ = writeln!(file, "    difficulty: {word}");
    }
}

/// What has letters, behind `key`.
fn choices(file: &mut String, key: &str, choices: &[Choice]) {
    let _ = writeln!(file, "    {key}:");
    for choice in choices {
        match &choice.feedback {
            None => entry(file, 6, &choice.letter, &choice.text),
            Some(feedback) => {
                let _ = writeln!(file, "      {}:", scalar(&choice.letter));
                entry(file, 8, "text", &choice.text);
                entry(file, 8, "feedback", feedback);
            }
        }
    }
}

/// A line `key: text`, or a block of lines below a `|-`.
fn entry(file: &mut String, indentation: usize, key: &str, text: &str) {
    let _ = write!(file, "{:indentation$}{}: ", "", scalar(key));
    if text.contains('\n') && stands_in_a_block(text) {
        file.push_str("|-\n");
        for line in text.split('\n') {
            if line.is_empty() {
                file.push('\n');
            } else {
                let _ = writeln!(file, "{:width$}{line}", "", width = indentation + 2);
            }
        }
    } else {
        file.push_str(&scalar(text));
        file.push('\n');
    }
}

fn flow_list(texts: &[String]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| if text.contains([',', '[', ']', '{', '}', '?', ':']) { quoted(text) } else { scalar(text) })
        .collect();
    format!("[{}]", texts.join(", "))
}

/// A text on one line: plain where that reads the same, else quoted.
#[must_use]
pub fn scalar(text: &str) -> String {
    if stands_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a `|-` block gives back exactly this text.
fn stands_in_a_block(text: &str) -> bool {
    text.chars().all(|letter| letter == '\n' || is_printable(letter))
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && text.split('\n').all(|line| !line.is_empty() && !line.ends_with(' ') || line.is_empty())
}

/// Whether a plain scalar gives back exactly this text, in a block and in a flow list without commas and brackets.
fn stands_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let reserved = "-?:,[]{}#&*!|>'\"%@`~=.".contains(first);
    !reserved
        && text.trim() == text
        && text.chars().all(is_printable)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && text != "<<"
}

/// Whether a character may stand in a YAML file as it is, and is seen.
fn is_printable(letter: char) -> bool {
    let invisible =
        matches!(letter, '\u{85}' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{FDD0}'..='\u{FDEF}');
    !letter.is_control() && !invisible && u32::from(letter) & 0xFFFE != 0xFFFE
}

/// The text in single quotation marks if it has double ones or backslashes and nothing to escape, else in double ones.
fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && text.chars().all(is_printable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if is_printable(letter) => quoted.push(letter),
            letter => {
                let code = u32::from(letter);
                let _ = if code <= 0xFFFF { write!(quoted, "\\u{code:04X}") } else { write!(quoted, "\\U{code:08X}") };
            }
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Generator;
    use crate::parse::yaml::{Value, read};
    use crate::source::FileId;

    const PIECES: [&str; 62] = [
        "甲",
        "乙",
        "a",
        "Z",
        "0",
        "7",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        ":",
        ": ",
        " #",
        "#",
        "-",
        "- ",
        "--- ",
        "---",
        "...",
        "?",
        "? ",
        ",",
        "[",
        "]",
        "{",
        "}",
        "&a",
        "*a",
        "!",
        "!!str ",
        "|",
        ">",
        "'",
        "''",
        "\"",
        "\\",
        "\\n",
        "%",
        "@",
        "`",
        "~",
        "null",
        "true",
        "no",
        "是",
        "1.0",
        "012",
        "12:30",
        "=",
        "<<",
        "：",
        "，",
        "“",
        "”",
        "\u{85}",
        "\u{a0}",
        "\u{2028}",
        "\u{feff}",
        "\u{7}",
        "\u{1F600}",
        "é\u{301}",
    ];

    fn random_text(random: &mut Generator) -> String {
        let length = 1 + random.below(8);
        (0..length).map(|_| PIECES[random.below(62) as usize]).collect()
    }

    fn text_at<'n>(node: &'n crate::parse::yaml::Node, path: &[&str]) -> &'n str {
        match (&node.value, path) {
            (Value::Scalar(text, _), []) => text,
            (Value::Mapping(entries), [key, rest @ ..]) => {
                text_at(&entries.iter().find(|entry| entry.key == *key).unwrap().node, rest)
            }
            (Value::List(items), [index, rest @ ..]) => text_at(&items[index.parse::<usize>().unwrap()], rest),
            _ => panic!("nothing at {path:?}"),
        }
    }

    #[test]
    fn every_text_is_read_back_byte_for_byte() {
        let mut random = Generator::new("yaml writer");
        for round in 0..4_000 {
            let [prompt, first, second, feedback, variant, tag, title] =
                std::array::from_fn(|_| random_text(&mut random));
            let choice = |letter: &str, text: &str, feedback: Option<&String>| Choice {
                letter: letter.to_owned(),
                text: text.to_owned(),
                feedback: feedback.cloned(),
            };
            let draft = |task: Task| Draft {
                place: super::super::draft::Place::Line(1),
                id: None,
                prompt: prompt.clone(),
                task,
                explanation: Some(first.clone()),
                points: Some(2),
                difficulty: Some(Difficulty::Hard),
                tags: vec![tag.clone(), second.clone()],
            };
            let one =
                draft(Task::Single(vec![choice("A", &first, None), choice("B", &second, Some(&feedback))], "A".into()));
            let two = draft(Task::Blank(vec![(vec![variant.clone(), first.clone()], Some(feedback.clone()))]));
            let head = Head { id: "q".into(), title: title.clone() };
            // Before the parser sees a file, two braces stand again where four were written.
            let file = quiz(&head, &[("q-1".into(), &one), ("q-2".into(), &two)]).replace("{{{{", "{{");
            let mut diagnostics = Vec::new();
            let node = read(&file, 0, FileId(0), &mut diagnostics).unwrap_or_else(|| panic!("round {round}: {file}"));
            assert_eq!(diagnostics, [], "round {round}: {file}");
            let expected: [(&[&str], &str); 11] = [
                (&["title"], &title),
                (&["questions", "0", "prompt"], &prompt),
                (&["questions", "0", "choices", "A"], &first),
                (&["questions", "0", "choices", "B", "text"], &second),
                (&["questions", "0", "choices", "B", "feedback"], &feedback),
                (&["questions", "0", "explanation"], &first),
                (&["questions", "0", "tags", "0"], &tag),
                (&["questions", "1", "gaps", "0", "accept", "0"], &variant),
                (&["questions", "1", "gaps", "0", "feedback"], &feedback),
                (&["questions", "1", "tags", "1"], &second),
                (&["questions", "1", "difficulty"], "hard"),
            ];
            for (path, text) in expected {
                assert_eq!(text_at(&node, path), text, "round {round} {path:?}: {file}");
            }
        }
    }

    #[test]
    fn a_text_is_quoted_only_when_it_must_be() {
        for text in ["顾客说：“在吗？”", "20 秒", "no", "12:30", "1.0", "A-B", "价格<20", "（  ）", "3 * 4"]
        {
            assert_eq!(scalar(text), text);
        }
        assert_eq!(scalar("注意: 现在"), "\"注意: 现在\"");
        assert_eq!(scalar("他说\"好\" #1"), "'他说\"好\" #1'");
        assert_eq!(scalar(""), "\"\"");
        assert_eq!(scalar("- 点"), "\"- 点\"");
    }
}
