//! Looking for programs on PATH and asking them for their version.

use std::{
    env,
    ffi::OsString,
    iter,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The first program of this name on PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).flat_map(|folder| candidates(&folder, name)).find(|file| file.is_file())
}

/// The files that this program may be in that folder: on Windows a script has an ending of its own.
pub(crate) fn candidates(folder: &Path, name: &str) -> Vec<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    endings.iter().map(|ending| folder.join(format!("{name}{ending}"))).collect()
}

/// Whether the program answers `--version` with this version.
pub(crate) fn has_version(program: &Path, version: &str) -> bool {
    let mut command = Command::new(program);
    // Cargo calls its commands with their own name, and some take nothing else.
    command.args(program.file_stem().and_then(|name| name.to_str()?.strip_prefix("cargo-")));
    let answer = command.arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output();
    answer.is_ok_and(|answer| {
        let text = String::from_utf8_lossy(&answer.stdout).into_owned();
        answer.status.success() && text.split([' ', '\n', '\r', ',']).any(|word| word == version)
    })
}

/// PATH with these folders in front.
pub(crate) fn path_with<'a>(folders: impl Iterator<Item = &'a Path>) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let all: Vec<_> = folders.map(Path::to_path_buf).chain(env::split_paths(&path)).collect();
    env::join_paths(&all).unwrap_or(path)
}

/// A program of this version, on PATH or in that folder.
pub(crate) fn of_version(name: &str, version: &str, folder: &Path) -> Option<PathBuf> {
    iter::chain(on_path(name), candidates(folder, name)).find(|program| has_version(program, version))
}
