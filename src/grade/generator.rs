//! Chance that can be repeated (rules G10): the same seed gives the same numbers, draws and orders in every language.

/// A generator of 32-bit numbers: xoshiro128** of Blackman and Vigna.
///
/// Not for secrets: whoever knows the seed knows the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generator {
    state: [u32; 4],
}

impl Generator {
    /// The generator for a seed, any text: an attempt's id (G10.2).
    #[must_use]
    pub fn new(seed: &str) -> Self {
        let mut counter = fnv1a(seed.as_bytes());
        let (first, second) = (split_mix(&mut counter), split_mix(&mut counter));
        Self { state: [low(first), high(first), low(second), high(second)] }
    }

    /// The generator in a given state, of which one number at least must not be 0 (all zeros yield zeros for ever).
    #[must_use]
    pub fn from_state(state: [u32; 4]) -> Self {
        Self { state }
    }

    /// The next number, 0 to 2³² − 1 (G10.1).
    pub fn next_number(&mut self) -> u32 {
        let state = &mut self.state;
        let number = state[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = state[1] << 9;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = state[3].rotate_left(11);
        number
    }

    /// A number from 0 to `bound` − 1, each as likely as the others; 0, without using a number, if `bound` is 0 or 1
    /// (G10.3).
    pub fn below(&mut self, bound: u32) -> u32 {
        if bound < 2 {
            return 0;
        }
        // 2³² modulo bound: that many numbers are refused, so that the rest divide evenly.
        let refused = bound.wrapping_neg() % bound;
        loop {
            let number = self.next_number();
            if number >= refused {
                return number % bound;
            }
        }
    }

    /// Puts the items into a random order, each order as likely as the others (G10.4). Lists of 2³² items and more
    /// are shuffled up to that length.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let bound = u32::try_from(last + 1).unwrap_or(u32::MAX);
            items.swap(last, self.below(bound) as usize);
        }
    }
}

/// The 64-bit FNV-1a hash of Fowler, Noll and Vo.
fn fnv1a(bytes: &[u8]) -> u64 {
    let step = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The next number of SplitMix64, by which the authors of xoshiro advise to fill its state.
fn split_mix(counter: &mut u64) -> u64 {
    *counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*counter ^ (*counter >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The lower 32 bits.
fn low(number: u64) -> u32 {
    (number & 0xffff_ffff) as u32
}

/// The upper 32 bits.
fn high(number: u64) -> u32 {
    (number >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_published_for_fnv1a() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn mixed_numbers_are_those_published_for_split_mix() {
        let mut counter = 1_234_567;
        assert_eq!(split_mix(&mut counter), 6_457_827_717_110_365_317);
        assert_eq!(split_mix(&mut counter), 3_203_168_211_198_807_973);
    }

    #[test]
    fn every_order_of_four_items_comes_up_about_equally_often() {
        let mut generator = Generator::new("orders");
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..24_000 {
            let mut items = [0, 1, 2, 3];
            generator.shuffle(&mut items);
            *counts.entry(items).or_insert(0_u32) += 1;
        }
        assert_eq!(counts.len(), 24);
        // 1,000 expected each; five standard deviations are about 155.
        assert!(counts.values().all(|count| (845..=1155).contains(count)), "{counts:?}");
    }
}
