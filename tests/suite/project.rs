//! Projects for tests: a small valid course in a folder of its own, with files added, changed or removed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A valid course of one day and one quiz.
pub const VALID: [(&str, &str); 3] = [
    ("course/course.yaml", "id: test-course\ntitle: 测试课程\nlanguage: zh-CN\ndays:\n  - id: D1\n    title: 第一天\n"),
    (
        "course/d1.md",
        "---\ntitle: 第一课\nday: D1\nobjectives:\n  D1-G1: 会算首响\nfacts: [D1-01]\nquizzes: [d1-quiz]\n---\n\n## 开始\n\n正文。\n",
    ),
    (
        "quizzes/d1.yaml",
        "id: d1-quiz\ntitle: 小测\nquestions:\n  - id: q1\n    kind: true_false\n    prompt: 自动回复不算首响。\n    answer: true\n    explanation: 只看人工。\n",
    ),
];

/// A project in a temporary folder; the folder goes when this is dropped.
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// The valid course.
    pub fn valid() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in VALID {
            project.write(path, text.as_bytes());
        }
        project
    }

    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The path of a file in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Runs the command in the project's folder, with English messages unless the arguments say otherwise.
    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_coursewright"))
            .args(arguments)
            .current_dir(self.root())
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "en_US.UTF-8")
            .env("NO_COLOR", "1")
            // 2026-11-21: cards expire by it.
            .env("SOURCE_DATE_EPOCH", "1795219200")
            .output()
            .unwrap()
    }
}

/// What a command printed to standard output.
pub fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a command printed to standard error.
pub fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
