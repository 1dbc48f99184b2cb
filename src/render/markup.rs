//! From stored prose to the HTML of one page: links are filled in, gaps show.
//!
//! The HTML was sanitised before; what is added here is our own and never comes from an author.

use super::address::{self, Addresses};
use crate::course::{LinkTarget, Prose, SLOT_END, SLOT_START};
use memchr::{memchr, memchr3};
use std::borrow::Cow;

/// The HTML of `prose` on the page `from` (site path): each slot is the URL it stands for; `#` where it leads nowhere, which
/// the check stage has told.
#[must_use]
pub fn fill<'p>(prose: &'p Prose, from: &str, addresses: &Addresses) -> Cow<'p, str> {
    // Every slot is that of a link.
    if prose.links.is_empty() {
        return Cow::Borrowed(&prose.html);
    }
    let mut result = String::with_capacity(prose.html.len() + 64 * prose.links.len());
    let mut rest = prose.html.as_str();
    while let Some((before, after)) = rest.split_once(SLOT_START) {
        result.push_str(before);
        let (index, following) = after.split_once(SLOT_END).unwrap_or((after, ""));
        let target = index.parse::<usize>().ok().and_then(|index| prose.links.get(index)).map(|link| &link.target);
        result.push_str(&target.and_then(|target| url(target, from, addresses)).unwrap_or_else(|| "#".to_owned()));
        rest = following;
    }
    result.push_str(rest);
    Cow::Owned(result)
}

/// As [`fill`], with every run of three or more underscores outside tags as a numbered gap.
#[must_use]
pub fn fill_with_gaps<'p>(prose: &'p Prose, from: &str, addresses: &Addresses) -> Cow<'p, str> {
    let html = fill(prose, from, addresses);
    if html.contains("data-gap=") {
        return html;
    }
    let mut result = String::with_capacity(html.len() + 64);
    let mut number = 0;
    for piece in pieces(&html) {
        match piece {
            Piece::Tag(tag) => result.push_str(tag),
            Piece::Text(text) => push_gaps(&mut result, text, &mut number),
        }
    }
    Cow::Owned(result)
}

fn push_gaps(result: &mut String, text: &str, number: &mut usize) {
    let mut rest = text;
    while let Some(at) = rest.find("___") {
        let (before, from) = rest.split_at(at);
        result.push_str(before);
        *number += 1;
        result.push_str(&format!("<span class=\"gap\" data-gap=\"{number}\">____</span>"));
        rest = from.trim_start_matches('_');
    }
    result.push_str(rest);
}

fn url(target: &LinkTarget, from: &str, addresses: &Addresses) -> Option<String> {
    Some(match target {
        LinkTarget::Anchor(anchor) => address::relative(from, from, Some(anchor)),
        LinkTarget::File(file, anchor) => address::relative(from, addresses.page(file)?, anchor.as_deref()),
        LinkTarget::Media(path) => address::relative(from, &address::media(path), None),
    })
}

/// A tag with its angle brackets, or the text between two tags.
pub enum Piece<'a> {
    /// A tag.
    Tag(&'a str),
    /// A text.
    Text(&'a str),
}

/// Cuts HTML into tags and texts. A `>` inside a quoted attribute value ends no tag.
pub fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || next_piece(&mut rest))
}

/// The first of the [`pieces`] of `rest`, which is moved behind it; `None` at the end.
pub fn next_piece<'a>(rest: &mut &'a str) -> Option<Piece<'a>> {
    let html = *rest;
    let is_tag = html.as_bytes().first()? == &b'<';
    let end = if is_tag { tag_end(html) } else { memchr(b'<', html.as_bytes()).unwrap_or(html.len()) };
    let (piece, following) = html.split_at(end);
    *rest = following;
    Some(if is_tag { Piece::Tag(piece) } else { Piece::Text(piece) })
}

/// Where the tag ends that `html` begins with.
fn tag_end(html: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += next + 1;
        let quote = bytes[at - 1];
        if quote == b'>' {
            return at;
        }
        match memchr(quote, &bytes[at..]) {
            Some(end) => at += end + 1,
            None => break,
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Link;
    use crate::source::{FileId, ProjectPath, Span};

    fn prose(html: &str, targets: Vec<LinkTarget>) -> Prose {
        let span = Span::start_of(FileId(0));
        let links = targets.into_iter().map(|target| Link { target, span }).collect();
        Prose { html: html.replace('[', "\u{FDD0}").replace(']', "\u{FDD1}"), links, ..Prose::default() }
    }

    fn filled(html: &str, targets: Vec<LinkTarget>) -> String {
        fill(&prose(html, targets), "modules/d1.html", &Addresses::default()).into_owned()
    }

    #[test]
    fn slots_become_relative_urls_and_a_slot_that_leads_nowhere_stays_harmless() {
        let media = LinkTarget::Media(ProjectPath::new("course/media/a.png"));
        let gone = LinkTarget::File(ProjectPath::new("course/gone.md"), None);
        assert_eq!(
            filled(
                r#"<a href="[0]">上</a> <a href="[1]">图</a> <a href="[2]">无</a> <a href="[7]">无</a>"#,
                vec![LinkTarget::Anchor("小结".to_owned()), media, gone]
            ),
            "<a href=\"#%E5%B0%8F%E7%BB%93\">上</a> <a href=\"../media/course/media/a.png\">图</a> \
             <a href=\"#\">无</a> <a href=\"#\">无</a>"
        );
    }

    #[test]
    fn an_attribute_that_looks_like_a_tag_is_none() {
        let html = r#"<p title="<img src=x onerror=alert(1)>">x</p><img alt='"<b>' src="b.png">"#;
        let cut: Vec<String> = pieces(html)
            .map(|piece| match piece {
                Piece::Tag(tag) => format!("tag {tag}"),
                Piece::Text(text) => format!("text {text}"),
            })
            .collect();
        let expected = [
            r#"tag <p title="<img src=x onerror=alert(1)>">"#,
            "text x",
            "tag </p>",
            r#"tag <img alt='"<b>' src="b.png">"#,
        ];
        assert_eq!(cut, expected);
    }

    #[test]
    fn gaps_are_numbered_outside_tags_only() {
        let prose = prose(r#"<p>不超过 ___ 秒，<a href="a___b">在</a>_____之间，_ 与 __ 不算</p>"#, Vec::new());
        assert_eq!(
            fill_with_gaps(&prose, "modules/d1.html", &Addresses::default()),
            "<p>不超过 <span class=\"gap\" data-gap=\"1\">____</span> 秒，<a href=\"a___b\">在</a>\
             <span class=\"gap\" data-gap=\"2\">____</span>之间，_ 与 __ 不算</p>"
        );
    }
}
