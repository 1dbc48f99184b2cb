//! Wording: what is to be said of a text that a trainee writes, while it is written (rules G15).
//!
//! Pure: a text and its rules in, findings out. `themes/default/app/wording/` does the same in the browser, under the
//! same file names and with the same test vectors.

mod check;
mod disguise;
mod fold;
mod negation;
mod phrase;
mod place;
mod prepared;
mod sentence;
mod sound;
mod text;

pub use check::{Finding, FindingKind, check};
pub use fold::{Character, fold};
pub use phrase::Variant;
pub use prepared::Prepared;
pub use sound::sounds_of;
