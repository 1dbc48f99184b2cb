//! The pass changes nothing without Chinese, and pairs what Chinese needs.

use super::*;
use pulldown_cmark::{Options, Parser, html};

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

fn html(events: Vec<Located>) -> String {
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter().map(|(event, _)| event));
    html
}

fn parsed(source: &str) -> Vec<Located<'_>> {
    Parser::new_ext(source, options()).into_offset_iter().collect()
}

/// The inside of the one paragraph that `source` makes.
fn paragraph(source: &str) -> String {
    let html = html(resolve(source, parsed(source)));
    html.trim_end().trim_start_matches("<p>").trim_end_matches("</p>").replace("strong>", "b>")
}

/// What is bold, in italics or struck out beside Chinese, with `b` for strong emphasis.
const CASES: &[(&str, &str)] = &[
    // Quotation marks belong to no script.
    ("**“重点”**后文", "<b>“重点”</b>后文"),
    ("前文**“重点”**后文", "前文<b>“重点”</b>后文"),
    ("前文**‘重点’**后文", "前文<b>‘重点’</b>后文"),
    ("前文*“重点”*后文", "前文<em>“重点”</em>后文"),
    ("前文***“重点”***后文", "前文<em><b>“重点”</b></em>后文"),
    ("他说**\"好\"**就走", "他说<b>\"好\"</b>就走"),
    // Chinese punctuation before the closing run.
    ("**注意：**请先问候", "<b>注意：</b>请先问候"),
    ("**先问候，**再回答", "<b>先问候，</b>再回答"),
    ("**先问候。**再回答", "<b>先问候。</b>再回答"),
    ("**真的！**别急", "<b>真的！</b>别急"),
    ("**真的？**别急", "<b>真的？</b>别急"),
    ("**甲、**乙", "<b>甲、</b>乙"),
    ("**甲；**乙", "<b>甲；</b>乙"),
    ("**（必读）**正文", "<b>（必读）</b>正文"),
    ("**《规则》**全文", "<b>《规则》</b>全文"),
    ("**【重要】**正文", "<b>【重要】</b>正文"),
    ("**「重点」**后文", "<b>「重点」</b>后文"),
    ("**甲……**乙", "<b>甲……</b>乙"),
    ("**甲——**乙", "<b>甲——</b>乙"),
    ("**甲～**乙", "<b>甲～</b>乙"),
    ("**甲·**乙", "<b>甲·</b>乙"),
    // Chinese punctuation behind the opening run.
    ("正文**（必读）**", "正文<b>（必读）</b>"),
    ("正文**《规则》**", "正文<b>《规则》</b>"),
    ("正文**【重要】**", "正文<b>【重要】</b>"),
    ("正文**《规则》**全文", "正文<b>《规则》</b>全文"),
    ("看**“这里”，**再看那里", "看<b>“这里”，</b>再看那里"),
    // Western punctuation between Chinese characters.
    ("**100%**的好评", "<b>100%</b>的好评"),
    ("到手价**¥39**起", "到手价<b>¥39</b>起"),
    ("到手价**$39**起", "到手价<b>$39</b>起"),
    ("温度**30°**以下", "温度<b>30°</b>以下"),
    ("尺码**(M)**有货", "尺码<b>(M)</b>有货"),
    ("尺码**[M]**有货", "尺码<b>[M]</b>有货"),
    ("公式**a+**与", "公式<b>a+</b>与"),
    ("**#1**是首响", "<b>#1</b>是首响"),
    ("回复**+1**即可", "回复<b>+1</b>即可"),
    ("用**-5**表示", "用<b>-5</b>表示"),
    ("按**①**号", "按<b>①</b>号"),
    // Plain words, with and without spaces.
    ("反应**快**一点", "反应<b>快</b>一点"),
    ("反应 **快** 一点", "反应 <b>快</b> 一点"),
    ("**快**", "<b>快</b>"),
    ("*快*与*准*", "<em>快</em>与<em>准</em>"),
    ("**快**与**准**与**稳**", "<b>快</b>与<b>准</b>与<b>稳</b>"),
    ("VIP**优先**接待", "VIP<b>优先</b>接待"),
    ("用 **VIP**通道", "用 <b>VIP</b>通道"),
    // Links, code and pictures at the edge.
    ("见**[规则](a.md)**全文", "见<b><a href=\"a.md\">规则</a></b>全文"),
    ("**`20`**秒以内", "<b><code>20</code></b>秒以内"),
    ("见**`20`**秒", "见<b><code>20</code></b>秒"),
    ("[**规则：**全文](a.md)", "<a href=\"a.md\"><b>规则：</b>全文</a>"),
    ("**甲[乙**丙：](a.md)**丁", "<b>甲<a href=\"a.md\">乙**丙：</a></b>丁"),
    ("**见<kbd>甲</kbd>**键", "<b>见<kbd>甲</kbd></b>键"),
    // Nesting and several runs.
    ("**重*点：*甲**乙", "<b>重<em>点：</em>甲</b>乙"),
    ("***注意：*请**看", "<b><em>注意：</em>请</b>看"),
    ("***注意：**请*看", "<em><b>注意：</b>请</em>看"),
    ("**甲：**乙，**丙：**丁", "<b>甲：</b>乙，<b>丙：</b>丁"),
    ("**“甲”**和**“乙”**和丙", "<b>“甲”</b>和<b>“乙”</b>和丙"),
    // Struck out.
    ("~~原价：~~现价", "<del>原价：</del>现价"),
    ("原价~~（99）~~现价", "原价<del>（99）</del>现价"),
    ("~~**原价：**~~现价", "<del><b>原价：</b></del>现价"),
    // Underscores keep to words.
    ("__注意__：请", "<b>注意</b>：请"),
    ("请__注意__看", "请__注意__看"),
    ("（_甲_）乙", "（<em>甲</em>）乙"),
    // What stays as it was typed.
    ("2*3=6，3*4=12", "2<em>3=6，3</em>4=12"),
    ("**甲： **乙", "**甲： **乙"),
    ("甲** 乙：**丙", "甲** 乙：**丙"),
    (r"\*\*注意：\*\*请", "**注意：**请"),
    (r"\**注意：*请", "*<em>注意：</em>请"),
    ("`**注意：**请`", "<code>**注意：**请</code>"),
    ("&ast;注意：*请*", "*注意：<em>请</em>"),
    ("<http://a.cn/*b*>**注：**甲", "<a href=\"http://a.cn/*b*\">http://a.cn/*b*</a><b>注：</b>甲"),
    ("**甲：**", "<b>甲：</b>"),
    ("5* 满分：*好评", "5* 满分：*好评"),
    // Korean, Japanese, variation selectors, characters beyond the BMP.
    ("**스크립트(script)**라고", "<b>스크립트(script)</b>라고"),
    ("これは**私のこと。**だから", "これは<b>私のこと。</b>だから"),
    ("𠮟**(正式)**字", "𠮟<b>(正式)</b>字"),
    ("葛\u{E0100}**(葛)**城", "葛\u{E0100}<b>(葛)</b>城"),
    ("塚\u{FE00}**(塚)**城", "塚\u{FE00}<b>(塚)</b>城"),
];

#[test]
fn emphasis_beside_chinese_is_what_its_author_meant() {
    assert!(CASES.len() >= 60);
    for (source, wanted) in CASES {
        assert_eq!(paragraph(source), *wanted, "{source}");
    }
}

#[test]
fn emphasis_reaches_over_lines_and_works_in_tables_lists_and_headings() {
    let resolved = |source| html(resolve(source, parsed(source)));
    assert_eq!(resolved("**“甲\n乙”**丙"), "<p><strong>“甲\n乙”</strong>丙</p>\n");
    assert_eq!(resolved("# **注：**甲"), "<h1><strong>注：</strong>甲</h1>\n");
    assert_eq!(resolved("- **注：**甲\n- 乙"), "<ul>\n<li><strong>注：</strong>甲</li>\n<li>乙</li>\n</ul>\n");
    assert!(resolved("|甲|\n|-|\n|**注：**乙|\n").contains("<td><strong>注：</strong>乙</td>"));
    assert!(resolved("甲**\n\n乙：**丙").contains("<p>甲**</p>"));
    assert_eq!(resolved("    **注：**甲"), "<pre><code>**注：**甲</code></pre>\n");
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
fn without_cjk_characters_pairing_anew_changes_nothing() {
    const PARTS: &[&str] = &[
        "*",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~",
        "~~",
        "a",
        "b c",
        " ",
        "\n",
        "\\",
        "`",
        "[",
        "](x)",
        "![",
        "(",
        ")",
        ".",
        "\"",
        "“",
        "é",
        "|",
        "\n\n",
        "- ",
        "> ",
        "<b>",
        "<http://a*b>",
        "&amp;",
        "&ast;",
        "1",
        "\\*",
        "  \n",
        "—",
        "# ",
        "|a|b|\n|-|-|\n|",
        "\u{a0}",
        "😀",
        "[^1]",
        "\\|",
        "\\\\",
    ];
    let mut random = Random(7);
    let mut paired = 0;
    for _ in 0..30_000 {
        let source: String = (0..=random.below(24)).map(|_| PARTS[random.below(PARTS.len())]).collect();
        let strict = html(parsed(&source));
        let again = html(resolve_where(&source, parsed(&source), |_| true));
        assert_eq!(again, strict, "{source:?}");
        paired += usize::from(strict.contains("<em>") || strict.contains("<strong>") || strict.contains("<del>"));
    }
    assert!(paired > 3_000, "only {paired} of the inputs had emphasis");
}

#[test]
fn a_hundred_thousand_delimiters_are_paired_in_linear_time() {
    let mut sources: Vec<String> = ["*甲：", "**甲：", "甲**", "*a：_b：", "~甲：~~", "甲：*乙**", "***甲："]
        .iter()
        .map(|part| part.repeat(30_000))
        .collect();
    sources.push(format!("{}甲：{}乙", "*".repeat(100_000), "*".repeat(100_000)));
    sources.push(format!("{}甲{}", "*a：".repeat(30_000), "**乙".repeat(30_000)));
    let start = std::time::Instant::now();
    for source in &sources {
        let resolved = resolve(source, parsed(source));
        let open = resolved.iter().filter(|(event, _)| matches!(event, Event::Start(_))).count();
        let closed = resolved.iter().filter(|(event, _)| matches!(event, Event::End(_))).count();
        assert_eq!(open, closed);
    }
    // Quadratic work would take minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
