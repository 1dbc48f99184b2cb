//! What templates see of a decision tree: every node whole, so that the page is complete without scripts, and its chart.

use super::address;
use super::chart::Chart;
use super::maker::Maker;
use crate::course::{DecisionTree, NodeKind, TreeNode};
use serde::Serialize;
use tera::Value;

/// A decision tree's page.
#[derive(Debug, Serialize)]
pub struct TreeView<'a> {
    title: &'a str,
    intro: Option<Value>,
    source: Option<&'a str>,
    /// How many outcomes it has.
    outcomes: usize,
    nodes: Vec<NodeView<'a>>,
    chart: Chart<'a>,
}

#[derive(Debug, Serialize)]
struct NodeView<'a> {
    id: &'a str,
    title: &'a str,
    hint: Option<Value>,
    answers: Vec<AnswerView<'a>>,
    outcome: Option<OutcomeView>,
}

#[derive(Debug, Serialize)]
struct AnswerView<'a> {
    text: &'a str,
    url: String,
    /// The title of the node that it leads to.
    leads: &'a str,
}

/// What comes out, as HTML.
#[derive(Debug, Serialize)]
struct OutcomeView {
    action: Value,
    note: Value,
    say: Value,
}

impl<'a> TreeView<'a> {
    /// The view of `tree`.
    #[must_use]
    pub fn new(tree: &'a DecisionTree, maker: &Maker<'a>) -> Self {
        Self {
            title: &tree.title.value,
            intro: tree.intro.as_ref().map(|intro| maker.html(intro)),
            source: tree.source.as_deref(),
            outcomes: outcomes(tree),
            nodes: tree.nodes.iter().map(|node| node_view(node, tree, maker)).collect(),
            chart: Chart::new(tree),
        }
    }
}

/// How many outcomes `tree` has.
#[must_use]
pub fn outcomes(tree: &DecisionTree) -> usize {
    tree.nodes.iter().filter(|node| matches!(node.kind, NodeKind::Outcome { .. })).count()
}

fn node_view<'a>(node: &'a TreeNode, tree: &'a DecisionTree, maker: &Maker<'a>) -> NodeView<'a> {
    let answers = node.answers().iter().filter_map(|answer| {
        Some(AnswerView {
            text: &answer.text.value,
            url: address::relative(maker.page, maker.page, Some(&answer.to.value)),
            leads: &tree.nodes[tree.position(&answer.to.value)?].title.value,
        })
    });
    let (hint, outcome) = match &node.kind {
        NodeKind::Question { hint, .. } => (hint.as_ref().map(|hint| maker.html(hint)), None),
        NodeKind::Outcome { action, note, say } => {
            (None, Some(OutcomeView { action: maker.html(action), note: maker.html(note), say: maker.html(say) }))
        }
    };
    NodeView { id: &node.id.value, title: &node.title.value, hint, answers: answers.collect(), outcome }
}
