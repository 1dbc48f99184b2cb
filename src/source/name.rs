//! File names: which of them some system refuses, and which are litter.

/// Why a name is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// Windows keeps the name for a device: `aux`, `con`, `nul`, ...
    Reserved,
    /// Windows allows no such character in a name: `: * ? " < > | \`.
    Character,
    /// Windows drops a dot or space at the end.
    Ending,
    /// A part of the path is longer than 200 bytes.
    Length,
}

/// Why some system refuses the path, if one does. Checked on every system, since courses travel.
///
/// Source of the rules: Microsoft, "Naming Files, Paths, and Namespaces".
#[must_use]
pub fn fault(path: &str) -> Option<NameFault> {
    path.split('/').find_map(part_fault)
}

fn part_fault(part: &str) -> Option<NameFault> {
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|digit| ('1'..='9').contains(&digit)))
    };
    if matches!(stem.as_str(), "aux" | "con" | "nul" | "prn") || numbered("com") || numbered("lpt") {
        Some(NameFault::Reserved)
    } else if part.contains([':', '*', '?', '"', '<', '>', '|', '\\']) {
        Some(NameFault::Character)
    } else if part.ends_with(['.', ' ']) {
        Some(NameFault::Ending)
    } else if part.len() > 200 {
        Some(NameFault::Length)
    } else {
        None
    }
}

/// Whether systems and editors leave files of this name behind.
#[must_use]
pub fn is_litter(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().as_str(), "thumbs.db" | "desktop.ini")
        || name.ends_with('~')
        || name.to_ascii_lowercase().ends_with(".tmp")
        || name.to_ascii_lowercase().ends_with(".bak")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_refuses_are_found_anywhere_in_the_path() {
        assert_eq!(fault("course/aux.md"), Some(NameFault::Reserved));
        assert_eq!(fault("course/COM1/a.md"), Some(NameFault::Reserved));
        assert_eq!(fault("course/什么？.md"), None);
        assert_eq!(fault("course/what?.md"), Some(NameFault::Character));
        assert_eq!(fault("course/media./a.png"), Some(NameFault::Ending));
        assert_eq!(fault(&format!("course/{}.md", "长".repeat(70))), Some(NameFault::Length));
        assert_eq!(fault("course/auxiliary.md"), None);
        assert_eq!(fault("course/com10.md"), None);
    }
}
