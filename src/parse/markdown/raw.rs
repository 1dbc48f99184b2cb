//! Raw HTML in Markdown: formatting stays, everything else goes.
//!
//! Not a byte of raw HTML is copied into the page. It is cut into tags and text; a tag whose name is on the list
//! is written anew without attributes, text is escaped. [`Frames`] closes what was left open before the
//! surrounding element ends, and ignores a closing tag that would reach out of it.

mod frame;
mod token;

pub(super) use frame::Frames;
pub(super) use token::{Token, tokens};

/// What an allowed element may contain, and where it may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// A part of a line of text.
    Phrase,
    /// A block of its own.
    Block,
    /// A block without content.
    Rule,
    /// A part of a line without content.
    Break,
}

/// An element that raw HTML may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Element {
    /// The start of its closing tag and its name: `</kbd`.
    closing: &'static str,
    pub(super) nature: Nature,
}

impl Element {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        &self.closing[2..self.closing.len() - 1]
    }

    /// Its closing tag.
    pub(super) fn closing(self) -> &'static str {
        self.closing
    }

    /// The allowed element with this name, which is in lower case.
    pub(super) fn find(name: &str) -> Option<Self> {
        ELEMENTS.iter().copied().find(|element| element.name() == name)
    }
}

const fn phrase(closing: &'static str) -> Element {
    Element { closing, nature: Nature::Phrase }
}

const fn block(closing: &'static str) -> Element {
    Element { closing, nature: Nature::Block }
}

/// Every element that raw HTML may have. None of them loads, runs or sends anything, and none closes an element
/// around it when a browser reads it (as `li`, `p` or `td` would).
const ELEMENTS: &[Element] = &[
    phrase("</abbr>"),
    phrase("</b>"),
    phrase("</bdi>"),
    phrase("</cite>"),
    phrase("</code>"),
    phrase("</del>"),
    phrase("</dfn>"),
    phrase("</em>"),
    phrase("</i>"),
    phrase("</ins>"),
    phrase("</kbd>"),
    phrase("</mark>"),
    phrase("</q>"),
    phrase("</rp>"),
    phrase("</rt>"),
    phrase("</ruby>"),
    phrase("</s>"),
    phrase("</samp>"),
    phrase("</small>"),
    phrase("</span>"),
    phrase("</strong>"),
    phrase("</sub>"),
    phrase("</sup>"),
    phrase("</u>"),
    phrase("</var>"),
    block("</details>"),
    block("</div>"),
    block("</summary>"),
    Element { closing: "</hr>", nature: Nature::Rule },
    Element { closing: "</br>", nature: Nature::Break },
    Element { closing: "</wbr>", nature: Nature::Break },
];

/// Whether the text inside an element is no text to read, and goes with it.
pub(super) fn hides_content(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "textarea"
            | "title"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "template"
            | "xmp"
            | "svg"
            | "math"
            | "object"
            | "select"
    )
}

/// The attribute that an element keeps: the long form of an abbreviation, the state of a fold.
pub(super) fn keeps_attribute(element: &str, attribute: &str) -> bool {
    matches!((element, attribute), ("abbr", "title") | ("details", "open"))
}
