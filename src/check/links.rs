//! Links land: on files that exist, on headings that exist.

use crate::course::{Course, Drill, Link, LinkTarget, Module, Prose, Quiz};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Sources, Span, Spanned};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What can be linked to.
struct Targets<'c> {
    sources: &'c Sources,
    /// The anchors of the pages of modules, quizzes, collections and trees, by their files.
    anchors: HashMap<FileId, HashSet<Cow<'c, str>>>,
    /// The files of drills, whose pages have no anchors.
    drills: HashSet<FileId>,
    /// Files whose pages those who read the course do not get.
    hidden: &'c HashSet<FileId>,
    media: HashSet<&'c str>,
}

/// Checks every link and picture of the course. Files of `hidden` have pages that are not for its readers.
pub fn check(course: &Course, sources: &Sources, hidden: &HashSet<FileId>, diagnostics: &mut Vec<Diagnostic>) {
    let targets = Targets {
        sources,
        anchors: pages(course).collect(),
        drills: drills_of(course).map(|drill| drill.file).collect(),
        hidden,
        media: sources.media.iter().map(|file| file.path.as_str()).collect(),
    };
    let all: Vec<&Module> = modules_of(course).collect();
    let modules = all.par_iter().flat_map_iter(|module| {
        let own = targets.anchors.get(&module.file);
        let sections = module.objectives.iter().filter_map(|objective| objective.section.as_ref());
        let sections = sections.filter_map(|section| dead_anchor(section.span, &section.value, own, None));
        sections.chain(module.prose().flat_map(|prose| links(prose, own, &targets))).collect::<Vec<_>>()
    });
    let all: Vec<&Quiz> = quizzes_of(course).collect();
    let quizzes = all
        .par_iter()
        .flat_map_iter(|quiz| quiz.prose().flat_map(|prose| links(prose, None, &targets)).collect::<Vec<_>>());
    let cards = course.collections.par_iter().flat_map_iter(|collection| {
        let own = targets.anchors.get(&collection.file);
        collection.prose().flat_map(|prose| links(prose, own, &targets)).collect::<Vec<_>>()
    });
    let all: Vec<&Drill> = drills_of(course).collect();
    let drills = all
        .par_iter()
        .flat_map_iter(|drill| drill.prose().flat_map(|prose| links(prose, None, &targets)).collect::<Vec<_>>());
    let trees = course.trees.par_iter().flat_map_iter(|tree| {
        let own = targets.anchors.get(&tree.file);
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

/// Files that became pages with anchors, and their anchors.
fn pages(course: &Course) -> impl Iterator<Item = (FileId, HashSet<Cow<'_, str>>)> {
    let modules = modules_of(course).map(|module| (module.file, anchors(module)));
    let quizzes = quizzes_of(course).map(|quiz| {
        let questions = quiz.questions.iter().map(|question| Cow::Owned(format!("q-{}", question.id.value)));
        (quiz.file, questions.collect())
    });
    let id = |id: &'_ Spanned<String>| Cow::Owned(id.value.clone());
    let cards = course
        .collections
        .iter()
        .map(move |collection| (collection.file, collection.cards.iter().map(|card| id(&card.id)).collect()));
    let trees = course.trees.iter().map(move |tree| (tree.file, tree.nodes.iter().map(|node| id(&node.id)).collect()));
    let calculators = course.calculators.iter().map(|calculator| (calculator.file, HashSet::new()));
    modules.chain(quizzes).chain(cards).chain(trees).chain(calculators)
}

fn anchors(module: &Module) -> HashSet<Cow<'_, str>> {
    module.prose().flat_map(|prose| prose.headings.iter().map(|heading| heading.anchor.as_str().into())).collect()
}

fn links(prose: &Prose, own: Option<&HashSet<Cow<'_, str>>>, targets: &Targets) -> Vec<Diagnostic> {
    prose.links.iter().filter_map(|link| fault(link, own, targets)).collect()
}

fn fault(link: &Link, own: Option<&HashSet<Cow<'_, str>>>, targets: &Targets) -> Option<Diagnostic> {
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
            match (targets.anchors.get(&file), anchor) {
                (Some(anchors), Some(anchor)) => dead_anchor(link.span, anchor, Some(anchors), Some(path.as_str())),
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

fn dead_anchor(
    span: Span,
    anchor: &str,
    anchors: Option<&HashSet<Cow<'_, str>>>,
    page: Option<&str>,
) -> Option<Diagnostic> {
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
