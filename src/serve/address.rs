//! Where the server listens, what people call that place, and which names a request may use for it.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use tokio::net::TcpListener;

use super::guard::Hosts;
use crate::error::Error;

/// Open sockets, with what they are called.
#[derive(Debug)]
pub(super) struct Address {
    /// One for each address of the host.
    pub listeners: Vec<TcpListener>,
    /// URLs of the site, the one to open first.
    pub urls: Vec<String>,
    /// The names that requests may use.
    pub hosts: Hosts,
    /// Whether other machines can reach it.
    pub is_open: bool,
}

impl Address {
    /// Listens at `host`, or at both loopback addresses without one. Port 0 takes a free port.
    pub async fn bind(host: Option<&str>, port: u16) -> Result<Self, Error> {
        match host {
            None | Some("localhost") => Self::bind_loopback(port).await,
            Some(host) => Self::bind_host(host, port).await,
        }
    }

    /// Listens at 127.0.0.1, and at `::1` too where the system has it and nobody else is there.
    async fn bind_loopback(port: u16) -> Result<Self, Error> {
        let first = listen((Ipv4Addr::LOCALHOST, port).into(), "localhost").await?;
        let port = first.local_addr().map_err(|source| Error::System { action: "open a port", source })?.port();
        let mut listeners = vec![first];
        let name = match TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await {
            Ok(second) => {
                listeners.push(second);
                "localhost"
            }
            // Browsers try `::1` first for `localhost` and would find the other program.
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => "127.0.0.1",
            Err(_) => "localhost",
        };
        let urls = vec![format!("http://{name}:{port}/")];
        Ok(Self { listeners, urls, hosts: Hosts::loopback(), is_open: false })
    }

    /// Listens at every address that `host` means.
    async fn bind_host(host: &str, port: u16) -> Result<Self, Error> {
        let fail = |source| Error::Listen { host: host.to_owned(), port, source };
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let found: Vec<SocketAddr> = tokio::net::lookup_host((bare, port)).await.map_err(fail)?.collect();
        let mut listeners: Vec<TcpListener> = Vec::new();
        let mut hosts = Hosts::loopback();
        hosts.allow(bare);
        for address in &found {
            // With port 0 the first listener decides for all.
            let chosen = listeners.first().and_then(|first| first.local_addr().ok()).map_or(port, |first| first.port());
            listeners.push(listen(SocketAddr::new(address.ip(), chosen), host).await?);
            hosts.allow(&address.ip().to_string());
        }
        let Some(port) = listeners.first().and_then(|first| first.local_addr().ok()).map(|first| first.port()) else {
            return Err(fail(io::Error::new(io::ErrorKind::AddrNotAvailable, "no such address")));
        };
        let is_everywhere = found.iter().any(|address| address.ip().is_unspecified());
        let mut urls = vec![url(bare, port)];
        if is_everywhere {
            hosts.allow_every_number();
            urls = vec![url("localhost", port)];
            urls.extend(own_number().map(|number| url(&number.to_string(), port)));
        }
        let is_open = found.iter().any(|address| !address.ip().is_loopback());
        Ok(Self { listeners, urls, hosts, is_open })
    }
}

/// Opens one socket. `host` is what the user calls the address.
async fn listen(address: SocketAddr, host: &str) -> Result<TcpListener, Error> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => Error::PortInUse { host: host.to_owned(), port: address.port() },
        _ => Error::Listen { host: host.to_owned(), port: address.port(), source },
    })
}

/// The URL of a host, with the brackets that IPv6 needs.
fn url(host: &str, port: u16) -> String {
    match host.parse::<Ipv6Addr>() {
        Ok(number) => format!("http://[{number}]:{port}/"),
        Err(_) => format!("http://{host}:{port}/"),
    }
}

/// The address of this machine in its network. Nothing is sent: the system only says which way a packet would take.
fn own_number() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address that documentation may use and nobody has (RFC 5737).
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|number| !number.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bind(host: Option<&str>, port: u16) -> Result<Address, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(Address::bind(host, port))
    }

    #[test]
    fn without_a_host_only_this_machine_is_reached() {
        let address = bind(None, 0).unwrap();
        assert!(!address.is_open);
        assert!(address.listeners.iter().all(|listener| listener.local_addr().unwrap().ip().is_loopback()));
        assert!(address.urls[0].starts_with("http://localhost:"), "{:?}", address.urls);
    }

    #[test]
    fn a_port_in_use_is_named_with_the_way_out() {
        let taken = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_eq!(
            bind(None, port).unwrap_err().to_string(),
            format!(
                "port {port} of localhost is in use by another program; end it, or choose another port: --port 0 takes a \
                 free one"
            )
        );
    }

    #[test]
    fn a_host_that_is_not_this_machine_is_named() {
        let message = bind(Some("203.0.113.9"), 0).unwrap_err().to_string();
        assert!(message.starts_with("cannot listen at 203.0.113.9, port 0: "), "{message}");
    }

    #[test]
    fn every_interface_may_be_asked_for_and_is_open() {
        let address = bind(Some("0.0.0.0"), 0).unwrap();
        assert!(address.is_open);
        assert!(address.urls[0].starts_with("http://localhost:"));
        assert_eq!(url("::1", 80), "http://[::1]:80/");
    }
}
