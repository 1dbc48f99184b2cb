//! What is open while a page is written: our own elements, and those of raw HTML between them.

use super::{Element, Nature};

/// How many elements of raw HTML may be open at once; more are left out.
const MOST_OPEN: usize = 32;

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub(in crate::parse::markdown) struct Frames {
    stack: Vec<Frame>,
    raw: usize,
}

#[derive(Debug, Clone, Copy)]
enum Frame {
    /// One of ours, with what is to be written at its end.
    Own(&'static str),
    /// One of raw HTML.
    Raw(Element),
}

impl Frames {
    /// Whether none of our elements is open.
    pub(in crate::parse::markdown) fn at_top(&self) -> bool {
        self.stack.len() == self.raw
    }

    /// One of our elements was opened; `closing` ends it.
    pub(in crate::parse::markdown) fn open(&mut self, closing: &'static str) {
        self.stack.push(Frame::Own(closing));
    }

    /// Closes our innermost element, and before it what raw HTML left open in it.
    pub(in crate::parse::markdown) fn close(&mut self, html: &mut String) {
        self.close_raw(html);
        if let Some(Frame::Own(closing)) = self.stack.pop() {
            html.push_str(closing);
        }
    }

    /// Forgets our innermost element, of which nothing was written.
    pub(in crate::parse::markdown) fn discard(&mut self) {
        if let Some(Frame::Own(_)) = self.stack.last() {
            self.stack.pop();
        }
    }

    /// Closes what raw HTML left open in our innermost element.
    pub(in crate::parse::markdown) fn close_raw(&mut self, html: &mut String) {
        self.close_raw_while(html, |_| true);
    }

    /// Closes the parts of a line that raw HTML left open: a block begins or ends here.
    pub(in crate::parse::markdown) fn close_phrases(&mut self, html: &mut String) {
        self.close_raw_while(html, |element| element.nature == Nature::Phrase);
    }

    /// Opens an element of raw HTML. Returns whether there was room for it.
    pub(in crate::parse::markdown) fn open_raw(&mut self, element: Element, html: &mut String) -> bool {
        if element.nature == Nature::Block {
            self.close_phrases(html);
        }
        // A second `rt` ends the first.
        if let (Some(Frame::Raw(top)), "rt" | "rp") = (self.stack.last().copied(), element.name())
            && matches!(top.name(), "rt" | "rp")
        {
            self.pop_raw(html);
        }
        if self.raw >= MOST_OPEN {
            return false;
        }
        self.stack.push(Frame::Raw(element));
        self.raw += 1;
        true
    }

    /// Closes an element of raw HTML, and what is open in it. Returns whether it was open in our innermost element.
    pub(in crate::parse::markdown) fn close_element(&mut self, element: Element, html: &mut String) -> bool {
        let open = self.stack.iter().rev().map_while(|frame| match frame {
            Frame::Raw(open) => Some(*open),
            Frame::Own(_) => None,
        });
        let Some(depth) = open.into_iter().position(|open| open == element) else { return false };
        for _ in 0..=depth {
            self.pop_raw(html);
        }
        true
    }

    fn close_raw_while(&mut self, html: &mut String, goes: impl Fn(Element) -> bool) {
        while let Some(Frame::Raw(element)) = self.stack.last().copied()
            && goes(element)
        {
            self.pop_raw(html);
        }
    }

    fn pop_raw(&mut self, html: &mut String) {
        if let Some(Frame::Raw(element)) = self.stack.last().copied() {
            html.push_str(element.closing());
            self.stack.pop();
            self.raw -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(name: &str) -> Element {
        Element::find(name).unwrap()
    }

    #[test]
    fn what_raw_html_leaves_open_is_closed_with_the_element_around_it() {
        let mut html = String::new();
        let mut frames = Frames::default();
        frames.open("</p>");
        assert!(frames.open_raw(element("b"), &mut html) && frames.open_raw(element("i"), &mut html));
        frames.close(&mut html);
        assert_eq!(html, "</i></b></p>");
        assert!(frames.at_top());
    }

    #[test]
    fn a_closing_tag_never_reaches_out_of_our_element() {
        let mut html = String::new();
        let mut frames = Frames::default();
        frames.open_raw(element("details"), &mut html);
        frames.open("</p>");
        assert!(!frames.close_element(element("details"), &mut html));
        assert!(html.is_empty() && !frames.at_top());
        frames.close(&mut html);
        assert!(frames.at_top() && frames.close_element(element("details"), &mut html));
        assert_eq!(html, "</p></details>");
    }

    #[test]
    fn only_so_many_elements_are_open_at_once() {
        let mut html = String::new();
        let mut frames = Frames::default();
        assert_eq!((0..1000).filter(|_| frames.open_raw(element("b"), &mut html)).count(), MOST_OPEN);
    }
}
