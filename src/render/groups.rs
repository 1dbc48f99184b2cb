//! Which modules stand together: those of a day, of a track, and of a track those for trainers.

use crate::course::{Course, ModulePlace};
use std::collections::HashMap;

/// A day or track with the positions of its modules in [`Course::modules`].
#[derive(Debug)]
pub struct Group {
    /// Index of the day in the manifest's days, or of the track in its tracks.
    pub index: usize,
    /// Whether it is a day.
    pub is_day: bool,
    /// Whether its modules are those for trainers, which no progress counts.
    pub is_for_trainers: bool,
    /// The positions.
    pub modules: Vec<usize>,
}

/// Days with their one module and tracks with theirs, in the order of the manifest; then the tracks again with their modules for
/// trainers.
#[must_use]
pub fn groups(course: &Course) -> Vec<Group> {
    let manifest = &course.manifest;
    let days = manifest.days.iter().enumerate().map(|(index, day)| (day.id.value.as_str(), (index, true)));
    let tracks = manifest.tracks.iter().enumerate().map(|(index, track)| (track.id.value.as_str(), (index, false)));
    let mut groups = Vec::with_capacity(manifest.days.len() + manifest.tracks.len());
    let mut by_place = HashMap::new();
    let learnt = days.chain(tracks.clone()).map(|place| (place, false));
    for ((id, (index, is_day)), is_for_trainers) in learnt.chain(tracks.map(|place| (place, true))) {
        by_place.entry((id, is_day, is_for_trainers)).or_insert(groups.len());
        groups.push(Group { index, is_day, is_for_trainers, modules: Vec::new() });
    }
    for (index, module) in course.modules.iter().enumerate() {
        let key = match &module.place {
            ModulePlace::Day(id) => (id.value.as_str(), true, false),
            ModulePlace::Track(id) => (id.value.as_str(), false, module.is_for_trainers()),
        };
        if let Some(group) = by_place.get(&key).and_then(|&group| groups.get_mut(group))
            && (!group.is_day || group.modules.is_empty())
        {
            group.modules.push(index);
        }
    }
    groups
}
