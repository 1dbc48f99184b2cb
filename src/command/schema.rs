//! `schema`: what editors need to complete, document and check the files of a course.

use super::{Outcome, Result, place};
use crate::cli::Schema;
use crate::course::Language;
use crate::error::Error;
use crate::schema::File;
use crate::terminal::Terminal;
use std::fs;
use std::path::Path;

/// The folder of a project in which the schemas stand.
pub const FOLDER: &str = "schemas";

/// Prints one schema, or writes all of them into the folder `schemas` of a project.
///
/// # Errors
/// When they cannot be written.
pub fn run(arguments: &Schema, terminal: Terminal) -> Result {
    if let Some(file) = arguments.print {
        terminal.print(&text(file, terminal.language));
        return Ok(Outcome::Good);
    }
    let folder = arguments.project.dir.join(FOLDER);
    write(&folder, terminal.language)?;
    let shown = folder.display();
    terminal.say(
        &format!(
            "写入 {shown}。在文件第一行加上（各种文件用各自的）：\n  # yaml-language-server: $schema=../{FOLDER}/{}",
            File::Quiz.name()
        ),
        &format!(
            "written to {shown}. let the first line of a file say (each kind of file names its own):\n  # yaml-language-server: $schema=../{FOLDER}/{}",
            File::Quiz.name()
        ),
    );
    Ok(Outcome::Good)
}

/// Writes all schemas into `folder`; those of an older version are replaced.
///
/// # Errors
/// When they cannot be written.
pub fn write(folder: &Path, language: Language) -> std::result::Result<(), Error> {
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    for file in File::ALL {
        let path = folder.join(file.name());
        fs::write(&path, text(file, language)).map_err(Error::io("write", &path))?;
    }
    Ok(())
}

/// The line that ties `file`, a file of this kind, to the schema of its course; nothing where the course has no schemas.
///
/// # Errors
/// When the folder in which the command runs is gone.
pub fn line(file: &Path, kind: File) -> std::result::Result<Option<String>, Error> {
    let file = place::absolute(file)?;
    let Some((folder, course)) = file.parent().zip(place::course_of(&file)) else { return Ok(None) };
    let is_there = course.join(FOLDER).join(kind.name()).is_file();
    let depth = folder.components().count().saturating_sub(course.components().count());
    let up = "../".repeat(depth);
    Ok(is_there.then(|| format!("# yaml-language-server: $schema={up}{FOLDER}/{}\n", kind.name())))
}

fn text(file: File, language: Language) -> String {
    // A structure of texts and numbers is always valid JSON.
    format!("{}\n", serde_json::to_string_pretty(&file.schema(language)).unwrap_or_default())
}
