//! What can go wrong in packing, and the words for it.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Why nothing was packed.
#[derive(Debug)]
pub(crate) enum Wrong {
    /// A file or folder could not be read or written.
    Io { path: PathBuf, source: io::Error },
    /// A file does not hold what it must hold.
    Unreadable { what: String, why: String },
    /// A crate is linked whose licence cannot be passed on.
    NoLicence { name: String, licence: String },
    /// There is no time to give to what is written.
    NoTime,
}

impl Wrong {
    /// For `map_err`: the failure of a file operation on `path`.
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |source| Self::Io { path: path.to_path_buf(), source }
    }

    /// For `map_err`: a text that is not in the form it should be in.
    pub(crate) fn unreadable<E: fmt::Display>(what: impl fmt::Display) -> impl FnOnce(E) -> Self {
        let what = what.to_string();
        move |why| Self::Unreadable { what, why: why.to_string() }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, source } => write!(out, "{}: {source}", path.display()),
            Self::Unreadable { what, why } => write!(out, "{what}: {why}"),
            Self::NoLicence { name, licence } => write!(
                out,
                "{name} is linked into the console, but its package holds no text of its licence ({licence}), and \
                 this program knows none"
            ),
            Self::NoTime => write!(out, "SOURCE_DATE_EPOCH must be a whole number of seconds since 1970"),
        }
    }
}
