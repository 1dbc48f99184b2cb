//! Where links and pictures lead: to a heading, to a file of the project, to another site, or nowhere.

use super::escape::restore;
use crate::course::LinkTarget;
use crate::diagnostic::Code;
use crate::source::ProjectPath;
use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

/// What the destination of a link is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    /// Something in the project.
    Project(LinkTarget),
    /// Another site, by its address (`http` or `https`).
    Site(String),
    /// A mail address or telephone number (`mailto`, `tel`).
    Contact(String),
    /// A destination that no page may have, and why.
    Refused(Refusal),
}

/// Why a destination is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// [`Code::LinkLeavesProject`] or [`Code::LinkRefused`].
    pub(super) code: Code,
    /// What is wrong with it: `scheme`, `backslash`, `address`, `encoding` or `empty`; nothing when it leaves the project.
    pub(super) reason: Option<&'static str>,
    /// The scheme, or what might be meant instead.
    pub(super) detail: Option<String>,
}

const LEAVES: Refusal = Refusal { code: Code::LinkLeavesProject, reason: None, detail: None };

fn refused(reason: &'static str, detail: Option<String>) -> Destination {
    Destination::Refused(Refusal { code: Code::LinkRefused, reason: Some(reason), detail })
}

/// Classifies a destination as the parser gives it: entities are decoded, percent signs are not. `base` is the file in
/// which it stands.
pub(super) fn classify(destination: &str, base: &ProjectPath) -> Destination {
    // Browsers drop control characters, so `java\tscript:` is looked at as they will see it.
    let address: String = restore(destination).chars().filter(|character| !character.is_control()).collect();
    let address = address.trim();
    if address.is_empty() {
        return refused("empty", None);
    }
    if let Some(anchor) = address.strip_prefix('#') {
        return decode(anchor)
            .map_or_else(|| refused("encoding", None), |anchor| Destination::Project(LinkTarget::Anchor(anchor)));
    }
    match scheme(address) {
        Some(scheme) if scheme.len() == 1 => Destination::Refused(LEAVES),
        Some(scheme) => with_scheme(address, &scheme),
        None => in_project(address, base),
    }
}

/// The scheme in lower case, if the address begins with one.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let well_formed = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    well_formed.then(|| scheme.to_ascii_lowercase())
}

fn with_scheme(address: &str, scheme: &str) -> Destination {
    let rest = &address[scheme.len() + 1..];
    match scheme {
        "http" | "https" => {
            let host = rest.strip_prefix("//").unwrap_or_default();
            if host.is_empty() || host.starts_with(['/', '\\', '?', '#']) || address.contains('\\') {
                return refused("address", None);
            }
            Destination::Site(address.to_owned())
        }
        "mailto" | "tel" => Destination::Contact(address.to_owned()),
        _ => refused("scheme", Some(scheme.to_owned())),
    }
}

fn in_project(address: &str, base: &ProjectPath) -> Destination {
    let (address, anchor) = address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor)));
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    let Some(path) = decode(path) else { return refused("encoding", None) };
    if path.starts_with(['/', '\\']) || scheme(&path).is_some_and(|drive| drive.len() == 1) {
        return Destination::Refused(LEAVES);
    }
    if path.contains('\\') {
        return refused("backslash", Some(path.replace('\\', "/")));
    }
    let Some(path) = base.resolve(&path) else { return Destination::Refused(LEAVES) };
    let target = match path.extension().as_str() {
        "md" | "yaml" | "yml" => match anchor.map(decode) {
            Some(None) => return refused("encoding", None),
            Some(Some(anchor)) => LinkTarget::File(path, Some(anchor).filter(|anchor| !anchor.is_empty())),
            None => LinkTarget::File(path, None),
        },
        _ => LinkTarget::Media(path),
    };
    Destination::Project(target)
}

/// Percent-decoded, in NFC; nothing if that is no text.
fn decode(text: &str) -> Option<String> {
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    if decoded.contains(char::is_control) {
        return None;
    }
    Some(restore(&decoded).nfc().collect())
}

/// What a picture's destination is shown as, by the file's ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    /// `<img>`; also for endings that nothing else reads.
    Picture,
    /// `<audio>`
    Audio,
    /// `<video>`
    Video,
}

/// How the file is shown.
pub(super) fn medium(path: &ProjectPath) -> Medium {
    match path.extension().as_str() {
        "mp3" | "m4a" | "ogg" | "wav" => Medium::Audio,
        "mp4" | "webm" => Medium::Video,
        _ => Medium::Picture,
    }
}

/// Whether an alternative text says no more than the file's name: the name itself, or a stem that is no word
/// of Chinese, such as `IMG_2031`.
pub(super) fn is_file_name(alternative: &str, path: &ProjectPath) -> bool {
    let alternative = alternative.trim();
    let is_stem = alternative.is_ascii() && alternative.eq_ignore_ascii_case(path.stem());
    let is_name = alternative.rsplit_once('.').is_some_and(|(stem, end)| {
        !stem.is_empty() && end.eq_ignore_ascii_case(&path.extension()) && !stem.contains(char::is_whitespace)
    });
    !alternative.is_empty() && (is_stem || is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classified(destination: &str) -> Destination {
        classify(destination, &ProjectPath::new("course/week/d1.md"))
    }

    fn file(path: &str, anchor: Option<&str>) -> Destination {
        Destination::Project(LinkTarget::File(ProjectPath::new(path), anchor.map(str::to_owned)))
    }

    fn media(path: &str) -> Destination {
        Destination::Project(LinkTarget::Media(ProjectPath::new(path)))
    }

    #[test]
    fn targets_in_the_project_are_decoded_and_resolved() {
        assert_eq!(classified("d2.md#应季"), file("course/week/d2.md", Some("应季")));
        assert_eq!(classified("./d2.md#"), file("course/week/d2.md", None));
        assert_eq!(classified("../../quizzes/d1.YAML"), file("quizzes/d1.YAML", None));
        assert_eq!(classified("%E7%AC%AC%20%E4%BA%8C.md?x=1#%E5%BA%94"), file("course/week/第 二.md", Some("应")));
        assert_eq!(classified("#cafe\u{301}"), Destination::Project(LinkTarget::Anchor("café".to_owned())));
        assert_eq!(classified("media/推荐.png"), media("course/week/media/推荐.png"));
        assert_eq!(classified("media/%23.png"), media("course/week/media/#.png"));
    }

    #[test]
    fn allowed_schemes_pass_whatever_their_case() {
        assert_eq!(classified("HTTPS://a.cn/b?c#d"), Destination::Site("HTTPS://a.cn/b?c#d".to_owned()));
        assert_eq!(classified("mailto:a@b.cn"), Destination::Contact("mailto:a@b.cn".to_owned()));
        assert_eq!(classified("tel:+86-10"), Destination::Contact("tel:+86-10".to_owned()));
    }

    #[test]
    fn what_leaves_the_project_is_refused() {
        for destination in [
            "/etc/passwd",
            "//a.cn/b",
            "\\\\server\\share",
            "C:/a.png",
            "c:\\a.png",
            "../../../a.md",
            "%2e%2e/%2E%2E/../a.md",
            "%2Fetc",
            "..%2F..%2F..%2Fa",
            "%43:/a",
            "/",
        ] {
            assert_eq!(classified(destination), Destination::Refused(LEAVES), "{destination}");
        }
    }

    #[test]
    fn schemes_that_run_or_read_are_refused_however_they_are_hidden() {
        for destination in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " \u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "java\u{0}script:x",
            "view-source:x",
            "ms-word:x",
        ] {
            let Destination::Refused(refusal) = classified(destination) else { panic!("{destination}") };
            assert_eq!((refusal.code, refusal.reason), (Code::LinkRefused, Some("scheme")), "{destination}");
        }
    }

    #[test]
    fn broken_destinations_say_what_is_wrong_with_them() {
        let cases = [
            ("media\\a.png", "backslash"),
            ("media%5Ca.png", "backslash"),
            ("", "empty"),
            (" ", "empty"),
            ("%FF.md", "encoding"),
            ("a%00.md", "encoding"),
            ("http:a.cn", "address"),
            ("http:///a.cn", "address"),
            ("https://a.cn\\@b.cn", "address"),
        ];
        for (destination, reason) in cases {
            let Destination::Refused(refusal) = classified(destination) else { panic!("{destination}") };
            assert_eq!((refusal.code, refusal.reason), (Code::LinkRefused, Some(reason)), "{destination}");
        }
    }

    #[test]
    fn an_alternative_text_that_is_only_a_file_name_is_recognised() {
        let path = ProjectPath::new("course/media/IMG_2031.png");
        for alternative in ["IMG_2031.png", "img_2031", "screenshot.PNG"] {
            assert!(is_file_name(alternative, &path), "{alternative}");
        }
        for alternative in ["", "推荐按钮", "the button in a.png"] {
            assert!(!is_file_name(alternative, &path), "{alternative}");
        }
        assert!(!is_file_name("推荐按钮", &ProjectPath::new("course/media/推荐按钮.png")));
    }
}
