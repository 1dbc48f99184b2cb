//! `print`: makes the pages for paper.

use super::{Outcome, Result, check};
use crate::cli::Print;
use crate::compile::{Compiler, Faulty};
use crate::diagnostic::nearest;
use crate::diagnostic::report;
use crate::render::PrintOrder;
use crate::terminal::Terminal;
use crate::write::write;

/// Makes papers, handouts and role-play cards in a folder. Nothing is written while the course has errors, or when a quiz is
/// asked for that it does not have.
///
/// # Errors
/// When the project cannot be read or the folder cannot be written.
pub fn run(arguments: &Print, terminal: Terminal) -> Result {
    let progress = terminal.progress("正在排印", "making the pages");
    let mut compiled = Compiler::default().compile(&arguments.project.dir)?;
    let Some(ready) = &compiled.course else {
        drop(progress);
        check::print(&compiled, terminal);
        return Ok(Outcome::Faulty);
    };
    let known: Vec<&str> = ready.course.course().quizzes.iter().map(|quiz| quiz.id.value.as_str()).collect();
    if let Some(unknown) = arguments.quiz.iter().find(|id| !known.contains(&id.as_str())) {
        drop(progress);
        let near = nearest(unknown, known.iter().copied());
        let chinese = near.map_or_else(String::new, |near| format!("，是不是 {near}？"));
        let english = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
        terminal.say(&format!("没有 {unknown} 这份测验{chinese}"), &format!("there is no quiz {unknown}{english}"));
        return Ok(Outcome::Faulty);
    }
    let order = PrintOrder { seed: arguments.seed.clone(), quizzes: arguments.quiz.clone() };
    let pages = match ready.print(&compiled.sources, &order) {
        Ok(pages) => pages,
        Err(Faulty::Path(error)) => return Err(error),
        Err(Faulty::Templates(faults)) => {
            drop(progress);
            compiled.diagnostics.extend(faults);
            report::sort(&mut compiled.diagnostics, &compiled.sources);
            check::print(&compiled, terminal);
            return Ok(Outcome::Faulty);
        }
    };
    write(&pages, &arguments.out, &arguments.project.dir)?;
    drop(progress);
    let out = arguments.out.display();
    terminal.say(
        &format!("可打印的页面已生成到 {out}；用浏览器打开里面的 index.html。答案也在里面，不要发给学员"),
        &format!("the pages are in {out}; open index.html there. The keys are among them: keep the folder to yourself"),
    );
    Ok(Outcome::Good)
}
