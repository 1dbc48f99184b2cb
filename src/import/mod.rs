//! Question banks of other programs as quiz files: Excel and CSV tables, GIFT, Aiken, Moodle XML, numbered text.
//!
//! ```text
//! bytes -> Raw or Draft (one file a format) -> Draft (interpret) -> checked by our own parser -> YAML
//! ```
//! Nothing is dropped in silence: what is changed or left out stands in the [`Report`] with its place and the reason.

mod aiken;
mod choices;
mod collect;
mod csv;
mod draft;
#[cfg(feature = "excel")]
mod excel;
mod format;
mod gap;
mod gift;
mod heads;
mod html;
mod id;
mod interpret;
mod key;
mod moodle;
mod pairs;
mod plain;
mod report;
mod table;
#[cfg(feature = "excel")]
mod template;
mod text;
mod words;
mod yaml;

pub use draft::{Choice, Draft, Place, Task};
pub use format::Format;
pub use report::{Change, Note, Reason, Refusal, Report};

use crate::course::Language;
use crate::source::{Decoded, Encoding, decode};
use collect::Collector;

/// The largest file that is read, in bytes.
pub const MAX_FILE: u64 = 32 * 1024 * 1024;

/// What is asked of an import.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format, if it is not to be recognised.
    pub from: Option<Format>,
    /// What the ids begin with; made from the file's name if absent.
    pub prefix: Option<String>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// What was detected, taken, changed and left out.
    pub report: Report,
    /// The name for the quiz file, without its ending: also the quiz's id.
    pub id: String,
    /// The quiz file; `None` when no question was taken.
    pub yaml: Option<String>,
}

/// The workbook to write questions into, in the language of its reader, as the bytes of an .xlsx file.
///
/// # Errors
/// [`Refusal::NoExcel`] when this program was built without workbooks, or [`Refusal::Damaged`] with what the writer says.
#[cfg(feature = "excel")]
pub fn template(language: Language) -> Result<Vec<u8>, Refusal> {
    template::xlsx(language).map_err(Refusal::Damaged)
}

/// Without workbooks there is no template.
///
/// # Errors
/// Always [`Refusal::NoExcel`].
#[cfg(not(feature = "excel"))]
pub fn template(_language: Language) -> Result<Vec<u8>, Refusal> {
    Err(Refusal::NoExcel)
}

/// Reads the question bank in `bytes`, a file of this `name`.
///
/// # Errors
/// When nothing of it can be read: an unknown format, a budget, an encoding.
pub fn import(name: &str, bytes: &[u8], options: &Options) -> Result<Imported, Refusal> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(Refusal::Large(MAX_FILE));
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let prefix = match &options.prefix {
        Some(prefix) if id::is_prefix(prefix) => prefix.clone(),
        Some(prefix) => return Err(Refusal::Prefix(prefix.clone())),
        None => id::prefix_of(stem),
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    let collector = if format::is_workbook(bytes) || options.from == Some(Format::Excel) {
        workbook(name, bytes)?
    } else {
        of_text(name, &ending.to_ascii_lowercase(), bytes, options.from)?
    };
    let (report, yaml) = collector.finish(&prefix, stem)?;
    Ok(Imported { report, id: prefix, yaml })
}

#[cfg(feature = "excel")]
fn workbook(name: &str, bytes: &[u8]) -> Result<Collector, Refusal> {
    let mut collector = Collector::new(name, Format::Excel, None);
    excel::read(bytes, &mut collector)?;
    Ok(collector)
}

#[cfg(not(feature = "excel"))]
fn workbook(_name: &str, _bytes: &[u8]) -> Result<Collector, Refusal> {
    Err(Refusal::NoExcel)
}

fn of_text(name: &str, ending: &str, bytes: &[u8], from: Option<Format>) -> Result<Collector, Refusal> {
    let (text, encoding) = match decode(bytes) {
        Decoded::Text(text, encoding) => (text, encoding),
        Decoded::Unreadable(at) => {
            let line = bytes[..at.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1;
            return Err(Refusal::Encoding(line));
        }
    };
    let format = from.or_else(|| format::of_text(&text, ending)).ok_or(Refusal::Unknown)?;
    let mut collector = Collector::new(name, format, Some(encoding).filter(|encoding| *encoding != Encoding::Utf8));
    match format {
        Format::Csv => csv::read(&text, &mut collector)?,
        Format::Gift => gift::read(&text, &mut collector),
        Format::Aiken => aiken::read(&text, &mut collector),
        Format::Moodle => moodle::read(&text, &mut collector)?,
        Format::Text => text::read(&text, &mut collector),
        Format::Excel => return Err(Refusal::Unknown),
    }
    Ok(collector)
}
