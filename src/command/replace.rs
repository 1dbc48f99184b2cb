//! Replaces one file of an author, all of it or nothing.

use crate::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// Writes `text` beside the file and then puts it in its place.
///
/// # Errors
/// When it cannot be written; the file is what it was before.
pub fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let mut name: OsString = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
    fs::write(&beside, text).map_err(Error::io("write", &beside))?;
    fs::rename(&beside, path).map_err(Error::io("write", path))
}
