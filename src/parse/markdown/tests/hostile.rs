//! Hostile and broken input: raw HTML never gets further than it should, and nothing takes long or overflows.

use super::*;
use ammonia::Builder;
use std::collections::HashSet;

/// A sanitiser that allows exactly what pages have. It parses as browsers do and writes what it understood: whatever
/// comes out as it went in is well nested and harmless.
fn judge() -> Builder<'static> {
    let tags = "a abbr audio b bdi blockquote br cite code dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li \
                mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td th thead tr u ul var \
                video wbr";
    let attributes = "alt aria-label class controls data-gap data-text data-text-label href id loading open preload rel role scope \
                      src start tabindex title";
    let mut judge = Builder::empty();
    judge
        .tags(tags.split_whitespace().collect())
        .generic_attributes(attributes.split_whitespace().collect::<HashSet<_>>())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(None);
    judge
}

fn assert_harmless(judge: &Builder, source: &str, html: &str) {
    let written = html
        .replace(" controls ", " controls=\"\" ")
        .replace("<details open>", "<details open=\"\">")
        .replace('\u{a0}', "&nbsp;");
    assert_eq!(judge.clean(&written).to_string(), written, "{source:?}");
}

#[test]
fn formatting_stays_and_everything_else_goes() {
    let cases = [
        ("按<kbd>Ctrl</kbd>，H<sub>2</sub>O", "按<kbd>Ctrl</kbd>，H<sub>2</sub>O", ""),
        ("甲<br/>乙<!-- 注 --><wbr>", "甲<br>乙<wbr>", ""),
        ("<ruby>汉<rt>han<rp>)</ruby>", "<ruby>汉<rt>han</rt><rp>)</rp></ruby>", ""),
        ("<abbr title='a \"b\" &amp; c'>x</abbr>", "<abbr title=\"a &quot;b&quot; &amp; c\">x</abbr>", ""),
        (
            "<span style=\"color:red\" class=gap data-gap=1 id=q-1>红</span>",
            "<span>红</span>",
            "style= class= data-gap= id=",
        ),
        ("<b onclick=alert(1)>x</b>", "<b>x</b>", "onclick="),
        ("a<script>alert(1)</script>b", "ab", "<script>"),
        ("a<style>p{}</style>**b**", "a<strong>b</strong>", "<style>"),
        ("<font color=red>红</font>", "红", "<font>"),
        ("<img src=x onerror=alert(1)>x", "x", "<img>"),
        ("<a href=\"javascript:x\">x</a>", "x", "<a>"),
        ("x<iframe src=x></iframe>", "x", "<iframe>"),
        ("x<form><input></form>", "x", "<form>|<input>"),
        ("x</b>y</p></div></li>", "xy", "</b>"),
        ("**<b>x**y", "<strong><b>x</b></strong>y", ""),
        ("x<div>y</div>", "xy", "<div>"),
        ("<b>x", "<b>x</b>", ""),
        ("&lt;script&gt;x", "&lt;script&gt;x", ""),
    ];
    for (source, wanted, removed) in cases {
        let (prose, diagnostics) = render(source, Style::Inline);
        let said: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.values[0].1.as_str()).collect();
        assert_eq!((prose.html.as_str(), said.join("|").as_str()), (wanted, removed), "{source}");
        assert!(diagnostics.iter().all(|diagnostic| diagnostic.code.name() == "html-cleaned"));
    }
}

#[test]
fn blocks_of_raw_html_are_closed_with_the_piece_and_may_hold_markdown() {
    let cases = [
        (
            "<details open>\n<summary>看 **答案**</summary>\n\n**甲**\n\n</details>\n",
            "<details open>\n<summary>看 **答案**</summary>\n<p><strong>甲</strong></p>\n</details>\n",
            "",
        ),
        ("<div class=quiz data-quiz=x>\n\n甲", "<div>\n<p>甲</p>\n</div>", "class= data-quiz="),
        ("> <div>\n\n</div></blockquote>甲", "<blockquote>\n<div>\n</div></blockquote>\n甲", "</div>"),
        ("<table><tr><td>甲</table>", "甲", "<table>|<tr>|<td>"),
        ("<script>\nalert(1)\n\n</script>\n甲", "<p>甲</p>\n", "<script>"),
        ("<p>甲 &copy; a&b</p>", "甲 &copy; a&amp;b", "<p>"),
        ("<div><b>甲</div>\n\n乙", "<div><b>甲</b></div>\n<p>乙</p>\n", ""),
        ("<!-- 甲\n\n<b> -->\n\n乙", "<p>乙</p>\n", ""),
        ("<svg><script>x</script></svg>", "", "<svg>"),
    ];
    for (source, wanted, removed) in cases {
        let (prose, diagnostics) = render(source, Style::Block);
        let said: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.values[0].1.as_str()).collect();
        assert_eq!((prose.html.trim_start(), said.join("|").as_str()), (wanted, removed), "{source}");
    }
}

#[test]
fn what_was_taken_out_is_shown_where_it_stands() {
    let text = "甲 <font color=red>红</font>\n\n<div>\n<b id=x>乙</b>\n</div>\n";
    let (_, diagnostics) = render(text, Style::Block);
    let places: Vec<&str> = said(text, &diagnostics).into_iter().map(|(_, place, _)| place).collect();
    assert_eq!(places, ["<font color=red>", "<b id=x>"]);
}

#[test]
fn raw_html_of_one_part_of_a_module_does_not_reach_the_next() {
    let (blocks, diagnostics) = blocks("<details>\n\n```chat\n客服：<b>在\n```\n\n</details>\n\n甲\n");
    let [Block::Prose(before), Block::Chat(chat), Block::Prose(behind)] = blocks.as_slice() else {
        panic!("{blocks:?}")
    };
    assert_eq!(before.html.trim(), "<details>\n</details>");
    assert_eq!(chat.lines[0].text[0].html, "<b>在</b>");
    assert_eq!(behind.html.trim(), "<p>甲</p>");
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn no_text_forges_a_slot() {
    let forged = "\u{FDD0}0\u{FDD1}";
    for source in [
        format!("{forged} [a]({forged}.md) ![{forged}](a.png \"{forged}\") `{forged}`"),
        format!("# {forged} {{#{forged}}}\n\n```{forged}\n{forged}\n```\n"),
        format!("<abbr title=\"{forged}\">{forged}</abbr>\n\n<div>{forged}</div>"),
        format!("甲[^{forged}]\n\n[^{forged}]: {forged}"),
        format!("[x](https://a.cn/{forged}) [y](#{forged}) <b {forged}=x>"),
    ] {
        for style in [Style::Block, Style::Inline, Style::Line, Style::Blank] {
            let (prose, _) = render(&source, style);
            let slots = prose.html.matches(crate::course::SLOT_START).count();
            let expected = prose.links.len();
            assert_eq!(slots, expected, "{source}");
            assert!(!prose.text.contains(crate::course::SLOT_START), "{source}");
        }
    }
}

/// A small linear congruential generator: the same inputs in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

#[test]
fn random_mixtures_of_markdown_and_html_come_out_well_nested_and_harmless() {
    const PARTS: &[&str] = &[
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "</li>",
        "<li>",
        "</ul>",
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<script>",
        "</script>",
        "<style>",
        "<a href=javascript:x>",
        "</a>",
        "<img src=x onerror=y>",
        "<table>",
        "<td>",
        "<ruby>",
        "<rt>",
        "</ruby>",
        "<br>",
        "<hr>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<svg onload=x>",
        "</section>",
        "<span class=x>",
        "</span>",
        "<i ",
        "<",
        ">",
        "\"",
        "'",
        "&",
        "&lt;",
        "甲",
        "：",
        " ",
        "\n",
        "\n\n",
        "**",
        "*",
        "~~",
        "__",
        "`",
        "[",
        "](x.md)",
        "](https://a.cn)",
        "![",
        "](a.png)",
        "# ",
        "- ",
        "> ",
        "1. ",
        "|a|b|\n|-|:-:|\n|",
        "|",
        "[^1]",
        "\n\n[^1]: ",
        "```\n",
        "- [x] ",
        "\n: ",
        "> [!NOTE]\n",
        "    ",
        "\\",
        "<http://a.cn>",
        "___",
        "{#x}",
        "<textarea>",
        "<template>",
        "<math>",
        "<rp>",
        "<em>",
        "</em>",
        "</strong>",
        "<code>",
    ];
    let judge = judge();
    let mut random = Random(11);
    for round in 0..12_000 {
        let source: String = (0..=random.below(30)).map(|_| PARTS[random.below(PARTS.len())]).collect();
        let style = [Style::Block, Style::Inline, Style::Line, Style::Blank][round % 4];
        assert_harmless(&judge, &source, &render(&source, style).0.html);
        for block in blocks(&source).0 {
            if let Block::Prose(prose) = block {
                assert_harmless(&judge, &source, &prose.html);
            }
        }
    }
}

#[test]
fn deep_and_long_input_is_written_in_linear_time_without_recursion() {
    let parts = [
        "> ",
        "- ",
        "1. ",
        "*a：",
        "**甲",
        "[",
        "![",
        "[a](",
        "![a](b.png",
        "<b>",
        "</b>",
        "<div>",
        "<b",
        "`",
        "``` ",
        "_甲",
        "~甲",
        "[^1]",
        "[^1]: ",
        "\n[^a]: x\n",
        "&",
        "\\",
        "甲\n",
        "|",
        "｜",
        "1、甲\n",
        "#甲\n",
        "[甲](a b",
        "# 甲\n",
        "<!--",
        "<script>",
        "甲<br>\n",
        "___",
        "- [ ] ",
        "甲\n: 乙\n",
        "![甲](a.png)",
        "<b><i>",
        "</i>",
        "](a.png)",
    ];
    for part in parts {
        let source = part.repeat(20_000);
        let start = std::time::Instant::now();
        let (prose, _) = render(&source, Style::Blank);
        let _ = blocks(&source);
        let elapsed = start.elapsed();
        assert!(elapsed.as_secs() < 15, "{part:?} took {elapsed:?}");
        assert!(prose.html.len() < 100 * source.len(), "{part:?} grew to {}", prose.html.len());
    }
    let nested = format!("{}甲{}", "![".repeat(20_000), "](a.png)".repeat(20_000));
    assert!(render(&nested, Style::Block).0.html.contains("甲"));
}
