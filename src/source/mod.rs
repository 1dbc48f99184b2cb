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

use std::sync::Arc;

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
        let text = &self.file(span.file).text;
        let before = text.get(..span.start as usize).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        LineColumn {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}
