//! The summary for people: who, what goes wrong most often, and where time goes. Long lists are cut; the other formats
//! have all of it.

use super::{SkippedFile, mean};
use crate::course::Language;
use crate::summary::{Counted, Tally};

/// How many questions and facts are listed.
const LISTED: usize = 20;

/// The summary in words.
#[must_use]
pub fn human(tally: &Tally, skipped: &[SkippedFile], language: Language) -> String {
    let words =
        |chinese: &'static str, english: &'static str| if language == Language::Chinese { chinese } else { english };
    let mut text = String::new();
    let mut line = |one: &str| {
        text.push_str(one);
        text.push('\n');
    };
    let files: usize = tally.trainees.iter().map(|one| one.files.len()).sum();
    let attempts: u64 = tally.trainees.iter().map(|one| one.attempts).sum();
    line(&match language {
        Language::Chinese => format!("学员 {} 人，文件 {files} 份，计入的作答 {attempts} 次", tally.trainees.len()),
        Language::English => format!("{} trainees, {files} files, {attempts} attempts counted", tally.trainees.len()),
    });
    line(words("\n学员", "\nTrainees"));
    for one in &tally.trainees {
        let name = if one.person.name.is_empty() { words("（没有留名）", "(no name)") } else { &one.person.name };
        let told = match language {
            Language::Chinese => format!("作答 {} 次，通过 {} 份，用时", one.attempts, one.passed),
            Language::English => format!("{} attempts, {} quizzes passed,", one.attempts, one.passed),
        };
        line(&format!("  {} {}  {told} {}", name, one.person.number, hours(one.seconds)).replace("   ", "  "));
    }
    line(words(
        "\n错得最多的题（错误率、答错/作答、题号、知识点）",
        "\nQuestions most often wrong (error rate, wrong/answers, id, facts)",
    ));
    for one in tally.questions.iter().take(LISTED) {
        let mut notes = Vec::new();
        if !one.known {
            notes.push(words("课程里已没有这道题", "no longer in the course").to_owned());
        }
        if one.earlier > 0 {
            notes.push(match language {
                Language::Chinese => format!("其中 {} 次答的是旧版", one.earlier),
                Language::English => format!("{} of them on an earlier version", one.earlier),
            });
        }
        let notes = if notes.is_empty() { String::new() } else { format!("  [{}]", notes.join("; ")) };
        line(format!("{}  {}  {}{notes}", rate(one), one.facts.join(" "), one.title).trim_end());
    }
    more(&mut line, tally.questions.len(), language);
    line(words("\n错得最多的知识点", "\nFacts most often wrong"));
    for one in tally.facts.iter().take(LISTED) {
        line(&rate(one));
    }
    more(&mut line, tally.facts.len(), language);
    line(words("\n测验（平均得分、通过/次数、平均用时）", "\nQuizzes (mean score, passed/attempts, mean time)"));
    for one in &tally.quizzes {
        line(&format!(
            "  {:>5.1}%  {:>3}/{:<3}  {:>8}  {}  {}",
            mean(one.percent, one.attempts),
            one.passed,
            one.attempts,
            hours(one.seconds / one.attempts.max(1)),
            one.id,
            one.title
        ));
    }
    line(words("\n课文（读过的人数、平均用时）", "\nModules (readers, mean time)"));
    for one in tally.modules.iter().filter(|one| one.trainees > 0) {
        line(&format!("  {:>3}  {:>8}  {}  {}", one.trainees, hours(one.seconds / one.trainees), one.id, one.title));
    }
    if !skipped.is_empty() {
        line(words("\n没有计入的文件", "\nFiles left out"));
        for (name, reason) in skipped {
            let colon = words("：", ": ");
            line(&format!("  {name}{colon}{}", reason.told(language)));
        }
    }
    text
}

fn rate(one: &Counted) -> String {
    format!("  {:>5.1}%  {:>3}/{:<3}  {}", one.error_percent(), one.wrong, one.answers, one.id)
}

fn more(line: &mut impl FnMut(&str), all: usize, language: Language) {
    if all > LISTED {
        let rest = all - LISTED;
        line(&match language {
            Language::Chinese => format!("  另有 {rest} 条，--format csv 或 json 里有"),
            Language::English => format!("  {rest} more with --format csv or json"),
        });
    }
}

/// Seconds as hours, minutes and seconds: `1:02:03`.
fn hours(seconds: u64) -> String {
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
