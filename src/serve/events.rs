//! The stream that tells an open page what happened: `reload` when it looks different now, and otherwise `report`
//! with the author's mistakes, to be shown over it or taken away.
//!
//! A page connects with its path and the tag of what it shows. So a page that missed builds, because it was hidden
//! or the server was started again, learns at once that it is old.

use std::collections::hash_map::RandomState;
use std::convert::Infallible;
use std::hash::{BuildHasher, Hasher};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use percent_encoding::percent_decode_str;
use serde::Serialize;
use tokio::sync::watch;

use super::Report;
use super::inject::tag;
use super::rebuild::Build;

/// How soon a page tries again after the server has gone.
const RETRY: Duration = Duration::from_millis(500);

/// How often an idle stream gives a sign of life, so that a vanished browser is noticed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// What a page says about itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reader {
    /// Its path below the site's root.
    page: String,
    /// The tag of what it shows.
    tag: String,
}

impl Reader {
    /// Takes the query `page=...&tag=...`.
    pub fn from_query(query: &str) -> Self {
        let value = |name: &str| {
            let found = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
            found.map_or_else(String::new, |(_, value)| percent_decode_str(value).decode_utf8_lossy().into_owned())
        };
        Self { page: value("page"), tag: value("tag") }
    }
}

/// Where a stream stands.
struct State {
    builds: watch::Receiver<Option<Arc<Build>>>,
    reader: Reader,
    /// [`Build::other_changes`] when the page was loaded, as far as known.
    other_changes: Option<u64>,
}

/// The answer to a page that wants to know.
pub(super) fn stream(mut builds: watch::Receiver<Option<Arc<Build>>>, reader: Reader) -> Response {
    // The build that is there counts as news.
    builds.mark_changed();
    let state = State { builds, reader, other_changes: None };
    let events = stream::unfold(state, |mut state| async move {
        let build = next_build(&mut state.builds).await?;
        let event = state.news(&build).await;
        Some((Ok::<_, Infallible>(event.retry(RETRY)), state))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response()
}

/// Waits for a build that was not looked at yet; `None` when the server ends.
async fn next_build(builds: &mut watch::Receiver<Option<Arc<Build>>>) -> Option<Arc<Build>> {
    loop {
        builds.changed().await.ok()?;
        if let Some(build) = builds.borrow_and_update().clone() {
            return Some(build);
        }
    }
}

impl State {
    /// What a build means for this reader.
    async fn news(&mut self, build: &Arc<Build>) -> Event {
        let now = tag_of(build, &self.reader.page).await;
        let others = build.other_changes;
        let is_old = now != self.reader.tag || self.other_changes.is_some_and(|seen| seen != others);
        self.reader.tag = now;
        self.other_changes = Some(others);
        // Browsers drop events without data.
        if is_old { Event::default().event("reload").data("now") } else { report(build) }
    }
}

/// The tag of what the reader would get now. Making the page costs no more than the reader's next request would.
async fn tag_of(build: &Arc<Build>, page: &str) -> String {
    let (build, page) = (Arc::clone(build), page.to_owned());
    let found = tokio::task::spawn_blocking(move || match build.get(&page) {
        Ok(found) => tag(found.as_deref()),
        Err(error) => tag(Some(error.to_string().as_bytes())),
    });
    found.await.unwrap_or_default()
}

/// The author's mistakes with the name of the build they are from.
fn report(build: &Build) -> Event {
    #[derive(Serialize)]
    struct Payload<'a> {
        build: String,
        #[serde(flatten)]
        report: &'a Report,
    }
    let payload = Payload { build: format!("{}-{}", run(), build.number), report: &build.report };
    // Strings and numbers can always be written; an empty event would leave the page as it is.
    Event::default().event("report").data(serde_json::to_string(&payload).unwrap_or_default())
}

/// Something that another start of the server does not repeat, so that its build numbers mean other builds.
fn run() -> &'static str {
    static RUN: OnceLock<String> = OnceLock::new();
    RUN.get_or_init(|| format!("{:x}", RandomState::new().build_hasher().finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_names_its_page_and_what_it_shows() {
        let reader = Reader::from_query("page=modules%2F%E7%AC%AC1%E5%A4%A9%2Ehtml&tag=00ff");
        assert_eq!(reader, Reader { page: "modules/第1天.html".to_owned(), tag: "00ff".to_owned() });
        assert_eq!(Reader::from_query(""), Reader { page: String::new(), tag: String::new() });
    }
}
