//! Moodle XML. Source: Moodle, "Moodle XML format".

use super::choices::letter;
use super::collect::Collector;
use super::draft::{Choice, Draft, Place, Task};
use super::html;
use super::interpret::{MAX_CHOICES, quantity};
use super::pairs::{self, shares};
use super::plain::{clean, markdown};
use super::report::{Change, Note, Reason, Refusal, excerpt};
use roxmltree::{Document, Node, ParsingOptions};

/// The most elements and texts of a file.
const MAX_NODES: u32 = 2_000_000;

/// Reads the questions of a Moodle XML file. Document types, and with them entities that grow, are refused.
///
/// # Errors
/// When it is no well-formed XML, or has no `<quiz>`.
pub fn read(text: &str, collector: &mut Collector) -> Result<(), Refusal> {
    if deepest(text) > 256 {
        return Err(Refusal::Damaged("nested too deeply".to_owned()));
    }
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| Refusal::Damaged(error.to_string()))?;
    if document.root_element().tag_name().name() != "quiz" {
        return Err(Refusal::Damaged("no <quiz>".to_owned()));
    }
    let mut line = LineCounter { text, at: 0, line: 1 };
    for question in document.root_element().children().filter(|node| node.has_tag_name("question")) {
        let place = Place::Line(line.of(question.range().start));
        let mut changes = Vec::new();
        let kind = question.attribute("type").unwrap_or_default();
        if kind == "category" {
            let name = question
                .children()
                .find(|node| node.has_tag_name("category"))
                .map_or(String::new(), |node| plain(node));
            collector.note(Note::Passed(place, excerpt(&name)));
            continue;
        }
        let name = element(question, "name").map_or_else(String::new, plain);
        match draft(question, kind, place.clone(), &mut changes) {
            Ok(draft) => collector.draft(draft, changes),
            Err(reason) => collector.leave_out(place, reason, &name),
        }
    }
    Ok(())
}

/// How deep elements nest, as far as counting tags tells: the XML reader goes down one call a level.
fn deepest(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            rest = data.split_once("]]>").map_or("", |(_, behind)| behind);
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
        } else {
            let Some(end) = rest.find('>') else { break };
            match rest.as_bytes().get(1) {
                Some(b'/') => depth = depth.saturating_sub(1),
                Some(b'?' | b'!') => {}
                _ if rest[..end].ends_with('/') => {}
                _ => depth += 1,
            }
            deepest = deepest.max(depth);
            rest = &rest[end + 1..];
        }
    }
    deepest
}

/// Lines of ascending offsets, counted once.
struct LineCounter<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl LineCounter<'_> {
    fn of(&mut self, offset: usize) -> usize {
        self.line += self.text.get(self.at..offset).map_or(0, |text| text.matches('\n').count());
        self.at = self.at.max(offset);
        self.line
    }
}

fn element<'d>(node: Node<'d, 'd>, name: &str) -> Option<Node<'d, 'd>> {
    node.children().find(|child| child.has_tag_name(name))
}

/// The words of an element, of its `<text>` if it has one.
fn plain(node: Node) -> String {
    let node = node.children().find(|child| child.has_tag_name("text")).unwrap_or(node);
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect::<String>().trim().to_owned()
}

/// The words of an element as Markdown, by its `format`.
fn prose(node: Node, changes: &mut Vec<Change>) -> String {
    for file in node.children().filter(|child| child.has_tag_name("file")) {
        let change = Change::Picture(file.attribute("name").unwrap_or("file").chars().take(40).collect());
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    let text = plain(node);
    match node.attribute("format") {
        Some("plain_text" | "moodle_auto_format") => markdown(&clean(&text, changes), changes),
        Some("markdown") => text,
        _ => {
            let mut found = Vec::new();
            let text = html::to_markdown(&text, &mut found);
            for change in found {
                if !changes.contains(&change) {
                    changes.push(change);
                }
            }
            text
        }
    }
}

fn draft(node: Node, kind: &str, place: Place, changes: &mut Vec<Change>) -> Result<Draft, Reason> {
    if !matches!(kind, "multichoice" | "truefalse" | "shortanswer" | "numerical" | "matching" | "match" | "ordering") {
        return Err(Reason::Kind(kind.chars().take(40).collect()));
    }
    let mut prompt = element(node, "questiontext").map(|text| prose(text, changes)).unwrap_or_default();
    if prompt.is_empty() {
        return Err(Reason::NoPrompt);
    }
    let explanation = element(node, "generalfeedback").map(|text| prose(text, changes)).filter(|text| !text.is_empty());
    for name in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"] {
        let said = element(node, name).map(plain).unwrap_or_default();
        if !said.is_empty() && !changes.contains(&Change::WholeFeedback) {
            changes.push(Change::WholeFeedback);
        }
    }
    if element(node, "hint").is_some_and(|hint| !plain(hint).is_empty()) {
        changes.push(Change::Hints);
    }
    changes.extend(element(node, "name").is_some_and(|name| !plain(name).is_empty()).then_some(Change::Name));
    let answers: Vec<Node> = node.children().filter(|child| child.has_tag_name("answer")).collect();
    let task = match kind {
        "multichoice" => chosen(node, &answers, changes)?,
        "truefalse" => true_false(&answers, changes)?,
        "numerical" => numeric(node, &answers, changes)?,
        "matching" | "match" => matching(node, changes)?,
        "ordering" => ordering(node, &answers, changes)?,
        _ => blank(&answers, changes)?,
    };
    if matches!(task, Task::Blank(_)) {
        let gaps = super::gap::mark(&prompt).1;
        if gaps == 1 && prompt.contains("___") {
            // Its own gap is a gap here too.
        } else {
            changes.push(Change::GapAdded);
            prompt = format!("{} ___", prompt.replace('_', "\\_"));
        }
    }
    let points = element(node, "defaultgrade").map(plain).unwrap_or_default();
    let points = points.parse::<f64>().ok().filter(|points| points.fract() == 0.0 && (2.0..=100.0).contains(points));
    let tags = element(node, "tags")
        .map_or_else(Vec::new, |tags| tags.children().filter(Node::is_element).map(plain).collect());
    Ok(Draft {
        place,
        id: element(node, "idnumber").map(plain).filter(|id| !id.is_empty()),
        prompt,
        task,
        explanation,
        points: points.and_then(|points| format!("{points:.0}").parse().ok()),
        difficulty: None,
        tags: tags.into_iter().filter(|tag| !tag.is_empty()).collect(),
    })
}

/// The percent of the points that an answer earns.
fn weight(answer: &Node) -> f64 {
    answer.attribute("fraction").and_then(|fraction| fraction.trim().parse().ok()).unwrap_or(0.0)
}

fn feedback(answer: Node, changes: &mut Vec<Change>) -> Option<String> {
    let text = element(answer, "feedback").map(|text| prose(text, changes))?;
    (!text.is_empty()).then_some(text)
}

fn chosen(node: Node, answers: &[Node], changes: &mut Vec<Change>) -> Result<Task, Reason> {
    if answers.len() < 2 {
        return Err(Reason::FewChoices(answers.len()));
    }
    if answers.len() > MAX_CHOICES {
        return Err(Reason::ManyChoices(MAX_CHOICES));
    }
    let mut choices = Vec::new();
    for (index, answer) in answers.iter().enumerate() {
        let text = prose(*answer, changes);
        choices.push(Choice { letter: letter(index).to_string(), text, feedback: feedback(*answer, changes) });
    }
    let right = |least: f64| -> Vec<String> {
        answers
            .iter()
            .enumerate()
            .filter(|(_, answer)| weight(answer) >= least)
            .map(|(index, _)| letter(index).to_string())
            .collect()
    };
    let single = element(node, "single").is_none_or(|single| matches!(plain(single).as_str(), "true" | "1"));
    if single {
        let [answer] = <[String; 1]>::try_from(right(99.9)).map_err(|several| match several.len() {
            0 => Reason::Weights,
            _ => Reason::SeveralAnswers(several.join("")),
        })?;
        if right(0.01).len() > 1 {
            changes.push(Change::PartialAnswers);
        }
        return Ok(Task::Single(choices, answer));
    }
    let answer = right(0.01);
    let weights: Vec<f64> = answers.iter().map(weight).collect();
    changes.extend((!shares::are_even(&weights)).then_some(Change::Shares));
    if answer.is_empty() { Err(Reason::Weights) } else { Ok(Task::Multiple { choices, answer, partial: true }) }
}

/// Subquestions with their answers; an answer without a subquestion is left over.
fn matching(node: Node, changes: &mut Vec<Change>) -> Result<Task, Reason> {
    let mut found = Vec::new();
    for pair in node.children().filter(|child| child.has_tag_name("subquestion")) {
        let target = element(pair, "answer").map(plain).unwrap_or_default();
        found.push((prose(pair, changes), markdown(&clean(&target, changes), changes)));
    }
    pairs::task(found)
}

/// Items to put in order. Their places stand where other kinds have the share of the points: 1, 2, 3; where these are not
/// all there, the order of the file is the right one. Source: Moodle, `qtype_ordering`, `export_to_xml`.
fn ordering(node: Node, answers: &[Node], changes: &mut Vec<Change>) -> Result<Task, Reason> {
    if answers.len() < 2 {
        return Err(Reason::FewChoices(answers.len()));
    }
    if answers.len() > MAX_CHOICES {
        return Err(Reason::ManyChoices(MAX_CHOICES));
    }
    let mut places: Vec<(f64, usize)> = answers.iter().map(weight).zip(0..).collect();
    places.sort_by(|one, other| one.0.total_cmp(&other.0));
    let is_numbered = places.iter().zip(1_u32..).all(|((place, _), number)| (place - f64::from(number)).abs() < 0.01);
    if !is_numbered {
        places.sort_by_key(|(_, index)| *index);
    }
    let said = |name: &str| element(node, name).map(plain).unwrap_or_default();
    // 1: neighbours, as here; 0: all items.
    let is_ours = matches!(said("gradingtype").as_str(), "" | "1" | "RELATIVE_NEXT_EXCLUDE_LAST")
        && matches!(said("selecttype").as_str(), "" | "0" | "ALL");
    changes.extend((!is_ours).then_some(Change::OrderRule));
    let mut items = Vec::new();
    for (index, answer) in answers.iter().enumerate() {
        let text = prose(*answer, changes);
        items.push(Choice { letter: letter(index).to_string(), text, feedback: feedback(*answer, changes) });
    }
    Ok(Task::Order(items, places.into_iter().map(|(_, index)| letter(index).to_string()).collect()))
}

fn true_false(answers: &[Node], changes: &mut Vec<Change>) -> Result<Task, Reason> {
    let (mut when_true, mut when_false, mut key) = (None, None, None);
    for answer in answers {
        let says =
            super::words::verdict(&plain(*answer)).ok_or_else(|| Reason::NotAVerdict(excerpt(&plain(*answer))))?;
        let said = feedback(*answer, changes);
        if says {
            when_true = said
        } else {
            when_false = said
        }
        if weight(answer) > 0.0 {
            key = Some(says);
        }
    }
    Ok(Task::TrueFalse { answer: key.ok_or(Reason::Weights)?, when_true, when_false })
}

/// The answers that earn all points; what else is listed is named.
fn full<'d>(answers: &[Node<'d, 'd>], changes: &mut Vec<Change>) -> Vec<Node<'d, 'd>> {
    let (full, others): (Vec<Node>, Vec<Node>) = answers.iter().partition(|answer| weight(answer) >= 99.9);
    if others.iter().any(|answer| weight(answer) > 0.0) {
        changes.push(Change::PartialAnswers);
    }
    let said = full.iter().any(|answer| element(*answer, "feedback").is_some_and(|text| !plain(text).is_empty()));
    if said || others.iter().any(|answer| weight(answer) <= 0.0) {
        changes.push(Change::WrongAnswers);
    }
    full
}

fn numeric(node: Node, answers: &[Node], changes: &mut Vec<Change>) -> Result<Task, Reason> {
    let found = full(answers, changes);
    let Some(first) = found.first() else { return Err(Reason::Weights) };
    if found.len() > 1 {
        changes.push(Change::WrongAnswers);
    }
    let text = plain(*first);
    let decimal = |text: &str| quantity(text).filter(|(.., unit)| unit.is_none()).map(|(number, ..)| number);
    let answer = decimal(&text).ok_or_else(|| Reason::NotANumber(text.clone()))?;
    let tolerance = element(*first, "tolerance")
        .map(plain)
        .and_then(|text| decimal(&text))
        .filter(|tolerance| tolerance.digits > 0);
    let units = element(node, "units")
        .map(|units| units.descendants().filter(|unit| unit.has_tag_name("unit_name")).map(plain).collect::<Vec<_>>());
    let unit = units.and_then(|units| units.into_iter().find(|unit| !unit.is_empty()));
    Ok(Task::Numeric { answer, tolerance, unit })
}

fn blank(answers: &[Node], changes: &mut Vec<Change>) -> Result<Task, Reason> {
    let mut accept: Vec<String> = Vec::new();
    for answer in full(answers, changes) {
        let text = plain(answer);
        if text.contains('*') {
            changes.push(Change::Wildcard(excerpt(&text)));
        } else if !text.is_empty() {
            accept.push(text);
        }
    }
    if accept.is_empty() { Err(Reason::Weights) } else { Ok(Task::Blank(vec![(accept, None)])) }
}
