//! The only place that prints. Messages about the course go to standard output, everything else to standard error.

use crate::course::Language;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// How many diagnostics fit on a screen with their excerpts.
const SCREENFUL: usize = 12;

/// Where a command speaks to its user.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// The language it speaks.
    pub language: Language,
}

impl Terminal {
    /// Whether what goes to standard output is coloured: on a terminal, unless `NO_COLOR` is set.
    #[must_use]
    pub fn colour(&self) -> bool {
        std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
    }

    /// How many diagnostics are printed before only the rest is counted: a screenful for people, all for a file.
    #[must_use]
    pub fn most(&self) -> usize {
        if std::io::stdout().is_terminal() { SCREENFUL } else { usize::MAX }
    }

    /// Prints `text` to standard output. A reader that went away (`| head`) is not an error.
    pub fn print(&self, text: &str) {
        let _ = anstream::stdout().lock().write_all(text.as_bytes());
    }

    /// Prints a line of `text` in the user's language to standard error.
    pub fn say(&self, chinese: &str, english: &str) {
        let text = match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        };
        let _ = writeln!(anstream::stderr().lock(), "{text}");
    }

    /// Prints a failure of the machine to standard error.
    pub fn fail(&self, error: &crate::error::Error) {
        self.say(&format!("错误：{}", error.chinese()), &format!("error: {error}"));
    }

    /// Shows that work is going on, on a terminal, when it takes longer than a blink; gone when dropped.
    #[must_use]
    pub fn progress(&self, chinese: &'static str, english: &'static str) -> Progress {
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        bar.set_style(ProgressStyle::default_spinner());
        bar.set_message(if self.language == Language::Chinese { chinese } else { english });
        bar.enable_steady_tick(Duration::from_millis(120));
        Progress(bar)
    }
}

/// A sign that work is going on; it vanishes when this is dropped.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
