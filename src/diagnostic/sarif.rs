//! Diagnostics in SARIF 2.1.0 (OASIS, *Static Analysis Results Interchange Format*), which code hosts and editors show.

use super::catalog::Catalog;
use super::report::{Json, JsonDiagnostic, JsonEnd, JsonRelated};
use super::{Code, Severity};
use crate::course::Language;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// Characters of a path that an address shows as they are.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The log of one run: exactly what `json` holds, with the kinds of mistakes that occur as rules.
#[must_use]
pub fn log(json: &Json, language: Language) -> Value {
    let catalog = Catalog::of(language);
    let codes: Vec<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|code| json.diagnostics.iter().any(|diagnostic| diagnostic.code == code.name()))
        .collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code, catalog)).collect();
    let results: Vec<Value> = json.diagnostics.iter().map(|diagnostic| result(diagnostic, &codes, catalog)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Coursewright",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "language": language.tag(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: Code, catalog: &Catalog) -> Value {
    let message = catalog.parts(code).and_then(|parts| parts.get("message")).map_or(code.name(), String::as_str);
    json!({
        "id": code.name(),
        "shortDescription": {"text": message},
        "defaultConfiguration": {"level": level(code.severity().word())},
    })
}

/// SARIF's word for how grave a mistake is, which is ours.
fn level(severity: &str) -> &'static str {
    if severity == Severity::Error.word() { "error" } else { "warning" }
}

fn result(diagnostic: &JsonDiagnostic, codes: &[Code], catalog: &Catalog) -> Value {
    // Readers show nothing but the message, so the mend stands in it.
    let text = match &diagnostic.hint {
        Some(hint) => format!("{}\n{}: {hint}", diagnostic.message, catalog.word("hint", &[])),
        None => diagnostic.message.clone(),
    };
    let place = place(&diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.end);
    let mut result = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": codes.iter().position(|code| code.name() == diagnostic.code),
        "level": level(diagnostic.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    });
    if let (Some(JsonRelated { file, line, column, end, message }), Some(result)) =
        (&diagnostic.related, result.as_object_mut())
    {
        let related = json!({
            "id": 0,
            "physicalLocation": self::place(file, *line, *column, *end),
            "message": {"text": message},
        });
        result.insert("relatedLocations".to_owned(), json!([related]));
    }
    result
}

fn place(file: &str, line: usize, column: usize, end: JsonEnd) -> Value {
    json!({
        "artifactLocation": {"uri": utf8_percent_encode(file, PATH).to_string()},
        "region": {"startLine": line, "startColumn": column, "endLine": end.line, "endColumn": end.column},
    })
}
