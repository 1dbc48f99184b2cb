//! From texts to a course: best effort, every mistake noted, none fatal.

mod calculator;
mod cards;
mod decision_tree;
pub mod drill;
mod manifest;
pub mod markdown;
mod module;
pub mod paper;
mod question;
mod quiz;
mod reader;
pub mod shop;
pub mod yaml;

pub use cards::TAKEN_IDS;
pub use decision_tree::TAKEN_IDS as TAKEN_TREE_IDS;
pub use question::{ANSWER, DENIED, DISGUISES, DOUBLED, LONGEST, VERDICTS};

use crate::course::{
    Calculator, Collection, Course, DecisionTree, Drill, Language, LanguageList, Manifest, Module, ModulePlace, Quiz,
    Translation,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Sources};
use markdown::Labels;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Where the manifest stands.
pub const MANIFEST: &str = "course/course.yaml";
/// The folder of the collections of cards.
const CARDS: &str = "course/cards/";
/// The folder of the calculators.
const CALCULATORS: &str = "course/calculators/";
/// The folder of the decision trees.
const TREES: &str = "course/trees/";

/// Parses courses, remembering files that did not change since the last time.
#[derive(Debug, Default)]
pub struct Parser {
    known: HashMap<FileId, Known>,
}

/// What a file was parsed from, and what it gave.
#[derive(Debug, Clone)]
struct Known {
    text: Arc<str>,
    path: crate::source::ProjectPath,
    labels: Arc<Labels>,
    part: Part,
    diagnostics: Arc<Vec<Diagnostic>>,
}

/// What a file of a course is.
#[derive(Debug, Clone)]
enum Part {
    Module(Option<Arc<Module>>),
    Quiz(Option<Arc<Quiz>>),
    Cards(Option<Arc<Collection>>),
    Tree(Option<Arc<DecisionTree>>),
    Calculator(Option<Arc<Calculator>>),
    Drill(Arc<Drill>),
    Language(Arc<LanguageList>),
    /// The manifest, a drill that could not be read, or a file that nothing reads.
    Other,
}

/// Reads the manifest of `sources`. Its mistakes, and its absence, are noted.
pub fn manifest(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Manifest> {
    let Some(file) = sources.find(MANIFEST) else {
        diagnostics.push(Diagnostic::of_file(Code::ManifestMissing, MANIFEST));
        return None;
    };
    manifest::manifest(&sources.file(file).text, file, diagnostics)
}

/// Everything that may stand in the YAML files of a course, by its name, with its keys; schemas for editors are made of
/// it. A question goes by the name of its kind; of a card the keys that every collection may have.
#[must_use]
pub fn vocabulary() -> Vec<(&'static str, Vec<&'static str>)> {
    let card = [cards::CARD_KEYS, cards::DATE_KEYS].concat();
    let named = manifest::SCHEMAS.into_iter().chain([&quiz::QUIZ, &paper::ROW]).chain(cards::SCHEMAS);
    let named = named.chain(decision_tree::SCHEMAS).chain(calculator::SCHEMAS).chain(question::PARTS);
    named
        .chain(shop::SCHEMAS)
        .map(|schema| (schema.noun.trim_start_matches('@'), schema.keys.to_vec()))
        .chain(question::kinds().map(|(kind, keys)| (kind, keys.to_vec())))
        .chain(drill::schemas().map(|(name, schema)| (name, schema.keys.to_vec())))
        .chain([("card", card)])
        .collect()
}

/// What the parser says about the quiz in `source`, read alone: its mistakes and warnings, in the order they were found.
#[must_use]
pub fn quiz_alone(source: &SourceFile) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    // There are no values of a shop, so all there is to fill in are braces that are meant as such.
    let sources = Arc::new(Sources { files: vec![source.clone()], ..Sources::default() });
    let filled = shop::Filler::default().fill(&sources, &shop::ShopValues::default(), &mut diagnostics);
    let of_file = diagnostics.len();
    if let Some(file) = filled.sources.files.first() {
        let _ = quiz::quiz(file, FileId(0), &Labels::new(|_| String::new()), &mut diagnostics);
    }
    filled.restore(diagnostics.get_mut(of_file..).unwrap_or_default());
    diagnostics
}

impl Parser {
    /// Parses all of `sources`. Without a manifest there is no course, yet every other file is parsed, so that its
    /// mistakes are noted too. `labels` gives the interface texts that stand in rendered Markdown, in a language or, for
    /// none, in the course's own.
    pub fn parse(
        &mut self,
        sources: &Sources,
        manifest: Option<Manifest>,
        labels: &(dyn Fn(Option<Language>) -> Arc<Labels> + Sync),
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Course> {
        let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
        let one = |(id, file)| (id, self.part(id, file, &labels(language_of(file))));
        // One by one, or else a processor is left with dozens of modules when the others have nothing to do.
        let parsed: Vec<(FileId, Known)> = files.into_par_iter().with_max_len(1).map(one).collect();
        let (mut modules, mut quizzes, mut collections) = (Vec::new(), Vec::new(), Vec::new());
        let mut translations = Vec::new();
        let (mut drills, mut language_lists) = (Vec::new(), Vec::new());
        let (mut trees, mut calculators) = (Vec::new(), Vec::new());
        for (_, known) in &parsed {
            diagnostics.extend(known.diagnostics.iter().cloned());
            match &known.part {
                Part::Module(Some(module)) => match module.language {
                    Some(language) => translation(&mut translations, language).modules.push(Arc::clone(module)),
                    None => modules.push(Arc::clone(module)),
                },
                Part::Quiz(Some(quiz)) => match quiz.language {
                    Some(language) => translation(&mut translations, language).quizzes.push(Arc::clone(quiz)),
                    None => quizzes.push(Arc::clone(quiz)),
                },
                Part::Cards(collection) => collections.extend(collection.clone()),
                Part::Tree(tree) => trees.extend(tree.clone()),
                Part::Calculator(calculator) => calculators.extend(calculator.clone()),
                Part::Drill(drill) => match drill.language {
                    Some(language) => translation(&mut translations, language).drills.push(Arc::clone(drill)),
                    None => drills.push(Arc::clone(drill)),
                },
                Part::Language(list) => match list.language {
                    Some(language) => translation(&mut translations, language).language_lists.push(Arc::clone(list)),
                    None => language_lists.push(Arc::clone(list)),
                },
                Part::Module(None) | Part::Quiz(None) | Part::Other => {}
            }
        }
        translations.sort_by_key(|translation| translation.language);
        self.known = parsed.into_iter().collect();
        let manifest = manifest?;
        sort(&mut modules, &manifest);
        Some(Course {
            manifest,
            modules,
            quizzes,
            collections,
            drills,
            language_lists,
            translations,
            trees,
            calculators,
        })
    }

    fn part(&self, id: FileId, file: &SourceFile, labels: &Arc<Labels>) -> Known {
        if let Some(known) = self.known.get(&id)
            && Arc::ptr_eq(&known.text, &file.text)
            && known.path == file.path
            && known.labels == *labels
        {
            return known.clone();
        }
        let mut diagnostics = Vec::new();
        let folder = file.path.as_str().split('/').next().unwrap_or_default();
        let part = match (folder, file.path.extension().as_str()) {
            ("course", "md") => Part::Module(module::module(file, id, labels, &mut diagnostics).map(Arc::new)),
            ("quizzes", "yaml" | "yml") if file.path.as_str().starts_with(drill::FOLDER) => {
                match drill::read(file, id, labels, &mut diagnostics) {
                    Some(drill::Read::Drill(drill)) => Part::Drill(Arc::new(drill)),
                    Some(drill::Read::Language(list)) => Part::Language(Arc::new(list)),
                    None => Part::Other,
                }
            }
            ("quizzes", "yaml" | "yml") => Part::Quiz(quiz::quiz(file, id, labels, &mut diagnostics).map(Arc::new)),
            ("course", "yaml" | "yml") if file.path.as_str().starts_with(CARDS) => {
                Part::Cards(cards::collection(file, id, labels, &mut diagnostics).map(Arc::new))
            }
            ("course", "yaml" | "yml") if file.path.as_str().starts_with(TREES) => {
                Part::Tree(decision_tree::tree(file, id, labels, &mut diagnostics).map(Arc::new))
            }
            ("course", "yaml" | "yml") if file.path.as_str().starts_with(CALCULATORS) => {
                Part::Calculator(calculator::calculator(file, id, labels, &mut diagnostics).map(Arc::new))
            }
            _ => {
                if file.path.as_str() != MANIFEST && shop::language_of(&file.path).is_none() {
                    let diagnostic = Diagnostic::of_file(Code::FileIgnored, file.path.as_str());
                    diagnostics.push(diagnostic.with("ending", file.path.extension()));
                }
                Part::Other
            }
        };
        Known {
            text: Arc::clone(&file.text),
            path: file.path.clone(),
            labels: Arc::clone(labels),
            part,
            diagnostics: Arc::new(diagnostics),
        }
    }
}

/// The language that a file is translated into, by its name.
fn language_of(file: &SourceFile) -> Option<Language> {
    Language::of_stem(file.path.stem()).map(|(_, language)| language)
}

/// What `translations` holds in this language.
fn translation(translations: &mut Vec<Translation>, language: Language) -> &mut Translation {
    let at = translations.iter().position(|translation| translation.language == language).unwrap_or_else(|| {
        translations.push(Translation {
            language,
            modules: Vec::new(),
            quizzes: Vec::new(),
            drills: Vec::new(),
            language_lists: Vec::new(),
        });
        translations.len() - 1
    });
    &mut translations[at]
}

/// Orders modules as the course is taken: days in their order, then tracks in theirs; within one of them by
/// `order`, those without one last, and then by path (the order in which files were read).
fn sort(modules: &mut [Arc<Module>], manifest: &Manifest) {
    let days: HashMap<&str, usize> =
        manifest.days.iter().enumerate().map(|(index, day)| (day.id.value.as_str(), index)).collect();
    let tracks: HashMap<&str, usize> =
        manifest.tracks.iter().enumerate().map(|(index, track)| (track.id.value.as_str(), index)).collect();
    modules.sort_by_key(|module| {
        let place = match &module.place {
            ModulePlace::Day(id) => days.get(id.value.as_str()).copied().unwrap_or(usize::MAX),
            ModulePlace::Track(id) => {
                days.len().saturating_add(tracks.get(id.value.as_str()).copied().unwrap_or(usize::MAX))
            }
        };
        (place, module.order.unwrap_or(u32::MAX), module.file)
    });
}
