//! `build`: makes the site.

use super::{Outcome, Result, check};
use crate::cli::Build;
use crate::compile::{Compiler, Faulty};
use crate::course::Audience;
use crate::diagnostic::report;
use crate::terminal::Terminal;
use crate::write::write;

/// Builds a course into a folder. Nothing is written while the course has errors.
///
/// # Errors
/// When the project cannot be read or the folder cannot be written.
pub fn run(arguments: &Build, terminal: Terminal) -> Result {
    // On a thread of the pool: from any other, each piece of parallel work is handed over and waited for asleep.
    rayon::scope(|_| build(arguments, terminal))
}

fn build(arguments: &Build, terminal: Terminal) -> Result {
    let progress = terminal.progress("正在生成网站", "building the site");
    let audience = if arguments.trainer { Audience::Trainer } else { Audience::Trainee };
    let out = arguments.out();
    let mut compiler = Compiler::default().for_audience(audience);
    let mut compiled = compiler.compile(&arguments.project.dir)?;
    let site = match compiled.course.as_ref().map(|ready| ready.render(&compiled.sources)) {
        Some(Ok(site)) => Some(site),
        Some(Err(Faulty::Path(error))) => return Err(error),
        Some(Err(Faulty::Templates(faults))) => {
            compiled.diagnostics.extend(faults);
            report::sort(&mut compiled.diagnostics, &compiled.sources);
            None
        }
        None => None,
    };
    let Some(site) = site else {
        drop(progress);
        check::print(&compiled, terminal);
        return Ok(Outcome::Faulty);
    };
    let written = write(&site, &out, &arguments.project.dir)?;
    drop(progress);
    if !compiled.diagnostics.is_empty() {
        check::print(&compiled, terminal);
    }
    let (out, files, changed, removed) = (out.display(), site.len(), written.written, written.removed);
    terminal.say(
        &format!("网站已生成到 {out}：共 {files} 个文件，更新 {changed} 个，移除 {removed} 个"),
        &format!("the site is in {out}: {files} files, {changed} new or changed, {removed} removed"),
    );
    // The program ends here; giving back a large course and its site piece by piece would only take time.
    std::mem::forget((site, compiled, compiler));
    Ok(Outcome::Good)
}
