//! The last step of a build: names and hashes of the files, made from what they have become.
//!
//! Trunk names wasm and JavaScript by what the compiler wrote, whatever was done to them since. Here each gets the name of
//! its content, so that a browser may keep it for ever. Names and hashes of what the element's script loads are written
//! into that script, and its own hash into the pages.

use std::{fs, path::Path};

use crate::{
    digest::Digest,
    failure::Failure,
    languages::{Languages, json_text},
};

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
    let tag = script_tag(&page);
    let name = |attribute| tag.and_then(|tag| value(tag, attribute)).map(|file| file.trim_start_matches("./").into());
    match (name("data-wasm"), name("data-js")) {
        (Some(wasm), Some(script)) => Ok(Loaded { wasm, script }),
        _ => Err(Failure::Unreadable { path, wanted: "a script's tag that names what it loads".into() }),
    }
}

/// The script that every page loads, under a name that stays.
const ELEMENT: &str = "oig-job-console.js";

/// The pages, which say something themselves until the program is there.
const PAGES: [&str; 2] = ["index.html", "embed.html"];

/// What talks with the page around a frame.
const FRAME: &str = "embed.js";

/// Names these files by their content, and writes names and hashes into the scripts and pages.
///
/// `later` is the later part of the program, where it was divided.
pub(crate) fn seal(folder: &Path, loaded: Loaded, later: Option<String>, languages: &Languages) -> Result<(), Failure> {
    for page in PAGES {
        say(&folder.join(page), languages)?;
    }
    let [wasm, script] = [renamed(folder, loaded.wasm)?, renamed(folder, loaded.script)?];
    let later = later.map(|later| renamed(folder, later)).transpose()?;
    let (later, later_integrity) = later.map(|later| (later.new, later.integrity)).unwrap_or_default();
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).map_err(Failure::io(&index))?;
    let unreadable = |path: &Path, wanted: &str| Failure::Unreadable { path: path.into(), wanted: wanted.into() };
    let styles = styles(&page).ok_or_else(|| unreadable(&index, "a link to styles with their hash"))?;
    let element = folder.join(ELEMENT);
    let boot = languages.boot.iter().map(|(key, sentence)| (key.clone(), json_text(sentence)));
    // What is no text stands with its quotes until it is put in.
    fill(&element, &[("boot", &json_object(boot)), ("languages", &json_object(spoken(folder, languages)?))], "\"")?;
    fill(
        &element,
        &[
            ("wasm", &wasm.new),
            ("wasm-integrity", &wasm.integrity),
            ("later", &later),
            ("later-integrity", &later_integrity),
            ("js", &script.new),
            ("js-integrity", &script.integrity),
            ("css", styles.0),
            ("css-integrity", styles.1),
        ],
        "",
    )?;
    let hash = |name: &str| {
        let path = folder.join(name);
        Ok(Digest::of(&fs::read(&path).map_err(Failure::io(&path))?).integrity())
    };
    let element = hash(ELEMENT)?;
    fill(
        &folder.join("embed.html"),
        &[
            ("element-integrity", &element),
            ("frame-integrity", &hash(FRAME)?),
            ("css", styles.0),
            ("css-integrity", styles.1),
        ],
        "",
    )?;
    let sealed = page_with(&page, &wasm, &script, &element).ok_or_else(|| {
        unreadable(&index, "a tag of the console's script, and a link that loads the JavaScript before")
    })?;
    fs::write(&index, sealed).map_err(Failure::io(&index))
}

/// Writes the languages into files of their own, each with its place and its hash.
fn spoken(folder: &Path, languages: &Languages) -> Result<Vec<(String, String)>, Failure> {
    let mut spoken = Vec::new();
    for (language, sentences) in &languages.others {
        let digest = Digest::of(sentences.as_bytes());
        let name = format!("words-{language}-{}.json", digest.short());
        let path = folder.join(&name);
        fs::write(&path, sentences).map_err(Failure::io(&path))?;
        let file = [name, digest.integrity()].map(|text| json_text(&text)).join(",");
        spoken.push((language.clone(), format!("[{file}]")));
    }
    Ok(spoken)
}

/// Members with their values, which are JSON.
fn json_object(members: impl IntoIterator<Item = (String, String)>) -> String {
    let members: Vec<_> = members.into_iter().map(|(key, value)| format!("{}:{value}", json_text(&key))).collect();
    format!("{{{}}}", members.join(","))
}

/// Puts the sentences of a page in place of their names.
fn say(path: &Path, languages: &Languages) -> Result<(), Failure> {
    let page = fs::read_to_string(path).map_err(Failure::io(path))?;
    let said = languages.pages.iter().fold(page, |page, (key, sentence)| page.replace(&format!("{{{key}}}"), sentence));
    fs::write(path, said).map_err(Failure::io(path))
}

/// Puts values in place of their names in braces and these quotes, each of which must stand there once.
fn fill(path: &Path, values: &[(&str, &str)], quote: &str) -> Result<(), Failure> {
    let text = fs::read_to_string(path).map_err(Failure::io(path))?;
    let filled = filled(text, values, quote)
        .map_err(|name| Failure::Unreadable { path: path.into(), wanted: format!("{name} once, to be filled in") })?;
    fs::write(path, filled).map_err(Failure::io(path))
}

fn filled(mut text: String, values: &[(&str, &str)], quote: &str) -> Result<String, String> {
    for (name, value) in values {
        let name = format!("{quote}{{{name}}}{quote}");
        if text.matches(&name).count() != 1 {
            return Err(name);
        }
        text = text.replace(&name, value);
    }
    Ok(text)
}

/// Name and hash of the page's styles.
fn styles(page: &str) -> Option<(&str, &str)> {
    let tag = tags(page, "<link").find(|tag| value(tag, "rel") == Some("stylesheet"))?;
    Some((value(tag, "href")?.trim_start_matches("./"), value(tag, "integrity")?))
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
fn page_with(page: &str, wasm: &Sealed, script: &Sealed, element: &str) -> Option<String> {
    let page = page.replace(&wasm.old, &wasm.new).replace(&script.old, &script.new);
    // What trunk was told of the hash of the styles, it leaves there.
    let page = page.replace(" data-integrity=sha256", "");
    let tag = script_tag(&page)?;
    let preload =
        tags(&page, "<link").find(|tag| value(tag, "href").is_some_and(|file| file.ends_with(&script.new)))?;
    let sealed = format!("<script integrity=\"{element}\" src=\"./{ELEMENT}\" type=\"module\">");
    let hash = format!("<link integrity=\"{}\"", script.integrity);
    let preloaded = preload.replacen("<link", &hash, 1);
    Some(page.replacen(tag, &sealed, 1).replacen(preload, &preloaded, 1))
}

/// The tag of the console's script, as trunk writes it: with the names of what it loads.
fn script_tag(page: &str) -> Option<&str> {
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
        let sealed = |old: &str, new: &str, integrity: &str| Sealed {
            old: old.into(),
            new: new.into(),
            integrity: integrity.into(),
        };
        let [wasm, script] = [sealed("a-1_bg.wasm", "a-2.wasm", "sha256-W"), sealed("a-1.js", "a-3.js", "sha256-J")];
        assert_eq!(page_with(page, &wasm, &script, "sha256-E").as_deref(), expected, "{page}");
    }

    #[test]
    fn names_and_hashes_are_written_where_they_are_used() {
        let sealed = "<script integrity=\"sha256-E\" src=\"./oig-job-console.js\" type=\"module\"></script>\
                      <link href=./a-2.wasm rel=preload><link integrity=\"sha256-J\" href=./a-3.js rel=modulepreload><body>";
        check(
            "<script data-js=./a-1.js data-wasm=./a-1_bg.wasm src=./oig-job-console.js type=module></script>\
             <link href=./a-1_bg.wasm rel=preload><link href=./a-1.js rel=modulepreload><body>",
            Some(sealed),
        );
        check(
            "<script type=\"module\" data-js=\"./a-1.js\" data-wasm=\"./a-1_bg.wasm\"></script>\
             <link href=./a-1_bg.wasm rel=preload><link href=./a-1.js rel=modulepreload><body>",
            Some(sealed),
        );
    }

    #[test]
    fn another_page_is_refused() {
        check("<body></body>", None);
        check("<script data-js=./a-1.js data-wasm=./a-1_bg.wasm></script>", None);
        check("<link href=./a-1.js rel=modulepreload><script data-js=./a-1.js></script>", None);
    }

    #[test]
    fn each_value_is_filled_in_once() {
        let check = |text: &str, expected| {
            assert_eq!(filled(text.into(), &[("a", "1"), ("b", "2")], ""), expected, "{text}");
        };
        assert_eq!(filled("it = \"{a}\"".into(), &[("a", "{}")], "\""), Ok("it = {}".into()));
        check("{a} {b} {c}", Ok("1 2 {c}".into()));
        check("{a} {a} {b}", Err("{a}".into()));
        check("{a}", Err("{b}".into()));
    }

    #[test]
    fn the_styles_are_found_with_their_hash() {
        let check = |page, expected| assert_eq!(styles(page), expected, "{page}");
        check("<link href=./c-1.css integrity=sha256-x rel=stylesheet>", Some(("c-1.css", "sha256-x")));
        check("<link rel=\"stylesheet\" href=\"c-1.css\" integrity=\"sha256-x\"/>", Some(("c-1.css", "sha256-x")));
        check("<link rel=stylesheet href=./c-1.css>", None);
    }

    #[test]
    fn a_name_holds_the_hash_of_the_content() {
        let check = |old: &str, expected: &str| assert_eq!(name_with(old, "0123456789abcdef"), expected, "{old}");
        check("oig-job-console-65d8d1e3ab1e5c5_bg.wasm", "oig-job-console-0123456789abcdef.wasm");
        check("oig-job-console-65d8d1e3ab1e5c5.js", "oig-job-console-0123456789abcdef.js");
    }
}
