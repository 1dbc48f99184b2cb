//! How long after a module is saved its page shows the change, in `serve`.

use crate::step::{Done, root};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Saves of one module that are timed.
const SAVES: usize = 21;

/// Serves a generated course of `modules` modules, changes one module again and again and prints how many milliseconds
/// pass from the end of writing the file to the first response that holds the change.
///
/// # Errors
/// When the course cannot be served, or a change does not show within ten seconds.
pub fn run(modules: usize) -> Done {
    let project = root().join("target/bench").join(modules.to_string()).join("project");
    super::course::generate(&project, modules).map_err(|error| error.to_string())?;
    let mut server = start(&project)?;
    let result = measure(&mut server, &project);
    let _ = server.kill();
    let _ = server.wait();
    let mut times = result?;
    times.sort();
    let milliseconds = |time: &Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{modules} modules, {SAVES} saves of one: least {:.1} ms, median {:.1} ms, most {:.1} ms",
        milliseconds(&times[0]),
        milliseconds(&times[SAVES / 2]),
        milliseconds(&times[SAVES - 1]),
    );
    Ok(())
}

fn start(project: &Path) -> Result<Child, String> {
    Command::new(root().join("target/dist/coursewright"))
        .args(["serve", &project.to_string_lossy(), "--port", "0", "--lang", "en"])
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start the server: {error}"))
}

fn measure(server: &mut Child, project: &Path) -> Result<Vec<Duration>, String> {
    let mut lines = BufReader::new(server.stderr.take().ok_or("no output")?).lines().map_while(Result::ok);
    let port = lines
        .by_ref()
        .find_map(|line| line.split_once("localhost:")?.1.split('/').next()?.parse::<u16>().ok())
        .ok_or("the server did not say where it listens")?;
    lines.by_ref().find(|line| line.starts_with("built in")).ok_or("the course was not built")?;
    // The server must never wait for somebody to read what it prints.
    std::thread::spawn(move || lines.for_each(drop));
    let path = project.join("course/m00042.md");
    let original = fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let mut times = Vec::new();
    for save in 0..SAVES {
        let word = format!("change number {save} of {}", std::process::id());
        fs::write(&path, format!("{original}\n{word}\n")).map_err(|error| error.to_string())?;
        let saved = Instant::now();
        while !page(port).is_some_and(|text| text.contains(&word)) {
            if saved.elapsed() > Duration::from_secs(10) {
                return Err("a change did not show within ten seconds".to_owned());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        times.push(saved.elapsed());
        std::thread::sleep(Duration::from_millis(150));
    }
    fs::write(&path, original).map_err(|error| error.to_string())?;
    Ok(times)
}

fn page(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let request = format!("GET /modules/m00042.html HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
