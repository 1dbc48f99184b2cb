//! What exercises of the shipped course promise besides what `check` proves: rankings that follow from their keys, cases
//! that are as many as a lesson says, texts that are refused for the right reason.

use coursewright::compile::Compiler;
use coursewright::course::{Course, Key, Percent, Question, Quiz, Task};
use coursewright::grade::{Graded, Response, full_response, grade, grade_paper};
use coursewright::wording::{FindingKind, check};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Looks at the shipped course.
fn on_course(look: impl FnOnce(&Course)) {
    let compiled = Compiler::on(None).compile(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    look(compiled.course.expect("the shipped course has no mistakes").course.course());
}

fn quiz<'a>(course: &'a Course, id: &str) -> &'a Quiz {
    course.quizzes.iter().find(|quiz| quiz.id.value == id).unwrap_or_else(|| panic!("there is no quiz {id}"))
}

fn question<'a>(course: &'a Course, id: &str) -> &'a Question {
    let mut all = course.quizzes.iter().flat_map(|quiz| &quiz.questions);
    all.find(|question| question.id.value == id).unwrap_or_else(|| panic!("there is no question {id}"))
}

/// How many items each target has.
fn per_target(question: &Question) -> BTreeMap<&str, usize> {
    let Key::Match { targets, answer, .. } = &question.key else { panic!("{}", question.id.value) };
    let count = |target: &str| answer.values().filter(|right| *right == target).count();
    targets.iter().map(|target| (target.as_str(), count(target))).collect()
}

/// The points of a text that are missing in `text`.
fn missing<'a>(question: &'a Question, text: &str) -> Vec<&'a str> {
    let Key::Write { rules, .. } = &question.key else { panic!("{}", question.id.value) };
    let found = check(text, rules).into_iter().filter(|finding| finding.kind == FindingKind::Missing);
    found.map(|finding| rules.require[finding.rule].message.as_str()).collect()
}

/// What is found in `text` by the rules of the question, with the words that it is about.
fn flags(question: &Question, text: &str) -> Vec<(FindingKind, String)> {
    let Key::Write { rules, .. } = &question.key else { panic!("{}", question.id.value) };
    let units: Vec<u16> = text.encode_utf16().collect();
    let words = |start: usize, end: usize| String::from_utf16(&units[start..end]).unwrap();
    let found = check(text, rules).into_iter().filter(|finding| finding.kind != FindingKind::Polite);
    found.map(|finding| (finding.kind, words(finding.start, finding.end))).collect()
}

#[test]
fn text_for_a_translator_program_is_flagged_for_long_sentences_and_idioms_in_both_languages() {
    use FindingKind::{Forbidden, LongSentence};
    on_course(|course| {
        let chinese = question(course, "t6-rewrite-friendly-source");
        let text = "您好。这件商品缺货，新货预计 2026-12-05 到仓，您可以等，也可以退款。有消息我跟您说一声。";
        let long = (LongSentence, "等，也可以退款".to_owned());
        assert_eq!(flags(chinese, text), [long, (Forbidden, "说一声".to_owned())]);
        let short = "您好。商品缺货。新货预计 2026-12-05 到仓。您可以等。也可以退款。";
        assert_eq!(flags(chinese, short), []);
        let edition = course.translations.first().unwrap();
        let english = edition.quizzes.iter().flat_map(|quiz| &quiz.questions);
        let english = english.into_iter().find(|one| one.id.value == "t6-rewrite-friendly-source").unwrap();
        let text = "Hello. The item is out of stock and new stock is expected on 2026-12-05, so please bear with us. \
                    You can wait or ask for a refund.";
        let long = (LongSentence, "2026-12-05, so please bear with us".to_owned());
        assert_eq!(flags(english, text), [long, (Forbidden, "bear with us".to_owned())]);
        let short =
            "Hello. The item is out of stock. We expect new stock on 2026-12-05. You can wait or ask for a refund.";
        assert_eq!(flags(english, short), []);
    });
}

#[test]
fn twenty_reviews_rank_as_their_key_counts_them_and_the_first_cause_has_its_remedy() {
    on_course(|course| {
        let counts = per_target(question(course, "review-causes-sort"));
        assert_eq!(counts.values().sum::<usize>(), 20);
        let names = BTreeMap::from([("slow", "B"), ("size", "D"), ("parcel", "E"), ("colour", "A"), ("missing", "C")]);
        let mut ranking: Vec<(&str, usize)> = counts.into_iter().collect();
        ranking.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        assert!(ranking.windows(2).all(|pair| pair[0].1 > pair[1].1), "{ranking:?}");
        let Key::Order { answer, .. } = &question(course, "review-causes-ranking").key else { panic!() };
        assert_eq!(*answer, ranking.iter().map(|(cause, _)| names[cause]).collect::<Vec<_>>());
        let change = question(course, "review-causes-change");
        let Task::Single(choices) = &change.task else { panic!() };
        let right =
            choices.iter().find(|choice| Response::Text(choice.id.clone()) == full_response(&change.key)).unwrap();
        assert!(right.text.text.contains("1 小时") && right.text.text.contains("4 小时"), "{}", right.text.text);
    });
}

#[test]
fn ten_questions_are_routed_eight_cases_decided_and_twelve_requests_handled() {
    on_course(|course| {
        assert_eq!(
            per_target(question(course, "who-handles-it-routing")),
            BTreeMap::from([("automatic", 5), ("person", 5)])
        );
        let Key::Matrix { answer, columns, .. } = &question(course, "who-handles-it-eight-cases").key else { panic!() };
        let used: BTreeSet<&String> = answer.values().flatten().collect();
        assert_eq!((answer.len(), used.len()), (8, columns.len()));
        assert_eq!(per_target(question(course, "order-desk-twelve")).values().sum::<usize>(), 12);
        let Key::Order { answer, .. } = &question(course, "order-desk-ten-steps").key else { panic!() };
        assert_eq!(answer.len(), 10);
        let desk = course.calculators.iter().find(|calculator| calculator.id.value == "change-order").unwrap();
        assert_eq!(desk.cases.len(), 12);
    });
}

#[test]
fn a_case_without_its_tracking_note_is_not_closed() {
    on_course(|course| {
        let note = question(course, "who-handles-it-tracking-note");
        let Key::Write { fields, .. } = &note.key else { panic!() };
        assert_eq!(fields.len(), 4);
        let whole = [
            "10:25 报给组长，11:30 前答复",
            "孩子的手被碎杯划伤，要求退款，照片两张",
            "致歉，请先处理伤口，已上报",
            "11:20 再看一次，11:30 前回顾客，我来跟进",
        ];
        let correct = |parts: &[&str]| {
            let parts = parts.iter().map(|&part| part.to_owned()).collect();
            grade(&note.key, 1, &Response::Texts(parts)).correct
        };
        assert!(correct(&whole));
        for empty in 0..whole.len() {
            let mut parts = whole;
            parts[empty] = "";
            assert!(!correct(&parts), "{empty}");
        }
    });
}

#[test]
fn a_confirmation_without_an_address_is_refused_by_that_name() {
    on_course(|course| {
        let confirm = question(course, "t5-rewrite-order-confirm");
        assert_eq!(
            missing(confirm, "您好，请核对：背包一个，229 元，寄到南门街 8 号，预计今天 17 点前发出。"),
            [""; 0]
        );
        assert_eq!(missing(confirm, "您好，请核对：背包一个，229 元，预计今天 17 点前发出。谢谢您。"), ["地址"]);
    });
}

#[test]
fn a_promise_made_in_an_emergency_is_flagged() {
    on_course(|course| {
        let Key::Write { rules, .. } = &question(course, "emergency-table-holding-line").key else { panic!() };
        let promised = |text: &str| check(text, rules).iter().any(|finding| finding.kind == FindingKind::Forbidden);
        assert!(promised("您好，抱歉，价格已经上报，11:00 前答复您，一定发货。"));
        assert!(!promised("您好，抱歉，价格已经上报，11:00 前答复您。"));
    });
}

#[test]
fn every_type_of_customer_has_an_item_and_one_red_line_of_profiling_fails_the_whole() {
    on_course(|course| {
        let profiles = quiz(course, "customer-profiles");
        let types = per_target(question(course, "customer-profiles-focus"));
        assert!(types.len() == 6 && types.values().all(|count| *count > 0), "{types:?}");
        let judged: Vec<&Question> =
            profiles.questions.iter().filter(|question| matches!(question.key, Key::TrueFalse { .. })).collect();
        assert_eq!(judged.len(), 8);
        let right = judged.iter().filter(|question| question.key == Key::TrueFalse { answer: true }).count();
        assert_eq!(right, 4);
        let red: Vec<&str> = judged.iter().filter(|one| one.red_line).map(|one| one.id.value.as_str()).collect();
        assert_eq!(red.len(), 3, "{red:?}");
        let pass_without = |missed: Option<&str>| {
            let graded = profiles.questions.iter().map(|one| {
                let id = one.id.value.as_str();
                let response = if Some(id) == missed { Response::Unanswered } else { full_response(&one.key) };
                let mark = grade(&one.key, one.points, &response);
                Graded { id, mark, red_line: one.red_line, objective: None }
            });
            grade_paper(graded, Percent(80)).passed
        };
        assert!(pass_without(None) && pass_without(Some("customer-profiles-stop")));
        for missed in red {
            assert!(!pass_without(Some(missed)), "{missed}");
        }
    });
}

#[test]
fn each_principle_has_its_evidence_and_marking_everything_does_not_pay() {
    on_course(|course| {
        assert!(per_target(question(course, "five-principles-match")).values().all(|count| *count == 1));
        let evidence = question(course, "five-principles-evidence");
        let Key::Mark { marks, answer } = &evidence.key else { panic!() };
        let Task::Mark(passage) = &evidence.task else { panic!() };
        for principle in ["客户导向", "专业能力", "同理心", "结果导向", "高效响应"] {
            let told = |place: &String| {
                passage.feedback.iter().any(|(id, feedback)| id == place && feedback.text.contains(principle))
            };
            assert!(answer.iter().any(told), "{principle}");
        }
        let earned = |places: &[String]| grade(&evidence.key, 100, &Response::Texts(places.to_vec())).earned;
        assert_eq!(earned(answer), 100);
        assert!(earned(marks) < 50, "{}", earned(marks));
    });
}

#[test]
fn an_answer_on_two_tracks_has_two_fields_and_four_points_to_compare_and_a_case_has_five_steps() {
    on_course(|course| {
        let shape = |id: &str| {
            let question = question(course, id);
            match (&question.key, &question.task) {
                (Key::Write { fields, model, .. }, Task::Write { rubric, .. }) => {
                    (fields.len(), rubric.len(), model.is_some())
                }
                _ => panic!("{id}"),
            }
        };
        assert_eq!(shape("dual-track-size"), (2, 4, true));
        assert_eq!(shape("dual-track-charging"), (2, 4, true));
        assert_eq!(shape("case-study-gift-friday"), (5, 5, true));
    });
}
