//! The long run that `cargo xtask fuzz` starts: new seeds, so many minutes for each parser, every find kept as the files
//! that led to it.

use super::{Files, Parser, parsers};
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A round that works longer is a find.
const SLOW: Duration = Duration::from_secs(10);
/// A round that works longer will not end; the run ends with it.
const ENDLESS: Duration = Duration::from_secs(120);
/// A round that neither works nor ends for so long waits for something that does not come; the run ends with it.
const STUCK: Duration = Duration::from_secs(3_600);
/// More memory than this is a find, in megabytes: a workbook may unpack to 96 MB, and is read from that.
const MOST_MEMORY: u64 = 1_024;
/// Finds that are kept of one parser.
const MOST_FINDS: usize = 20;

/// What was said last by a fault in any thread.
static SAID: Mutex<String> = Mutex::new(String::new());
/// The round that runs: its name, its files, and when it began.
static RUNNING: Mutex<Option<(String, Files, Begun)>> = Mutex::new(None);

/// When something began. A busy machine must neither shorten the campaign nor make a round look slow, and the campaign may
/// be halted and continued: where the system tells it, work is counted, not waiting.
#[derive(Clone, Copy)]
struct Begun {
    at: Instant,
    processor: Option<Duration>,
}

impl Begun {
    fn now() -> Begun {
        Begun { at: Instant::now(), processor: processor_time() }
    }

    /// What the processor has worked since; where that is unknown, what has passed.
    fn work(&self) -> Duration {
        match (self.processor, processor_time()) {
            (Some(begun), Some(now)) => now.saturating_sub(begun),
            _ => self.at.elapsed(),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
#[ignore = "as long as `cargo xtask fuzz` says"]
fn campaign() {
    let variable = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name}: run `cargo xtask fuzz`"));
    let minutes: f64 = variable("COURSEWRIGHT_FUZZ_MINUTES").parse().unwrap();
    let seed = variable("COURSEWRIGHT_FUZZ_SEED");
    let wanted = variable("COURSEWRIGHT_FUZZ_PARSERS");
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let all = parsers();
    let names: Vec<&str> = all.iter().map(|parser| parser.name).collect();
    for name in &wanted {
        assert!(names.contains(name), "there is no parser {name}; there are {}", names.join(", "));
    }
    set_hook(Box::new(|fault| *lock(&SAID) = fault.to_string()));
    thread::spawn(end_what_does_not_end);
    let chosen = all.iter().filter(|parser| wanted.is_empty() || wanted.contains(&parser.name));
    let finds: usize = chosen.map(|parser| run(parser, Duration::from_secs_f64(minutes * 60.0), &seed)).sum();
    if finds > 0 {
        println!("{finds} find(s) in {}", folder().display());
        std::process::exit(1);
    }
}

/// Runs one parser for so long; gives the number of different finds.
fn run(parser: &Parser, time: Duration, seed: &str) -> usize {
    let seeds = (parser.seeds)();
    forget_peak();
    let begun = Begun::now();
    let (mut rounds, mut slowest) = (0_u64, Duration::ZERO);
    // The first round that led to each find.
    let mut finds: BTreeMap<String, String> = BTreeMap::new();
    while begun.work() < time {
        let round = format!("{} {seed} {rounds}", parser.name);
        let files = parser.files(&seeds, &round);
        let start = Begun::now();
        *lock(&RUNNING) = Some((round.clone(), files.clone(), start));
        let held = catch_unwind(AssertUnwindSafe(|| (parser.examine)(&files))).is_ok();
        let took = start.work();
        *lock(&RUNNING) = None;
        slowest = slowest.max(took);
        rounds += 1;
        let fault = match (held, took > SLOW) {
            (true, false) => continue,
            (true, true) => "slow".to_owned(),
            // What differs from round to round stands behind the place.
            (false, _) => lock(&SAID).lines().next().unwrap_or_default().to_owned(),
        };
        if finds.len() < MOST_FINDS && !finds.contains_key(&fault) {
            let said = if held { format!("took {took:?}") } else { lock(&SAID).clone() };
            keep(&round, &files, &said);
            finds.insert(fault, round);
        }
    }
    let peak = peak();
    if peak.is_some_and(|peak| peak > MOST_MEMORY) {
        finds.insert("memory".to_owned(), parser.name.to_owned());
    }
    println!(
        "{}: {:.1} minutes of work in {:.1}, {rounds} rounds, {} finds, peak memory {}, slowest round {slowest:.1?}",
        parser.name,
        begun.work().as_secs_f64() / 60.0,
        begun.at.elapsed().as_secs_f64() / 60.0,
        finds.len(),
        peak.map_or("unknown".to_owned(), |peak| format!("{peak} MB")),
    );
    for (fault, round) in &finds {
        println!("  {round}: {fault}");
    }
    finds.len()
}

/// Where finds are kept.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fuzz")
}

/// Keeps the files of a round, with what was said.
fn keep(round: &str, files: &Files, said: &str) {
    let folder = folder().join(round.replace(' ', "-"));
    for (path, bytes) in
        files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).chain([("SAID", said.as_bytes())])
    {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Ends the run when a round does not end.
fn end_what_does_not_end() {
    loop {
        thread::sleep(Duration::from_secs(1));
        if let Some((round, files, begun)) = &*lock(&RUNNING)
            && (begun.work() > ENDLESS || begun.at.elapsed() > STUCK)
        {
            keep(round, files, "did not end");
            println!("{round}: did not end; its files are in {}", folder().display());
            std::process::exit(1);
        }
    }
}

/// What the processor has worked for this process, in all its threads; where the system tells it (Linux: ticks of 10 ms).
fn processor_time() -> Option<Duration> {
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    // The name, which may hold anything, ends at the last bracket; 11 fields later come the ticks of programs and system.
    let (_, fields) = status.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().ok());
    Some(Duration::from_millis(ticks.sum::<Option<u64>>()? * 10))
}

/// The most memory since [`forget_peak`], in megabytes; where the system tells it.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1_024)
}

/// Begins to measure anew (Linux: 5 in `clear_refs` resets the peak); elsewhere the peak is that of the whole run.
fn forget_peak() {
    drop(fs::write("/proc/self/clear_refs", "5"));
}
