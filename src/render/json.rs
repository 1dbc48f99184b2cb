//! JSON that may stand inside a page and inside a classic script.
//!
//! A raw `</script>` in a data block would end it, and `<!--<script>` would swallow the rest of the page;
//! U+2028 and U+2029 end a line in old scripts. None of these characters can stand outside a JSON text's strings.

use serde::Serialize;
use std::sync::Arc;

/// `value` as JSON with `<`, `>`, `&`, U+2028 and U+2029 as `\uXXXX`; parsing gives back the very same value.
///
/// # Errors
/// When `value` cannot be written as JSON, for example a map whose keys are no texts.
pub fn escaped(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let plain = serde_json::to_string(value)?;
    let mut safe = String::with_capacity(plain.len() + plain.len() / 16);
    let mut rest = plain.as_str();
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let (before, from) = rest.split_at(at);
        safe.push_str(before);
        let mut characters = from.chars();
        safe.push_str(match characters.next() {
            Some('<') => "\\u003c",
            Some('>') => "\\u003e",
            Some('&') => "\\u0026",
            Some('\u{2028}') => "\\u2028",
            _ => "\\u2029",
        });
        rest = characters.as_str();
    }
    safe.push_str(rest);
    Ok(safe)
}

/// A script that sets the global `variable` to `value`.
pub fn script_of(variable: &str, value: &impl Serialize) -> Arc<[u8]> {
    // Structs of texts, numbers and maps with text keys are always written.
    let json = escaped(value).unwrap_or_default();
    Arc::from(format!("window.{variable}={json};\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_data_block_can_end_it_and_the_value_survives() {
        let value = ["</script><!--<script>", "a & b", "\u{2028}\u{2029}", "客服 \"您好\" \\"];
        let json = escaped(&value).unwrap();
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
        assert_eq!(serde_json::from_str::<[String; 4]>(&json).unwrap(), value);
    }
}
