//! Tables over the whole course, made once: where each module stands, what is beside it, which quiz belongs to it.
//!
//! With these tables a page costs the same however large the course is.

use super::address;
use super::course_data::{
    CourseData, CourseModule, DayData, DrillHead, ModuleData, ObjectiveData, QuizHead, RequiredQuiz, Requirement,
    TrackData,
};
use super::fingerprint::{self, QuizPrints};
use super::groups::{Group, groups};
use super::menu::MenuEntry;
use crate::course::{Course, Drill, DrillKind, Language, Module, Objective, Quiz, Translation, Unlock};
use crate::figures::Figures;
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The course in its own language, by the same indexes as its edition in another.
#[derive(Debug)]
pub struct Original {
    /// Its language.
    pub language: Language,
    /// Its modules.
    pub modules: Vec<Arc<Module>>,
    /// Its quizzes.
    pub quizzes: Vec<Arc<Quiz>>,
    /// Its drills.
    pub drills: Vec<Arc<Drill>>,
}

impl Original {
    fn new(course: &Course) -> Self {
        let (modules, quizzes) = (course.modules.clone(), course.quizzes.clone());
        Self { language: course.manifest.language, modules, quizzes, drills: course.drills.clone() }
    }
}

/// The course with its tables.
#[derive(Debug)]
pub struct Outline {
    course: Course,
    groups: Vec<Group>,
    /// For each module the index of its group, and its position in it.
    places: Vec<Option<(usize, usize)>>,
    /// Modules in the order in which they are read: days, then tracks, then what is for trainers.
    reading: Vec<usize>,
    /// For each module its position in `reading`.
    positions: Vec<Option<usize>>,
    quizzes: HashMap<String, usize>,
    /// For each quiz id the first module that names it.
    owners: HashMap<String, usize>,
    /// Fingerprints of each quiz, computed when some page first needs them.
    prints: Vec<OnceLock<QuizPrints>>,
    /// What the fingerprints are of: a translation asks the same questions as its original.
    original: Original,
    /// For each code of an objective its module, and its position there.
    objectives: HashMap<String, (usize, usize)>,
    /// The figures that pages show with a badge.
    figures: Figures,
    /// The entries of menus, one for each module.
    entries: Vec<MenuEntry>,
}

impl Outline {
    /// The tables of `course`. Modules whose day or track does not exist get pages but stand in no menu.
    #[must_use]
    pub fn new(course: Course) -> Self {
        let mut groups = groups(&course);
        // A day holds one module; what a second module claims was diagnosed.
        groups.retain(|group| !group.modules.is_empty());
        let mut places = vec![None; course.modules.len()];
        let mut positions = vec![None; course.modules.len()];
        let mut reading = Vec::with_capacity(course.modules.len());
        for (group_index, group) in groups.iter().enumerate() {
            for (position, &module) in group.modules.iter().enumerate() {
                places[module] = Some((group_index, position));
                positions[module] = Some(reading.len());
                reading.push(module);
            }
        }
        let mut owners = HashMap::new();
        for &module in &reading {
            for quiz in &course.modules[module].quizzes {
                owners.entry(quiz.value.clone()).or_insert(module);
            }
        }
        let quizzes = course.quizzes.iter().enumerate().map(|(index, quiz)| (quiz.id.value.clone(), index)).collect();
        let mut objectives = HashMap::new();
        for (index, module) in course.modules.iter().enumerate() {
            for (position, objective) in module.objectives.iter().enumerate() {
                objectives.entry(objective.code.value.clone()).or_insert((index, position));
            }
        }
        let prints = course.quizzes.iter().map(|_| OnceLock::new()).collect();
        let original = Original::new(&course);
        let figures = Figures::of(&course);
        let entries = course.modules.iter().map(|_| MenuEntry::default()).collect();
        Self {
            course,
            groups,
            places,
            reading,
            positions,
            quizzes,
            owners,
            prints,
            original,
            objectives,
            figures,
            entries,
        }
    }

    /// The tables of the course as `translation` shows it.
    #[must_use]
    pub fn of_edition(original: &Course, translation: &Translation) -> Self {
        Self { original: Original::new(original), ..Self::new(original.edition(translation)) }
    }

    /// What a translation is of; the course itself where nothing is translated.
    #[must_use]
    pub fn original(&self) -> &Original {
        &self.original
    }

    /// The figures that pages show with a badge.
    #[must_use]
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The course.
    #[must_use]
    pub fn course(&self) -> &Course {
        &self.course
    }

    /// The module at `index` of [`Course::modules`].
    #[must_use]
    pub fn module(&self, index: usize) -> &Module {
        &self.course.modules[index]
    }

    /// The quiz with this id, by its index in [`Course::quizzes`].
    #[must_use]
    pub fn quiz_index(&self, id: &str) -> Option<usize> {
        self.quizzes.get(id).copied()
    }

    /// The quiz with this id.
    #[must_use]
    pub fn quiz(&self, id: &str) -> Option<&Quiz> {
        self.quiz_index(id).map(|index| self.course.quizzes[index].as_ref())
    }

    /// The first module, in reading order, that names the quiz with this id.
    #[must_use]
    pub fn owner(&self, quiz: &str) -> Option<usize> {
        self.owners.get(quiz).copied()
    }

    /// The first module, in reading order, that names the drill with this id.
    #[must_use]
    pub fn owner_of_drill(&self, drill: &str) -> Option<usize> {
        let names = |&index: &usize| self.course.modules[index].drills.iter().any(|id| id.value == drill);
        self.reading.iter().copied().find(names)
    }

    /// The modules read before and after the module at `index`: the day before and after, or the same in its track.
    #[must_use]
    pub fn neighbours(&self, index: usize) -> (Option<usize>, Option<usize>) {
        let Some(siblings) = self.siblings(index) else { return (None, None) };
        let at = self.positions[index].unwrap_or_default();
        let inside = |position: usize| siblings.contains(&position).then(|| self.reading[position]);
        (at.checked_sub(1).and_then(inside), inside(at + 1))
    }

    /// The number of the module's day, or its position in its track, from 1; and whether it stands on a day.
    #[must_use]
    pub fn number(&self, index: usize) -> Option<(usize, bool)> {
        let (group, position) = self.places[index]?;
        let group = &self.groups[group];
        Some(if group.is_day { (group.index + 1, true) } else { (position + 1, false) })
    }

    /// The title of the module's day or track.
    #[must_use]
    pub fn group_title(&self, index: usize) -> Option<&str> {
        let group = &self.groups[self.places[index]?.0];
        let manifest = &self.course.manifest;
        Some(if group.is_day {
            &manifest.days[group.index].title.value
        } else {
            &manifest.tracks[group.index].title.value
        })
    }

    /// What the scripts of page `from` know about the module at `index`.
    #[must_use]
    pub fn module_data(&self, index: usize, from: &str) -> ModuleData<'_> {
        let module = self.module(index);
        ModuleData { id: &module.id.value, quizzes: self.required(module), requires: self.requirement(index, from) }
    }

    /// The entries of menus, one for each module.
    #[must_use]
    pub fn entries(&self) -> &[MenuEntry] {
        &self.entries
    }

    /// Where the module at `index` stands in reading order; `None` if it stands in no day or track.
    #[must_use]
    pub fn position(&self, index: usize) -> Option<usize> {
        self.positions[index]
    }

    /// The module that stands there in reading order, by its index.
    #[must_use]
    pub fn at_position(&self, position: usize) -> Option<usize> {
        self.reading.get(position).copied()
    }

    /// The objective with this code, and the index of its module.
    #[must_use]
    pub fn objective(&self, code: &str) -> Option<(&Objective, usize)> {
        let &(module, position) = self.objectives.get(code)?;
        Some((&self.module(module).objectives[position], module))
    }

    /// The content of `course.js`.
    #[must_use]
    pub fn course_data(&self) -> CourseData<'_> {
        let manifest = &self.course.manifest;
        let mut days = Vec::new();
        let mut tracks = Vec::new();
        for group in self.groups.iter().filter(|group| !group.is_for_trainers) {
            let mut modules: Vec<_> =
                group.modules.iter().map(|&index| self.course_module(self.module(index))).collect();
            if !group.is_day {
                let track = &manifest.tracks[group.index];
                tracks.push(TrackData { id: &track.id.value, title: &track.title.value, modules });
            } else if let Some(module) = modules.pop() {
                let day = &manifest.days[group.index];
                days.push(DayData { id: &day.id.value, title: &day.title.value, module });
            }
        }
        let counted = self.course.modules.iter().filter(|module| !module.is_for_trainers());
        let objectives = counted.flat_map(|module| {
            let objectives = module.objectives.iter();
            objectives.map(|objective| (objective.code.value.as_str(), ObjectiveData::new(objective, module)))
        });
        let quizzes = (0..self.course.quizzes.len()).into_par_iter().map(|index| self.quiz_head(index));
        let drills = self.course.drills.iter().map(|drill| (drill.id.value.as_str(), self.drill_head(drill))).collect();
        CourseData { days, tracks, quizzes: quizzes.collect(), drills, objectives: objectives.collect() }
    }

    /// Days in order with the positions of their modules, for the map.
    pub fn days(&self) -> impl Iterator<Item = usize> {
        self.groups.iter().filter(|group| group.is_day).flat_map(|group| group.modules.first().copied())
    }

    /// Tracks in order: index in the manifest, positions of their modules.
    pub fn tracks(&self) -> impl Iterator<Item = (usize, &[usize])> {
        let tracks = self.groups.iter().filter(|group| !group.is_day && !group.is_for_trainers);
        tracks.map(|group| (group.index, group.modules.as_slice()))
    }

    /// The tracks again with their modules for trainers, where there are any: index in the manifest, positions of those modules.
    pub fn guides(&self) -> impl Iterator<Item = (usize, &[usize])> {
        let guides = self.groups.iter().filter(|group| group.is_for_trainers);
        guides.map(|group| (group.index, group.modules.as_slice()))
    }

    /// The fingerprints of the quiz at `index`.
    #[must_use]
    pub fn prints(&self, index: usize) -> &QuizPrints {
        self.prints[index].get_or_init(|| QuizPrints::new(&self.original.quizzes[index], &self.course))
    }

    fn quiz_head(&self, index: usize) -> (&str, QuizHead<'_>) {
        let quiz = &self.course.quizzes[index];
        let head = QuizHead {
            title: &quiz.title.value,
            url: address::from_root(&address::quiz_page(quiz)),
            mode: quiz.mode.word(),
            pass: quiz.pass_mark(self.course.manifest.pass),
            points: quiz.points(),
            questions: quiz.paper_length(),
            print: self.quiz_print(index),
        };
        (&quiz.id.value, head)
    }

    fn drill_head<'c>(&'c self, drill: &'c Drill) -> DrillHead<'c> {
        let pass = drill.pass_mark(self.course.manifest.pass);
        let points = match &drill.kind {
            DrillKind::Chat(chat) => chat.script.checkpoints.iter().map(|checkpoint| checkpoint.points as usize).sum(),
            DrillKind::Speed(speed) => crate::drill::speed_script(speed, pass, &self.course).items.len(),
        };
        DrillHead {
            title: &drill.title.value,
            url: address::from_root(&address::drill_page(drill)),
            kind: drill.kind_word(),
            pass,
            points,
            print: fingerprint::drill(drill, &self.course, pass),
        }
    }

    /// The ids of the module's quizzes that have to be passed for it to be done, in its order.
    #[must_use]
    pub fn required<'m>(&self, module: &'m Module) -> Vec<&'m str> {
        let ids = module.quizzes.iter().map(|quiz| quiz.value.as_str());
        ids.filter(|id| self.quiz(id).is_none_or(|quiz| !quiz.optional)).collect()
    }

    fn course_module<'m>(&self, module: &'m Module) -> CourseModule<'m> {
        CourseModule {
            id: &module.id.value,
            title: &module.title.value,
            url: address::from_root(&address::module_page(module)),
            minutes: module.minutes,
            quizzes: self.required(module),
            drills: drill_ids(module),
        }
    }

    fn requirement(&self, index: usize, from: &str) -> Option<Requirement<'_>> {
        let is_day = self.number(index)?.1;
        if !is_day || self.course.manifest.unlock == Unlock::Free {
            return None;
        }
        let before = self.module(self.neighbours(index).0?);
        let pass = self.course.manifest.pass;
        let required = |id: &'_ str| self.quiz(id).map(|quiz| quiz.pass_mark(pass));
        Some(Requirement {
            module: &before.id.value,
            title: &before.title.value,
            url: address::relative(from, &address::module_page(before), None),
            quizzes: self
                .required(before)
                .into_iter()
                .filter_map(|id| Some(RequiredQuiz { id, pass: required(id)? }))
                .collect(),
        })
    }

    /// The positions in reading order of the modules in the same menu: all days, or the own track.
    #[must_use]
    pub fn siblings(&self, index: usize) -> Option<Range<usize>> {
        let (group_index, position) = self.places[index]?;
        let group = &self.groups[group_index];
        if group.is_day {
            return Some(0..self.groups.partition_point(|group| group.is_day));
        }
        let start = self.positions[index]? - position;
        Some(start..start + group.modules.len())
    }
}

fn drill_ids(module: &Module) -> Vec<&str> {
    module.drills.iter().map(|drill| drill.value.as_str()).collect()
}
