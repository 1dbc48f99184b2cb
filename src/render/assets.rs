//! Assets: scripts, styles and the icon, under names that carry a hash of their content.
//!
//! A changed file has a new name, so that no browser mixes an old script with a new page.

use super::fingerprint::digest;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Files of the site by their paths.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Assets by their plain names (`app.js`), with their paths in the site (`assets/app.1a2b3c4d.js`).
#[derive(Debug, Clone, Default)]
pub struct Assets {
    paths: BTreeMap<String, String>,
    files: Files,
}

impl Assets {
    /// Adds a file under its plain name and returns its path in the site.
    pub fn add(&mut self, name: &str, bytes: Arc<[u8]>) -> String {
        let path = hashed_path(name, &bytes);
        self.paths.insert(name.to_owned(), path.clone());
        self.files.insert(path.clone(), bytes);
        path
    }

    /// The path in the site of the asset with this plain name.
    #[must_use]
    pub fn path(&self, name: &str) -> Option<&str> {
        self.paths.get(name).map(String::as_str)
    }

    /// All assets by their paths in the site.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }
}

/// `assets/<stem>.<first 8 digits of the SHA-256>.<ending>`; what stands behind the last point is the ending.
#[must_use]
pub fn hashed_path(name: &str, bytes: &[u8]) -> String {
    let hash = digest(bytes, 8);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("assets/{stem}.{hash}.{ending}"),
        None => format!("assets/{name}.{hash}"),
    }
}

/// A style sheet without comments, line ends, and spaces beside braces and semicolons. Quoted texts stay as they are.
#[must_use]
pub fn tighten(css: &str) -> String {
    let mut result = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/', '{', '}', ';', ' ', '\n']) {
        let (before, from) = rest.split_at(at);
        result.push_str(before);
        let mut characters = from.chars();
        let found = characters.next();
        rest = characters.as_str();
        match found {
            Some('/') if rest.starts_with('*') => rest = rest.split_once("*/").map_or("", |(_, after)| after),
            Some(quote @ ('"' | '\'')) => {
                let length = rest.find(quote).map_or(from.len(), |end| end + 2);
                result.push_str(&from[..length]);
                rest = &from[length..];
            }
            // A space between two words means something; beside these it does not. (Before a colon it does: `a :hover`.)
            Some(' ' | '\n') => {
                rest = rest.trim_start();
                if !result.is_empty()
                    && !result.ends_with(['{', '}', ';', ',', ' ', ':'])
                    && !rest.starts_with(['{', '}', ';'])
                {
                    result.push(' ');
                }
            }
            Some('}') => {
                if result.ends_with(';') {
                    result.pop();
                }
                result.push('}');
            }
            Some(other) => result.push(other),
            None => {}
        }
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_named_by_its_content() {
        let mut assets = Assets::default();
        let first = assets.add("text.zh-CN.js", Arc::from(&b"1"[..]));
        let second = assets.add("text.zh-CN.js", Arc::from(&b"2"[..]));
        assert_eq!(first, "assets/text.zh-CN.6b86b273.js");
        assert_ne!(first, second);
        assert_eq!(assets.path("text.zh-CN.js"), Some(second.as_str()));
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        assert_eq!(
            tighten("a  b > c,\n d { margin: 0 auto /* x */ calc(1px + 2px); }\n\n/* end"),
            "a b > c,d{margin:0 auto calc(1px + 2px)}"
        );
    }

    #[test]
    fn a_style_sheet_loses_comments_and_idle_spaces_but_no_quoted_stars() {
        let sheet = tighten("/* a */ a {\n  color: red; /* b */\n}\nb::before { content: \"/* c */\"; }");
        assert_eq!(sheet, "a{color:red}b::before{content:\"/* c */\"}");
    }
}
