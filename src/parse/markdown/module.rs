//! The text of a module: prose, dialogues and quizzes in order.

use super::fence::Fence;
use super::writer::{Piece, Writer};
use super::{Context, Place, Style, chat, parse};
use crate::course::{Block, Prose};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Spanned};
use pulldown_cmark::{CodeBlockKind, Event, Tag};

/// The blocks of a module: of everything in `text` from byte `start` on, which is what follows the front matter.
///
/// Dialogues and quizzes are recognised at the top level; inside a list or a quote they stay code. Mistakes are added to
/// `diagnostics`.
#[must_use]
pub fn module_body(
    text: &str,
    start: usize,
    file: FileId,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let source = text.get(start..).unwrap_or_default();
    let place = Place::exact(file, start);
    let events = parse(source);
    let piece = Piece { source, lead: 0, place: &place, context, style: Style::Block, in_module: true };
    let mut writer = Writer::new(piece, &events, diagnostics);
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some((event, range)) = events.get(at) {
        let Some((word, info)) = special(event).filter(|_| writer.at_top()) else {
            at = writer.event(&events, at);
            continue;
        };
        let lines: Vec<&super::Located> =
            events[at + 1..].iter().take_while(|(event, _)| !matches!(event, Event::End(_))).collect();
        at += lines.len() + 2;
        let lines = lines.into_iter().flat_map(|(event, range)| lines_of(event, range.start)).collect();
        let fence = Fence { info, range: range.clone(), lines };
        push(&mut blocks, writer.take());
        match word {
            Special::Chat => {
                blocks.extend(chat::chat(&fence, source, &place, context, writer.diagnostics()).map(Block::Chat));
            }
            Special::Quiz => blocks.extend(quizzes(&fence, &place, writer.diagnostics())),
        }
    }
    push(&mut blocks, writer.finish(&events));
    blocks
}

fn push(blocks: &mut Vec<Block>, prose: Prose) {
    if !prose.html.trim().is_empty() {
        blocks.push(Block::Prose(prose));
    }
}

/// What a fenced block is, other than code.
#[derive(Debug, Clone, Copy)]
enum Special {
    Chat,
    Quiz,
}

/// What begins here, and the rest of the line behind its word.
fn special<'e>(event: &'e Event) -> Option<(Special, &'e str)> {
    let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else { return None };
    let info = info.trim();
    let (word, rest) = info.split_once(char::is_whitespace).unwrap_or((info, ""));
    match word {
        "chat" => Some((Special::Chat, rest.trim())),
        "quiz" => Some((Special::Quiz, rest.trim())),
        _ => None,
    }
}

fn lines_of<'e>(event: &'e Event, start: usize) -> Vec<(&'e str, usize)> {
    let Event::Text(text) = event else { return Vec::new() };
    let mut at = start;
    let lines = text.split_inclusive('\n').map(|line| {
        let from = at;
        at += line.len();
        (line.trim_end_matches('\n'), from)
    });
    lines.collect()
}

/// The quizzes that a block names, one a line.
fn quizzes(fence: &Fence, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let named = fence.lines.iter().filter(|(line, _)| !line.trim().is_empty());
    let quizzes: Vec<Block> = named
        .map(|(line, start)| {
            let id = line.trim();
            let from = start + (line.len() - line.trim_start().len());
            Block::Quiz(Spanned::new(id.to_owned(), place.span(from..from + id.len())))
        })
        .collect();
    if quizzes.is_empty() {
        diagnostics.push(Diagnostic::new(Code::QuizBlockEmpty, place.span(fence.range.clone())));
    }
    quizzes
}
