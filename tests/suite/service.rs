//! What the shipped course teaches of wording does what it says: each list is complete, each exercise accepts what is right,
//! flags what is wrong, and nothing else.

use crate::shipped::shipped;
use coursewright::course::{Key, Question, Task, WordingRules};
use coursewright::grade::{Mark, Response, full_response, grade};
use coursewright::wording::{Finding, FindingKind, check};
use std::collections::BTreeSet;

fn question(id: &str) -> &'static Question {
    let mut all = shipped().0.quizzes.iter().flat_map(|quiz| &quiz.questions);
    all.find(|question| question.id.value == id).unwrap_or_else(|| panic!("there is no question {id}"))
}

fn rules(id: &str) -> &'static WordingRules {
    let Key::Write { rules, .. } = &question(id).key else { panic!("{id} is no text of one's own") };
    rules
}

/// The language list that all drills of the course share.
fn language() -> &'static WordingRules {
    &shipped().0.language_lists.first().unwrap().rules
}

/// What is said of a text, in words: what it is, and where it stands or which point it is about.
fn flags(text: &str, rules: &WordingRules) -> String {
    let word = |finding: Finding| {
        let words = &text[finding.bytes(text)];
        match finding.kind {
            FindingKind::Missing => format!("missing {}", rules.require[finding.rule].message),
            FindingKind::TooShort => "short".to_owned(),
            FindingKind::TooLong => format!("long {words}"),
            FindingKind::LongSentence => format!("long sentence {words}"),
            FindingKind::Impolite => "impolite".to_owned(),
            FindingKind::Forbidden => format!("forbidden {words}"),
            FindingKind::Avoided => format!("avoided {words}"),
            FindingKind::Doubled => format!("doubled {words}"),
            FindingKind::Polite => format!("polite {words}"),
        }
    };
    check(text, rules).into_iter().map(word).collect::<Vec<_>>().join("; ")
}

/// Holds texts to what is expected of each; all differences at once.
fn expect(id: &str, cases: &[(&str, &str)]) {
    let rules = rules(id);
    let told: Vec<(&str, String)> = cases.iter().map(|(text, _)| (*text, flags(text, rules))).collect();
    let expected: Vec<(&str, String)> = cases.iter().map(|(text, flags)| (*text, (*flags).to_owned())).collect();
    assert_eq!(told, expected, "{id}");
}

/// The mark of an answer to a question, at four points.
fn marked(id: &str, response: &Response) -> Mark {
    grade(&question(id).key, 4, response)
}

fn texts(words: &[&str]) -> Response {
    Response::Texts(words.iter().map(|&word| word.to_owned()).collect())
}

#[test]
fn waits_of_18_22_31_and_27_seconds_stand_in_a_transcript_and_come_to_24_and_a_half() {
    let prompt = &question("practice-mean-response").prompt.text;
    let seconds =
        |time: &str| time.split(':').map(|part| part.parse::<u32>().unwrap()).fold(0, |sum, part| sum * 60 + part);
    // Of every message the time, and who sent it.
    let words: Vec<&str> =
        prompt.split(|letter: char| letter.is_whitespace() || letter == '|').filter(|word| !word.is_empty()).collect();
    let lines = words.windows(2).filter(|pair| pair[0].len() == 8 && pair[0].as_bytes()[2] == b':');
    let (mut asked, mut waits) = (None, Vec::new());
    for line in lines {
        match (line[1], asked) {
            ("顾客", None) => asked = Some(seconds(line[0])),
            ("客服", Some(at)) => {
                waits.push(seconds(line[0]) - at);
                asked = None;
            }
            _ => {}
        }
    }
    assert_eq!(waits, [18, 22, 31, 27], "{prompt}");
    for (typed, right) in [("24.5", true), ("24.50", true), ("24.5 秒", true), ("25.5", false), ("19.6", false)] {
        assert_eq!(marked("practice-mean-response", &Response::Text(typed.to_owned())).correct, right, "{typed}");
    }
}

#[test]
fn a_part_of_a_long_answer_that_is_longer_than_the_limit_is_flagged_from_the_first_character_too_many() {
    let whole = "您好，这款是莫代尔面料的，机洗要用洗衣袋，水温不要超过三十度，不能漂白也不能烘干，平铺晾干。";
    let found = flags(whole, rules("practice-split"));
    assert_eq!(found, "polite 您好; long 。", "{found}");
    let both = "莫代尔面料，请用洗衣袋；四点前付款今天发。";
    assert_eq!(flags(both, rules("practice-split")), "polite 请; forbidden 四点");
    assert_eq!(flags("请在四点前付款，今天发，一般两到三天到。", rules("practice-split-second")), "polite 请");
    for id in ["practice-split", "practice-split-second"] {
        assert_eq!(rules(id).length.and_then(|length| length.most), Some(45), "{id}");
    }
    // In the drills the limit is the list's.
    let most = language().length.and_then(|length| length.most).unwrap() as usize;
    assert!(check(&"好".repeat(most + 1), language()).iter().any(|finding| finding.kind == FindingKind::TooLong));
    assert!(!check(&"好".repeat(most), language()).iter().any(|finding| finding.kind == FindingKind::TooLong));
}

#[test]
fn six_greetings_and_six_closings_have_the_flags_that_they_deserve() {
    expect(
        "practice-greeting",
        &[
            ("您好，欢迎光临青梨内衣店，请问想看哪一款？", "polite 您好; polite 请"),
            ("在的。", "missing 店名或身份; missing 问一句需求; short; impolite"),
            ("欢迎欢迎，想看什么随便看", "impolite"),
            ("亲，欢迎光临，请问有什么可以帮您的吗？", "avoided 亲，; polite 请; avoided 有什么可以帮您的吗"),
            ("您好，我是小青，不知道您需要什么。", "polite 您好; forbidden 不知道"),
            ("您好，有人在，请讲。", "missing 店名或身份; polite 您好; polite 请"),
        ],
    );
    expect(
        "practice-closing",
        &[
            ("谢谢您光临，有疑问请随时来。", "polite 您; polite 请"),
            ("再见，88。", "missing 致谢; missing 请她有事再来; short; impolite; avoided 再见; avoided 88"),
            ("谢谢惠顾，欢迎下次再来本店。", "impolite"),
            ("请您记得给个五星哦，谢谢啦。", "missing 请她有事再来; polite 请; polite 您; forbidden 五星"),
            ("感谢您的光临，祝您生活愉快。", "missing 请她有事再来; polite 您"),
            ("谢谢您，晚安，有需要随时再来。", "polite 您; avoided 晚安"),
        ],
    );
}

#[test]
fn exactly_the_five_polite_words_earn_all_points_and_a_reply_with_none_of_them_is_flagged() {
    const FIVE: [&str; 5] = ["您好", "请", "对不起", "谢谢", "不客气"];
    let question = question("d1-polite-words");
    let (Task::Multiple(choices), Key::Multiple { answer, .. }) = (&question.task, &question.key) else { panic!() };
    let right = choices.iter().filter(|choice| answer.contains(&choice.id));
    let right: BTreeSet<&str> = right.map(|choice| choice.text.text.trim()).collect();
    assert_eq!(right, BTreeSet::from(FIVE));
    assert_eq!(grade(&question.key, 4, &full_response(&question.key)).earned, 4);
    for choice in choices {
        let mut others = answer.clone();
        if answer.contains(&choice.id) {
            others.retain(|id| *id != choice.id);
        } else {
            others.push(choice.id.clone());
        }
        assert_eq!(grade(&question.key, 4, &Response::Texts(others)).earned, 0, "{}", choice.id);
    }
    assert_eq!(marked("practice-polite-gaps", &texts(&FIVE)).earned, 4);
    assert_eq!(language().polite, FIVE);
    assert_eq!(
        flags("您好，请稍等。对不起，久等了，谢谢您。不客气。", rules("d1-rewrite-fabric")),
        {
            "missing 说出去做什么; missing 给出时限; polite 您好; polite 请; polite 对不起; polite 谢谢; polite 不客气"
        }
    );
    assert!(flags("今天能发货，放心拍就行。", rules("d1-rewrite-closing")).contains("impolite"));
}

#[test]
fn ten_replies_have_exactly_the_flags_of_the_rules_for_replies() {
    expect(
        "d1-rewrite-closing",
        &[
            ("嗯", "missing 致谢; missing 留一个随时回来的口子; short; impolite"),
            ("好", "missing 致谢; missing 留一个随时回来的口子; short; impolite"),
            ("谢谢您光临，有疑问请随时来找咱们。", "polite 谢谢; polite 请"),
            ("谢谢谢谢，有问题随时找咱们哦。", "polite 谢谢; doubled 谢谢谢谢"),
            ("好好好，谢谢您，有疑问随时来。", "doubled 好好好; polite 谢谢"),
            ("嗯嗯，谢谢您，有疑问随时来。", "doubled 嗯嗯; polite 谢谢"),
            ("谢谢您，有问题再找我，再见。", "polite 谢谢; avoided 我; forbidden 再见"),
            ("谢谢您，我们随时在，请放心。", "polite 谢谢; polite 请"),
            ("有问题随时来，赶紧拍，只剩两件了。", "missing 致谢; impolite; forbidden 赶紧; forbidden 只剩"),
            ("不知道，你需要时再问吧，感谢。", "impolite; forbidden 不知道"),
        ],
    );
}

/// The findings about a place in a text that lists are for.
fn listed(text: &str, rules: &WordingRules) -> Vec<(FindingKind, usize, String)> {
    let found = check(text, rules).into_iter();
    let found = found.filter(|finding| matches!(finding.kind, FindingKind::Forbidden | FindingKind::Avoided));
    found.map(|finding| (finding.kind, finding.rule, text[finding.bytes(text)].to_owned())).collect()
}

#[test]
fn every_listed_word_is_found_once_wherever_it_stands_and_not_inside_a_longer_harmless_one() {
    let writes =
        shipped().0.quizzes.iter().flat_map(|quiz| &quiz.questions).filter_map(|question| match &question.key {
            Key::Write { rules, .. } => Some((question.id.value.as_str(), rules.as_ref())),
            _ => None,
        });
    let (mut words, mut harmless, mut wrong) = (0, 0, Vec::new());
    for (id, rules) in writes.chain([("the language list", language())]) {
        let lists = [(FindingKind::Forbidden, &rules.forbid), (FindingKind::Avoided, &rules.avoid)];
        for (kind, list) in lists {
            for (rule, phrase) in list.iter().enumerate() {
                for form in std::iter::once(&phrase.phrase).chain(&phrase.also) {
                    // At the beginning, in the middle, at the end.
                    for text in
                        [format!("{form} 。今天发"), format!("今天发。 {form} 。今天发"), format!("今天发。 {form}")]
                    {
                        words += 1;
                        let found = listed(&text, rules);
                        if found.len() != 1 || (found[0].0, found[0].1) != (kind, rule) {
                            wrong.push(format!("{id}: {text}: {found:?}"));
                        }
                    }
                }
            }
        }
        for word in &rules.except {
            harmless += 1;
            let found = listed(&format!("今天发。 {word} 。今天发"), rules);
            if !found.is_empty() {
                wrong.push(format!("{id}: {word}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(words > 1_000 && harmless > 150, "{words} words, {harmless} harmless ones");
    let pairs = question("d1-avoid-use-pairs");
    assert_eq!(grade(&pairs.key, 4, &full_response(&pairs.key)).earned, 4);
}

#[test]
fn of_a_transcript_with_four_forbidden_lines_only_exactly_those_earn_four_of_four() {
    let Key::Mark { marks, answer } = &question("practice-forbidden-lines").key else { panic!() };
    assert_eq!((marks.len(), answer.len()), (7, 4));
    for chosen in 0..1_u32 << marks.len() {
        let chosen = marks.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1);
        let chosen: Vec<String> = chosen.map(|(_, mark)| mark.clone()).collect();
        let earned = marked("practice-forbidden-lines", &Response::Texts(chosen.clone())).earned;
        assert_eq!(earned == 4, chosen == *answer, "{chosen:?} earns {earned}");
    }
    let Key::Match { answer: types, .. } = &question("practice-forbidden-types").key else { panic!() };
    assert_eq!(types.values().collect::<BTreeSet<_>>().len(), 4, "each of the four lines has a type of its own");
    let rewritten = rules("practice-forbidden-rewrite");
    assert_eq!(listed("不知道，我快下班了。", rewritten).len(), 2);
}

#[test]
fn the_phrase_book_has_all_eleven_functions_and_the_list_of_what_is_forbidden_all_twelve_types() {
    let titles = |id: &str| -> Vec<&str> {
        shipped().0.collection(id).unwrap().cards.iter().map(|card| card.title.value.as_str()).collect()
    };
    assert_eq!(
        titles("standard-phrases"),
        [
            "迎客并询问需要",
            "询问款号或链接",
            "征询式请等",
            "短暂请等",
            "久等致歉",
            "服务未开通",
            "致谢送别",
            "引导看页面",
            "添麻烦致歉",
            "正品与售后保障",
            "祝愿收尾",
        ]
    );
    assert_eq!(titles("forbidden-phrases").iter().collect::<BTreeSet<_>>().len(), 12);
    let Key::Match { answer, .. } = &question("d3-phrase-functions").key else { panic!() };
    assert!(answer.len() >= 6, "{answer:?}");
}

#[test]
fn four_of_eight_invitations_may_not_be_sent_and_say_why_and_a_written_one_may_not_bargain() {
    let question = question("practice-invitations");
    let (Task::Match { items, .. }, Key::Match { answer, .. }) = (&question.task, &question.key) else { panic!() };
    assert_eq!(items.len(), 8);
    for item in items {
        let wrong = answer[&item.id] == "no";
        assert_eq!(item.feedback.is_some(), wrong, "{}", item.text.text);
    }
    assert_eq!(answer.values().filter(|target| *target == "no").count(), 4);
    let honest = "谢谢您，方便的话请照实评一下这次接待，欢迎下次再来。";
    let correct = |text: &str| marked("d3-rewrite-invite-review", &Response::Text(text.to_owned())).correct;
    assert!(correct(honest), "{}", flags(honest, rules("d3-rewrite-invite-review")));
    for bargain in ["返现", "红包", "五星", "好评", "优惠券"] {
        let text = format!("{honest}送您{bargain}。");
        assert!(!correct(&text), "{text}");
        let found = listed(&text, rules("d3-rewrite-invite-review"));
        assert_eq!(found.iter().map(|(_, _, words)| words.as_str()).collect::<Vec<_>>(), [bargain]);
    }
}

#[test]
fn stock_openings_and_a_bare_yes_are_flagged_and_each_rewriting_has_a_rubric() {
    expect(
        "practice-positive",
        &[
            (
                "亲，刻了字的不可以退哦，好的。",
                "missing 给一条走得通的路; impolite; avoided 亲，; avoided 不可以; avoided 好的。",
            ),
            ("很抱歉给您带来不便，刻字的请改一次。", "avoided 给您带来不便; polite 请"),
            (
                "您好，这边建议您重新刻，请拍张照片给我。",
                "missing 说明原因; polite 您好; avoided 这边建议您; polite 请",
            ),
            ("好的。", "missing 说明原因; missing 给一条走得通的路; short; impolite; avoided 好的。"),
            ("好的！", "missing 说明原因; missing 给一条走得通的路; short; impolite; avoided 好的！"),
            ("您好，杯子刻了字，好的话可以再刻一次。", "polite 您好"),
        ],
    );
    for id in ["practice-positive", "t3-rewrite-cannot-do", "practice-forbidden-rewrite", "practice-closing"] {
        let Task::Write { rubric, model } = &question(id).task else { panic!("{id}") };
        assert!(rubric.len() >= 2 && model.is_some(), "{id}");
    }
    assert_eq!(listed("亲，这边建议您拍大一码。", language()).len(), 1);
}
