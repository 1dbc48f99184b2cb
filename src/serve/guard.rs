//! Refuses requests that no reader of the site makes: other methods, other hosts, pages of other sites.
//!
//! Any web page can send requests to this machine. A foreign `Host` header means that a page gave its own name to
//! this address (DNS rebinding) to read the site; a foreign `Origin` means that a page of another site asks.

use std::net::IpAddr;

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};

/// The host names that requests may use.
#[derive(Debug, Clone)]
pub(super) struct Hosts {
    /// In lower case, IPv6 without brackets.
    names: Vec<String>,
    /// Whether any IP address will do: rebinding needs a name.
    every_number: bool,
}

impl Hosts {
    /// The names of this machine for itself.
    pub fn loopback() -> Self {
        Self { names: ["localhost", "127.0.0.1", "::1"].map(str::to_owned).to_vec(), every_number: false }
    }

    /// Allows one more name or address.
    pub fn allow(&mut self, name: &str) {
        self.names.push(name.to_ascii_lowercase());
    }

    /// Allows every IP address: the server listens at all of this machine's.
    pub fn allow_every_number(&mut self) {
        self.every_number = true;
    }

    /// Whether a `Host` header (name and perhaps port) is one of ours.
    fn allows(&self, host: &str) -> bool {
        let (name, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((name, port)) => (name, port),
            None => host.split_at(host.find(':').unwrap_or(host.len())),
        };
        let is_port = port.is_empty() || port.strip_prefix(':').is_some_and(|digits| digits.parse::<u16>().is_ok());
        let name = name.to_ascii_lowercase();
        is_port && (self.names.contains(&name) || self.every_number && name.parse::<IpAddr>().is_ok())
    }
}

/// Why a request is refused.
pub(super) struct Refused {
    /// The status of the answer.
    pub status: StatusCode,
    /// The reason in plain words.
    pub reason: &'static str,
}

/// Checks method, host and origin of a request. `is_stream` says that it asks for the stream of events.
pub(super) fn check(request: &Parts, hosts: &Hosts, is_stream: bool) -> Result<(), Refused> {
    let refuse = |status, reason| Err(Refused { status, reason });
    if !matches!(request.method, Method::GET | Method::HEAD) {
        return refuse(StatusCode::METHOD_NOT_ALLOWED, "This server only shows pages: GET and HEAD.");
    }
    let Some(host) = only(&request.headers, &header::HOST) else {
        return refuse(StatusCode::BAD_REQUEST, "The request must name its host, once.");
    };
    let target = request.uri.authority().map(axum::http::uri::Authority::as_str);
    if !hosts.allows(host) || target.is_some_and(|target| !hosts.allows(target)) {
        return refuse(
            StatusCode::MISDIRECTED_REQUEST,
            "This server does not go by that name. Open it as localhost, or name the host with --host.",
        );
    }
    if request.headers.contains_key(header::ORIGIN) {
        let origin = only(&request.headers, &header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
        if origin != Some(host) {
            return refuse(StatusCode::FORBIDDEN, "Pages of other sites may not read this one.");
        }
    }
    if !is_wanted(&request.headers, is_stream) {
        return refuse(StatusCode::FORBIDDEN, "Pages of other sites may not use parts of this one.");
    }
    Ok(())
}

/// Whether the browser says that a page of this site asks, or that somebody follows a link from elsewhere. Other
/// programs say nothing.
fn is_wanted(headers: &HeaderMap, is_stream: bool) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    match text("sec-fetch-site") {
        None | Some("same-origin" | "none") => true,
        Some(_) => !is_stream && text("sec-fetch-mode") == Some("navigate"),
    }
}

/// The value of a header that must be there exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_known_by_three_names_with_any_port() {
        let hosts = Hosts::loopback();
        for host in ["localhost", "LOCALHOST:4000", "127.0.0.1:1", "[::1]", "[::1]:65535"] {
            assert!(hosts.allows(host), "{host}");
        }
    }

    #[test]
    fn every_other_name_is_foreign() {
        let hosts = Hosts::loopback();
        let foreign = [
            "",
            "evil.example",
            "localhost.evil.example",
            "localhost:4000.evil.example",
            "127.0.0.1.nip.io",
            "localhost.",
            "localhost:",
            "localhost:99999",
            "localhost@evil.example",
            "[::1",
            "[::1]evil",
            "[::2]",
            "::1",
            "0.0.0.0",
            "127.1",
            "2130706433",
            "192.168.1.5",
            "localhost:80:80",
            " localhost",
            "[localhost]evil:80",
        ];
        for host in foreign {
            assert!(!hosts.allows(host), "{host}");
        }
    }

    #[test]
    fn a_server_for_the_network_takes_numbers_and_its_own_name_but_no_others() {
        let mut hosts = Hosts::loopback();
        hosts.allow("Training-PC");
        hosts.allow_every_number();
        assert!(hosts.allows("192.168.1.5:4000") && hosts.allows("training-pc:4000") && hosts.allows("[fe80::1]:4000"));
        assert!(!hosts.allows("evil.example:4000"));
    }
}
