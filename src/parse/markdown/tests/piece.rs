//! Single pieces: prompts, choices, explanations.

use super::*;

#[test]
fn a_single_inline_paragraph_has_no_tags_around_it() {
    assert_eq!(render("先**问候**，再回答", Style::Inline).0.html, "先<strong>问候</strong>，再回答");
    assert_eq!(render("先问候", Style::Inline).0.html, "先问候");
    assert_eq!(render("先问候\n\n再回答", Style::Inline).0.html, "<p>先问候</p>\n<p>再回答</p>\n");
    assert_eq!(render("- 甲", Style::Inline).0.html, "<ul>\n<li>甲</li>\n</ul>\n");
}

#[test]
fn plain_text_gives_the_same_with_and_without_the_short_way() {
    for text in ["首次响应时间从什么时候开始算？", "a", "Hello, \"you\"!", "甲：乙，1 + 1 = 2", "甲 ", "A - b"]
    {
        for style in [Style::Block, Style::Inline, Style::Line, Style::Blank] {
            let short = plain_text(text, style).unwrap();
            // A comment changes nothing but forbids the short way.
            let (long, _) = render(&format!("{}<!---->", text.trim_end()), style);
            assert_eq!((short.html, short.text), (long.html, long.text), "{text}");
        }
    }
    for text in ["甲 ___ 乙（____）、___丙", "甲___", "a ______ b ___c"] {
        let short = plain_text(text, Style::Blank).unwrap();
        let (long, _) = render(&format!("{text}<!---->"), Style::Blank);
        assert_eq!((short.html, short.text, short.gaps), (long.html, long.text, long.gaps), "{text}");
    }
    for text in ["甲 __ 乙", "甲_乙 ___", "___ 甲", "甲 **乙** ___"] {
        assert_eq!(plain_text(text, Style::Blank), None, "{text}");
    }
    for text in ["1. 甲", "甲 ___", "# 甲", "*甲*", "甲\n乙", "a & b", "a <b", "\u{FDD0}0\u{FDD1}", "｜甲｜乙｜"]
    {
        assert_eq!(plain_text(text, Style::Block), None, "{text}");
    }
}

#[test]
fn in_a_line_nothing_begins_a_block() {
    let line = |text| render(text, Style::Line);
    for text in ["1. M 码", "# 5 号", "- 好", "+ 1", "&gt; 好", "---", "[a]: b", "    四个空格", "| a |"] {
        let (prose, diagnostics) = line(text);
        assert_eq!((prose.html.as_str(), diagnostics.len()), (text.trim(), 0), "{text}");
    }
    assert_eq!(line("**“在吗”**？`20` 秒").0.html, "<strong>“在吗”</strong>？<code>20</code> 秒");
    let (prose, diagnostics) = line("看[规则](rules.md)和[它](file:x)");
    assert_eq!(prose.html, format!("看<a href=\"{}\">规则</a>和它", slot(0)));
    assert_eq!(said("看[规则](rules.md)和[它](file:x)", &diagnostics)[0].1, "file:x");
}

#[test]
fn a_line_break_between_chinese_characters_adds_no_space() {
    assert_eq!(html("先问候，\n再**回答**\n*致谢*"), "<p>先问候，再<strong>回答</strong><em>致谢</em></p>\n");
    assert_eq!(html("先 hello\n再 hi\n好"), "<p>先 hello\n再 hi\n好</p>\n");
    assert_eq!(html("안녕\n하세요"), "<p>안녕\n하세요</p>\n");
    assert_eq!(html("甲  \n乙"), "<p>甲<br>\n乙</p>\n");
    assert_eq!(html("他说“好”\n就走"), "<p>他说“好”就走</p>\n");
    assert_eq!(render("甲\n乙 b\nc", Style::Block).0.text, "甲乙 b c");
}

#[test]
fn gaps_are_runs_of_underscores_in_text() {
    let (prose, _) = render("首响不超过 ___ 秒，（____）在___秒之间。", Style::Blank);
    assert_eq!(
        prose.html,
        "<p>首响不超过 <span class=\"gap\" data-gap=\"1\">___</span> 秒，（<span class=\"gap\" data-gap=\"2\">____</span>）在\
         <span class=\"gap\" data-gap=\"3\">___</span>秒之间。</p>\n"
    );
    assert_eq!((prose.gaps, prose.text.as_str()), (3, "首响不超过 ___ 秒，（____）在___秒之间。"));
    for (text, gaps) in [
        ("___", 1),
        ("**___**", 1),
        ("- ___\n- ___", 2),
        ("`___`", 0),
        ("```\n___\n```", 0),
        ("__甲__", 0),
        (r"\_\_\_", 0),
        (r"\___", 0),
        (r"\____", 1),
        ("![___](a.png)", 0),
        ("[甲](a___b___c.md) ___ <http://a.cn/___> ___", 2),
        ("3<___<5", 1),
    ] {
        let (prose, _) = render(text, Style::Blank);
        assert_eq!(prose.gaps, gaps, "{text}");
        assert!(!prose.html.contains(escape::GAP) && !prose.text.contains(escape::GAP), "{text}");
        assert_eq!(render(text, Style::Block).0.gaps, 0, "{text}");
    }
    let (prose, _) = render("[甲](a___b.md)", Style::Blank);
    assert_eq!(prose.links[0].target, LinkTarget::File(ProjectPath::new("course/a___b.md"), None));
}

#[test]
fn links_to_the_project_become_slots() {
    let text = "[规则](rules.md#退款) [上](#甲) ![按钮](media/a.png \"图\") [表](<a b.pdf>)";
    let (prose, diagnostics) = render(text, Style::Inline);
    assert_eq!(diagnostics, []);
    assert_eq!(
        prose.html,
        format!(
            "<a href=\"{}\">规则</a> <a href=\"{}\">上</a> <img loading=\"lazy\" alt=\"按钮\" src=\"{}\" title=\"图\"> \
             <a href=\"{}\">表</a>",
            slot(0),
            slot(1),
            slot(2),
            slot(3)
        )
    );
    let file = |path| ProjectPath::new(path);
    let targets: Vec<&LinkTarget> = prose.links.iter().map(|Link { target, .. }| target).collect();
    assert_eq!(
        targets,
        [
            &LinkTarget::File(file("course/rules.md"), Some("退款".to_owned())),
            &LinkTarget::Anchor("甲".to_owned()),
            &LinkTarget::Media(file("course/media/a.png")),
            &LinkTarget::Media(file("course/a b.pdf")),
        ]
    );
    let places: Vec<&str> =
        prose.links.iter().map(|Link { span, .. }| &text[span.start as usize..span.end as usize]).collect();
    assert_eq!(places, ["rules.md#退款", "#甲", "media/a.png", "a b.pdf"]);
    assert_eq!(prose.text, "规则 上 按钮 表");
}

#[test]
fn links_to_other_sites_are_marked_and_the_rest_is_refused() {
    assert_eq!(
        html("[a](https://a.cn/?x=1&y=\"2\") <https://b.cn> <a@b.cn>"),
        "<p><a class=\"external\" rel=\"noopener noreferrer\" href=\"https://a.cn/?x=1&amp;y=&quot;2&quot;\">a</a> \
         <a class=\"external\" rel=\"noopener noreferrer\" href=\"https://b.cn\">https://b.cn</a> \
         <a href=\"mailto:a@b.cn\">a@b.cn</a></p>\n"
    );
    let text = "[**a**](java&#115;cript:x) [b](/etc/passwd) ![c](https://c.cn/c.png) ![](//d.cn/d.png) [e](a\\\\b.md)";
    let (prose, diagnostics) = render(text, Style::Inline);
    assert_eq!(prose.html, "<strong>a</strong> b c  e");
    assert_eq!(
        said(text, &diagnostics),
        [
            (
                "link-refused",
                "[**a**](java&#115;cript:x)",
                "target=javascript:x reason=scheme detail=javascript".to_owned()
            ),
            ("link-leaves-project", "/etc/passwd", "target=/etc/passwd".to_owned()),
            ("foreign-media", "https://c.cn/c.png", "target=https://c.cn/c.png".to_owned()),
            ("foreign-media", "//d.cn/d.png", "target=//d.cn/d.png".to_owned()),
            ("link-refused", "[e](a\\\\b.md)", "target=a\\b.md reason=backslash detail=a/b.md".to_owned()),
        ]
    );
}

#[test]
fn sounds_and_films_get_controls_and_a_name() {
    let (prose, diagnostics) = render("![录音](a.MP3)![](b.webm)![IMG_1](IMG_1.jpg)", Style::Inline);
    assert_eq!(
        prose.html,
        format!(
            "<audio controls preload=\"none\" aria-label=\"录音\" src=\"{}\"></audio>\
             <video controls preload=\"none\" src=\"{}\"></video><img loading=\"lazy\" alt=\"IMG_1\" src=\"{}\">",
            slot(0),
            slot(1),
            slot(2)
        )
    );
    assert_eq!(diagnostics.len(), 1);
    assert_eq!((diagnostics[0].code.name(), diagnostics[0].values[0].1.as_str()), ("alt-is-file-name", "IMG_1"));
}

#[test]
fn tables_scroll_and_align_by_class() {
    assert_eq!(
        html("|甲|乙|丙|丁|\n|-|:-|:-:|-:|\n|1|2|3|**4：**五|\n"),
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"table\" data-text-label=\"prose.table\">\n\
         <table>\n<thead>\n<tr><th scope=\"col\">甲</th><th scope=\"col\" class=\"align-left\">乙</th>\
         <th scope=\"col\" class=\"align-center\">丙</th><th scope=\"col\" class=\"align-right\">丁</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>1</td><td class=\"align-left\">2</td><td class=\"align-center\">3</td>\
         <td class=\"align-right\"><strong>4：</strong>五</td></tr>\n</tbody>\n</table>\n</div>\n"
    );
    assert_eq!(render("|甲|乙|\n|-|-|\n|1|2|\n", Style::Block).0.text, "甲 乙\n1 2");
}

#[test]
fn alerts_have_a_title_tasks_a_mark_and_definitions_a_list() {
    assert_eq!(
        html("> [!WARNING]\n> 先停下\n"),
        "<div class=\"alert alert-warning\" role=\"note\">\n\
         <p class=\"alert-title\" data-text=\"prose.alert_warning\">alert_warning</p>\n<p>先停下</p>\n</div>\n"
    );
    assert_eq!(
        html("- [x] 问候\n- [ ] 致谢\n- 别的\n"),
        "<ul>\n<li class=\"task\"><span class=\"task-mark\" role=\"img\" aria-label=\"task_done\" \
         data-text-label=\"prose.task_done\">☑</span> 问候</li>\n<li class=\"task\"><span class=\"task-mark\" role=\"img\" \
         aria-label=\"task_open\" data-text-label=\"prose.task_open\">☐</span> 致谢</li>\n<li>别的</li>\n</ul>\n"
    );
    assert_eq!(html("首响\n: 第一条人工回复"), "<dl>\n<dt>首响</dt>\n<dd>第一条人工回复</dd>\n</dl>\n");
    assert_eq!(
        html("> 甲\n\n3. 乙\n\n~~丙~~\n\n---\n"),
        "<blockquote>\n<p>甲</p>\n</blockquote>\n<ol start=\"3\">\n<li>乙</li>\n</ol>\n<p><del>丙</del></p>\n<hr>\n"
    );
}

#[test]
fn code_is_escaped_and_names_its_language() {
    assert_eq!(
        html("```js\nif (a < b) {}\n```\n\n    **x**\n"),
        "<pre tabindex=\"0\"><code class=\"language-js\">if (a &lt; b) {}\n</code></pre>\n\
         <pre tabindex=\"0\"><code>**x**\n</code></pre>\n"
    );
    assert_eq!(
        html("``` \"><b>\n```"),
        "<pre tabindex=\"0\"><code class=\"language-&quot;&gt;&lt;b&gt;\"></code></pre>\n"
    );
}

#[test]
fn headings_of_a_piece_have_an_id_only_if_their_author_chose_one() {
    let (prose, diagnostics) = render("## 甲\n\n## 乙 {#b .c onclick=x}", Style::Block);
    assert_eq!(prose.html, "<h2>甲</h2>\n<h2 id=\"b\">乙</h2>\n");
    assert_eq!((prose.headings.len(), prose.headings[0].anchor.as_str(), diagnostics.len()), (1, "b", 0));
}

#[test]
fn footnotes_of_a_piece_are_told_from_those_of_the_page() {
    let (prose, _) = render("甲[^a]\n\n[^a]: 注", Style::Inline);
    let mark = prose.html.split("fn-").nth(1).unwrap().split("1\"").next().unwrap().to_owned();
    assert_eq!(mark.len(), 9);
    assert_eq!(
        prose.html,
        format!(
            "<p>甲<sup class=\"footnote\"><a href=\"#fn-{mark}1\" id=\"fnref-{mark}1\" role=\"doc-noteref\">1</a></sup></p>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"footnotes\" data-text-label=\"prose.footnotes\">\n\
             <ol>\n<li id=\"fn-{mark}1\">\n<p>注 <a class=\"footnote-back\" href=\"#fnref-{mark}1\" role=\"doc-backlink\" \
             aria-label=\"footnote_back\" data-text-label=\"prose.footnote_back\">↩\u{FE0E}</a></p>\n</li>\n</ol>\n</section>\n"
        )
    );
}

#[test]
fn places_follow_the_lines_of_a_block_scalar() {
    // In the file the two lines are indented by four bytes, and the first begins at byte 100.
    let labels = labels();
    let base = ProjectPath::new("quizzes/a.yaml");
    let mut diagnostics = Vec::new();
    let place = Place::lines(FILE, vec![(0, 104), (7, 115)]);
    let context = Context { base: &base, labels: &labels };
    let _ = prose("甲乙\n[a](file:x)", &place, &context, Style::Block, &mut diagnostics);
    assert_eq!(diagnostics[0].place, crate::diagnostic::Place::Text(crate::source::Span::new(FILE, 119, 125)));
}
