//! From the author's texts to the course.

pub mod markdown;
