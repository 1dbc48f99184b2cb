//! The server's own pages: what a reader sees when there is no page to show.
//!
//! Nothing is known about the course's language here, so they speak Chinese and English. They carry the live script
//! and are replaced as soon as there is something to show.

use super::inject::script;

/// A page with a heading and one sentence, in both languages. `path` and `tag` are for the live script.
pub(super) fn page(chinese: [&str; 2], english: [&str; 2], path: &str, tag: &str) -> String {
    let [title, text] = chinese.map(escape);
    let [english_title, english_text] = english.map(escape);
    let script = script(path, tag);
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/__coursewright/live.css\">\n</head>\n<body class=\"plain\">\n\
         <main>\n<h1>{title}</h1>\n<p>{text}</p>\n\
         <div lang=\"en\"><h2>{english_title}</h2>\n<p>{english_text}</p></div>\n\
         <p><a href=\"/\">首页 · Start page</a></p>\n</main>\n{script}\n</body>\n</html>\n"
    )
}

/// There is no page at this address.
pub(super) fn missing(path: &str, tag: &str) -> String {
    page(
        ["没有这个页面", "课程里没有这个地址的页面。它可能已改名，或者还没有写。"],
        [
            "There is no such page",
            "The course has no page at this address. It may have a new name, or is not written yet.",
        ],
        path,
        tag,
    )
}

/// The course has mistakes and was never built without.
pub(super) fn not_built(path: &str, tag: &str) -> String {
    page(
        ["课程还不能显示", "课程里有错误。改正并保存后，页面会自动出现。"],
        ["The course cannot be shown yet", "It has mistakes. Mend them and save: the page then appears by itself."],
        path,
        tag,
    )
}

/// The page exists but could not be made.
pub(super) fn failed(message: &str, path: &str, tag: &str) -> String {
    let english =
        ["This page could not be made", "The reason stands above. Mend it and save: the page then appears by itself."];
    page(["这个页面无法生成", message], english, path, tag)
}

/// The text with the characters replaced that mean something in HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_become_an_element() {
        let html = failed("<script>alert(1)</script>\"&", "a.html", "00");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;"));
        assert_eq!(html.matches("<script").count(), 1);
    }
}
