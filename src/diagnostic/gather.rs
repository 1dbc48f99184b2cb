//! One message for what one mistake causes at many places: a name that is defined nowhere is missing wherever it is used.

use super::{Code, Diagnostic, Place};
use crate::source::FileId;
use std::collections::HashMap;

/// Kinds of mistakes of which many follow from one, with the values that tell one such mistake from another.
const GATHERED: [(Code, &[&str]); 8] = [
    (Code::UnknownName, &["name", "of", "known"]),
    (Code::UnknownVariable, &["name", "known"]),
    (Code::TextVariable, &["name", "known"]),
    (Code::CaseName, &["name"]),
    (Code::CaseInput, &["name"]),
    (Code::CaseFails, &["name"]),
    (Code::TreeTarget, &["node"]),
    (Code::RuleWithoutExam, &[]),
];

/// What makes two mistakes one: the kind, the file, and what they are about.
type Sameness = (Code, FileId, Vec<String>);

/// Of mistakes in one file that are about the same thing keeps the first, which then names the second's place and how many there are.
pub fn gather(diagnostics: &mut Vec<Diagnostic>) {
    let mut places: HashMap<Sameness, Vec<usize>> = HashMap::new();
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        if let Some(same) = sameness(diagnostic) {
            places.entry(same).or_default().push(index);
        }
    }
    let mut left_out = vec![false; diagnostics.len()];
    for same in places.values().filter(|same| same.len() > 1) {
        let [first, second, ..] = same[..] else { continue };
        let next = match diagnostics[second].place {
            Place::Text(span) => Some(span),
            Place::File(_) => None,
        };
        diagnostics[first].related = next;
        diagnostics[first].values.push(("places", (same.len() - 1).to_string()));
        same[1..].iter().for_each(|index| left_out[*index] = true);
    }
    let mut left_out = left_out.into_iter();
    diagnostics.retain(|_| !left_out.next().unwrap_or_default());
}

fn sameness(diagnostic: &Diagnostic) -> Option<Sameness> {
    let (code, names) = GATHERED.iter().find(|(code, _)| *code == diagnostic.code)?;
    let Place::Text(span) = diagnostic.place else { return None };
    let value = |name: &str| diagnostic.values.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
    // Where there are none at all, every name is missing for that one reason.
    let none = names.contains(&"known") && value("known").is_some_and(|known| known.is_empty());
    let names = names.iter().filter(|name| !(none && **name == "name"));
    let values: Option<Vec<String>> = names.map(|name| value(name)).collect();
    Some((*code, span.file, values?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_same_name_in_one_file_is_told_once_with_the_next_place_and_the_number_of_others() {
        let at = |code, file, start, name: &str| {
            Diagnostic::new(code, Span::new(FileId(file), start, start + 1))
                .with("name", name)
                .with("of", "@said")
                .with("known", "stick")
        };
        let mut all = vec![
            at(Code::UnknownName, 0, 1, "stock"),
            at(Code::UnknownName, 0, 5, "price"),
            at(Code::UnknownName, 0, 9, "stock"),
            at(Code::UnknownName, 0, 12, "stock"),
            at(Code::UnknownName, 1, 1, "stock"),
            at(Code::DuplicateId, 0, 20, "stock"),
            at(Code::DuplicateId, 0, 30, "stock"),
        ];
        let expected = [
            all[0].clone().related_to(Span::new(FileId(0), 9, 10)).with("places", 2),
            all[1].clone(),
            all[4].clone(),
            all[5].clone(),
            all[6].clone(),
        ];
        gather(&mut all);
        assert_eq!(all, expected);
    }

    #[test]
    fn where_nothing_is_defined_all_names_are_one_mistake_and_of_two_scopes_each_is_its_own() {
        let at = |start, name: &str, known: &str| {
            Diagnostic::new(Code::UnknownVariable, Span::new(FileId(0), start, start + 1))
                .with("name", name)
                .with("known", known)
        };
        let mut all = vec![at(1, "a", ""), at(3, "b", ""), at(5, "c", "x"), at(7, "c", "y")];
        gather(&mut all);
        let names: Vec<&str> = all.iter().map(|one| one.values[0].1.as_str()).collect();
        assert_eq!(names, ["a", "c", "c"]);
    }
}
