//! The files of a course: each is damaged in a small course that is otherwise good, which is then parsed, checked, reported
//! on in both languages and, if it still passes, rendered.

use super::damage::{damaged, one_file};
use super::{Files, Parser, Seed};
use crate::project::VALID;
use crate::{diagnostics, fixture};
use ammonia::Builder;
use coursewright::check::Checker;
use coursewright::course::{Block, Course, Date, Language, SLOT_END, SLOT_START};
use coursewright::diagnostic::report::{self, Style};
use coursewright::diagnostic::{Code, Diagnostic, sarif};
use coursewright::grade::Generator;
use coursewright::parse::markdown::Labels;
use coursewright::parse::{self, MANIFEST};
use coursewright::render::{Renderer, Theme};
use coursewright::source::{Decoded, ProjectPath, SourceFile, Sources, Span, decode};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// Pieces that mean something in YAML, Markdown or HTML.
const PIECES: [&str; 62] = [
    ": ",
    "- ",
    "\t",
    "\n",
    "：",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|",
    ">",
    "&a ",
    "*a ",
    "!!str ",
    "%",
    "@",
    "`",
    "```chat bad\n",
    "```quiz\n",
    "```\n",
    "---\n",
    "___",
    "**",
    "“",
    "”",
    "\u{feff}",
    "\u{0}",
    "\u{fdd0}0\u{fdd1}",
    "<script>",
    "<b>",
    "](",
    "![](",
    "[^1]",
    "| - |\n",
    "# ",
    "null",
    "é\u{301}",
    "\u{1F600}",
    "<details>",
    "</div>",
    "<a href=\"javascript:x\">",
    "<img src=x onerror=y>",
    "<svg><style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&lt;",
    "&#0;",
    "> [!NOTE]\n",
    "[a|b]",
    "[[",
    "]]",
    "{a}",
    "~~",
    "客服：",
    "> ",
    "1. ",
    "    ",
    "\r",
    "~",
];

/// The parser called `name`, which reads the files at paths for which `is_target` holds.
macro_rules! parser {
    ($name:literal, $rounds:literal, $is_target:expr) => {
        Parser { name: $name, rounds: $rounds, seeds: || seeds($is_target), damage: hit, examine }
    };
}

/// One for each kind of file.
pub fn parsers() -> Vec<Parser> {
    vec![
        parser!("module", 300, |path| path.starts_with("course/") && path.ends_with(".md")),
        parser!("manifest", 60, |path| path == MANIFEST),
        parser!("quiz", 250, |path| path.starts_with("quizzes/") && !path.starts_with("quizzes/drills/")),
        parser!("cards", 120, |path| path.starts_with("course/cards/")),
        parser!("drill", 120, |path| path.starts_with("quizzes/drills/")),
        parser!("tree", 80, |path| path.starts_with("course/trees/")),
        parser!("calculator", 120, |path| path.starts_with("course/calculators/")),
        parser!("translation", 80, |path| path.contains(".en.")),
    ]
}

/// The largest file that is a seed; larger ones take long and show nothing new.
const LARGEST: usize = 60_000;

fn seeds(is_target: fn(&str) -> bool) -> Vec<Seed> {
    let valid = || -> BTreeMap<String, Vec<u8>> {
        VALID.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect()
    };
    let mut projects = Vec::new();
    for path in diagnostics::fixtures() {
        let text = fs::read_to_string(path).unwrap();
        let mut files = valid();
        for (head, body) in fixture::sections(&text) {
            match fixture::head(head) {
                ("en" | "zh", _) | (_, "link") => {}
                (path, "remove") => drop(files.remove(path)),
                (path, how) => drop(files.insert(path.to_owned(), fixture::bytes(body, how))),
            }
        }
        projects.push(files);
    }
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in ["course", "quizzes"].into_iter().flat_map(|folder| walkdir::WalkDir::new(shipped.join(folder))) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(shipped).unwrap().to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file() && is_target(&path) {
            let mut files = valid();
            files.insert(path, fs::read(entry.path()).unwrap());
            projects.push(files);
        }
    }
    let seed = |files: BTreeMap<String, Vec<u8>>| {
        let files: Files = files.into_iter().filter(|(_, bytes)| bytes.len() <= LARGEST).collect();
        let is_target = |(path, bytes): &(String, Vec<u8>)| is_target(path) && !is_given(path, bytes);
        let targets = files.iter().enumerate().filter(|(_, file)| is_target(file)).map(|(index, _)| index).collect();
        Seed { files, targets }
    };
    projects.into_iter().map(seed).filter(|seed| !seed.targets.is_empty()).collect()
}

/// Whether the file is one of the valid course, the same in every seed; of those only the manifest is damaged.
fn is_given(path: &str, bytes: &[u8]) -> bool {
    path != MANIFEST && VALID.into_iter().any(|(given, text)| given == path && text.as_bytes() == bytes)
}

fn hit(seed: &Seed, random: &mut Generator) -> Files {
    one_file(seed, random, |bytes, random| damaged(bytes, &PIECES, random))
}

/// The theme that comes with the program, in both languages.
static THEMES: LazyLock<[(Language, Theme); 2]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let text = VALID[0].1.replace("zh-CN", language.tag());
        let sources = sources(&vec![(MANIFEST.to_owned(), text.into_bytes())]);
        let manifest = parse::manifest(&sources, &mut Vec::new()).unwrap();
        (language, Theme::load(&sources, &manifest).0)
    })
});

fn sources(files: &Files) -> Sources {
    let mut texts = Vec::new();
    for (path, bytes) in files {
        match decode(bytes) {
            Decoded::Text(text, encoding) => {
                texts.push(SourceFile::new(ProjectPath::new(path), text.into(), encoding));
            }
            Decoded::Unreadable(at) => assert!(at <= bytes.len()),
        }
    }
    texts.sort_by(|one, other| one.path.cmp(&other.path));
    Sources { files: texts, ..Sources::default() }
}

/// The error that loading files from a disk would note.
fn strange_characters(sources: &Sources) -> Vec<Diagnostic> {
    let strange = |letter: char| letter.is_control() && !"\n\t\u{85}".contains(letter);
    let mut found = Vec::new();
    for (id, file) in sources.iter() {
        let is_strange = |letter: char| strange(letter) || ('\u{FDD0}'..='\u{FDEF}').contains(&letter);
        if let Some((at, letter)) = file.text.char_indices().find(|(_, letter)| is_strange(*letter)) {
            let span = Span::new(id, at, at + letter.len_utf8());
            found.push(Diagnostic::new(Code::ControlCharacter, span).with("character", "U+0000"));
        }
    }
    found
}

fn examine(files: &Files) {
    let sources = sources(files);
    let mut diagnostics = strange_characters(&sources);
    let manifest = parse::manifest(&sources, &mut diagnostics);
    let language = manifest.as_ref().map(|manifest| manifest.language);
    let labels = Arc::new(Labels::new(|_| String::new()));
    let course = parse::Parser::default().parse(&sources, manifest, &|_| Arc::clone(&labels), &mut diagnostics);
    course.iter().for_each(prose_is_harmless);
    // 2026-11-21: the day of the fixtures.
    let today = Date::of_epoch(1_795_219_200);
    let checked = course.and_then(|course| Checker::default().check(course, &sources, today, &mut diagnostics));
    report::sort(&mut diagnostics, &sources);
    for language in Language::ALL {
        let style = Style { language, colour: false, most: usize::MAX };
        let text = report::human(&diagnostics, &sources, style);
        for place in ["{value}", "{key}"] {
            assert!(!text.contains(place) || sources.files.iter().any(|file| file.text.contains(place)), "{text}");
        }
        let json = report::json(&diagnostics, &sources, language);
        serde_json::to_string(&sarif::log(&json, language)).unwrap();
    }
    if let (Some(checked), Some(language)) = (checked, language) {
        let theme = &THEMES.iter().find(|(known, _)| *known == language).unwrap().1;
        let rendered = Renderer::new(checked.course(), &sources, theme).render_all();
        assert!(rendered.is_ok(), "a course without errors does not render: {:?}", rendered.err());
    }
}

/// What a browser reads as we wrote it is well nested, and nothing in it runs or belongs to the page.
fn prose_is_harmless(course: &Course) {
    let blocks = course.modules.iter().flat_map(|module| &module.blocks);
    let of_modules = blocks.flat_map(|block| match block {
        Block::Prose(prose) => vec![prose],
        Block::Chat(chat) => chat.lines.iter().flat_map(|line| line.text.iter()).collect(),
        Block::Quiz { .. } => Vec::new(),
    });
    let of_quizzes = course.quizzes.iter().flat_map(|quiz| quiz.prose());
    for prose in of_modules.chain(of_quizzes) {
        // A file with a control character is never rendered; browsers leave it and a byte order mark at the start out.
        let html = prose.html.replace([SLOT_START, SLOT_END, '\0', '\u{feff}'], "");
        let written = html
            .replace(" controls ", " controls=\"\" ")
            .replace("<details open>", "<details open=\"\">")
            .replace('\u{a0}', "&nbsp;")
            // A reference to the character zero is read as the mark of a lost one.
            .replace("&#0;", "\u{fffd}");
        assert_eq!(JUDGE.clean(&written).to_string(), written);
    }
}

/// A sanitiser that allows exactly what pages have: what comes out as it went in is harmless.
static JUDGE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = "a abbr audio b bdi blockquote br cite code dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins \
                kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td th \
                thead tr u ul var video wbr";
    let attributes = "alt aria-label class controls data-gap data-text data-text-label href id loading open preload rel \
                      role scope src start tabindex title";
    let mut judge = Builder::empty();
    judge
        .tags(tags.split_whitespace().collect())
        .generic_attributes(attributes.split_whitespace().collect::<HashSet<_>>())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(None);
    judge
});
