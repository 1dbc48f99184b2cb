//! Where a course is, seen from a path that was typed.

use crate::error::Error;
use crate::parse::MANIFEST;
use std::path::{Component, Path, PathBuf};

/// The path from the root of the file system on, without `.` and `..`; what it names need not exist.
///
/// # Errors
/// When the folder in which the command runs is gone.
pub fn absolute(path: &Path) -> Result<PathBuf, Error> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let whole = std::path::absolute(path).map_err(Error::io("resolve", path))?;
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    Ok(plain)
}

/// The folder of the course in which an absolute path lies: the nearest that has a `course/course.yaml`.
pub fn course_of(path: &Path) -> Option<&Path> {
    path.ancestors().find(|folder| folder.join(MANIFEST).is_file())
}
