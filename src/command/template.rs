//! `new --template`: a file to begin with, for each kind of file that a course has; and a workbook for questions.

use super::{Outcome, Result, place, schema};
use crate::cli::Template;
use crate::course::Language;
use crate::error::Error;
use crate::import;
use crate::parse;
use crate::parse::shop::Filler;
use crate::schema::File as Kind;
use crate::source::Loader;
use crate::terminal::Terminal;
use include_dir::{Dir, include_dir};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/command/template");

/// A file to begin with.
struct Scaffold {
    /// The template, and the name that the file gets without one.
    name: &'static str,
    /// The folder in which the course reads such files.
    folder: &'static str,
    /// What editors know about it.
    kind: Kind,
    /// The key by which modules name it; none if it needs no name to be found.
    named: Option<&'static str>,
}

impl Scaffold {
    /// What the template is made of; nothing for a workbook, which is no file of a course.
    fn of(template: Template) -> Option<Self> {
        let (name, folder, kind, named) = match template {
            Template::Xlsx => return None,
            Template::Quiz => ("quiz", "quizzes", Kind::Quiz, Some("quizzes")),
            Template::Drill => ("drill", "quizzes/drills", Kind::Drill, Some("drills")),
            Template::SpeedDrill => ("speed-drill", "quizzes/drills", Kind::Drill, Some("drills")),
            Template::Language => ("language", "quizzes/drills", Kind::Drill, None),
            Template::Cards => ("cards", "course/cards", Kind::Cards, None),
            Template::Calculator => ("calculator", "course/calculators", Kind::Calculator, None),
            Template::Tree => ("tree", "course/trees", Kind::Tree, None),
        };
        Some(Self { name, folder, kind, named })
    }

    /// The course and the file, from what was typed: nothing or a folder (the file gets a name), a name (it goes where the
    /// course reads such files), or a path.
    fn place(&self, typed: &Path) -> std::result::Result<(PathBuf, PathBuf), Error> {
        let path = place::absolute(typed)?;
        let course = place::course_of(&path).ok_or_else(|| Error::NoCourse { path: typed.to_path_buf() })?;
        let folder = course.join(self.folder);
        let file = if path.is_dir() {
            let folder = if path.starts_with(&folder) { path.clone() } else { folder.clone() };
            // A language list is usually the only one; drills that name none are held to the first by file name.
            let first = if self.name == "language" { "" } else { "first-" };
            folder.join(format!("{first}{}.yaml", self.name))
        } else {
            let name = path.file_name().unwrap_or_default();
            let is_name = Path::new(name) == typed;
            let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
            let mut file = if is_name { folder.join(name) } else { path.clone() };
            if !matches!(ending, "yaml" | "yml") {
                file.as_mut_os_string().push(".yaml");
            }
            file
        };
        // Drills stand in a folder of the folder of quizzes, and are none.
        let elsewhere = self.folder == "quizzes" && file.starts_with(course.join("quizzes/drills"));
        if elsewhere || !file.starts_with(&folder) {
            return Err(Error::WrongFolder { path: typed.to_path_buf(), folder: self.folder });
        }
        Ok((course.to_path_buf(), file))
    }
}

/// Writes what was asked for, in the language of the course; a workbook, which has no course, in that of the messages.
///
/// # Errors
/// When there is no course, the course does not read such a file there, the file exists, or it cannot be written.
pub fn run(template: Template, typed: Option<&Path>, terminal: Terminal) -> Result {
    let Some(scaffold) = Scaffold::of(template) else { return workbook(typed, terminal) };
    let (course, file) = scaffold.place(typed.unwrap_or(Path::new("")))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    // A translation has the id of its original.
    let id = Language::of_stem(&stem).map_or(&*stem, |(name, _)| name).to_owned();
    if !parse::yaml::is_id(&id) {
        return Err(Error::NoId { path: file, name: id });
    }
    let language = Language::of_stem(&stem).map(|(_, language)| language);
    let language = language.or(language_of(&course)?).unwrap_or(terminal.language);
    let text = FILES.get_file(format!("{}/{}.yaml", part_of(language), scaffold.name));
    let text = text.and_then(|file| file.contents_utf8()).unwrap_or_default().replace("{id}", &id);
    // The first line names a schema, which has to be there.
    if !course.join(schema::FOLDER).join(scaffold.kind.name()).is_file() {
        schema::write(&course.join(schema::FOLDER), terminal.language)?;
    }
    let line = schema::line(&file, scaffold.kind)?.unwrap_or_default();
    let folder = file.parent().unwrap_or(&course);
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    write(&file, format!("{line}{text}").as_bytes(), scaffold.name)?;
    let shown = file.strip_prefix(&course).unwrap_or(&file).display();
    let (chinese, english) = scaffold.named.map_or_else(Default::default, |key| {
        (
            format!("在某一课开头的设置里写上 {key}: [{id}]，学员才找得到。"),
            format!("for trainees to find it, write {key}: [{id}] into the settings of a module. "),
        )
    });
    terminal.say(
        &format!("写入 {shown}。{chinese}改好以后运行 coursewright check"),
        &format!("written to {shown}. {english}when it is changed, run coursewright check"),
    );
    Ok(Outcome::Good)
}

/// The folder of the templates in this language.
fn part_of(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh",
        Language::English => "en",
    }
}

/// The language of the course, if its manifest can be read.
fn language_of(course: &Path) -> std::result::Result<Option<Language>, Error> {
    let mut unheard = Vec::new();
    let sources = Arc::new(Loader::default().load(course, &mut unheard)?);
    let values = parse::shop::shop(&sources, &mut unheard);
    let filled = Filler::default().fill(&sources, &values, &mut unheard);
    Ok(parse::manifest(&filled.sources, &mut unheard).map(|manifest| manifest.language))
}

/// The workbook.
fn workbook(typed: Option<&Path>, terminal: Terminal) -> Result {
    let chinese = terminal.language == Language::Chinese;
    let usual = if chinese { "题库.xlsx" } else { "questions.xlsx" };
    let path = typed.unwrap_or(Path::new(usual));
    let bytes =
        import::template(terminal.language).map_err(|reason| Error::Template { path: path.to_path_buf(), reason })?;
    write(path, &bytes, "xlsx")?;
    let shown = path.display();
    terminal.say(
        &format!("题库模板在 {shown}。填好以后：\n  coursewright import {shown}"),
        &format!("the template is in {shown}. when it is filled in:\n  coursewright import {shown}"),
    );
    Ok(Outcome::Good)
}

/// Writes a file; one that is there is never replaced, since somebody may have worked on it.
fn write(path: &Path, bytes: &[u8], template: &'static str) -> std::result::Result<(), Error> {
    let mut file = match File::create_new(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Error::TemplateExists { path: path.to_path_buf(), template });
        }
        Err(error) => return Err(Error::io("write", path)(error)),
    };
    file.write_all(bytes).map_err(Error::io("write", path))
}
