//! Starting and stopping the stand-in: its options and its connections.
//!
//! Must not know any operation or rule of the service.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use std::{error, fmt};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{from_fn_with_state, map_request, map_response};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

use crate::api::{self, App};
use crate::cors::Portals;
use crate::journal::{Arrival, Journal};
use crate::sign_in::{self, Gate, SignIns};
use crate::socket::{Cut, Socket};
use crate::store::{Store, StoreError};
use crate::tasks::Tasks;
use crate::{cors, files, seeds, tls};

/// A user name and its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The user name.
    pub user: String,
    /// The password.
    pub password: String,
}

impl Credentials {
    /// A user name and its password.
    #[must_use]
    pub fn new(user: &str, password: &str) -> Self {
        Self { user: user.to_owned(), password: password.to_owned() }
    }
}

/// How to start the stand-in.
#[derive(Debug, Clone)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// The folder in which jobs survive a restart; without one they are kept in memory.
    pub data: Option<PathBuf>,
    /// The folder of the built console, served at `/`.
    pub console: Option<PathBuf>,
    /// What `config.json` says, in place of the one in that folder.
    pub config: Option<String>,
    /// The administrator, who may do everything.
    pub credentials: Credentials,
    /// A second user, who may read and is refused every change with 403.
    pub reader: Credentials,
    /// What becomes of a request of somebody who is not signed in.
    pub gate: Gate,
    /// The origins of pages that may embed the console: as a frame, or as an element that calls the service from there.
    pub portals: Vec<String>,
    /// What these pages may do.
    pub portals_may: Portals,
    /// Whether connections are secret (TLS), with a certificate that nobody vouches for.
    pub is_secret: bool,
    /// How late every answer of the service comes.
    pub late: Duration,
    /// Files of the console that are asked for in vain: no answer ever comes.
    pub silent: Vec<String>,
    /// The content security policy; without one, the console's own.
    pub policy: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            data: None,
            console: None,
            config: None,
            credentials: Credentials::new("xelsysadm", "Scheduler1"),
            reader: Credentials::new("reader", "Scheduler1"),
            gate: Gate::None,
            portals: Vec::new(),
            portals_may: Portals::Write,
            is_secret: false,
            late: Duration::ZERO,
            silent: Vec::new(),
            policy: None,
        }
    }
}

/// Why the stand-in did not start.
#[derive(Debug)]
pub enum StartError {
    /// Another program listens on the port.
    PortInUse(u16),
    /// The port cannot be listened on for another reason.
    Listen(u16, io::Error),
    /// The folder of the console is not there.
    NoConsole(PathBuf),
    /// There is no certificate.
    Certificate(String),
    /// The jobs cannot be kept.
    Store(StoreError),
    /// The catalogue of tasks or a seeded job is not sound.
    Catalogue(String),
}

impl fmt::Display for StartError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::PortInUse(port) => write!(
                out,
                "port {port} on 127.0.0.1 is in use by another program: end that program, or start with \
                 --port N for another port (--port 0 takes any that is free)"
            ),
            StartError::Listen(port, error) => write!(out, "port {port} on 127.0.0.1 cannot be listened on: {error}"),
            StartError::NoConsole(folder) => {
                write!(out, "there is no folder {}: build the console first", folder.display())
            }
            StartError::Certificate(error) => write!(out, "no certificate could be made: {error}"),
            StartError::Store(error) => error.fmt(out),
            StartError::Catalogue(error) => write!(out, "the catalogue of tasks cannot be used: {error}"),
        }
    }
}

impl error::Error for StartError {}

impl From<StoreError> for StartError {
    fn from(error: StoreError) -> Self {
        StartError::Store(error)
    }
}

/// A stand-in that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    scheme: &'static str,
    address: SocketAddr,
    credentials: Credentials,
    journal: Journal,
    sign_ins: SignIns,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Running {
    /// The address of the console, with a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}/", self.scheme, self.address)
    }

    /// The address that is listened on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The administrator's user name.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.credentials.user
    }

    /// The administrator's password.
    #[must_use]
    pub fn password(&self) -> &str {
        &self.credentials.password
    }

    /// A fresh bearer token of the administrator, which holds until all sign-ins are ended.
    #[must_use]
    pub fn token(&self) -> String {
        self.sign_ins.token()
    }

    /// Ends every token and every session, as time does.
    pub fn end_sign_ins(&self) {
        self.sign_ins.end_all();
    }

    /// Every API request that arrived so far, in order.
    #[must_use]
    pub fn journal(&self) -> Vec<Arrival> {
        self.journal.arrivals()
    }

    /// Ends all connections and waits until the store is closed.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            // An error says that the task has ended already.
            let _ended = stop.send(());
        }
        let _ended = (&mut self.task).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts the stand-in on the current runtime.
///
/// # Errors
/// When the port is taken, a folder cannot be used, or the catalogue is not sound.
pub async fn start(options: Options) -> Result<Running, StartError> {
    if let Some(folder) = options.console.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(StartError::NoConsole(folder.clone()));
    }
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => StartError::PortInUse(options.port),
            _ => StartError::Listen(options.port, error),
        })?;
    let address = listener.local_addr().map_err(|error| StartError::Listen(options.port, error))?;
    let tasks = Tasks::load().map_err(|error| StartError::Catalogue(error.to_string()))?;
    let store = Store::open(options.data.as_deref())?;
    if store.is_new()? {
        seeds::sow(&store, &tasks)?;
    }
    let journal = Journal::default();
    let sign_ins = SignIns::new(options.credentials.clone(), options.reader, options.gate);
    let app = Arc::new(App { store, tasks, journal: journal.clone(), sign_ins: sign_ins.clone() });
    let headers = Arc::new(files::Headers::new(options.policy, &options.portals));
    let mut router = files::router(options.console.as_deref(), options.config, &options.silent)
        .merge(sign_in::router(sign_ins.clone()))
        .nest(api::BASE, api::router(app).layer(map_request(move |request| come_late(request, options.late))));
    // It answers OPTIONS whoever asks.
    if !options.portals.is_empty() {
        router = router
            .layer(cors::open_to(&options.portals, options.portals_may))
            .layer(map_response(async |response| cors::WithoutCors::apply(response)));
    }
    let router = router.layer(from_fn_with_state(headers, files::protect));
    let tls = if options.is_secret { Some(tls::acceptor().map_err(StartError::Certificate)?) } else { None };
    let scheme = if options.is_secret { "https" } else { "http" };
    let (stop, stopped) = oneshot::channel();
    let task = tokio::spawn(serve(listener, tls, router, stopped));
    Ok(Running { scheme, address, credentials: options.credentials, journal, sign_ins, stop: Some(stop), task })
}

async fn come_late(request: Request, late: Duration) -> Request {
    tokio::time::sleep(late).await;
    request
}

async fn serve(listener: TcpListener, tls: Option<TlsAcceptor>, router: Router, mut stopped: oneshot::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => break,
            Some(_ended) = connections.join_next() => {}
            accepted = listener.accept() => {
                // A connection that failed before it was accepted is the other side's trouble.
                if let Ok((stream, _from)) = accepted {
                    connections.spawn(connection(stream, tls.clone(), router.clone()));
                }
            }
        }
    }
    connections.shutdown().await;
}

async fn connection(stream: TcpStream, tls: Option<TlsAcceptor>, router: Router) {
    let port = stream.local_addr().map_or(0, |address| address.port());
    let cut = Cut::new(port);
    let socket = Socket::new(stream, cut.clone());
    let router = router.layer(axum::Extension(cut));
    match tls {
        None => answer(socket, router).await,
        Some(tls) => {
            // An error says that the other side does not take the certificate.
            if let Ok(socket) = tls.accept(socket).await {
                answer(socket, router).await;
            }
        }
    }
}

async fn answer(socket: impl AsyncRead + AsyncWrite + Unpin, router: Router) {
    let service = TowerToHyperService::new(router);
    // An error says that the other side went away, or that a fault ended the connection.
    let _ended = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(socket), service).await;
}
