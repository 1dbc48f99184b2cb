//! Variables of drills: `{order}` in a text stands for what the drill or one of its customers says.

use crate::diagnostic::{Code, Diagnostic};
use crate::parse::yaml::{self, Mapping, Scalar, Value};
use std::collections::BTreeMap;

/// The name that stands for the customer's own.
const CUSTOMER: &str = "customer";
/// The longest name, in characters.
const LONGEST_NAME: usize = 32;

/// The values of variables, of the drill and of each customer.
#[derive(Debug, Default)]
pub struct Variables {
    /// For the whole drill.
    pub drill: BTreeMap<String, String>,
    /// For each customer.
    pub customers: BTreeMap<String, BTreeMap<String, String>>,
    /// Whether those of the drill could not be read: then no name that lacks a value is another mistake.
    pub unread: bool,
}

impl Variables {
    /// The variables of the drill itself.
    pub fn of_drill(mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let unread = mapping.get("variables").is_some_and(|entry| !matches!(entry.node.value, Value::Mapping(_)));
        let drill = table(mapping, "variables", diagnostics).into_iter().collect();
        Self { drill, unread, ..Self::default() }
    }

    /// The text with the values of its variables, in the conversation of `customer` or in none. A name without a
    /// value is noted.
    pub fn fill(&self, text: Scalar, customer: Option<&str>, diagnostics: &mut Vec<Diagnostic>) -> String {
        let mut filled = String::new();
        let mut rest = text.text.trim();
        while let Some((before, name, after)) = split(rest) {
            filled.push_str(before);
            match self.value(name, customer) {
                Some(value) => filled.push_str(value),
                None if self.unread => {}
                None => diagnostics.push(self.unknown(name, text, customer)),
            }
            rest = after;
        }
        filled + rest
    }

    /// Notes the names in a text that some conversation has no value for; the text itself is filled in later.
    pub fn probe(&self, text: Scalar, diagnostics: &mut Vec<Diagnostic>) {
        let mut rest = text.text;
        while let Some((_, name, after)) = split(rest) {
            let everywhere = self.unread || self.drill.contains_key(name) || name == CUSTOMER;
            if !everywhere && !self.customers.values().all(|own| own.contains_key(name)) {
                diagnostics.push(self.unknown(name, text, None));
            }
            rest = after;
        }
    }

    fn value(&self, name: &str, customer: Option<&str>) -> Option<&str> {
        let own = customer.and_then(|customer| self.customers.get(customer)).and_then(|own| own.get(name));
        own.or_else(|| self.drill.get(name)).map(String::as_str)
    }

    fn unknown(&self, name: &str, text: Scalar, customer: Option<&str>) -> Diagnostic {
        let own = customer.and_then(|customer| self.customers.get(customer));
        let mut known: Vec<&str> =
            self.drill.keys().chain(own.into_iter().flat_map(BTreeMap::keys)).map(String::as_str).collect();
        known.sort_unstable();
        known.dedup();
        Diagnostic::new(Code::TextVariable, text.span)
            .with("name", name)
            .with("known", known.join(", "))
            .with_nearest(name, known.iter().copied())
    }
}

/// What stands before the first `{name}`, the name, and what stands behind it. Other braces are text.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find('{')?;
        let inside = text.get(open + 1..)?;
        let length = inside.find(['{', '}'])?;
        let name = inside.get(..length)?;
        let is_name = inside.as_bytes().get(length) == Some(&b'}')
            && !name.is_empty()
            && name.chars().count() <= LONGEST_NAME
            && !name.contains(char::is_whitespace);
        if is_name {
            return Some((text.get(..open)?, name, inside.get(length + 1..)?));
        }
        from = open + 1;
    }
}

/// The names and values behind the key `variables`.
pub fn table(mapping: &Mapping, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let Some(entry) = mapping.get(key) else { return Vec::new() };
    let Value::Mapping(entries) = &entry.node.value else {
        diagnostics.push(Diagnostic::new(Code::NotAMapping, entry.node.span).with("of", "@rows"));
        return Vec::new();
    };
    let pairs = entries.iter().filter_map(|entry| {
        let text = yaml::item(&entry.node, &entry.key, diagnostics)?;
        Some((entry.key.to_string(), text.text.trim().to_owned()))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn only_names_in_braces_are_variables() {
        assert_eq!(split("订单 {order} 已到"), Some(("订单 ", "order", " 已到")));
        assert_eq!(split("{ a } {b}"), Some(("{ a } ", "b", "")));
        assert_eq!(split("{{b}}"), Some(("{", "b", "}")));
        assert_eq!(split("{}"), None);
        assert_eq!(split("{没有完"), None);
    }
}
