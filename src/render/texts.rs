//! Interface texts: the words on buttons and headings, in one language.
//!
//! A file `language/<tag>.yaml` of the theme maps flat keys such as `quiz.check` to texts; a text may contain
//! placeholders such as `{minutes}`. The first part of a key says who shows it: see `themes/default/README.md`.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::Arc;
use tera::{Kwargs, State, Tera, Value};

/// The interface texts of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// Reads a language file.
    ///
    /// # Errors
    /// What is wrong with the file, with line and column where the YAML parser knows them.
    pub fn parse(yaml: &str) -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str(yaml).map(Self)
    }

    /// The same texts, with those of `fallback` where a key is missing.
    #[must_use]
    pub fn or(mut self, fallback: &Self) -> Self {
        for (key, text) in &fallback.0 {
            self.0.entry(key.clone()).or_insert_with(|| text.clone());
        }
        self
    }

    /// The text with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The text with this key and its placeholders filled; the key itself if there is no such text.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let value_of = |wanted: &str| values.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
        filled(self.get(key).unwrap_or(key), value_of)
    }

    /// Every text whose key begins with one of `groups` and a point.
    #[must_use]
    pub fn of_groups(&self, groups: &[&str]) -> BTreeMap<&str, &str> {
        let of_group = |group: &&str| {
            let start = format!("{group}.");
            let from = self.0.range::<str, _>((Bound::Included(start.as_str()), Bound::Unbounded));
            from.take_while(move |(key, _)| key.starts_with(&start)).map(|(key, text)| (key.as_str(), text.as_str()))
        };
        groups.iter().flat_map(of_group).collect()
    }

    /// All keys with their texts, ordered by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// Gives templates the filter `text`: the text with the name before it, as it stands; and the function `text`: the text with the
    /// name `key`, its placeholders filled from the other arguments.
    pub fn register(&self, tera: &mut Tera) {
        // Most have no placeholders, and pages ask for the same ones again and again.
        let texts: HashMap<String, Value> =
            self.iter().map(|(key, text)| (key.to_owned(), Value::normal_string(text))).collect();
        let texts = Arc::new(texts);
        let find = move |key: &str| {
            let missing = || tera::Error::message(format!("there is no interface text `{key}` in the language files"));
            texts.get(key).cloned().ok_or_else(missing)
        };
        let named = find.clone();
        tera.register_filter("text", move |key: &str, _: Kwargs, _: &State| -> tera::TeraResult<Value> { named(key) });
        tera.register_function("text", move |arguments: Kwargs, _: &State| -> tera::TeraResult<Value> {
            let text = find(arguments.must_get("key")?)?;
            let is_value = |name: &str| name != "key";
            if !arguments.iter().any(|(name, _)| name.as_str().is_some_and(is_value)) {
                return Ok(text);
            }
            let value_of = |wanted: &str| {
                let found = arguments.iter().find(|(name, _)| name.as_str() == Some(wanted) && is_value(wanted));
                found.map(|(_, value)| value.to_string())
            };
            Ok(Value::from(filled(text.as_str().unwrap_or_default(), value_of)))
        });
    }
}

/// `text` with the value of each placeholder in its place; one without a value stays.
fn filled<V: AsRef<str>>(text: &str, value_of: impl Fn(&str) -> Option<V>) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        filled.push_str(before);
        let placeholder = from.split_once('}').and_then(|(name, behind)| Some((value_of(name)?, behind)));
        rest = if let Some((value, behind)) = placeholder {
            filled.push_str(value.as_ref());
            behind
        } else {
            filled.push('{');
            from
        };
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Language;
    use std::collections::BTreeSet;

    #[test]
    fn placeholders_are_filled_and_missing_texts_come_from_the_fallback() {
        let fallback = Texts::parse("quiz.check: Check\nquiz.next: Next").unwrap();
        let texts = Texts::parse("quiz.check: 检查第 {number} 题").unwrap().or(&fallback);
        assert_eq!(texts.fill("quiz.check", &[("number", "3")]), "检查第 3 题");
        assert_eq!(texts.fill("quiz.next", &[]), "Next");
        let odd = Texts::parse("quiz.check: '{{number}} {other} {a'").unwrap();
        assert_eq!(odd.fill("quiz.check", &[("number", "{a}"), ("a", "4")]), "{{a}} {other} {a");
        assert_eq!(texts.of_groups(&["quiz"]).len(), 2);
        assert_eq!(texts.of_groups(&["qui", "page"]).len(), 0);
    }

    #[test]
    fn templates_get_texts_by_a_filter_and_filled_ones_by_a_function() {
        let texts = Texts::parse("quiz.next: '<下一题>'\nquiz.number: 第 {number} 题，共 {count} 题").unwrap();
        let mut tera = Tera::default();
        tera.autoescape_on(vec![""]);
        texts.register(&mut tera);
        let mut render = |template: &str| {
            tera.add_raw_template("one", template).unwrap();
            tera.render("one", &tera::context! { place => "next" }).map_err(|error| error.to_string())
        };
        for next in ["{{ \"quiz.next\" | text }}", "{{ (\"quiz.\" ~ place) | text }}", "{{ text(key=\"quiz.next\") }}"]
        {
            assert_eq!(render(next).unwrap(), "&lt;下一题&gt;", "{next}");
        }
        assert_eq!(render("{{ text(key=\"quiz.number\", number=3, count=20) }}").unwrap(), "第 3 题，共 20 题");
        assert_eq!(render("{{ \"quiz.number\" | text }}").unwrap(), "第 {number} 题，共 {count} 题");
        for missing in ["{{ \"quiz.nest\" | text }}", "{{ text(key=\"quiz.nest\") }}"] {
            let error = render(missing).unwrap_err();
            assert!(error.contains("there is no interface text `quiz.nest` in the language files"), "{error}");
        }
    }

    #[test]
    fn all_languages_have_the_same_keys_with_the_same_placeholders() {
        let placeholders = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
        };
        let shape = |language| -> BTreeMap<String, BTreeSet<String>> {
            let texts = crate::render::built_in::built_in_texts(language).unwrap();
            texts.iter().map(|(key, text)| (key.to_owned(), placeholders(text))).collect()
        };
        let chinese = shape(Language::Chinese);
        assert!(chinese.len() > 30, "only {} texts", chinese.len());
        for language in Language::ALL {
            assert_eq!(shape(language), chinese, "{language}");
        }
    }
}
