//! Shows the site while it is being written: watches the sources, builds, and brings the result to the browser.
//!
//! The server answers only from memory, only to this machine, and only to pages of its own: see [`guard`]. What it
//! adds to a page (a script that reloads it and shows the author's mistakes) exists here and never in a built site.

mod address;
mod answer;
mod events;
mod guard;
mod inject;
mod listen;
mod media_type;
mod page;
mod rebuild;
mod watch;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use tokio::runtime::Builder;

use crate::error::Error;
use crate::site::Site;
use address::Address;

/// What to serve, and where.
#[derive(Clone)]
pub struct Options {
    /// The name or number of this machine to listen at, as the user gave it; `None` for this machine alone.
    pub host: Option<String>,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// The folders with the sources. They need not exist yet.
    pub watched: Vec<PathBuf>,
    /// Whether to look at the files twice a second instead of asking the system to tell: for network drives.
    pub poll: bool,
    /// Is told what happens, for the terminal.
    pub observer: Arc<dyn Fn(&Notice<'_>) + Send + Sync>,
}

/// What happens while serving.
#[derive(Debug)]
pub enum Notice<'a> {
    /// The server listens at these addresses; the first is the one to open.
    Listening {
        /// Complete URLs.
        urls: &'a [String],
        /// Whether other machines can reach it.
        is_open: bool,
    },
    /// The course was built.
    Built {
        /// The author's mistakes.
        report: &'a Report,
        /// How long it took.
        took: Duration,
        /// What had changed; empty for the first build.
        changed: &'a [PathBuf],
    },
    /// The system cannot tell about changes, so the files are looked at twice a second.
    Polling {
        /// Why, in the system's words.
        reason: &'a str,
    },
    /// The user asked to end.
    Stopping,
}

/// The compiler, as the server sees it.
pub trait Rebuild: Send + 'static {
    /// Builds the course. `changed` has the files that were written, made or removed since the last call; a folder
    /// stands for everything below it; nothing at all means that anything may have changed.
    fn rebuild(&mut self, changed: &[PathBuf]) -> Outcome;
}

/// The files of one build. They may be made when they are asked for.
pub trait PageSource: Send + Sync + 'static {
    /// The bytes of the file at `path` (below the site's root, as in [`crate::site::SitePath`]), or `None` if the
    /// site has no such file. Equal builds give equal bytes.
    ///
    /// # Errors
    /// When the page could not be made; the reader sees the message.
    fn get(&self, path: &str) -> Result<Option<Arc<[u8]>>, Error>;
}

impl PageSource for Site {
    fn get(&self, path: &str) -> Result<Option<Arc<[u8]>>, Error> {
        Ok(Self::get(self, path).cloned())
    }
}

/// What a build gave.
#[derive(Clone)]
pub struct Outcome {
    /// The site; `None` when the mistakes left nothing to show, and then the site of the build before stays.
    pub pages: Option<Arc<dyn PageSource>>,
    /// The author's mistakes.
    pub report: Report,
}

/// The author's mistakes, as the browser gets them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many errors there are. With none, nothing is shown over the page.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// Both, in the order in which they are shown.
    pub diagnostics: Vec<Fault>,
}

/// One mistake, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The name of the kind of mistake.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// The file, below the project folder.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The line of the source.
    pub excerpt: Option<Excerpt>,
}

/// A line of the source with the part that is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The line, without its end.
    pub text: String,
    /// First wrong character, counted from 0 in characters, not bytes.
    pub start: usize,
    /// One past the last wrong character.
    pub end: usize,
}

/// Serves until the user ends it (Ctrl-C, or a request of the system to end).
///
/// `source` builds the course, on a thread of its own: once at the start and then after every change.
///
/// # Errors
/// [`Error::PortInUse`] and [`Error::Listen`] when nothing can be served at this address, [`Error::System`] when the
/// system gives no thread or the build thread has died.
pub fn serve(options: Options, source: impl Rebuild) -> Result<(), Error> {
    let start = || Builder::new_current_thread().enable_all().build();
    let runtime = start().map_err(|source| Error::System { action: "start the server", source })?;
    let result = runtime.block_on(async {
        let address = Address::bind(options.host.as_deref(), options.port).await?;
        listen::run(address, options, source, listen::interruption()).await
    });
    // Pages that are being made need not be finished.
    runtime.shutdown_background();
    result
}
