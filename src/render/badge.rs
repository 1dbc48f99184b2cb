//! The badge of figures without a source, put behind each on every page, and in modules a link to the card that says what
//! is missing.

use super::address;
use super::markup::{Piece, pieces};
use crate::figures::Figures;

/// Elements that end a sentence. Cells of a table do not: a row is read as one.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "br",
];

/// `html` of the page `page` with a badge that says `label` behind every figure of `figures`.
///
/// The label is text of the interface, which follows its language. The page of the cards that list the figures needs no
/// badges. A module's badge leads to the card, if it does not stand in a link; in a quiz the card would tell the answer.
#[must_use]
pub fn badged(html: &str, figures: &Figures, page: &str, label: &str) -> String {
    let mut result = String::with_capacity(html.len() + 128);
    let mut block = Block::default();
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if BLOCKS.contains(&name_of(tag)) => {
                block.end(figures, page, label, &mut result);
                result.push_str(tag);
            }
            piece => block.pieces.push(piece),
        }
    }
    block.end(figures, page, label, &mut result);
    result
}

/// What stands between two tags that end a sentence.
#[derive(Default)]
struct Block<'h> {
    pieces: Vec<Piece<'h>>,
}

impl Block<'_> {
    /// Adds it to `result`, with its badges, and begins the next.
    fn end(&mut self, figures: &Figures, page: &str, label: &str, result: &mut String) {
        let text: String =
            self.pieces.iter().map(|piece| if let Piece::Text(text) = piece { *text } else { "" }).collect();
        // The end of a line of a file is no end of a sentence.
        let found = figures.find(&text.replace('\n', " "));
        let mut found = found.iter().peekable();
        let (mut at, mut linked) = (0, 0_usize);
        for piece in self.pieces.drain(..) {
            let text = match piece {
                Piece::Text(text) => text,
                Piece::Tag(tag) => {
                    if name_of(tag) == "a" {
                        linked = if tag.starts_with("</") { linked.saturating_sub(1) } else { linked + 1 };
                    }
                    result.push_str(tag);
                    continue;
                }
            };
            let mut written = 0;
            while let Some(figure) = found.next_if(|figure| figure.at.end <= at + text.len()) {
                let end = figure.at.end.saturating_sub(at);
                result.push_str(&text[written..end]);
                written = end;
                let (collection, card) = figure.card;
                let card_page = address::cards_page(collection);
                let mark = format!("<small data-text=\"frame.unsourced\">{label}</small>");
                if page == card_page {
                    continue;
                } else if page.starts_with("modules/") && linked == 0 {
                    let href = address::relative(page, &card_page, Some(card));
                    result.push_str(&format!("<a class=\"term\" href=\"{href}\">{mark}</a>"));
                } else {
                    result.push_str(&mark);
                }
            }
            result.push_str(&text[written..]);
            at += text.len();
        }
    }
}

fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    &name[..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `html` on a page, with the figures `30% 转化` and `2.3倍 回头`.
    fn on(page: &str, html: &str) -> String {
        badged(html, &Figures::written(&["30% 转化", "2.3倍 回头"]), page, "培训资料数据")
    }

    const MARK: &str = "<small data-text=\"frame.unsourced\">培训资料数据</small>";

    #[test]
    fn in_a_module_a_badge_leads_to_the_card_and_in_a_quiz_it_only_says_so() {
        let link = format!("<a class=\"term\" href=\"../cards/figures.html#one\">{MARK}</a>");
        assert_eq!(on("modules/t1.html", "<p>转化高 30%，对吗</p>"), format!("<p>转化高 30%{link}，对吗</p>"));
        assert_eq!(on("quizzes/t1.html", "<p>转化高 30%，对吗</p>"), format!("<p>转化高 30%{MARK}，对吗</p>"));
        assert_eq!(
            on("modules/t1.html", "<a href=\"#\">转化高 30%</a>"),
            format!("<a href=\"#\">转化高 30%{MARK}</a>")
        );
        assert_eq!(on("cards/figures.html", "<p>转化高 30%</p>"), "<p>转化高 30%</p>");
    }

    #[test]
    fn tags_within_a_sentence_a_line_break_and_the_cells_of_a_row_change_nothing() {
        for (before, after) in [
            ("<p>转化高 <strong>30%</strong>。</p>", "</strong>。</p>"),
            ("<p>转化\n高 30%。</p>", "。</p>"),
            ("<tr><td>转化</td><td>高 30%</td></tr>", "</td></tr>"),
        ] {
            assert_eq!(on("quizzes/a.html", before), format!("{}{MARK}{after}", before.strip_suffix(after).unwrap()));
        }
        for plain in ["<p>转化</p><p>高 30%</p>", "<p title=\"转化 30%\">高</p>", "<p>退货 30%</p>"] {
            assert_eq!(on("quizzes/a.html", plain), plain);
        }
        assert_eq!(on("quizzes/a.html", "转化 30%，回头 2.3 倍"), format!("转化 30%{MARK}，回头 2.3 倍{MARK}"));
    }
}
