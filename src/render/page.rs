//! The renderer: which files the site has, and how each comes about.

use super::address::{self, Addresses, CERTIFICATE, MAP, RESULTS, REVIEW, SETTINGS};
use super::assets::Files;
use super::calculator_view::{CalculatorData, CalculatorView};
use super::card_view::CollectionView;
use super::course_data::ModuleData;
use super::drill_data::DrillData;
use super::drill_view::DrillView;
use super::editions;
use super::glossary::Marker;
use super::json;
use super::late::{LateScript, LateScripts, SEARCH_SCRIPTS};
use super::maker::Maker;
use super::map_view::MapView;
use super::needs::{self, Needs};
use super::outline::Outline;
use super::pages::{self, Page};
use super::payload::{CourseHead, PageData, VERSION};
use super::quiz_data::QuizData;
use super::quiz_view::QuizView;
use super::review::{self, ReviewView};
use super::shell::{LockView, Shell};
use super::theme::{DRILL_SETUP_STYLES, SEARCH_STYLES, TERMS_STYLES, Theme, text_script};
use super::tree_view::TreeView;
use super::view::{self, ModuleView};
use crate::course::{Course, DrillKind, Language, LinkTarget};
use crate::diagnostic::Diagnostic;
use crate::source::{ProjectPath, Sources};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use tera::Value;

/// Renders the pages of one course with one theme. What all pages share is computed once, and late where it is large.
pub struct Renderer {
    theme: Theme,
    outline: Outline,
    addresses: Arc<Addresses>,
    pages: BTreeMap<String, Page>,
    /// All files that pages could show, by their project paths.
    media: BTreeMap<ProjectPath, Arc<[u8]>>,
    /// Scripts made of the course, and the terms that pages mark.
    late: LateScripts,
    /// Those of `media` that some page shows, by their site paths.
    shown_media: OnceLock<Files>,
    /// Renderers of the translated pages, one a language; they have nothing else.
    editions: Vec<Self>,
}

thread_local! {
    /// Where pages grow while they are rendered.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

impl Renderer {
    /// A renderer for `course`, read from `sources`, in the look of `theme`.
    #[must_use]
    pub fn new(course: &Course, sources: &Sources, theme: &Theme) -> Self {
        let (addresses, (outline, pages)) = rayon::join(
            || Arc::new(Addresses::new(course, sources)),
            || rayon::join(|| Outline::new(course.clone()), || pages::of_site(course)),
        );
        let editions = course.translations.iter().map(|translation| {
            let outline = Outline::of_edition(course, translation);
            let pages = pages::of_edition(outline.course(), Some(translation.language));
            Self::of(outline, &theme.in_language(translation.language), &addresses, pages)
        });
        Self {
            media: sources.media.iter().map(|file| (file.path.clone(), Arc::clone(&file.bytes))).collect(),
            editions: editions.collect(),
            ..Self::of(outline, theme, &addresses, pages)
        }
    }

    fn of(outline: Outline, theme: &Theme, addresses: &Arc<Addresses>, pages: BTreeMap<String, Page>) -> Self {
        Self {
            theme: theme.clone(),
            outline,
            addresses: Arc::clone(addresses),
            pages,
            media: BTreeMap::new(),
            late: LateScripts::default(),
            shown_media: OnceLock::new(),
            editions: Vec::new(),
        }
    }

    /// The paths of all files of the site.
    #[must_use]
    pub fn paths(&self) -> BTreeSet<&str> {
        // Pages name the outline, and making it is parallel work too: a thread that makes it while it renders a page may take
        // up another page meanwhile, which waits for it for ever. So it is made before the first page.
        let (_, media) = rayon::join(|| self.late.course(&self.outline), || self.shown_media());
        let files = self.theme.assets().files().keys().chain(media.keys()).map(String::as_str);
        let late = self.named_scripts().map(|(path, _)| path.as_str()).chain(SEARCH_SCRIPTS);
        let translated = self.editions.iter().flat_map(|edition| edition.pages.keys());
        files.chain(self.pages.keys().chain(translated).map(String::as_str)).chain(late).collect()
    }

    /// Makes what the search scans: parallel work of some length that no page waits for.
    pub fn prepare_search(&self) {
        self.late.search(&self.outline, &self.theme);
    }

    /// Whether the file at `path` is made by [`Renderer::prepare_search`]; threads must not ask for it meanwhile.
    #[must_use]
    pub fn is_of_search(path: &str) -> bool {
        SEARCH_SCRIPTS.contains(&path)
    }

    /// The file at `path` of the site; `None` if the site has no such file.
    ///
    /// The error is a fault in a template of the project's theme that only shows when a page is rendered.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
        self.lend(path, |bytes| Arc::from(bytes))
    }

    /// What `take` makes of the file at `path`, otherwise as [`Renderer::page`]. It must not wait for other work.
    #[must_use]
    pub fn lend<T>(&self, path: &str, take: impl FnOnce(&[u8]) -> T) -> Option<Result<T, Diagnostic>> {
        if let Some(&page) = self.pages.get(path) {
            return Some(self.render(page, path, take));
        }
        if let Some((edition, &page)) =
            self.editions.iter().find_map(|edition| Some((edition, edition.pages.get(path)?)))
        {
            return Some(edition.render(page, path, take));
        }
        let asset =
            self.theme.assets().files().get(path).or_else(|| self.shown_media().get(path)).map(|bytes| &**bytes);
        let bytes = asset.or_else(|| {
            let of_search = || self.late.search(&self.outline, &self.theme).iter();
            let found = |(script, _): &&LateScript| path == script;
            let script =
                if Self::is_of_search(path) { of_search().find(found) } else { self.named_scripts().find(found) };
            script.map(|(_, bytes)| bytes.as_slice())
        });
        bytes.map(|bytes| Ok(take(bytes)))
    }

    fn render<T>(&self, page: Page, path: &str, take: impl FnOnce(&[u8]) -> T) -> Result<T, Diagnostic> {
        let mut maker =
            Maker { page: path, addresses: &self.addresses, outline: &self.outline, texts: self.theme.texts() };
        if let Page::Questions(index) = page {
            // Its links are used on the page that loads it.
            maker.page = REVIEW;
            return review::questions_script(index, &maker, &self.theme).map(|script| take(&script));
        }
        let shell = self.shell(page, &maker).map_err(|error| self.theme.diagnose(&error))?;
        let context = shell.context();
        // A page grows in a buffer that the pages of its thread share.
        BUFFER.with_borrow_mut(|html| {
            html.clear();
            let template = format!("{}.html", page.kind());
            let rendered = self.theme.tera().render_to(&template, &context, &mut *html);
            rendered.map(|()| take(html)).map_err(|error| self.theme.diagnose(&error))
        })
    }

    fn shell<'a>(&'a self, page: Page, maker: &'a Maker<'a>) -> tera::TeraResult<Shell<'a>> {
        let course = self.outline.course();
        let manifest = &course.manifest;
        let owner = match page {
            Page::Module(index) => Some(index),
            Page::Quiz(index) => self.outline.owner(&course.quizzes[index].id.value),
            Page::Drill(index) => self.outline.owner_of_drill(&course.drills[index].id.value),
            _ => None,
        };
        let needs = Needs::new(&self.outline, self.quizzes_on(page));
        let mut shell = Shell {
            lang: manifest.language.tag(),
            page: page.kind(),
            root: address::root(maker.page),
            course: CourseHead {
                id: &manifest.id.value,
                title: &manifest.title.value,
                language: manifest.language.tag(),
                unlock: manifest.unlock.word(),
            },
            title: "",
            map_url: maker.url(MAP),
            results_url: maker.url(RESULTS),
            settings_url: maker.url(SETTINGS),
            review_url: maker.url(REVIEW),
            certificate_url: maker.url(CERTIFICATE),
            library_url: course.has_library().then(|| address::relative(maker.page, MAP, Some("library"))),
            style: self.asset_url(if self.sets_up(page) { DRILL_SETUP_STYLES } else { page.styles(&needs) }, maker),
            icon: self.asset_url("icon.svg", maker),
            scripts: self.scripts(page, &needs, maker),
            search_scripts: SEARCH_SCRIPTS.map(|path| maker.url(path)),
            search_style: self.asset_url(SEARCH_STYLES, maker),
            other_languages: Language::ALL
                .into_iter()
                .filter(|language| *language != manifest.language)
                .map(|language| (language.tag(), self.asset_url(&text_script(language), maker)))
                .collect(),
            terms: None,
            data: Value::from(""),
            map: None,
            module: None,
            quiz: None,
            cards: None,
            drill: None,
            review: None,
            tree: None,
            calculator: None,
            owner: None,
            lock: None,
            editions: match page {
                Page::Module(index) => editions::of_module(index, maker, &self.theme),
                Page::Quiz(index) => editions::of_quiz(index, maker, &self.theme),
                Page::Drill(index) => editions::of_drill(index, maker, &self.theme),
                _ => Vec::new(),
            },
        };
        match page {
            Page::Map => shell.map = Some(MapView::new(maker)),
            Page::Module(index) => {
                shell.title = &self.outline.module(index).title.value;
                let menu = self.outline.menu(index, &self.theme)?;
                let mut marker = Marker::new(self.late.glossary(&self.outline));
                shell.module = Some(ModuleView::new(index, maker, &mut marker, menu));
                let script = self.terms_script().filter(|_| marker.has_marked());
                shell.terms = script.map(|(path, _)| [self.asset_url(TERMS_STYLES, maker), maker.url(path)]);
            }
            Page::Quiz(index) => {
                shell.title = &course.quizzes[index].title.value;
                shell.quiz = Some(QuizView::new(index, maker));
                shell.owner = owner.map(|index| maker.module_link(index));
            }
            Page::Cards(index) => {
                let collection = &course.collections[index];
                shell.title = &collection.title.value;
                shell.cards = Some(CollectionView::new(collection, maker));
            }
            Page::Tree(index) => {
                let tree = &course.trees[index];
                shell.title = &tree.title.value;
                shell.tree = Some(TreeView::new(tree, maker));
            }
            Page::Calculator(index) => {
                let calculator = &course.calculators[index];
                shell.title = &calculator.title.value;
                shell.calculator = Some(CalculatorView::new(calculator, maker));
            }
            Page::Drill(index) => {
                let drill = &self.outline.course().drills[index];
                shell.title = &drill.title.value;
                shell.drill = Some(DrillView::new(drill, maker));
                shell.owner = owner.map(|index| maker.module_link(index));
            }
            Page::Review => shell.review = Some(ReviewView::new(maker)),
            Page::Results | Page::Settings | Page::Certificate | Page::Questions(_) => {}
        }
        // What is for trainers has no progress, so scripts know of no module there.
        let owner = owner.filter(|&index| !self.outline.module(index).is_for_trainers());
        let module = owner.map(|index| self.outline.module_data(index, maker.page));
        shell.lock = module.as_ref().and_then(|module| module.requires.as_ref()).map(LockView::new);
        let data = self.page_data(shell.course.clone(), page, module, owner, &needs, maker);
        let json =
            data.and_then(|data| json::escaped(&data)).map_err(|error| tera::Error::message(error.to_string()))?;
        shell.data = Value::safe_string(&json);
        Ok(shell)
    }

    fn page_data<'a>(
        &'a self,
        course: CourseHead<'a>,
        page: Page,
        module: Option<ModuleData<'a>>,
        owner: Option<usize>,
        needs: &Needs,
        maker: &Maker<'a>,
    ) -> Result<PageData<'a>, serde_json::Error> {
        // `storage` goes with pages that hold what a trainee wrote and can write it into a file, `unstored` with the others;
        // `apart` with pages that show what was done on others.
        let groups: &'static [&'static str] = match page {
            Page::Map => &["page", "unstored", "apart", "map"],
            Page::Results => &["page", "unstored", "apart", "results"],
            Page::Settings => &["page", "storage", "apart", "settings"],
            Page::Cards(index) => {
                let course = self.outline.course();
                let is_written = course.offers_phrases(&course.collections[index].id.value);
                if is_written { &["page", "storage", "cards"] } else { &["page", "unstored", "cards"] }
            }
            Page::Tree(_) => &["page", "unstored", "cards", "tree"],
            Page::Calculator(_) => &["page", "unstored", "cards", "calculator"],
            Page::Drill(_) if self.sets_up(page) => &["page", "storage", "drill", "setup"],
            Page::Drill(_) => &["page", "storage", "drill"],
            Page::Review | Page::Questions(_) => &["page", "storage", "apart", "quiz", "review"],
            Page::Certificate => &["page", "unstored", "apart", "certificate"],
            Page::Module(_) | Page::Quiz(_) => needs.groups(),
        };
        // The questions of repetition come from quizzes that are not on the page.
        let wording = (page != Page::Review).then(|| needs.wording(module.as_ref()));
        Ok(PageData {
            version: VERSION,
            course,
            page: page.kind(),
            texts: self.late.texts.of(self.theme.texts(), (groups, wording))?,
            languages: self.theme.languages().filter(|_| matches!(page, Page::Settings)).collect(),
            module,
            menu: owner.map(|index| self.outline.menu_marks(index)).transpose()?,
            quizzes: needs.quizzes.iter().map(|&index| QuizData::new(index, maker)).collect(),
            drill: match page {
                Page::Drill(index) => Some(DrillData::new(&self.outline.course().drills[index], maker)),
                _ => None,
            },
            calculator: match page {
                Page::Calculator(index) => {
                    Some(CalculatorData::new(&self.outline.course().calculators[index], self.outline.course()))
                }
                _ => None,
            },
        })
    }

    /// The quizzes shown on a page, by their indexes in [`Course::quizzes`].
    fn quizzes_on(&self, page: Page) -> Vec<usize> {
        match page {
            Page::Module(index) => view::embedded(self.outline.module(index), &self.outline),
            Page::Quiz(index) => vec![index],
            _ => Vec::new(),
        }
    }

    /// The URLs of a page's scripts, in the order in which they run.
    fn scripts(&self, page: Page, needs: &Needs, maker: &Maker<'_>) -> Vec<String> {
        let mut scripts = vec![self.asset_url("app.js", maker)];
        match page {
            Page::Map | Page::Results | Page::Settings | Page::Review | Page::Certificate | Page::Questions(_) => {
                scripts.insert(0, maker.url(&self.late.course(&self.outline).0));
                if page == Page::Review && needs::draws_numbers(&self.outline.course().quizzes) {
                    scripts.push(self.asset_url("formula.js", maker));
                }
                scripts.push(self.asset_url(&format!("{}.js", page.kind()), maker));
            }
            Page::Cards(_) | Page::Tree(_) | Page::Calculator(_) => {
                scripts.push(self.asset_url(&format!("{}.js", page.kind()), maker));
            }
            Page::Module(_) | Page::Quiz(_) => {
                scripts.extend(needs.scripts().into_iter().map(|script| self.asset_url(script, maker)));
            }
            Page::Drill(index) => {
                let script = match self.outline.course().drills[index].kind {
                    DrillKind::Chat(_) if self.sets_up(page) => "drill-setup.js",
                    DrillKind::Chat(_) => "drill.js",
                    DrillKind::Speed(_) => "speed.js",
                };
                scripts.push(self.asset_url(script, maker));
            }
        }
        scripts
    }

    /// Whether a page has a drill in which something is set up first.
    fn sets_up(&self, page: Page) -> bool {
        matches!(page, Page::Drill(index) if self.outline.course().drills[index].has_setup())
    }

    fn asset_url(&self, name: &str, maker: &Maker<'_>) -> String {
        // The built-in theme has every asset that is asked for here, and replacements remove none.
        self.theme.assets().path(name).map(|path| maker.url(path)).unwrap_or_default()
    }

    /// What explains the terms of this edition, unless it has none.
    fn terms_script(&self) -> Option<&LateScript> {
        self.late.terms(&self.outline, &self.theme)
    }

    /// The scripts made of the course that some pages name.
    fn named_scripts(&self) -> impl Iterator<Item = &LateScript> {
        let terms = self.editions.iter().chain([self]).filter_map(Self::terms_script);
        [self.late.course(&self.outline)].into_iter().chain(terms)
    }

    /// Only what some page shows is published: a stray file beside the pictures stays with its author.
    fn shown_media(&self) -> &Files {
        self.shown_media.get_or_init(|| {
            // Without pictures there is no need to go through a large course for them.
            if self.media.is_empty() {
                return Files::new();
            }
            let links = self.outline.course().prose().flat_map(|prose| &prose.links);
            let shown = links.filter_map(|link| match &link.target {
                LinkTarget::Media(path) => Some((address::media(path), Arc::clone(self.media.get(path)?))),
                LinkTarget::Anchor(_) | LinkTarget::File(..) => None,
            });
            shown.collect()
        })
    }
}
