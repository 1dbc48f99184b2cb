//! Rendered HTML as a tree of plain values, so that a script can make nodes of it without reading markup: the pages'
//! content security policy forbids that, and rightly.
//!
//! Only HTML that this program wrote comes here: tags are well nested, attribute values quoted, and four characters
//! escaped.

use super::markup::{Piece, next_piece};
use memchr::{memchr, memchr3};
use serde::ser::{SerializeMap, SerializeSeq, SerializeTuple};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::cell::Cell;

/// Rendered HTML. It is written as a list of nodes: a text, or an element as its name, its attributes and its nodes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Nodes<'h>(pub &'h str);

impl Nodes<'_> {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What stands inside every element with `data-question`, by its value. None of them stands in another.
#[must_use]
pub fn questions(html: &str) -> Vec<(Cow<'_, str>, Nodes<'_>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(piece) = next_piece(&mut rest) {
        let Piece::Tag(tag) = piece else { continue };
        if let Some(id) = tag.contains("data-question=").then(|| attribute(tag, "data-question")).flatten() {
            let from = rest;
            skip_content(&mut rest);
            let inside = &from[..from.len() - rest.len()];
            let end = if inside.ends_with('>') { inside.rfind('<').unwrap_or(inside.len()) } else { inside.len() };
            found.push((id, Nodes(&inside[..end])));
        }
    }
    found
}

/// Moves behind the tag that closes the element whose opening tag was read last.
fn skip_content(rest: &mut &str) {
    let mut depth = 1_usize;
    while depth > 0
        && let Some(piece) = next_piece(rest)
    {
        match piece {
            Piece::Text(_) => {}
            Piece::Tag(tag) if tag.starts_with("</") => depth -= 1,
            Piece::Tag(tag) => depth += usize::from(!is_void(tag)),
        }
    }
}

/// Whether nothing closes the element: also parts of drawings, which close themselves.
fn is_void(tag: &str) -> bool {
    tag.ends_with("/>") || matches!(cut(tag).0, "br" | "hr" | "img" | "input" | "col" | "wbr")
}

/// The name of an opening tag, and its attributes.
fn cut(tag: &str) -> (&str, &str) {
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    let inner = inner.strip_suffix('>').unwrap_or(inner);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let end = inner.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(inner.len());
    inner.split_at(end)
}

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rest = Cell::new(self.0);
        Content { rest: &rest, is_inner: false }.serialize(serializer)
    }
}

/// The nodes up to the end, or to the tag that closes the element. Writing them moves behind that.
struct Content<'c, 'h> {
    rest: &'c Cell<&'h str>,
    is_inner: bool,
}

impl Serialize for Content<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut nodes = serializer.serialize_seq(None)?;
        let next = || {
            let mut rest = self.rest.get();
            let piece = next_piece(&mut rest);
            self.rest.set(rest);
            piece
        };
        while let Some(piece) = next() {
            match piece {
                Piece::Text(text) => nodes.serialize_element(&unescaped(text))?,
                Piece::Tag(tag) if tag.starts_with("</") && self.is_inner => break,
                Piece::Tag(tag) if tag.starts_with("</") => {}
                Piece::Tag(tag) => nodes.serialize_element(&Element { tag, rest: self.rest })?,
            }
        }
        nodes.end()
    }
}

/// An element whose opening tag was read.
struct Element<'c, 'h> {
    tag: &'h str,
    rest: &'c Cell<&'h str>,
}

impl Serialize for Element<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (name, attributes) = cut(self.tag);
        let nothing = Cell::new("");
        let rest = if is_void(self.tag) { &nothing } else { self.rest };
        let mut element = serializer.serialize_tuple(3)?;
        element.serialize_element(name)?;
        element.serialize_element(&Attributes(attributes))?;
        element.serialize_element(&Content { rest, is_inner: true })?;
        element.end()
    }
}

/// The attributes in a tag, as a map.
struct Attributes<'h>(&'h str);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in attributes(self.0) {
            map.serialize_entry(name, &value)?;
        }
        map.end()
    }
}

fn attribute<'h>(tag: &'h str, name: &str) -> Option<Cow<'h, str>> {
    attributes(cut(tag).1).find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// The pairs `name="value"`, and names that stand alone.
fn attributes(text: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let mut rest = text.trim_ascii_start();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr3(b'=', b' ', b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let (value, following) = behind
            .strip_prefix("=\"")
            .and_then(|quoted| memchr(b'"', quoted.as_bytes()).map(|end| (&quoted[..end], &quoted[end + 1..])))
            .unwrap_or(("", behind.trim_start_matches('=')));
        rest = following.trim_ascii_start();
        Some((name, unescaped(value)))
    })
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(html: &str) -> String {
        serde_json::to_string(&Nodes(html)).unwrap()
    }

    #[test]
    fn elements_nest_and_texts_lose_their_escapes() {
        assert_eq!(
            json("<p>a &lt;b&gt; &amp;amp; <strong>粗<br></strong></p><hr />后"),
            r#"[["p",{},["a <b> &amp; ",["strong",{},["粗",["br",{},[]]]]]],["hr",{},[]],"后"]"#
        );
    }

    #[test]
    fn attributes_keep_their_values() {
        assert_eq!(
            json("<img loading=\"lazy\" alt=\"\" src=\"../a b.png\" title=\"&quot;>&quot; 1 = 1\"><input disabled>"),
            r#"[["img",{"loading":"lazy","alt":"","src":"../a b.png","title":"\">\" 1 = 1"},[]],["input",{"disabled":""},[]]]"#
        );
    }

    #[test]
    fn a_part_of_a_drawing_that_closes_itself_holds_nothing() {
        let html = "<li data-question=\"a\"><svg><path d=\"M0 0\"/><path d=\"M1 1\" /></svg>甲</li><li data-question=\"b\">乙</li>";
        let drawn = r#"[["svg",{},[["path",{"d":"M0 0"},[]],["path",{"d":"M1 1"},[]]]],"甲"]"#;
        let found: Vec<String> =
            questions(html).into_iter().map(|(_, nodes)| serde_json::to_string(&nodes).unwrap()).collect();
        assert_eq!(found, [drawn, r#"["乙"]"#]);
    }

    #[test]
    fn a_tag_that_closes_nothing_and_an_element_that_is_not_closed_lose_no_text() {
        assert_eq!(json("a</p>b<p>c<em>d"), r#"["a","b",["p",{},["c",["em",{},["d"]]]]]"#);
    }

    #[test]
    fn questions_are_found_by_their_ids_with_what_stands_inside() {
        let html = "<div><section\n\tdata-question=\"a\" class=\"q\"><p>1<br>2</p></section>x\
                    <li class=\"q\" data-question=\"b&amp;c\"></li></div>";
        let found: Vec<_> = questions(html).into_iter().map(|(id, nodes)| (id.into_owned(), nodes.0)).collect();
        assert_eq!(found, [("a".to_owned(), "<p>1<br>2</p>"), ("b&c".to_owned(), "")]);
    }
}
