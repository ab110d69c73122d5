//! Folders of files, as the built console is one.
//!
//! Owns their copying. Must not know what stands in them.

use std::fs;
use std::path::Path;

use crate::failure::{Context, Outcome};

/// Copies the files of a folder and of its folders into another, which is made where there is none.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a file has no name")?);
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
