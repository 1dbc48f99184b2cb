//! Pictures, sounds and films are what they say they are, and drawings carry no script.
//!
//! An SVG file is a document: opened by itself, or in a frame, its scripts run in the site's own name. Such a file is
//! refused rather than cleaned, so that what is published is what the author sees.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{MediaFile, Sources};
use rayon::prelude::*;

/// Checks every file that is copied to the site.
pub fn check(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let faults: Vec<Diagnostic> = sources
        .media
        .par_iter()
        .filter_map(|file| {
            let reason = fault(file)?;
            Some(Diagnostic::of_file(Code::MediaRefused, file.path.as_str()).with("reason", reason))
        })
        .collect();
    diagnostics.extend(faults);
}

/// Why a file is refused: a noun of the message catalogue.
fn fault(file: &MediaFile) -> Option<&'static str> {
    let extension = file.path.extension();
    if file.bytes.is_empty() {
        return Some("@empty_file");
    }
    match extension.as_str() {
        "svg" => svg_fault(&file.bytes),
        "vtt" => (!file.bytes.starts_with(b"WEBVTT") && !file.bytes.starts_with(b"\xEF\xBB\xBFWEBVTT"))
            .then_some("@other_content"),
        extension => {
            let found = infer::get(&file.bytes).map(|kind| kind.extension());
            (!found.is_some_and(|found| same_kind(found, extension))).then_some("@other_content")
        }
    }
}

/// Whether content of the kind `found` may have the ending `extension`.
fn same_kind(found: &str, extension: &str) -> bool {
    let family = |name: &str| match name {
        "jpg" | "jpeg" => "jpeg",
        // Containers of which only programs know the content.
        "m4a" | "mp4" | "m4v" | "mov" => "mp4",
        "webm" | "mkv" => "webm",
        "ogg" | "opus" => "ogg",
        "avif" | "heif" => "avif",
        "png" => "png",
        "gif" => "gif",
        "webp" => "webp",
        "mp3" => "mp3",
        "wav" => "wav",
        "pdf" => "pdf",
        _ => "other",
    };
    family(found) != "other" && family(found) == family(extension)
}

/// Elements that run or load something.
const ACTIVE: [&str; 9] =
    ["script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"];

fn svg_fault(bytes: &[u8]) -> Option<&'static str> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("@other_content") };
    // The parser refuses document types, and with them entities that grow.
    let Ok(document) = roxmltree::Document::parse(text.trim_start_matches('\u{feff}')) else {
        return Some("@svg_malformed");
    };
    if document.root_element().tag_name().name() != "svg" {
        return Some("@other_content");
    }
    let is_stylesheet =
        |node: &roxmltree::Node| node.is_pi() && node.pi().is_some_and(|pi| pi.target == "xml-stylesheet");
    if document.descendants().any(|node| is_stylesheet(&node)) {
        return Some("@svg_foreign");
    }
    document.descendants().filter(roxmltree::Node::is_element).find_map(|element| element_fault(&element))
}

fn element_fault(element: &roxmltree::Node) -> Option<&'static str> {
    let name = element.tag_name().name();
    if ACTIVE.iter().any(|active| active.eq_ignore_ascii_case(name)) {
        return Some("@svg_script");
    }
    let loads = |value: &str| {
        let squeezed: String = value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
        let squeezed = squeezed.to_ascii_lowercase();
        squeezed.contains("@import")
            || squeezed.contains("javascript:")
            || squeezed.match_indices("url(").any(|(at, _)| {
                let target = squeezed[at + 4..].trim_start_matches(['"', '\'']);
                !target.starts_with('#') && !target.starts_with("data:image/")
            })
    };
    if name == "style" && element.descendants().filter_map(|node| node.text()).any(loads) {
        return Some("@svg_foreign");
    }
    element.attributes().find_map(|attribute| {
        let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value().trim());
        let points_away = name == "href" && !value.starts_with('#') && !value.starts_with("data:image/");
        // Animations can set a link after the check.
        let retargets = name == "attributename" && value.to_ascii_lowercase().contains("href");
        if name.starts_with("on") || retargets {
            Some("@svg_script")
        } else if points_away || loads(value) {
            Some("@svg_foreign")
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ProjectPath;
    use std::sync::Arc;

    fn fault_of(path: &str, bytes: &[u8]) -> Option<&'static str> {
        fault(&MediaFile { path: ProjectPath::new(path), bytes: Arc::from(bytes) })
    }

    fn svg(body: &str) -> Option<&'static str> {
        let text =
            format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{body}</svg>");
        fault_of("course/a.svg", text.as_bytes())
    }

    #[test]
    fn a_drawing_without_script_is_taken() {
        let body = "<style>circle{fill:url(#g)}</style><defs><linearGradient id='g'/></defs><circle r='2' style='fill:url(#g)'/><use xlink:href='#g'/>";
        assert_eq!(svg(body), None);
    }

    #[test]
    fn a_drawing_that_runs_or_loads_something_is_refused() {
        for body in [
            "<script>alert(1)</script>",
            "<SCRIPT>alert(1)</SCRIPT>",
            "<circle onload='alert(1)'/>",
            "<foreignObject><p/></foreignObject>",
            "<set attributeName='xlink:href' to='javascript:alert(1)'/>",
        ] {
            assert_eq!(svg(body), Some("@svg_script"), "{body}");
        }
        for body in [
            "<a href='java&#10;script:alert(1)'><text>x</text></a>",
            "<image href='https://example.com/a.png'/>",
            "<style>@import 'https://example.com/a.css';</style>",
            "<circle style='fill:u rl(https://example.com/a)' fill='url(https://example.com/a)'/>",
        ] {
            assert_eq!(svg(body), Some("@svg_foreign"), "{body}");
        }
        let bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>";
        assert_eq!(fault_of("course/a.svg", bomb.as_bytes()), Some("@svg_malformed"));
    }

    #[test]
    fn content_has_to_fit_the_ending() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(fault_of("course/a.png", png), None);
        assert_eq!(fault_of("course/a.jpg", png), Some("@other_content"));
        assert_eq!(fault_of("course/a.PNG", b"<html></html>"), Some("@other_content"));
        assert_eq!(fault_of("course/a.png", b""), Some("@empty_file"));
        assert_eq!(fault_of("course/a.mp4", b"\0\0\0\x20ftypisom\0\0\0\0"), None);
    }
}
