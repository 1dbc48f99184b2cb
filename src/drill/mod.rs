//! Drills: what a trainee's log makes of a script, and what it earns, by the rules G17 to G19 and G22 of `GRADING.md`.
//!
//! Pure: a script and a log in, conversations and points out. `themes/default/app/drill/` does the same in the
//! browser, under the same file names and with the same test vectors.

mod assemble;
mod conversation;
mod figures;
mod log;
mod model;
mod need;
mod opened;
mod replay;
mod said;
mod score;
mod setup;
mod speed;
#[cfg(test)]
mod tests;

pub use assemble::{Offer, card_text, language_list, phrases, script, speed_phrases, speed_script};
pub use conversation::{Conversation, From, Message, Promise, Status, Wait};
pub use figures::Times;
pub use log::{Act, Event, clean};
pub use model::model_run;
pub use need::{CheckpointScore, Missed};
pub use replay::replay;
pub use said::{Moment, says_alone};
pub use score::{DrillScore, LanguageCount, score, score_by};
pub use speed::{AskedItem, AskedPart, Outcome, SpeedResult, SpeedScore, SpeedScript, score_speed};
