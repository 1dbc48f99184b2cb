//! Draws a decision tree as one chart: where boxes, lines and words go. The template makes an SVG of it.
//!
//! The chart reads from left to right, a column a question, so that it fits the width of a sheet of paper. A node that
//! several answers lead to is drawn where it comes first, and elsewhere only named. Lengths are in pixels.

use crate::course::{DecisionTree, NodeKind};
use serde::Serialize;

/// The size of the words in boxes.
const SIZE: f32 = 15.0;
/// The size of the answers above boxes.
const ANSWER_SIZE: f32 = 13.0;
/// The distance of two lines of words.
const LINE: f32 = 21.0;
const ANSWER_LINE: f32 = 18.0;
const BOX_WIDTH: f32 = 196.0;
const PADDING: f32 = 12.0;
/// Between two columns.
const ACROSS: f32 = 40.0;
/// Between a box and what stands below it.
const DOWN: f32 = 16.0;
/// Around the whole chart.
const MARGIN: f32 = 8.0;

/// Punctuation that may not begin a line.
const NOT_FIRST: &str = "，。、；：？！）」』》”’…,.;:?!)%";

/// Punctuation that may not end a line.
const NOT_LAST: &str = "“‘（《「『";

/// A chart, ready to be drawn.
#[derive(Debug, Serialize)]
pub struct Chart<'a> {
    width: f32,
    height: f32,
    boxes: Vec<ChartBox<'a>>,
    /// The lines between boxes, as the `d` of an SVG path.
    lines: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ChartBox<'a> {
    /// The node it shows.
    node: &'a str,
    /// `question`, `outcome` or `again`, for a node that is drawn elsewhere.
    kind: &'static str,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    words: Vec<Words>,
    /// The answer that leads here.
    answer: Vec<Words>,
}

/// A line of words: the left end of its base line.
#[derive(Debug, Serialize)]
struct Words {
    x: f32,
    y: f32,
    text: String,
}

/// A place in the chart, before it has one.
struct Cell {
    node: usize,
    again: bool,
    parent: Option<usize>,
    depth: u16,
    answer: Vec<String>,
    words: Vec<String>,
    /// The height of everything to the right of it, itself included.
    extent: f32,
    top: f32,
    /// How much of its extent is given away to the cells to the right.
    used: f32,
}

impl Cell {
    fn box_height(&self) -> f32 {
        LINE * count(&self.words) + PADDING
    }

    fn own_height(&self) -> f32 {
        ANSWER_LINE * count(&self.answer) + self.box_height() + DOWN
    }

    /// The upper edge of its box: what it needs stands in the middle of its extent.
    fn box_top(&self) -> f32 {
        self.top + (self.extent - self.own_height()) / 2.0 + ANSWER_LINE * count(&self.answer)
    }

    fn middle(&self) -> f32 {
        self.box_top() + self.box_height() / 2.0
    }

    fn left(&self) -> f32 {
        MARGIN + f32::from(self.depth) * (BOX_WIDTH + ACROSS)
    }
}

fn count(lines: &[String]) -> f32 {
    lines.iter().fold(0.0, |sum, _| sum + 1.0)
}

impl<'a> Chart<'a> {
    /// The chart of `tree`, whose ways all come to an end.
    #[must_use]
    pub fn new(tree: &'a DecisionTree) -> Self {
        let mut cells = cells(tree);
        // Parents stand before their children.
        for index in (0..cells.len()).rev() {
            cells[index].extent = cells[index].extent.max(cells[index].own_height());
            if let Some(parent) = cells[index].parent {
                cells[parent].extent += cells[index].extent;
            }
        }
        for index in 0..cells.len() {
            cells[index].top = MARGIN;
            if let Some(parent) = cells[index].parent {
                let extent = cells[index].extent;
                cells[index].top = cells[parent].top + cells[parent].used;
                cells[parent].used += extent;
            }
        }
        let lines = cells.iter().filter_map(|cell| {
            let parent = &cells[cell.parent?];
            let (from, middle) = (parent.left() + BOX_WIDTH, parent.left() + BOX_WIDTH + ACROSS / 2.0);
            Some(format!("M{from} {}H{middle}V{}H{}", parent.middle(), cell.middle(), cell.left()))
        });
        Self {
            width: cells.iter().map(|cell| cell.left() + BOX_WIDTH + MARGIN).fold(0.0, f32::max),
            height: cells.first().map_or(0.0, |root| root.extent) + 2.0 * MARGIN,
            lines: lines.collect(),
            boxes: cells.iter().map(|cell| chart_box(cell, tree)).collect(),
        }
    }
}

/// The cells of the chart from above: each node, then what its answers lead to.
fn cells(tree: &DecisionTree) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut drawn = vec![false; tree.nodes.len()];
    let mut waiting: Vec<(usize, Option<usize>, &str)> = vec![(0, None, "")];
    while let Some((node, parent, answer)) = waiting.pop() {
        let Some(found) = tree.nodes.get(node) else { continue };
        let again = std::mem::replace(&mut drawn[node], true);
        let title = if again { format!("↪ {}", found.title.value) } else { found.title.value.clone() };
        let index = cells.len();
        if !again {
            let ways = found.answers().iter().rev();
            waiting.extend(
                ways.filter_map(|way| Some((tree.position(&way.to.value)?, Some(index), way.text.value.as_str()))),
            );
        }
        cells.push(Cell {
            node,
            again,
            parent,
            depth: parent.map_or(0, |parent| cells[parent].depth.saturating_add(1)),
            answer: wrap(answer, BOX_WIDTH / ANSWER_SIZE),
            words: wrap(&title, (BOX_WIDTH - 2.0 * PADDING) / SIZE),
            extent: 0.0,
            top: 0.0,
            used: 0.0,
        });
    }
    cells
}

fn chart_box<'a>(cell: &Cell, tree: &'a DecisionTree) -> ChartBox<'a> {
    let node = &tree.nodes[cell.node];
    let (x, y) = (cell.left(), cell.box_top());
    let words = |lines: &[String], x: f32, first: f32, distance: f32| {
        let mut line = first - distance;
        let place = |text: &String| {
            line += distance;
            Words { x, y: line, text: text.clone() }
        };
        lines.iter().map(place).collect()
    };
    ChartBox {
        node: &node.id.value,
        kind: match node.kind {
            _ if cell.again => "again",
            NodeKind::Question { .. } => "question",
            NodeKind::Outcome { .. } => "outcome",
        },
        x,
        y,
        width: BOX_WIDTH,
        height: cell.box_height(),
        words: words(&cell.words, x + PADDING, y + PADDING / 2.0 + SIZE, LINE),
        answer: words(&cell.answer, x + 2.0, y - 6.0 - ANSWER_LINE * (count(&cell.answer) - 1.0), ANSWER_LINE),
    }
}

/// Cuts a text into lines of at most `width` times the size of its letters, between Chinese characters or at spaces.
fn wrap(text: &str, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for piece in pieces(text) {
        let wide: f32 = piece.chars().map(advance).sum();
        if used + wide > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
        }
        if !(line.is_empty() && piece.trim().is_empty()) {
            line.push_str(piece);
            used += wide;
        }
    }
    if !line.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// What stays together on a line: a Chinese character, or a Latin word, with the punctuation behind it.
fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let apart = before.is_some_and(|before| {
            let latin = |letter: char| advance(letter) < 1.0 && letter != ' ';
            let together = NOT_FIRST.contains(letter) || NOT_LAST.contains(before);
            !(together || latin(before) && latin(letter))
        });
        if apart {
            cuts.push(at);
        }
        before = Some(letter);
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|ends| text.get(ends[0]..ends[1])).filter(|piece| !piece.is_empty()).collect()
}

/// How wide a character is, in sizes of its font: rather too wide than too narrow, since fonts differ.
fn advance(letter: char) -> f32 {
    match letter {
        ' ' => 0.3,
        'A'..='Z' | '@' | '%' => 0.75,
        '\0'..='\u{2000}' => 0.6,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Prose, TreeAnswer, TreeNode};
    use crate::source::{FileId, Span, Spanned};

    fn spanned(text: &str) -> Spanned<String> {
        Spanned::new(text.to_owned(), Span::start_of(FileId(0)))
    }

    /// A node: its id, its question, and its answers with the nodes that they lead to.
    type Row<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

    /// Rows of `id`, title and answers (`text`, target); a row without answers is an outcome.
    fn tree(rows: &[Row<'_>]) -> DecisionTree {
        let node = |&(id, title, ways): &(&str, &str, &[(&str, &str)])| {
            let answers: Vec<TreeAnswer> =
                ways.iter().map(|(text, to)| TreeAnswer { text: spanned(text), to: spanned(to) }).collect();
            let prose = Prose::default;
            let kind = if answers.is_empty() {
                NodeKind::Outcome { action: prose(), note: prose(), say: prose() }
            } else {
                NodeKind::Question { hint: None, answers }
            };
            TreeNode { id: spanned(id), title: spanned(title), kind }
        };
        DecisionTree {
            file: FileId(0),
            id: spanned("t"),
            title: spanned("t"),
            intro: None,
            source: None,
            nodes: rows.iter().map(node).collect(),
            unread: Vec::new(),
            has_all_answers: true,
        }
    }

    #[test]
    fn no_two_boxes_of_a_chart_touch_and_all_lie_inside() {
        let long = "这是一个很长很长的问题，要分好几行才写得下，而且后面还有一句话，是不是？";
        let tree = tree(&[
            ("a", long, &[("是", "b"), ("不是，而且这个回答也长得要分成两行", "c"), ("也许", "d")]),
            ("b", "短", &[("好", "d")]),
            ("c", long, &[("一", "d"), ("二", "e")]),
            ("d", long, &[]),
            ("e", "完", &[]),
        ]);
        let chart = Chart::new(&tree);
        assert_eq!(chart.boxes.iter().filter(|one| one.kind == "again").count(), 2);
        assert_eq!(chart.lines.len(), chart.boxes.len() - 1);
        for (index, one) in chart.boxes.iter().enumerate() {
            let above = one.answer.first().map_or(one.y, |words| words.y - ANSWER_SIZE);
            assert!(above >= 0.0 && one.y + one.height <= chart.height && one.x + one.width <= chart.width);
            for other in &chart.boxes[..index] {
                let other_above = other.answer.first().map_or(other.y, |words| words.y - ANSWER_SIZE);
                let apart = one.x != other.x || above >= other.y + other.height || other_above >= one.y + one.height;
                assert!(apart, "{} and {}", one.node, other.node);
            }
        }
    }

    #[test]
    fn words_are_cut_between_chinese_characters_and_never_before_punctuation() {
        assert_eq!(wrap("一二三四，五六", 4.0), ["一二三", "四，五六"]);
        assert_eq!(wrap("看 Amazon 后台", 5.0), ["看", "Amazon", "后台"]);
        assert_eq!(wrap("说“一二三”", 3.0), ["说“一", "二三”"]);
        assert_eq!(wrap("", 4.0), Vec::<String>::new());
    }

    #[test]
    fn a_chain_of_any_length_is_drawn() {
        let names: Vec<String> = (0..2000).map(|number| format!("n{number}")).collect();
        let ways: Vec<[(&str, &str); 1]> = names.iter().skip(1).map(|name| [("下一步", name.as_str())]).collect();
        let rows: Vec<Row<'_>> = names
            .iter()
            .enumerate()
            .map(|(at, name)| (name.as_str(), "步骤", ways.get(at).map_or(&[][..], |way| way.as_slice())))
            .collect();
        assert_eq!(Chart::new(&tree(&rows)).boxes.len(), 2000);
    }
}
