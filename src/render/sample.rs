//! A small course made by hand, for the tests of the render stage: three days, two tracks, every kind of block and
//! question.

use crate::course::{
    Audience, Block, Chat, ChatLine, Choice, Course, Day, Decimal, Gap, Heading, Key, Language, Link, LinkTarget,
    Manifest, Mode, Module, ModulePlace, Objective, Percent, Prose, Question, Quiz, Rules, Speaker, Task, Track,
    Traditional, Unlock, Verdict,
};
use crate::source::{Encoding, FileId, MediaFile, ProjectPath, SourceFile, Sources, Span, Spanned};
use std::sync::Arc;

/// The start of the first file: nothing in these tests looks at places.
pub const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

/// `text` with no place.
pub fn spanned(text: &str) -> Spanned<String> {
    Spanned::new(text.to_owned(), NOWHERE)
}

/// Prose with this HTML and no links; its text is what stands outside tags.
pub fn prose(html: &str) -> Prose {
    let text = html.split('<').map(|part| part.rsplit('>').next().unwrap_or_default()).collect();
    Prose { html: html.to_owned(), text, ..Prose::default() }
}

/// Prose in which `[0]`, `[1]`, ... are the slots of `targets`.
pub fn linked(html: &str, targets: Vec<LinkTarget>) -> Prose {
    let mut prose = prose(&html.replace('[', "\u{FDD0}").replace(']', "\u{FDD1}"));
    prose.links = targets.into_iter().map(|target| Link { target, span: NOWHERE }).collect();
    prose
}

/// A question of kind `single` with two choices, `B` right.
pub fn single(id: &str) -> Question {
    let choice = |id: &str, text: &str, feedback: Option<&str>| Choice {
        id: id.to_owned(),
        text: prose(text),
        feedback: feedback.map(|feedback| Box::new(prose(feedback))),
        span: NOWHERE,
    };
    let choices = vec![
        choice("A", "<p>顾客打开聊天窗口</p>", Some("<p>打开窗口还没有提问，不计时。</p>")),
        choice("B", "<p>顾客发来第一条消息</p>", None),
    ];
    let key = Key::Single { choices: vec!["A".to_owned(), "B".to_owned()], answer: "B".to_owned() };
    question(id, "<p>首次响应时间从什么时候开始算？</p>", Task::Single(choices), key)
}

/// A question with this prompt (HTML), task and key.
pub fn question(id: &str, prompt: &str, task: Task, key: Key) -> Question {
    Question {
        id: spanned(id),
        prompt: prose(prompt),
        task,
        key,
        key_span: NOWHERE,
        explanation: Some(prose("<p>首次响应只看人工回复；自动回复被系统过滤。</p>")),
        points: 2,
        objective: Some(spanned("D1-G1")),
        facts: vec![spanned("D1-01")],
        cards: Vec::new(),
        tags: vec!["响应".to_owned()],
        difficulty: None,
        level: None,
        red_line: false,
        span: NOWHERE,
    }
}

/// One question of each kind; the last is a red-line question.
pub fn questions() -> Vec<Question> {
    let multiple = match single("q-multiple").task {
        Task::Single(choices) => Task::Multiple(choices),
        other => other,
    };
    let all = vec!["A".to_owned(), "B".to_owned()];
    let gap = Gap {
        accept: vec!["20".to_owned(), "二十".to_owned()],
        feedback: Some(Box::new(prose("<p>二十秒。</p>"))),
    };
    let number = |text| Decimal::parse(text).unwrap();
    let unit = Some("秒".to_owned());
    let none = Traditional::new();
    let truth = Task::TrueFalse { when_true: Some(Box::new(prose("<p>会被过滤。</p>"))), when_false: None };
    let mut questions = vec![
        single("q-single"),
        question(
            "q-multiple",
            "<p>哪些要写进备注？</p>",
            multiple,
            Key::Multiple { choices: all.clone(), answer: all, partial: false },
        ),
        question(
            "q-numeric",
            "<p>等待 18、22、31、27 秒，平均响应是多少秒？</p>",
            Task::Numeric { unit: unit.clone() },
            Key::Numeric { answer: number("24.5"), tolerance: number("0.5"), unit, traditional: none.clone() },
        ),
        question(
            "q-blank",
            "<p>首次响应平均不超过 ___ 秒，平均响应在 ____ 秒之间。</p>",
            Task::Blank(vec![gap.clone(), gap]),
            Key::Blank {
                gaps: vec![vec!["20".to_owned(), "二十".to_owned()], vec!["20-30".to_owned()]],
                traditional: none,
            },
        ),
        question("q-true", "<p>自动回复算首次响应。</p>", truth, Key::TrueFalse { answer: false }),
    ];
    if let Some(last) = questions.last_mut() {
        last.red_line = true;
    }
    questions
}

/// A quiz of these questions in the file with the index `file`.
pub fn quiz(id: &str, file: u32, questions: Vec<Question>) -> Arc<Quiz> {
    Arc::new(Quiz {
        file: FileId(file),
        id: spanned(id),
        title: spanned("第一天小测"),
        mode: Mode::Practice,
        pass: None,
        intro: Some(prose("<p>可以反复练。</p>")),
        rules: Rules::usual(false),
        questions,
        draw: Vec::new(),
        optional: false,
        language: None,
    })
}

/// A module without text in the file with the index `file`.
pub fn module(id: &str, file: u32, place: ModulePlace) -> Module {
    Module {
        language: None,
        file: FileId(file),
        id: spanned(id),
        title: spanned(&format!("标题 {id}")),
        place,
        order: None,
        minutes: Some(90),
        objectives: Vec::new(),
        facts: Vec::new(),
        quizzes: Vec::new(),
        drills: Vec::new(),
        audience: Audience::Trainee,
        blocks: Vec::new(),
    }
}

/// The first day: prose with links, a dialogue, a quiz inside the page and one offered at its end.
fn first_day() -> Module {
    let mut module = module("d1", 0, ModulePlace::Day(spanned("D1")));
    module.objectives =
        vec![Objective {
            code: spanned("D1-G1"), text: "说清首次响应与平均响应各怎么算".to_owned(), section: None
        }];
    module.quizzes = vec![spanned("d1-check"), spanned("d1-daily")];
    let line = |speaker, name: &str, time: &str, text: &str, comments: &[&str]| ChatLine {
        speaker,
        name: name.to_owned(),
        time: (!time.is_empty()).then(|| time.to_owned()),
        text: vec![prose(text)],
        comments: comments.iter().map(|comment| prose(comment)).collect(),
    };
    let lines = vec![
        line(Speaker::Customer, "顾客", "10:00:03", "在吗？这款有 M 码吗？", &[]),
        line(Speaker::Auto, "自动回复", "10:00:03", "您好，客服马上就来。", &[]),
        line(Speaker::Agent, "客服", "10:00:12", "您好，<strong>有货</strong>。", &["先问候，再回答。"]),
        line(Speaker::Note, "旁白", "", "顾客看了一会儿商品页。", &[]),
    ];
    let mut text = linked(
        "<h2 id=\"为什么\">为什么是 20 秒</h2>\n<p><a href=\"[0]\">第二天</a>，<a href=\"[1]\">小测</a>\
         <img loading=\"lazy\" src=\"[2]\" alt=\"按钮\"></p>",
        vec![
            LinkTarget::File(ProjectPath::new("course/d2.md"), Some("应季热销".to_owned())),
            LinkTarget::File(ProjectPath::new("quizzes/d1-daily.yaml"), None),
            LinkTarget::Media(ProjectPath::new("course/media/按钮.png")),
        ],
    );
    text.headings = vec![Heading {
        at: 0,
        level: 2,
        text: "为什么是 20 秒".to_owned(),
        anchor: "为什么".to_owned(),
        span: NOWHERE,
    }];
    module.blocks = vec![
        Block::Prose(text),
        Block::Chat(Chat { verdict: Some(Verdict::Good), caption: "第一句".to_owned(), lines, span: NOWHERE }),
        Block::Quiz(spanned("d1-check")),
    ];
    module
}

/// The course; days open in order.
pub fn course() -> Course {
    let title = |id: &str| spanned(&format!("{id} 的标题"));
    let day = |id| Day { id: spanned(id), title: title(id) };
    let track = |id| Track { id: spanned(id), title: title(id) };
    let on_day = |id, file, day| module(id, file, ModulePlace::Day(spanned(day)));
    let on_track = |id, file, track| module(id, file, ModulePlace::Track(spanned(track)));
    Course {
        translations: Vec::new(),
        manifest: Manifest {
            id: spanned("customer-service-2026"),
            title: spanned("客服 <培训> & 考核"),
            description: "七天学会接待、答疑、售后和平台规则。".to_owned(),
            language: Language::Chinese,
            pass: Percent(80),
            unlock: Unlock::InOrder,
            theme: spanned("default"),
            days: vec![day("D1"), day("D2"), day("D3")],
            tracks: vec![track("T1"), track("T2")],
            facts: Vec::new(),
        },
        modules: vec![
            Arc::new(first_day()),
            Arc::new(on_day("d2", 1, "D2")),
            Arc::new(on_day("d3", 2, "D3")),
            Arc::new(on_track("t1-a", 3, "T1")),
            Arc::new(on_track("t1-b", 4, "T1")),
            Arc::new(on_track("t2-a", 5, "T2")),
        ],
        collections: Vec::new(),
        drills: Vec::new(),
        language_lists: Vec::new(),
        trees: Vec::new(),
        calculators: Vec::new(),
        quizzes: vec![quiz("d1-check", 6, vec![single("q-check")]), quiz("d1-daily", 7, questions())],
    }
}

/// The files of [`course`]: one picture that a page shows and one that none does.
pub fn sources() -> Sources {
    let pages = ["d1", "d2", "d3", "t1-a", "t1-b", "t2-a"].map(|name| format!("course/{name}.md"));
    let quizzes = ["d1-check", "d1-daily"].map(|name| format!("quizzes/{name}.yaml"));
    let text = |path: String| SourceFile::new(ProjectPath::new(&path), Arc::from(""), Encoding::Utf8);
    let media = |path: &str| file(path, "picture");
    Sources {
        files: pages.into_iter().chain(quizzes).map(text).collect(),
        media: vec![media("course/media/按钮.png"), media("course/media/草稿.png")],
        theme: Vec::new(),
    }
}

/// A file of the project with this content.
pub fn file(path: &str, content: &str) -> MediaFile {
    MediaFile { path: ProjectPath::new(path), bytes: Arc::from(content.as_bytes()) }
}
