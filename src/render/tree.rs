//! Rendered HTML as a tree of plain values, so that a script can make nodes of it without reading markup: the pages'
//! content security policy forbids that, and rightly.
//!
//! Only HTML that this program wrote comes here: tags are well nested, attribute values quoted, and four characters
//! escaped.

use super::markup::{Piece, pieces};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A text, or an element with its name, its attributes and what it contains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Node<'h> {
    /// A text.
    Text(Cow<'h, str>),
    /// An element.
    Element(&'h str, Attributes<'h>, Vec<Node<'h>>),
}

/// The values of an element's attributes by their names.
type Attributes<'h> = BTreeMap<&'h str, Cow<'h, str>>;

/// Elements that are not closed yet, the outermost first.
type Open<'h> = Vec<(&'h str, Attributes<'h>, Vec<Node<'h>>)>;

/// Elements that have no closing tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "col", "wbr"];

/// The nodes of `html`.
#[must_use]
pub fn nodes(html: &str) -> Vec<Node<'_>> {
    let mut open: Open<'_> = vec![("", BTreeMap::new(), vec![])];
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => push(&mut open, Node::Text(unescaped(text))),
            Piece::Tag(tag) if tag.starts_with("</") => close(&mut open),
            Piece::Tag(tag) => {
                let inner = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
                let (name, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
                open.push((name, attributes(rest), Vec::new()));
                if VOID.contains(&name) {
                    close(&mut open);
                }
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|(_, _, nodes)| nodes).unwrap_or_default()
}

fn push<'h>(open: &mut Open<'h>, node: Node<'h>) {
    if let Some((_, _, nodes)) = open.last_mut() {
        nodes.push(node);
    }
}

fn close(open: &mut Open<'_>) {
    if open.len() > 1
        && let Some((name, attributes, nodes)) = open.pop()
    {
        push(open, Node::Element(name, attributes, nodes));
    }
}

/// The pairs `name="value"`, and names that stand alone.
fn attributes(text: &str) -> Attributes<'_> {
    let mut found = BTreeMap::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(['=', ' ', '\n']).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let (value, following) = behind
            .strip_prefix("=\"")
            .and_then(|quoted| quoted.split_once('"'))
            .unwrap_or(("", behind.trim_start_matches('=')));
        found.insert(name, unescaped(value));
        rest = following.trim_start();
    }
    found
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(html: &str) -> String {
        serde_json::to_string(&nodes(html)).unwrap()
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
            r#"[["img",{"alt":"","loading":"lazy","src":"../a b.png","title":"\">\" 1 = 1"},[]],["input",{"disabled":""},[]]]"#
        );
    }
}
