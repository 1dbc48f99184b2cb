//! Grading: what a response to a question earns and whether a paper is passed, by the rules of `GRADING.md`.
//!
//! Pure: keys and responses in, points out. `themes/default/app/grade/` does the same in the browser, under the same
//! file names; `tests/vectors/` and a random comparison in `tests/suite/grading.rs` hold the two together.

mod attempts;
mod blank;
mod choice;
mod draw;
mod generator;
mod mark;
mod normalise;
mod numeric;
mod paper;
mod response;

pub use attempts::{Outcome, kept};
pub use draw::{Row, choice_order, draw_paper, most_filled};
pub use generator::Generator;
pub use mark::{Mark, full_response, grade};
pub use normalise::normalise;
pub use numeric::{Number, parse_number};
pub use paper::{Graded, ObjectiveScore, Score, grade_paper};
pub use response::Response;
