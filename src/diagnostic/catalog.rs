//! What diagnostics say, in every language. The texts stand in `texts/LANGUAGE.yaml`.

use super::{Code, Diagnostic, Severity};
use crate::course::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The texts of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalog {
    words: BTreeMap<String, String>,
    nouns: BTreeMap<String, String>,
    codes: BTreeMap<String, BTreeMap<String, String>>,
}

/// A diagnostic in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// What the other place has to do with it.
    pub related: Option<String>,
}

impl Catalog {
    /// The texts of `language`.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static CHINESE: OnceLock<Catalog> = OnceLock::new();
        static ENGLISH: OnceLock<Catalog> = OnceLock::new();
        match language {
            Language::Chinese => CHINESE.get_or_init(|| read(include_str!("texts/zh-CN.yaml"))),
            Language::English => ENGLISH.get_or_init(|| read(include_str!("texts/en.yaml"))),
        }
    }

    /// What a mistake of kind `code` looks like: the source line, the caret, the mend. Kinds that no file by itself can show
    /// have none.
    #[must_use]
    pub fn example(language: Language, code: Code) -> Option<&'static str> {
        let examples = match language {
            Language::Chinese => include_str!("examples/zh-CN.txt"),
            Language::English => include_str!("examples/en.txt"),
        };
        examples.split("=== ").find_map(|part| part.strip_prefix(code.name())?.strip_prefix('\n'))
    }

    /// A word of the interface, with its placeholders filled.
    #[must_use]
    pub fn word(&self, name: &str, values: &[(&'static str, String)]) -> String {
        self.fill(self.words.get(name).map_or(name, String::as_str), values)
    }

    /// The word for a severity.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> String {
        self.word(severity.word(), &[])
    }

    /// `diagnostic` in words.
    #[must_use]
    pub fn wording(&self, diagnostic: &Diagnostic) -> Wording {
        let texts = self.codes.get(diagnostic.code.name());
        let values = &diagnostic.values;
        let text = |part: &str| -> Option<String> {
            let texts = texts?;
            let special = values.iter().find_map(|(name, _)| texts.get(&format!("{part}_{name}")));
            special.or_else(|| texts.get(part)).map(|text| self.fill(text, values))
        };
        Wording {
            message: text("message").unwrap_or_else(|| diagnostic.code.name().to_owned()),
            hint: text("hint"),
            related: text("related"),
        }
    }

    /// Puts values in place of `{name}`; a value that begins with `@` is a noun of the catalogue. In one pass, so
    /// that braces in an author's text stay what they are. Line breaks in values become spaces, long ones are cut.
    fn fill(&self, text: &str, values: &[(&'static str, String)]) -> String {
        let mut filled = String::with_capacity(text.len() + 32);
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            filled.push_str(&rest[..open]);
            rest = &rest[open..];
            let value = rest.find('}').and_then(|close| {
                let name = &rest[1..close];
                values.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, close))
            });
            match value {
                Some((value, close)) => {
                    filled.push_str(&shorten(self.nouns.get(value).unwrap_or(value)));
                    rest = &rest[close + 1..];
                }
                None => {
                    filled.push('{');
                    rest = &rest[1..];
                }
            }
        }
        filled.push_str(rest);
        filled
    }
}

/// The longest value that is quoted whole, in characters.
const LONGEST: usize = 120;

fn shorten(value: &str) -> String {
    let one_line: String = value.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if one_line.chars().count() <= LONGEST {
        return one_line;
    }
    let start: String = one_line.chars().take(LONGEST).collect();
    format!("{start}…")
}

/// The catalogues are part of the program; a test reads each of them.
fn read(yaml: &str) -> Catalog {
    serde_yaml::from_str(yaml).unwrap_or_else(|_| Catalog {
        words: BTreeMap::new(),
        nouns: BTreeMap::new(),
        codes: BTreeMap::new(),
    })
}

/// Every code has its texts; used by the tests, and by `explain`.
impl Catalog {
    /// The texts of `code` by part: `message`, `hint`, ...
    #[must_use]
    pub fn parts(&self, code: Code) -> Option<&BTreeMap<String, String>> {
        self.codes.get(code.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .filter(|name| name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_code_has_the_same_parts_with_the_same_values_in_every_language() {
        let english = Catalog::of(Language::English);
        for language in Language::ALL {
            let catalog = Catalog::of(language);
            for code in Code::ALL {
                let parts = catalog.parts(*code).unwrap_or_else(|| panic!("{language} lacks {}", code.name()));
                assert!(parts.contains_key("message"), "{language} {} has no message", code.name());
                let expected = english.parts(*code).unwrap();
                assert_eq!(parts.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{}", code.name());
                for (part, text) in parts {
                    assert_eq!(placeholders(text), placeholders(&expected[part]), "{language} {} {part}", code.name());
                }
            }
            assert_eq!(catalog.codes.len(), Code::ALL.len(), "{language} has texts for codes that do not exist");
            assert_eq!(catalog.words.keys().collect::<Vec<_>>(), english.words.keys().collect::<Vec<_>>());
            assert_eq!(catalog.nouns.keys().collect::<Vec<_>>(), english.nouns.keys().collect::<Vec<_>>());
        }
    }

    #[test]
    fn at_least_nine_of_ten_codes_say_what_to_do() {
        let hinted = Code::ALL.iter().filter(|code| {
            let parts = Catalog::of(Language::English).parts(**code).unwrap();
            parts.keys().any(|part| part.starts_with("hint"))
        });
        assert!(hinted.count() * 10 >= Code::ALL.len() * 9);
    }

    #[test]
    fn values_fill_the_text_once_and_braces_of_authors_stay() {
        let diagnostic = Diagnostic::new(Code::UnknownKey, Span::start_of(FileId(0)))
            .with("key", "{known}\n")
            .with("of", "@question")
            .with("known", "id, kind");
        let wording = Catalog::of(Language::English).wording(&diagnostic);
        assert_eq!(wording.message, "`{known} ` means nothing in a question");
        assert_eq!(wording.hint.as_deref(), Some("known keys: id, kind"));
    }

    #[test]
    fn a_known_neighbour_changes_the_hint() {
        let diagnostic = Diagnostic::new(Code::UnknownKey, Span::start_of(FileId(0)))
            .with("key", "anwser")
            .with("of", "@question")
            .with("known", "answer")
            .with("near", "answer");
        assert_eq!(Catalog::of(Language::Chinese).wording(&diagnostic).hint.as_deref(), Some("是不是想写 `answer`？"));
    }
}
