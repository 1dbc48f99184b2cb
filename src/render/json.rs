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
    let mut done = 0;
    for (at, byte) in plain.bytes().enumerate() {
        let (escape, length) = match byte {
            b'<' => ("\\u003c", 1),
            b'>' => ("\\u003e", 1),
            b'&' => ("\\u0026", 1),
            // The first byte of both, and of “ and ” and others.
            0xe2 if plain[at..].starts_with('\u{2028}') => ("\\u2028", 3),
            0xe2 if plain[at..].starts_with('\u{2029}') => ("\\u2029", 3),
            _ => continue,
        };
        safe.push_str(&plain[done..at]);
        safe.push_str(escape);
        done = at + length;
    }
    safe.push_str(&plain[done..]);
    Ok(safe)
}

/// A script that sets the global `variable` to `value`: structs of texts, numbers and maps with text keys, which are
/// always written.
#[must_use]
pub fn script_of(variable: &str, value: &impl Serialize) -> Arc<[u8]> {
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
