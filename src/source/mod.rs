//! Where everything an author wrote is kept: each text once, with the places in it.
//!
//! A [`Sources`] is the result of the load stage. Later stages never touch the disk: they point into
//! these texts with [`Span`]s, and messages quote from them.

mod decode;
mod load;
mod name;

mod path;

pub use decode::{Decoded, Encoding, decode};

pub use load::Loader;
pub use path::ProjectPath;

use std::sync::{Arc, OnceLock};

/// Index of a text in [`Sources::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A place in a text: bytes `start..end` of the file `file`, both on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The place `start..end` (bytes) of `file`.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The start of `file`, for what concerns the whole of it.
    #[must_use]
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}

/// A value together with the place where the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// One text file of the project, decoded.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path below the project folder.
    pub path: ProjectPath,
    /// Its text: UTF-8, without byte order mark, line ends as `\n`.
    pub text: Arc<str>,
    /// How its bytes were encoded, for the message that asks to convert it.
    pub encoding: Encoding,
    /// Where each line begins, in bytes. Most files have no message that asks.
    lines: OnceLock<Box<[u32]>>,
}

impl SourceFile {
    /// The file at `path` with this text, which came in this encoding.
    #[must_use]
    pub fn new(path: ProjectPath, text: Arc<str>, encoding: Encoding) -> Self {
        Self { path, text, encoding, lines: OnceLock::new() }
    }

    /// Where each line begins, in bytes: 0 first.
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let behind = memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|end| end + 1);
            [0].into_iter().chain(behind).map(|start| u32::try_from(start).unwrap_or(u32::MAX)).collect()
        })
    }
}

/// A file that is copied to the site as it is: a picture, a sound.
#[derive(Debug, Clone)]
pub struct MediaFile {
    /// Its path below the project folder.
    pub path: ProjectPath,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// Everything that was read from a project folder.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// All texts, ordered by path. A [`FileId`] is an index into this list.
    pub files: Vec<SourceFile>,
    /// Everything else below `course/` and `quizzes/`, ordered by path.
    pub media: Vec<MediaFile>,
    /// Files of the project's own theme folders, ordered by path (`themes/NAME/...`).
    pub theme: Vec<MediaFile>,
}

/// A line and a column, both counted from 1; columns count characters, as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Sources {
    /// The file behind an id. Ids are only made by the load stage, for files of this list.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// The id of the text with this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .ok()
            .and_then(|index| u32::try_from(index).ok())
            .map(FileId)
    }

    /// Line and column of the start of `span`.
    #[must_use]
    pub fn line_column(&self, span: Span) -> LineColumn {
        let file = self.file(span.file);
        let before = file.text.get(..span.start as usize).unwrap_or(&file.text);
        let lines = file.lines();
        // The first line begins at 0.
        let line = lines.partition_point(|start| *start as usize <= before.len()).max(1);
        let column = before[lines[line - 1] as usize..].chars().count() + 1;
        LineColumn { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_its_line_and_the_character_in_it() {
        let text = "题干\n\n  答案: B";
        let file = SourceFile::new(ProjectPath::new("quizzes/a.yaml"), text.into(), Encoding::Utf8);
        let sources = Sources { files: vec![file], ..Sources::default() };
        let place = |start: usize| {
            let LineColumn { line, column } = sources.line_column(Span::new(FileId(0), start, start));
            (line, column)
        };
        assert_eq!([0, 3, 6].map(place), [(1, 1), (1, 2), (1, 3)], "before a line end is still before it");
        assert_eq!([7, 8, 10, 13].map(place), [(2, 1), (3, 1), (3, 3), (3, 4)]);
        assert_eq!([text.len(), text.len() + 9].map(place), [(3, 8), (3, 8)], "a place behind the end is the end");
    }
}
