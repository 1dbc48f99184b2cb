//! Whose files belong together: the records of one person are merged as their own browser would merge them.

use super::ProgressFile;
use super::file::{Streams, keep};

/// Who somebody says they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Empty if they gave none.
    pub name: String,
    /// Their staff number; empty without one.
    pub number: String,
}

impl Person {
    /// Whether two say that they are the same person: by staff number if both have one, else by name.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if self.number.is_empty() || other.number.is_empty() {
            return self.name == other.name;
        }
        self.number == other.number
    }
}

/// One trainee with all that their files hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Trainee {
    /// Who it is.
    pub person: Person,
    /// The names of the files.
    pub files: Vec<String>,
    /// When the newest of them was exported, as it says.
    pub exported: String,
    /// What they hold together.
    pub streams: Streams,
}

impl Trainee {
    fn absorb(&mut self, other: Self) {
        self.files.extend(other.files);
        self.exported = std::mem::take(&mut self.exported).max(other.exported);
        for (stream, items) in other.streams {
            for (item, record) in items {
                keep(&mut self.streams, stream.clone(), item, record);
            }
        }
    }

    /// Whether both hold an attempt that was begun once only: its name is made of chance.
    fn shares_attempt(&self, other: &Self) -> bool {
        other.streams.keys().any(|stream| stream.starts_with("attempt/") && self.streams.contains_key(stream))
    }
}

/// The trainees behind these files. Files with a name go together by it; a file without one goes to whom it shares an
/// attempt with, for whoever studied under no name may have taken their progress into a profile later.
#[must_use]
pub fn merged(files: Vec<ProgressFile>) -> Vec<Trainee> {
    let (named, nameless): (Vec<_>, Vec<_>) = files.into_iter().map(trainee).partition(|one| one.is_named());
    let mut all: Vec<Trainee> = Vec::new();
    for one in named {
        match all.iter_mut().find(|other| other.person.is_same(&one.person)) {
            Some(same) => same.absorb(one),
            None => all.push(one),
        }
    }
    for one in nameless {
        let (mut sharing, mut others): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
        let mut owner = None;
        for (place, other) in all.drain(..).enumerate() {
            match other.shares_attempt(&one) {
                // Two who have names stay two, whatever they copied.
                true if owner.is_none() => {
                    owner = Some(place);
                    others.push(other);
                }
                true if !other.is_named() => sharing.push(other),
                _ => others.push(other),
            }
        }
        match owner.and_then(|place| others.get_mut(place)) {
            Some(owner) => sharing.into_iter().chain([one]).for_each(|other| owner.absorb(other)),
            None => others.push(one),
        }
        all = others;
    }
    all
}

impl Trainee {
    fn is_named(&self) -> bool {
        !self.person.name.is_empty()
    }
}

fn trainee(file: ProgressFile) -> Trainee {
    Trainee { person: file.person, files: vec![file.name], exported: file.exported, streams: file.streams }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::file::Record;
    use std::collections::BTreeMap;

    fn file(name: &str, person: (&str, &str), attempts: &[&str]) -> ProgressFile {
        let record = Record { lamport: 1, tab: "t".to_owned(), seq: 1, value: serde_json::json!({"quiz": "q"}) };
        let stream = |id: &&str| (format!("attempt/{id}"), BTreeMap::from([("@start".to_owned(), record.clone())]));
        ProgressFile {
            name: name.to_owned(),
            person: Person { name: person.0.to_owned(), number: person.1.to_owned() },
            exported: name.to_owned(),
            streams: attempts.iter().map(stream).collect(),
        }
    }

    fn groups(files: Vec<ProgressFile>) -> Vec<Vec<String>> {
        merged(files).into_iter().map(|trainee| trainee.files).collect()
    }

    #[test]
    fn the_files_of_one_person_go_together_by_number_or_by_name() {
        let files = vec![
            file("1", ("王芳", "1024"), &["a"]),
            file("2", ("王芳", "2048"), &["b"]),
            file("3", ("小王", "1024"), &["a", "c"]),
            file("4", ("李强", ""), &["d"]),
        ];
        assert_eq!(groups(files), [vec!["1", "3"], vec!["2"], vec!["4"]]);
    }

    #[test]
    fn a_file_without_a_name_goes_to_whom_it_shares_an_attempt_with_and_two_names_stay_two() {
        let files = vec![
            file("old", ("", ""), &["a"]),
            file("older", ("", ""), &["a", "b"]),
            file("mine", ("王芳", ""), &["b"]),
            file("copied", ("李强", ""), &["b"]),
            file("stranger", ("", ""), &["z"]),
        ];
        assert_eq!(groups(files), [vec!["mine", "old", "older"], vec!["copied"], vec!["stranger"]]);
    }
}
