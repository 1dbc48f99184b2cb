//! Knows which files of an output folder are ours: the manifest that every build leaves in it.
//!
//! A folder without a manifest is only taken when it is empty. A file that the manifest does not list is somebody
//! else's; it is never overwritten and never deleted.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use walkdir::WalkDir;

use crate::error::Error;
use crate::site::SitePath;

/// The name of the manifest, at the top of the output folder.
pub const MANIFEST: &str = ".coursewright-site.json";

/// What the manifest is called until it is complete; so is any file that has to be copied before it gets its name.
pub(super) const MANIFEST_PART: &str = ".coursewright-site.json.part";

/// The lock file when it has to stand inside the output folder.
pub(super) const INSIDE_LOCK: &str = ".coursewright.lock";

/// What the name of a half-built site begins with when it has to stand inside the output folder.
pub(super) const INSIDE_STAGE: &str = ".coursewright.tmp-";

/// The version of the manifest's format that this program writes. It reads the first one too, in which paths have hashes.
const FORMAT: u32 = 2;

/// How many foreign files a message names.
const NAMED: usize = 3;

/// Files that file managers leave everywhere and make again when they are gone.
const HARMLESS: [&str; 3] = [".ds_store", "thumbs.db", "desktop.ini"];

/// Every file of a published site. Whether one has changed is seen by its bytes on the disk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of the format.
    coursewright: u32,
    /// The files of the site.
    #[serde(deserialize_with = "paths")]
    pub files: BTreeSet<SitePath>,
    /// Assets of the build before, for readers who have its pages open.
    #[serde(default, deserialize_with = "paths", skip_serializing_if = "BTreeSet::is_empty")]
    pub kept: BTreeSet<SitePath>,
}

/// Reads a list of paths, or the paths of the first format.
fn paths<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeSet<SitePath>, D::Error> {
    deserializer.deserialize_any(Paths)
}

struct Paths;

impl<'de> Visitor<'de> for Paths {
    type Value = BTreeSet<SitePath>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of paths")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut paths = BTreeSet::new();
        while let Some(path) = list.next_element()? {
            paths.insert(path);
        }
        Ok(paths)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut hashed: A) -> Result<Self::Value, A::Error> {
        let mut paths = BTreeSet::new();
        while let Some((path, IgnoredAny)) = hashed.next_entry()? {
            paths.insert(path);
        }
        Ok(paths)
    }
}

impl Manifest {
    /// A manifest of these files.
    pub fn new(files: BTreeSet<SitePath>, kept: BTreeSet<SitePath>) -> Self {
        Self { coursewright: FORMAT, files, kept }
    }

    /// Whether it lists this path.
    pub fn lists(&self, path: &SitePath) -> bool {
        self.files.contains(path) || self.kept.contains(path)
    }

    /// Every path it lists.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.files.iter().chain(&self.kept)
    }

    /// Reads the manifest of `folder`; `None` if there is none. Paths in it that leave the folder make it invalid.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(MANIFEST);
        let bad = |reason: String| Error::BadManifest { path: path.clone(), reason };
        if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
            return Err(bad("it is no file".to_owned()));
        }
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io("read", &path)(error)),
        };
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|error| bad(error.to_string()))?;
        if !(1..=FORMAT).contains(&manifest.coursewright) {
            return Err(bad(format!("it has format {}, this program knows {FORMAT}", manifest.coursewright)));
        }
        Ok(Some(manifest))
    }

    /// Puts the manifest into `folder` in one step: a reader finds the old one or the new one.
    pub fn put(&self, folder: &Path) -> Result<(), Error> {
        let path = folder.join(MANIFEST);
        let part = folder.join(MANIFEST_PART);
        let write = || {
            let mut bytes = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
            bytes.push(b'\n');
            fs::File::create(&part)?.write_all(&bytes)?;
            fs::rename(&part, &path)
        };
        write().map_err(Error::io("write", &path))
    }
}

/// What stands in the output folder before a build.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// Whether the folder exists.
    pub exists: bool,
    /// Its manifest; `None` for an empty folder.
    pub manifest: Option<Manifest>,
}

impl Published {
    /// Looks at `folder` and refuses one with files that are not ours.
    pub fn survey(folder: &Path) -> Result<Self, Error> {
        if !folder.exists() {
            return Ok(Self::default());
        }
        let manifest = Manifest::read(folder)?;
        let foreign = foreign_entries(folder, manifest.as_ref())?;
        if !foreign.is_empty() {
            let names = foreign.iter().take(NAMED).cloned().collect();
            return Err(Error::ForeignFiles { path: folder.to_owned(), names, total: foreign.len() });
        }
        Ok(Self { exists: true, manifest })
    }
}

/// Everything below `folder` that is not ours, as paths below it in order. Without a manifest even an empty folder
/// counts; with one, folders do not: they hold nothing but what is looked at by itself.
fn foreign_entries(folder: &Path, manifest: Option<&Manifest>) -> Result<Vec<String>, Error> {
    let depth = if manifest.is_some() { usize::MAX } else { 1 };
    let mut foreign = Vec::new();
    let entries = WalkDir::new(folder).min_depth(1).max_depth(depth).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !(entry.depth() == 1 && is_own(entry.file_name()))) {
        let entry = entry.map_err(|error| Error::io("look into", folder)(error.into()))?;
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let below = below.to_str().map(|text| text.replace(std::path::MAIN_SEPARATOR, "/"));
        let is_file = entry.file_type().is_file();
        let is_ours = match manifest {
            _ if is_file && is_harmless(entry.file_name()) => true,
            Some(_) if entry.file_type().is_dir() => true,
            Some(manifest) if is_file => {
                let path = below.as_deref().and_then(|text| SitePath::new(text).ok());
                path.is_some_and(|path| manifest.lists(&path))
            }
            _ => false,
        };
        if !is_ours {
            foreign.push(below.unwrap_or_else(|| entry.path().display().to_string()));
        }
    }
    Ok(foreign)
}

/// Whether a name at the top of the folder is the manifest's or one that a killed build may have left.
pub(super) fn is_own(name: &OsStr) -> bool {
    let name = name.to_str().unwrap_or_default();
    name == MANIFEST || name == MANIFEST_PART || name == INSIDE_LOCK || is_numbered(name, INSIDE_STAGE)
}

/// Whether a name is this prefix and then only digits and hyphens: a process number and perhaps a counter.
pub(super) fn is_numbered(name: &str, prefix: &str) -> bool {
    let number = name.strip_prefix(prefix).unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Whether a file manager made the file.
pub(super) fn is_harmless(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| HARMLESS.contains(&name.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with the given files, and a manifest that lists `listed`.
    fn folder(files: &[&str], listed: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        if !listed.is_empty() {
            let files = listed.iter().map(|path| SitePath::new(path).unwrap()).collect();
            Manifest::new(files, BTreeSet::new()).put(folder.path()).unwrap();
        }
        folder
    }

    fn foreign(folder: &Path) -> Vec<String> {
        match Published::survey(folder) {
            Ok(_) => Vec::new(),
            Err(Error::ForeignFiles { names, .. }) => names,
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn an_empty_folder_a_missing_one_and_our_own_are_taken() {
        assert!(foreign(folder(&[], &[]).path()).is_empty());
        assert!(foreign(folder(&[], &[]).path().join("missing").as_path()).is_empty());
        assert!(
            foreign(folder(&["index.html", "a/b.html"], &["index.html", "a/b.html", "gone.html"]).path()).is_empty()
        );
    }

    #[test]
    fn files_that_file_managers_leave_are_no_obstacle() {
        assert!(foreign(folder(&[".DS_Store", "Thumbs.db"], &[]).path()).is_empty());
        assert!(foreign(folder(&["a/b.html", "a/.DS_Store", "desktop.ini"], &["a/b.html"]).path()).is_empty());
    }

    #[test]
    fn a_folder_that_is_not_empty_and_has_no_manifest_is_refused() {
        assert_eq!(foreign(folder(&["notes.txt"], &[]).path()), ["notes.txt"]);
        let nested = tempfile::tempdir().unwrap();
        fs::create_dir(nested.path().join("photos")).unwrap();
        assert_eq!(foreign(nested.path()), ["photos"]);
    }

    #[test]
    fn up_to_three_foreign_files_are_named_at_any_depth() {
        let folder = folder(&["a.html", "b/one", "b/two", "c/d/three", "e"], &["a.html"]);
        assert_eq!(foreign(folder.path()), ["b/one", "b/two", "c/d/three"]);
        let message = Published::survey(folder.path()).unwrap_err().to_string();
        assert!(message.contains("b/one, b/two, c/d/three and 1 more file that"), "{message}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_a_listed_file_or_folder_is_foreign() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["a.html"], &["a.html", "b.html", "c/d.html"]);
        symlink("a.html", folder.path().join("b.html")).unwrap();
        symlink("/", folder.path().join("c")).unwrap();
        assert_eq!(foreign(folder.path()), ["b.html", "c"]);
    }

    #[test]
    fn a_manifest_that_is_damaged_newer_or_points_outside_is_refused() {
        let invalid = [
            ("{", "EOF while parsing an object at line 1 column 1"),
            ("[]", "invalid length 0, expected struct Manifest with 3 elements at line 1 column 2"),
            (r#"{"coursewright": 3, "files": []}"#, "it has format 3, this program knows 2"),
            (
                r#"{"coursewright": 2, "files": "a"}"#,
                "invalid type: string \"a\", expected a list of paths at line 1 column 32",
            ),
            (
                r#"{"coursewright": 2, "files": ["../precious"]}"#,
                "`../precious` has a part `.` or `..` at line 1 column 44",
            ),
            (
                r#"{"coursewright": 1, "files": {"../precious": "00"}}"#,
                "`../precious` has a part `.` or `..` at line 1 column 43",
            ),
            (
                r#"{"coursewright": 1, "files": {"/etc/passwd": "00"}}"#,
                "`/etc/passwd` begins with `/`; paths are relative to the site at line 1 column 43",
            ),
        ];
        for (text, expected) in invalid {
            let folder = folder(&[], &[]);
            fs::write(folder.path().join(MANIFEST), text).unwrap();
            match Published::survey(folder.path()) {
                Err(Error::BadManifest { reason, .. }) => assert_eq!(reason, expected, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}
