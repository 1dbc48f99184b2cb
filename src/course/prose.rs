//! Rendered Markdown: HTML with slots where links go, and what was found in it.

use crate::source::{ProjectPath, Span};

/// Begins a slot in [`Prose::html`]. A noncharacter that the load stage refuses in texts.
pub const SLOT_START: char = '\u{FDD0}';
/// Ends a slot in [`Prose::html`].
pub const SLOT_END: char = '\u{FDD1}';

/// A piece of Markdown as sanitised HTML.
///
/// Where a link or picture to a file of the project stands, the attribute's value is a slot:
/// [`SLOT_START`], the index into [`Prose::links`] in decimal, [`SLOT_END`]. The render stage, which knows
/// where each file ends up, fills it with a relative URL.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// The HTML.
    pub html: String,
    /// Every link and picture that needs a slot, by its index.
    pub links: Vec<Link>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The plain text: what a search finds and what two choices are compared by.
    pub text: String,
    /// How many gaps it has: `<span class="gap" data-gap="1">` and on. Only the prompt of a `blank` question has any.
    pub gaps: u32,
}

/// A link or a picture to something in the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: LinkTarget,
    /// Where the author wrote it.
    pub span: Span,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To a heading of the same page, by its anchor (decoded).
    Anchor(String),
    /// To a file of the project, and perhaps to a heading in it (decoded).
    File(ProjectPath, Option<String>),
    /// A picture, sound or other file that the page shows or offers.
    Media(ProjectPath),
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text without markup.
    pub text: String,
    /// The anchor, unique in the page.
    pub anchor: String,
    /// Where its line begins in [`Prose::text`], in bytes.
    pub at: usize,
    /// Where it stands.
    pub span: Span,
}
