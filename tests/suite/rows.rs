//! The rows of the guide's table that drills answer, each tried as the table says, on what the course ships: S21, S25, S26, S29,
//! S31, S32, S36, S44, S50, S51, S54. S30 stands with the decision trees in `library.rs`.

use crate::shipped::shipped;
use coursewright::course::{ChatDrill, DrillKind, Expected, Key, Question, Script};
use coursewright::drill::{self, Conversation, DrillScore, SpeedScript, Status};
use coursewright::grade::{Response, full_response, grade};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The shipped chat drill with this id, and its whole script.
fn chat(id: &str) -> (Script, &'static ChatDrill) {
    let course = shipped().0;
    let Some(DrillKind::Chat(chat)) = course.drill(id).map(|drill| &drill.kind) else {
        panic!("there is no chat {id}")
    };
    (drill::script(chat, 80, course), chat)
}

/// What a run came to.
struct Run {
    score: DrillScore,
    talk: Conversation,
}

impl Run {
    /// What the checkpoint with this id earned.
    fn earned(&self, checkpoint: &str) -> u32 {
        self.score.checkpoints.iter().find(|one| one.id == checkpoint).unwrap_or_else(|| panic!("{checkpoint}")).earned
    }

    /// The messages of the customer.
    fn heard(&self) -> Vec<&str> {
        let own = self.talk.messages.iter().filter(|message| message.from == drill::From::Customer);
        own.map(|message| message.text.as_str()).collect()
    }

    /// Whether the conversation got to this node.
    fn reached(&self, node: &str) -> bool {
        self.talk.nodes.iter().any(|visit| visit.node == node)
    }
}

/// What the agent does with `customer`, step by step: each so late that the customer has reacted to the one before. A step is a
/// message, or `open`, `note`, `flag`, `group`, `choose` with what stands behind the first point, or `confirm` and `close`.
fn run(script: &Script, customer: &str, steps: &[&str]) -> Run {
    let arrival = script.customers.iter().find(|one| one.id == customer).unwrap().arrives;
    let pause = u64::from(script.puzzled.max(script.answers) + 4) * 1000;
    let mut at = u64::from(arrival) * 1000;
    let mut log: Vec<Value> = Vec::new();
    for step in steps {
        at += pause;
        log.push(match step.split_once('.').unwrap_or((step, "")) {
            ("open", id) => json!({"do": "open", "at": at, "id": id}),
            ("note", text) => json!({"do": "note", "at": at, "customer": customer, "text": text}),
            ("group", text) => json!({"do": "group", "at": at, "customer": customer, "text": text}),
            ("flag", colour) => json!({"do": "flag", "at": at, "customer": customer, "colour": colour}),
            ("choose", text) => json!({"do": "say", "at": at, "customer": customer, "text": text, "chosen": true}),
            ("confirm" | "close", _) => json!({"do": step, "at": at, "customer": customer}),
            _ => json!({"do": "say", "at": at, "customer": customer, "text": step}),
        });
    }
    came_to(script, customer, &log, at + pause)
}

fn came_to(script: &Script, customer: &str, log: &[Value], end: u64) -> Run {
    let talks = drill::replay(script, log, end);
    let talk = talks.into_iter().find(|talk| talk.customer == customer).unwrap();
    Run { score: drill::score(script, log, end), talk }
}

fn question(id: &str) -> &'static Question {
    let mut all = shipped().0.quizzes.iter().flat_map(|quiz| &quiz.questions);
    all.find(|question| question.id.value == id).unwrap_or_else(|| panic!("there is no question {id}"))
}

#[test]
fn the_automatic_reply_that_was_set_up_greets_and_a_step_too_early_costs_the_way_s21() {
    let (script, drill) = chat("auto-reply");
    let (log, end) = drill::model_run(&script, drill);
    let perfect = came_to(&script, "qin", &log, end);
    let greeting = perfect.talk.messages.iter().find(|message| message.from == drill::From::Auto).unwrap();
    assert_eq!(greeting.text, drill.setup_model.as_ref().unwrap().value);
    assert_eq!(perfect.earned("setup"), 25);
    let early = [vec![json!({"do": "setup", "at": 0, "step": "save", "text": greeting.text})], log.clone()].concat();
    let early = came_to(&script, "qin", &early, end);
    assert_eq!((early.earned("setup"), early.score.first), (0, perfect.score.first), "no clock runs in the setup");
    let setup = script.setup.as_ref().unwrap();
    assert!(
        setup.steps.iter().skip(1).chain(&setup.besides).all(|step| step.hint.is_some()),
        "each has a hint of its own"
    );
}

#[test]
fn an_apology_an_action_and_a_time_end_calm_and_denial_angers_s25() {
    let (script, _) = chat("complaint");
    let first = script.customers[0].mood;
    let calm = run(&script, "fang", &["等了三天，换谁都会生气，实在抱歉。", "给您换新，今天 18 点前上门取件。"]);
    assert!(first < 25 && calm.talk.mood >= 55, "{} {}", first, calm.talk.mood);
    for denial in ["您别生气", "您自己没看清楚吧"] {
        let angry = run(&script, "fang", &[denial]);
        assert!(angry.talk.mood < first, "{denial}");
    }
    let emotions = question("practice-emotions");
    let Key::Match { answer, .. } = &emotions.key else { panic!() };
    assert_eq!(answer.len(), 12);
    let Response::Texts(pairs) = full_response(&emotions.key) else { panic!() };
    for out in 0..pairs.len() {
        let others = [&pairs[..out], &pairs[out + 1..]].concat();
        let earned = grade(&emotions.key, 12, &Response::Texts(others)).earned;
        assert_eq!(earned, 11, "{} is marked by itself", pairs[out]);
    }
}

/// Every order of these items.
fn orders(items: &[String]) -> Vec<Vec<String>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let place = |at: usize| {
        let rest = [&items[..at], &items[at + 1..]].concat();
        orders(&rest).into_iter().map(move |rest| [&[items[at].clone()], rest.as_slice()].concat())
    };
    (0..items.len()).flat_map(place).collect()
}

#[test]
fn only_the_listed_order_scores_full_and_an_early_plan_costs_a_step_s26() {
    let order = question("practice-complaint-order");
    let Key::Order { answer, .. } = &order.key else { panic!() };
    let titles = BTreeMap::from([("A", "方案"), ("B", "安抚"), ("C", "跟进"), ("D", "时限"), ("E", "致歉")]);
    let listed: Vec<&str> = answer.iter().map(|item| titles[item.as_str()]).collect();
    assert_eq!(listed, ["安抚", "致歉", "方案", "时限", "跟进"]);
    let mut full = 0;
    for given in orders(answer) {
        let next = |pair: &[String]| answer.windows(2).any(|right| right == pair);
        let adjacent = u32::try_from(given.windows(2).filter(|pair| next(pair)).count()).unwrap();
        assert_eq!(grade(&order.key, 4, &Response::Texts(given)).earned, adjacent);
        full += u32::from(adjacent == 4);
    }
    assert_eq!(full, 1);
    let (script, _) = chat("complaint");
    let sorry = "等了三天，换谁都会生气，实在抱歉。";
    let plan = "给您换新，今天 18 点前上门取件。";
    let right = run(&script, "fang", &[sorry, plan]);
    let wrong = run(&script, "fang", &[plan, sorry, plan]);
    assert!(right.reached("doubt") && wrong.reached("doubt"));
    assert_eq!(wrong.heard().len(), right.heard().len() + 1, "the wrong order costs a step");
    let points = |run: &Run| (run.earned("empathy"), run.earned("apology"));
    assert_eq!((points(&right), points(&wrong)), ((15, 15), (0, 0)));
}

#[test]
fn only_the_guiding_path_reaches_the_order_s29() {
    let (script, _) = chat("leading");
    let guide =
        ["您好，现在是活动价，满 199 再减 20。", "洗衣袋每单一份，随单寄给您。", "您平时穿 75B 的话，肤色有现货。"];
    assert!(run(&script, "tao", &guide).reached("order"));
    for other in [
        &["好的，都给您便宜。", "都给您。", "肤色 75B。"][..],
        &["不行，不讲价。", "每单一份。", "肤色 75B。"],
        &["choose.好的，都给您便宜。", "肤色 75B"],
        &["choose.不行，不讲价。", "肤色 75B"],
        &[guide[0], "可以，多送您两个。", "肤色 75B。"],
        &[guide[0], "choose.没有就是没有。", "肤色 75B。"],
        &["您好。", "在的。", "嗯嗯。", "是的。", "好的。", "好的。", "好的。", "好的。"],
        &[guide[0], "在的。", "嗯嗯。", "是的。", "好的。", "好的。"],
        &[guide[0], guide[1], "好的。", "嗯嗯。", "是的。"],
        &[],
    ] {
        let other = run(&script, "tao", other);
        assert!(!other.reached("order"), "{:?}", other.heard());
        assert_eq!(other.earned("order"), 0);
    }
    let sorter = question("d1-faq-sort");
    assert_eq!(grade(&sorter.key, 6, &full_response(&sorter.key)).earned, 6);
}

#[test]
fn reminding_before_the_address_costs_and_a_reason_against_the_panel_is_refused_s31() {
    let (script, drill) = chat("unpaid-order");
    let (log, end) = drill::model_run(&script, drill);
    let told = "看到您的订单了，寄到安宁市江宁路 18 号，收件人林女士，请问对吗？";
    let hasty: Vec<Value> = log
        .iter()
        .map(|event| match event["text"] == told {
            true => json!({"do": "say", "at": event["at"], "customer": "lin", "text": format!("请您付一下款。{told}")}),
            false => event.clone(),
        })
        .collect();
    assert_ne!(hasty, log);
    let hasty = came_to(&script, "lin", &hasty, end);
    assert_eq!((hasty.score.earned, hasty.earned("address-first")), (75, 0));
    let closed: Vec<Value> = log.iter().filter(|event| event["id"] != "new-order").cloned().collect();
    let closed = came_to(&script, "lin", &closed, end);
    assert_eq!((closed.score.earned, closed.earned("popup")), (90, 0), "the popup has to be opened");
    let (script, _) = chat("true-reasons");
    let shelf = script.panels.iter().find(|panel| panel.id == "stock").unwrap();
    assert!(shelf.rows.iter().any(|(name, left)| name.contains("睡裙") && left == "50 件"));
    let few = run(&script, "shen", &["open.stock", "您好，这款只剩两件了，您快拍吧。"]);
    assert!(few.heard()[1].contains("50 件") && few.talk.mood < script.customers[0].mood);
    assert!(!few.score.passed && few.score.red_lines.contains(&"shen-honest".to_owned()));
}

#[test]
fn a_chat_closes_only_with_all_four_steps_of_its_promise_and_the_confirmation_last_s32() {
    let (script, _) = chat("gifts");
    let promise = "您好，可以的，为您备一副插垫。";
    let steps = [("note", "note.赠插垫一副"), ("flag", "flag.red"), ("group", "group.请加插垫一副")];
    for (name, missing) in steps {
        let done = steps.iter().map(|(_, step)| *step).filter(|step| *step != missing);
        let tried: Vec<&str> = [promise].into_iter().chain(done).chain(["confirm", "close"]).collect();
        let refused = run(&script, "tao", &tried);
        assert_eq!((refused.talk.status, refused.talk.missing.as_slice()), (Status::Open, &[name, "confirm"][..]));
        assert_eq!(refused.talk.refused.len(), 1);
    }
    let three = run(&script, "tao", &[promise, steps[0].1, steps[1].1, steps[2].1, "close"]);
    assert_eq!((three.talk.status, three.talk.missing), (Status::Open, vec!["confirm"]));
    let all = run(&script, "tao", &[promise, steps[0].1, steps[1].1, steps[2].1, "confirm", "close"]);
    assert_eq!((all.talk.status, all.earned("pad")), (Status::Closed, 30));
}

#[test]
fn what_was_asked_before_the_first_recommendation_is_counted_s36() {
    let (script, _) = chat("need-discovery");
    let asks = ["您好，请问什么场合穿？", "喜欢什么风格呢？", "面料上怕皱吗？"];
    let two = "推荐云裳和知秋两款，都有货。";
    let points = |steps: &[&str]| {
        let run = run(&script, "mo", steps);
        ["occasion", "style", "cloth"].map(|dimension| run.earned(dimension)).iter().sum::<u32>()
    };
    for count in 0..=asks.len() {
        assert_eq!(points(&[&asks[..count], &[two]].concat()), 20 * u32::try_from(count).unwrap());
    }
    assert_eq!(
        points(&[&["晴岚很好看，您看看？"], &asks[..], &[two]].concat()),
        0,
        "the first recommendation came too early"
    );
}

#[test]
fn an_offer_that_is_out_of_stock_is_wrong_and_saying_so_is_not_s44() {
    let (script, _) = chat("substitute");
    let earned = |customer: &str, text: &str| run(&script, customer, &["open.stock", text]).earned(customer);
    assert_eq!(earned("lu", "抱歉，红色暂时没有，黑色 M 码有货，今天能发。"), 25);
    assert_eq!(earned("lu", "抱歉，红色和白色都没有货，黑色 M 码有货，今天能发。"), 25);
    assert_eq!(earned("lu", "抱歉，红色没货，换白色好吗？黑色也有货。"), 0);
    assert_eq!(earned("lu", "白色有货，今天能发。"), 0);
    assert_eq!(earned("xia", "抱歉，米白和藏青都没有货，浅灰有货，今天能发。"), 25);
    assert_eq!(earned("xia", "抱歉，米白没货，换成藏青好吗？浅灰也有货。"), 0);
    let late = run(&script, "lu", &["open.stock", "open.stock", "抱歉，红色没有，黑色有货。"]);
    assert_eq!(late.earned("first"), 0, "the wait has its limit");
}

#[test]
fn no_offer_beyond_a_grade_is_granted_and_each_names_whom_to_ask_s50() {
    let desk = shipped().0.calculators.iter().find(|one| one.id.value == "compensation").unwrap();
    let said: Vec<(&str, &str)> = desk
        .cases
        .iter()
        .filter_map(|case| match &case.expected {
            Expected::Values(values) => Some(values),
            Expected::Refused(_) => None,
        })
        .flatten()
        .map(|(key, text)| (key.as_str(), text.value.as_str()))
        .collect();
    let of = |key: &str, beginning: &str| {
        said.iter().filter(|(name, text)| *name == key && text.starts_with(beginning)).count()
    };
    assert!(of("way", "先核实") >= 4 && of("way", "先补发") >= 1 && of("answer", "超出您的权限") >= 3);
    for (_, text) in said.iter().filter(|(_, text)| text.starts_with("超出您的权限")) {
        assert!(text.contains("组长") || text.contains("主管"), "{text}");
    }
    let (script, _) = chat("damaged-parcel");
    let over = run(&script, "gu", &["实在抱歉，请您拍两张照片。", "赔您一百元，今天 18 点前补发。"]);
    assert!(!over.score.passed && over.score.red_lines.contains(&"authority".to_owned()));
}

#[test]
fn a_plan_reported_after_59_minutes_keeps_the_hour_and_after_61_it_does_not_s51() {
    let (script, _) = chat("one-hour");
    let earned = |minutes: u64| {
        let say = |at: u64, text: &str| json!({"do": "say", "at": at, "customer": "zhong", "text": text});
        let report = say(minutes * 60_000, "方案是明早补发一只，您看可以吗？");
        let log = [say(60_000, "您好，抱歉，请发一下订单号。"), say(600_000, "一小时内给您方案。"), report];
        came_to(&script, "zhong", &log, 7_200_000).earned("hour")
    };
    assert_eq!([59, 60, 61].map(earned), [35, 35, 0]);
}

/// The log of a race in which every item is answered after so many milliseconds with what `answer` gives for it.
fn raced(race: &SpeedScript, ms: u64, answer: impl Fn(&str) -> BTreeMap<String, Vec<String>>) -> Vec<Value> {
    let of_item = |(index, item): (usize, &drill::AskedItem)| {
        let at = index as u64 * 60_000;
        let shown = json!({"do": "show", "at": at, "item": item.id});
        [shown, json!({"do": "answer", "at": at + ms, "item": item.id, "answer": answer(&item.id)})]
    };
    race.items.iter().enumerate().flat_map(of_item).collect()
}

#[test]
fn six_profiles_record_what_is_late_and_no_label_stands_without_data_s54() {
    let course = shipped().0;
    let Some(DrillKind::Speed(speed)) = course.drill("profile-flash").map(|drill| &drill.kind) else { panic!() };
    let race = drill::speed_script(speed, 80, course);
    let key = |id: &str| race.items.iter().find(|item| item.id == id).unwrap().answer.clone();
    let score = |log: &[Value]| drill::score_speed(&race, log, u64::MAX);
    assert_eq!((race.items.len(), race.seconds), (6, 30));
    assert_eq!(score(&raced(&race, 30_000, key)).right, 6);
    let late = score(&raced(&race, 30_001, key));
    assert_eq!((late.right, late.late, late.percent), (0, 6, 0));
    for label in ["新客", "老客", "价格敏感", "看重品质", "送礼", "宝妈"] {
        let known = |id: &str| key(id)["labels"].iter().any(|right| right == label);
        let guessed = score(&raced(&race, 9_000, |id| {
            let mut answer = key(id);
            if !known(id) {
                answer.get_mut("labels").unwrap().push(label.to_owned());
            }
            answer
        }));
        let rightly = race.items.iter().filter(|item| known(&item.id)).count() as u64;
        assert_eq!((guessed.right, guessed.wrong), (rightly, 6 - rightly), "{label}");
    }
    assert!(race.items.iter().all(|item| !item.answer["labels"].contains(&"宝妈".to_owned())));
}
