//! Grading: what a response to a question earns and whether a paper is passed, by the rules of `GRADING.md`.
//!
//! Pure: keys and responses in, points out. `themes/default/app/grade/` does the same in the browser, under the same
//! file names; `tests/vectors/` and a random comparison in `tests/suite/grading.rs` hold the two together.

mod attempts;
mod blank;
mod choice;
mod draw;
mod formula;
mod generator;
mod kinds;
mod mark;
mod normalise;
mod numeric;
mod order;
mod pairs;
mod paper;
mod passage;
mod ratio;
mod response;
mod traditional;
mod variant;
mod write;

pub use attempts::{Outcome, kept};
pub use draw::{Row, choice_order, draw_paper, most_filled};
pub use formula::{FUNCTIONS, Fault, Formula};
pub use generator::Generator;
pub use kinds::{full_response, grade};
pub use mark::Mark;
pub(crate) use normalise::{is_space, is_word};
pub use normalise::{normalise, normalise_with};
pub use numeric::{Number, parse_number};
pub use pairs::pair;
pub use paper::{Graded, ObjectiveScore, Score, grade_paper};
pub use ratio::{Failure, Ratio};
pub use response::Response;
pub use traditional::{traditional_characters, traditional_of};
pub use variant::{Drawn, GREATEST, MOST_VALUES, answer_for, draw, drawn_before};
