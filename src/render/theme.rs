//! The theme: templates, styles, scripts and interface texts.
//!
//! The default theme is part of the program. A project replaces any one of its files by a file with the same path
//! below `themes/<name>/`; a replacement that is faulty is diagnosed, and the built-in file is used in its place.

use super::assets::{Assets, tighten};
use super::built_in::{self, TEMPLATE_FOLDER, ThemeFiles, built_in_texts};
use super::json;
use super::texts::Texts;
use crate::course::{Language, Manifest};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Decoded, Encoding, Sources, decode};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};
use tera::{ErrorKind, Tera};

/// The style sheet of the pages with text and quizzes.
pub const READING_STYLES: &str = "reading.css";
/// The style sheet of the pages with an exam.
pub const EXAM_STYLES: &str = "exam.css";
/// The style sheet of the pages with questions beyond choices and fields.
pub const KINDS_STYLES: &str = "kinds.css";
/// The style sheet of the pages with an exam that has such questions.
pub const EXAM_KINDS_STYLES: &str = "exam-kinds.css";
/// The style sheet of the map, the results and the settings.
pub const OVERVIEW_STYLES: &str = "overview.css";

/// The style sheet of the pages of cards.
pub const CARDS_STYLES: &str = "library.css";
/// The style sheet of the pages of drills.
pub const DRILL_STYLES: &str = "drill.css";
/// The style sheet of drills in which something is set up first.
pub const DRILL_SETUP_STYLES: &str = "drill-setup.css";
/// The style sheet of the page for repetition.
pub const REVIEW_STYLES: &str = "review.css";
/// The style sheet of the certificate.
pub const CERTIFICATE_STYLES: &str = "certificate.css";
/// The style sheet of the pages of decision trees and calculators.
pub const TOOL_STYLES: &str = "tool.css";
/// The style sheet of the search, loaded when someone searches.
pub const SEARCH_STYLES: &str = "search.css";
/// The style sheet of explained terms, loaded with what explains them.
pub const TERMS_STYLES: &str = "terms.css";

/// The script that starts every script of interface texts: what puts them onto a page.
const LANGUAGE_SCRIPT: &str = "language.js";

/// The style sheets with the files that they are joined from, in order; a project's own rules come last. A page
/// loads one of them and nothing that it does not show, but for what the search and the explained terms load.
const STYLES_OF: [(&str, &[&str]); 13] = [
    (READING_STYLES, &["colours", "base", "page", "prose", "chat", "quiz", "print", "custom"]),
    (EXAM_STYLES, &["colours", "base", "page", "prose", "chat", "quiz", "exam", "print", "custom"]),
    (KINDS_STYLES, &["colours", "base", "page", "prose", "chat", "quiz", "kinds", "draft", "print", "custom"]),
    (
        EXAM_KINDS_STYLES,
        &["colours", "base", "page", "prose", "chat", "quiz", "exam", "kinds", "draft", "print", "custom"],
    ),
    (OVERVIEW_STYLES, &["colours", "base", "page", "records", "map", "print", "custom"]),
    (CARDS_STYLES, &["colours", "base", "page", "cards", "print", "custom"]),
    (DRILL_STYLES, &["colours", "base", "page", "prose", "chat", "draft", "drill", "print", "custom"]),
    (DRILL_SETUP_STYLES, &["colours", "base", "page", "prose", "chat", "draft", "drill", "setup", "print", "custom"]),
    (
        REVIEW_STYLES,
        &[
            "colours",
            "base",
            "page",
            "prose",
            "chat",
            "quiz",
            "kinds",
            "draft",
            "records",
            "repetition",
            "print",
            "custom",
        ],
    ),
    (CERTIFICATE_STYLES, &["colours", "base", "page", "diploma", "print", "custom"]),
    (TOOL_STYLES, &["colours", "base", "page", "cards", "tree", "calculator", "print", "custom"]),
    (SEARCH_STYLES, &["search"]),
    (TERMS_STYLES, &["terms"]),
];

/// A theme, ready to render pages in the course's language. Cloning is cheap.
#[derive(Clone)]
pub struct Theme(Arc<Inner>);

struct Inner {
    name: String,
    tera: Tera,
    texts: Texts,
    /// The interface texts of every language.
    all_texts: BTreeMap<Language, Texts>,
    /// The names of the interface languages in themselves, by tag.
    languages: BTreeMap<&'static str, String>,
    /// The files of which `assets` are made.
    files: Arc<ThemeFiles>,
    /// Made when they are first asked for; the same for every language.
    assets: Arc<OnceLock<Assets>>,
    /// The style sheet of pages for paper, which no page of the site loads.
    print_style: Arc<[u8]>,
}

impl Theme {
    /// The interface text with this key, in `language` or else in the course's own; the key itself if there is no such
    /// text.
    #[must_use]
    pub fn text(&self, key: &str, language: Option<Language>) -> String {
        let texts = language.and_then(|language| self.0.all_texts.get(&language)).unwrap_or(&self.0.texts);
        texts.fill(key, &[])
    }

    /// The same theme in another language.
    pub(super) fn in_language(&self, language: Language) -> Self {
        let inner = &self.0;
        let texts = inner.all_texts.get(&language).unwrap_or(&inner.texts).clone();
        let mut tera = inner.tera.clone();
        texts.register(&mut tera);
        Self(Arc::new(Inner {
            name: inner.name.clone(),
            tera,
            texts,
            all_texts: inner.all_texts.clone(),
            languages: inner.languages.clone(),
            files: Arc::clone(&inner.files),
            assets: Arc::clone(&inner.assets),
            print_style: Arc::clone(&inner.print_style),
        }))
    }

    /// The name of a language in itself.
    pub(super) fn language_name(&self, language: Language) -> &str {
        self.0.languages.get(language.tag()).map_or(language.tag(), String::as_str)
    }

    /// The theme that `manifest` names: the built-in one with the project's replacements from `sources`.
    ///
    /// The diagnostics: a theme without a folder, files that replace nothing, files that are faulty. A theme comes
    /// back in any case; whatever is faulty is left as it is built in.
    #[must_use]
    pub fn load(sources: &Sources, manifest: &Manifest) -> (Self, Vec<Diagnostic>) {
        let mut files = Replacing::built_in(&manifest.theme.value);
        let found = files.replace_all(sources);
        if found == 0 && manifest.theme.value != "default" {
            let diagnostic = Diagnostic::new(Code::UnknownTheme, manifest.theme.span);
            files.diagnostics.push(diagnostic.with("theme", &manifest.theme.value));
        }
        let all_texts: BTreeMap<Language, Texts> =
            Language::ALL.into_iter().map(|language| (language, files.texts(language))).collect();
        // There is a file for every language.
        let texts = all_texts.get(&manifest.language).cloned().unwrap_or_default();
        let mut tera = std::mem::take(&mut files.tera);
        texts.register(&mut tera);
        let names = all_texts.iter().map(|(language, texts)| (language.tag(), texts.fill("frame.language", &[])));
        let languages = names.collect();
        let print_style = Arc::from(tighten(&files.text_of("styles/paper.css")).into_bytes());
        let inner = Inner {
            name: files.name,
            tera,
            texts,
            all_texts,
            languages,
            files: Arc::new(files.files),
            assets: Arc::default(),
            print_style,
        };
        (Self(Arc::new(inner)), files.diagnostics)
    }

    /// Makes the assets, if nothing has asked for them yet: some milliseconds.
    pub fn prepare_assets(&self) {
        self.assets();
    }

    /// The style sheet of pages for paper.
    pub(super) fn print_style(&self) -> Arc<[u8]> {
        Arc::clone(&self.0.print_style)
    }

    /// The template engine, with the filter and the function `text` for interface texts.
    pub(super) fn tera(&self) -> &Tera {
        &self.0.tera
    }

    /// The interface texts in the course's language.
    pub(super) fn texts(&self) -> &Texts {
        &self.0.texts
    }

    /// The interface languages: tags with their names in themselves.
    pub(super) fn languages(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.languages.iter().map(|(tag, name)| (*tag, name.as_str()))
    }

    /// Scripts, the style sheet, the icon and the texts of every language.
    pub(super) fn assets(&self) -> &Assets {
        // Making them must not be parallel work: a thread that waits for a part of it could take up a page, which asks for all.
        self.0.assets.get_or_init(|| assets(&self.0.files, &self.0.all_texts))
    }

    /// The diagnostic for an error that the template engine met while it rendered a page.
    pub(super) fn diagnose(&self, error: &tera::Error) -> Diagnostic {
        template_fault(&self.0.name, error)
    }
}

/// What `text.<tag>.js` hands to the scripts: every text of the site, so that a page can change its language.
#[derive(Serialize)]
struct TextScript<'a> {
    tag: &'static str,
    texts: BTreeMap<&'a str, &'a str>,
}

/// The plain name of the script that holds the interface texts of `language`.
pub(super) fn text_script(language: Language) -> String {
    format!("text.{}.js", language.tag())
}

/// The files of a theme while replacements are laid over the built-in ones.
struct Replacing {
    name: String,
    files: ThemeFiles,
    tera: Tera,
    diagnostics: Vec<Diagnostic>,
}

impl Replacing {
    fn built_in(name: &str) -> Self {
        let built_in = built_in::templates();
        let fault = built_in.fault.as_ref().map(|fault| template_fault("default", fault));
        Self {
            name: name.to_owned(),
            files: built_in::files().clone(),
            tera: built_in.tera.clone(),
            diagnostics: fault.into_iter().collect(),
        }
    }

    /// Lays the project's files over the built-in ones; returns how many there are.
    fn replace_all(&mut self, sources: &Sources) -> usize {
        let folder = format!("themes/{}/", self.name);
        let own = |path: &str| path.strip_prefix(&folder).map(str::to_owned);
        let found: Vec<_> = sources.theme.iter().filter_map(|file| Some((own(file.path.as_str())?, file))).collect();
        for (path, file) in &found {
            if self.files.contains_key(path) {
                if let Err(diagnostic) = self.replace(path, &file.bytes) {
                    self.diagnostics.push(diagnostic);
                }
            } else if path.contains('/') && !path.starts_with("app/") {
                // What stands at the top of a theme's folder, and the sources of its scripts, are its author's own.
                let known = self.files.keys().map(String::as_str);
                let diagnostic = Diagnostic::of_file(Code::ThemeFileUnknown, file.path.as_str());
                self.diagnostics.push(diagnostic.with("path", path).with_nearest(path, known));
            }
        }
        found.len()
    }

    fn replace(&mut self, path: &str, bytes: &Arc<[u8]>) -> Result<(), Diagnostic> {
        let full_path = format!("themes/{}/{path}", self.name);
        if path.starts_with("assets/") {
            self.files.insert(path.to_owned(), Cow::Owned(bytes.to_vec()));
            return Ok(());
        }
        let text = as_text(bytes).map_err(|reason| file_fault(&full_path, &reason, 1, 1))?;
        if let Some(template) = path.strip_prefix(TEMPLATE_FOLDER) {
            // A copy takes the fault, so that every other replacement is still tried against a sound theme.
            let mut tried = self.tera.clone();
            tried.add_raw_template(template, &text).map_err(|error| template_fault(&self.name, &error))?;
            self.tera = tried;
        } else if path.starts_with("language/") {
            Texts::parse(&text).map_err(|error| {
                let place = error.location();
                let (line, column) = place.map_or((1, 1), |place| (place.line(), place.column()));
                file_fault(&full_path, &error.to_string(), line, column)
            })?;
        }
        self.files.insert(path.to_owned(), Cow::Owned(text.into_bytes()));
        Ok(())
    }

    fn text_of(&self, path: &str) -> String {
        text_of(&self.files, path)
    }

    fn texts(&self, language: Language) -> Texts {
        let path = format!("language/{}.yaml", language.tag());
        match self.files.get(&path) {
            Some(Cow::Owned(_)) => {
                let own = Texts::parse(&self.text_of(&path)).unwrap_or_default();
                built_in_texts(language).map_or_else(Texts::default, |built_in| own.or(built_in))
            }
            _ => built_in_texts(language).cloned().unwrap_or_default(),
        }
    }
}

fn text_of(files: &ThemeFiles, path: &str) -> String {
    files.get(path).and_then(|bytes| as_text(bytes).ok()).unwrap_or_default()
}

/// Everything below `assets/`, the joined style sheets and a script of interface texts for each language.
fn assets(files: &ThemeFiles, all_texts: &BTreeMap<Language, Texts>) -> Assets {
    let mut assets = Assets::default();
    for (path, bytes) in files {
        if let Some(name) = path.strip_prefix("assets/").filter(|name| *name != LANGUAGE_SCRIPT) {
            assets.add(name, Arc::from(bytes.as_ref()));
        }
    }
    let parts: BTreeSet<&str> = STYLES_OF.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let sheet = |part: &str| tighten(&text_of(files, &format!("styles/{part}.css")));
    let sheets: HashMap<&str, String> = parts.into_iter().map(|part| (part, sheet(part))).collect();
    for (name, parts) in STYLES_OF {
        let joined: String = parts.iter().filter_map(|part| sheets.get(part)).map(String::as_str).collect();
        assets.add(name, Arc::from(joined.into_bytes()));
    }
    let relabel = text_of(files, &format!("assets/{LANGUAGE_SCRIPT}"));
    for (language, texts) in all_texts {
        // What stands on paper only is never shown by a script.
        let shown = texts.iter().filter(|(key, _)| !key.starts_with("print."));
        let data = TextScript { tag: language.tag(), texts: shown.collect() };
        // A struct of texts and maps from text to text is always written.
        let script = format!("{relabel}window.coursewrightTexts={};\n", json::escaped(&data).unwrap_or_default());
        assets.add(&text_script(*language), Arc::from(script.into_bytes()));
    }
    assets
}

fn as_text(bytes: &[u8]) -> Result<String, String> {
    match decode(bytes) {
        Decoded::Text(text, Encoding::Utf8) => Ok(text),
        Decoded::Text(_, encoding) => Err(format!("the file is {}; save it as UTF-8", encoding.name())),
        Decoded::Unreadable(at) => Err(format!("byte {at} is not UTF-8; save the file as UTF-8")),
    }
}

/// The diagnostic for an error of the template engine, with its line and column, both from 1.
fn template_fault(theme: &str, error: &tera::Error) -> Diagnostic {
    let path = |template: &str| format!("themes/{theme}/{TEMPLATE_FOLDER}{template}");
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            file_fault(&path(report.filename()), report.message(), span.start_line, span.start_col + 1)
        }
        ErrorKind::CircularExtend { tpl: template, .. }
        | ErrorKind::CircularInclude { tpl: template, .. }
        | ErrorKind::MissingParent { current: template, .. } => file_fault(&path(template), &error.to_string(), 1, 1),
        _ => {
            let report = error.to_string();
            match first_report(&report) {
                Some((reason, template, line, column)) => file_fault(&path(template), reason, line, column),
                None => file_fault(&path("base.html"), &report, 1, 1),
            }
        }
    }
}

/// The first of several errors that the engine joined into one text (`error: …`, then ` --> file:line:column`):
/// message, file, line and column. It joins those that it finds once all templates are known.
fn first_report(report: &str) -> Option<(&str, &str, usize, usize)> {
    let mut lines = report.strip_prefix("error: ")?.lines();
    let reason = lines.next()?;
    let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let column = place.next()?.parse().ok()?;
    let line = place.next()?.parse().ok()?;
    Some((reason, place.next()?, line, column))
}

fn file_fault(path: &str, reason: &str, line: usize, column: usize) -> Diagnostic {
    Diagnostic::of_file(Code::ThemeTemplate, path).with("reason", reason).with("line", line).with("column", column)
}
