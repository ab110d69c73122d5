//! Where the packed files stand, and what is in them.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use super::archives;

/// The folder that a variable names.
pub(crate) fn folder(variable: &str) -> PathBuf {
    env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask test --only dist`")).into()
}

/// The first packing.
pub(crate) fn packed() -> PathBuf {
    folder("OIG_CONSOLE_PACKED")
}

/// All files of a folder by their names.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut ahead = vec![folder.to_path_buf()];
    while let Some(next) = ahead.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                ahead.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it is in it").to_str().expect("a name").replace('\\', "/");
            files.insert(name, fs::read(path).expect("a file"));
        }
    }
    files
}

/// What stands behind the last dot of a name.
pub(crate) fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The name of the packed version, which is that of the top folder.
pub(crate) fn top() -> String {
    let files = files(&packed());
    let zip = files.keys().find_map(|name| name.strip_suffix(".zip"));
    zip.expect("a zip").to_string()
}

/// What the zip holds, under its top folder.
pub(crate) fn contents() -> BTreeMap<String, Vec<u8>> {
    let top = format!("{}/", top());
    let inside = |name: String| name.strip_prefix(&top).unwrap_or_else(|| panic!("{name} is not in {top}")).to_string();
    archives::of_zip().into_iter().map(|(name, packed)| (inside(name), packed.content)).collect()
}

/// What the zip holds under this name, as a text.
pub(crate) fn text(name: &str) -> String {
    let content = contents().remove(name).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(content).expect("a text")
}

/// SHA-256 as `sha256sum` writes it.
pub(crate) fn sum(content: &[u8]) -> String {
    hmac_sha256::Hash::hash(content).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// What the console's build wrote, by name.
pub(crate) fn served() -> BTreeMap<String, Vec<u8>> {
    files(&folder("OIG_CONSOLE_DIST"))
}
