//! Fills the values of the shop in, in every text of a course, and finds the way back: what is said about a filled text is said
//! at its place in the file.

use super::placeholder::{self, OPEN, Placeholder};
use super::{ShopValues, language_of, unknown};
use crate::course::Language;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::parse::module::front_matter_part;
use crate::parse::yaml;
use crate::source::{FileId, ProjectPath, SourceFile, Sources, Span};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// Fills values in again and again, remembering files that did not change, so that a text that comes out as before is known to be the
/// same.
#[derive(Debug, Default)]
pub struct Filler {
    known: HashMap<FileId, Known>,
    /// The values of the last time.
    values: ShopValues,
}

/// What a file was filled in from, and what came of it.
#[derive(Debug, Clone)]
struct Known {
    path: ProjectPath,
    written: Arc<str>,
    /// None where there is nothing to fill in.
    filled: Option<Arc<FilledFile>>,
}

/// Sources with the values filled in.
#[derive(Debug, Clone)]
pub struct Filled {
    /// What the parser reads.
    pub sources: Arc<Sources>,
    /// The files with placeholders.
    files: HashMap<FileId, Arc<FilledFile>>,
}

/// A placeholder and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Replaced {
    /// Bytes in the file.
    written: Range<usize>,
    /// Bytes in the filled text.
    filled: Range<usize>,
}

/// A file with its values filled in.
#[derive(Debug)]
struct FilledFile {
    text: Arc<str>,
    /// What was replaced, in order.
    replaced: Vec<Replaced>,
    used: BTreeSet<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Filler {
    /// Fills the values in. Names that there are not, values that nothing uses, and placeholders that YAML would take for something else
    /// are noted.
    pub fn fill(&mut self, sources: &Arc<Sources>, values: &ShopValues, diagnostics: &mut Vec<Diagnostic>) -> Filled {
        let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
        let same_values = self.values == *values;
        let known: HashMap<FileId, Known> =
            files.into_par_iter().map(|(id, file)| (id, self.known(id, file, values, same_values))).collect();
        let mut filled: Vec<(FileId, Arc<FilledFile>)> =
            known.iter().filter_map(|(id, known)| Some((*id, Arc::clone(known.filled.as_ref()?)))).collect();
        filled.sort_unstable_by_key(|(id, _)| *id);
        self.known = known;
        if !same_values {
            self.values = values.clone();
        }
        let used: BTreeSet<&str> = filled.iter().flat_map(|(_, file)| &file.used).map(String::as_str).collect();
        if !values.is_partial {
            let unused = values.own.iter().filter(|(name, _)| !used.contains(name.as_str()));
            diagnostics
                .extend(unused.map(|(name, (_, place))| Diagnostic::new(Code::UnusedValue, *place).with("name", name)));
        }
        if filled.is_empty() {
            return Filled { sources: Arc::clone(sources), files: HashMap::new() };
        }
        let mut changed = Sources::clone(sources);
        for (id, file) in &filled {
            if let Some(source) = changed.files.get_mut(id.0 as usize) {
                source.text = Arc::clone(&file.text);
            }
            diagnostics.extend(file.diagnostics.iter().cloned());
        }
        Filled { sources: Arc::new(changed), files: filled.into_iter().collect() }
    }

    /// What is known of a file: what was known the last time if it, and the values that stand in it, are the same.
    fn known(&self, id: FileId, file: &SourceFile, values: &ShopValues, same_values: bool) -> Known {
        let before = self.known.get(&id).filter(|known| known.path == file.path);
        if let Some(known) = before
            && Arc::ptr_eq(&known.written, &file.text)
            && (same_values || known.filled.is_none())
        {
            return known.clone();
        }
        let has_placeholders = file.text.contains(OPEN) && language_of(&file.path).is_none();
        let filled = has_placeholders.then(|| {
            let mut filled = fill(id, file, values);
            if let Some(before) = before.and_then(|known| known.filled.as_ref())
                && before.text == filled.text
            {
                filled.text = Arc::clone(&before.text);
            }
            Arc::new(filled)
        });
        Known { path: file.path.clone(), written: Arc::clone(&file.text), filled }
    }
}

impl Filled {
    /// Moves what was said about filled texts to where it stands in the files.
    pub fn restore(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics {
            if let Place::Text(span) = &mut diagnostic.place {
                *span = self.written(*span);
            }
            if let Some(span) = &mut diagnostic.related {
                *span = self.written(*span);
            }
        }
    }

    /// The place in the file of a place in its filled text. What lies in a value is its placeholder.
    fn written(&self, span: Span) -> Span {
        let Some(replaced) = self.files.get(&span.file).map(|file| &file.replaced) else { return span };
        let (start, end) = (span.start as usize, span.end as usize);
        let start = match replaced.iter().rev().find(|one| one.filled.start <= start) {
            Some(one) if start < one.filled.end => one.written.start,
            Some(one) => one.written.end + start - one.filled.end,
            None => start,
        };
        let end = match replaced.iter().rev().find(|one| one.filled.start < end) {
            Some(one) if end <= one.filled.end => one.written.end,
            Some(one) => one.written.end + end - one.filled.end,
            None => end,
        };
        Span::new(span.file, start, end)
    }
}

fn fill(id: FileId, file: &SourceFile, values: &ShopValues) -> FilledFile {
    let language = Language::of_stem(file.path.stem()).map(|(_, language)| language);
    let placeholders = placeholder::find(&file.text);
    let mut diagnostics = Vec::new();
    let unquoted = unquoted(id, file, &placeholders);
    let mut filled = String::with_capacity(file.text.len());
    let (mut replaced, mut used) = (Vec::with_capacity(placeholders.len()), BTreeSet::new());
    let mut at = 0;
    for Placeholder { range, name } in placeholders {
        let text = match name {
            None => OPEN,
            Some(name) => {
                let text = values.text(name, language);
                if text.is_some() {
                    used.insert(name.to_owned());
                } else if !values.is_partial {
                    diagnostics.push(unknown(name, Span::new(id, range.start, range.end), values));
                }
                // Something has to stand there, or what is left would be a mistake of its own.
                text.unwrap_or("0")
            }
        };
        filled.push_str(&file.text[at..range.start]);
        let start = filled.len();
        filled.push_str(text);
        replaced.push(Replaced { written: range.clone(), filled: start..filled.len() });
        at = range.end;
    }
    filled.push_str(&file.text[at..]);
    // A file that is wrong either way has another mistake, which the parser will name.
    if !unquoted.is_empty() && faults(&file.path, &filled, id).is_empty() {
        diagnostics.extend(unquoted);
    }
    FilledFile { text: Arc::from(filled), replaced, used, diagnostics }
}

/// Notes placeholders that stand in YAML without quotation marks where they need some: filled in, the file would be read, yet editors
/// and `fmt` would not understand it.
fn unquoted(id: FileId, file: &SourceFile, placeholders: &[Placeholder]) -> Vec<Diagnostic> {
    let (_, end) = yaml_part(&file.path, &file.text);
    if !placeholders.iter().any(|one| one.range.start < end) {
        return Vec::new();
    }
    let line_of = |at: usize| file.text[..at.min(end)].matches('\n').count();
    let blamed = |fault: Diagnostic| {
        let Place::Text(span) = fault.place else { return None };
        // Where the parser stumbles lies behind the braces, at most at the beginning of the next line.
        let line = line_of(span.start as usize);
        let mut candidates = placeholders.iter().filter(|one| one.range.start < end && one.name.is_some());
        let one = candidates.rfind(|one| (line.saturating_sub(1)..=line).contains(&line_of(one.range.start)))?;
        let diagnostic = Diagnostic::new(Code::PlaceholderUnquoted, Span::new(id, one.range.start, one.range.end));
        Some(diagnostic.with("placeholder", &file.text[one.range.clone()]))
    };
    faults(&file.path, &file.text, id).into_iter().filter_map(blamed).collect()
}

/// What is wrong with the YAML of a file with this path and text.
fn faults(path: &ProjectPath, text: &str, id: FileId) -> Vec<Diagnostic> {
    let (start, end) = yaml_part(path, text);
    let mut faults = Vec::new();
    let _ = yaml::read(&text[..end], start, id, &mut faults);
    faults
}

/// Where the YAML of a file with this path and text begins and ends: all of it, or a module's front matter.
fn yaml_part(path: &ProjectPath, text: &str) -> (usize, usize) {
    if path.extension() == "md" { front_matter_part(text).unwrap_or_default() } else { (0, text.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Encoding;

    fn sources(files: &[(&str, &str)]) -> Arc<Sources> {
        let mut files: Vec<SourceFile> = files
            .iter()
            .map(|(path, text)| SourceFile::new(ProjectPath::new(path), Arc::from(*text), Encoding::Utf8))
            .collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Arc::new(Sources { files, ..Sources::default() })
    }

    const VALUES: (&str, &str) =
        (super::super::SHOP, "name: {value: 青梨内衣店, description: 店名}\nseconds: {value: 20, description: 秒}\n");

    /// The filled text of the file at `path`, its id, the way back, and what was noted.
    fn filled(path: &str, text: &str) -> (Arc<str>, FileId, Filled, Vec<Diagnostic>) {
        let sources = sources(&[VALUES, (path, text)]);
        let mut diagnostics = Vec::new();
        let values = super::super::shop(&sources, &mut diagnostics);
        let filled = Filler::default().fill(&sources, &values, &mut diagnostics);
        let id = filled.sources.find(path).unwrap();
        (Arc::clone(&filled.sources.file(id).text), id, filled, diagnostics)
    }

    #[test]
    fn values_are_filled_in_and_every_place_is_found_again() {
        let text = "甲{{name}}乙{{seconds}}丙 {{{{name}}";
        let (shown, id, filled, diagnostics) = filled("course/a.md", text);
        assert_eq!(&*shown, "甲青梨内衣店乙20丙 {{name}}");
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let written = |part: &str| {
            let at = shown.find(part).unwrap();
            let span = filled.written(Span::new(id, at, at + part.len()));
            &text[span.start as usize..span.end as usize]
        };
        assert_eq!(written("甲"), "甲");
        assert_eq!(written("乙"), "乙");
        assert_eq!(written("丙"), "丙");
        assert_eq!(written("梨内"), "{{name}}", "a place in a value is its placeholder");
        assert_eq!(written("店乙2"), "{{name}}乙{{seconds}}");
        assert_eq!(written("20"), "{{seconds}}");
        let end = Span::new(id, shown.len(), shown.len());
        assert_eq!(filled.written(end).start as usize, text.len());
    }

    #[test]
    fn a_text_that_comes_out_as_before_is_the_same_text() {
        let mut filler = Filler::default();
        let mut fill = |shop: &str| {
            let sources = sources(&[(super::super::SHOP, shop), ("course/a.md", "{{a}}"), ("course/b.md", "乙")]);
            let values = super::super::shop(&sources, &mut Vec::new());
            let filled = filler.fill(&sources, &values, &mut Vec::new());
            Arc::clone(&filled.sources.file(filled.sources.find("course/a.md").unwrap()).text)
        };
        let first = fill("a: {value: 1, description: x}\n");
        assert!(Arc::ptr_eq(&first, &fill("# 另一句\na: {value: 1, description: y}\n")));
        assert_eq!(&*fill("a: {value: 2, description: x}\n"), "2");
    }

    #[test]
    fn only_files_that_changed_and_those_with_values_that_changed_are_filled_anew() {
        let mut filler = Filler::default();
        let mut sources =
            sources(&[VALUES, ("course/a.md", "{{name}}"), ("course/b.md", "乙"), ("course/c.md", "{{name}}")]);
        let mut fill = |sources: &Arc<Sources>| {
            let values = super::super::shop(sources, &mut Vec::new());
            let mut filled = filler.fill(sources, &values, &mut Vec::new());
            ["course/a.md", "course/c.md"].map(|path| filled.files.remove(&sources.find(path).unwrap()).unwrap())
        };
        let same = |one: &[Arc<FilledFile>; 2], other: &[Arc<FilledFile>; 2]| {
            [0, 1].map(|at| Arc::ptr_eq(&one[at], &other[at]))
        };
        let mut write = |path: &str, text: &str| {
            let id = sources.find(path).unwrap();
            Arc::make_mut(&mut sources).files[id.0 as usize].text = Arc::from(text);
            Arc::clone(&sources)
        };
        let first = fill(&write("course/b.md", "丙"));
        assert_eq!(same(&first, &fill(&write("course/b.md", "丁"))), [true, true]);
        let second = fill(&write("course/a.md", "{{name}}。"));
        assert_eq!((same(&first, &second), &*second[0].text), ([false, true], "青梨内衣店。"));
        let third = fill(&write(VALUES.0, &VALUES.1.replace("青梨", "红梨")));
        assert_eq!(
            (same(&second, &third), &*third[0].text, &*third[1].text),
            ([false, false], "红梨内衣店。", "红梨内衣店")
        );
    }

    #[test]
    fn a_placeholder_that_yaml_takes_for_a_mapping_wants_quotation_marks() {
        let codes = |path: &str, text: &str| -> Vec<Code> {
            let (.., diagnostics) = filled(path, text);
            diagnostics
                .into_iter()
                .map(|diagnostic| diagnostic.code)
                .filter(|code| *code != Code::UnusedValue)
                .collect()
        };
        assert_eq!(codes("quizzes/a.yaml", "title: {{name}}小测\n"), [Code::PlaceholderUnquoted]);
        assert_eq!(codes("quizzes/a.yaml", "gaps: [{{seconds}}, 二十]\n"), [Code::PlaceholderUnquoted]);
        assert_eq!(codes("course/a.md", "---\ntitle: {{name}}\n---\n\n{{name}}\n"), [Code::PlaceholderUnquoted]);
        assert_eq!(codes("quizzes/a.yaml", "title: \"{{name}}\"\nintro: 欢迎来到{{name}}\nx: [\"{{seconds}}\"]\n"), []);
        assert_eq!(codes("course/a.md", "---\ntitle: 第一课\n---\n\n{{name}}\n"), []);
    }
}
