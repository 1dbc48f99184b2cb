//! `new`: a small complete course to start from; the templates of single files stand in a file of their own.

use super::{Outcome, Result, schema, template};
use crate::cli::New;
use crate::course::Language;
use crate::error::Error;
use crate::terminal::Terminal;
use include_dir::{Dir, include_dir};
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;

static CHINESE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/command/scaffold/zh");
static ENGLISH: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/command/scaffold/en");

/// Writes a new course into a new or empty folder, or the template that was asked for, in the language of the messages.
///
/// # Errors
/// When the folder exists and is not empty, a template cannot go where it was to go, or something cannot be written.
pub fn run(arguments: &New, terminal: Terminal) -> Result {
    match (arguments.template, &arguments.dir) {
        (Some(template), file) => template::run(template, file.as_deref(), terminal),
        (None, Some(folder)) => course(folder, terminal),
        // The command line asks for one of the two.
        (None, None) => course(Path::new("."), terminal),
    }
}

fn course(folder: &Path, terminal: Terminal) -> Result {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file() {
        return Err(Error::NotEmpty { path: folder.to_path_buf() });
    }
    let scaffold = match terminal.language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    };
    // Progress is stored under the id, so no two courses may share one by accident.
    let id = format!("course-{:010x}", RandomState::new().hash_one("course") & 0xff_ffff_ffff);
    write(scaffold, folder, &id)?;
    // The first lines of the scaffold's files name them.
    schema::write(&folder.join(schema::FOLDER), terminal.language)?;
    let shown = folder.display();
    terminal.say(
        &format!("新课程在 {shown}。下一步：\n  coursewright serve {shown}    在浏览器里看，边改边刷新\n  coursewright build {shown} --out site    生成可以发布的文件夹"),
        &format!("the new course is in {shown}. next:\n  coursewright serve {shown}    see it in the browser while you write\n  coursewright build {shown} --out site    make the folder to publish"),
    );
    Ok(Outcome::Good)
}

fn write(from: &Dir, to: &Path, id: &str) -> std::result::Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::io("create", to))?;
    for file in from.files() {
        let path = to.join(file.path().file_name().unwrap_or_default());
        let text = file.contents_utf8().unwrap_or_default().replace("{id}", id);
        fs::write(&path, text).map_err(Error::io("write", &path))?;
    }
    for folder in from.dirs() {
        write(folder, &to.join(folder.path().file_name().unwrap_or_default()), id)?;
    }
    Ok(())
}
