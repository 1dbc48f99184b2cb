//! Takes connections and runs the server until it is asked to end.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot, watch};

use super::address::Address;
use super::answer::{Shared, answer};
use super::rebuild::build_on_change;
use super::watch::Changes;
use super::{Notice, Options, Rebuild};
use crate::error::Error;

/// Most bytes of a request's first line and headers.
const HEADER_LIMIT: usize = 8 * 1024;

/// How long a request's headers may take to arrive.
const HEADER_TIME: Duration = Duration::from_secs(10);

/// Most connections at a time: far more than a browser opens, far fewer than files a process may have open.
const CONNECTIONS: usize = 256;

/// How long to wait after the system refused a connection, most likely for want of open files.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves at `address` until `stop` is done, or until the thread that builds has died.
pub(super) async fn run(
    address: Address,
    options: Options,
    source: impl Rebuild,
    stop: impl Future<Output = io::Result<()>>,
) -> Result<(), Error> {
    let (sender, builds) = watch::channel(None);
    let shared = Shared { builds, hosts: Arc::new(address.hosts) };
    let (changes, _ending) = Changes::watch(&options.watched, options.poll);
    if let Some(reason) = &changes.polling_because {
        (options.observer)(&Notice::Polling { reason });
    }
    (options.observer)(&Notice::Listening { urls: &address.urls, is_open: address.is_open });
    let observer = Arc::clone(&options.observer);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    for listener in address.listeners {
        tokio::spawn(accept(listener, shared.clone(), Arc::clone(&places)));
    }
    // Dropped when the thread ends, however it ends.
    let (alive, dead) = oneshot::channel::<Infallible>();
    let build = move || {
        let _alive = alive;
        build_on_change(source, changes, &sender, &options);
    };
    let thread = std::thread::Builder::new().name("build".to_owned()).spawn(build);
    thread.map_err(|source| Error::System { action: "start the build", source })?;
    tokio::select! {
        stopped = stop => {
            observer(&Notice::Stopping);
            stopped.map_err(|source| Error::System { action: "wait for the request to end", source })
        }
        _ = dead => {
            let source = io::Error::other("the thread that builds has ended; this is a fault in Coursewright");
            Err(Error::System { action: "build any more", source })
        }
    }
}

/// Takes the connections of one socket.
async fn accept(listener: TcpListener, shared: Shared, places: Arc<Semaphore>) {
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((connection, _)) => {
                let shared = shared.clone();
                tokio::spawn(async move {
                    converse(connection, shared).await;
                    drop(place);
                });
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Answers the requests of one connection.
async fn converse(connection: TcpStream, shared: Shared) {
    // Small events must not wait for more to send; where this fails they only come later.
    let _ = connection.set_nodelay(true);
    let service = service_fn(|request| {
        let shared = shared.clone();
        async move { Ok::<_, Infallible>(answer(shared, request).await) }
    });
    let conversation = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(HEADER_LIMIT)
        .max_header_size(HEADER_LIMIT)
        .serve_connection(TokioIo::new(connection), service);
    // A connection that breaks is the other side's affair.
    let _ = conversation.await;
}

/// Waits for Ctrl-C, or for the system's request to end.
pub(super) async fn interruption() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            result = tokio::signal::ctrl_c() => result,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
