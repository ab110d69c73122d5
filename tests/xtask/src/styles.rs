//! The styles of all parts in one file: a browser asks once, and it compresses to little more than half.
//!
//! Owns their order: the tokens, what every element looks like, then the parts by name. No part counts on another's.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, project::Project};

/// Where `index.html` looks for it.
const BUNDLE: &str = "target/console.css";

/// These come first.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// Writes the bundle.
pub(crate) fn bundle(project: &Project) -> Result<(), Failure> {
    let folder = project.root().join("style");
    let mut bundle = String::new();
    for path in ordered(files(&folder)?) {
        bundle.push_str(&fs::read_to_string(&path).map_err(Failure::io(&path))?);
    }
    let target = project.root().join(BUNDLE);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).map_err(Failure::io(parent))?;
    }
    fs::write(&target, bundle).map_err(Failure::io(&target))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::io(folder))? {
        let path = entry.map_err(Failure::io(folder))?.path();
        if path.extension() == Some(OsStr::new("css")) {
            files.push(path);
        }
    }
    Ok(files)
}

fn ordered(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    let place = |path: &PathBuf| FIRST.iter().position(|first| path.ends_with(first)).unwrap_or(FIRST.len());
    files.sort_by_key(|path| (place(path), path.clone()));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tokens_come_first_and_the_parts_by_name() {
        let files = ["style/row.css", "style/base.css", "style/answer.css", "style/tokens.css"].map(PathBuf::from);
        let expected = ["style/tokens.css", "style/base.css", "style/answer.css", "style/row.css"].map(PathBuf::from);
        assert_eq!(ordered(files.to_vec()), expected);
    }
}
