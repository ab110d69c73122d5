//! What stands in the archives: the files to serve and their compressed copies, server settings, documents.
//!
//! How they are packed is not known here.

use std::{fs, path::Path};

use super::{compress, wrong::Wrong};

/// The folder of what a web server serves.
const SERVED: &str = "console";

/// The folder of settings for web servers, in the archive.
const SERVERS: &str = "servers";

/// The documents as they stand in the project.
const DOCUMENTS: [&str; 4] = ["LICENSE", "CHANGELOG.md", "ARCHITECTURE.md", "SECURITY.md"];

/// Where in the README begins what is for those who run the console, and what is for those who make it.
const SITES: &str = "Deploy";
const MAKERS: &str = "How it is built";

/// Programs and styles never change in place, nor does a file whose name tells its content. The page and other JSON may
/// be edited or replaced where they stand: a compressed copy of such a file would go on being served as it was, settings
/// included.
const COMPRESSED: [&str; 4] = ["css", "js", "svg", "wasm"];

/// A file of the archives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its path under the top folder, parted by slashes.
    pub(crate) name: String,
    pub(crate) content: Vec<u8>,
}

impl Entry {
    pub(crate) fn new(name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), content: content.into() }
    }
}

/// The built console.
pub(crate) fn files(console: &Path) -> Result<Vec<Entry>, Wrong> {
    let mut entries = Vec::new();
    walk(console, SERVED, &mut entries)?;
    Ok(entries)
}

/// The same with a compressed copy, in brotli and in gzip, beside each file that is worth it.
pub(crate) fn with_compressed(served: Vec<Entry>) -> Result<Vec<Entry>, Wrong> {
    let mut entries = Vec::new();
    for entry in served {
        if stays(&entry.name) {
            let failed = || Wrong::unreadable(&entry.name);
            let [brotli, gzip] = [compress::brotli(&entry.content), compress::gzip(&entry.content)];
            entries.push(Entry::new(format!("{}.br", entry.name), brotli.map_err(failed())?));
            entries.push(Entry::new(format!("{}.gz", entry.name), gzip.map_err(failed())?));
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// Whether a file of this name is never edited.
fn stays(name: &str) -> bool {
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    COMPRESSED.contains(&ending) || (hash.len() >= 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Settings for web servers, as far as the project has any.
pub(crate) fn servers(project: &Path) -> Result<Vec<Entry>, Wrong> {
    let folder = project.join("public/servers");
    let mut entries = Vec::new();
    if folder.is_dir() {
        walk(&folder, SERVERS, &mut entries)?;
    }
    Ok(entries)
}

/// What a person reads: documents of the project, and how to deploy and to set things, from its README.
pub(crate) fn documents(project: &Path) -> Result<Vec<Entry>, Wrong> {
    let read = |name: &str| {
        let path = project.join(name);
        fs::read(&path).map_err(Wrong::io(&path))
    };
    let mut entries = Vec::new();
    for name in DOCUMENTS {
        entries.push(Entry::new(name, read(name)?));
    }
    let readme = String::from_utf8_lossy(&read("README.md")?).into_owned();
    let deploy = for_sites(&readme).ok_or_else(|| Wrong::Unreadable {
        what: "README.md".into(),
        why: format!("no section {SITES:?} before {MAKERS:?}"),
    })?;
    entries.push(Entry::new("DEPLOY.md", deploy));
    Ok(entries)
}

/// The sections of the README for who runs the console, as a document of their own.
fn for_sites(readme: &str) -> Option<String> {
    let (_, rest) = readme.split_once(&format!("\n## {SITES}\n"))?;
    let (body, _) = rest.split_once(&format!("\n## {MAKERS}\n"))?;
    // There, the configurations have a folder of their own.
    Some(format!("# {SITES}\n\n{}\n", body.trim().replace("public/servers/", &format!("{SERVERS}/"))))
}

fn walk(folder: &Path, prefix: &str, entries: &mut Vec<Entry>) -> Result<(), Wrong> {
    for entry in fs::read_dir(folder).map_err(Wrong::io(folder))? {
        let path = entry.map_err(Wrong::io(folder))?.path();
        let name = format!("{prefix}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            walk(&path, &name, entries)?;
        } else {
            let content = fs::read(&path).map_err(Wrong::io(&path))?;
            entries.push(Entry { name, content });
        }
    }
    // The order in which a folder gives out its files is its own.
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_site_may_edit_has_no_copy_that_could_go_stale() {
        let served = ["console/index.html", "console/tasks.json", "console/a-1.wasm", "console/embed.js"];
        let entries = with_compressed(served.map(|name| Entry::new(name, "text")).to_vec()).expect("it compresses");
        let names: Vec<_> = entries.iter().map(|entry| entry.name.as_str()).collect();
        let expected = [
            "console/index.html",
            "console/tasks.json",
            "console/a-1.wasm.br",
            "console/a-1.wasm.gz",
            "console/a-1.wasm",
            "console/embed.js.br",
            "console/embed.js.gz",
            "console/embed.js",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn what_a_site_needs_of_the_readme_becomes_a_document() {
        let readme = "# T\n\n## Try it\n\nx\n\n## Deploy\n\n[a](public/servers/a.conf)\n\n## Settings\n\nb\n\n## How it is built\n\nc\n";
        assert_eq!(for_sites(readme).as_deref(), Some("# Deploy\n\n[a](servers/a.conf)\n\n## Settings\n\nb\n"));
        assert_eq!(for_sites("# T\n\n## Deploy\n\na\n"), None);
    }
}
