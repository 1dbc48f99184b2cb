//! Whole modules: headings, dialogues, quizzes, footnotes.

use super::*;
use crate::course::{Speaker, Verdict};

fn only_prose(text: &str) -> Prose {
    let (blocks, diagnostics) = blocks(text);
    assert_eq!(diagnostics, [], "{text}");
    match <[Block; 1]>::try_from(blocks) {
        Ok([Block::Prose(prose)]) => prose,
        other => panic!("{other:?}"),
    }
}

#[test]
fn headings_get_readable_unique_anchors() {
    let prose = only_prose("## 为什么是 20 秒？\n\n### 小结\n\n## *小结*\n\n## 两块秒表 {#clocks .x data-y=z}\n");
    assert_eq!(
        prose.html,
        "<h2 id=\"为什么是-20-秒\">为什么是 20 秒？</h2>\n<h3 id=\"小结\">小结</h3>\n<h2 id=\"小结-2\"><em>小结</em></h2>\n\
         <h2 id=\"clocks\">两块秒表</h2>\n"
    );
    let anchors: Vec<(u8, &str, &str)> =
        prose.headings.iter().map(|heading| (heading.level, heading.text.as_str(), heading.anchor.as_str())).collect();
    assert_eq!(
        anchors,
        [
            (2, "为什么是 20 秒？", "为什么是-20-秒"),
            (3, "小结", "小结"),
            (2, "小结", "小结-2"),
            (2, "两块秒表", "clocks")
        ]
    );
}

#[test]
fn equal_anchors_and_first_level_headings_are_pointed_out() {
    let text = "# 第一天\n\n## 甲 {#a}\n\n## 乙 {#a}\n\n## a\n";
    let (blocks, diagnostics) = blocks(text);
    assert_eq!(
        said(text, &diagnostics),
        [
            ("title-heading", "# 第一天", "text=第一天".to_owned()),
            ("duplicate-anchor", "## 乙 {#a}", "anchor=a".to_owned())
        ]
    );
    assert!(diagnostics[1].related.is_some());
    let Block::Prose(prose) = &blocks[0] else { panic!() };
    let anchors: Vec<&str> = prose.headings.iter().map(|heading| heading.anchor.as_str()).collect();
    assert_eq!(anchors, ["第一天", "a", "a-2", "a-3"]);
}

#[test]
fn a_dialogue_is_read_line_by_line() {
    let text = "甲\n\n```chat good 二十秒内的**第一句**\n顾客 10:00:03：在吗？\n1. 这款有 M 码吗？\n\n> 她等着。\n\
                Agent: 您好，**“在的”**哦。\n> 好\n> 再好\n旁白：看了一会儿\n```\n\n乙\n";
    let (blocks, diagnostics) = blocks(text);
    assert_eq!(diagnostics, []);
    let [Block::Prose(before), Block::Chat(chat), Block::Prose(behind)] = blocks.as_slice() else {
        panic!("{blocks:?}")
    };
    assert_eq!((before.html.as_str(), behind.html.as_str()), ("<p>甲</p>\n", "<p>乙</p>\n"));
    assert_eq!((chat.verdict, chat.caption.as_str()), (Some(Verdict::Good), "二十秒内的**第一句**"));
    assert!(text[chat.span.start as usize..chat.span.end as usize].starts_with("```chat"));
    let lines: Vec<_> = chat
        .lines
        .iter()
        .map(|line| {
            let html = |prose: &[Prose]| prose.iter().map(|prose| prose.html.clone()).collect::<Vec<_>>().join(" / ");
            (line.speaker, line.name.as_str(), line.time.as_deref(), html(&line.text), html(&line.comments))
        })
        .collect();
    assert_eq!(
        lines,
        [
            (
                Speaker::Customer,
                "顾客",
                Some("10:00:03"),
                "在吗？ / 1. 这款有 M 码吗？".to_owned(),
                "她等着。".to_owned()
            ),
            (Speaker::Agent, "Agent", None, "您好，<strong>“在的”</strong>哦。".to_owned(), "好 / 再好".to_owned()),
            (Speaker::Note, "旁白", None, "看了一会儿".to_owned(), String::new()),
        ]
    );
}

#[test]
fn places_in_a_dialogue_are_exact() {
    let text = "```chat\n  客服 9:00： 看[这里](file:x)\n> [那里](/y)\n```\n";
    let (_, diagnostics) = blocks(text);
    let places: Vec<&str> = said(text, &diagnostics).into_iter().map(|(_, place, _)| place).collect();
    assert_eq!(places, ["file:x", "/y"]);
}

#[test]
fn a_colon_in_a_message_names_no_speaker_but_a_misspelt_speaker_is_found() {
    let quiet =
        "```chat\n客服：请告诉我：\n时间：十点\n地址：杭州\nhttps://a.cn\n下围 74：合适\n注意事项如下：甲\n```\n";
    assert_eq!(blocks(quiet).1, []);
    let cases = [
        ("```chat\n买家：在吗\n客服：在\n```\n", "买家", "name=买家 near=顾客"),
        ("```chat\n顾客：在吗\n自动回覆：稍等\n还是她\n> 评\n```\n", "自动回覆", "name=自动回覆 near=自动回复"),
        ("```chat\n顾客：在吗\n小王 10:00：在\n```\n", "小王", "name=小王"),
        ("```chat\n顾可：在吗\n```\n", "顾可", "name=顾可 near=顾客"),
        ("```chat\n在吗\n还在吗\n客服：在\n```\n", "在吗", "name=在吗"),
        ("```chat\n> 评\n客服：在\n```\n", ">", "name=>"),
    ];
    for (text, place, values) in cases {
        let (_, diagnostics) = blocks(text);
        assert_eq!(said(text, &diagnostics), [("chat-speaker", place, values.to_owned())], "{text}");
    }
}

#[test]
fn what_an_unknown_speaker_says_is_put_in_no_other_mouth() {
    let (blocks, _) = blocks("```chat\n顾客：在吗\n买家：甲\n乙\n客服：丙\n```\n");
    let Block::Chat(chat) = &blocks[0] else { panic!() };
    let texts: Vec<usize> = chat.lines.iter().map(|line| line.text.len()).collect();
    assert_eq!(texts, [1, 1]);
}

#[test]
fn verdicts_are_good_bad_or_absent() {
    let chat = |info: &str| {
        let text = format!("```chat{info}\n客服：在\n```\n");
        let (blocks, diagnostics) = blocks(&text);
        let Some(Block::Chat(chat)) = blocks.into_iter().next() else { panic!() };
        let said: Vec<String> = said(&text, &diagnostics)
            .into_iter()
            .map(|(code, place, values)| format!("{code} {place} {values}"))
            .collect();
        (chat.verdict, chat.caption, said.join("\n"))
    };
    assert_eq!(chat(""), (None, String::new(), String::new()));
    assert_eq!(chat(" bad"), (Some(Verdict::Bad), String::new(), String::new()));
    assert_eq!(chat(" 第一句 good"), (None, "第一句 good".to_owned(), String::new()));
    assert_eq!(chat(" Food questions"), (None, "Food questions".to_owned(), String::new()));
    assert_eq!(chat(" goood 好"), (None, "好".to_owned(), "chat-verdict goood word=goood near=good".to_owned()));
    assert_eq!(chat(" 反例 冷淡"), (None, "冷淡".to_owned(), "chat-verdict 反例 word=反例 near=bad".to_owned()));
}

#[test]
fn quizzes_stand_where_they_are_named() {
    let text = "甲\n```quiz\n\n  d1-check \n```\n```chat\n```\n~~~quiz\n\n~~~\n- 乙\n  ```quiz\n  x\n  ```\n";
    let (blocks, diagnostics) = blocks(text);
    let Block::Quiz(id) = &blocks[1] else { panic!("{blocks:?}") };
    assert_eq!((id.value.as_str(), &text[id.span.start as usize..id.span.end as usize]), ("d1-check", "d1-check"));
    assert_eq!(blocks.len(), 3);
    assert!(matches!(&blocks[2], Block::Prose(prose) if prose.html.contains("language-quiz")));
    let codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    assert_eq!(codes, ["chat-empty", "quiz-block-empty"]);
}

#[test]
fn footnotes_are_numbered_through_the_module_and_listed_at_its_end() {
    let (blocks, diagnostics) = blocks(
        "甲[^b]乙[^A]丙[^b]\n\n[^a]: 一[^c]\n\n```chat\n客服：在\n```\n\n[^b]: 二\n\n    三\n[^c]: 四\n[^d]: 五\n",
    );
    assert_eq!(diagnostics, []);
    let [Block::Prose(first), Block::Chat(_), Block::Prose(last)] = blocks.as_slice() else { panic!("{blocks:?}") };
    for part in ["id=\"fnref-1\"", "id=\"fnref-2\"", "id=\"fnref-1-2\"", "href=\"#fn-1\""] {
        assert_eq!(first.html.matches(part).count(), if part.starts_with("href") { 2 } else { 1 }, "{part}");
    }
    let items: Vec<&str> = last.html.split("<li id=").skip(1).collect();
    let starts: Vec<(&str, usize)> = items
        .iter()
        .map(|item| {
            (item.split("<p>").nth(1).unwrap().split(['<', ' ']).next().unwrap(), item.matches("doc-backlink").count())
        })
        .collect();
    assert_eq!(starts, [("二", 2), ("一", 1), ("四", 1), ("五", 0)]);
    assert!(items[0].contains("<p>三 <a class=\"footnote-back\""));
}

#[test]
fn the_body_begins_behind_the_front_matter() {
    let text = "---\ntitle: 甲\n---\n\n# 乙\n[x](file:y)\n";
    let labels = labels();
    let base = ProjectPath::new("course/d1.md");
    let mut diagnostics = Vec::new();
    let blocks = module_body(text, 19, FILE, &Context { base: &base, labels: &labels }, &mut diagnostics);
    assert_eq!(blocks.len(), 1);
    let places: Vec<&str> = said(text, &diagnostics).into_iter().map(|(_, place, _)| place).collect();
    assert_eq!(places, ["# 乙", "file:y"]);
}
