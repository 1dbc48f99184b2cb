//! Cuts raw HTML into tags and text.

use std::ops::Range;

/// A part of raw HTML, with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::parse::markdown) enum Token<'a> {
    /// Text, character references included.
    Text(&'a str),
    /// `<name …>`: its name in lower case, and its attributes, names in lower case, values as written.
    Open(String, Vec<(String, &'a str)>),
    /// `</name>`: its name in lower case.
    Close(String),
    /// A comment.
    Comment,
    /// A declaration, processing instruction or CDATA section.
    Declaration,
}

/// How many tags may turn out to have no end before the rest is taken for text: each costs a walk to the end.
const OPEN_TAGS: usize = 8;

/// The parts of `html` in order. A `<` that begins nothing is text; what begins and does not end reaches to the end of
/// `html` if it is a comment, and is text if it is a tag.
pub(in crate::parse::markdown) fn tokens(html: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut tokens = Vec::new();
    let mut text_from = 0;
    let mut at = 0;
    let mut open_tags = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        let found = match comment(html, open) {
            None => match tag_name(html, open) {
                Some((closing, name, name_end)) if open_tags < OPEN_TAGS => {
                    let attributes = attributes(html, name_end);
                    open_tags += usize::from(attributes.is_none());
                    attributes.map(|(attributes, end)| {
                        (if closing { Token::Close(name) } else { Token::Open(name, attributes) }, end)
                    })
                }
                _ => None,
            },
            comment => comment,
        };
        match found {
            Some((token, end)) => {
                if text_from < open {
                    tokens.push((Token::Text(&html[text_from..open]), text_from..open));
                }
                tokens.push((token, open..end));
                at = end;
                text_from = end;
            }
            None => at = open + 1,
        }
    }
    if text_from < html.len() {
        tokens.push((Token::Text(&html[text_from..]), text_from..html.len()));
    }
    tokens
}

/// The comment or declaration that begins at `open`, and its end.
fn comment(html: &str, open: usize) -> Option<(Token<'_>, usize)> {
    let rest = &html[open..];
    let end_of = |end: &str, from: usize| rest[from..].find(end).map_or(html.len(), |at| open + from + at + end.len());
    if rest.starts_with("<!--") {
        return Some((Token::Comment, end_of("-->", 4)));
    }
    (rest.starts_with("<!") || rest.starts_with("<?")).then(|| (Token::Declaration, end_of(">", 2)))
}

/// Whether the tag that begins at `open` closes, its name in lower case, and the end of its name.
fn tag_name(html: &str, open: usize) -> Option<(bool, String, usize)> {
    let closing = html[open..].starts_with("</");
    let start = open + if closing { 2 } else { 1 };
    let ends_name = |character: char| matches!(character, '>' | '/' | '<') || character.is_whitespace();
    let end = start + html[start..].find(ends_name)?;
    let name = html[start..end].to_ascii_lowercase();
    let well_formed = name.starts_with(|first: char| first.is_ascii_alphabetic()) && !html[end..].starts_with('<');
    well_formed.then_some((closing, name, end))
}

/// The attributes from `at` on, and the end of the tag.
fn attributes(html: &str, mut at: usize) -> Option<(Vec<(String, &str)>, usize)> {
    let mut attributes = Vec::new();
    loop {
        at += html[at..].find(|character: char| !(character.is_whitespace() || character == '/'))?;
        if html[at..].starts_with('>') {
            return Some((attributes, at + 1));
        }
        // An attribute's name may begin with `=`.
        let first = html[at..].chars().next().map_or(1, char::len_utf8);
        let ends_name = |character: char| matches!(character, '=' | '>' | '/') || character.is_whitespace();
        let name_end = at + first + html[at + first..].find(ends_name)?;
        let name = html[at..name_end].to_ascii_lowercase();
        at = name_end + html[name_end..].find(|character: char| !character.is_whitespace())?;
        let mut value = "";
        if html[at..].starts_with('=') {
            at += 1;
            at += html[at..].find(|character: char| !character.is_whitespace())?;
            let quote = html[at..].chars().next().filter(|first| matches!(first, '"' | '\''));
            let (from, length) = match quote {
                Some(quote) => (at + 1, html[at + 1..].find(quote)?),
                None => (at, html[at..].find(|character: char| character == '>' || character.is_whitespace())?),
            };
            value = &html[from..from + length];
            at = from + length + usize::from(quote.is_some());
        }
        attributes.push((name, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(html: &str) -> Vec<Token<'_>> {
        tokens(html).into_iter().map(|(token, _)| token).collect()
    }

    fn open(name: &str, attributes: &[(&str, &'static str)]) -> Token<'static> {
        Token::Open(name.to_owned(), attributes.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect())
    }

    #[test]
    fn tags_text_and_comments_are_told_apart() {
        assert_eq!(
            kinds("a<B Class=x title='>' open>b</B\n>&amp;<!-- <i> -->c<br/>"),
            [
                Token::Text("a"),
                open("b", &[("class", "x"), ("title", ">"), ("open", "")]),
                Token::Text("b"),
                Token::Close("b".to_owned()),
                Token::Text("&amp;"),
                Token::Comment,
                Token::Text("c"),
                open("br", &[]),
            ]
        );
        assert_eq!(kinds("<!DOCTYPE html><?php 1?>"), [Token::Declaration, Token::Declaration]);
    }

    #[test]
    fn what_is_no_tag_is_text_and_an_open_comment_hides_the_rest() {
        assert_eq!(kinds("1 < 2 <3 <"), [Token::Text("1 < 2 <3 <")]);
        assert_eq!(kinds("<b title=\"x>"), [Token::Text("<b title=\"x>")]);
        assert_eq!(kinds("a<!-- b"), [Token::Text("a"), Token::Comment]);
    }

    #[test]
    fn twenty_thousand_angle_brackets_take_linear_time() {
        let start = std::time::Instant::now();
        for part in ["<", "<a ", "<a b=\"", "</", "<!", "<b>", "<a b=c "] {
            for end in ["", ">", "d='>"] {
                assert!(!tokens(&(part.repeat(20_000) + end)).is_empty());
            }
        }
        assert!(start.elapsed().as_secs() < 20);
    }
}
