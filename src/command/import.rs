//! `import`: quiz files from question banks.

use super::{Outcome, Result, replace, schema};
use crate::cli::Import;
use crate::course::Language;
use crate::error::Error;
use crate::import::{self, Imported, MAX_FILE, Options, Refusal};
use crate::terminal::Terminal;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Imports every file; one that cannot be read does not keep the others from being imported.
///
/// # Errors
/// The last failure, after the others were told: a file that cannot be read, or a quiz file that is there already.
pub fn run(arguments: &Import, terminal: Terminal) -> Result {
    let target = Target::of(arguments)?;
    let mut outcome = Outcome::Good;
    let mut failed: Option<Error> = None;
    for file in &arguments.files {
        match one(file, &target, arguments, terminal) {
            Ok(Outcome::Good) => {}
            Ok(Outcome::Faulty) => outcome = Outcome::Faulty,
            Err(error) => {
                if let Some(earlier) = failed.replace(error) {
                    terminal.fail(&earlier);
                }
            }
        }
    }
    failed.map_or(Ok(outcome), Err)
}

/// Where quiz files go.
enum Target {
    Folder(PathBuf),
    File(PathBuf),
}

impl Target {
    fn of(arguments: &Import) -> std::result::Result<Self, Error> {
        let Some(out) = &arguments.out else {
            let quizzes = PathBuf::from("quizzes");
            return Ok(Self::Folder(if quizzes.is_dir() { quizzes } else { PathBuf::from(".") }));
        };
        let is_file = out.extension().is_some_and(|ending| ending == "yaml" || ending == "yml") && !out.is_dir();
        match (is_file, arguments.files.len()) {
            (false, _) => Ok(Self::Folder(out.clone())),
            (true, 1) => Ok(Self::File(out.clone())),
            (true, _) => Err(Error::OneFile { path: out.clone() }),
        }
    }

    fn path(&self, id: &str) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.join(format!("{id}.yaml")),
            Self::File(file) => file.clone(),
        }
    }
}

fn one(file: &Path, target: &Target, arguments: &Import, terminal: Terminal) -> Result {
    let bytes = read(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let options = Options { from: arguments.from, prefix: arguments.id.clone() };
    let Imported { report, id, yaml } =
        import::import(&name, &bytes, &options).map_err(|reason| Error::Import { path: file.to_path_buf(), reason })?;
    terminal.print(&report.human(terminal.language));
    if let Some(mut yaml) = yaml {
        let path = target.path(&id);
        if let Some(line) = schema::line(&path, crate::schema::File::Quiz)? {
            yaml.insert_str(0, &line);
        }
        write(&path, &yaml, arguments.force)?;
        let chinese = terminal.language == Language::Chinese;
        let path = path.display();
        terminal.print(&if chinese { format!("写入 {path}\n") } else { format!("written to {path}\n") });
    }
    Ok(if report.left_out.is_empty() { Outcome::Good } else { Outcome::Faulty })
}

/// The bytes of a file; one that is larger than the budget is not read.
fn read(path: &Path) -> std::result::Result<Vec<u8>, Error> {
    let file = File::open(path).map_err(Error::io("read", path))?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(Error::io("read", path))?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(Error::Import { path: path.to_path_buf(), reason: Refusal::Large(MAX_FILE) });
    }
    Ok(bytes)
}

/// Writes a quiz file, all of it or nothing; one that is there is only replaced when that was asked for.
fn write(path: &Path, text: &str, force: bool) -> std::result::Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    if force {
        return replace::replace(path, text);
    }
    let mut file = match File::create_new(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(Error::Exists { path: path.to_path_buf() });
        }
        Err(error) => return Err(Error::io("write", path)(error)),
    };
    file.write_all(text.as_bytes()).map_err(Error::io("write", path))
}
