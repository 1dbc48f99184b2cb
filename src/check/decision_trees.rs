//! Every way through a decision tree comes to an end: targets exist, nothing goes round, nothing is left over.

use super::ids::unique;
use super::reach::heads;
use crate::course::{Course, DecisionTree, TreeNode};
use crate::diagnostic::{Code, Diagnostic};
use std::collections::HashMap;

/// Notes ids and answers that stand twice, targets that do not exist, ways that lead back to where they came from, and
/// nodes to which no way leads.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    unique("@tree", course.trees.iter().map(|tree| &tree.id), diagnostics);
    for tree in &course.trees {
        unique("@tree_node", tree.nodes.iter().map(|node| &node.id), diagnostics);
        answers(tree, diagnostics);
        ways(tree, diagnostics);
    }
}

/// Answers that say the same, and answers that lead nowhere.
fn answers(tree: &DecisionTree, diagnostics: &mut Vec<Diagnostic>) {
    for node in &tree.nodes {
        let mut seen = HashMap::new();
        for answer in node.answers() {
            if let Some(first) = seen.insert(answer.text.value.as_str(), answer.text.span) {
                let diagnostic = Diagnostic::new(Code::TreeAnswerTwice, answer.text.span);
                diagnostics.push(diagnostic.with("answer", &answer.text.value).related_to(first));
            }
            // What could not be read may be what is wanted.
            if !tree.may_have(&answer.to.value) {
                let names = tree.nodes.iter().map(|node| node.id.value.as_str());
                let diagnostic = Diagnostic::new(Code::TreeTarget, answer.to.span).with("node", &answer.to.value);
                diagnostics.push(diagnostic.with_nearest(&answer.to.value, names));
            }
        }
    }
}

/// Where a node stands while the ways are walked.
#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Unseen,
    /// On the way that is being walked.
    Open,
    Done,
}

/// Walks every way from the first node, without recursion: an author's file decides how deep a tree is.
fn ways(tree: &DecisionTree, diagnostics: &mut Vec<Diagnostic>) {
    if tree.nodes.is_empty() {
        return;
    }
    let mut visits = vec![Visit::Unseen; tree.nodes.len()];
    visits[0] = Visit::Open;
    // The nodes of the way, each with the number of its answers that were walked.
    let mut way: Vec<(usize, usize)> = vec![(0, 0)];
    while let Some((index, walked)) = way.last_mut() {
        let node: &TreeNode = &tree.nodes[*index];
        let Some(answer) = node.answers().get(*walked) else {
            visits[*index] = Visit::Done;
            way.pop();
            continue;
        };
        *walked += 1;
        let Some(target) = tree.position(&answer.to.value) else { continue };
        match visits[target] {
            Visit::Unseen => {
                visits[target] = Visit::Open;
                way.push((target, 0));
            }
            Visit::Open => {
                let diagnostic = Diagnostic::new(Code::TreeCycle, answer.to.span).with("node", &answer.to.value);
                diagnostics.push(diagnostic.related_to(tree.nodes[target].id.span));
            }
            Visit::Done => {}
        }
    }
    let broken = tree.nodes.iter().flat_map(TreeNode::answers).any(|answer| tree.position(&answer.to.value).is_none());
    // A misspelt target was noted already, and is probably the node; so was an answer that could not be read.
    if tree.unread.is_empty() && tree.has_all_answers && !broken {
        let unseen: Vec<usize> = (0..tree.nodes.len()).filter(|index| visits[*index] == Visit::Unseen).collect();
        let next = |index: usize| {
            let answers = tree.nodes.get(index).map(TreeNode::answers).unwrap_or_default();
            answers.iter().filter_map(|answer| tree.position(&answer.to.value)).collect()
        };
        for node in heads(&unseen, next).into_iter().filter_map(|index| tree.nodes.get(index)) {
            diagnostics.push(Diagnostic::new(Code::TreeUnreachable, node.id.span).with("node", &node.id.value));
        }
    }
}
