//! GIFT, Moodle's text format. Source: Moodle, "GIFT format".

mod answers;

use super::collect::Collector;
use super::draft::{Draft, Place, Task};
use super::gap::GAP;
use super::html;
use super::plain::{clean, markdown};
use super::report::{Change, Note, Reason, excerpt};

/// Reads the questions of a GIFT file: pieces of text with an empty line between them.
pub fn read(text: &str, collector: &mut Collector) {
    let mut piece = String::new();
    let mut start = 0;
    // As Moodle reads it, an empty line ends a question even inside braces.
    for (index, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim();
        if line.starts_with("//") {
            continue;
        }
        let category = line.strip_prefix("$CATEGORY:");
        if let Some(category) = category {
            collector.note(Note::Passed(Place::Line(index + 1), excerpt(category)));
        }
        // Who forgets the empty line begins the next question with a name, or with braces of its own.
        let is_next = is_answered(&piece) && (line.starts_with("::") || split_at(line, "{").is_some());
        if line.is_empty() || category.is_some() || is_next {
            if !piece.trim().is_empty() {
                question(&piece, Place::Line(start), is_next, collector);
            }
            piece.clear();
        }
        if line.is_empty() || category.is_some() {
            continue;
        }
        if piece.is_empty() {
            start = index + 1;
        }
        piece.push_str(line);
        piece.push('\n');
    }
}

/// How the texts of a question are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Markup {
    Plain,
    Html,
    Markdown,
}

/// Whether the answers of a question are complete.
fn is_answered(piece: &str) -> bool {
    split_at(piece, "{").is_some_and(|(_, behind)| split_at(behind, "}").is_some())
}

/// Reads a question; `is_cut` if the empty line behind it is missing.
fn question(piece: &str, place: Place, is_cut: bool, collector: &mut Collector) {
    let mut changes: Vec<Change> = is_cut.then_some(Change::EmptyLine).into_iter().collect();
    match parse(piece, &place, &mut changes) {
        Ok(draft) => collector.draft(draft, changes),
        Err(reason) => collector.leave_out(place, reason, &unescape(piece.trim_start_matches(':'))),
    }
}

fn parse(piece: &str, place: &Place, changes: &mut Vec<Change>) -> Result<Draft, Reason> {
    let rest = match piece.trim_start().strip_prefix("::").and_then(|inner| split_at(inner, "::")) {
        Some((name, rest)) => {
            changes.extend((!name.trim().is_empty()).then_some(Change::Name));
            rest
        }
        None => piece,
    };
    let (markup, rest) = markup(rest);
    let Some((before, behind)) = split_at(rest, "{") else {
        return Err(Reason::Kind("description".to_owned()));
    };
    let Some((block, after)) = split_at(behind, "}") else { return Err(Reason::Block(excerpt(behind))) };
    if before.trim().is_empty() && after.trim().is_empty() {
        return Err(Reason::NoPrompt);
    }
    let (block, explanation) = match split_at(block, "####") {
        Some((block, explanation)) => (block, Some(texts(explanation, markup, changes))),
        None => (block, None),
    };
    let task = answers::task(block, markup, changes)?;
    let mut prompt = unescape(before.trim_end());
    let is_gap = matches!(task, Task::Blank(_));
    if is_gap && !after.trim().is_empty() {
        prompt.push_str(&format!(" {GAP} "));
    } else if is_gap {
        changes.push(Change::GapAdded);
        prompt.push_str(&format!(" {GAP}"));
    } else if !after.trim().is_empty() {
        prompt.push_str(" ＿＿ ");
    }
    prompt.push_str(&unescape(after.trim()));
    Ok(Draft {
        place: place.clone(),
        id: None,
        prompt: prompt_text(&prompt, markup, is_gap, changes),
        task,
        explanation: explanation.filter(|text| !text.is_empty()),
        points: None,
        difficulty: None,
        tags: Vec::new(),
    })
}

/// A prompt as Markdown; its gap is kept while the rest is converted.
fn prompt_text(prompt: &str, markup: Markup, is_gap: bool, changes: &mut Vec<Change>) -> String {
    let convert = |part: &str, changes: &mut Vec<Change>| match markup {
        Markup::Plain => clean(part, changes),
        Markup::Html => html::to_markdown(part, changes),
        Markup::Markdown => part.trim().to_owned(),
    };
    if !is_gap {
        let text = convert(prompt, changes);
        return if markup == Markup::Plain { markdown(&text, changes) } else { text };
    }
    let parts: Vec<String> = prompt.split(GAP).map(|part| convert(part, changes)).collect();
    match markup {
        Markup::Plain => markdown(parts.join(&format!(" {GAP} ")).trim(), changes),
        _ => parts.join(" ___ ").trim().to_owned(),
    }
}

/// A text of the file as Markdown.
fn texts(text: &str, markup: Markup, changes: &mut Vec<Change>) -> String {
    let (own, text) = self::markup(text);
    let markup = if own == Markup::Plain { markup } else { own };
    let text = unescape(text);
    match markup {
        Markup::Plain => markdown(&clean(&text, changes), changes),
        Markup::Html => html::to_markdown(&text, changes),
        Markup::Markdown => text.trim().to_owned(),
    }
}

/// `[html]` and its like at the start.
fn markup(text: &str) -> (Markup, &str) {
    let start = text.trim_start();
    for (name, markup) in [
        ("[html]", Markup::Html),
        ("[markdown]", Markup::Markdown),
        ("[plain]", Markup::Plain),
        ("[moodle]", Markup::Plain),
    ] {
        if let Some(rest) = start.strip_prefix(name) {
            return (markup, rest);
        }
    }
    (Markup::Plain, text)
}

/// Cuts at the first `sign` that has no backslash before it.
fn split_at<'t>(text: &'t str, sign: &str) -> Option<(&'t str, &'t str)> {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        if !escaped && text[at..].starts_with(sign) {
            return Some((&text[..at], &text[at + sign.len()..]));
        }
        escaped = letter == '\\' && !escaped;
    }
    None
}

/// A text without the backslashes of GIFT; `\n` is a line end.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek().copied()) {
            ('\\', Some('n')) => {
                letters.next();
                plain.push('\n');
            }
            ('\\', Some(sign)) if "~=#{}:\\".contains(sign) => {
                letters.next();
                plain.push(sign);
            }
            (letter, _) => plain.push(letter),
        }
    }
    plain
}
