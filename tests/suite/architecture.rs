//! ARCHITECTURE.md tells the truth about the tree, and the tree keeps its rules.

use std::fs;
use std::path::Path;
use walkdir::WalkDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The paths of the block below "The tree".
fn listed() -> Vec<String> {
    let text = fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).unwrap();
    let tree = text.split("## The tree").nth(1).unwrap();
    let block = tree.split("```").nth(1).unwrap();
    let is_path = |word: &&str| word.contains('/') && !word.starts_with('/');
    block
        .lines()
        .flat_map(|line| line.split("  ").next().unwrap().split(' ').filter(is_path))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_path_of_the_map_exists() {
    let listed = listed();
    assert!(listed.len() > 20, "{listed:?}");
    for path in listed {
        assert!(Path::new(ROOT).join(&path).exists(), "ARCHITECTURE.md names {path}, which is not there");
    }
}

#[test]
fn everything_at_the_top_of_src_is_on_the_map() {
    let listed = listed();
    for entry in fs::read_dir(Path::new(ROOT).join("src")).unwrap() {
        let entry = entry.unwrap();
        let mut name = format!("src/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            name.push('/');
        }
        if name != "src/lib.rs" {
            assert!(listed.contains(&name), "ARCHITECTURE.md does not name {name}");
        }
    }
}

#[test]
fn the_stages_import_only_what_stands_before_them() {
    let forbidden = [
        ("course", &["crate::parse", "crate::render", "crate::check", "crate::write", "crate::serve"][..]),
        ("grade", &["crate::parse", "crate::render", "crate::write", "crate::serve", "std::fs", "std::io"][..]),
        ("parse", &["crate::render", "crate::write", "crate::serve", "std::fs"][..]),
        ("check", &["crate::render", "crate::write", "crate::serve", "std::fs"][..]),
        ("render", &["crate::write", "crate::serve", "std::fs"][..]),
    ];
    for (folder, words) in forbidden {
        for entry in WalkDir::new(Path::new(ROOT).join("src").join(folder)).into_iter().filter_map(Result::ok) {
            if entry.path().extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(entry.path()).unwrap();
                for word in words {
                    assert!(!text.contains(word), "{} imports {word}", entry.path().display());
                }
            }
        }
    }
}

#[test]
fn no_source_file_is_longer_than_one_reads_in_a_sitting() {
    for folder in ["src", "tests", "xtask", "themes/default/app"] {
        for entry in WalkDir::new(Path::new(ROOT).join(folder)).into_iter().filter_map(Result::ok) {
            let ending = entry.path().extension().unwrap_or_default();
            if ending == "rs" || ending == "ts" || ending == "tsx" {
                let lines = fs::read_to_string(entry.path()).unwrap().lines().count();
                assert!(lines <= 400, "{} has {lines} lines", entry.path().display());
            }
        }
    }
}

#[test]
fn only_the_terminal_prints() {
    for entry in WalkDir::new(Path::new(ROOT).join("src")).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("terminal.rs") {
            let text = fs::read_to_string(path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for word in ["println!", "eprintln!", "print!(", "stdout()"] {
                assert!(
                    path.to_string_lossy().contains("tests") || !code.contains(word),
                    "{} has {word}",
                    path.display()
                );
            }
        }
    }
}
