//! The paths of the files that will be published, and a site in memory: every such file by its path.
//!
//! A [`SitePath`] is valid on every system that a site may be copied to, so nothing that holds one needs to check again.
//! A build keeps no [`Site`]: it makes each file when it is written ([`crate::write::Origin`]).

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error as ThisError;
use unicode_normalization::UnicodeNormalization;

/// Most bytes that one part of a path may have. Linux allows 255; the rest is for the names of temporary files.
pub const PART_LIMIT: usize = 200;

/// Names at the top of the output folder that begin so belong to Coursewright itself.
pub const OWN_PREFIX: &str = ".coursewright";

/// The path of a file below the site's root: relative, `/` between its parts, Unicode NFC, and a name that Linux,
/// macOS and Windows all accept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SitePath(Arc<str>);

/// Why a text is no path of a site.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
#[non_exhaustive]
pub enum PathFault {
    /// It begins with `/`.
    #[error("`{0}` begins with `/`; paths are relative to the site")]
    Absolute(String),
    /// It is empty, or has an empty part as in `a//b` and `a/`.
    #[error("`{0}` has an empty part")]
    EmptyPart(String),
    /// It has a part `.` or `..`.
    #[error("`{0}` has a part `.` or `..`")]
    Dots(String),
    /// It has a character that some system forbids in names.
    #[error("`{path}` has the character {character:?}, which names may not have on every system")]
    Character {
        /// The path.
        path: String,
        /// The first such character: a control character or one of `\ : * ? " < > |`.
        character: char,
    },
    /// A part ends with a dot or a space, which Windows drops.
    #[error("`{0}` has a part that ends with a dot or a space, which Windows drops")]
    TrailingDotOrSpace(String),
    /// A part is a device on Windows, such as `con` or `aux.html`.
    #[error("`{path}` has the part `{part}`, which Windows keeps for a device")]
    Device {
        /// The path.
        path: String,
        /// The part.
        part: String,
    },
    /// A part has more than [`PART_LIMIT`] bytes.
    #[error("`{0}` has a part of more than {PART_LIMIT} bytes")]
    TooLong(String),
    /// It begins with a name that Coursewright keeps for itself.
    #[error("`{0}` begins with `{OWN_PREFIX}`, a name that Coursewright keeps for itself")]
    Own(String),
}

impl SitePath {
    /// Takes a relative path with `/` between its parts and gives it in NFC, or says what is wrong with it.
    pub fn new(path: &str) -> Result<Self, PathFault> {
        let path: String = if path.is_ascii() { path.to_owned() } else { path.nfc().collect() };
        if path.starts_with('/') {
            return Err(PathFault::Absolute(path));
        }
        for part in path.split('/') {
            check_part(part, &path)?;
        }
        if path.to_ascii_lowercase().starts_with(OWN_PREFIX) {
            return Err(PathFault::Own(path));
        }
        Ok(Self(Arc::from(path)))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ending of the last part in lower case: `html`; empty if there is none.
    #[must_use]
    pub fn extension(&self) -> String {
        let name = self.0.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase())
    }

    /// Whether it is a file below `assets/`: those carry a hash of their content in the name, so that a page never
    /// meets the asset of another build under the name it asks for.
    #[must_use]
    pub fn is_hashed_asset(&self) -> bool {
        self.0.starts_with("assets/")
    }

    /// Every folder the file lies in, the outermost first: `a` and `a/b` for `a/b/c.html`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }
}

/// Checks one part of `path` by the rules of Linux, macOS and Windows together.
fn check_part(part: &str, path: &str) -> Result<(), PathFault> {
    let owned = || path.to_owned();
    if part.is_empty() {
        return Err(PathFault::EmptyPart(owned()));
    }
    if part == "." || part == ".." {
        return Err(PathFault::Dots(owned()));
    }
    let forbidden = |character: &char| character.is_control() || r#"\:*?"<>|"#.contains(*character);
    if let Some(character) = part.chars().find(forbidden) {
        return Err(PathFault::Character { path: owned(), character });
    }
    if part.ends_with(['.', ' ']) {
        return Err(PathFault::TrailingDotOrSpace(owned()));
    }
    if is_device(part) {
        return Err(PathFault::Device { path: owned(), part: part.to_owned() });
    }
    if part.len() > PART_LIMIT {
        return Err(PathFault::TooLong(owned()));
    }
    Ok(())
}

/// Whether Windows takes a name for a device, with any ending: its "Naming Files, Paths, and Namespaces".
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_uppercase();
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") {
        return true;
    }
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    port.is_some_and(|number| {
        let mut characters = number.chars();
        let digit = characters.next().is_some_and(|first| first.is_ascii_digit() || "¹²³".contains(first));
        digit && characters.next().is_none()
    })
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SitePath {
    type Error = PathFault;

    fn try_from(path: String) -> Result<Self, PathFault> {
        Self::new(&path)
    }
}

impl From<SitePath> for String {
    fn from(path: SitePath) -> Self {
        path.0.as_ref().to_owned()
    }
}

/// Every file of a site, ordered by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<SitePath, Arc<[u8]>>,
}

impl Site {
    /// A site without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and gives the bytes that stood at this path before, if any did.
    pub fn insert(&mut self, path: SitePath, bytes: impl Into<Arc<[u8]>>) -> Option<Arc<[u8]>> {
        self.files.insert(path, bytes.into())
    }

    /// The bytes of the file at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    /// All files, ordered by path.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &Arc<[u8]>)> {
        self.files.iter()
    }

    /// The number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Two paths that cannot both stand on one disk: equal but for case, or one a folder of the other.
#[must_use]
pub fn clash(paths: &BTreeSet<SitePath>) -> Option<(&SitePath, &SitePath)> {
    let mut folded: HashMap<String, &SitePath> = HashMap::with_capacity(paths.len());
    folded.extend(paths.iter().map(|path| (path.as_str().to_lowercase(), path)));
    if folded.len() < paths.len() {
        return paths.iter().find_map(|path| {
            let other = *folded.get(&path.as_str().to_lowercase())?;
            (other != path).then_some((path, other))
        });
    }
    // Most files lie beside the one before, and so in the same folders.
    let mut folder_before = None;
    paths.iter().find_map(|path| {
        let folder = path.folders().last();
        if folder == folder_before {
            return None;
        }
        folder_before = folder;
        let file = path.folders().find_map(|folder| folded.get(&folder.to_lowercase()))?;
        Some((*file, path))
    })
}

impl FromIterator<(SitePath, Arc<[u8]>)> for Site {
    fn from_iter<I: IntoIterator<Item = (SitePath, Arc<[u8]>)>>(files: I) -> Self {
        Self { files: files.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_every_system_accepts_is_taken() {
        for path in
            ["index.html", "modules/d1.html", "media/course/第 1 天/图.png", ".nojekyll", "a..b/c", "company.html"]
        {
            assert_eq!(SitePath::new(path).map(|path| path.to_string()), Ok(path.to_owned()));
        }
    }

    #[test]
    fn a_path_that_some_system_refuses_or_that_leaves_the_site_is_refused() {
        let long = "长".repeat(67);
        let bad = [
            "",
            "/",
            "/etc/passwd",
            "a//b",
            "a/",
            "..",
            "a/../b",
            "./a",
            "a\\b",
            "C:/a",
            "C:a",
            "a\0b",
            "a\nb",
            "a?b",
            "a*",
            "a|b",
            "a<b",
            "a\"b",
            "a.",
            "a ",
            "a./b",
            "con",
            "CON.html",
            "aux",
            "x/nul.txt",
            "com1",
            "lpt9.css",
            "COM¹",
            "conin$",
            "con .html",
            ".coursewright-site.json",
            ".Coursewright.lock",
            long.as_str(),
        ];
        for path in bad {
            assert!(SitePath::new(path).is_err(), "{path:?} was taken");
        }
    }

    #[test]
    fn a_part_may_have_two_hundred_bytes() {
        assert!(SitePath::new(&"a".repeat(200)).is_ok());
        assert_eq!(SitePath::new(&"a".repeat(201)), Err(PathFault::TooLong("a".repeat(201))));
    }

    #[test]
    fn decomposed_accents_become_composed() {
        assert_eq!(SitePath::new("cafe\u{301}.html").map(|path| path.to_string()), Ok("caf\u{e9}.html".to_owned()));
    }

    #[test]
    fn paths_that_differ_only_in_case_clash_and_a_file_clashes_with_a_folder() {
        let clash = |paths: &[&str]| {
            let paths = paths.iter().map(|path| SitePath::new(path).unwrap()).collect();
            clash(&paths).map(|(first, second)| (first.to_string(), second.to_string()))
        };
        assert_eq!(clash(&["a.html", "b.html", "c/d.html"]), None);
        assert!(clash(&["One.html", "one.html"]).is_some());
        assert_eq!(clash(&["A", "a/b.html"]), Some(("A".to_owned(), "a/b.html".to_owned())));
    }
}
