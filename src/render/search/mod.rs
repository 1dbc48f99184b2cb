//! What the search scans in the browser: `search-index.js` tells pages, headings and names, `search-text.js` the plain
//! text of the sections. The first is a tenth of the whole, so that titles are found while the texts still load.
//!
//! Of a quiz only its topics are in it: the objectives and tags of its questions, never a prompt, a choice, a key or
//! an explanation.

mod folding;
mod section;

use super::address;
use super::texts::Texts;
use crate::course::{
    Block, Calculator, CardValue, Chat, Collection, Course, DecisionTree, FieldRole, Module, Prose, Quiz,
};
use folding::Characters;
use rayon::prelude::*;
use section::{Section, Sections, tidy};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Everything that can be found, without the texts. `themes/default/app/search/data.ts` declares the same shape.
#[derive(Debug, Serialize)]
pub struct SearchIndex {
    pages: Vec<SearchPage>,
    /// Pairs of a traditional character and the simplified one in the course that it is written with.
    traditional: String,
    /// The traditional characters that stand in the course.
    written: String,
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

/// The texts of all sections. A browser may hold one of the two scripts in an older copy, so the pages are named again.
#[derive(Debug, Serialize)]
pub struct SearchTexts {
    /// Where each page is, and how many sections it has.
    pages: Vec<(String, usize)>,
    /// The texts of all sections of all pages, each followed by [`section::END_OF_SECTION`]: one text is parsed and scanned
    /// much faster than thousands.
    text: Joined,
}

impl SearchTexts {
    /// About how long it is as JSON, in bytes.
    #[must_use]
    pub fn room(&self) -> usize {
        let texts = self.text.0.iter().map(String::len).sum::<usize>();
        // A line's end becomes two characters.
        texts + texts / 16 + self.pages.len() * 64
    }
}

/// Texts that are one text for whoever reads them.
#[derive(Debug)]
struct Joined(Vec<String>);

impl fmt::Display for Joined {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|text| formatter.write_str(text))
    }
}

impl Serialize for Joined {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What the search scans of a course whose search dialog speaks in `texts`.
#[must_use]
pub fn search_data(course: &Course, texts: &Texts) -> (SearchIndex, SearchTexts) {
    let objectives = objectives_of(&course.modules);
    let mut found: Vec<(SearchPage, String)> = course.modules.par_iter().map(|module| module_page(module)).collect();
    found.extend(course.quizzes.iter().map(|quiz| quiz_page(quiz, &objectives)));
    for translation in &course.translations {
        found.extend(translation.modules.iter().map(|module| module_page(module)));
        let objectives = objectives_of(&translation.modules);
        found.extend(translation.quizzes.iter().map(|quiz| quiz_page(quiz, &objectives)));
    }
    found.extend(course.collections.iter().map(|collection| cards_page(collection)));
    found.extend(course.trees.iter().map(|tree| tree_page(tree)));
    found.extend(course.calculators.iter().map(|calculator| calculator_page(calculator)));
    let mut characters = Characters::default();
    for (page, text) in &found {
        characters.see_heading(&page.title);
        for Section(heading, _, names) in &page.sections {
            characters.see_heading(heading);
            characters.see_heading(names);
        }
        characters.see(text);
    }
    let (pages, texts_of_pages): (Vec<SearchPage>, Vec<String>) = found.into_iter().unzip();
    let texts = texts.of_groups(&["search"]);
    let places = pages.iter().map(|page| (page.url.clone(), page.sections.len()));
    let of_texts = SearchTexts { pages: places.collect(), text: Joined(texts_of_pages) };
    let index = SearchIndex {
        pages,
        traditional: characters.traditional(),
        written: characters.written(),
        sounds: characters.sounds(),
        texts: texts.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect(),
    };
    (index, of_texts)
}

/// The texts of the modules' objectives by their codes.
fn objectives_of(modules: &[Arc<Module>]) -> BTreeMap<&str, &str> {
    let objectives = modules.iter().flat_map(|module| &module.objectives);
    objectives.map(|objective| (objective.code.value.as_str(), objective.text.as_str())).collect()
}

fn module_page(module: &Module) -> (SearchPage, String) {
    // Together with what separates them, texts are seldom longer than they were.
    let mut sections = Sections::with_room(module.prose().map(|prose| prose.text.len() + 1).sum());
    for objective in &module.objectives {
        sections.add(&objective.text);
    }
    for block in &module.blocks {
        match block {
            Block::Prose(prose) => prose_sections(prose, &mut sections),
            Block::Chat(chat) => chat_lines(chat, &mut sections),
            Block::Quiz(_) => {}
        }
    }
    page("module", &module.title.value, &address::module_page(module), sections)
}

/// Cuts a text at its headings.
fn prose_sections(prose: &Prose, sections: &mut Sections) {
    let first = prose.headings.first().map_or(prose.text.len(), |heading| heading.at);
    sections.add(prose.text.get(..first).unwrap_or_default());
    for (index, heading) in prose.headings.iter().enumerate() {
        let end = prose.headings.get(index + 1).map_or(prose.text.len(), |next| next.at);
        let text = prose.text.get(heading.at..end).unwrap_or_default();
        sections.begin(&heading.text, &heading.anchor);
        // Its first line is the heading itself.
        sections.add(text.split_once('\n').map_or("", |(_, rest)| rest));
    }
}

fn chat_lines(chat: &Chat, sections: &mut Sections) {
    sections.add(&chat.caption);
    for prose in chat.lines.iter().flat_map(|line| line.text.iter().chain(&line.comments)) {
        sections.add(&prose.text);
    }
}

fn quiz_page(quiz: &Quiz, objectives: &BTreeMap<&str, &str>) -> (SearchPage, String) {
    let mut topics: Vec<&str> = Vec::new();
    for question in &quiz.questions {
        let objective = question.objective.as_ref().and_then(|code| objectives.get(code.value.as_str()).copied());
        for topic in objective.into_iter().chain(question.tags.iter().map(String::as_str)) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
    }
    let mut sections = Sections::default();
    for topic in topics {
        sections.add(topic);
    }
    page("quiz", &quiz.title.value, &address::quiz_page(quiz), sections)
}

fn cards_page(collection: &Collection) -> (SearchPage, String) {
    let mut sections = Sections::default();
    if let Some(intro) = &collection.intro {
        sections.add(&intro.text);
    }
    for card in &collection.cards {
        sections.begin(&card.title.value, &card.id.value);
        sections.also_called(collection.words(card, FieldRole::Name).map(|word| word.value.as_str()));
        for (field, value) in
            collection.fields.iter().zip(&card.values).filter(|(field, _)| field.has(FieldRole::Search))
        {
            match value {
                Some(CardValue::Prose(prose)) => sections.add(&prose.text),
                Some(CardValue::Words(words)) if !field.has(FieldRole::Name) => {
                    let words: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
                    sections.add(&words.join("、"));
                }
                Some(CardValue::Words(_)) | None => {}
            }
        }
    }
    page("cards", &collection.title.value, &address::cards_page(&collection.id.value), sections)
}

fn tree_page(tree: &DecisionTree) -> (SearchPage, String) {
    let mut sections = Sections::default();
    if let Some(intro) = &tree.intro {
        sections.add(&intro.text);
    }
    for node in &tree.nodes {
        sections.begin(&node.title.value, &node.id.value);
        for prose in node.prose() {
            sections.add(&prose.text);
        }
    }
    page("tool", &tree.title.value, &address::tree_page(&tree.id.value), sections)
}

fn calculator_page(calculator: &Calculator) -> (SearchPage, String) {
    let mut sections = Sections::default();
    if let Some(intro) = &calculator.intro {
        sections.add(&intro.text);
    }
    let titles = calculator.calculation.inputs.iter().map(|input| &input.title);
    for title in titles.chain(calculator.calculation.outputs.iter().map(|output| &output.title)) {
        sections.add(title);
    }
    page("tool", &calculator.title.value, &address::calculator_page(&calculator.id.value), sections)
}

/// A page with what was found on it.
fn page(kind: &'static str, title: &str, address: &str, sections: Sections) -> (SearchPage, String) {
    let (sections, text) = sections.finish();
    (SearchPage { title: tidy(title), url: address::from_root(address), kind, sections }, text)
}

#[cfg(test)]
mod tests {
    use super::section::END_OF_SECTION;
    use super::*;
    use crate::course::Heading;
    use crate::render::sample;

    fn sample_data() -> (SearchIndex, SearchTexts) {
        search_data(&sample::course(), &Texts::default())
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
        let mut sections = Sections::default();
        prose_sections(&Prose { text, headings, ..Prose::default() }, &mut sections);
        sections.add("顾客：在吗");
        let (sections, text) = sections.finish();
        let headings: Vec<&str> = sections.iter().map(|Section(heading, ..)| heading.as_str()).collect();
        assert_eq!(headings, ["", "为什么", "小结"]);
        let texts: Vec<&str> = text.split_terminator(END_OF_SECTION).collect();
        assert_eq!(texts, ["导言 一", "第一段\n第二 段", "完\n顾客：在吗"]);
    }

    #[test]
    fn of_a_quiz_only_the_topics_can_be_found() {
        let json = serde_json::to_string(&sample_data()).unwrap();
        assert!(json.contains("响应"), "{json}");
        for secret in ["顾客发来第一条消息", "首次响应只看人工回复", "首次响应时间从什么时候开始算"]
        {
            assert!(!json.contains(secret), "{secret}");
        }
    }

    #[test]
    fn every_module_and_quiz_has_a_page_in_it() {
        let course = sample::course();
        let (index, _) = sample_data();
        assert_eq!(index.pages.len(), course.modules.len() + course.quizzes.len());
        assert!(index.pages.iter().any(|page| page.url == "modules/d1.html" && page.kind == "module"));
    }

    #[test]
    fn the_texts_name_the_same_pages_and_hold_a_text_for_every_section() {
        let (index, texts) = sample_data();
        let pages: Vec<(String, usize)> =
            index.pages.iter().map(|page| (page.url.clone(), page.sections.len())).collect();
        assert_eq!(texts.pages, pages);
        let text = texts.text.to_string();
        let ends = text.matches(END_OF_SECTION).count();
        assert_eq!(ends, pages.iter().map(|(_, sections)| sections).sum::<usize>());
        assert!(text.ends_with(END_OF_SECTION));
    }
}
