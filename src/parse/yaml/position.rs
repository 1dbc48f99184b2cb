//! From the parser's character counts to byte offsets.

/// Byte offsets of a text's characters. They are asked for one near the other, so each is found from the one before.
pub struct Positions<'t> {
    text: &'t str,
    /// A character and its byte offset: those asked for last.
    last: (usize, usize),
}

impl<'t> Positions<'t> {
    /// Prepares `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, last: (0, 0) }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The byte offset of the character with this index; the text's length for an index behind the end.
    pub fn byte(&mut self, index: usize) -> usize {
        let (known, offset) = self.last;
        let (before, behind) = self.text.split_at(offset);
        let byte = match index.checked_sub(known) {
            Some(0) => offset,
            Some(passed) => {
                let mut rest = behind.chars();
                if rest.nth(passed - 1).is_none() {
                    return self.text.len();
                }
                self.text.len() - rest.as_str().len()
            }
            None => {
                let mut rest = before.chars();
                let _ = rest.nth_back(known - index - 1);
                rest.as_str().len()
            }
        };
        self.last = (index, byte);
        byte
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn every_character_of_a_mixed_text_is_found() {
        let text = "题 a\u{1F600}é".repeat(50);
        let mut positions = Positions::new(&text);
        let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        for (index, byte) in places.iter().enumerate() {
            assert_eq!(positions.byte(index), *byte);
        }
        // Back and forth, in steps of any length.
        for index in (0..places.len()).map(|step| step * 149 % places.len()) {
            assert_eq!(positions.byte(index), places[index]);
            assert_eq!(positions.byte(100_000), text.len());
        }
    }
}
