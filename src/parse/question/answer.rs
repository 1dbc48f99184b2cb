//! What the readers of all kinds of questions give, and what several of them ask.

use crate::course::{Key, Task, Traditional};
use crate::grade::traditional_of;
use crate::parse::reader::Reader;
use crate::parse::yaml::Mapping;
use crate::source::Span;

/// What a kind's reader finds.
pub(super) struct Answer {
    pub task: Task,
    pub key: Key,
    pub key_span: Span,
}

/// What of `texts`, which a question accepts, may be typed in traditional characters too: nothing unless the question
/// or its file says so.
pub(super) fn traditional<'t>(
    mapping: &Mapping,
    texts: impl IntoIterator<Item = &'t String>,
    reader: &mut Reader,
) -> Traditional {
    let wanted = mapping.yes_no("traditional", reader.diagnostics).unwrap_or(reader.traditional);
    if wanted { traditional_of(texts.into_iter().map(String::as_str)) } else { Traditional::new() }
}
