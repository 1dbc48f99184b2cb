//! Builds that are killed at random moments, and readers that never stop reading.
//!
//! The test program starts itself again as a child that only builds; the child is killed with `SIGKILL`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

/// Tells the test program to be the child, and how: `exchange` or `in place`.
const CHILD: &str = "COURSEWRIGHT_TEST_BUILDER";

/// The project folder for the child.
const PROJECT: &str = "COURSEWRIGHT_TEST_PROJECT";

/// Pages of the site that is built.
const PAGES: usize = 120;

/// A site of which every file names the build it belongs to; half of the pages are the same in all builds.
fn numbered_site(build: usize) -> Site {
    let page = |page: usize| {
        let text =
            if page.is_multiple_of(2) { format!("page {page}") } else { format!("page {page} of build {build}") };
        (SitePath::new(&format!("modules/{page}.html")).unwrap(), text.repeat(50).into_bytes().into())
    };
    let mut site: Site = (0..PAGES).map(page).collect();
    site.insert(SitePath::new("index.html").unwrap(), build.to_string().into_bytes());
    site.insert(SitePath::new(&format!("assets/app.{build}.js")).unwrap(), format!("script {build}").into_bytes());
    site
}

/// Fails unless `folder` holds one build, complete, with the assets of the one before at most.
fn assert_complete(folder: &Path) {
    let build: usize = fs::read_to_string(folder.join("index.html")).unwrap().parse().unwrap();
    let mut found = files_of(folder);
    for (path, bytes) in numbered_site(build).iter() {
        let text = found.remove(path.as_str());
        assert_eq!(text.as_deref().map(str::as_bytes), Some(bytes.as_ref()), "{path} of build {build}");
    }
    found.remove(&format!("assets/app.{}.js", build.wrapping_sub(1)));
    assert_eq!(found, BTreeMap::new());
    assert!(Published::survey(folder).unwrap().manifest.is_some());
}

/// Not a test by itself: the child builds here, for ever, when it is told to.
#[test]
fn the_child_builds_until_it_is_killed() {
    let (Ok(manner), Some(folder)) = (std::env::var(CHILD), std::env::var_os(PROJECT)) else { return };
    let folder = PathBuf::from(folder);
    let manner = Manner { exchange: manner == "exchange", ..Manner::default() };
    let started = fs::read_to_string(folder.join("site/index.html")).map_or(0, |text| text.parse().unwrap_or(0));
    for build in started + 1.. {
        write_in_manner(&numbered_site(build), &folder.join("site"), &folder, &manner).unwrap();
        println!("built");
    }
}

/// Starts a child that builds, lets it publish once, and kills it `delay` later.
fn kill_a_build(project: &Project, manner: &str, delay: Duration) {
    let name = "write::tests::killed::the_child_builds_until_it_is_killed";
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture", "--test-threads=1"])
        .env(CHILD, manner)
        .env(PROJECT, &project.folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let built = output.lines().map_while(Result::ok).any(|line| line.contains("built"));
    assert!(built, "the child could not build");
    std::thread::sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Moments spread over 40 ms without any pattern that a build could fall in step with.
fn moments(count: u32) -> impl Iterator<Item = Duration> {
    (0..count).map(|turn| Duration::from_micros(u64::from(turn.wrapping_mul(2_654_435_769) % 40_000)))
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one_complete() {
    let project = Project::new();
    for delay in moments(40) {
        kill_a_build(&project, "exchange", delay);
        assert_complete(&project.out);
    }
    project.write(&numbered_site(0)).unwrap();
    assert_eq!(project.top(), ["site"]);
}

#[test]
fn an_update_in_place_that_was_killed_is_mended_by_the_next_build() {
    let project = Project::new();
    for delay in moments(15) {
        kill_a_build(&project, "in place", delay);
        let all_there = numbered_site(0)
            .iter()
            .filter(|(path, _)| !path.is_hashed_asset())
            .all(|(path, _)| project.out.join(path.as_str()).exists());
        assert!(all_there, "a page was missing after {delay:?}");
    }
    project.update_in_place(&numbered_site(7)).unwrap();
    project.update_in_place(&numbered_site(8)).unwrap();
    assert_complete(&project.out);
    assert_eq!(project.top(), ["site"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_finds_every_page_whole_while_sites_are_exchanged() {
    let project = Project::new();
    project.write(&numbered_site(0)).unwrap();
    let stop = AtomicBool::new(false);
    let read = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut read = 0;
            while !stop.load(Ordering::Relaxed) {
                for page in 0..PAGES {
                    let text = fs::read_to_string(project.out.join(format!("modules/{page}.html"))).unwrap();
                    assert!(text.starts_with(&format!("page {page}")), "page {page} was {} bytes", text.len());
                    read += 1;
                }
            }
            read
        });
        for build in 1..60 {
            project.write(&numbered_site(build)).unwrap();
        }
        stop.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(read >= PAGES);
}
