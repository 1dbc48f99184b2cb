//! Paths below the project folder, written with `/` on every system.

use std::fmt;
use std::sync::Arc;

/// A path below the project folder: relative, `/` between its parts, no `.` or `..`, Unicode NFC.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectPath(Arc<str>);

impl ProjectPath {
    /// Wraps a path that is already relative and uses `/`.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(Arc::from(path))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part: `d1.md` of `course/d1.md`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The last part without its ending: `d1` of `course/d1.md`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The ending in lower case: `md` of `course/D1.MD`; empty if there is none.
    #[must_use]
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase())
    }

    /// The folder the file stands in: `course` of `course/d1.md`; empty at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Resolves a link target (decoded, without query and fragment) that stands in this file.
    ///
    /// Returns `None` when the target leaves the project folder.
    #[must_use]
    pub fn resolve(&self, target: &str) -> Option<Self> {
        let mut parts: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in target.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(Self::new(&parts.join("/")))
    }
}

impl fmt::Display for ProjectPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_resolved_from_the_folder_of_its_file() {
        let file = ProjectPath::new("course/week/d1.md");
        let resolve = |target| file.resolve(target).map(|path| path.to_string());
        assert_eq!(resolve("media/a.png"), Some("course/week/media/a.png".to_owned()));
        assert_eq!(resolve("../../quizzes/d1.yaml"), Some("quizzes/d1.yaml".to_owned()));
        assert_eq!(resolve("../../../etc/passwd"), None);
    }

    #[test]
    fn name_stem_extension_and_folder_are_taken_from_the_last_part() {
        let file = ProjectPath::new("course/t6.en.MD");
        assert_eq!(
            (file.name(), file.stem(), file.extension().as_str(), file.folder()),
            ("t6.en.MD", "t6.en", "md", "course")
        );
    }
}
