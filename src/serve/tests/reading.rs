//! What a reader gets.

use super::*;

#[test]
fn the_first_page_stands_at_the_root_with_the_live_script() {
    let server = Running::new(&[]);
    let answer = server.get("/");
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("<p>the map</p><script src=\"/__coursewright/live.js\" data-page=\"index%2Ehtml\""));
    assert!(answer.text().contains("connect-src 'self'"), "{}", answer.text());
    assert_eq!(answer.text(), server.get("/index.html?from=map").text());
}

#[test]
fn every_answer_says_what_it_is_and_may_not_be_guessed_at_or_stored() {
    let server = Running::new(&[("图 1.svg", "<svg/>"), ("notes.xyz", "x")]);
    let expected = [
        ("/", "text/html; charset=utf-8"),
        ("/assets/app.0a.js", "text/javascript; charset=utf-8"),
        ("/media/%E5%9B%BE%201.svg", "image/svg+xml; charset=utf-8"),
        ("/media/notes.xyz", "application/octet-stream"),
        ("/__coursewright/live.js", "text/javascript; charset=utf-8"),
        ("/__coursewright/live.css", "text/css; charset=utf-8"),
        ("/missing.html", "text/html; charset=utf-8"),
    ];
    for (path, media_type) in expected {
        let answer = server.get(path);
        assert_eq!(answer.header("content-type"), Some(media_type), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
    }
    assert!(server.get("/media/%E5%9B%BE%201.svg").header("content-security-policy").unwrap().contains("sandbox"));
}

#[test]
fn chinese_names_are_found_percent_encoded_composed_or_not() {
    let server = Running::new(&[("第一天.md", "欢迎"), ("caf\u{e9}.md", "coffee")]);
    let answer = server.get("/modules/%E7%AC%AC%E4%B8%80%E5%A4%A9.html");
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("<p>欢迎</p>"));
    assert!(answer.text().contains("data-page=\"modules%2F%E7%AC%AC%E4%B8%80%E5%A4%A9%2Ehtml\""));
    assert_eq!(server.get("/modules/cafe%CC%81.html").status, 200);
}

#[test]
fn head_gives_the_headers_of_get_without_the_body() {
    let server = Running::new(&[]);
    let get = server.get("/");
    let head = server.ask("HEAD", "/", &format!("Host: localhost:{}\r\n", server.port));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some(get.body.len().to_string().as_str()));
    assert_eq!(head.header("content-type"), get.header("content-type"));
}

#[test]
fn a_page_that_does_not_exist_is_said_in_plain_words() {
    let server = Running::new(&[]);
    for path in ["/modules/d9.html", "/modules/", "/modules", "/favicon.ico"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("没有这个页面") && answer.text().contains("There is no such page"));
    }
}

#[test]
fn a_course_that_was_never_without_errors_is_said_to_have_some() {
    let server = Running::new(&[("d1.md", "FAULT")]);
    let answer = server.get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("课程还不能显示"));
}

#[test]
fn a_page_that_cannot_be_made_says_why_and_one_that_breaks_the_compiler_breaks_nothing_else() {
    struct Broken;
    impl PageSource for Broken {
        fn get(&self, path: &str) -> Result<Option<Arc<[u8]>>, Error> {
            assert_ne!(path, "panic.html");
            Err(Error::Page { path: path.to_owned(), reason: "no `title` in page.html:3".to_owned() })
        }
    }
    impl Rebuild for Broken {
        fn rebuild(&mut self, _: &[PathBuf]) -> Outcome {
            Outcome { pages: Some(Arc::new(Self)), report: Report::default() }
        }
    }
    let home = tempfile::tempdir().unwrap();
    let course = home.path().to_owned();
    let server = Running::with(home, course, Broken);
    let answer = server.get("/a.html");
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("cannot make the page a.html: no `title` in page.html:3"));
    assert_eq!(server.get("/panic.html").status, 500);
    assert_eq!(server.get("/a.html").status, 500);
}

#[test]
fn several_requests_are_answered_on_one_connection() {
    let server = Running::new(&[]);
    let port = server.port;
    let one = format!("GET /assets/app.0a.js HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
    let last = format!("GET / HTTP/1.1\r\nHost: [::1]:{port}\r\nConnection: close\r\n\r\n");
    let answers = server.exchange(format!("{one}{one}{last}").as_bytes());
    assert_eq!(String::from_utf8_lossy(&answers).matches("HTTP/1.1 200 OK").count(), 3);
}
