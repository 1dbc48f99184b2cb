//! Ids of imported questions: a prefix and a number made from the question's content, so that importing a bank again, in
//! another order or with more questions, gives every question the id it had, and no id is ever used for another.

use super::draft::{Choice, Draft, Task};
use sha2::{Digest, Sha256};

/// The longest prefix, in characters; ids have at most 64.
const MAX_PREFIX: usize = 40;

/// Whether ids may begin with `prefix`: small letters, digits and hyphens, first and last no hyphen.
#[must_use]
pub fn is_prefix(prefix: &str) -> bool {
    !prefix.is_empty()
        && prefix.len() <= MAX_PREFIX
        && prefix.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !prefix.starts_with('-')
        && !prefix.ends_with('-')
}

/// A prefix made from the name of a file; a name without Latin letters and digits gives `bank-` and a number.
#[must_use]
pub fn prefix_of(stem: &str) -> String {
    let mut prefix = String::new();
    for letter in stem.chars() {
        if letter.is_ascii_alphanumeric() {
            prefix.push(letter.to_ascii_lowercase());
        } else if letter.is_ascii() && !prefix.is_empty() && !prefix.ends_with('-') {
            prefix.push('-');
        }
    }
    let prefix: String = prefix.chars().take(MAX_PREFIX).collect();
    let prefix = prefix.trim_end_matches('-');
    if prefix.chars().any(|letter| letter.is_ascii_lowercase()) {
        return prefix.to_owned();
    }
    let number = hexadecimal(&Sha256::digest(stem.as_bytes()), 4);
    format!("bank-{number}")
}

/// The id of a question, by its kind, its prompt and its choices. The key has no part in it: a corrected key leaves the
/// question what it was.
#[must_use]
pub fn of(prefix: &str, draft: &Draft) -> String {
    let mut digest = Sha256::new();
    let mut add = |text: &str| {
        digest.update(text.as_bytes());
        digest.update([0]);
    };
    add(draft.task.kind());
    add(&draft.prompt);
    let lists: [&[Choice]; 2] = match &draft.task {
        Task::Single(choices, _) | Task::Multiple { choices, .. } | Task::Order(choices, _) => [choices, &[]],
        Task::Match { items, targets, .. } => [items, targets],
        Task::TrueFalse { .. } | Task::Numeric { .. } | Task::Blank(_) => [&[], &[]],
    };
    for choice in lists.into_iter().flatten() {
        add(&choice.text);
    }
    format!("{prefix}-{}", hexadecimal(&digest.finalize(), 8))
}

fn hexadecimal(bytes: &[u8], digits: usize) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .take(digits)
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_made_of_the_latin_part_of_a_name() {
        assert_eq!(prefix_of("D1 Daily_quiz (2)"), "d1-daily-quiz-2");
        assert_eq!(prefix_of("客服题库 t1"), "t1");
        assert!(prefix_of("客服题库").starts_with("bank-") && is_prefix(&prefix_of("客服题库")));
        assert_ne!(prefix_of("客服题库"), prefix_of("售后题库"));
        assert!(prefix_of("2026").starts_with("bank-"));
    }
}
