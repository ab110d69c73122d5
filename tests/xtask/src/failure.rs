//! What can go wrong in a command, and the words for it.

use std::{fmt, io, path::PathBuf, process::ExitStatus};

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A program could not be started.
    Start { program: String, source: io::Error },
    /// A program ran and ended badly.
    Ended { what: String, status: ExitStatus },
    /// A file or folder could not be read or written.
    Io { path: PathBuf, source: io::Error },
    /// Something is not on this machine and could not be put there; the advice says what a person can do.
    Missing { what: String, advice: String },
    /// The port cannot be listened on.
    Port { port: u16, source: io::Error },
    /// A file does not hold what it must hold.
    Unreadable { path: PathBuf, wanted: String },
}

impl Failure {
    /// For `map_err`: the failure of a file operation on `path`.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        |source| Self::Io { path, source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start { program, source } => write!(out, "{program} could not be started: {source}"),
            Self::Ended { what, status } => write!(out, "{what} failed ({status}); its own words stand above"),
            Self::Io { path, source } => write!(out, "{}: {source}", path.display()),
            Self::Missing { what, advice } => write!(out, "{what} is missing.\n{advice}"),
            Self::Port { port, source } if source.kind() == io::ErrorKind::AddrInUse => write!(
                out,
                "port {port} is in use by another program.\nStop that program, or choose another port: \
                 cargo xtask serve --port 8090 (0 takes any free one)"
            ),
            Self::Port { port, source } => write!(
                out,
                "port {port} cannot be used: {source}.\nChoose another: cargo xtask serve --port 8090 (0 takes any \
                 free one)"
            ),
            Self::Unreadable { path, wanted } => write!(out, "{} does not hold {wanted}", path.display()),
        }
    }
}
