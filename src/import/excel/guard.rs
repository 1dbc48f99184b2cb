//! Keeps a fault of the workbook reader, which other people write, from ending the program: hostile workbooks make it index
//! out of bounds. What it was doing is thrown away, and the file is refused.

use super::super::report::Refusal;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether this thread is inside the reader, where a fault is expected and not worth a message of its own.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Does `work`; a fault in it refuses the file. `work` must not leave anything half done that is used afterwards.
///
/// # Errors
/// Those of `work`, or that the file is damaged.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    static SILENCED: Once = Once::new();
    SILENCED.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |fault| {
            if !INSIDE.get() {
                before(fault);
            }
        }));
    });
    INSIDE.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(false);
    done.unwrap_or_else(|_| Err(Refusal::Damaged("the reader of workbooks gave up".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_refuses_the_file_and_the_next_one_is_read() {
        let none: Vec<u8> = Vec::new();
        let fault: Result<u8, Refusal> = guarded(|| Ok(none[usize::from(none.is_empty())]));
        assert_eq!(fault, Err(Refusal::Damaged("the reader of workbooks gave up".to_owned())));
        assert_eq!(guarded(|| Ok(7)), Ok(7));
    }
}
