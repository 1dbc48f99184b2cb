//! Scripts that are made of the whole course, late, because they are large and few pages need them.

use super::assets::hashed_path;
use super::json;
use std::sync::Arc;

/// A script made of the course: its path and its content.
pub type LateScript = (String, Arc<[u8]>);

/// A script that sets the global `variable` to `value`, under a name with the hash of its content.
pub fn late_script(name: &str, variable: &str, value: &impl serde::Serialize) -> LateScript {
    let script = script_of(variable, value);
    (hashed_path(name, &script), script)
}

/// The content of a script that sets the global `variable` to `value`.
pub fn script_of(variable: &str, value: &impl serde::Serialize) -> Arc<[u8]> {
    // Structs of texts, numbers and maps with text keys are always written.
    let json = json::escaped(value).unwrap_or_default();
    Arc::from(format!("window.{variable}={json};\n").into_bytes())
}
