//! Gathers the questions of one file with the report about them, and proves that our own parser takes them.

use super::draft::{Draft, Place, Raw};
use super::format::Format;
use super::report::{Change, Note, Reason, Refusal, Report};
use super::{id, interpret, yaml};
use crate::course::Language;
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Severity};
use crate::parse;
use crate::source::{Encoding, ProjectPath, SourceFile};
use std::collections::{HashMap, HashSet};

/// The most questions of one file.
const MAX_QUESTIONS: usize = 20_000;

/// The questions of one file, and the report.
#[derive(Debug)]
pub struct Collector {
    report: Report,
    drafts: Vec<(Draft, Vec<Change>)>,
}

impl Collector {
    /// Nothing yet of the file `name`.
    pub fn new(name: &str, format: Format, encoding: Option<Encoding>) -> Self {
        let report = Report {
            name: name.to_owned(),
            format,
            encoding,
            notes: Vec::new(),
            taken: Vec::new(),
            changes: Vec::new(),
            left_out: Vec::new(),
        };
        Self { report, drafts: Vec::new() }
    }

    /// Notes something that is no question.
    pub fn note(&mut self, note: Note) {
        self.report.notes.push(note);
    }

    /// Takes a question as it was found, or leaves it out.
    pub fn raw(&mut self, raw: Raw, place: Place) {
        let start = raw.prompt.clone();
        let mut changes = Vec::new();
        match interpret::draft(raw, place.clone(), &mut changes) {
            Ok(draft) => self.draft(draft, changes),
            Err(reason) => self.leave_out(place, reason, &start),
        }
    }

    /// Takes a question.
    pub fn draft(&mut self, draft: Draft, changes: Vec<Change>) {
        self.drafts.push((draft, changes));
    }

    /// Leaves something out; `start` is how it begins.
    pub fn leave_out(&mut self, place: Place, reason: Reason, start: &str) {
        self.report.leave_out(place, reason, start);
    }

    /// Whether neither a question nor something left out was found.
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.report.left_out.is_empty()
    }

    /// The report, and the quiz file of those questions that our own parser takes without an error.
    ///
    /// # Errors
    /// When there is nothing in the file.
    pub fn finish(mut self, prefix: &str, title: &str) -> Result<(Report, Option<String>), Refusal> {
        if self.is_empty() {
            return Err(Refusal::NoQuestions);
        }
        if self.drafts.len() > MAX_QUESTIONS {
            return Err(Refusal::Rows(MAX_QUESTIONS));
        }
        let title: String = title.chars().filter(|letter| !letter.is_control()).collect();
        let title = if title.trim().is_empty() { prefix.to_owned() } else { title.trim().to_owned() };
        let head = yaml::Head { id: prefix.to_owned(), title };
        let mut known: HashMap<String, Place> = HashMap::new();
        let mut ids: HashSet<String> = HashSet::new();
        let mut taken: Vec<(String, Draft)> = Vec::new();
        for (draft, mut changes) in std::mem::take(&mut self.drafts) {
            let content = id::of(prefix, &draft);
            if let Some(first) = known.get(&content) {
                self.report.leave_out(draft.place, Reason::Twice(first.clone()), &draft.prompt);
                continue;
            }
            let own = draft
                .id
                .as_ref()
                .map(|own| own.to_lowercase())
                .map(|own| if own.starts_with(prefix) { own } else { format!("{prefix}-{own}") });
            let fits = |own: &String| parse::yaml::is_id(own) && !ids.contains(own);
            let id = match (own.filter(fits), &draft.id) {
                (Some(own), _) => own,
                (None, Some(refused)) => {
                    changes.push(Change::Id(refused.chars().take(40).collect()));
                    content.clone()
                }
                (None, None) => content.clone(),
            };
            if let Some(reason) = refused(&yaml::quiz(&head, &[(id.clone(), &draft)])) {
                self.report.leave_out(draft.place, reason, &draft.prompt);
                continue;
            }
            known.insert(content, draft.place.clone());
            ids.insert(id.clone());
            for change in changes {
                self.report.changed(change, &draft.place);
            }
            let kind = draft.task.kind();
            match self.report.taken.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => self.report.taken.push((kind, 1)),
            }
            taken.push((id, draft));
        }
        self.report.left_out.sort_by_key(|(place, ..)| place.clone());
        let questions: Vec<(String, &Draft)> = taken.iter().map(|(id, draft)| (id.clone(), draft)).collect();
        let yaml = (!questions.is_empty()).then(|| yaml::quiz(&head, &questions));
        Ok((self.report, yaml))
    }
}

/// Why our own parser refuses a quiz, if it does.
fn refused(text: &str) -> Option<Reason> {
    let source = SourceFile::new(ProjectPath::new("quizzes/import.yaml"), text.into(), Encoding::Utf8);
    let diagnostics: Vec<Diagnostic> = parse::quiz_alone(&source);
    let first = diagnostics.iter().find(|diagnostic| diagnostic.severity() == Severity::Error)?;
    let words = |language| Catalog::of(language).wording(first).message;
    Some(Reason::Refused(words(Language::Chinese), words(Language::English)))
}
