//! The last step of a build: names and hashes of the wasm and its JavaScript, made from what they have become.
//!
//! Trunk names both by what the compiler wrote, whatever was done to it since. Here each gets the name of its content,
//! so that a browser may keep it for ever; and the hashes are written where the boot script uses them, as
//! `data-wasm-integrity` and `data-js-integrity` on its tag, and on the preload link of the JavaScript.

use std::{fs, path::Path};

use crate::{digest::Digest, failure::Failure};

/// The names of the files that the boot script loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Loaded {
    pub(crate) wasm: String,
    pub(crate) script: String,
}

/// A file as trunk named it and as it is now.
struct Sealed {
    old: String,
    new: String,
    integrity: String,
}

/// What the page in this folder loads.
pub(crate) fn loaded(folder: &Path) -> Result<Loaded, Failure> {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).map_err(Failure::io(&path))?;
    let boot = boot_tag(&page);
    let name = |attribute| boot.and_then(|tag| value(tag, attribute)).map(|file| file.trim_start_matches("./").into());
    match (name("data-wasm"), name("data-js")) {
        (Some(wasm), Some(script)) => Ok(Loaded { wasm, script }),
        _ => Err(Failure::Unreadable { path, wanted: "a boot script's tag that names what it loads".into() }),
    }
}

/// Names these files by their content, and writes names and hashes into the page.
pub(crate) fn seal(folder: &Path, loaded: Loaded) -> Result<(), Failure> {
    let [wasm, script] = [renamed(folder, loaded.wasm)?, renamed(folder, loaded.script)?];
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).map_err(Failure::io(&path))?;
    let sealed = page_with(&page, &wasm, &script).ok_or_else(|| Failure::Unreadable {
        path: path.clone(),
        wanted: "a boot script's tag, and a link that loads the JavaScript before".into(),
    })?;
    fs::write(&path, sealed).map_err(Failure::io(&path))
}

/// Gives a file the name of its content.
fn renamed(folder: &Path, old: String) -> Result<Sealed, Failure> {
    let path = folder.join(&old);
    let digest = Digest::of(&fs::read(&path).map_err(Failure::io(&path))?);
    let new = name_with(&old, &digest.short());
    fs::rename(&path, folder.join(&new)).map_err(Failure::io(&path))?;
    Ok(Sealed { old, new, integrity: digest.integrity() })
}

/// The name with this hash in place of the one that trunk put behind the last `-`.
fn name_with(old: &str, hash: &str) -> String {
    let (stem, ending) = old.rsplit_once('.').unwrap_or((old, ""));
    let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
    format!("{stem}-{hash}.{ending}")
}

/// The page with names and hashes; `None` where it is not what trunk makes of `index.html`.
fn page_with(page: &str, wasm: &Sealed, script: &Sealed) -> Option<String> {
    let page = page.replace(&wasm.old, &wasm.new).replace(&script.old, &script.new);
    let boot = boot_tag(&page)?;
    let preload =
        tags(&page, "<link").find(|tag| value(tag, "href").is_some_and(|file| file.ends_with(&script.new)))?;
    let hash = |name, file: &Sealed| format!(" {name}=\"{}\"", file.integrity);
    let sealed = boot.replacen(
        "<script",
        &["<script", &hash("data-wasm-integrity", wasm), &hash("data-js-integrity", script)].concat(),
        1,
    );
    let preloaded = preload.replacen("<link", &["<link", &hash("integrity", script)].concat(), 1);
    Some(page.replacen(boot, &sealed, 1).replacen(preload, &preloaded, 1))
}

/// The tag of the boot script.
fn boot_tag(page: &str) -> Option<&str> {
    tags(page, "<script").find(|tag| value(tag, "data-wasm").is_some())
}

/// All tags of this kind, from `<` to `>`.
fn tags<'a>(page: &'a str, opening: &str) -> impl Iterator<Item = &'a str> {
    page.match_indices(opening).filter_map(|(start, _)| {
        let rest = page.get(start..)?;
        rest.get(..=rest.find('>')?)
    })
}

/// The value of an attribute, with quotes or without.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: Option<&str>) {
        let file = |old: &str, new: &str, integrity: &str| Sealed {
            old: old.into(),
            new: new.into(),
            integrity: integrity.into(),
        };
        let (wasm, script) = (file("a-1_bg.wasm", "a-2.wasm", "sha384-W/+="), file("a-1.js", "a-3.js", "sha384-J"));
        assert_eq!(page_with(page, &wasm, &script).as_deref(), expected, "{page}");
    }

    #[test]
    fn names_and_hashes_are_written_where_they_are_used() {
        check(
            "<script data-js=./a-1.js data-wasm=./a-1_bg.wasm src=./boot.js type=module></script>\
             <link href=./a-1.js rel=modulepreload><body>",
            Some(
                "<script data-wasm-integrity=\"sha384-W/+=\" data-js-integrity=\"sha384-J\" data-js=./a-3.js \
                 data-wasm=./a-2.wasm src=./boot.js type=module></script>\
                 <link integrity=\"sha384-J\" href=./a-3.js rel=modulepreload><body>",
            ),
        );
    }

    #[test]
    fn quoted_values_are_read_too() {
        check(
            "<link rel=\"modulepreload\" href=\"./a-1.js\">\
             <script type=\"module\" data-js=\"./a-1.js\" data-wasm=\"./a-1_bg.wasm\"></script>",
            Some(
                "<link integrity=\"sha384-J\" rel=\"modulepreload\" href=\"./a-3.js\">\
                 <script data-wasm-integrity=\"sha384-W/+=\" data-js-integrity=\"sha384-J\" type=\"module\" \
                 data-js=\"./a-3.js\" data-wasm=\"./a-2.wasm\"></script>",
            ),
        );
    }

    #[test]
    fn another_page_is_refused() {
        check("<body></body>", None);
        check("<script data-js=./a-1.js data-wasm=./a-1_bg.wasm></script>", None);
        check("<link href=./a-1.js rel=modulepreload><script data-js=./a-1.js></script>", None);
    }

    #[test]
    fn a_name_holds_the_hash_of_the_content() {
        let check = |old: &str, expected: &str| assert_eq!(name_with(old, "0123456789abcdef"), expected, "{old}");
        check("oig-job-console-65d8d1e3ab1e5c5_bg.wasm", "oig-job-console-0123456789abcdef.wasm");
        check("oig-job-console-65d8d1e3ab1e5c5.js", "oig-job-console-0123456789abcdef.js");
    }
}
