//! One mistake, few messages: shipped calculators, trees, cards and a drill, damaged in one place at a time.

use crate::broken::{at, changed, keys, shown, ways};
use crate::project::Project;
use coursewright::compile::Compiler;
use coursewright::course::Date;
use serde_yaml::Value;
use std::collections::HashSet;
use std::fs;

/// The files, each damaged at every so many places and ways of which there are thousands.
const DAMAGED: [(&str, usize); 5] = [
    ("course/trees/after-sale.yaml", 7),
    ("course/calculators/ab-conversion.yaml", 17),
    ("course/calculators/size.yaml", 17),
    ("course/cards/cultures.yaml", 19),
    ("quizzes/drills/shortage.yaml", 97),
];
/// What those files name: values of the shop, the language list, cards.
const NEEDED: [&str; 3] = ["course/shop.yaml", "course/cards/quick-phrases.yaml", "quizzes/drills/language.yaml"];
/// The most messages for one mistake.
const MOST: usize = 3;

#[test]
fn one_mistake_in_a_shipped_file_gives_at_most_three_messages() {
    let project = Project::valid();
    let shipped = |path: &str| fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let paths = || DAMAGED.iter().map(|(path, _)| *path);
    for path in paths().chain(NEEDED) {
        project.write(path, shipped(path).as_bytes());
    }
    let mut compiler = Compiler::on(Date::parse("2026-11-22"));
    let told = |compiler: &mut Compiler| {
        let found = compiler.compile(project.root()).unwrap().diagnostics;
        found.into_iter().map(|fault| (fault.code.name(), fault.values)).collect::<Vec<_>>()
    };
    // The small course uses little of what is shipped; that is told without any damage too.
    let before = told(&mut compiler);
    let (mut damages, mut many) = (0, Vec::new());
    for (file, every) in DAMAGED {
        let text = shipped(file);
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let mut places = Vec::new();
        keys(&value, &[], &mut HashSet::new(), &mut places);
        let damaged = places.iter().flat_map(|place| {
            let old = at(&mut value.clone(), place).clone();
            let misspelt = ("is misspelt", None, true);
            let others = ways(&old).into_iter().map(|(way, new)| (way, new, false));
            [misspelt]
                .into_iter()
                .chain(others)
                .map(|(way, new, misspelt)| (place.clone(), way, new, misspelt))
                .collect::<Vec<_>>()
        });
        for (place, way, new, misspelt) in damaged.step_by(every) {
            let broken = serde_yaml::to_string(&changed(&value, &place, new.as_ref(), misspelt)).unwrap();
            project.write(file, broken.replace(": null\n", ":\n").as_bytes());
            let new = told(&mut compiler).into_iter().filter(|fault| !before.contains(fault)).map(|(code, _)| code);
            let new: Vec<&str> = new.collect();
            damages += 1;
            if new.len() > MOST {
                many.push(format!("{file}: {} {way}: {}", shown(&place), new.join(" ")));
            }
        }
        project.write(file, text.as_bytes());
    }
    assert!(damages >= 100, "only {damages}");
    assert!(many.is_empty(), "{}", many.join("\n"));
}
