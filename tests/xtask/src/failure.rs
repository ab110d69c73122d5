//! What can go wrong in a command, and the words for it.

use std::{fmt, io};

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A program could not be started.
    Start { program: String, source: io::Error },
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start { program, source } => write!(out, "{program} could not be started: {source}"),
        }
    }
}
