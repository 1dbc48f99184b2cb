//! `verify`: whether the code on a certificate belongs to what the certificate says.

use super::{Outcome, Result};
use crate::certificate::{Code, Holder};
use crate::cli::Verify;
use crate::compile::Compiler;
use crate::terminal::Terminal;

/// Checks a code against the course, the name and the number, and says what that proves.
///
/// # Errors
/// When the course cannot be read.
pub fn run(arguments: &Verify, terminal: Terminal) -> Result {
    let Some(code) = Code::parse(&arguments.code) else {
        terminal.say(
            &format!("{} 不是证书编码；编码像这样：CW-92-20261122-0A1B2C3D", arguments.code),
            &format!("{} is no code of a certificate; one looks like CW-92-20261122-0A1B2C3D", arguments.code),
        );
        return Ok(Outcome::Faulty);
    };
    let compiled = Compiler::on(None).compile(&arguments.project.dir)?;
    let Some(ready) = &compiled.course else {
        terminal.say(
            "这门课有错误，先用 coursewright check 改好",
            "the course has errors; see them with coursewright check",
        );
        return Ok(Outcome::Faulty);
    };
    let manifest = &ready.course.course().manifest;
    let holder = Holder { course: &manifest.id.value, name: &arguments.name, number: &arguments.number };
    let (title, name) = (&manifest.title.value, &arguments.name);
    let (percent, day) = (code.percent, &code.day);
    if code.belongs_to(&holder) {
        terminal.say(
            &format!("对得上：{name}，{title}，{percent}%，{day}\n这只说明证书没有抄错、没有改过；编码谁都能算，不能证明答题的人是谁"),
            &format!(
                "it matches: {name}, {title}, {percent}%, {day}\nthis says that nothing was copied wrongly or changed; \
                 anybody can make a code, so it does not prove who answered"
            ),
        );
        return Ok(Outcome::Good);
    }
    terminal.say(
        "对不上：姓名、工号、课程、成绩或日期里，至少有一处和发证时不一样；请照着证书再核对 --name 和 --number",
        "it does not match: the name, number, course, score or day is not what the certificate was made with; compare \
         --name and --number with the certificate",
    );
    Ok(Outcome::Faulty)
}
