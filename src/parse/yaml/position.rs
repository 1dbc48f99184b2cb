//! From the parser's character counts to byte offsets.

/// How many characters lie between two remembered offsets.
const STRIDE: usize = 16;

/// Byte offsets of a text's characters: every 16th is remembered, the rest is walked.
pub struct Positions<'t> {
    text: &'t str,
    /// Empty for a text of ASCII only, where characters are bytes.
    marks: Vec<u32>,
}

impl<'t> Positions<'t> {
    /// Prepares `text`.
    pub fn new(text: &'t str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(STRIDE).map(|(byte, _)| u32::try_from(byte).unwrap_or(u32::MAX)).collect()
        };
        Self { text, marks }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The byte offset of the character with this index; the text's length for an index behind the end.
    pub fn byte(&self, index: usize) -> usize {
        if self.marks.is_empty() {
            return index.min(self.text.len());
        }
        let Some(mark) = self.marks.get(index / STRIDE) else { return self.text.len() };
        let mark = *mark as usize;
        self.text[mark..].char_indices().nth(index % STRIDE).map_or(self.text.len(), |(offset, _)| mark + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn every_character_of_a_mixed_text_is_found() {
        let text = "题 a\u{1F600}é".repeat(50);
        let positions = Positions::new(&text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(positions.byte(index), byte);
        }
        assert_eq!(positions.byte(100_000), text.len());
    }
}
