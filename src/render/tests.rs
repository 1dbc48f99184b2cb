//! Tests of whole pages: what they contain and how they link.

use super::late::SEARCH_SCRIPTS;
use super::sample;
use super::{Renderer, SiteFiles, Theme, render};
use crate::course::Language;

fn site() -> SiteFiles {
    let (course, sources) = (sample::course(), sample::sources());
    let (theme, diagnostics) = Theme::load(&sources, &course.manifest);
    assert_eq!(diagnostics, Vec::new());
    render(&course, &sources, &theme).unwrap()
}

pub(super) fn text<'a>(site: &'a SiteFiles, path: &str) -> &'a str {
    std::str::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

pub(super) fn page_data(html: &str) -> serde_json::Value {
    let (_, rest) = html.split_once("<script type=\"application/json\" id=\"page-data\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn the_site_has_a_page_for_everything_and_hashed_assets() {
    let site = site();
    let pages: Vec<&str> = site.keys().map(String::as_str).filter(|path| path.ends_with(".html")).collect();
    assert_eq!(
        pages,
        [
            "certificate.html",
            "index.html",
            "modules/d1.html",
            "modules/d2.html",
            "modules/d3.html",
            "modules/t1-a.html",
            "modules/t1-b.html",
            "modules/t2-a.html",
            "quizzes/d1-check.html",
            "quizzes/d1-daily.html",
            "results.html",
            "review.html",
            "settings.html"
        ]
    );
    let plain = |path: &str| {
        let parts: Vec<&str> = path.trim_start_matches("assets/").split('.').collect();
        let hash = parts[parts.len() - 2];
        assert!(hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{path}");
        [&parts[..parts.len() - 2], &parts[parts.len() - 1..]].concat().join(".")
    };
    // By their plain names: with the same name before the ending, the hashes decide which comes first.
    let mut assets: Vec<String> = site
        .keys()
        .filter(|path| path.starts_with("assets/") && !SEARCH_SCRIPTS.contains(&path.as_str()))
        .filter(|path| !path.starts_with("assets/questions/"))
        .map(|path| plain(path))
        .collect();
    assets.sort();
    assert!(SEARCH_SCRIPTS.iter().all(|path| site.contains_key(*path)));
    assert_eq!(
        assets,
        "app.js calculator.js cards.js certificate.css certificate.js choice.js course.js draw.js \
         drill-setup.css drill-setup.js drill.css drill.js exam-kinds.css exam-kinds.js exam.css exam.js formula.js icon.svg kinds.css \
         kinds.js library.css map.js overview.css quiz.js reading.css results.js review.css review.js \
         search.css search.js settings.js speed.js terms.css terms.js text.en.js text.zh-CN.js tool.css \
         tree.js write.js"
            .split(' ')
            .collect::<Vec<_>>()
    );
}

#[test]
fn only_media_that_a_page_shows_is_published() {
    let site = site();
    let media: Vec<&String> = site.keys().filter(|path| path.starts_with("media/")).collect();
    assert_eq!(media, ["media/course/media/按钮.png"]);
}

#[test]
fn every_link_of_every_page_leads_to_a_file_of_the_site() {
    let site = site();
    let mut checked = 0;
    for (page, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        for attribute in [" href=\"", " src=\""] {
            for rest in html.split(attribute).skip(1) {
                let url = rest.split('"').next().unwrap();
                let path = url.split('#').next().unwrap();
                let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
                let joined = match path.strip_prefix("../") {
                    Some(above) => above.to_owned(),
                    None if path.is_empty() => page.clone(),
                    None if folder.is_empty() => path.to_owned(),
                    None => format!("{folder}/{path}"),
                };
                let target = percent_encoding::percent_decode_str(&joined).decode_utf8().unwrap();
                assert!(site.contains_key(target.as_ref()), "{page} links to {url}");
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "only {checked} links");
}

#[test]
fn the_policy_stands_first_after_the_charset_and_nothing_on_a_page_needs_an_exception() {
    let policy = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
        script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src \
        'none'; form-action 'none'; base-uri 'none'; object-src 'none'; frame-src 'none'; require-trusted-types-for \
        'script'; trusted-types 'none'\">";
    for (path, bytes) in site().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        let (head, _) = html.split_once(policy).unwrap_or_else(|| panic!("no policy in {path}"));
        assert!(head.ends_with("<head>\n"), "{path}: {head}");
        for refused in [" style=", " on", "<style", "javascript:", "http://", "https://"] {
            let outside_text = html.replace("\"http://www.w3.org/2000/svg\"", "");
            assert!(
                !outside_text.split('>').any(|part| part
                    .rsplit('<')
                    .next()
                    .is_some_and(|tag| { part.contains('<') && tag.contains(refused) })),
                "{path} contains {refused}"
            );
        }
        for script in html.split("<script").skip(1) {
            assert!(script.starts_with(" src=\"") || script.starts_with(" type=\"application/json\""), "{path}");
        }
    }
}

#[test]
fn a_module_page_shows_its_text_its_dialogue_and_its_quizzes() {
    let site = site();
    let html = text(&site, "modules/d1.html");
    for wanted in [
        "<html lang=\"zh-CN\" data-page=\"module\" data-root=\"../\">",
        "<body data-course=\"customer-service-2026\">",
        "<title>标题 d1 · 客服 &lt;培训&gt; &amp; 考核</title>",
        "<a href=\"d2.html#%E5%BA%94%E5%AD%A3%E7%83%AD%E9%94%80\">第二天</a>",
        "<a href=\"../quizzes/d1-daily.html\">小测</a>",
        "<img loading=\"lazy\" src=\"../media/course/media/%E6%8C%89%E9%92%AE.png\" alt=\"按钮\">",
        "<li class=\"message message-agent\">",
        "您好，<strong>有货</strong>。",
        "<section class=\"quiz\" id=\"quiz-d1-check\" data-quiz=\"d1-check\" aria-labelledby=\"quiz-d1-check-title\">",
        "<li class=\"offer\" data-quiz-offer=\"d1-daily\">",
        "rel=\"next\" href=\"d2.html\"",
        "<template data-language=\"en\"><script src=\"../assets/text.en.",
        "data-menu=\"d2\"",
    ] {
        assert!(html.contains(wanted), "no {wanted} in\n{html}");
    }
    assert!(!html.contains("rel=\"prev\"") && !html.contains('\u{FDD0}'));
}

#[test]
fn the_data_of_a_module_page_follows_the_contract() {
    let site = site();
    let first = page_data(text(&site, "modules/d1.html"));
    assert_eq!(first["version"], 1);
    assert_eq!(
        first["course"],
        serde_json::json!({"id": "customer-service-2026", "title": "客服 <培训> & 考核", "language": "zh-CN", "unlock": "in_order"})
    );
    assert_eq!(first["module"]["requires"], serde_json::Value::Null);
    assert_eq!(first["menu"].as_array().unwrap().len(), 3);
    assert_eq!(first["quizzes"][0]["id"], "d1-check");
    assert_eq!(first["quizzes"][0]["pass"], 80);
    assert_eq!(first["quizzes"][0]["objectives"]["D1-G1"], "说清首次响应与平均响应各怎么算");
    assert_eq!(first["languages"], serde_json::Value::Null);
    let settings = page_data(text(&site, "settings.html"));
    assert_eq!(settings["languages"], serde_json::json!({"zh-CN": "中文", "en": "English"}));
    assert_eq!(
        (&first["texts"]["quiz.check"], &first["texts"]["frame.map"]),
        (&"检查".into(), &serde_json::Value::Null)
    );
    assert_eq!(
        first["quizzes"][0]["questions"][0]["key"],
        serde_json::json!({"kind": "single", "choices": ["A", "B"], "answer": "B"})
    );
    let second = page_data(text(&site, "modules/d2.html"));
    assert_eq!(
        second["module"]["requires"],
        serde_json::json!({"module": "d1",
            "quizzes": [{"id": "d1-check", "pass": 80}, {"id": "d1-daily", "pass": 80}]})
    );
    assert_eq!(second["quizzes"], serde_json::Value::Null);
    let track = page_data(text(&site, "modules/t1-b.html"));
    assert_eq!(track["module"]["id"], "t1-b");
    assert_eq!(track["module"]["requires"], serde_json::Value::Null);
    assert_eq!(track["menu"].as_array().unwrap().len(), 2);
    let quiz = page_data(text(&site, "quizzes/d1-daily.html"));
    assert_eq!((&quiz["module"]["id"], &quiz["page"]), (&"d1".into(), &"quiz".into()));
    assert_eq!(quiz["quizzes"][0]["questions"].as_array().unwrap().len(), 5);
    assert_eq!(quiz["quizzes"][0]["questions"][4]["red_line"], true);
    assert_eq!(quiz["quizzes"][0]["questions"][0].get("red_line"), None);
}

#[test]
fn an_optional_quiz_is_offered_and_nothing_waits_for_it() {
    let mut course = sample::course();
    let quizzes: Vec<String> = course.modules[0].quizzes.iter().map(|id| id.value.clone()).collect();
    for quiz in &mut course.quizzes {
        let mut optional = quiz.as_ref().clone();
        optional.optional = true;
        *quiz = optional.into();
    }
    let sources = sample::sources();
    let (theme, _) = Theme::load(&sources, &course.manifest);
    let site = render(&course, &sources, &theme).unwrap();
    let html = text(&site, "modules/d1.html");
    assert_eq!(page_data(html)["module"]["quizzes"].as_array().map_or(0, Vec::len), 0, "{quizzes:?}");
    assert!(html.contains("data-text=\"frame.optional\""));
    assert!(html.contains(&format!("data-quiz-offer=\"{}\"", quizzes[quizzes.len() - 1])), "{quizzes:?}");
    assert_eq!(page_data(text(&site, "modules/d2.html"))["module"]["requires"]["quizzes"].as_array().unwrap().len(), 0);
}

#[test]
fn the_course_script_holds_the_whole_outline() {
    let site = site();
    let path = site.keys().find(|path| path.starts_with("assets/course.")).unwrap();
    let json =
        text(&site, path).strip_prefix("window.coursewrightCourse=").unwrap().trim_end().strip_suffix(';').unwrap();
    let course: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(course["days"][1]["module"]["url"], "modules/d2.html");
    assert_eq!(course["tracks"][0]["modules"].as_array().unwrap().len(), 2);
    assert_eq!(course["quizzes"]["d1-daily"]["points"], 10);
    assert_eq!(course["quizzes"]["d1-daily"]["url"], "quizzes/d1-daily.html");
    assert_eq!(course["objectives"]["D1-G1"]["module"], "d1");
}

#[test]
fn a_quiz_can_be_read_without_scripts() {
    let site = site();
    let html = text(&site, "quizzes/d1-daily.html");
    for wanted in [
        "<li class=\"choice\" data-choice=\"A\"><div class=\"choice-text\"><p>顾客打开聊天窗口</p></div></li>",
        "<li class=\"choice\" data-choice=\"true\"><div class=\"choice-text\">对</div></li>",
        "不超过 <span class=\"gap\" data-gap=\"1\">____</span> 秒，平均响应在 <span class=\"gap\" data-gap=\"2\">",
        "<span class=\"unit\">秒</span>",
        "<p class=\"key-text\">正确答案：B</p>",
        "<p class=\"key-text\">正确答案：A、B</p>",
        "<p class=\"key-text\">正确答案：错</p>",
        "<p class=\"key-text\">正确答案：24.5 ± 0.5 秒</p>",
        "<p class=\"key-text\">正确答案：1. 20 / 二十；2. 20-30</p>",
        "<div class=\"feedback\" data-for=\"A\" data-label=\"A\"><p>打开窗口还没有提问，不计时。</p></div>",
        "<div class=\"feedback\" data-for=\"2\" data-label=\"第 2 空\"><p>二十秒。</p></div>",
        "<div class=\"explanation\"><p>首次响应只看人工回复；自动回复被系统过滤。</p></div>",
    ] {
        assert!(html.contains(wanted), "no {wanted} in\n{html}");
    }
}

/// The sample course with its daily quiz as an exam that also draws one of the other quiz's questions.
fn course_with_exam() -> crate::course::Course {
    use crate::course::{Draw, Mode, Pool, Rules};
    let mut course = sample::course();
    let mut exam = (*course.quizzes[1]).clone();
    exam.mode = Mode::Exam;
    exam.rules = Rules { time_limit: Some(60), attempts: Some(3), ..Rules::usual(true) };
    exam.draw = vec![Draw {
        pool: Pool::Day(sample::spanned("D1")),
        count: crate::source::Spanned::new(1, sample::NOWHERE),
        kind: None,
        tag: None,
        level: None,
        difficulty: None,
        span: sample::NOWHERE,
    }];
    course.quizzes[1] = std::sync::Arc::new(exam);
    course
}

#[test]
fn an_exam_page_holds_every_question_and_nowhere_what_is_right() {
    let course = course_with_exam();
    let (sources, theme) = (sample::sources(), Theme::load(&sample::sources(), &course.manifest).0);
    let site = render(&course, &sources, &theme).unwrap();
    let html = text(&site, "quizzes/d1-daily.html");
    for question in ["q-single", "q-multiple", "q-numeric", "q-blank", "q-true", "q-check"] {
        assert!(html.contains(&format!("data-question=\"{question}\"")), "no {question}");
    }
    for told in ["系统过滤", "打开窗口还没有提问", "会被过滤", "24.5", "二十", "<details"] {
        assert!(!html.contains(told), "the page says {told}");
    }
    assert!(html.contains(" quiz-exam\""));
    let data = page_data(html);
    let quiz = &data["quizzes"][0];
    assert_eq!(quiz["draw"], serde_json::json!([{"count": 1, "from": [5]}]));
    assert_eq!(quiz["rules"]["time_limit"], 60);
    assert_eq!(quiz["shuffle"], true);
    assert_eq!(quiz["lessons"]["D1-G1"]["url"], "../modules/d1.html");
    let blanked: Vec<&serde_json::Value> =
        quiz["questions"].as_array().unwrap().iter().map(|one| &one["key"]).collect();
    assert_eq!(blanked[0], &serde_json::json!({"kind": "single", "choices": ["A", "B"], "answer": ""}));
    assert_eq!(blanked[3], &serde_json::json!({"kind": "blank", "gaps": [[], []]}));
    let coded = quiz["questions"][4]["coded"].as_str().unwrap();
    let plain: Vec<u16> = coded.encode_utf16().map(|unit| unit ^ 0x15).collect();
    let told: serde_json::Value = serde_json::from_str(&String::from_utf16(&plain).unwrap()).unwrap();
    assert_eq!(told["key"], serde_json::json!({"kind": "true_false", "answer": false}));
    assert_eq!(told["feedback"]["true"], serde_json::json!([["p", {}, ["会被过滤。"]]]));
    let outline = text(&site, site.keys().find(|path| path.starts_with("assets/course.")).unwrap());
    assert!(outline.contains("\"questions\":6") && !outline.contains("\"points\":10"), "{outline}");
}

#[test]
fn a_page_rendered_alone_is_the_page_of_the_whole_site() {
    let (course, sources) = (sample::course(), sample::sources());
    let (theme, _) = Theme::load(&sources, &course.manifest);
    let renderer = Renderer::new(&course, &sources, &theme);
    let site = renderer.render_all().unwrap();
    assert_eq!(renderer.paths(), site.keys().map(String::as_str).collect());
    for (path, bytes) in &site {
        assert_eq!(&renderer.page(path).unwrap().unwrap(), bytes, "{path}");
    }
    assert!(renderer.page("modules/none.html").is_none());
}

#[test]
fn a_course_in_english_has_an_english_interface() {
    let mut course = sample::course();
    course.manifest.language = Language::English;
    let sources = sample::sources();
    let (theme, _) = Theme::load(&sources, &course.manifest);
    let site = render(&course, &sources, &theme).unwrap();
    let html = text(&site, "index.html");
    assert!(html.contains("<html lang=\"en\"") && html.contains(">Course map</a>"), "{html}");
}

#[test]
fn a_long_track_shows_a_window_of_its_menu_so_that_pages_do_not_grow_with_the_course() {
    let mut course = sample::course();
    let mut sources = sample::sources();
    for number in 0..500 {
        let place = crate::course::ModulePlace::Track(sample::spanned("T2"));
        let file = u32::try_from(sources.files.len()).unwrap();
        sources.files.push(sources.files[0].clone());
        course.modules.push(std::sync::Arc::new(sample::module(&format!("t2-{number}"), file, place)));
    }
    let (theme, _) = Theme::load(&sources, &course.manifest);
    let renderer = Renderer::new(&course, &sources, &theme);
    let page = renderer.page("modules/t2-250.html").unwrap().unwrap();
    let html = std::str::from_utf8(&page).unwrap();
    let data = page_data(html);
    let menu = data["menu"].as_array().unwrap();
    assert_eq!(menu.len(), 40);
    assert!(menu.iter().any(|item| item["id"] == "t2-250"));
    assert!(html.contains("data-text=\"frame.whole_course\""));
    let alone = renderer.page("modules/d2.html").unwrap().unwrap().len();
    assert!(page.len() < alone + 40 * 400, "{} bytes against {alone}", page.len());
}

#[test]
fn the_list_of_classes_in_the_readme_names_only_classes_that_styles_or_templates_know() {
    let readme = include_str!("../../themes/default/README.md");
    let (_, classes) = readme.split_once("## Classes").unwrap();
    let site = site();
    let known: String = site
        .iter()
        .filter(|(path, _)| path.ends_with(".css") || path.ends_with(".html"))
        .map(|(_, bytes)| std::str::from_utf8(bytes).unwrap())
        .collect();
    let table = classes.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| for "));
    let named: Vec<&str> = table.flat_map(|line| line.split('`').skip(1).step_by(2)).collect();
    assert!(named.len() > 80, "only {} classes", named.len());
    for class in named {
        let whole = |rest: &str| !rest.starts_with(|character: char| character.is_alphanumeric() || character == '-');
        assert!(
            known.match_indices(class).any(|(at, _)| whole(&known[at + class.len()..])),
            "`{class}` stands in themes/default/README.md only"
        );
    }
}
