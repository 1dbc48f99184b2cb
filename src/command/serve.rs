//! `serve`: shows the site while it is being written.

use super::{Outcome, Result};
use crate::cli::Serve;
use crate::compile::{Compiled, Compiler};
use crate::course::{Audience, Language};
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Place, report};
use crate::error::Error;
use crate::render::Renderer;
use crate::serve::{self, Excerpt, Fault, Notice, Options, PageSource, Rebuild, Report};
use crate::source::Sources;
use crate::terminal::Terminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Serves a course until the user ends it.
///
/// # Errors
/// When the project cannot be read at the start, or nothing can listen at the address.
pub fn run(arguments: &Serve, terminal: Terminal) -> Result {
    let root = arguments.project.dir.clone();
    // A project that is not there would give an empty page for ever.
    std::fs::read_dir(&root).map_err(Error::io("read", &root))?;
    let watched = ["course", "quizzes", "themes"].map(|folder| root.join(folder)).to_vec();
    let options = Options {
        host: arguments.host.clone(),
        port: arguments.port,
        watched,
        poll: arguments.poll,
        observer: Arc::new(move |notice| tell(notice, terminal)),
    };
    let audience = if arguments.trainer { Audience::Trainer } else { Audience::Trainee };
    let compiler = Compiler::default().for_audience(audience);
    serve::serve(options, Project { root, language: terminal.language, compiler })?;
    Ok(Outcome::Good)
}

/// The project as the server sees it.
struct Project {
    root: PathBuf,
    language: Language,
    compiler: Compiler,
}

impl Rebuild for Project {
    fn rebuild(&mut self, _changed: &[PathBuf]) -> serve::Outcome {
        match self.compiler.compile(&self.root) {
            Ok(compiled) => outcome(&compiled, self.language),
            Err(error) => serve::Outcome { pages: None, report: unreadable(&self.root, &error) },
        }
    }
}

/// Pages made when they are asked for, so that a change costs one page and not all of them.
struct Pages(Renderer);

impl PageSource for Pages {
    fn get(&self, path: &str) -> std::result::Result<Option<Arc<[u8]>>, Error> {
        match self.0.page(path) {
            None => Ok(None),
            Some(Ok(bytes)) => Ok(Some(bytes)),
            Some(Err(fault)) => {
                let reason = Catalog::of(Language::English).wording(&fault).message;
                Err(Error::Page { path: path.to_owned(), reason })
            }
        }
    }
}

fn outcome(compiled: &Compiled, language: Language) -> serve::Outcome {
    let pages = compiled
        .course
        .as_ref()
        .map(|ready| -> Arc<dyn PageSource> { Arc::new(Pages(ready.renderer(&compiled.sources))) });
    let json = report::json(&compiled.diagnostics, &compiled.sources, language);
    let faults = json.diagnostics.into_iter().zip(&compiled.diagnostics).map(|(fault, diagnostic)| Fault {
        code: fault.code.to_owned(),
        severity: fault.severity.to_owned(),
        file: fault.file,
        line: Some(fault.line),
        column: Some(fault.column),
        message: fault.message,
        hint: fault.hint,
        excerpt: excerpt(diagnostic, &compiled.sources),
    });
    let report = Report { errors: json.errors, warnings: json.warnings, diagnostics: faults.collect() };
    serve::Outcome { pages, report }
}

fn excerpt(diagnostic: &Diagnostic, sources: &Sources) -> Option<Excerpt> {
    let Place::Text(span) = &diagnostic.place else { return None };
    let line = report::line_of(*span, sources);
    let characters = |bytes: usize| line.text[..bytes].chars().count();
    Some(Excerpt { text: line.text.to_owned(), start: characters(line.start), end: characters(line.end) })
}

/// The project became unreadable while it was served.
fn unreadable(root: &Path, error: &Error) -> Report {
    let fault = Fault {
        code: "unreadable".to_owned(),
        severity: "error".to_owned(),
        file: root.display().to_string(),
        message: error.to_string(),
        ..Fault::default()
    };
    Report { errors: 1, warnings: 0, diagnostics: vec![fault] }
}

/// Says on the terminal what happens.
fn tell(notice: &Notice<'_>, terminal: Terminal) {
    match notice {
        Notice::Listening { urls, is_open } => {
            let urls = urls.join("  ");
            terminal.say(
                &format!("课程在 {urls}  （按 Ctrl-C 结束）"),
                &format!("the course is at {urls}  (Ctrl-C ends it)"),
            );
            if *is_open {
                terminal.say(
                    "注意：同一网络里的其他电脑也能打开这个地址",
                    "note: other computers of this network can open this address too",
                );
            }
        }
        Notice::Built { report, took, .. } => {
            let milliseconds = took.as_millis();
            terminal.say(
                &format!("已更新（{milliseconds} 毫秒）：{} 个错误，{} 个提醒", report.errors, report.warnings),
                &format!("built in {milliseconds} ms: {} error(s), {} warning(s)", report.errors, report.warnings),
            );
            for fault in report.diagnostics.iter().filter(|fault| fault.severity == "error").take(5) {
                let place = format!("{}:{}", fault.file, fault.line.unwrap_or(1));
                let line = format!("  {place} {}", fault.message);
                terminal.say(&line, &line);
            }
        }
        Notice::Polling { reason } => terminal.say(
            &format!("系统不能通知文件变化（{reason}），改为每秒检查两次"),
            &format!("the system cannot tell about changes ({reason}); the files are looked at twice a second"),
        ),
        Notice::Stopping => terminal.say("已结束", "ended"),
    }
}
