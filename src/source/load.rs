//! Reads a project folder: every file once, several at a time.
//!
//! Nothing outside the project is read: symbolic links that leave it are refused. A [`Loader`] remembers what it
//! read, so that a second load, as `serve` does after each change, reads only files that changed.

use super::name::{self, NameFault};
use super::{Decoded, Encoding, FileId, MediaFile, ProjectPath, SourceFile, Sources, Span, decode};
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

/// The largest text that is read, in bytes: a quiz file of some 100,000 questions.
pub const MAX_TEXT: u64 = 16 * 1024 * 1024;
/// The largest picture, sound or film that is read, in bytes.
pub const MAX_MEDIA: u64 = 256 * 1024 * 1024;

/// Endings of texts.
const TEXTS: [&str; 3] = ["md", "yaml", "yml"];
/// Endings of files that are copied to the site.
const MEDIA: [&str; 15] =
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "mp3", "m4a", "ogg", "wav", "mp4", "webm", "vtt", "pdf"];

/// Reads project folders, remembering what it has read.
#[derive(Debug, Default)]
pub struct Loader {
    known: HashMap<PathBuf, Known>,
}

#[derive(Debug)]
struct Known {
    modified: SystemTime,
    length: u64,
    content: Content,
}

/// What stands in a file.
#[derive(Debug, Clone)]
enum Content {
    Text {
        text: Arc<str>,
        encoding: Encoding,
        /// The first character that no text should have, and where it stands.
        strange: Option<(usize, char)>,
    },
    Unreadable {
        line: usize,
    },
    Bytes(Arc<[u8]>),
}

/// A file to read.
struct Found {
    disk: PathBuf,
    path: ProjectPath,
    modified: SystemTime,
    length: u64,
    role: Role,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Text,
    Media,
    Theme,
}

impl Loader {
    /// Reads `course/`, `quizzes/` and `themes/` below `root`.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read. Mistakes of the author are noted in `diagnostics` instead.
    pub fn load(&mut self, root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Sources, Error> {
        let real_root = root.canonicalize().map_err(Error::io("read", root))?;
        // Each file is read as soon as it is found, so that no processor waits for the folders to be listed.
        let read = Mutex::new(Vec::new());
        let listed = rayon::scope(|scope| {
            let (loader, read) = (&*self, &read);
            let folders = ["course", "quizzes", "themes"].into_par_iter().with_max_len(1);
            let list = |folder| {
                let mut unchanged = Vec::new();
                let diagnostics = walk(root, folder, &real_root, &mut |file: Found| match loader.known(&file) {
                    Some(content) => unchanged.push((file, Ok(content))),
                    None => scope.spawn(move |_| {
                        let content = fresh(&file);
                        read.lock().unwrap_or_else(PoisonError::into_inner).push((file, content));
                    }),
                })?;
                Ok((unchanged, diagnostics))
            };
            folders.map(list).collect::<Result<Vec<_>, Error>>()
        });
        // Those that have not changed are in order: sorting takes no time where they are most.
        let mut found = Vec::new();
        for (unchanged, noted) in listed? {
            found.extend(unchanged);
            diagnostics.extend(noted);
        }
        found.extend(read.into_inner().unwrap_or_else(PoisonError::into_inner));
        found.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        refuse_collisions(&mut found, diagnostics);

        let mut sources = Sources::default();
        let mut known = HashMap::with_capacity(found.len());
        for (file, content) in found {
            let content = content?;
            collect(&file, &content, &mut sources, diagnostics);
            known.insert(file.disk, Known { modified: file.modified, length: file.length, content });
        }
        self.known = known;
        Ok(sources)
    }

    /// What stood in `file` the last time, if it has not changed since.
    fn known(&self, file: &Found) -> Option<Content> {
        let known = self.known.get(&file.disk)?;
        (known.modified == file.modified && known.length == file.length).then(|| known.content.clone())
    }
}

/// What stands in `file`.
fn fresh(file: &Found) -> Result<Content, Error> {
    let bytes = fs::read(&file.disk).map_err(Error::io("read", &file.disk))?;
    Ok(match file.role {
        Role::Text => match decode(&bytes) {
            Decoded::Text(text, encoding) => {
                Content::Text { strange: first_strange(&text), text: Arc::from(text), encoding }
            }
            Decoded::Unreadable(at) => {
                Content::Unreadable { line: bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1 }
            }
        },
        Role::Media | Role::Theme => Content::Bytes(Arc::from(bytes)),
    })
}

/// Gives every file below `root/folder` to `take`, and returns what is wrong with them.
fn walk(root: &Path, folder: &str, real_root: &Path, take: &mut dyn FnMut(Found)) -> Result<Vec<Diagnostic>, Error> {
    let mut diagnostics = Vec::new();
    let start = root.join(folder);
    if !start.exists() {
        return Ok(diagnostics);
    }
    // The built-in theme keeps its scripts' sources and their tools beside what themes are made of.
    let skipped = |name: &str| name.starts_with('.') || name.starts_with("~$") || name == "node_modules";
    // Files of one folder come one after the other, so it is looked at once.
    let mut folder_of_last: Option<(PathBuf, bool)> = None;
    let entries = WalkDir::new(&start).follow_links(true).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !skipped(&entry.file_name().to_string_lossy())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&start).to_path_buf();
                let is_link = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink());
                if error.loop_ancestor().is_some() || is_link {
                    diagnostics.push(Diagnostic::of_file(Code::SymbolicLink, relative(root, &path)));
                    continue;
                }
                return Err(Error::io("read", path)(error.into()));
            }
        };
        if entry.path_is_symlink() && !stays_inside(entry.path(), real_root) {
            diagnostics.push(Diagnostic::of_file(Code::SymbolicLink, relative(root, entry.path())));
            continue;
        }
        if entry.file_type().is_file() {
            let parent = entry.path().parent().unwrap_or(&start);
            if folder_of_last.as_ref().is_none_or(|(last, _)| last != parent) {
                folder_of_last = Some((parent.to_owned(), inside(parent, &start, real_root)));
            }
            if folder_of_last.as_ref().is_some_and(|(_, is_inside)| !is_inside) {
                continue;
            }
            let metadata = entry.metadata().map_err(|error| Error::io("read", entry.path())(error.into()))?;
            let path = ProjectPath::new(&relative(root, entry.path()));
            let Some(role) = role(folder, &path, metadata.len(), &mut diagnostics) else { continue };
            if let Some(fault) = name::fault(path.as_str()) {
                diagnostics.push(refused(&path, fault));
                continue;
            }
            let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            take(Found { disk: entry.into_path(), path, modified, length: metadata.len(), role });
        }
    }
    Ok(diagnostics)
}

/// Whether the link at `path` leads to something in the project.
fn stays_inside(path: &Path, real_root: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(real_root))
}

/// Whether what lies in `folder`, found below `start`, lies in the project: a linked folder may have led out.
fn inside(folder: &Path, start: &Path, real_root: &Path) -> bool {
    let mut folder = Some(folder);
    while let Some(current) = folder {
        if fs::symlink_metadata(current).is_ok_and(|metadata| metadata.is_symlink())
            && !stays_inside(current, real_root)
        {
            return false;
        }
        if current == start {
            return true;
        }
        folder = current.parent();
    }
    true
}

/// The path below `root`, with `/` and composed accents, as links are written.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> = below.components().map(|part| composed(&part.as_os_str().to_string_lossy())).collect();
    parts.join("/")
}

/// `name` in NFC.
fn composed(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { name.nfc().collect() }
}

/// What is done with a file; `None` for those that are passed over.
fn role(folder: &str, path: &ProjectPath, length: u64, diagnostics: &mut Vec<Diagnostic>) -> Option<Role> {
    let extension = path.extension();
    if name::is_litter(path.name()) {
        return None;
    }
    let role = match folder {
        "themes" if path.as_str().split('/').nth(2) == Some("app") => return None,
        "themes" => Role::Theme,
        _ if TEXTS.contains(&extension.as_str()) => Role::Text,
        _ if MEDIA.contains(&extension.as_str()) => Role::Media,
        _ => {
            diagnostics.push(Diagnostic::of_file(Code::FileIgnored, path.as_str()).with("ending", extension));
            return None;
        }
    };
    let most = if role == Role::Text { MAX_TEXT } else { MAX_MEDIA };
    if length > most {
        let diagnostic = Diagnostic::of_file(Code::FileTooLarge, path.as_str());
        diagnostics.push(diagnostic.with("size", length / 1_048_576).with("most", most / 1_048_576));
        return None;
    }
    Some(role)
}

/// Says that Windows refuses the name of a file. It is not read: there, some such names are those of devices.
fn refused(path: &ProjectPath, fault: NameFault) -> Diagnostic {
    let what = match fault {
        NameFault::Reserved => "@reserved",
        NameFault::Character => "@character",
        NameFault::Ending => "@ending",
        NameFault::Length => "@length",
    };
    Diagnostic::of_file(Code::NameRefused, path.as_str()).with("fault", what)
}

/// Notes names that are one on Windows; only the first is kept.
fn refuse_collisions<T>(found: &mut Vec<(Found, T)>, diagnostics: &mut Vec<Diagnostic>) {
    let mut folded: HashMap<String, ProjectPath> = HashMap::with_capacity(found.len());
    found.retain(|(file, _)| {
        let key = composed(&file.path.as_str().to_lowercase());
        if let Some(first) = folded.get(&key) {
            diagnostics.push(Diagnostic::of_file(Code::NamesCollide, file.path.as_str()).with("first", first));
            return false;
        }
        folded.insert(key, file.path.clone());
        true
    });
}

/// The first strange character of a text, and where it stands.
fn first_strange(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        // Nearly no text has one, so most of it is passed over in blocks.
        while let Some(block) = bytes[at..].first_chunk() {
            if may_hold_strange(block) {
                break;
            }
            at += block.len() - 1;
        }
        let next = |at: usize| bytes.get(at + 1).copied().unwrap_or_default();
        at += bytes[at..].iter().enumerate().position(|(behind, byte)| may_begin_strange(*byte, next(at + behind)))?;
        // Bytes that begin a strange character begin no part of another.
        let letter = text[at..].chars().next()?;
        if is_strange(letter) {
            return Some((at, letter));
        }
        at += letter.len_utf8();
    }
}

/// Whether a strange character may begin in `block`, before its last byte.
fn may_hold_strange(block: &[u8; 65]) -> bool {
    let pairs = block.iter().zip(&block[1..]);
    pairs.fold(false, |may_be, (byte, next)| may_be | may_begin_strange(*byte, *next))
}

/// Whether a strange character may begin with `byte`, which `next` follows. Written without a branch, so that many bytes are looked at
/// together.
fn may_begin_strange(byte: u8, next: u8) -> bool {
    let is_control = (byte < b' ') & (byte != b'\n') & (byte != b'\t');
    is_control | (byte == 0x7F) | (byte == 0xC2) | ((byte == 0xEF) & ((next == 0xB7) | (next == 0xBB)))
}

/// Whether a character has no business in a text: nobody sees it, and it is seldom meant. A byte order mark within a text comes
/// from files that were put together.
fn is_strange(letter: char) -> bool {
    let is_control = letter.is_control() && !matches!(letter, '\n' | '\t' | '\u{85}');
    is_control || matches!(letter, '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}')
}

fn collect(file: &Found, content: &Content, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) {
    match content {
        Content::Text { text, encoding, strange } => {
            let id = FileId(u32::try_from(sources.files.len()).unwrap_or(u32::MAX));
            if *encoding != Encoding::Utf8 {
                let diagnostic = Diagnostic::new(Code::WrongEncoding, Span::start_of(id));
                diagnostics.push(diagnostic.with("encoding", encoding.name()));
            }
            if let Some((at, letter)) = *strange {
                let span = Span::new(id, at, at + letter.len_utf8());
                let code = format!("U+{:04X}", u32::from(letter));
                diagnostics.push(Diagnostic::new(Code::ControlCharacter, span).with("character", code));
            }
            sources.files.push(SourceFile::new(file.path.clone(), Arc::clone(text), *encoding));
        }
        Content::Unreadable { line } => {
            diagnostics.push(Diagnostic::of_file(Code::UnreadableText, file.path.as_str()).with("line", line));
        }
        Content::Bytes(bytes) => {
            let list = if file.role == Role::Theme { &mut sources.theme } else { &mut sources.media };
            list.push(MediaFile { path: file.path.clone(), bytes: Arc::clone(bytes) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_strange_character_is_found_wherever_it_stands() {
        let around = ["", "您好，\t客服！\n", "¡é\u{85}｜\u{a0}", "\u{ff0c}\u{fb01}\u{f900}🙂"];
        for letter in ('\0'..='\u{ffff}').chain(['\u{1fffe}', '\u{e0001}']) {
            for before in around {
                let text = format!("{before}{letter}\u{1}");
                let expected = text.char_indices().find(|(_, letter)| is_strange(*letter));
                assert_eq!(first_strange(&text), expected, "{letter:?} behind {before:?}");
            }
            assert_eq!(first_strange(&letter.to_string()), is_strange(letter).then_some((0, letter)), "{letter:?}");
        }
    }

    #[test]
    fn a_strange_character_is_found_at_any_place_of_a_long_text() {
        for (length, letter) in
            (0..200).flat_map(|length| ['\u{1}', '\u{7f}', '\u{80}', '\u{fdd0}', '\u{feff}'].map(|it| (length, it)))
        {
            for around in ["a", "·", "客", "，"] {
                let before = around.repeat(length);
                let text = format!("{before}{letter}{before}\u{2}");
                assert_eq!(first_strange(&text), Some((before.len(), letter)), "behind {length} {around}");
                assert_eq!(first_strange(&before), None, "{length} {around}");
            }
        }
    }
}
