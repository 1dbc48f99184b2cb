//! Generates a course of any size: Chinese modules of about 4 KB with ten questions each, twenty modules a track.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// Modules of one track.
const TRACK: usize = 20;

/// Writes a course of `modules` modules to `folder`. Files that stand there as they should be are left alone, so that all are as the
/// present generator makes them.
///
/// # Errors
/// When a file cannot be written.
pub fn generate(folder: &Path, modules: usize) -> io::Result<()> {
    fs::create_dir_all(folder.join("course"))?;
    fs::create_dir_all(folder.join("quizzes"))?;
    let mut manifest = String::from("id: bench-course\ntitle: 生成的课程\nlanguage: zh-CN\ntracks:\n");
    for track in 0..modules.div_ceil(TRACK) {
        let _ = writeln!(manifest, "  - id: T{track}\n    title: 专题{track}");
    }
    for number in 0..modules {
        put(&folder.join(format!("course/m{number:05}.md")), &module(number))?;
        put(&folder.join(format!("quizzes/m{number:05}.yaml")), &quiz(number))?;
    }
    put(&folder.join("course/course.yaml"), &manifest)
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) { Ok(()) } else { fs::write(path, text) }
}

fn module(number: usize) -> String {
    let mut text = format!(
        "---\ntitle: 第{number}课\ntrack: T{}\nobjectives:\n  O{number}: 说清第{number}课讲了什么\nfacts: [F{number}]\nquizzes: [q{number}]\n---\n\n",
        number / TRACK
    );
    for section in 1..=6 {
        let _ = write!(
            text,
            "## 第{section}节 接待顾客\n\n顾客发来第{number}句话，最怕没人应。**“首次响应”**就是从他的第一句话，到客服\n第一条人工回复之间的时间；自动回复不算。\
             内容长，就拆成几条陆续发：先给结论，再补细节，别让人干等。\n\n| 场合 | 目标 |\n|---|---:|\n| 第一次打招呼 | {section}0 秒以内 |\n| 之后每次回答 | 20 秒以内 |\n\n\
             - 有称呼，也有[答案](#第{section}节-接待顾客)\n- 有下一步\n- 有时限\n\n```chat good 先问候，再回答\n顾客 10:00:03：在吗？这件有 M 码吗？\n客服 10:00:12：您好，M 码有货，今天能发出。\n> 九秒就有人工回复。\n```\n\n"
        );
    }
    text
}

fn quiz(number: usize) -> String {
    let mut text = format!("id: q{number}\ntitle: 第{number}课小测\nquestions:\n");
    for question in 0..10 {
        let id = format!("q{number}-{question}");
        let head = format!(
            "  - id: {id}\n    objective: O{number}\n    facts: [F{number}]\n    explanation: 只有人工回复才算首次响应。\n"
        );
        let case = case(number * 10 + question);
        let body = match question % 5 {
            0 | 1 => {
                format!(
                    "    kind: single\n    prompt: {case}，首次响应从什么时候开始计时？\n    choices:\n      A:\n        text: 顾客点开聊天窗口\n        feedback: 点开窗口还没有提问，不计时。\n      B: 顾客发来第一句话\n      C: 自动回复发出以后\n      D: 客服打开电脑\n    answer: B\n"
                )
            }
            2 => {
                format!(
                    "    kind: multiple\n    prompt: {case}，下面哪些是礼貌用语？\n    choices:\n      A: 您好\n      B: 不知道\n      C: 请\n      D: 谢谢\n    answer: [A, C, D]\n"
                )
            }
            3 => {
                format!(
                    "    kind: numeric\n    prompt: {case}，四次等待是 18、22、31、27 秒，平均是多少秒？\n    answer: 24.5\n    unit: 秒\n"
                )
            }
            _ => format!(
                "    kind: blank\n    prompt: {case}，首次响应的目标是 ___ 秒以内。\n    gaps:\n      - [20, 二十]\n"
            ),
        };
        text.push_str(&head);
        text.push_str(&body);
    }
    text
}

/// Sixteen characters that no other question has in this order, of so many that few questions have two neighbours in common: no two
/// questions of the bank ask nearly the same, and `check` has nothing to say of the course.
fn case(number: usize) -> String {
    let letters: Vec<char> =
        "春江潮水连海平月共生滟随波千万里何处无明宛转绕芳甸照花林皆似霰空流霜不觉飞汀上白沙看见天一色纤尘皎轮畔人初年代已穷望相"
            .chars()
            .collect();
    let letter = |place: usize| letters[mixed(number as u64 * 16 + place as u64) as usize % letters.len()];
    (0..16).map(letter).collect()
}

/// SplitMix64 (G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014), its first number.
fn mixed(seed: u64) -> u64 {
    let mut bits = (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
