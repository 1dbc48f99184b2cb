//! Adds the live script to a page on its way to the browser, and lets it connect to this server.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The folder of the server's own files. Paths of a site cannot begin so by accident.
pub(super) const OWN_FOLDER: &str = "/__coursewright/";

/// The forms in which a page may forbid connections: as the theme writes it, and as templates escape it.
const NO_CONNECTION: [&str; 3] = ["connect-src 'none'", "connect-src &#39;none&#39;", "connect-src &#x27;none&#x27;"];

/// What tells two versions of a page apart. `None` stands for a page that does not exist.
pub(super) fn tag(bytes: Option<&[u8]>) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The page `path` with the live script, which knows from `tag` what it shows. A page that is no text stays.
pub(super) fn with_live_script(html: &[u8], path: &str, tag: &str) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(html) else { return html.to_vec() };
    let html = with_connection(html);
    let script = script(path, tag);
    let at = end_of_body(&html).unwrap_or(html.len());
    [&html[..at], &script, &html[at..]].concat().into_bytes()
}

/// The element that loads the live script.
pub(super) fn script(path: &str, tag: &str) -> String {
    let page = utf8_percent_encode(path, NON_ALPHANUMERIC);
    format!(r#"<script src="{OWN_FOLDER}live.js" data-page="{page}" data-tag="{tag}"></script>"#)
}

/// The page with connections to its own server allowed, if its head forbids them.
fn with_connection(html: &str) -> String {
    let head = html.find("</head").or_else(|| html.find("<body")).unwrap_or(0);
    for forbidden in NO_CONNECTION {
        if let Some(at) = html[..head].find(forbidden) {
            let allowed = forbidden.replace("none", "self");
            return [&html[..at], &allowed, &html[at + forbidden.len()..]].concat();
        }
    }
    html.to_owned()
}

/// Where the last `</body>` begins.
fn end_of_body(html: &str) -> Option<usize> {
    let is_body =
        |at: &usize| html.as_bytes().get(at + 2..at + 6).is_some_and(|name| name.eq_ignore_ascii_case(b"body"));
    html.rmatch_indices("</").map(|(at, _)| at).find(is_body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn injected(html: &str) -> String {
        String::from_utf8(with_live_script(html.as_bytes(), "modules/第 1 天.html", "00ff")).unwrap()
    }

    #[test]
    fn the_script_stands_before_the_end_of_the_body_and_names_the_page() {
        let script = "<script src=\"/__coursewright/live.js\" \
                      data-page=\"modules%2F%E7%AC%AC%201%20%E5%A4%A9%2Ehtml\" data-tag=\"00ff\"></script>";
        assert_eq!(injected("<body>文</BODY></html>"), format!("<body>文{script}</BODY></html>"));
        assert_eq!(injected("<p>no body"), format!("<p>no body{script}"));
    }

    #[test]
    fn connections_are_allowed_in_the_head_and_nowhere_else() {
        let html = "<head><meta content=\"connect-src 'none'; a\"></head><body>connect-src 'none'</body>";
        let result = injected(html);
        assert!(result.contains("content=\"connect-src 'self'; a\""), "{result}");
        assert!(result.contains("<body>connect-src 'none'"), "{result}");
        assert!(injected("<head>connect-src &#39;none&#39;</head>").contains("connect-src &#39;self&#39;"));
    }

    #[test]
    fn bytes_that_are_no_text_stay_as_they_are() {
        assert_eq!(with_live_script(b"\xff</body>", "a.html", "0"), b"\xff</body>");
    }

    #[test]
    fn a_missing_page_and_an_empty_one_are_told_apart() {
        assert_ne!(tag(None), tag(Some(b"")));
        assert_eq!(tag(Some(b"a")), tag(Some(b"a")));
    }
}
