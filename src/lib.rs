//! Coursewright compiles a folder of Markdown modules and YAML quizzes into a static training site.

pub mod course;
pub mod diagnostic;
pub mod parse;
pub mod source;
