//! Each look-alike is found where it stands, and its neighbours that are meant as they are stay quiet.

use super::*;
use crate::parse::markdown::parse;

/// The codes found in `source`, each with the text at its place.
fn found(source: &str) -> Vec<(&'static str, &str)> {
    let events = parse(source);
    let findings = lint(source, &events, Style::Block);
    findings.into_iter().map(|finding| (finding.code.name(), &source[finding.range])).collect()
}

fn values(source: &str) -> Vec<(&'static str, String)> {
    lint(source, &parse(source), Style::Block).into_iter().flat_map(|finding| finding.values).collect()
}

#[test]
fn a_heading_without_its_space_is_found() {
    assert_eq!(found("#标题"), [("heading-space", "#")]);
    assert_eq!(found("正文\n##2 步"), [("heading-space", "##")]);
    assert_eq!(found("- ＃ 标题"), [("heading-space", "＃")]);
    assert_eq!(values("##标题 "), [("mark", "##".to_owned()), ("instead", "## 标题".to_owned())]);
    for source in ["# 标题", "#话题#", "#1 选项", "\\#标题", "`#标题`", "```\n#标题\n```", "C#很好", "#######太多"]
    {
        assert_eq!(found(source), [], "{source}");
    }
}

#[test]
fn two_lines_that_look_like_a_list_are_found_at_the_first() {
    assert_eq!(found("步骤：\n1、问候\n2、回答\n3、致谢"), [("list-marker", "1、")]);
    assert_eq!(found("1.问候\n2.回答"), [("list-marker", "1.")]);
    assert_eq!(found("１．问候\n２．回答"), [("list-marker", "１．")]);
    assert_eq!(found("•问候\n•回答"), [("list-marker", "•")]);
    assert_eq!(found("①问候\n②回答"), [("list-marker", "①")]);
    assert_eq!(values("-问候\n-回答"), [("marker", "-".to_owned()), ("instead", "- ".to_owned())]);
    for source in [
        "1、问候",
        "1、问候\n再\n2、回答",
        "1、问候\n\n2、回答",
        "1. 问候\n2. 回答",
        "1.5 倍\n2.5 倍",
        "2024、2025\n都是",
    ] {
        assert_eq!(found(source), [], "{source}");
    }
}

#[test]
fn full_width_bars_at_the_start_of_a_line_are_found_once_in_a_paragraph() {
    assert_eq!(found("｜指标｜标准｜\n｜--｜--｜\n｜首响｜20｜"), [("table-bar", "｜")]);
    for source in ["首页｜我的", "｜引", "|a|b|\n|-|-|\n|｜｜|x|"] {
        assert_eq!(found(source), [], "{source}");
    }
}

#[test]
fn a_link_that_is_none_because_of_a_space_or_wide_brackets_is_found() {
    assert_eq!(found("看[甲](路径 1.md)。"), [("link-space", "(路径 1.md)")]);
    assert_eq!(found("**注：**[甲](<a>b c.md)[乙](第 二/三.md)"), [("link-space", "(第 二/三.md)")]);
    assert_eq!(found("看[甲]（d2.md）"), [("link-space", "（d2.md）")]);
    assert_eq!(values("[甲](a b.md)")[1], ("instead", "(<a b.md>)".to_owned()));
    assert_eq!(values("[甲]（d2.md）")[1], ("instead", "(d2.md)".to_owned()));
    for source in
        ["[甲](d2.md)", "[甲](<路径 1.md>)", "[x](见 下)", "`[x](a b.md)`", "[甲]（见下文）", "[甲](d2.md \"标 题.\")"]
    {
        assert_eq!(found(source), [], "{source}");
    }
}

#[test]
fn an_alert_with_another_word_is_found() {
    assert_eq!(found("> [!注意]\n> 先问候"), [("alert-word", "[!注意]")]);
    assert_eq!(values("> [!WARNNING]\n> 先问候")[1], ("near", "WARNING".to_owned()));
    assert_eq!(values("> [!NOTE] 同一行")[1], ("near", "NOTE".to_owned()));
    assert_eq!(found("> [！NOTE]\n> 甲"), [("alert-word", "[！NOTE]")]);
    for source in ["> [!NOTE]\n> 甲", "> 甲\n> [!注意]", "[!注意]", "> [甲](d2.md)"] {
        assert_eq!(found(source), [], "{source}");
    }
}
