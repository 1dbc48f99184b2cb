//! Answers one request from memory.
//!
//! A path is decoded, checked as a [`SitePath`] and looked up in the site: there is no way from here to the disk, so
//! `..`, drive letters, links and other tricks with names find nothing.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tokio::sync::watch;

use super::events::{Reader, stream};
use super::guard::{self, Hosts, Refused};
use super::inject::{OWN_FOLDER, tag, with_live_script};
use super::media_type::media_type;
use super::page;
use super::rebuild::Build;
use crate::site::SitePath;

/// The script that reloads a page and shows the author's mistakes.
const LIVE_SCRIPT: &str = include_str!("live.js");

/// Its looks.
const LIVE_STYLE: &str = include_str!("live.css");

/// What every answer is made from.
#[derive(Clone)]
pub(super) struct Shared {
    /// The last build; `None` until the first is done.
    pub builds: watch::Receiver<Option<Arc<Build>>>,
    /// The names that requests may use.
    pub hosts: Arc<Hosts>,
}

/// Answers one request. The body of the request is not read.
pub(super) async fn answer<B>(shared: Shared, request: Request<B>) -> Response {
    let (request, _) = request.into_parts();
    let path = request.uri.path();
    let own = path.strip_prefix(OWN_FOLDER);
    let mut response = match guard::check(&request, &shared.hosts, own == Some("events")) {
        Err(refused) => refuse(&refused),
        Ok(()) => match own {
            Some("events") => stream(shared.builds, Reader::from_query(request.uri.query().unwrap_or_default())),
            Some("live.js") => file("js", LIVE_SCRIPT),
            Some("live.css") => file("css", LIVE_STYLE),
            Some(_) => refuse(&Refused { status: StatusCode::NOT_FOUND, reason: "There is no such file." }),
            None => from_site(shared, path).await,
        },
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A short answer in plain words.
fn refuse(refused: &Refused) -> Response {
    let mut response = (refused.status, format!("{}\n", refused.reason)).into_response();
    if refused.status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// An answer with a file.
fn file(extension: &str, bytes: impl Into<Body>) -> Response {
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(extension)));
    if extension == "svg" {
        // A drawing that is opened by itself is a document, and could run scripts in the name of the site.
        let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    response
}

/// An answer with one of the server's own pages.
fn own_page(status: StatusCode, html: String) -> Response {
    let mut response = file("html", html);
    *response.status_mut() = status;
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

/// Looks a path of a request up in the site. Before the first build is done, it waits for that.
async fn from_site(mut shared: Shared, path: &str) -> Response {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else {
        return refuse(&Refused { status: StatusCode::BAD_REQUEST, reason: "The address is no UTF-8 text." });
    };
    let mut wanted = decoded.strip_prefix('/').unwrap_or(&decoded).to_owned();
    if wanted.is_empty() || wanted.ends_with('/') {
        wanted.push_str("index.html");
    }
    let Ok(path) = SitePath::new(&wanted) else {
        return own_page(StatusCode::NOT_FOUND, page::missing("", &tag(None)));
    };
    let build = match shared.builds.wait_for(Option::is_some).await {
        Ok(build) => build.clone(),
        Err(_) => None,
    };
    let Some(build) = build else {
        return refuse(&Refused { status: StatusCode::SERVICE_UNAVAILABLE, reason: "The server is ending." });
    };
    // Making a page may take a while; other readers are answered meanwhile.
    let made = tokio::task::spawn_blocking(move || from_build(&build, &path)).await;
    made.unwrap_or_else(|_| {
        let reason = "This page could not be made because of a fault in Coursewright.";
        refuse(&Refused { status: StatusCode::INTERNAL_SERVER_ERROR, reason })
    })
}

/// The answer that a build has for a path.
fn from_build(build: &Build, path: &SitePath) -> Response {
    let name = path.as_str();
    match build.get(name) {
        Ok(Some(bytes)) if media_type(&path.extension()).starts_with("text/html") => {
            file("html", with_live_script(&bytes, name, &tag(Some(&bytes))))
        }
        Ok(Some(bytes)) => file(&path.extension(), axum::body::Bytes::from_owner(bytes)),
        Ok(None) if build.has_pages() => own_page(StatusCode::NOT_FOUND, page::missing(name, &tag(None))),
        Ok(None) => own_page(StatusCode::SERVICE_UNAVAILABLE, page::not_built(name, &tag(None))),
        Err(error) => {
            let message = error.to_string();
            let html = page::failed(&message, name, &tag(Some(message.as_bytes())));
            own_page(StatusCode::INTERNAL_SERVER_ERROR, html)
        }
    }
}
