//! Pages for paper: versions A and B of exams with answer sheets and keys, handouts of modules, role-play cards of drills.
//!
//! A folder of its own beside the site, for trainers: the keys stand in it. The same course, order and theme always give the
//! same bytes.

mod answer;
mod paper;
mod role_play;
#[cfg(test)]
mod tests;
mod version;

use super::SiteFiles;
use super::address::{self, Addresses};
use super::glossary::{Glossary, Marker};
use super::maker::Maker;
use super::markup::{Piece, pieces};
use super::menu::Menu;
use super::outline::Outline;
use super::theme::Theme;
use super::view::ModuleView;
use crate::course::{Course, DrillKind, Language, LinkTarget, Mode};
use crate::diagnostic::Diagnostic;
use crate::source::{ProjectPath, Sources};
use paper::PaperView;
use role_play::RolePlayView;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use version::VERSIONS;

/// Where the list of all pages is.
const INDEX: &str = "index.html";
/// Where the style sheet is.
const STYLE: &str = "print.css";

/// What is to be printed.
#[derive(Debug, Clone, Default)]
pub struct PrintOrder {
    /// What papers are drawn by: another seed, other papers.
    pub seed: String,
    /// The ids of the quizzes that become papers; every exam if there are none.
    pub quizzes: Vec<String>,
}

/// What every template for paper sees.
#[derive(Serialize)]
struct Sheet<'a, T: Serialize> {
    lang: &'static str,
    course: &'a str,
    seed: &'a str,
    style: String,
    view: T,
}

/// What the list of all pages shows.
#[derive(Default, Serialize)]
struct Index {
    papers: Vec<PaperLinks>,
    handouts: Vec<Entry>,
    role_plays: Vec<Entry>,
}

/// The sheets of one version.
#[derive(Serialize)]
struct PaperLinks {
    title: String,
    version: &'static str,
    paper: String,
    answers: String,
    key: String,
    explained: String,
}

/// A page with its title.
#[derive(Serialize)]
struct Entry {
    title: String,
    url: String,
}

/// The sheets of a version: the ending of the file, the template, and whether it tells what is right.
const SHEETS: [(&str, &str, bool); 4] = [
    ("", "print/paper.html", false),
    ("-answers", "print/answers.html", false),
    ("-key", "print/key.html", true),
    ("-explained", "print/debrief.html", true),
];

/// Every page for paper of `course`, by its path.
///
/// # Errors
/// A diagnostic for every template of the project's theme that could not be rendered; equal ones once.
pub fn print(
    course: &Course,
    sources: &Sources,
    theme: &Theme,
    order: &PrintOrder,
) -> Result<SiteFiles, Vec<Diagnostic>> {
    let addresses = Addresses::new(course, sources);
    let mut press = Press { order, files: SiteFiles::new(), faults: Vec::new() };
    let mut index = Index::default();
    press.edition(&Outline::new(course.clone()), None, theme, &addresses, &mut index);
    for translation in &course.translations {
        let outline = Outline::of_edition(course, translation);
        let theme = theme.in_language(translation.language);
        press.edition(&outline, Some(translation.language), &theme, &addresses, &mut index);
    }
    press.add(INDEX.to_owned(), "print/index.html", course, theme, index);
    if !press.faults.is_empty() {
        return Err(press.faults);
    }
    let mut files = press.files;
    files.insert(STYLE.to_owned(), theme.print_style());
    let links = course.prose().flat_map(|prose| &prose.links);
    let shown: BTreeSet<&ProjectPath> = links
        .filter_map(|link| match &link.target {
            LinkTarget::Media(path) => Some(path),
            LinkTarget::Anchor(_) | LinkTarget::File(..) => None,
        })
        .collect();
    let media = sources.media.iter().filter(|file| shown.contains(&file.path));
    files.extend(media.map(|file| (address::media(&file.path), Arc::clone(&file.bytes))));
    Ok(files)
}

/// Pages as they are made.
struct Press<'a> {
    order: &'a PrintOrder,
    files: SiteFiles,
    faults: Vec<Diagnostic>,
}

impl Press<'_> {
    /// The pages of a course in one language, those that are written in it; `None` is the course's own.
    fn edition(
        &mut self,
        outline: &Outline,
        language: Option<Language>,
        theme: &Theme,
        addresses: &Addresses,
        index: &mut Index,
    ) {
        let course = outline.course();
        let order = self.order;
        let seed = &order.seed;
        let wanted = course.quizzes.iter().filter(|quiz| quiz.language == language);
        for quiz in wanted.filter(|quiz| order.wants(&quiz.id.value, quiz.mode)) {
            let stem = address::quiz_page(quiz).replacen("quizzes/", "papers/", 1);
            let stem = stem.trim_end_matches(".html");
            for version in VERSIONS {
                let path = |ending: &str| format!("{stem}-{version}{ending}.html");
                for (ending, template, with_key) in SHEETS {
                    let path = path(ending);
                    let maker = Maker { page: &path, addresses, outline, texts: theme.texts() };
                    let view = PaperView::new(quiz, seed, version, with_key, &maker);
                    self.add(path.clone(), template, course, theme, view);
                }
                let [paper, answers, key, explained] = SHEETS.map(|(ending, ..)| address::from_root(&path(ending)));
                let title = quiz.title.value.clone();
                index.papers.push(PaperLinks { title, version, paper, answers, key, explained });
            }
        }
        // On paper a link to a card leads nowhere, so no term is marked.
        let no_terms = Glossary::default();
        for (at, module) in course.modules.iter().enumerate().filter(|(_, module)| module.language == language) {
            let path = address::module_page(module).replacen("modules/", "handouts/", 1);
            index.handouts.push(Entry { title: module.title.value.clone(), url: address::from_root(&path) });
            let maker = Maker { page: &path, addresses, outline, texts: theme.texts() };
            let view = ModuleView::new(at, &maker, &mut Marker::new(&no_terms), Menu::default());
            self.add(path.clone(), "print/handout.html", course, theme, view);
        }
        for drill in course.drills.iter().filter(|_| language.is_none()) {
            let DrillKind::Chat(chat) = &drill.kind else { continue };
            let path = address::drill_page(drill).replacen("drills/", "role-plays/", 1);
            index.role_plays.push(Entry { title: drill.title.value.clone(), url: address::from_root(&path) });
            let maker = Maker { page: &path, addresses, outline, texts: theme.texts() };
            let view = RolePlayView::new(drill, chat, &maker);
            self.add(path.clone(), "print/role-play.html", course, theme, view);
        }
    }

    /// Renders a page; a fault of the theme's template is kept.
    fn add(&mut self, path: String, template: &str, course: &Course, theme: &Theme, view: impl Serialize) {
        let sheet = Sheet {
            lang: course.manifest.language.tag(),
            course: &course.manifest.title.value,
            seed: &self.order.seed,
            style: address::relative(&path, STYLE, None),
            view,
        };
        let rendered =
            tera::Context::from_serialize(&sheet).and_then(|context| theme.tera().render(template, &context));
        match rendered.map_err(|error| theme.diagnose(&error)) {
            Ok(html) => {
                let html = if path == INDEX { html } else { on_paper(&html) };
                self.files.insert(path, Arc::from(html.into_bytes()));
            }
            Err(fault) if self.faults.contains(&fault) => {}
            Err(fault) => self.faults.push(fault),
        }
    }
}

impl PrintOrder {
    /// Whether the quiz with this id and mode becomes a paper.
    fn wants(&self, id: &str, mode: Mode) -> bool {
        if self.quizzes.is_empty() { mode == Mode::Exam } else { self.quizzes.iter().any(|wanted| wanted == id) }
    }
}

/// What does nothing on paper goes: links lead nowhere, folded text stays open, pictures do not wait to be scrolled to.
fn on_paper(html: &str) -> String {
    let mut result = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if tag.starts_with("<a ") || tag == "</a>" => {}
            Piece::Tag("<details>") => result.push_str("<details open>"),
            Piece::Tag(tag) if tag.starts_with("<img ") => result.push_str(&tag.replacen(" loading=\"lazy\"", "", 1)),
            Piece::Tag(text) | Piece::Text(text) => result.push_str(text),
        }
    }
    result
}
