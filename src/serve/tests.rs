//! A real server on a free port, spoken to through plain sockets.

mod hostile;
mod reading;
mod reloading;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;

use super::*;
use crate::site::SitePath;

/// How long a test waits for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A compiler as simple as can be: every file of `course/` becomes a page of the same name, `FAULT` in one is an
/// error, and with an error there are no pages.
struct FakeCompiler {
    course: PathBuf,
}

impl Rebuild for FakeCompiler {
    fn rebuild(&mut self, _: &[PathBuf]) -> Outcome {
        let mut site = Site::new();
        let mut report = Report::default();
        let mut add = |path: &str, bytes: Vec<u8>| site.insert(SitePath::new(path).unwrap(), bytes);
        for entry in fs::read_dir(&self.course).unwrap() {
            let (path, name) = entry.map(|entry| (entry.path(), entry.file_name().into_string().unwrap())).unwrap();
            let Ok(text) = fs::read_to_string(&path) else { continue };
            if let Some(at) = text.find("FAULT") {
                report.errors += 1;
                report.diagnostics.push(Fault {
                    code: "fault".to_owned(),
                    severity: "error".to_owned(),
                    file: format!("course/{name}"),
                    line: Some(1),
                    column: Some(at + 1),
                    message: "这里有错误".to_owned(),
                    hint: Some("改正它".to_owned()),
                    excerpt: Some(Excerpt { text: text.clone(), start: at, end: at + 5 }),
                });
            }
            match name.strip_suffix(".md") {
                Some(stem) => add(&format!("modules/{stem}.html"), page(&text)),
                None => add(&format!("media/{name}"), text.into_bytes()),
            };
        }
        add("index.html", page("the map"));
        add("assets/app.0a.js", b"0".to_vec());
        let pages = (report.errors == 0).then(|| Arc::new(site) as Arc<dyn PageSource>);
        Outcome { pages, report }
    }
}

/// A page as a theme makes it.
fn page(text: &str) -> Vec<u8> {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta \
         http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'; connect-src 'none'\"></head>\
         <body><p>{text}</p></body></html>"
    )
    .into_bytes()
}

/// A server, the project it serves and what it told its observer.
struct Running {
    _home: tempfile::TempDir,
    course: PathBuf,
    port: u16,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<Result<(), Error>>>,
}

impl Running {
    /// Serves a course with these files.
    fn new(files: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let course = home.path().canonicalize().unwrap().join("course");
        fs::create_dir(&course).unwrap();
        for (name, text) in files {
            fs::write(course.join(name), text).unwrap();
        }
        let compiler = FakeCompiler { course: course.clone() };
        Self::with(home, course, compiler)
    }

    /// Serves what `source` builds.
    fn with(home: tempfile::TempDir, course: PathBuf, source: impl Rebuild) -> Self {
        let (sender, urls) = mpsc::channel();
        let observer = move |notice: &Notice<'_>| {
            if let Notice::Listening { urls, .. } = notice {
                sender.send(urls[0].clone()).unwrap();
            }
        };
        let watched = vec![course.clone()];
        let options = Options { host: None, port: 0, watched, poll: false, observer: Arc::new(observer) };
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            let stopped = async { stopped.await.map_err(std::io::Error::other) };
            let result = runtime.block_on(async {
                let address = Address::bind(None, 0).await?;
                listen::run(address, options, source, stopped).await
            });
            runtime.shutdown_background();
            result
        });
        let url = urls.recv_timeout(PATIENCE).unwrap();
        let port = url.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        Self { _home: home, course, port, stop: Some(stop), thread: Some(thread) }
    }

    /// Saves a file of the course as editors do: the new text under another name, then renamed.
    fn save(&self, name: &str, text: &str) {
        let part = self.course.join(format!("{name}~"));
        fs::write(&part, text).unwrap();
        fs::rename(part, self.course.join(name)).unwrap();
    }

    fn connect(&self) -> TcpStream {
        let connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        connection
    }

    /// Sends bytes as they are and gives everything that comes back.
    fn exchange(&self, request: &[u8]) -> Vec<u8> {
        let mut connection = self.connect();
        // The server may refuse and close before it has read everything.
        let _ = connection.write_all(request);
        let mut answer = Vec::new();
        let _ = connection.read_to_end(&mut answer);
        answer
    }

    /// Asks for a path with headers of one's own and gives the answer.
    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n");
        Answer::new(&self.exchange(request.as_bytes()))
    }

    /// Asks for a path as a browser does.
    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("Host: localhost:{}\r\n", self.port))
    }

    /// Opens the stream of events for a page that shows `tag`.
    fn events(&self, page: &str, tag: &str) -> Events {
        let mut connection = self.connect();
        let port = self.port;
        let path = format!("/__coursewright/events?page={page}&tag={tag}");
        write!(connection, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n\r\n")
            .unwrap();
        Events { lines: BufReader::new(connection) }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let result = thread.join();
            if !std::thread::panicking() {
                result.unwrap().unwrap();
            }
        }
    }
}

/// An answer, taken apart.
struct Answer {
    status: u16,
    /// The headers in lower case, one a line.
    headers: String,
    body: Vec<u8>,
}

impl Answer {
    fn new(bytes: &[u8]) -> Self {
        let split = bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..split]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let body = bytes.get(split + 4..).unwrap_or_default().to_vec();
        Self { status, headers: head.to_ascii_lowercase(), body }
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The tag that the live script in the page carries.
    fn tag(&self) -> String {
        let text = self.text();
        text.split("data-tag=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
}

/// An open stream of events.
struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next event: its name and its data. As in a browser, one without data is none.
    fn next(&mut self) -> (String, String) {
        let (mut name, mut data) = (String::new(), String::new());
        loop {
            let mut line = String::new();
            assert_ne!(self.lines.read_line(&mut line).unwrap(), 0, "the stream ended");
            let line = line.trim_end();
            if let Some(value) = line.strip_prefix("event: ") {
                name = value.to_owned();
            } else if let Some(value) = line.strip_prefix("data: ") {
                data = value.to_owned();
            } else if line.is_empty() {
                if !data.is_empty() {
                    return (name, data);
                }
                name.clear();
            }
        }
    }
}
