//! What the template of the course map sees: every day and every track, complete without scripts.

use super::card_view::ShelfView;
use super::drill_view::DrillLink;
use super::maker::{LinkView, Maker};
use crate::course::{Course, Unlock};
use serde::Serialize;

/// The course map.
#[derive(Debug, Serialize)]
pub struct MapView<'a> {
    title: &'a str,
    description: &'a str,
    in_order: bool,
    /// All suggested study time in whole hours, rounded up; zero when no module names any.
    hours: u32,
    start: Option<LinkView<'a>>,
    days: Vec<StopView<'a>>,
    tracks: Vec<TrackView<'a>>,
    /// What is for trainers; nothing in a trainees' site.
    guides: Vec<TrackView<'a>>,
    library: Vec<ShelfView<'a>>,
}

/// A module on the map.
#[derive(Debug, Serialize)]
struct StopView<'a> {
    id: &'a str,
    place: &'a str,
    title: &'a str,
    url: String,
    number: usize,
    minutes: Option<u32>,
    objectives: usize,
    quizzes: usize,
    drills: Vec<DrillLink<'a>>,
}

#[derive(Debug, Serialize)]
struct TrackView<'a> {
    id: &'a str,
    title: &'a str,
    modules: Vec<StopView<'a>>,
}

impl<'a> MapView<'a> {
    /// The map of the whole course.
    #[must_use]
    pub fn new(maker: &'a Maker<'a>) -> Self {
        let outline = maker.outline;
        let manifest = &outline.course().manifest;
        let days: Vec<_> = outline.days().map(|index| stop(index, maker)).collect();
        let track = |(track, modules): (usize, &[usize])| TrackView {
            id: &manifest.tracks[track].id.value,
            title: &manifest.tracks[track].title.value,
            modules: modules.iter().map(|&index| stop(index, maker)).collect(),
        };
        let (tracks, guides) = (outline.tracks().map(track).collect(), outline.guides().map(track).collect());
        let first =
            outline.days().next().or_else(|| outline.tracks().find_map(|(_, modules)| modules.first().copied()));
        let counted = outline.course().modules.iter().filter(|module| !module.is_for_trainers());
        let minutes: u32 = counted.filter_map(|module| module.minutes).fold(0, u32::saturating_add);
        Self {
            title: &manifest.title.value,
            description: &manifest.description,
            in_order: manifest.unlock == Unlock::InOrder,
            hours: minutes.div_ceil(60),
            start: first.map(|index| maker.module_link(index)),
            days,
            tracks,
            guides,
            library: library(outline.course(), maker),
        }
    }
}

/// What the library offers: collections, then decision trees, then calculators.
fn library<'a>(course: &'a Course, maker: &Maker<'a>) -> Vec<ShelfView<'a>> {
    let collections = course.collections.iter().map(|cards| ShelfView::new(cards, maker));
    let trees = course.trees.iter().map(|tree| ShelfView::of_tree(tree, maker));
    let calculators = course.calculators.iter().map(|calculator| ShelfView::of_calculator(calculator, maker));
    collections.chain(trees).chain(calculators).collect()
}

fn stop<'a>(index: usize, maker: &'a Maker<'a>) -> StopView<'a> {
    let module = maker.outline.module(index);
    let link = maker.module_link(index);
    StopView {
        id: &module.id.value,
        place: maker.outline.group_title(index).unwrap_or_default(),
        title: link.title,
        url: link.url,
        number: maker.outline.number(index).map_or(0, |(number, _)| number),
        minutes: module.minutes,
        objectives: module.objectives.len(),
        quizzes: module.quizzes.len(),
        drills: DrillLink::all(&module.drills, maker),
    }
}
