//! Tests of what a project's theme may do: replace single files, and be told what is wrong with them.

use super::sample;
use super::tests::text;
use super::{Theme, render};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{MediaFile, Sources};

fn load(theme: Vec<MediaFile>) -> (Sources, Theme, Vec<Diagnostic>) {
    let sources = Sources { theme, ..sample::sources() };
    let mut manifest = sample::course().manifest;
    manifest.theme = sample::spanned("shop");
    let (theme, diagnostics) = Theme::load(&sources, &manifest);
    (sources, theme, diagnostics)
}

#[test]
fn a_project_replaces_single_files_of_the_theme() {
    let (sources, theme, diagnostics) = load(vec![
        sample::file("themes/shop/language/zh-CN.yaml", "frame.map: 学习地图\n"),
        sample::file("themes/shop/styles/colours.css", ":root { --accent: teal; }\n"),
        sample::file("themes/shop/README.md", "# 我们的主题\n"),
        sample::file("themes/other/templates/base.html", "{{ broken"),
    ]);
    assert_eq!(diagnostics, Vec::new());
    let site = render(&sample::course(), &sources, &theme).unwrap();
    let html = text(&site, "index.html");
    assert!(html.contains(">学习地图</a>") && html.contains(">我的成绩</a>"), "{html}");
    let style = site.keys().find(|path| path.starts_with("assets/reading.")).unwrap();
    assert!(text(&site, style).contains("--accent:teal}"));
}

#[test]
fn a_theme_file_that_replaces_nothing_is_named_with_the_nearest_one() {
    let (_, _, diagnostics) = load(vec![sample::file("themes/shop/styles/colors.css", "")]);
    assert_eq!(
        diagnostics,
        [Diagnostic::of_file(Code::ThemeFileUnknown, "themes/shop/styles/colors.css")
            .with("path", "styles/colors.css")
            .with("near", "styles/colours.css")]
    );
}

#[test]
fn a_theme_without_a_folder_is_diagnosed_where_it_is_named() {
    let (_, _, diagnostics) = load(Vec::new());
    assert_eq!(diagnostics, [Diagnostic::new(Code::UnknownTheme, sample::NOWHERE).with("theme", "shop")]);
}

#[test]
fn every_faulty_file_of_a_theme_is_located_and_the_built_in_file_is_used() {
    let (sources, theme, diagnostics) = load(vec![
        sample::file("themes/shop/templates/base.html", "<p>\n  {{ title | shout }}"),
        sample::file("themes/shop/templates/map.html", "{% if %}"),
        sample::file("themes/shop/language/zh-CN.yaml", "frame.map: [\n"),
    ]);
    let located: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let value = |name| diagnostic.values.iter().find(|(key, _)| *key == name).unwrap().1.clone();
            let Place::File(path) = &diagnostic.place else { panic!("{diagnostic:?}") };
            (diagnostic.code, path.as_str(), value("line"), value("column"), value("reason"))
        })
        .collect();
    let expected = |path, line: &str, column: &str, reason: &str| {
        (Code::ThemeTemplate, path, line.to_owned(), column.to_owned(), reason.to_owned())
    };
    assert_eq!(
        located,
        [
            expected("themes/shop/templates/base.html", "2", "14", "Unknown filter `shout`"),
            expected(
                "themes/shop/templates/map.html",
                "1",
                "7",
                "Found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`"
            ),
            expected(
                "themes/shop/language/zh-CN.yaml",
                "1",
                "12",
                "frame.map: invalid type: sequence, expected a string at line 1 column 12"
            ),
        ]
    );
    assert!(render(&sample::course(), &sources, &theme).is_ok());
}

#[test]
fn a_fault_that_shows_only_on_rendering_is_reported_once() {
    let (sources, theme, diagnostics) =
        load(vec![sample::file("themes/shop/templates/parts/contents.html", "\n {{ module.nothing }}")]);
    assert_eq!(diagnostics, Vec::new());
    let faults = render(&sample::course(), &sources, &theme).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].place, Place::File("themes/shop/templates/parts/contents.html".to_owned()));
    assert!(faults[0].values.contains(&("line", "2".to_owned())), "{faults:?}");
}

#[test]
fn a_replaced_menu_entry_is_rendered_with_its_fields_and_a_page_may_loop_over_the_fields_itself() {
    let entry = "<li>{{ item.number }}{% if item.current %}*{% endif %} {{ item.title }}</li>\n";
    let module =
        "{% for item in module.menu %}{{ item.html }}[{{ item.url }} {{ item.id }} {{ item.current }}]\n{% endfor %}";
    let (sources, theme, diagnostics) = load(vec![
        sample::file("themes/shop/templates/parts/menu-item.html", entry),
        sample::file("themes/shop/templates/module.html", module),
    ]);
    assert_eq!(diagnostics, Vec::new());
    let site = render(&sample::course(), &sources, &theme).unwrap();
    let page = text(&site, "modules/d1.html");
    let title = |index: usize| sample::course().modules[index].title.value.clone();
    let [first, second] = [title(0), title(1)];
    assert!(
        page.starts_with(&format!("<li>1* {first}</li>\n[d1.html d1 true]\n<li>2 {second}</li>\n[d2.html d2 false]\n")),
        "{page}"
    );
    let other = text(&site, "modules/d2.html");
    assert!(other.starts_with(&format!("<li>1 {first}</li>\n[d1.html d1 false]\n<li>2* {second}</li>\n")), "{other}");
}

#[test]
fn the_dark_colours_are_the_same_whether_chosen_or_asked_for_by_the_device_and_none_is_missing() {
    let colours = include_str!("../../themes/default/styles/colours.css");
    let block = |head: &str| -> Vec<(&str, &str)> {
        let (_, rest) = colours.split_once(head).unwrap();
        let lines = rest.split_once('}').unwrap().0.lines();
        lines.filter_map(|line| line.trim().split_once(": ")).filter(|(name, _)| name.starts_with("--")).collect()
    };
    let chosen = block("[data-theme=\"dark\"] {");
    assert_eq!(chosen, block(":root:where(:not([data-theme=\"light\"])) {"));
    let names = |block: &[(&str, &str)]| block.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>();
    let light = names(&block(":root {"));
    assert_eq!(names(&chosen), light);
    assert!(light.len() > 20, "{light:?}");
}
