//! The content of `search-index.js`: the plain text of the course by section, which the search scans in the browser.
//!
//! Of a quiz only its topics are in it: the objectives and tags of its questions, never a prompt, a choice, a key or
//! an explanation.

mod folding;

use super::address;
use super::texts::Texts;
use crate::course::{
    Block, Calculator, CardValue, Chat, Collection, Course, DecisionTree, FieldRole, Module, Prose, Quiz,
};
use crate::grade::is_composed;
use folding::Characters;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Everything that can be found. `themes/default/app/search/data.ts` declares the same shape.
#[derive(Debug, Serialize)]
pub struct SearchIndex {
    pages: Vec<SearchPage>,
    /// Pairs of a traditional character and the simplified one in the course that it is written with.
    traditional: String,
    /// Syllables without tones, each with the characters of headings, titles and terms that are read so.
    sounds: BTreeMap<String, String>,
    /// The interface texts of the search: no page carries them before someone searches.
    texts: BTreeMap<String, String>,
}

/// A page that can be found.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    title: String,
    /// Relative to the root of the site.
    url: String,
    kind: &'static str,
    sections: Vec<Section>,
}

/// A section: heading (empty for what stands before the first), anchor, text; and of a card its other names, a line each.
#[derive(Debug, Default, Serialize)]
struct Section(String, String, String, #[serde(skip_serializing_if = "String::is_empty")] String);

impl SearchIndex {
    /// The index of the whole course; its dialog speaks in `texts`.
    #[must_use]
    pub fn new(course: &Course, texts: &Texts) -> Self {
        let objectives = objectives_of(&course.modules);
        let mut pages: Vec<SearchPage> = course.modules.par_iter().map(|module| module_page(module)).collect();
        pages.extend(course.quizzes.iter().map(|quiz| quiz_page(quiz, &objectives)));
        for translation in &course.translations {
            pages.extend(translation.modules.iter().map(|module| module_page(module)));
            let objectives = objectives_of(&translation.modules);
            pages.extend(translation.quizzes.iter().map(|quiz| quiz_page(quiz, &objectives)));
        }
        pages.extend(course.collections.iter().map(|collection| cards_page(collection)));
        pages.extend(course.trees.iter().map(|tree| tree_page(tree)));
        pages.extend(course.calculators.iter().map(|calculator| calculator_page(calculator)));
        let mut characters = Characters::default();
        for page in &pages {
            characters.see_heading(&page.title);
            for Section(heading, _, text, names) in &page.sections {
                characters.see_heading(heading);
                characters.see_heading(names);
                characters.see(text);
            }
        }
        let texts = texts.of_groups(&["search"]);
        Self {
            pages,
            traditional: characters.traditional(),
            sounds: characters.sounds(),
            texts: texts.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect(),
        }
    }
}

/// The texts of the modules' objectives by their codes.
fn objectives_of(modules: &[Arc<Module>]) -> BTreeMap<&str, &str> {
    let objectives = modules.iter().flat_map(|module| &module.objectives);
    objectives.map(|objective| (objective.code.value.as_str(), objective.text.as_str())).collect()
}

fn module_page(module: &Module) -> SearchPage {
    let mut sections = vec![Section::default()];
    for objective in &module.objectives {
        add(&mut sections, &objective.text);
    }
    for block in &module.blocks {
        match block {
            Block::Prose(prose) => prose_sections(prose, &mut sections),
            Block::Chat(chat) => chat_lines(chat, &mut sections),
            Block::Quiz(_) => {}
        }
    }
    SearchPage {
        title: tidy(&module.title.value),
        url: address::from_root(&address::module_page(module)),
        kind: "module",
        sections,
    }
}

/// Cuts a text at its headings.
fn prose_sections(prose: &Prose, sections: &mut Vec<Section>) {
    let first = prose.headings.first().map_or(prose.text.len(), |heading| heading.at);
    add(sections, prose.text.get(..first).unwrap_or_default());
    for (index, heading) in prose.headings.iter().enumerate() {
        let end = prose.headings.get(index + 1).map_or(prose.text.len(), |next| next.at);
        let text = prose.text.get(heading.at..end).unwrap_or_default();
        sections.push(Section(tidy(&heading.text), heading.anchor.clone(), String::new(), String::new()));
        // Its first line is the heading itself.
        add(sections, text.split_once('\n').map_or("", |(_, rest)| rest));
    }
}

fn chat_lines(chat: &Chat, sections: &mut [Section]) {
    add(sections, &chat.caption);
    for prose in chat.lines.iter().flat_map(|line| line.text.iter().chain(&line.comments)) {
        add(sections, &prose.text);
    }
}

fn quiz_page(quiz: &Quiz, objectives: &BTreeMap<&str, &str>) -> SearchPage {
    let mut topics: Vec<&str> = Vec::new();
    for question in &quiz.questions {
        let objective = question.objective.as_ref().and_then(|code| objectives.get(code.value.as_str()).copied());
        for topic in objective.into_iter().chain(question.tags.iter().map(String::as_str)) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
    }
    let mut sections = vec![Section::default()];
    for topic in topics {
        add(&mut sections, topic);
    }
    SearchPage {
        title: tidy(&quiz.title.value),
        url: address::from_root(&address::quiz_page(quiz)),
        kind: "quiz",
        sections,
    }
}

fn cards_page(collection: &Collection) -> SearchPage {
    let mut sections = vec![Section::default()];
    if let Some(intro) = &collection.intro {
        add(&mut sections, &intro.text);
    }
    for card in &collection.cards {
        let names: Vec<String> = collection.words(card, FieldRole::Name).map(|word| tidy(&word.value)).collect();
        sections.push(Section(tidy(&card.title.value), card.id.value.clone(), String::new(), names.join("\n")));
        for (field, value) in
            collection.fields.iter().zip(&card.values).filter(|(field, _)| field.has(FieldRole::Search))
        {
            match value {
                Some(CardValue::Prose(prose)) => add(&mut sections, &prose.text),
                Some(CardValue::Words(words)) if !field.has(FieldRole::Name) => {
                    let words: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
                    add(&mut sections, &words.join("、"));
                }
                Some(CardValue::Words(_)) | None => {}
            }
        }
    }
    SearchPage {
        title: tidy(&collection.title.value),
        url: address::from_root(&address::cards_page(&collection.id.value)),
        kind: "cards",
        sections,
    }
}

fn tree_page(tree: &DecisionTree) -> SearchPage {
    let mut sections = vec![Section::default()];
    if let Some(intro) = &tree.intro {
        add(&mut sections, &intro.text);
    }
    for node in &tree.nodes {
        sections.push(Section(tidy(&node.title.value), node.id.value.clone(), String::new(), String::new()));
        for prose in node.prose() {
            add(&mut sections, &prose.text);
        }
    }
    SearchPage {
        title: tidy(&tree.title.value),
        url: address::from_root(&address::tree_page(&tree.id.value)),
        kind: "tool",
        sections,
    }
}

fn calculator_page(calculator: &Calculator) -> SearchPage {
    let mut sections = vec![Section::default()];
    if let Some(intro) = &calculator.intro {
        add(&mut sections, &intro.text);
    }
    let titles = calculator.calculation.inputs.iter().map(|input| &input.title);
    for title in titles.chain(calculator.calculation.outputs.iter().map(|output| &output.title)) {
        add(&mut sections, title);
    }
    SearchPage {
        title: tidy(&calculator.title.value),
        url: address::from_root(&address::calculator_page(&calculator.id.value)),
        kind: "tool",
        sections,
    }
}

/// Adds a text to the last section, on lines of its own.
fn add(sections: &mut [Section], text: &str) {
    let Some(Section(_, _, whole, _)) = sections.last_mut() else { return };
    for line in text.lines() {
        let line = tidy(line);
        if !line.is_empty() {
            if !whole.is_empty() {
                whole.push('\n');
            }
            whole.push_str(&line);
        }
    }
}

/// In NFC, with single spaces.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidied.is_empty() {
            tidied.push(' ');
        }
        match is_composed(word) {
            true => tidied.push_str(word),
            false => tidied.extend(word.nfc()),
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Heading;
    use crate::render::sample;

    fn index() -> SearchIndex {
        SearchIndex::new(&sample::course(), &Texts::default())
    }

    #[test]
    fn a_text_is_cut_at_its_headings_and_the_dialogue_belongs_to_the_heading_above_it() {
        let text = "导言  一\n为什么\n第一段\n第二 段\n小结\n完".to_owned();
        let heading = |text: &str, at| Heading {
            level: 2,
            text: text.to_owned(),
            anchor: text.to_owned(),
            at,
            span: sample::NOWHERE,
        };
        let at = |word: &str| text.find(word).unwrap();
        let headings = vec![heading("为什么", at("为什么")), heading("小结", at("小结"))];
        let mut sections = vec![Section::default()];
        prose_sections(&Prose { text, headings, ..Prose::default() }, &mut sections);
        add(&mut sections, "顾客：在吗");
        let shown: Vec<(&str, &str)> =
            sections.iter().map(|Section(heading, _, text, _)| (heading.as_str(), text.as_str())).collect();
        assert_eq!(shown, [("", "导言 一"), ("为什么", "第一段\n第二 段"), ("小结", "完\n顾客：在吗")]);
    }

    #[test]
    fn of_a_quiz_only_the_topics_can_be_found() {
        let json = serde_json::to_string(&index()).unwrap();
        assert!(json.contains("响应"), "{json}");
        for secret in ["顾客发来第一条消息", "首次响应只看人工回复", "首次响应时间从什么时候开始算"]
        {
            assert!(!json.contains(secret), "{secret}");
        }
    }

    #[test]
    fn every_module_and_quiz_has_a_page_in_it() {
        let course = sample::course();
        assert_eq!(index().pages.len(), course.modules.len() + course.quizzes.len());
        assert!(index().pages.iter().any(|page| page.url == "modules/d1.html" && page.kind == "module"));
    }
}
