//! The suite: what the command does, seen from outside. One binary, so that it links once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // test code throughout

mod architecture;
mod broken;
mod cascades;
mod certificate;
mod commands;
mod diagnostics;
mod drills;
mod exercises;
mod fixture;
mod fuzz;
mod grading;
mod import;
mod library;
mod pages;
mod practised;
mod project;
mod remembering;
mod rows;
mod schema;
mod service;
mod shipped;
mod summary;
mod templates;
mod trainer;
mod wording;
