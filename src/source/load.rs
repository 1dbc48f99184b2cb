//! Reads a project folder: every file once.
