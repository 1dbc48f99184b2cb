//! The shipped course is as large as it says, asks about everything it tells, and gives nothing away to those who guess.

use coursewright::bank::{BOUND, Statistics};
use coursewright::compile::{Compiled, Compiler};
use coursewright::course::{Course, Date, Key, Level, Mode, ModulePlace, Pool, Question, Verdict};
use coursewright::diagnostic::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// The course, compiled once for every test of it.
pub fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        Compiler::on(Date::parse("2026-11-22")).compile(root).unwrap()
    })
}

/// The course, and what `check` says of it.
pub fn shipped() -> (&'static Course, &'static [Diagnostic]) {
    let compiled = compiled();
    (compiled.course.as_ref().expect("the shipped course has no mistakes").course.course(), &compiled.diagnostics)
}

/// The id of the day or track of each module, with the ids of its quizzes and drills.
fn places(course: &Course) -> Vec<(String, BTreeSet<&str>, BTreeSet<&str>)> {
    let modules = course.modules.iter().map(|module| {
        let (ModulePlace::Day(id) | ModulePlace::Track(id)) = &module.place;
        let quizzes = module.quiz_ids().map(|id| id.value.as_str()).collect();
        let drills = module.drills.iter().map(|id| id.value.as_str()).collect();
        (id.value.clone(), quizzes, drills)
    });
    modules.collect()
}

fn questions(course: &Course) -> impl Iterator<Item = &Question> {
    course.quizzes.iter().flat_map(|quiz| &quiz.questions)
}

#[test]
fn check_finds_nothing_amiss_in_the_shipped_course() {
    let found: BTreeMap<&str, usize> = shipped().1.iter().fold(BTreeMap::new(), |mut found, diagnostic| {
        *found.entry(diagnostic.code.name()).or_default() += 1;
        found
    });
    assert_eq!(found, BTreeMap::new());
}

#[test]
fn the_shipped_course_is_laid_out_as_fmt_writes_it() {
    let laid_out = std::process::Command::new(env!("CARGO_BIN_EXE_coursewright"))
        .args(["fmt", "--check", "--lang", "en", env!("CARGO_MANIFEST_DIR")])
        .output()
        .unwrap();
    // What stands there are the files that are not.
    assert_eq!((String::from_utf8(laid_out.stdout).unwrap().as_str(), laid_out.status.code()), ("", Some(0)));
}

/// What every module has at least: single, multiple, true or false, numeric or blank, order, match, mark or matrix, drills of
/// conversations, rewriting, drills against the clock.
const LEAST: [(&str, [usize; 10]); 14] = [
    ("D1", [6, 3, 4, 3, 2, 2, 1, 2, 2, 2]),
    ("D2", [4, 2, 2, 1, 0, 2, 0, 1, 1, 1]),
    ("D3", [5, 3, 4, 3, 0, 3, 2, 1, 2, 1]),
    ("D4", [3, 2, 2, 2, 1, 1, 2, 1, 1, 0]),
    ("D5", [4, 3, 2, 1, 0, 2, 1, 0, 2, 1]),
    ("D6", [4, 4, 6, 0, 0, 2, 2, 2, 1, 0]),
    ("D7", [1, 1, 2, 0, 0, 0, 0, 2, 0, 1]),
    ("T1", [4, 2, 3, 0, 1, 2, 0, 0, 1, 0]),
    ("T2", [3, 2, 2, 0, 1, 2, 0, 1, 2, 2]),
    ("T3", [3, 2, 2, 2, 1, 1, 1, 1, 4, 0]),
    ("T4", [3, 2, 2, 3, 0, 3, 1, 1, 1, 0]),
    ("T5", [3, 2, 2, 0, 1, 1, 1, 2, 2, 0]),
    ("T6", [5, 3, 3, 2, 0, 3, 0, 2, 4, 0]),
    ("T7", [3, 2, 3, 0, 0, 1, 3, 0, 0, 0]),
];

#[test]
fn every_module_has_its_questions_and_drills_of_every_kind() {
    let course = shipped().0;
    let column = |kind: &str| match kind {
        "single" => 0,
        "multiple" => 1,
        "true_false" => 2,
        "numeric" | "blank" => 3,
        "order" => 4,
        "match" => 5,
        "mark" | "matrix" => 6,
        _ => 8,
    };
    let mut table: BTreeMap<String, [usize; 10]> = BTreeMap::new();
    for (place, quizzes, drills) in places(course) {
        let row = table.entry(place).or_default();
        let quizzes = course.quizzes.iter().filter(|quiz| quizzes.contains(quiz.id.value.as_str()));
        quizzes.flat_map(|quiz| &quiz.questions).for_each(|question| row[column(question.key.kind())] += 1);
        for drill in course.drills.iter().filter(|drill| drills.contains(drill.id.value.as_str())) {
            // Conversations branch, and run against the clock too; speed drills only do the latter.
            let is_chat = matches!(drill.kind, coursewright::course::DrillKind::Chat(_));
            row[7] += usize::from(is_chat);
            row[9] += 1;
        }
    }
    println!("place  single multiple true/false number order match mark branching rewrite timed");
    for (place, row) in &table {
        println!("{place}  {row:?}");
    }
    let total: usize = table.values().map(|row| row[..9].iter().sum::<usize>()).sum();
    assert!(total >= 233, "{total}");
    for (place, least) in LEAST {
        let row = &table[place];
        let few: Vec<usize> = (0..10).filter(|column| row[*column] < least[*column]).collect();
        assert!(few.is_empty(), "{place} has {row:?}, not {least:?}: columns {few:?}");
    }
}

/// What some paper can draw: the bank, without exercises that are practised for their own sake.
fn bank(course: &Course) -> impl Iterator<Item = &Question> {
    let drawn = course.quizzes.iter().flat_map(|quiz| quiz.draw.iter().map(move |draw| course.candidates(quiz, draw)));
    let bank: BTreeMap<&str, &Question> = drawn
        .flatten()
        .filter_map(|index| course.bank_question(index))
        .map(|question| (question.id.value.as_str(), question))
        .collect();
    bank.into_values()
}

#[test]
fn of_ten_questions_of_the_bank_four_ask_to_remember_four_to_apply_and_two_to_judge() {
    let course = shipped().0;
    let levels: Vec<Level> = bank(course).map(|question| question.level.unwrap()).collect();
    assert!(levels.len() >= 233, "{}", levels.len());
    for (level, percent) in [(Level::Recall, 40), (Level::Application, 40), (Level::Judgement, 20)] {
        let share = levels.iter().filter(|other| **other == level).count() * 100 / levels.len();
        println!("{level:?} {share} %");
        assert!(share.abs_diff(percent) <= 3, "{level:?}: {share} %");
    }
}

#[test]
fn every_question_has_facts_an_objective_a_difficulty_and_an_explanation_and_twelve_are_red_lines() {
    let course = shipped().0;
    for question in questions(course) {
        let explained = question.explanation.is_some() || matches!(&question.key, Key::Write { model: Some(_), .. });
        let complete = !question.facts.is_empty() && question.objective.is_some() && question.difficulty.is_some();
        assert!(explained && complete && question.level.is_some(), "{}", question.id.value);
    }
    assert!(questions(course).filter(|question| question.red_line).count() >= 12);
}

#[test]
fn every_fact_of_the_list_is_told_and_asked_about() {
    let course = shipped().0;
    let facts = Statistics::of(course).facts;
    assert_eq!((facts.listed, facts.told, facts.asked), (251, 251, 251));
}

#[test]
fn no_strategy_of_guessing_is_more_than_five_points_better_than_chance() {
    let course = shipped().0;
    let statistics = Statistics::of(course);
    for guessing in &statistics.guessing {
        println!(
            "{:?}: {} %, chance {} %, {}",
            guessing.strategy, guessing.percent, guessing.chance, guessing.questions
        );
    }
    assert_eq!(statistics.guessing.len(), 8);
    let good: Vec<_> = statistics.guessing.iter().filter(|guessing| !guessing.holds).collect();
    assert!(good.is_empty(), "more than {BOUND} points better than chance: {good:?}");
    // Of what is drawn for a mark; banks and embedded quizzes are for practice, and the latter have a handful of questions.
    let is_drawn = |id: &str| course.quiz(id).is_some_and(|quiz| !quiz.draw.is_empty());
    for quiz in statistics.quizzes.iter().filter(|quiz| is_drawn(&quiz.id)) {
        println!("{}: chance {} %", quiz.id, quiz.chance);
        assert!(quiz.chance < 40.0, "{}: chance alone earns {} %, half of what passes", quiz.id, quiz.chance);
        let good: Vec<_> = quiz.guessing.iter().filter(|guessing| !guessing.holds).collect();
        assert!(good.is_empty(), "{}: {good:?}", quiz.id);
    }
}

#[test]
fn every_module_has_its_prose_dialogues_rule_cards_summary_and_something_to_try() {
    use coursewright::course::Block;
    for module in &shipped().0.modules {
        let id = &module.id.value;
        let prose: Vec<_> = module
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Prose(prose) => Some(prose),
                Block::Chat(_) | Block::Quiz(_) => None,
            })
            .collect();
        let length = prose
            .iter()
            .flat_map(|prose| prose.text.chars())
            .filter(|letter| *letter >= '\u{4E00}' && *letter <= '\u{9FFF}')
            .count();
        println!("{id}: {length} characters");
        assert!((2_000..=3_500).contains(&length), "{id} has {length} characters of prose");
        for verdict in [Verdict::Good, Verdict::Bad] {
            let has =
                module.blocks.iter().any(|block| matches!(block, Block::Chat(chat) if chat.verdict == Some(verdict)));
            assert!(has, "{id} has no dialogue {verdict:?}");
        }
        let headings: Vec<&str> =
            prose.iter().flat_map(|prose| &prose.headings).map(|heading| heading.text.as_str()).collect();
        assert!(headings.contains(&"小结") && headings.contains(&"今天试一试"), "{id}: {headings:?}");
        let has_rules = module.prose().any(|prose| prose.text.contains("规则卡"));
        assert!(has_rules, "{id} shows no rule card and leads to none");
    }
}

#[test]
fn quizzes_draw_and_pass_as_the_course_promises() {
    let course = shipped().0;
    let quiz = |id: &str| course.quiz(id).unwrap();
    for day in 1..=7 {
        let daily = quiz(&format!("d{day}-daily"));
        let pass = daily.pass.as_ref().map_or(course.manifest.pass, |pass| pass.value);
        assert_eq!((daily.paper_length(), pass.0), (10, 80), "day {day}");
    }
    let final_exam = quiz("final");
    let rows: Vec<(String, u32)> = final_exam
        .draw
        .iter()
        .map(|draw| match &draw.pool {
            Pool::Day(id) | Pool::Track(id) => (id.value.clone(), draw.count.value),
            // Modules with exercises beside their bank are drawn from by the bank.
            Pool::Quiz(id) => {
                let place = places(course).into_iter().find(|(_, quizzes, _)| quizzes.contains(id.value.as_str()));
                (place.unwrap().0, draw.count.value)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        ("D1", 8),
        ("D2", 4),
        ("D3", 7),
        ("D4", 5),
        ("D5", 5),
        ("D6", 7),
        ("T1", 3),
        ("T2", 3),
        ("T3", 3),
        ("T4", 2),
        ("T5", 2),
        ("T7", 1),
    ];
    assert_eq!(rows, expected.map(|(id, count)| (id.to_owned(), count)));
    let rules = (final_exam.mode, final_exam.rules.time_limit, final_exam.pass.as_ref().map(|pass| pass.value.0));
    assert_eq!(rules, (Mode::Exam, Some(60), Some(80)));
    assert_eq!(quiz("certificate").paper_length(), 20);
    for practical in ["practical-reception", "practical-after-sale"] {
        assert!(course.drill(practical).is_some(), "{practical}");
    }
    assert!(!shipped().1.iter().any(|diagnostic| diagnostic.code == Code::UnusedDrill));
}
