//! What a bank of questions shows to somebody who knows nothing: cues in the wording, how far guessing gets, and how the bank
//! is made up. Pure: a course in, figures out.

mod chance;
mod cues;
mod report;
#[cfg(test)]
pub mod sample;
mod statistics;
mod strategy;

pub use chance::by_chance;
pub use cues::{
    absolute_words, cautious_words, is_readable, is_wide, is_word, lower, parts, reading_length, stands_in, word, words,
};
pub use report::report;
pub use statistics::{BOUND, Guessing, Keys, QuizStatistics, Statistics};
pub use strategy::Strategy;
