//! Damaged files never make a parser panic, hang, take memory without end or let through what it should clean: seeds from
//! the fixtures and the shipped course, damaged by chance, examined by what each parser promises.
//!
//! The test below runs a fixed number of rounds with fixed seeds. `cargo xtask fuzz` runs `campaign` with new ones for as
//! long as wanted; every find becomes a fixture.

mod banks;
mod campaign;
mod course;
mod damage;
mod texts;

use coursewright::grade::Generator;

/// Files by their paths, with their bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// What is damaged: files that belong together, and which of them may be hit.
pub struct Seed {
    /// All files.
    pub files: Files,
    /// The positions of those that are damaged.
    pub targets: Vec<usize>,
}

/// A parser under test.
pub struct Parser {
    /// What it is called on the command line.
    pub name: &'static str,
    /// How many rounds the test below runs.
    pub rounds: u32,
    /// What it is given, before any damage.
    pub seeds: fn() -> Vec<Seed>,
    /// Damages one file of a seed.
    pub damage: fn(&Seed, &mut Generator) -> Files,
    /// Reads the files and panics where a promise is broken.
    pub examine: fn(&Files),
}

/// Every parser, with what it reads.
pub fn parsers() -> Vec<Parser> {
    [course::parsers(), banks::parsers(), texts::parsers()].into_iter().flatten().collect()
}

impl Parser {
    /// The files of the round that is named so.
    pub fn files(&self, seeds: &[Seed], round: &str) -> Files {
        let mut random = Generator::new(round);
        let seed = &seeds[random.below(u32::try_from(seeds.len()).unwrap()) as usize];
        (self.damage)(seed, &mut random)
    }
}

/// Says on which round a test failed.
struct Named(String);

impl Drop for Named {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("in round {}", self.0);
        }
    }
}

#[test]
fn damaged_files_are_diagnosed_and_no_parser_panics() {
    for parser in parsers() {
        let seeds = (parser.seeds)();
        for round in 0..parser.rounds {
            let named = Named(format!("{} {round}", parser.name));
            (parser.examine)(&parser.files(&seeds, &named.0));
        }
    }
}

#[test]
fn every_parser_has_seeds_and_undamaged_they_break_no_promise() {
    for parser in parsers() {
        let seeds = (parser.seeds)();
        assert!(!seeds.is_empty(), "{}", parser.name);
        for (index, seed) in seeds.iter().enumerate() {
            let _named = Named(format!("seed {index} of {}", parser.name));
            (parser.examine)(&seed.files);
        }
    }
}
