//! Drills on the site that `build` writes: a page that can be read without scripts and carries all that is played,
//! and links to it from its module and from the map.

use crate::project::{Project, complained, printed};
use serde_json::Value;
use std::fs;

const DRILL: &str = "id: stock
title: 有没有货
intro: 看库存再回答。
limit: 90
variables: {shop: 青梨内衣店}
says: {stock: 有货 | 现货}
phrases: {own: [{keyword: /有货, say: '{customer}，{shop}有货'}]}
panels:
  - {id: stock-list, title: 库存 <表>, rows: {75B: 12 件}}
customers:
  - id: lin
    name: 林女士
    arrives: 0
    labels: [老客]
    nodes:
      ask:
        asks: 有货吗？
        replies: [{say: stock, to: bye}]
        fallback: {asks: 有没有？}
        model: [{open: stock-list}, 您好，有货。]
      bye: {ends: yes, asks: 谢谢。, model: [不客气。, {close: yes}]}
checkpoints:
  - {id: told, title: 如实回答, points: 60, need: [{did: stock-list, before: stock}], why: '见[第一课](../../course/d1.md)。'}
  - {id: last, title: 最后一句, points: 40, customer: lin, red_line: yes, need: [{last_word: yes}]}
";

/// The site of a course with that drill: a page and its data block.
fn page(project: &Project, path: &str) -> (String, Value) {
    project.write("quizzes/drills/stock.yaml", DRILL.as_bytes());
    project.write(
        "course/d1.md",
        "---\ntitle: 第一课\nday: D1\nquizzes: [d1-quiz]\ndrills: [stock]\n---\n\n正文。\n".as_bytes(),
    );
    let output = project.run(&["build", ".", "--out", "site"]);
    assert!(output.status.success(), "{}{}", printed(&output), complained(&output));
    let html = fs::read_to_string(project.path("site").join(path)).unwrap();
    let data = html.split("id=\"page-data\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data = serde_json::from_str(data).unwrap();
    (html, data)
}

#[test]
fn a_drill_can_be_read_without_scripts() {
    let (html, _) = page(&Project::valid(), "drills/stock.html");
    for text in
        ["看库存再回答。", "林女士", "老客", "库存 &lt;表&gt;", "12 件", "如实回答", "60 分", "红线", "最长 2 分钟"]
    {
        assert!(html.contains(text), "{text}");
    }
    assert!(html.contains("href=\"../modules/d1.html\">第一课</a>。"), "the link of `why`");
    assert!(html.contains("data-checkpoint=\"told\""));
}

#[test]
fn the_page_carries_all_that_is_played() {
    let (_, data) = page(&Project::valid(), "drills/stock.html");
    let drill = &data["drill"];
    assert_eq!(drill["kind"], "chat");
    assert_eq!(drill["pass"], 80);
    assert_eq!(drill["script"]["limit"], 90);
    assert_eq!(drill["script"]["customers"][0]["start"], "ask");
    assert_eq!(drill["script"]["customers"][0]["variables"]["customer"], "林女士");
    assert_eq!(drill["phrases"][0]["say"], "{customer}，{shop}有货");
    assert_eq!(drill["phrases"][0]["initials"], "yh yh");
    assert_eq!(drill["better"]["lin"]["ask"][0], "您好，有货。");
    assert_eq!(drill["print"].as_str().unwrap().len(), 16);
    assert!(data["quizzes"].is_null(), "{data}");
}

#[test]
fn the_module_and_the_map_lead_to_the_drill() {
    let project = Project::valid();
    let (module, _) = page(&project, "modules/d1.html");
    assert!(module.contains("data-drill-offer=\"stock\"") && module.contains("href=\"../drills/stock.html\""));
    let map = fs::read_to_string(project.path("site/index.html")).unwrap();
    assert!(map.contains("<a href=\"drills/stock.html\" data-drill-link=\"stock\">有没有货</a>"), "{map}");
}

#[test]
fn the_fingerprint_changes_with_what_is_played_and_not_with_the_brief() {
    let project = Project::valid();
    let print = |old: &str, new: &str| {
        let (_, first) = page(&project, "drills/stock.html");
        project.write("quizzes/drills/stock.yaml", DRILL.replace(old, new).as_bytes());
        assert!(project.run(&["build", ".", "--out", "site"]).status.success());
        let html = fs::read_to_string(project.path("site/drills/stock.html")).unwrap();
        html.contains(first["drill"]["print"].as_str().unwrap())
    };
    assert!(print("看库存再回答。", "先看库存。"));
    assert!(!print("有没有？", "到底有没有？"));
    assert!(!print("points: 60", "points: 61"));
}

#[test]
fn a_translated_drill_has_a_page_of_its_own_and_earns_as_its_original() {
    let project = Project::valid();
    let english = DRILL.replace("有没有货", "In stock or not").replace("{stock: 有货 | 现货}", "{stock: in stock}");
    let english = english.replace("您好，有货。", "Hello. It is in stock.").replace("有货吗？", "Is it in stock?");
    project.write("quizzes/drills/stock.en.yaml", english.as_bytes());
    project.write(
        "course/d1.en.md",
        "---\ntitle: One\nday: D1\nquizzes: [d1-quiz]\ndrills: [stock]\n---\n\nText.\n".as_bytes(),
    );
    let (html, data) = page(&project, "drills/stock.en.html");
    assert!(html.contains("<html lang=\"en\"") && html.contains("In stock or not"), "{html}");
    assert!(html.contains("href=\"stock.html\" lang=\"zh-CN\""), "{html}");
    assert_eq!(data["drill"]["id"], "stock");
    assert_eq!(data["drill"]["script"]["says"]["stock"][0][0], "in stock");
    let read = |path: &str| fs::read_to_string(project.path("site").join(path)).unwrap();
    assert!(read("drills/stock.html").contains("href=\"stock.en.html\" lang=\"en\""));
    assert!(read("modules/d1.en.html").contains("href=\"../drills/stock.en.html\""));
    assert!(read("modules/d1.html").contains("href=\"../drills/stock.html\""));
}
