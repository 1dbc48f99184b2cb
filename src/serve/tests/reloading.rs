//! What an open page is told while its author writes.

use super::*;

/// The name of the next event, which must come without delay.
fn name(events: &mut Events) -> String {
    events.next().0
}

#[test]
fn a_page_is_told_to_reload_when_it_looks_different_and_only_then() {
    let server = Running::new(&[("d1.md", "one"), ("d2.md", "two")]);
    let mut first = server.events("modules%2Fd1.html", &server.get("/modules/d1.html").tag());
    let mut second = server.events("modules%2Fd2.html", &server.get("/modules/d2.html").tag());
    assert_eq!((name(&mut first), name(&mut second)), ("report".to_owned(), "report".to_owned()));
    server.save("d1.md", "ONE");
    assert_eq!((name(&mut first), name(&mut second)), ("reload".to_owned(), "report".to_owned()));
    assert!(server.get("/modules/d1.html").text().contains("<p>ONE</p>"));
}

#[test]
fn a_page_that_missed_a_change_learns_it_when_it_connects_again() {
    let server = Running::new(&[("d1.md", "one")]);
    let tag = server.get("/modules/d1.html").tag();
    assert_eq!(name(&mut server.events("modules%2Fd1.html", &tag)), "report");
    server.save("d1.md", "two");
    while server.get("/modules/d1.html").tag() == tag {}
    assert_eq!(name(&mut server.events("modules%2Fd1.html", &tag)), "reload");
}

#[test]
fn a_changed_picture_reloads_every_page() {
    let server = Running::new(&[("d1.md", "one"), ("a.svg", "<svg/>")]);
    let mut events = server.events("modules%2Fd1.html", &server.get("/modules/d1.html").tag());
    assert_eq!(name(&mut events), "report");
    server.save("a.svg", "<svg></svg>");
    assert_eq!(name(&mut events), "reload");
}

#[test]
fn mistakes_are_told_with_place_and_excerpt_and_the_old_page_stays_until_they_are_mended() {
    let server = Running::new(&[("d1.md", "one")]);
    let mut events = server.events("modules%2Fd1.html", &server.get("/modules/d1.html").tag());
    assert!(events.next().1.contains("\"errors\":0"));
    server.save("d1.md", "a FAULT");
    let (name, data) = events.next();
    assert_eq!(name, "report");
    let report: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!((&report["errors"], &report["warnings"]), (&1.into(), &0.into()));
    assert_eq!(
        report["diagnostics"],
        serde_json::json!([{
            "code": "fault", "severity": "error", "file": "course/d1.md", "line": 1, "column": 3,
            "message": "这里有错误", "hint": "改正它", "excerpt": {"text": "a FAULT", "start": 2, "end": 7}
        }])
    );
    assert!(server.get("/modules/d1.html").text().contains("<p>one</p>"));
    server.save("d1.md", "one");
    let (name, data) = events.next();
    assert!(name == "report" && data.contains("\"errors\":0,\"warnings\":0,\"diagnostics\":[]"), "{data}");
    server.save("d1.md", "mended");
    assert_eq!(events.next().0, "reload");
}

#[test]
fn the_page_of_a_course_that_begins_with_mistakes_appears_when_they_are_mended() {
    let server = Running::new(&[("d1.md", "FAULT")]);
    let mut events = server.events("index.html", &server.get("/").tag());
    assert!(events.next().1.contains("\"errors\":1"));
    server.save("d1.md", "one");
    assert_eq!(events.next().0, "reload");
    assert!(server.get("/").text().contains("the map"));
}

#[test]
fn the_build_thread_that_dies_ends_the_server_with_a_message() {
    struct Dying;
    impl Rebuild for Dying {
        fn rebuild(&mut self, _: &[PathBuf]) -> Outcome {
            panic!("a fault in the compiler");
        }
    }
    let home = tempfile::tempdir().unwrap();
    let course = home.path().to_owned();
    let mut server = Running::with(home, course, Dying);
    let message = server.thread.take().unwrap().join().unwrap().unwrap_err().to_string();
    assert!(message.contains("the thread that builds has ended; this is a fault in Coursewright"), "{message}");
}

#[test]
fn a_change_reaches_an_open_page_at_once() {
    let server = Running::new(&[("d1.md", "0")]);
    let mut times = Vec::new();
    for turn in 1..=20 {
        let mut events = server.events("modules%2Fd1.html", &server.get("/modules/d1.html").tag());
        assert_eq!(name(&mut events), "report");
        let started = std::time::Instant::now();
        server.save("d1.md", &turn.to_string());
        assert_eq!(name(&mut events), "reload");
        assert!(server.get("/modules/d1.html").text().contains(&format!("<p>{turn}</p>")));
        times.push(started.elapsed());
    }
    times.sort();
    println!("from saving to the new page: {:?} (median), {:?} (longest)", times[10], times[19]);
    // No timed test: only that nothing waits for the next second.
    assert!(times[10] < Duration::from_millis(500), "{times:?}");
}
