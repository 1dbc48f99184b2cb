//! Requests that no reader makes. Every one of them is refused, and the server goes on.

use super::*;

/// Something that must never be seen from outside the site.
const SECRET: &str = "the author's own notes";

/// A server with a secret beside the course and an entry to it from inside.
fn server() -> Running {
    let server = Running::new(&[("d1.md", "one")]);
    fs::write(server.course.parent().unwrap().join("secret.txt"), SECRET).unwrap();
    server
}

#[test]
fn paths_that_try_to_leave_the_site_find_nothing() {
    let server = server();
    let paths = [
        "/../secret.txt",
        "/../../../../etc/passwd",
        "/modules/../../secret.txt",
        "/modules/../index.html",
        "/./index.html",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%2e%2e%5c%2e%2e%5cwindows%5cwin.ini",
        "/..\\secret.txt",
        "/modules%5cd1.html",
        "/%252e%252e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff%fe",
        "/index.html%00",
        "/index.html%00.png",
        "/%00",
        "/index.html%0d%0aSet-Cookie:%20a=b",
        "//etc/passwd",
        "//evil.example/index.html",
        "/%2fetc%2fpasswd",
        "/C:/Windows/win.ini",
        "/C:%5CWindows%5Cwin.ini",
        "/%5c%5cserver%5cshare%5cfile",
        "/file:///etc/passwd",
        "/index.html::$DATA",
        "/index.html.",
        "/index.html%20",
        "/con",
        "/aux.html",
        "/modules/",
        "/assets/",
        "/modules",
        "/.coursewright-site.json",
        "/.git/config",
        "/key.yaml",
        "/exam.key",
        "/course/d1.md",
        "/modules//d1.html",
        "/INDEX.HTML",
        "/~root/",
        "/__coursewright/",
        "/__coursewright/../index.html",
        "/__coursewright/live.js/",
    ];
    for path in paths {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(!text.contains(SECRET) && !text.contains("root:") && !text.contains("the map"), "{path}");
        assert!(!answer.headers.contains("set-cookie"), "{path}");
    }
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn other_methods_are_refused() {
    let server = server();
    let host = format!("Host: localhost:{}\r\n", server.port);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "GETX"] {
        let answer = server.ask(method, "/", &host);
        assert_eq!((answer.status, answer.header("allow")), (405, Some("get, head")), "{method}");
    }
    let with_body = server.ask("POST", "/", &format!("{host}Content-Length: 5\r\n\r\nhello"));
    assert_eq!(with_body.status, 405);
    assert_ne!(server.ask("CONNECT", "evil.example:443", &host).status, 200);
}

#[test]
fn foreign_hosts_are_refused() {
    let server = server();
    let port = server.port;
    let foreign = [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("127.0.0.1.nip.io:{port}"),
        format!("localhost:{port}@evil.example"),
        format!("localhost.:{port}"),
        format!("0.0.0.0:{port}"),
        format!("192.168.1.5:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        String::new(),
    ];
    for host in foreign {
        for path in ["/", "/__coursewright/events", "/__coursewright/live.js"] {
            let answer = server.ask("GET", path, &format!("Host: {host}\r\n"));
            assert!(matches!(answer.status, 400 | 421), "{host} {path}: {}", answer.status);
        }
    }
    let refused = |headers: &str| assert!(matches!(server.ask("GET", "/", headers).status, 400 | 421), "{headers}");
    refused("");
    refused(&format!("Host: localhost:{port}\r\nHost: evil.example\r\n"));
    refused(&format!("Host: evil.example\r\nHost: localhost:{port}\r\n"));
    refused("Host: evil.example\r\nX-Forwarded-Host: localhost\r\n");
    // The complete form of an address names a host of its own.
    let complete = server.ask("GET", "http://evil.example/", &format!("Host: localhost:{port}\r\n"));
    assert_eq!(complete.status, 421);
    assert_ne!(Answer::new(&server.exchange(b"GET / HTTP/1.0\r\n\r\n")).status, 200);
}

#[test]
fn pages_of_other_sites_may_not_read_anything() {
    let server = server();
    let port = server.port;
    let host = format!("Host: localhost:{port}\r\n");
    let origins = [
        "http://evil.example".to_owned(),
        "null".to_owned(),
        "file://".to_owned(),
        format!("https://localhost:{port}"),
        "http://localhost:1".to_owned(),
        "http://localhost".to_owned(),
        format!("http://127.0.0.1:{port}"),
        format!("http://localhost:{port}.evil.example"),
        format!("http://localhost:{port}/"),
        String::new(),
    ];
    for origin in origins {
        for path in ["/__coursewright/events?page=index.html&tag=0", "/", "/assets/app.0a.js"] {
            let answer = server.ask("GET", path, &format!("{host}Origin: {origin}\r\n"));
            assert_eq!(answer.status, 403, "{origin} {path}");
        }
    }
    for site in ["cross-site", "same-site"] {
        let part = server.ask(
            "GET",
            "/assets/app.0a.js",
            &format!("{host}Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: no-cors\r\n"),
        );
        assert_eq!(part.status, 403);
        let stream = server.ask(
            "GET",
            "/__coursewright/events",
            &format!("{host}Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: navigate\r\n"),
        );
        assert_eq!(stream.status, 403);
    }
    // A link on another site may be followed.
    let link = server.ask("GET", "/", &format!("{host}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"));
    assert_eq!(link.status, 200);
    assert_eq!(server.ask("GET", "/", &format!("{host}Origin: http://localhost:{port}\r\n")).status, 200);
}

#[test]
fn requests_that_are_too_large_or_malformed_are_refused() {
    let server = server();
    let host = format!("Host: localhost:{}\r\n", server.port);
    let large = server.ask("GET", "/", &format!("{host}X-Large: {}\r\n", "a".repeat(9000)));
    assert_eq!(large.status, 431);
    let long = server.ask("GET", &format!("/{}", "a".repeat(9000)), &host);
    assert!(matches!(long.status, 414 | 431), "{}", long.status);
    let many = server.ask("GET", "/", &(host.clone() + &"A: b\r\n".repeat(200)));
    assert_eq!(many.status, 431);
    let malformed: [&[u8]; 9] = [
        b"\r\n\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n Folded: x\r\n\r\n",
        b"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];
    for request in malformed {
        let mut connection = server.connect();
        connection.write_all(request).unwrap();
        connection.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        let _ = connection.read_to_end(&mut answer);
        assert_ne!(Answer::new(&answer).status, 200, "{:?}", String::from_utf8_lossy(request));
    }
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn headers_that_never_end_are_cut_off_after_ten_seconds_and_hold_up_nobody() {
    let server = server();
    let started = std::time::Instant::now();
    let mut slow = server.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    assert_eq!(server.get("/").status, 200);
    let mut answer = Vec::new();
    let _ = slow.read_to_end(&mut answer);
    let waited = started.elapsed();
    assert!((Duration::from_secs(9)..Duration::from_secs(15)).contains(&waited), "{waited:?}");
    assert_ne!(Answer::new(&answer).status, 200);
}
