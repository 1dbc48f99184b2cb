//! What is set up before the first customer of a chat drill comes: a page of settings that is walked through in order.
//! Its last step may save a text, which is then the drill's automatic greeting.

use serde::{Deserialize, Serialize};

/// A page of settings. What is absent in JSON has the default of its type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Setup {
    /// What the page is called.
    pub title: String,
    /// What is pressed, in this order.
    pub steps: Vec<SetupStep>,
    /// What stands on the page besides and leads nowhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub besides: Vec<SetupStep>,
    /// The text that the last step saves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saves: Option<SavedText>,
}

/// Something that is pressed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SetupStep {
    /// Its id.
    pub id: String,
    /// What stands on it.
    pub press: String,
    /// What is said when it is pressed out of order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// The text that the last step saves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SavedText {
    /// What the field is called.
    pub title: String,
    /// What it has to say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has: Vec<Wanted>,
    /// What it must not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub never: Vec<Wanted>,
}

/// Something that a saved text says or does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wanted {
    /// A name of `says`.
    pub say: String,
    /// What is said to a text that is refused for it.
    pub hint: String,
}
