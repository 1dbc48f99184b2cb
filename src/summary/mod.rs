//! What the progress files of many trainees say together: which questions and facts go wrong, and where time goes, so that
//! the course can be made better.
//!
//! ```text
//! file      text of a file        -> ProgressFile   or why it is skipped
//! trainees  ProgressFiles         -> Trainees       the files of one person merged, as the pages would merge them
//! tally     Course, Trainees      -> Tally          counted
//! report    Tally, skipped files  -> text           for people, as JSON, as CSV
//! ```
//! Nothing here reads or writes files; `command/summary.rs` does.

mod file;
pub mod report;
mod tally;
mod trainees;

pub use file::{LARGEST_FILE, ProgressFile, Skipped, plain as shown};
pub use tally::{Counted, Reading, Share, Tally, Work};
pub use trainees::{Person, Trainee, merged};
