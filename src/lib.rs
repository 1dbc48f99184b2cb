//! Coursewright compiles a folder of Markdown modules and YAML quizzes into a static training site.
//!
//! ```text
//! load -> parse -> check -> render -> write
//! ```
//! Each stage has its own type: [`source::Sources`], [`course::Course`], [`check::Checked`]. The author's mistakes are
//! [`diagnostic::Diagnostic`]s, collected; the machine's failures are [`error::Error`]s, at once.

pub mod bank;
pub mod calculate;
pub mod certificate;
pub mod check;
pub mod cli;
pub mod command;
pub mod compile;
pub mod course;
pub mod diagnostic;
pub mod drill;
pub mod error;
pub mod figures;
pub mod format;
pub mod grade;
pub mod import;
pub mod letters;
pub mod parse;
pub mod render;
pub mod schema;
pub mod serve;
pub mod site;
pub mod source;
pub mod summary;
pub mod terminal;
pub mod wording;
pub mod write;

pub use command::run;
