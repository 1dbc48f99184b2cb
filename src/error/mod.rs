//! The machine's failures: what stops a command, with what, where and what to do about it.
//!
//! Mistakes of an author are no errors but [`crate::diagnostic::Diagnostic`]s. An error ends the command with
//! [`Error::exit_code`].

mod chinese;

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error as ThisError;

/// Everything that can keep a command from doing its work.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read, written or removed.
    #[error("cannot {action} {}: {source}{}", shown(path), advice(source))]
    Io {
        /// What was tried, as a verb in the infinitive: `read`, `write`, `create`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk has no room for the site.
    #[error(
        "no room for the site on the disk of {}: it needs {needed} bytes{}; free some space and build again, the site \
         that was there is untouched",
        shown(path),
        free.map_or_else(String::new, |free| format!(" and {free} are free"))
    )]
    DiskFull {
        /// The folder the site was to be written to.
        path: PathBuf,
        /// Size of all files of the site in bytes.
        needed: u64,
        /// Free bytes on that disk, where the system tells.
        free: Option<u64>,
    },
    /// The output folder is one that must not be replaced by a site.
    #[error("cannot write the site to {}: {reason}", shown(path))]
    OutputRefused {
        /// The output folder, with links and `..` resolved.
        path: PathBuf,
        /// Why.
        reason: Refusal,
    },
    /// The output folder holds files that Coursewright did not make.
    #[error(
        "cannot write the site to {}: it holds {} that Coursewright did not make; move them away or choose another \
         folder with --out",
        shown(path),
        listed(names, *total)
    )]
    ForeignFiles {
        /// The output folder.
        path: PathBuf,
        /// Up to three of them, below the output folder.
        names: Vec<String>,
        /// How many there are, at least as many as are named.
        total: usize,
    },
    /// A new course wants a folder of its own.
    #[error("cannot start a course in {}: something is there already; choose a new or empty folder", shown(path))]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// The list of files in the output folder cannot be used.
    #[error(
        "cannot use {}: {reason}, so nobody knows which files of the folder may be replaced; if the folder holds only \
         a built site, delete it and build again",
        shown(path)
    )]
    BadManifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A question bank cannot be read.
    #[error("cannot import {}: {reason}", shown(path))]
    Import {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: crate::import::Refusal,
    },
    /// A file is there already and may not be replaced.
    #[error(
        "{} is there already and was not replaced; write elsewhere with --out, or replace it with --force",
        shown(path)
    )]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A template cannot be made.
    #[error("cannot make the template {}: {reason}", shown(path))]
    Template {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: crate::import::Refusal,
    },
    /// The file of a template is there already; it may have been filled in.
    #[error(
        "{} is there already and was not replaced; give another name: new --template {template} NAME{}",
        shown(path),
        ending(template)
    )]
    TemplateExists {
        /// The file.
        path: PathBuf,
        /// The template.
        template: &'static str,
    },
    /// A file of a course was to be written where there is none.
    #[error(
        "there is no course at {}: neither it nor a folder above it has course/course.yaml; go into the folder of the \
         course, or start one with `coursewright new DIR`",
        here(path)
    )]
    NoCourse {
        /// The file as it was typed, or nothing.
        path: PathBuf,
    },
    /// A file of a course was to be written where the course does not read it.
    #[error(
        "cannot write {}: the course reads such a file in {folder}; give its name alone, or a path in there",
        shown(path)
    )]
    WrongFolder {
        /// The file as it was typed.
        path: PathBuf,
        /// The folder, from the folder of the course on.
        folder: &'static str,
    },
    /// The name of a new file makes no id.
    #[error(
        "cannot write {}: what is in it gets the id `{name}`, and an id has letters, digits, `-`, `_` and `.`, at most 64; \
         give another name",
        shown(path)
    )]
    NoId {
        /// The file.
        path: PathBuf,
        /// The name without its ending.
        name: String,
    },
    /// Several banks were to go into one file.
    #[error("several files cannot go into the one quiz file {}; give a folder with --out", shown(path))]
    OneFile {
        /// The file.
        path: PathBuf,
    },
    /// Two files of the site would be one on a disk that ignores case, or one lies inside the other.
    #[error("the site has both {first} and {second}, which cannot stand on one disk; rename one of them")]
    Clash {
        /// The one.
        first: String,
        /// The other.
        second: String,
    },
    /// Another process is writing the same folder.
    #[error(
        "another build{} is writing {}; wait until it has ended and build again",
        pid.map_or_else(String::new, |pid| format!(" (process {pid})")),
        shown(path)
    )]
    Locked {
        /// The folder that both want to write.
        path: PathBuf,
        /// The other process, where it left its number.
        pid: Option<u32>,
    },
    /// Another program listens at the port.
    #[error(
        "port {port} of {host} is in use by another program; end it, or choose another port: --port 0 takes a free one"
    )]
    PortInUse {
        /// The host as the user gave it, or the loopback address.
        host: String,
        /// The port.
        port: u16,
    },
    /// The server cannot listen at a host.
    #[error(
        "cannot listen at {host}, port {port}: {source}; give an address of this machine with --host, or leave it out"
    )]
    Listen {
        /// The host.
        host: String,
        /// The port.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused something that has no path: a thread, a signal handler.
    #[error("cannot {action}: {source}")]
    System {
        /// What was tried, as a verb in the infinitive.
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A page could not be made; the text says why.
    #[error("cannot make the page {path}: {reason}")]
    Page {
        /// The page, below the site's root.
        path: String,
        /// What went wrong, with where.
        reason: String,
    },
}

/// Why a folder is refused as output.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
#[non_exhaustive]
pub enum Refusal {
    /// It is the root of a file system.
    #[error("it is the root of a disk; choose a folder of its own, such as `site`")]
    Root,
    /// It is the user's home folder or lies above it.
    #[error("it is your home folder or lies above it; choose a folder of its own, such as `site`")]
    Home,
    /// It is the project folder or lies above it.
    #[error(
        "it is the project folder or lies above it, so the sources would be lost; choose a folder of its own, such as `site`"
    )]
    AboveProject,
    /// It is one of the folders an author writes in, or lies inside one.
    #[error(
        "it lies inside the project's `{0}` folder, where the sources are; choose a folder of its own, such as `site`"
    )]
    InsideSources(String),
    /// It belongs to the data of a version control system.
    #[error("it is or holds the data of a version control system (`{0}`); choose a folder of its own, such as `site`")]
    VersionControl(String),
    /// It is a file.
    #[error("it is no folder; remove it or choose another name")]
    NoFolder,
    /// It is a link to something that does not exist.
    #[error("it is a link to something that does not exist; remove the link or make its target")]
    DanglingLink,
    /// It steps up from a folder that does not exist.
    #[error("it has `..` behind a folder that does not exist; write the path without `..`")]
    ParentOfMissing,
}

impl Error {
    /// Makes an [`Error::Io`] out of what the system said: `fs::read(path).map_err(Error::io("read", path))`.
    pub fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }

    /// The status a command ends with: 75 when waiting helps (another build runs), 2 for everything else.
    ///
    /// 75 is `EX_TEMPFAIL` of `sysexits.h`.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Locked { .. } => 75,
            _ => 2,
        }
    }
}

/// A path as people know it: without the prefix that Windows puts before a resolved path.
fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    text.strip_prefix(r"\\?\").map(str::to_owned).unwrap_or(text)
}

/// The ending that the name of a template's file needs.
fn ending(template: &str) -> &'static str {
    if template == "xlsx" { ".xlsx" } else { "" }
}

/// A path that was typed; the folder in which the command runs if nothing was.
fn here(path: &Path) -> String {
    if path.as_os_str().is_empty() { ".".to_owned() } else { shown(path) }
}

/// What to do, for the failures that have an answer.
fn advice(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::PermissionDenied => "; allow this user to do so, or choose another place",
        io::ErrorKind::ReadOnlyFilesystem => "; choose a place on another disk",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; free some space and try again",
        io::ErrorKind::NotFound => "; check the spelling of the path",
        _ => "",
    }
}

/// `a.txt`, `a.txt and b.txt` or `a.txt, b.txt, c.txt and 4 more files`.
fn listed(names: &[String], total: usize) -> String {
    let more = total.saturating_sub(names.len());
    match (names, more) {
        ([], more) => format!("{more} files"),
        ([only], 0) => only.clone(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (names, 1) => format!("{} and 1 more file", names.join(", ")),
        (names, more) => format!("{} and {more} more files", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_or_output_error_says_what_where_and_what_to_do() {
        let error = Error::io("read", "course/d1.md")(io::Error::new(io::ErrorKind::PermissionDenied, "denied"));
        assert_eq!(
            error.to_string(),
            "cannot read course/d1.md: denied; allow this user to do so, or choose another place"
        );
        assert_eq!(error.exit_code(), 2);
    }

    #[test]
    fn foreign_files_are_named_and_the_rest_is_counted() {
        let message = |names: &[&str], total| {
            let names = names.iter().map(ToString::to_string).collect();
            Error::ForeignFiles { path: "site".into(), names, total }.to_string()
        };
        assert_eq!(
            message(&["a", "b", "c"], 7),
            "cannot write the site to site: it holds a, b, c and 4 more files that Coursewright did not make; move them \
             away or choose another folder with --out"
        );
        assert!(message(&["a", "b"], 2).contains("it holds a and b that"));
        assert!(message(&["a"], 1).contains("it holds a that"));
    }

    #[test]
    fn only_a_held_lock_asks_to_try_again() {
        let error = Error::Locked { path: "site".into(), pid: Some(42) };
        assert_eq!(error.exit_code(), 75);
        assert_eq!(
            error.to_string(),
            "another build (process 42) is writing site; wait until it has ended and build again"
        );
    }

    #[test]
    fn a_full_disk_names_needed_and_free_bytes() {
        let error = Error::DiskFull { path: "site".into(), needed: 900, free: Some(12) };
        assert!(error.to_string().contains("it needs 900 bytes and 12 are free; free some space"), "{error}");
    }
}
