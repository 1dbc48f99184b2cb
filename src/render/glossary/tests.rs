//! Terms are marked once, the longest first, and never where they mean something else.

use super::*;
use crate::course::Card;
use crate::render::sample;
use crate::source::Spanned;
use std::sync::Arc;

fn words(words: &[&str]) -> Option<CardValue> {
    let words = words.iter().map(|word| Spanned::new((*word).to_owned(), sample::NOWHERE));
    Some(CardValue::Words(words.collect()))
}

fn field(key: &str, language: Option<Language>, roles: &[FieldRole]) -> Field {
    let key = Spanned::new(key.to_owned(), sample::NOWHERE);
    Field { key, title: String::new(), language, roles: roles.to_vec() }
}

/// A card: title, other Chinese names, English names, longer words, and its two explanations.
fn card(id: &str, title: &str, also: &[&str], english: &[&str], except: &[&str], told: [&str; 2]) -> Card {
    let spanned = |text: &str| Spanned::new(text.to_owned(), sample::NOWHERE);
    let prose = |text: &str| (!text.is_empty()).then(|| CardValue::Prose(sample::prose(text)));
    let values = vec![words(also), words(english), words(except), prose(told[0]), prose(told[1])];
    Card { id: spanned(id), title: spanned(title), checked: None, valid_until: None, values, span: sample::NOWHERE }
}

fn glossary(page: Language, cards: Vec<Card>) -> Glossary {
    let mut course = sample::course();
    course.manifest.language = page;
    let english = Some(Language::English);
    course.collections = vec![Arc::new(Collection {
        file: crate::source::FileId(0),
        id: Spanned::new("terms".to_owned(), sample::NOWHERE),
        title: Spanned::new("术语库".to_owned(), sample::NOWHERE),
        intro: None,
        source: None,
        reviewer: None,
        reviewed: None,
        dated: false,
        glossary: true,
        fields: vec![
            field("also", None, &[FieldRole::Name]),
            field("english", english, &[FieldRole::Name]),
            field("except", None, &[FieldRole::Except]),
            field("meaning", None, &[]),
            field("explained", english, &[]),
        ],
        cards,
    })];
    Glossary::new(&course, Language::Chinese)
}

fn shipped(page: Language) -> Glossary {
    glossary(
        page,
        vec![
            card("reply", "应答率", &["咚咚应答率"], &["reply rate"], &[], ["应答除以咨询", "answered by asked"]),
            card("exchange", "换货", &[], &["exchange"], &["退换货", "兑换货币"], ["换一件", ""]),
            card("rfm", "RFM", &[], &[], &[], ["三个维度", ""]),
            card("script", "A&B 话术", &[], &["touch point"], &[], ["比较", "a node"]),
        ],
    )
}

fn marked(page: Language, html: &str) -> String {
    let glossary = shipped(page);
    let mut marker = Marker::new(&glossary);
    marker
        .mark(html)
        .replace("<a class=\"term\" href=\"../cards/terms.html#", "[")
        .replace("</a>", "]")
        .replace("\">", "|")
}

#[test]
fn a_term_is_marked_where_it_first_stands_and_the_longest_name_wins() {
    assert_eq!(
        marked(Language::Chinese, "<p>咚咚应答率和应答率，都说应答率。</p>"),
        "<p>[reply|咚咚应答率]和应答率，都说应答率。</p>"
    );
    let glossary = shipped(Language::Chinese);
    let mut marker = Marker::new(&glossary);
    assert!(marker.mark("<p>应答率</p>").contains("class=\"term\""));
    assert_eq!(marker.mark("<p>应答率</p>"), "<p>应答率</p>");
    assert!(marker.has_marked());
}

#[test]
fn nothing_is_marked_inside_a_longer_word_that_the_card_names() {
    assert_eq!(
        marked(Language::Chinese, "<p>退换货看规则，兑换货币不算，换货才算。</p>"),
        "<p>退换货看规则，兑换货币不算，[exchange|换货]才算。</p>"
    );
}

#[test]
fn headings_links_code_and_texts_of_the_theme_stay_as_they_are() {
    let html = "<h2 id=\"a\">换货</h2><p><a href=\"#\"><em>换货</em></a><code>换货</code></p>\
                <p class=\"alert-title\" data-text=\"x\">换货</p><table><tr><th>换货</th></tr></table>";
    assert_eq!(marked(Language::Chinese, html), html.replace("</a>", "]").replace("\">", "|"));
    assert_eq!(
        marked(Language::Chinese, "<p title='换货'>a <a>b</a> <strong>换货</strong></p>"),
        "<p title='换货'>a <a>b] <strong>[exchange|换货]</strong></p>"
    );
}

#[test]
fn a_name_in_letters_does_not_stand_inside_a_word_and_takes_its_plural() {
    assert_eq!(
        marked(Language::English, "<p>Exchanged, reply rater. Reply Rates &amp; touch points.</p>"),
        "<p>Exchanged, reply rater. [reply|Reply Rates] &amp; [script|touch points].</p>"
    );
    assert_eq!(marked(Language::Chinese, "<p>RFMX和rfm</p>"), "<p>RFMX和[rfm|rfm]</p>");
}

#[test]
fn a_name_with_an_ampersand_is_found_as_it_stands_in_html_and_never_inside_a_reference() {
    assert_eq!(marked(Language::Chinese, "<p>用A&amp;B 话术&lt;</p>"), "<p>用[script|A&amp;B 话术]&lt;</p>");
    let glossary = glossary(Language::Chinese, vec![card("amp", "amp", &[], &[], &[], ["x", ""])]);
    assert_eq!(Marker::new(&glossary).mark("<p>&amp;</p>"), "<p>&amp;</p>");
}

#[test]
fn a_page_in_another_language_has_the_terms_that_are_explained_in_it() {
    let english = shipped(Language::English);
    let told = serde_json::to_value(english.explanations(Language::English)).unwrap();
    assert_eq!(
        told,
        serde_json::json!({"language": "en", "terms": {
            "../cards/terms.html#reply": ["reply rate · 应答率 · 咚咚应答率", "answered by asked"],
            "../cards/terms.html#script": ["touch point · A&B 话术", "a node"],
        }})
    );
    assert_eq!(marked(Language::English, "<p>应答率 and exchange</p>"), "<p>应答率 and exchange</p>");
}

#[test]
fn texts_at_random_keep_every_character() {
    let glossary = shipped(Language::Chinese);
    let alphabet: Vec<char> = "应答率咚换货退兑币RFM s&;<a>/p".chars().collect();
    let mut generator = crate::grade::Generator::new("terms");
    for _ in 0..2_000 {
        let text: String = (0..generator.below(14))
            .map(|_| alphabet[generator.below(u32::try_from(alphabet.len()).unwrap()) as usize])
            .collect();
        let html = Marker::new(&glossary).mark(&text);
        let mut bare = html.clone();
        for term in &glossary.terms {
            let open = format!("<a class=\"term\" href=\"{}\">", term.href);
            while let Some(at) = bare.find(&open) {
                bare.replace_range(at..at + open.len(), "");
                let close = bare[at..].find("</a>").unwrap() + at;
                bare.replace_range(close..close + 4, "");
            }
        }
        assert_eq!(bare, text);
    }
}
