//! What templates see of a module: plain values with the HTML of its page filled in.
//!
//! Everything here is escaped by the template engine, except for `Value`s that a [`Maker`] makes.

use super::address;
use super::drill_view::DrillLink;
use super::glossary::Marker;
use super::maker::{LinkView, Maker};
use super::menu::Menu;
use super::outline::Outline;
use super::quiz_view::QuizView;
use crate::course::{Block, Chat, Module, Prose, Quiz, Speaker, Verdict};
use serde::Serialize;
use tera::Value;

/// A module's page.
#[derive(Debug, Serialize)]
pub struct ModuleView<'a> {
    id: &'a str,
    title: &'a str,
    group_title: &'a str,
    is_day: bool,
    number: usize,
    minutes: Option<u32>,
    objectives: Vec<ObjectiveView<'a>>,
    contents: Vec<ContentsView<'a>>,
    blocks: Vec<BlockView<'a>>,
    offers: Vec<OfferView<'a>>,
    drills: Vec<DrillLink<'a>>,
    menu: Vec<Value>,
    menu_is_cut: bool,
    previous: Option<LinkView<'a>>,
    next: Option<LinkView<'a>>,
}

#[derive(Debug, Serialize)]
struct ObjectiveView<'a> {
    code: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct ContentsView<'a> {
    level: u8,
    text: &'a str,
    url: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum BlockView<'a> {
    Prose { html: Value },
    Chat { chat: ChatView<'a> },
    Quiz { quiz: QuizView<'a> },
}

/// A quiz of the module that is not shown inside the page: a card that leads to its own page.
#[derive(Debug, Serialize)]
pub struct OfferView<'a> {
    id: &'a str,
    title: &'a str,
    url: String,
    mode: &'static str,
    questions: usize,
    pass: u32,
    optional: bool,
}

#[derive(Debug, Serialize)]
struct ChatView<'a> {
    verdict: Option<&'static str>,
    caption: &'a str,
    lines: Vec<ChatLineView<'a>>,
}

#[derive(Debug, Serialize)]
struct ChatLineView<'a> {
    speaker: &'static str,
    name: &'a str,
    time: Option<&'a str>,
    text: Vec<Value>,
    comments: Vec<Value>,
}

impl<'a> ModuleView<'a> {
    /// The view of the module at `index`; `marker` marks the terms in its text.
    #[must_use]
    pub fn new(index: usize, maker: &'a Maker<'a>, marker: &mut Marker<'_>, menu: Menu) -> Self {
        let outline = maker.outline;
        let module = outline.module(index);
        let (previous, next) = outline.neighbours(index);
        let (number, is_day) = outline.number(index).unwrap_or((0, false));
        Self {
            id: &module.id.value,
            title: &module.title.value,
            group_title: outline.group_title(index).unwrap_or_default(),
            is_day,
            number,
            minutes: module.minutes,
            objectives: module
                .objectives
                .iter()
                .map(|objective| ObjectiveView { code: &objective.code.value, text: &objective.text })
                .collect(),
            contents: contents(module, maker.page),
            blocks: module.blocks.iter().filter_map(|block| block_view(block, maker, marker)).collect(),
            offers: offered(module, outline).map(|quiz| OfferView::new(quiz, maker)).collect(),
            drills: DrillLink::all(&module.drills, maker),
            menu: menu.items,
            menu_is_cut: menu.is_cut,
            previous: previous.map(|index| maker.module_link(index)),
            next: next.map(|index| maker.module_link(index)),
        }
    }
}

impl<'a> OfferView<'a> {
    /// The card of `quiz`.
    #[must_use]
    pub fn new(quiz: &'a Quiz, maker: &Maker<'a>) -> Self {
        Self {
            id: &quiz.id.value,
            title: &quiz.title.value,
            url: maker.url(&address::quiz_page(quiz)),
            mode: quiz.mode.word(),
            questions: quiz.paper_length(),
            pass: quiz.pass_mark(maker.outline.course().manifest.pass),
            optional: quiz.optional,
        }
    }
}

/// The quizzes shown inside the page of `module`, in order, each once, by their indexes in the course.
pub fn embedded(module: &Module, outline: &Outline) -> Vec<usize> {
    let mut shown = Vec::new();
    for block in &module.blocks {
        if let Block::Quiz(id) = block
            && let Some(index) = outline.quiz_index(&id.value)
            && !shown.contains(&index)
        {
            shown.push(index);
        }
    }
    shown
}

/// The quizzes of `module` that are not shown inside its page.
fn offered<'a>(module: &'a Module, outline: &'a Outline) -> impl Iterator<Item = &'a Quiz> {
    let shown = |id: &str| module.blocks.iter().any(|block| matches!(block, Block::Quiz(other) if other.value == id));
    module.quizzes.iter().filter(move |id| !shown(&id.value)).filter_map(|id| outline.quiz(&id.value))
}

/// Headings of level two and three, which the contents list shows.
fn contents<'a>(module: &'a Module, page: &str) -> Vec<ContentsView<'a>> {
    let headings = module.blocks.iter().filter_map(|block| match block {
        Block::Prose(prose) => Some(&prose.headings),
        Block::Chat(_) | Block::Quiz(_) => None,
    });
    headings
        .flatten()
        .filter(|heading| matches!(heading.level, 2 | 3))
        .map(|heading| ContentsView {
            level: heading.level,
            text: &heading.text,
            url: address::relative(page, page, Some(&heading.anchor)),
        })
        .collect()
}

fn block_view<'a>(block: &'a Block, maker: &Maker<'a>, marker: &mut Marker<'_>) -> Option<BlockView<'a>> {
    Some(match block {
        Block::Prose(prose) => {
            let html = maker.filled(prose);
            BlockView::Prose { html: Value::safe_string(&marker.mark(&html)) }
        }
        Block::Chat(chat) => BlockView::Chat { chat: chat_view(chat, maker) },
        Block::Quiz(id) => BlockView::Quiz { quiz: QuizView::new(maker.outline.quiz_index(&id.value)?, maker) },
    })
}

fn chat_view<'a>(chat: &'a Chat, maker: &Maker<'a>) -> ChatView<'a> {
    let all = |prose: &[Prose]| prose.iter().map(|prose| maker.html(prose)).collect();
    let lines = chat.lines.iter().map(|line| ChatLineView {
        speaker: match line.speaker {
            Speaker::Customer => "customer",
            Speaker::Agent => "agent",
            Speaker::Auto => "auto",
            Speaker::Note => "note",
        },
        name: &line.name,
        time: line.time.as_deref(),
        text: all(&line.text),
        comments: all(&line.comments),
    });
    let verdict = chat.verdict.map(|verdict| match verdict {
        Verdict::Good => "good",
        Verdict::Bad => "bad",
    });
    ChatView { verdict, caption: &chat.caption, lines: lines.collect() }
}
