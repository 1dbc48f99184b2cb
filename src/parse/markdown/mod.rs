//! Markdown.
mod character;
mod emphasis;
