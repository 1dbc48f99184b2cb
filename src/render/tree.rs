//! Rendered HTML as a tree of plain values, so that a script can make nodes of it without reading markup: the pages'
//! content security policy forbids that, and rightly.
//!
//! Only HTML that this program wrote comes here: tags are well nested, attribute values quoted, and four characters
//! escaped.

use super::json;
use super::markup::{Piece, next_piece};
use memchr::{memchr, memchr3};
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

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

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rest = self.0;
        let written = RawValue::from_string(nodes(&mut rest, Extent::All)).map_err(S::Error::custom)?;
        written.serialize(serializer)
    }
}

/// What stands inside every element with `data-question`, by its value, as the JSON that [`Nodes`] become. None of them
/// stands in another.
#[must_use]
pub fn questions(html: &str) -> Vec<(Cow<'_, str>, String)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(piece) = next_piece(&mut rest) {
        let Piece::Tag(tag) = piece else { continue };
        if let Some(id) = tag.contains("data-question=").then(|| attribute(tag, "data-question")).flatten() {
            found.push((id, nodes(&mut rest, Extent::Element)));
        }
    }
    found
}

/// How far nodes are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// To the end.
    All,
    /// To the tag that closes the element whose opening tag was read last.
    Element,
}

/// The nodes of `rest`, which is moved behind them, as JSON that may stand in a script.
fn nodes(rest: &mut &str, extent: Extent) -> String {
    let mut written = String::with_capacity(if extent == Extent::All { 2 * rest.len() } else { 1024 });
    let mut depth = 0_usize;
    written.push('[');
    while let Some(piece) = next_piece(rest) {
        match piece {
            Piece::Text(text) => push_text(&mut written, text),
            Piece::Tag(tag) if tag.starts_with("</") => match depth.checked_sub(1) {
                Some(outside) => {
                    depth = outside;
                    written.push_str("]]");
                }
                None if extent == Extent::Element => break,
                None => {}
            },
            Piece::Tag(tag) => {
                let (name, pairs) = cut(tag);
                push_separator(&mut written);
                written.push('[');
                push_text(&mut written, name);
                written.push_str(",{");
                for (name, value) in attributes(pairs) {
                    push_text(&mut written, name);
                    written.push(':');
                    push_quoted(&mut written, value);
                }
                written.push_str("},[");
                if is_void(tag, name) { written.push_str("]]") } else { depth += 1 }
            }
        }
    }
    (0..depth).for_each(|_| written.push_str("]]"));
    written.push(']');
    written
}

/// Separates what comes from what stands before it.
fn push_separator(written: &mut String) {
    // Texts end with a quotation mark.
    if !written.ends_with(['[', '{']) {
        written.push(',');
    }
}

/// Writes a text of HTML as the next of a list.
fn push_text(written: &mut String, html: &str) {
    push_separator(written);
    push_quoted(written, html);
}

/// Writes a text of HTML as a text of JSON.
fn push_quoted(written: &mut String, html: &str) {
    if html.bytes().all(is_plain) {
        written.push('"');
        written.push_str(html);
        written.push('"');
    } else if html == "\n" {
        // Between two elements on lines of their own, which is where most other texts stand.
        written.push_str("\"\\n\"");
    } else {
        // A text is always written.
        written.push_str(&json::escaped(&unescaped(html)).unwrap_or_default());
    }
}

/// Whether a byte stands for itself, whatever stands around it, in HTML, in JSON and in a script. The first byte of U+2028 does
/// not.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, ..0x20 | b'"' | b'\\' | b'&' | b'<' | b'>' | 0xE2)
}

/// Whether nothing closes the element: also parts of drawings, which close themselves.
fn is_void(tag: &str, name: &str) -> bool {
    tag.ends_with("/>") || matches!(name, "br" | "hr" | "img" | "input" | "col" | "wbr")
}

/// The name of an opening tag, and its attributes.
fn cut(tag: &str) -> (&str, &str) {
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    let inner = inner.strip_suffix('>').unwrap_or(inner);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let end = inner.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(inner.len());
    inner.split_at(end)
}

fn attribute<'h>(tag: &'h str, name: &str) -> Option<Cow<'h, str>> {
    attributes(cut(tag).1).find(|(found, _)| *found == name).map(|(_, value)| unescaped(value))
}

/// The pairs `name="value"`, and names that stand alone. Values are as they stand in HTML.
fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
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
        Some((name, value))
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

    fn shown(html: &str) -> Vec<(String, String)> {
        questions(html).into_iter().map(|(id, nodes)| (id.into_owned(), nodes)).collect()
    }

    #[test]
    fn elements_nest_and_texts_lose_their_escapes() {
        assert_eq!(
            json("<p>a &lt;b&gt; &amp;amp; <strong>粗<br></strong></p><hr />后"),
            r#"[["p",{},["a \u003cb\u003e \u0026amp; ",["strong",{},["粗",["br",{},[]]]]]],["hr",{},[]],"后"]"#
        );
    }

    #[test]
    fn every_character_is_written_so_that_a_script_reads_it_back_and_ends_nowhere() {
        for letter in ('\0'..='\u{3100}').chain(['\u{ffff}', '🙂']) {
            for around in ["", "a", "客", "\n"] {
                let text = format!("{around}{letter}{around}");
                let html = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
                let written = json(&format!("<p title=\"{html}\">{html}</p>"));
                assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
                let read: serde_json::Value = serde_json::from_str(&written).unwrap();
                assert_eq!(read, serde_json::json!([["p", {"title": text}, [text]]]), "{letter:?}");
            }
        }
    }

    #[test]
    fn attributes_keep_their_values() {
        assert_eq!(
            json("<img loading=\"lazy\" alt=\"\" src=\"../a b.png\" title=\"&quot;>&quot; 1 = 1\"><input disabled>"),
            r#"[["img",{"loading":"lazy","alt":"","src":"../a b.png","title":"\"\u003e\" 1 = 1"},[]],["input",{"disabled":""},[]]]"#
        );
    }

    #[test]
    fn a_part_of_a_drawing_that_closes_itself_holds_nothing() {
        let html = "<li data-question=\"a\"><svg><path d=\"M0 0\"/><path d=\"M1 1\" /></svg>甲</li><li data-question=\"b\">乙</li>";
        let drawn = r#"[["svg",{},[["path",{"d":"M0 0"},[]],["path",{"d":"M1 1"},[]]]],"甲"]"#;
        assert_eq!(shown(html), [("a".to_owned(), drawn.to_owned()), ("b".to_owned(), r#"["乙"]"#.to_owned())]);
    }

    #[test]
    fn a_tag_that_closes_nothing_and_an_element_that_is_not_closed_lose_no_text() {
        assert_eq!(json("a</p>b<p>c<em>d"), r#"["a","b",["p",{},["c",["em",{},["d"]]]]]"#);
    }

    #[test]
    fn elements_may_nest_however_deeply() {
        let depth = 20_000;
        let written = json(&format!("{}a{}", "<em>".repeat(depth), "</em>".repeat(depth)));
        assert_eq!(written, format!("[{}\"a\"{}]", "[\"em\",{},[".repeat(depth), "]]".repeat(depth)));
    }

    #[test]
    fn questions_are_found_by_their_ids_with_what_stands_inside() {
        let html = "<div><section\n\tdata-question=\"a\" class=\"q\"><p>1<br>2</p></section>x\
                    <li class=\"q\" data-question=\"b&amp;c\"></li></div>";
        let first = r#"[["p",{},["1",["br",{},[]],"2"]]]"#;
        assert_eq!(shown(html), [("a".to_owned(), first.to_owned()), ("b&c".to_owned(), "[]".to_owned())]);
    }
}
