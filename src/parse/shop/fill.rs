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

/// Fills values in again and again, so that a text that comes out as before is known to be the same.
#[derive(Debug, Default)]
pub struct Filler {
    known: HashMap<FileId, Arc<str>>,
}

/// Sources with the values filled in.
#[derive(Debug, Clone)]
pub struct Filled {
    /// What the parser reads.
    pub sources: Arc<Sources>,
    /// For each file with placeholders what was replaced, in order.
    replaced: HashMap<FileId, Vec<Replaced>>,
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
struct FilledFile {
    id: FileId,
    text: String,
    replaced: Vec<Replaced>,
    used: BTreeSet<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Filler {
    /// Fills the values in. Names that there are not, values that nothing uses, and placeholders that YAML would take for something else
    /// are noted.
    pub fn fill(&mut self, sources: &Arc<Sources>, values: &ShopValues, diagnostics: &mut Vec<Diagnostic>) -> Filled {
        let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
        let filled: Vec<FilledFile> = files
            .into_par_iter()
            .filter(|(_, file)| file.text.contains(OPEN) && language_of(&file.path).is_none())
            .map(|(id, file)| fill(id, file, values))
            .collect();
        let used: BTreeSet<&str> = filled.iter().flat_map(|file| &file.used).map(String::as_str).collect();
        if !values.is_partial {
            let unused = values.own.iter().filter(|(name, _)| !used.contains(name.as_str()));
            diagnostics
                .extend(unused.map(|(name, (_, place))| Diagnostic::new(Code::UnusedValue, *place).with("name", name)));
        }
        if filled.is_empty() {
            self.known.clear();
            return Filled { sources: Arc::clone(sources), replaced: HashMap::new() };
        }
        let mut changed = Sources::clone(sources);
        let mut known = HashMap::with_capacity(filled.len());
        let mut replaced = HashMap::with_capacity(filled.len());
        for file in filled {
            let text = match self.known.get(&file.id) {
                Some(before) if **before == *file.text => Arc::clone(before),
                _ => Arc::from(file.text),
            };
            if let Some(source) = changed.files.get_mut(file.id.0 as usize) {
                source.text = Arc::clone(&text);
            }
            known.insert(file.id, text);
            replaced.insert(file.id, file.replaced);
            diagnostics.extend(file.diagnostics);
        }
        self.known = known;
        Filled { sources: Arc::new(changed), replaced }
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
        let Some(replaced) = self.replaced.get(&span.file) else { return span };
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
    FilledFile { id, text: filled, replaced, used, diagnostics }
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
            .map(|(path, text)| SourceFile {
                path: ProjectPath::new(path),
                text: Arc::from(*text),
                encoding: Encoding::Utf8,
            })
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
