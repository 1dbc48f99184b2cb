//! `build`: makes the site.

use super::{Outcome, Result, check};
use crate::cli::Build;
use crate::compile::{Compiler, Rendering};
use crate::course::Audience;
use crate::diagnostic::report;
use crate::terminal::Terminal;
use crate::write::write_from;

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
    let rendering = compiled.course.as_ref().map(|ready| ready.rendering(&compiled.sources)).transpose()?;
    let written =
        rendering.as_ref().map(|rendering| write_from(rendering, &out, &arguments.project.dir)).transpose()?;
    let Some((rendering, written)) = rendering.as_ref().zip(written.flatten()) else {
        drop(progress);
        compiled.diagnostics.extend(rendering.map_or_else(Vec::new, Rendering::faults));
        report::sort(&mut compiled.diagnostics, &compiled.sources);
        check::print(&compiled, terminal);
        return Ok(Outcome::Faulty);
    };
    drop(progress);
    if !compiled.diagnostics.is_empty() {
        check::print(&compiled, terminal);
    }
    let (out, files, changed, removed) = (out.display(), rendering.file_count(), written.written, written.removed);
    terminal.say(
        &format!("网站已生成到 {out}：共 {files} 个文件，更新 {changed} 个，移除 {removed} 个"),
        &format!("the site is in {out}: {files} files, {changed} new or changed, {removed} removed"),
    );
    // The program ends here; giving back a large course and its site piece by piece would only take time.
    std::mem::forget((rendering, compiled, compiler));
    Ok(Outcome::Good)
}
