//! The interface texts that pages carry for their scripts. Many pages carry the same, so each selection is made and
//! written once.

use super::json;
use super::needs::Wording;
use super::texts::Texts;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Which texts: groups of them, and of these those that such a page can come to show; all if that is not said.
type Selection = (&'static [&'static str], Option<Wording>);

/// The selections of one edition of the course, as they stand in pages.
#[derive(Default)]
pub struct PageTexts(Mutex<HashMap<Selection, Arc<RawValue>>>);

impl PageTexts {
    /// Those of `texts` that `selection` names, by their keys, as JSON that may stand in a page.
    ///
    /// # Errors
    /// None that is known: a map of texts is always written.
    pub fn of(&self, texts: &Texts, selection: Selection) -> Result<Arc<RawValue>, serde_json::Error> {
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = written.get(&selection) {
            return Ok(Arc::clone(found));
        }
        let (groups, wording) = &selection;
        let mut chosen = texts.of_groups(groups);
        if let Some(wording) = wording {
            wording.retain(&mut chosen);
        }
        let json = json::escaped(&chosen)?;
        let made: Arc<RawValue> = RawValue::from_string(json)?.into();
        written.insert(selection, Arc::clone(&made));
        Ok(made)
    }
}
