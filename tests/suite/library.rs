//! The library of the shipped course: as many cards as it promises, every tool it names, trees that lead where the shop's
//! rules do, and figures without a source never without their badge.

use crate::shipped::{compiled, shipped};
use coursewright::course::{DecisionTree, NodeKind};
use coursewright::render::render;
use coursewright::wording::{FindingKind, check};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// The site of the shipped course: the text of every file.
fn site() -> &'static BTreeMap<String, String> {
    static SITE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    SITE.get_or_init(|| {
        let compiled = compiled();
        let theme = &compiled.course.as_ref().expect("the shipped course has no mistakes").theme;
        let site = render(shipped().0, &compiled.sources, theme).unwrap();
        site.into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
    })
}

fn tree(id: &str) -> &'static DecisionTree {
    shipped().0.trees.iter().find(|tree| tree.id.value == id).unwrap()
}

/// The id of the node at which these answers (their beginnings) end, from the first node of the tree on.
fn led_by(tree: &'static DecisionTree, answers: &[&str]) -> &'static str {
    let mut node = &tree.nodes[0];
    for wanted in answers {
        let all = node.answers();
        let way = all.iter().find(|answer| answer.text.value.starts_with(wanted));
        let way = way.unwrap_or_else(|| panic!("{} has no answer {wanted}", node.id.value));
        node = &tree.nodes[tree.position(&way.to.value).unwrap()];
    }
    assert!(node.answers().is_empty(), "{} is no end", node.id.value);
    &node.id.value
}

#[test]
fn every_collection_has_as_many_cards_as_the_library_promises() {
    let least = [
        ("quick-phrases", 60),
        ("forbidden-phrases", 12),
        ("standard-phrases", 11),
        ("faq", 16),
        ("products", 20),
        ("help-centre", 21),
        ("metrics", 12),
        ("terms", 40),
        ("rules", 15),
        ("cultures", 8),
        ("team-scripts", 3),
        ("script-matrix", 15),
        ("figures", 9),
    ];
    let course = shipped().0;
    for (id, count) in least {
        let cards = course.collection(id).unwrap_or_else(|| panic!("there is no {id}")).cards.len();
        assert!(cards >= count, "{id} has {cards} cards, not {count}");
    }
    let help = course.collection("help-centre").unwrap();
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    help.cards.iter().for_each(|card| *classes.entry(help.said(card, "class").unwrap()).or_default() += 1);
    let expected = [("发票问题", 2), ("支付问题", 4), ("订单百事通", 8), ("购物指南", 4), ("配送方式", 3)];
    assert_eq!(classes, BTreeMap::from(expected));
    let faq = course.collection("faq").unwrap();
    let groups: BTreeSet<&str> = faq.cards.iter().map(|card| faq.said(card, "group").unwrap()).collect();
    assert_eq!(groups.len(), 5, "{groups:?}");
}

#[test]
fn every_calculator_and_tree_that_the_library_promises_is_there() {
    let course = shipped().0;
    let calculators: BTreeSet<&str> = course.calculators.iter().map(|one| one.id.value.as_str()).collect();
    for id in [
        "reply-rate",
        "response-time",
        "business-measures",
        "order-value",
        "quality-score",
        "rfm",
        "ab-conversion",
        "sellable-stock",
        "self-pickup",
        "reply-promise",
        "size",
        "change-order",
        "push-plan",
        "compensation",
    ] {
        assert!(calculators.contains(id), "there is no calculator {id}");
    }
    let trees: BTreeSet<&str> = course.trees.iter().map(|one| one.id.value.as_str()).collect();
    assert_eq!(trees, BTreeSet::from(["after-sale", "gifts", "reship"]));
}

#[test]
fn six_questions_for_gifts_end_where_the_rules_of_the_shop_say_and_two_are_never_given() {
    let gifts = tree("gifts");
    for (answers, end) in [
        (&["是，要抵现金"][..], "no-cash"),
        (&["不是", "是活动赠品", "只要"], "give-campaign"),
        (&["不是", "是活动赠品", "想要两份"], "one-each"),
        (&["不是", "不是", "天猫顾客", "还没有下单"], "give-remark"),
        (&["不是", "不是", "天猫顾客", "已经付款"], "give-group"),
        (&["不是", "不是", "别的东西"], "decline"),
    ] {
        assert_eq!(led_by(gifts, answers), end);
    }
    let two = gifts.nodes.iter().flat_map(|node| node.answers()).filter(|answer| answer.text.value.contains("两份"));
    let ends: Vec<&str> = two.map(|answer| answer.to.value.as_str()).collect();
    assert!(!ends.is_empty() && ends.iter().all(|end| !end.starts_with("give")), "{ends:?}");
}

#[test]
fn cases_after_the_sale_take_the_ways_of_the_flow_chart() {
    for (answers, end) in [
        (&["坏了", "看得出", "换一件"][..], "reship"),
        (&["坏了", "看不出"], "quality-evidence"),
        (&["颜色", "对得上", "要"], "wrong-exchange"),
        (&["颜色", "对不上"], "wrong-verify"),
        (&["没有问题", "在七日内", "不是例外"], "no-reason-return"),
        (&["没有问题", "过了七日"], "too-late"),
        (&["别的情况"], "complaint"),
    ] {
        assert_eq!(led_by(tree("after-sale"), answers), end);
    }
    for (answers, end) in [
        (&["齐全", "在一线授权", "没有", "有"][..], "reship-now"),
        (&["不齐"], "verify-evidence"),
        (&["齐全", "超过一线"], "ask"),
        (&["齐全", "在一线授权", "超过店规"], "verify-frequency"),
    ] {
        assert_eq!(led_by(tree("reship"), answers), end);
    }
}

#[test]
fn what_the_library_offers_to_send_keeps_the_rules_that_agents_are_held_to() {
    let course = shipped().0;
    let rules = &course.language_lists.iter().find(|list| list.language.is_none()).unwrap().rules;
    let leaves = course.trees.iter().flat_map(|tree| &tree.nodes).filter_map(|node| match &node.kind {
        NodeKind::Outcome { action, note, say } => {
            let said = [action, note, say].map(|prose| prose.text.chars().count());
            assert!(said.iter().all(|length| *length >= 10), "{} says too little: {said:?}", node.id.value);
            Some(say.text.as_str())
        }
        NodeKind::Question { .. } => None,
    });
    let collections = course.collections.iter().filter(|collection| collection.id.value != "cultures");
    let cards = collections.flat_map(|collection| collection.cards.iter().map(move |card| (collection, card)));
    let cards = cards.flat_map(|(collection, card)| ["say", "better"].map(|key| collection.said(card, key))).flatten();
    let texts: Vec<&str> = leaves.chain(cards).collect();
    let denies = |text: &str| ["别着急", "别生气"].iter().any(|phrase| text.contains(phrase));
    let is_forbidden = |text: &str| check(text, rules).iter().any(|finding| finding.kind == FindingKind::Forbidden);
    let faults: Vec<&&str> = texts.iter().filter(|text| denies(text) || is_forbidden(text)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(texts.len() > 120, "{}", texts.len());
}

/// The figures of the training material without a source, as the brief lists them: how the course writes them, and what else is
/// in the sentence. Kept apart from the cards, so that a card that is lost does not hide its figure.
const FIGURES: [(&str, &str); 15] = [
    ("30%", "转化"),
    ("25%", "投诉率"),
    ("2.3倍", "回头"),
    ("15%", "下单率"),
    ("40%", "差评率"),
    ("25%", "差评率"),
    ("5%", "快1秒"),
    ("百分之五", "快一秒"),
    ("30%", "流失率"),
    ("20%", "流失率"),
    ("15万亿", ""),
    ("30秒", "化解疑虑"),
    ("5%", "everysecond"),
    ("20%", "fewercustomers"),
    ("15trillion", ""),
];

#[test]
fn no_page_shows_a_figure_without_a_source_but_with_its_badge() {
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for (name, html) in site().iter().filter(|(name, _)| name.ends_with(".html")) {
        // The cards that list the figures say themselves what they are.
        if name == "cards/figures.html" {
            assert!(html.contains("资料没有说明样本、时间和对照"));
            continue;
        }
        let body = html.split("<main").nth(1).unwrap_or(html);
        let body = body.split("<script").next().unwrap_or(body);
        for block in body.split("</p>").flat_map(|part| part.split("</tr>")).flat_map(|part| part.split("</li>")) {
            let badged = block.replace("<small data-text=\"frame.unsourced\">", "<>¤<");
            let plain: String =
                badged.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
            let plain: String = plain.chars().filter(|letter| !letter.is_whitespace()).collect();
            for sentence in plain.split(['。', '？', '！']) {
                for (number, (figure, about)) in FIGURES.iter().enumerate() {
                    let Some(at) = sentence.find(figure).filter(|_| sentence.contains(about)) else { continue };
                    if sentence[..at].ends_with(|before: char| before.is_ascii_digit() || before == '.') {
                        continue;
                    }
                    // “咨询 400 人，下单 120 人，转化率 30%” is worked out, not claimed.
                    if sentence.contains("咨询400") || sentence.contains("班组") && !sentence.contains("资料") {
                        continue;
                    }
                    seen.insert(number);
                    let behind: String = sentence[at + figure.len()..].chars().take(12).collect();
                    assert!(behind.contains('¤'), "{name}: {sentence}");
                }
            }
        }
    }
    let missed: Vec<_> =
        (0..FIGURES.len()).filter(|number| !seen.contains(number)).map(|number| FIGURES[number]).collect();
    assert_eq!(missed, [("30秒", "化解疑虑")], "the course is expected to speak of the others");
}

#[test]
fn the_guide_has_a_place_for_every_system_of_the_material() {
    let table =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("course/trainer-systems.md")).unwrap();
    let codes = (1..=80).map(|number| format!("S{number:02}")).chain((1..=7).map(|number| format!("O{number}")));
    for code in codes {
        let row = table.lines().filter(|line| line.starts_with(&format!("| {code} |"))).collect::<Vec<_>>();
        // That each link leads somewhere is proved by `check`.
        assert!(row.len() == 1 && row[0].contains("]("), "{code}: {row:?}");
    }
}
