//! The interface texts that stand in rendered Markdown.

use pulldown_cmark::BlockQuoteKind;

/// Texts in the language of the course. The markup names the key of each, so that a page can put the same text in
/// another language there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels(Vec<String>);

/// One of the texts, by its place in [`Labels::KEYS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    AlertNote,
    AlertTip,
    AlertImportant,
    AlertWarning,
    AlertCaution,
    Table,
    Footnotes,
    FootnoteBack,
    TaskDone,
    TaskOpen,
}

impl Labels {
    /// The keys of the texts: the titles of the five kinds of alert, what a screen reader says of a table, of the list of
    /// footnotes, of the way back from a footnote, and of a task that is done or open.
    pub const KEYS: [&'static str; 10] = [
        "prose.alert_note",
        "prose.alert_tip",
        "prose.alert_important",
        "prose.alert_warning",
        "prose.alert_caution",
        "prose.table",
        "prose.footnotes",
        "prose.footnote_back",
        "prose.task_done",
        "prose.task_open",
    ];

    /// The texts, each fetched by its key.
    #[must_use]
    pub fn new(text: impl Fn(&str) -> String) -> Self {
        Self(Self::KEYS.into_iter().map(text).collect())
    }

    /// Key and text of a label.
    pub(super) fn get(&self, label: Label) -> (&'static str, &str) {
        let index = label as usize;
        let key = Self::KEYS.get(index).copied().unwrap_or_default();
        (key, self.0.get(index).map_or("", String::as_str))
    }
}

/// The class of an alert and the label of its title.
pub(super) fn alert(kind: BlockQuoteKind) -> (&'static str, Label) {
    match kind {
        BlockQuoteKind::Note => ("alert alert-note", Label::AlertNote),
        BlockQuoteKind::Tip => ("alert alert-tip", Label::AlertTip),
        BlockQuoteKind::Important => ("alert alert-important", Label::AlertImportant),
        BlockQuoteKind::Warning => ("alert alert-warning", Label::AlertWarning),
        BlockQuoteKind::Caution => ("alert alert-caution", Label::AlertCaution),
    }
}
