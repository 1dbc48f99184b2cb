//! JSON that may stand inside a page and inside a classic script.
//!
//! A raw `</script>` in a data block would end it, and `<!--<script>` would swallow the rest of the page;
//! U+2028 and U+2029 end a line in old scripts. None of these characters can stand outside a JSON text's strings.

use encoding_rs::UTF_8;
use memchr::{memchr, memchr3};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::borrow::Cow;
use std::io;

/// `value` as JSON with `<`, `>`, `&`, U+2028 and U+2029 as `\uXXXX`; parsing gives back the very same value.
///
/// # Errors
/// When `value` cannot be written as JSON, for example a map whose keys are no texts.
pub fn escaped(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut written = Vec::with_capacity(4096);
    escape_to(&mut written, value)?;
    Ok(text(&written).into_owned())
}

/// Writes [`escaped`] behind what `written` holds.
///
/// # Errors
/// As [`escaped`].
pub fn escape_to(written: &mut Vec<u8>, value: &impl Serialize) -> Result<(), serde_json::Error> {
    value.serialize(&mut Serializer::with_formatter(written, Harmless))
}

/// What was written, which is UTF-8: texts, and escapes in ASCII.
#[must_use]
pub fn text(written: &[u8]) -> Cow<'_, str> {
    // In a sixth of the time that the standard library takes to look at the bytes.
    UTF_8.decode_without_bom_handling(written).0
}

/// Bytes.
const SHORT: usize = 24;

/// Compact JSON whose texts hold none of the five characters.
struct Harmless;

impl Formatter for Harmless {
    /// `fragment` is a part of a text that JSON itself leaves as it is.
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment.as_bytes();
        // Most are a word, for which a look at each byte takes less time than the beginning of a fast search.
        if rest.len() < SHORT && !rest.iter().any(|byte| matches!(byte, b'<' | b'>' | b'&' | 0xe2)) {
            return writer.write_all(rest);
        }
        while let Some(at) = memchr3(b'<', b'>', b'&', rest) {
            write_lines(writer, &rest[..at])?;
            write!(writer, "\\u{:04x}", rest[at])?;
            rest = &rest[at + 1..];
        }
        write_lines(writer, rest)
    }
}

/// Writes UTF-8 with U+2028 and U+2029 escaped.
fn write_lines<W: ?Sized + io::Write>(writer: &mut W, mut rest: &[u8]) -> io::Result<()> {
    let mut from = 0;
    // Their first byte is that of “ and ” and others.
    while let Some(at) = memchr(0xe2, &rest[from..]) {
        let at = from + at;
        let escape = match rest[at..] {
            [_, 0x80, 0xa8, ..] => b"\\u2028",
            [_, 0x80, 0xa9, ..] => b"\\u2029",
            _ => {
                from = at + 1;
                continue;
            }
        };
        writer.write_all(&rest[..at])?;
        writer.write_all(escape)?;
        (rest, from) = (&rest[at + 3..], 0);
    }
    writer.write_all(rest)
}

/// A script that sets the global `variable` to `value`: structs of texts, numbers and maps with text keys, which are
/// always written. `room`: about how many bytes it will have.
#[must_use]
pub fn script_of(variable: &str, value: &impl Serialize, room: usize) -> Vec<u8> {
    let mut script = Vec::with_capacity(room);
    script.extend_from_slice(format!("window.{variable}=").as_bytes());
    drop(escape_to(&mut script, value));
    script.extend_from_slice(b";\n");
    script
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_data_block_can_end_it_and_the_value_survives() {
        let value = ["</script><!--<script>", "a & b", "\u{2028}“\u{2029}”…\u{2028}", "客服 \"您好\" \\"];
        let json = escaped(&value).unwrap();
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
        assert_eq!(serde_json::from_str::<[String; 4]>(&json).unwrap(), value);
    }
}
