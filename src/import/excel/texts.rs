//! How long the texts of an old workbook (.xls) are, which stand in a table of their own: a cell names one by its number, and
//! the reader gives it a copy.

use super::records::{EOF, records};

/// The table of texts.
const SST: u16 = 0x00FC;
/// What did not fit into the record before it.
const CONTINUE: u16 = 0x003C;

/// At most how many bytes each text comes to, by its number, up to where the table cannot be read; the reader refuses it there.
/// Source of the layout: Microsoft, [MS-XLS] 2.4.265 and 2.5.293.
pub fn lengths(stream: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut globals = records(stream).take_while(|(number, _)| *number != EOF).peekable();
    while let Some((number, content)) = globals.next() {
        if number != SST {
            continue;
        }
        let mut table = Table { rest: content.get(8..).unwrap_or_default(), further: Vec::new() };
        while let Some((_, content)) = globals.next_if(|(number, _)| *number == CONTINUE) {
            table.further.push(content);
        }
        table.further.reverse();
        // Of several tables the last one counts.
        found.clear();
        while !table.rest.is_empty() || table.go_on() {
            match table.length() {
                Some(length) => found.push(length),
                None => break,
            }
        }
    }
    found
}

/// What is left of the table: of the record that is being read, and the records behind it, the next one last.
struct Table<'a> {
    rest: &'a [u8],
    further: Vec<&'a [u8]>,
}

impl Table<'_> {
    /// Goes on to the next record, if there is one.
    fn go_on(&mut self) -> bool {
        let next = self.further.pop();
        self.rest = next.unwrap_or(self.rest);
        next.is_some()
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*taken)
    }

    /// Reads one text and gives its length.
    fn length(&mut self) -> Option<usize> {
        if self.rest.is_empty() {
            return Some(0);
        }
        let [low, high, flags] = self.take()?;
        let letters = usize::from(u16::from_le_bytes([low, high]));
        let formats = if flags & 8 == 0 { 0 } else { 4 * usize::from(u16::from_le_bytes(self.take()?)) };
        let sounds = if flags & 4 == 0 { 0 } else { u32::from_le_bytes(self.take()?) as usize };
        let mut width = usize::from(flags & 1) + 1;
        let mut left = letters;
        loop {
            let here = left.min(self.rest.len() / width);
            self.rest = &self.rest[here * width..];
            left -= here;
            if left == 0 {
                break;
            }
            // In every record a text says anew how wide its letters are.
            if !self.go_on() {
                return None;
            }
            let [flags] = self.take()?;
            width = usize::from(flags & 1) + 1;
        }
        self.skip(formats + sounds)?;
        // A letter of two bytes is at most three in UTF-8.
        Some(3 * letters)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.rest.is_empty() && !self.go_on() {
                return None;
            }
            let here = count.min(self.rest.len());
            self.rest = &self.rest[here..];
            count -= here;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap();
        [&number.to_le_bytes()[..], &length.to_le_bytes()[..], content].concat()
    }

    /// The lengths in a table of these pieces, each in a record of its own.
    fn of(pieces: &[&[u8]]) -> Vec<usize> {
        let (first, others) = pieces.split_first().unwrap();
        let mut stream = record(SST, &[&[0; 8], *first].concat());
        others.iter().for_each(|piece| stream.extend(record(CONTINUE, piece)));
        lengths(&stream)
    }

    #[test]
    fn texts_narrow_and_wide_with_formats_and_sounds_are_as_long_as_they_say() {
        let narrow = b"\x02\0\0ab";
        let wide = b"\x01\0\x01\x32\x75";
        let formatted = b"\x01\0\x08\x02\0a12345678";
        let sounded = b"\x01\0\x05\x03\0\0\0\x32\x75xyz";
        assert_eq!(of(&[&[&narrow[..], wide, formatted, sounded, narrow].concat()]), [6, 3, 3, 3, 6]);
    }

    #[test]
    fn a_text_goes_on_in_the_next_record_in_letters_of_another_width() {
        assert_eq!(of(&[b"\x03\0\0a", b"\x01\x32\x75\x32\x75\x01\0\0b"]), [9, 3]);
        assert_eq!(of(&[b"\x01\0\x08\x02\0a1234", b"5678\x01\0\0b"]), [3, 3], "formats have no width");
        assert_eq!(of(&[b"\x01\0\0a", b"\x02\0\0bc"]), [3, 6], "a text may begin a record");
    }

    #[test]
    fn a_table_that_is_cut_off_tells_what_stands_before() {
        let whole = b"\x01\0\0a\x02\0\x0c\x01\0\x02\0\0\0bc1234xy";
        for end in 0..whole.len() {
            assert_eq!(of(&[&whole[..end]]), [3_usize].repeat(usize::from(end >= 4)), "{end}");
        }
        assert_eq!(of(&[whole]), [3, 6]);
    }
}
