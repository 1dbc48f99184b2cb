//! The languages of courses, interfaces and messages.

use std::fmt;

/// A language in which Coursewright speaks. Its texts stand in one file per language:
/// `themes/default/language/` for pages, `src/diagnostic/texts/` for messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The BCP 47 tag: `zh-CN` or `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language with exactly this tag, as written in `course.yaml`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language that the name of a file ends with, as in `etiquette.en`, and what stands before it.
    #[must_use]
    pub fn of_stem(stem: &str) -> Option<(&str, Self)> {
        let (name, tag) = stem.rsplit_once('.')?;
        Some((name, Self::from_tag(tag)?))
    }

    /// The language that fits a locale such as `zh_CN.UTF-8`, `zh-Hans` or `de-DE`: Chinese for `zh`, else English.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}
