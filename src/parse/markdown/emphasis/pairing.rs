//! Pairs runs of delimiters: the algorithm of CommonMark ("process emphasis") with the parser's bounds, which keep
//! it linear.

use super::{Piece, Run};

/// A run that may still be closed.
#[derive(Debug, Clone, Copy)]
struct Opener {
    /// Its place in the list of pieces.
    index: usize,
    byte: u8,
    /// How many of its delimiters are free.
    count: usize,
    /// How many it has in all: the rule of three asks for it.
    length: usize,
    both: bool,
}

/// Below which height of the stack a closer of some sort will find nothing: it was looked for before.
#[derive(Default)]
struct Bounds {
    tilde: usize,
    /// For `*` and `_`: by the closer's length modulo three.
    by_length: [[usize; 3]; 2],
    /// For `*` and `_`: for closers that cannot open.
    only_closers: [usize; 2],
}

impl Bounds {
    fn get(&self, byte: u8, length: usize, both: bool) -> usize {
        let Some(sort) = sort(byte) else { return self.tilde };
        let bound = self.by_length[sort][length % 3];
        if both { bound } else { bound.min(self.only_closers[sort]) }
    }

    fn set(&mut self, byte: u8, length: usize, both: bool, bound: usize) {
        let Some(sort) = sort(byte) else {
            self.tilde = bound;
            return;
        };
        self.by_length[sort][length % 3] = bound;
        if !both {
            self.only_closers[sort] = bound;
        }
    }

    fn lower_to(&mut self, height: usize) {
        let all = self.by_length.iter_mut().flatten().chain(&mut self.only_closers);
        for bound in all.chain([&mut self.tilde]) {
            *bound = height.min(*bound);
        }
    }
}

fn sort(byte: u8) -> Option<usize> {
    match byte {
        b'*' => Some(0),
        b'_' => Some(1),
        _ => None,
    }
}

/// Pairs the runs that stand at `scope` in `pieces`.
pub(super) fn pair(pieces: &mut [Piece], scope: &[usize]) {
    let mut stack: Vec<Opener> = Vec::new();
    let mut bounds = Bounds::default();
    for &index in scope {
        let Some(Piece::Run(run)) = pieces.get(index) else { continue };
        let (byte, length, opens, closes) = (run.byte, run.length, run.opens, run.closes);
        let both = opens && closes;
        let mut count = length;
        while closes && count > 0 {
            let Some(found) = find(&stack, &mut bounds, byte, length, both) else { break };
            let opener = stack[found];
            stack.truncate(found);
            bounds.lower_to(found);
            let joined = count.min(opener.count);
            join(pieces, opener.index, index, joined);
            if opener.count > joined {
                stack.push(Opener { count: opener.count - joined, ..opener });
            }
            count -= joined;
        }
        if opens && count > 0 {
            bounds.tilde = if byte == b'~' { bounds.tilde.min(stack.len()) } else { bounds.tilde };
            stack.push(Opener { index, byte, count, length, both });
        }
    }
}

/// The place in the stack of the opener that a closer closes.
fn find(stack: &[Opener], bounds: &mut Bounds, byte: u8, length: usize, both: bool) -> Option<usize> {
    let bound = bounds.get(byte, length, both).min(stack.len());
    let found = stack[bound..].iter().rposition(|opener| {
        let lengths_fit = match byte {
            b'~' => length == opener.length,
            _ => (!both && !opener.both) || !(length + opener.length).is_multiple_of(3) || length.is_multiple_of(3),
        };
        opener.byte == byte && lengths_fit
    });
    if found.is_none() {
        bounds.set(byte, length, both, stack.len());
    }
    found.map(|at| bound + at)
}

fn join(pieces: &mut [Piece], opener: usize, closer: usize, count: usize) {
    let (left, right) = pieces.split_at_mut(closer);
    if let (Some(Piece::Run(opener)), Some(Piece::Run(closer))) = (left.get_mut(opener), right.first_mut()) {
        Run::join(opener, closer, count);
    }
}
