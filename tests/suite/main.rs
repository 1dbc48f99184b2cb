//! The suite: what the command does, seen from outside. One binary, so that it links once.

mod architecture;
mod commands;
mod diagnostics;
mod grading;
mod mutation;
mod project;
