//! Decision trees: questions that lead, answer by answer, to what an agent does, notes and sends. A flow chart is the
//! same thing with more than one way into a node.

use super::Prose;
use crate::source::{FileId, Spanned};

/// A file of `course/trees/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionTree {
    /// The file it was read from.
    pub file: FileId,
    /// Its stable id; its page is named after it.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// What stands above the first question.
    pub intro: Option<Prose>,
    /// Where its content comes from, as plain text.
    pub source: Option<String>,
    /// Its nodes in the order of the file; it begins at the first.
    pub nodes: Vec<TreeNode>,
    /// The ids of nodes that could not be read, nothing for one whose id could not: an answer may well lead there.
    pub unread: Vec<Option<String>>,
    /// Whether every answer could be read, of which there has to be one: else a way may be missing.
    pub has_all_answers: bool,
}

impl DecisionTree {
    /// Every piece of prose in the tree.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        self.intro.iter().chain(self.nodes.iter().flat_map(TreeNode::prose))
    }

    /// Whether the author may have written a node with this id, read or not.
    #[must_use]
    pub fn may_have(&self, id: &str) -> bool {
        self.position(id).is_some() || self.unread.iter().any(|unread| unread.as_deref().is_none_or(|name| name == id))
    }

    /// The position of the node with this id.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.id.value == id)
    }
}

/// A node of a decision tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeNode {
    /// Its stable id, unique in its tree; its anchor on the page.
    pub id: Spanned<String>,
    /// The question, or in a few words what comes out.
    pub title: Spanned<String>,
    /// What it leads to.
    pub kind: NodeKind,
}

impl TreeNode {
    /// The answers, none for an outcome.
    #[must_use]
    pub fn answers(&self) -> &[TreeAnswer] {
        match &self.kind {
            NodeKind::Question { answers, .. } => answers,
            NodeKind::Outcome { .. } => &[],
        }
    }

    /// Every piece of prose in the node.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        let (hint, outcome) = match &self.kind {
            NodeKind::Question { hint, .. } => (hint.as_ref(), None),
            NodeKind::Outcome { action, note, say } => (None, Some([action, note, say])),
        };
        hint.into_iter().chain(outcome.into_iter().flatten())
    }
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// A question, or a step with one way on.
    Question {
        /// How to find the answer out.
        hint: Option<Prose>,
        /// The ways on.
        answers: Vec<TreeAnswer>,
    },
    /// An end.
    Outcome {
        /// What to do.
        action: Prose,
        /// What to note, to flag, or to tell the group.
        note: Prose,
        /// A sentence to send.
        say: Prose,
    },
}

/// A way from a question to another node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeAnswer {
    /// The answer, as plain text.
    pub text: Spanned<String>,
    /// The id of the node that it leads to.
    pub to: Spanned<String>,
}
