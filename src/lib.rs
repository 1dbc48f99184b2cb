//! Coursewright compiles a folder of Markdown modules and YAML quizzes into a static training site.

pub mod course;
pub mod diagnostic;
pub mod error;
pub mod serve;
pub mod site;
pub mod source;
pub mod write;

pub use error::Error;
