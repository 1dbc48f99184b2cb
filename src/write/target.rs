//! Finds the real output folder and refuses those that a site must never replace.
//!
//! Folders are compared by identity (device and file number), after links are resolved: `..`, links, mounts and
//! disks that ignore case do not fool the comparison.

use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, Refusal};

/// The folders of a project that an author writes in.
const SOURCE_FOLDERS: [&str; 3] = ["course", "quizzes", "themes"];

/// What version control systems name their data.
const VERSION_CONTROL: [&str; 6] = [".git", ".hg", ".svn", ".bzr", ".jj", "_darcs"];

/// The output folder, allowed.
#[derive(Debug)]
pub(super) struct Target {
    /// The folder without links and `..`; it need not exist.
    pub folder: PathBuf,
    /// The folder it lies in; it need not exist either.
    pub parent: PathBuf,
    /// The last part of `folder`.
    pub name: OsString,
}

impl Target {
    /// Resolves `out` and checks it against the project in the folder `project`.
    pub fn resolve(out: &Path, project: &Path) -> Result<Self, Error> {
        let folder = settle(out)?;
        let project = project.canonicalize().map_err(Error::io("open the project folder", project))?;
        let home = std::env::home_dir().filter(|home| home.is_absolute());
        if let Some(reason) = refusal(&folder, &project, home.as_deref()) {
            return Err(Error::OutputRefused { path: folder, reason });
        }
        let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
            return Err(Error::OutputRefused { path: folder, reason: Refusal::Root });
        };
        Ok(Self { parent: parent.to_owned(), name: name.to_owned(), folder })
    }
}

/// The path without links and `..`, for a folder of which the last parts may not exist yet.
fn settle(out: &Path) -> Result<PathBuf, Error> {
    let refuse = |reason| Error::OutputRefused { path: out.to_owned(), reason };
    let mut existing = std::path::absolute(out).map_err(Error::io("resolve", out))?;
    let mut missing: Vec<OsString> = Vec::new();
    loop {
        match existing.canonicalize() {
            Ok(real) => return Ok(missing.iter().rev().fold(real, |path, part| path.join(part))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if existing.symlink_metadata().is_ok() {
                    return Err(refuse(Refusal::DanglingLink));
                }
                match existing.components().next_back() {
                    Some(Component::Normal(part)) => missing.push(part.to_owned()),
                    _ => return Err(refuse(Refusal::ParentOfMissing)),
                }
                existing.pop();
            }
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(refuse(Refusal::NoFolder)),
            Err(error) => return Err(Error::io("resolve", out)(error)),
        }
    }
}

/// Why a site must not be written to `folder`, if so. `folder` and `project` are without links and `..`; `home` is the
/// user's home folder.
fn refusal(folder: &Path, project: &Path, home: Option<&Path>) -> Option<Refusal> {
    if folder.parent().is_none() {
        return Some(Refusal::Root);
    }
    if folder.exists() && !folder.is_dir() {
        return Some(Refusal::NoFolder);
    }
    if is_or_holds(folder, project) {
        return Some(Refusal::AboveProject);
    }
    if home.and_then(|home| home.canonicalize().ok()).is_some_and(|home| is_or_holds(folder, &home)) {
        return Some(Refusal::Home);
    }
    if let Some(source) = source_folder(folder, project) {
        return Some(Refusal::InsideSources(source));
    }
    version_control(folder).map(Refusal::VersionControl)
}

/// Whether `inner` is `outer` or lies somewhere below it.
fn is_or_holds(outer: &Path, inner: &Path) -> bool {
    inner.starts_with(outer) || inner.ancestors().any(|ancestor| is_same(ancestor, outer))
}

/// Whether two paths lead to one folder; `false` when either does not exist.
fn is_same(first: &Path, second: &Path) -> bool {
    same_file::is_same_file(first, second).unwrap_or(false)
}

/// The source folder of the project that `folder` is or lies in. One that does not exist yet counts too.
fn source_folder(folder: &Path, project: &Path) -> Option<String> {
    let first_part = folder.strip_prefix(project).ok().and_then(|below| below.components().next());
    let first_part = first_part.map(|part| part.as_os_str().to_string_lossy().to_lowercase());
    SOURCE_FOLDERS
        .into_iter()
        .find(|source| {
            let real = project.join(source);
            first_part.as_deref() == Some(*source) || folder.ancestors().any(|ancestor| is_same(ancestor, &real))
        })
        .map(str::to_owned)
}

/// The version control system whose data `folder` lies in or holds at its top.
fn version_control(folder: &Path) -> Option<String> {
    let is_data = |name: &&str| {
        let inside = folder.components().any(|part| part.as_os_str().eq_ignore_ascii_case(name));
        inside || folder.join(name).symlink_metadata().is_ok()
    };
    VERSION_CONTROL.iter().find(|name| is_data(name)).map(ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A project with its three source folders, and a folder beside it.
    fn project() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let project = home.path().canonicalize().unwrap().join("shop");
        for folder in ["course/media", "quizzes", ".git/objects"] {
            fs::create_dir_all(project.join(folder)).unwrap();
        }
        (home, project)
    }

    fn reason(out: &Path, project: &Path) -> Option<Refusal> {
        match Target::resolve(out, project) {
            Ok(_) => None,
            Err(Error::OutputRefused { reason, .. }) => Some(reason),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn a_fresh_folder_in_the_project_or_beside_it_is_allowed() {
        let (_home, project) = project();
        for out in ["site", "a/b/site", "../site", "course-site", "./site/", "course/../site"] {
            assert_eq!(reason(&project.join(out), &project), None, "{out}");
        }
    }

    #[test]
    fn the_project_and_everything_above_it_is_refused() {
        let (_home, project) = project();
        for out in [".", "..", "../..", "course/..", "../shop", "/"] {
            let expected = if out == "/" { Refusal::Root } else { Refusal::AboveProject };
            assert_eq!(reason(&project.join(out), &project), Some(expected), "{out}");
        }
    }

    #[test]
    fn the_source_folders_are_refused_even_before_they_exist_and_in_any_case() {
        let (_home, project) = project();
        let inside = |name: &str| Some(Refusal::InsideSources(name.to_owned()));
        assert_eq!(reason(&project.join("course"), &project), inside("course"));
        assert_eq!(reason(&project.join("course/media/site"), &project), inside("course"));
        assert_eq!(reason(&project.join("quizzes/../course/site"), &project), inside("course"));
        assert_eq!(reason(&project.join("themes/site"), &project), inside("themes"));
        assert_eq!(reason(&project.join("Themes"), &project), inside("themes"));
    }

    #[test]
    fn the_data_of_version_control_is_refused_and_a_folder_that_holds_it() {
        let (home, project) = project();
        let refused = Some(Refusal::VersionControl(".git".to_owned()));
        assert_eq!(reason(&project.join(".git/objects/site"), &project), refused);
        let checkout = home.path().join("pages");
        fs::create_dir_all(&checkout).unwrap();
        fs::write(checkout.join(".git"), "gitdir: elsewhere").unwrap();
        assert_eq!(reason(&checkout, &project), refused);
    }

    #[test]
    fn a_file_is_refused_and_a_path_below_a_file() {
        let (_home, project) = project();
        fs::write(project.join("note"), "mine").unwrap();
        assert_eq!(reason(&project.join("note"), &project), Some(Refusal::NoFolder));
        assert_eq!(reason(&project.join("note/site"), &project), Some(Refusal::NoFolder));
    }

    #[test]
    fn stepping_up_from_a_missing_folder_is_refused() {
        let (_home, project) = project();
        assert_eq!(reason(&project.join("missing/../course"), &project), Some(Refusal::ParentOfMissing));
    }

    #[test]
    fn the_home_folder_and_what_lies_above_it_is_refused() {
        let (top, project) = project();
        let user = top.path().canonicalize().unwrap().join("users/li");
        fs::create_dir_all(&user).unwrap();
        assert_eq!(refusal(&user, &project, Some(&user)), Some(Refusal::Home));
        assert_eq!(refusal(user.parent().unwrap(), &project, Some(&user)), Some(Refusal::Home));
        assert_eq!(refusal(&user.join("site"), &project, Some(&user)), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_judged_by_where_it_leads() {
        use std::os::unix::fs::symlink;
        let (home, project) = project();
        let outside = home.path().join("outside");
        fs::create_dir(&outside).unwrap();
        let link = |name: &str, to: &Path| {
            let link = outside.join(name);
            symlink(to, &link).unwrap();
            link
        };
        assert_eq!(
            reason(&link("a", &project.join("course")), &project),
            Some(Refusal::InsideSources("course".to_owned()))
        );
        assert_eq!(reason(&link("b", &project), &project), Some(Refusal::AboveProject));
        assert_eq!(reason(&link("c", Path::new("nowhere")), &project), Some(Refusal::DanglingLink));
        let real = home.path().canonicalize().unwrap().join("real");
        fs::create_dir(&real).unwrap();
        assert_eq!(Target::resolve(&link("d", &real), &project).unwrap().folder, real);
        // The project itself reached through a link.
        assert_eq!(
            reason(&project.join("course/site"), &link("e", &project)),
            Some(Refusal::InsideSources("course".to_owned()))
        );
    }
}
