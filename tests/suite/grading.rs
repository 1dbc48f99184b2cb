//! The grading rules: every case in `tests/vectors/`, and a comparison of the Rust and the TypeScript grader on
//! random cases. `themes/default/app/grade/vectors.test.ts` reads the same vectors.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop, in its helpers too")]

mod drill;
mod evaluate;
mod random;

use evaluate::evaluate;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every case with the name of its file without `.json`.
fn vectors() -> Vec<(String, Value)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root().join("tests/vectors")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let family = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let list: Vec<Value> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{family}: {error}"));
        cases.extend(list.into_iter().map(|case| (family.clone(), case)));
    }
    cases
}

/// `GRADING.md`.
fn rules() -> String {
    std::fs::read_to_string(root().join("GRADING.md")).unwrap()
}

#[test]
fn every_vector_is_graded_as_the_rules_say() {
    let mut differences = Vec::new();
    for (family, case) in vectors() {
        let found = evaluate(&family, &case);
        if found != case["expected"] {
            differences.push(format!("{family} {} {}: {found} for {case}", case["rule"], case["name"]));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_vectors_are_as_many_as_the_rules_state() {
    assert!(rules().contains(&format!("**{} cases**", vectors().len())), "there are {} cases", vectors().len());
}

#[test]
fn every_rule_has_a_vector_and_every_vector_a_rule() {
    let text = rules();
    let stated: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("- **G")?.split("**").next())
        .map(|rest| format!("G{}", rest.split(' ').next().unwrap_or(rest)))
        .collect();
    let cases = vectors();
    let tested: BTreeSet<String> = cases.iter().map(|(_, case)| case["rule"].as_str().unwrap().to_owned()).collect();
    assert_eq!(stated.difference(&tested).collect::<Vec<_>>(), Vec::<&String>::new(), "rules without a case");
    assert_eq!(tested.difference(&stated).collect::<Vec<_>>(), Vec::<&String>::new(), "cases without a rule");
}

#[test]
fn every_vector_has_a_name_of_its_own_in_its_file() {
    let mut names = BTreeSet::new();
    for (family, case) in vectors() {
        let name = case["name"].as_str().unwrap().to_owned();
        assert!(names.insert((family.clone(), name.clone())), "{family}: `{name}` twice");
    }
}

/// Set where there is no Node: the comparison with the TypeScript grader is then left out.
const WITHOUT_NODE: &str = "COURSEWRIGHT_WITHOUT_NODE";

#[test]
fn both_graders_agree_on_random_cases() {
    let graded = random::cases();
    let attempts = graded.iter().filter(|case| case["family"] == "paper" || case["family"] == "random").count();
    assert!(attempts >= 4_000, "{attempts}");
    compared_with_typescript("grading", &graded);
}

/// Fails unless the TypeScript grader makes of every case what it expects; left out where there is no Node.
pub fn compared_with_typescript(name: &str, cases: &[Value]) {
    if std::env::var_os(WITHOUT_NODE).is_some() {
        eprintln!("left out: {WITHOUT_NODE} is set");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (file, bundle) = (folder.join(format!("{name}-cases.json")), folder.join(format!("{name}-comparison.cjs")));
    std::fs::write(&file, serde_json::to_string(cases).unwrap()).unwrap();

    let bundling = "require('esbuild').buildSync({entryPoints: [process.argv[1]], outfile: process.argv[2], \
                    bundle: true, platform: 'node', format: 'cjs', target: 'es2019', logLevel: 'error'})";
    let source = root().join("themes/default/app/grade/comparison.ts");
    node(&["-e".as_ref(), bundling.as_ref(), source.as_ref(), bundle.as_ref()]);
    let output = node(&[bundle.as_ref(), file.as_ref()]);
    let report = String::from_utf8_lossy(&output.stdout);
    assert_eq!(report.trim(), format!("{} cases, 0 differences", cases.len()), "{report}");
}

/// Runs `node` in the repository's folder; fails with what it said if it failed.
fn node(arguments: &[&std::ffi::OsStr]) -> Output {
    let output = Command::new("node").args(arguments).current_dir(root()).output().unwrap_or_else(|error| {
        panic!("cannot run node: {error}; install Node 20 and run `npm ci`, or set {WITHOUT_NODE}=1")
    });
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        !errors.contains("Cannot find module 'esbuild'"),
        "esbuild is missing: run `npm ci`, or set {WITHOUT_NODE}=1 to leave the comparison out"
    );
    assert!(output.status.success(), "{errors}{}", String::from_utf8_lossy(&output.stdout));
    output
}
