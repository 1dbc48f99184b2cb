//! Links land: on files that exist, on headings that exist.

use crate::course::{Collection, Course, DecisionTree, Drill, Link, LinkTarget, Module, Prose, Quiz};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Sources, Span, Spanned};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// What can be linked to.
struct Targets<'c> {
    sources: &'c Sources,
    /// The pages of modules, quizzes, collections, trees and calculators, by their files.
    pages: HashMap<FileId, Page<'c>>,
    /// The files of drills, whose pages have no anchors.
    drills: HashSet<FileId>,
    /// Files whose pages those who read the course do not get.
    hidden: &'c HashSet<FileId>,
    media: HashSet<&'c str>,
}

/// A page and its anchors, which are gathered when the first link leads to one of them.
struct Page<'c> {
    part: Part<'c>,
    anchors: OnceLock<Anchors<'c>>,
}

type Anchors<'c> = HashSet<Cow<'c, str>>;

/// What a page is made of.
enum Part<'c> {
    Module(&'c Module),
    Quiz(&'c Quiz),
    Cards(&'c Collection),
    Tree(&'c DecisionTree),
    Calculator,
}

impl<'c> Page<'c> {
    fn new(part: Part<'c>) -> Self {
        Self { part, anchors: OnceLock::new() }
    }

    fn anchors(&self) -> &Anchors<'c> {
        let id = |id: &'c Spanned<String>| Cow::Borrowed(id.value.as_str());
        self.anchors.get_or_init(|| match self.part {
            Part::Module(module) => {
                let headings = module.prose().flat_map(|prose| &prose.headings);
                headings.map(|heading| Cow::Borrowed(heading.anchor.as_str())).collect()
            }
            Part::Quiz(quiz) => {
                quiz.questions.iter().map(|question| Cow::Owned(format!("q-{}", question.id.value))).collect()
            }
            Part::Cards(collection) => collection.cards.iter().map(|card| id(&card.id)).collect(),
            Part::Tree(tree) => tree.nodes.iter().map(|node| id(&node.id)).collect(),
            Part::Calculator => HashSet::new(),
        })
    }
}

/// Checks every link and picture of the course. Files of `hidden` have pages that are not for its readers.
pub fn check(course: &Course, sources: &Sources, hidden: &HashSet<FileId>, diagnostics: &mut Vec<Diagnostic>) {
    let targets = Targets {
        sources,
        pages: pages(course).collect(),
        drills: drills_of(course).map(|drill| drill.file).collect(),
        hidden,
        media: sources.media.iter().map(|file| file.path.as_str()).collect(),
    };
    let all: Vec<&Module> = modules_of(course).collect();
    let modules = all.par_iter().flat_map_iter(|module| {
        let own = targets.pages.get(&module.file);
        let sections = module.objectives.iter().filter_map(|objective| objective.section.as_ref());
        let sections = sections.filter_map(|section| dead_anchor(section.span, &section.value, own, None));
        sections.chain(module.prose().flat_map(|prose| links(prose, own, &targets))).collect::<Vec<_>>()
    });
    let all: Vec<&Quiz> = quizzes_of(course).collect();
    let quizzes = all
        .par_iter()
        .flat_map_iter(|quiz| quiz.prose().flat_map(|prose| links(prose, None, &targets)).collect::<Vec<_>>());
    let cards = course.collections.par_iter().flat_map_iter(|collection| {
        let own = targets.pages.get(&collection.file);
        collection.prose().flat_map(|prose| links(prose, own, &targets)).collect::<Vec<_>>()
    });
    let all: Vec<&Drill> = drills_of(course).collect();
    let drills = all
        .par_iter()
        .flat_map_iter(|drill| drill.prose().flat_map(|prose| links(prose, None, &targets)).collect::<Vec<_>>());
    let trees = course.trees.par_iter().flat_map_iter(|tree| {
        let own = targets.pages.get(&tree.file);
        tree.prose().flat_map(|prose| links(prose, own, &targets)).collect::<Vec<_>>()
    });
    let calculators = course
        .calculators
        .par_iter()
        .flat_map_iter(|calculator| calculator.intro.iter().flat_map(|prose| links(prose, None, &targets)));
    diagnostics
        .extend(modules.chain(quizzes).chain(cards).chain(drills).chain(trees).chain(calculators).collect::<Vec<_>>());
}

/// The modules, then their translations.
fn modules_of(course: &Course) -> impl Iterator<Item = &Module> {
    let translated = course.translations.iter().flat_map(|translation| &translation.modules);
    course.modules.iter().chain(translated).map(AsRef::as_ref)
}

/// The quizzes, then their translations.
fn quizzes_of(course: &Course) -> impl Iterator<Item = &Quiz> {
    let translated = course.translations.iter().flat_map(|translation| &translation.quizzes);
    course.quizzes.iter().chain(translated).map(AsRef::as_ref)
}

/// The drills, then their translations.
fn drills_of(course: &Course) -> impl Iterator<Item = &Drill> {
    let translated = course.translations.iter().flat_map(|translation| &translation.drills);
    course.drills.iter().chain(translated).map(AsRef::as_ref)
}

/// Files that became pages with anchors.
fn pages(course: &Course) -> impl Iterator<Item = (FileId, Page<'_>)> {
    let modules = modules_of(course).map(|module| (module.file, Part::Module(module)));
    let quizzes = quizzes_of(course).map(|quiz| (quiz.file, Part::Quiz(quiz)));
    let cards = course.collections.iter().map(|collection| (collection.file, Part::Cards(collection)));
    let trees = course.trees.iter().map(|tree| (tree.file, Part::Tree(tree)));
    let calculators = course.calculators.iter().map(|calculator| (calculator.file, Part::Calculator));
    let all = modules.chain(quizzes).chain(cards).chain(trees).chain(calculators);
    all.map(|(file, part)| (file, Page::new(part)))
}

fn links(prose: &Prose, own: Option<&Page<'_>>, targets: &Targets) -> Vec<Diagnostic> {
    prose.links.iter().filter_map(|link| fault(link, own, targets)).collect()
}

fn fault(link: &Link, own: Option<&Page<'_>>, targets: &Targets) -> Option<Diagnostic> {
    match &link.target {
        LinkTarget::Anchor(anchor) => dead_anchor(link.span, anchor, own, None),
        LinkTarget::File(path, anchor) => {
            let Some(file) = targets.sources.find(path.as_str()) else {
                let names = targets.sources.files.iter().map(|file| file.path.as_str());
                let diagnostic = Diagnostic::new(Code::DeadLink, link.span).with("target", path);
                return Some(diagnostic.with_nearest(path.as_str(), names));
            };
            if targets.hidden.contains(&file) {
                return Some(Diagnostic::new(Code::TrainerOnly, link.span).with("target", path));
            }
            match (targets.pages.get(&file), anchor) {
                (Some(page), Some(anchor)) => dead_anchor(link.span, anchor, Some(page), Some(path.as_str())),
                (Some(_), None) => None,
                (None, _) if targets.drills.contains(&file) => None,
                // The file exists but gave no page: its own mistakes are noted elsewhere, or it is no module.
                (None, _) if path.as_str() == crate::parse::MANIFEST => {
                    Some(Diagnostic::new(Code::DeadLink, link.span).with("target", path))
                }
                (None, _) => None,
            }
        }
        LinkTarget::Media(path) => {
            if targets.media.contains(path.as_str()) {
                return None;
            }
            let diagnostic = Diagnostic::new(Code::MissingMedia, link.span).with("target", path);
            Some(
                diagnostic.with_nearest(
                    path.as_str(),
                    targets.media.iter().copied().collect::<std::collections::BTreeSet<_>>(),
                ),
            )
        }
    }
}

fn dead_anchor(span: Span, anchor: &str, target: Option<&Page<'_>>, page: Option<&str>) -> Option<Diagnostic> {
    let anchors = target.map(Page::anchors);
    if anchors.is_some_and(|anchors| anchors.contains(anchor)) {
        return None;
    }
    let mut names: Vec<&str> = anchors.into_iter().flatten().map(AsRef::as_ref).collect();
    names.sort_unstable();
    let diagnostic = Diagnostic::new(Code::DeadAnchor, span).with("anchor", anchor);
    let diagnostic = match page {
        Some(page) => diagnostic.with("page", page),
        None => diagnostic,
    };
    Some(diagnostic.with_nearest(anchor, names))
}
