//! Reading YAML so that every mistake is found in one run and has its exact place.
//!
//! `serde_yaml` stops at the first mistake and loses places inside enums; authors deserve better, so files are
//! read as a [`Node`] tree and taken apart by a [`Mapping`] reader that notes mistakes and goes on.

mod mapping;
mod position;
mod scalar;
mod syntax;
mod tree;

pub use mapping::{Mapping, Schema, YES, YES_NO, is_empty, item};
pub use scalar::{MAX_ID, Scalar, is_id, place_of, text_of};
pub use syntax::MAX_DEPTH;
pub use tree::{Entry, MAX_NODES, Node, Value, read};
