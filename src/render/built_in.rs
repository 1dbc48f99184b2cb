//! The default theme, which is part of the program: read once, however many themes are laid over it.

use super::texts::Texts;
use crate::course::Language;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use tera::Tera;

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default/templates");
static STYLES: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default/styles");
static LANGUAGE: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default/language");
static ASSETS: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default/assets");

/// Where templates stand in a theme.
pub const TEMPLATE_FOLDER: &str = "templates/";

/// Templates ready to render, with a filter and a function `text` that know no texts.
pub struct Templates {
    /// The engine that knows them.
    pub tera: Tera,
    /// Their fault: only while somebody works on them.
    pub fault: Option<tera::Error>,
}

// Making them must not be parallel work: a thread that waits for a part of it could take up work that asks for the whole.
static FILES: LazyLock<ThemeFiles> = LazyLock::new(read_files);
static COMPILED: LazyLock<Templates> = LazyLock::new(read_templates);
static TEXTS: LazyLock<BTreeMap<Language, Texts>> = LazyLock::new(read_texts);

/// The files of a theme by their paths in it.
pub type ThemeFiles = BTreeMap<String, Cow<'static, [u8]>>;

/// Reads the built-in theme, if nothing has asked for it yet: some milliseconds.
pub fn prepare_theme() {
    rayon::join(templates, || LazyLock::force(&TEXTS));
}

/// Every file of the built-in theme.
#[must_use]
pub fn files() -> &'static ThemeFiles {
    &FILES
}

/// The built-in templates.
#[must_use]
pub fn templates() -> &'static Templates {
    &COMPILED
}

/// The built-in interface texts of `language`.
#[must_use]
pub fn built_in_texts(language: Language) -> Option<&'static Texts> {
    TEXTS.get(&language)
}

fn read_files() -> ThemeFiles {
    let mut files = ThemeFiles::new();
    for (folder, dir) in [("templates", &TEMPLATES), ("styles", &STYLES), ("language", &LANGUAGE), ("assets", &ASSETS)]
    {
        collect(folder, dir, &mut files);
    }
    files
}

fn read_texts() -> BTreeMap<Language, Texts> {
    let texts = |language: Language| {
        let file = LANGUAGE.get_file(format!("{}.yaml", language.tag()))?;
        Some((language, Texts::parse(file.contents_utf8()?).ok()?))
    };
    Language::ALL.into_iter().filter_map(texts).collect()
}

fn read_templates() -> Templates {
    let mut tera = Tera::new();
    // The checks of templates need to know the function's name.
    Texts::default().register(&mut tera);
    let templates = files().iter().filter_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).ok()?;
        Some((path.strip_prefix(TEMPLATE_FOLDER)?, text))
    });
    let fault = tera.add_raw_templates(templates.collect::<Vec<_>>()).err();
    Templates { tera, fault }
}

fn collect(folder: &str, dir: &'static Dir, files: &mut ThemeFiles) {
    for file in dir.files() {
        // Paths of embedded files are those of the machine that compiled them; in the site they use `/`.
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(format!("{folder}/{path}"), Cow::Borrowed(file.contents()));
    }
    for inner in dir.dirs() {
        collect(folder, inner, files);
    }
}
