//! The licences of what is linked into the console, which ask to be passed on with it.
//!
//! Each text stands once, under the names of those that come with it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{
    linked::{Crate, Linked, Part},
    wrong::Wrong,
};

/// The file's name.
pub(crate) const NAME: &str = "THIRD-PARTY.txt";

/// What the standard library is under (its COPYRIGHT file; parts of it name others in their folders).
pub(crate) const OF_LIBRARY: &str = "(MIT OR Apache-2.0) AND (Apache-2.0 WITH LLVM-exception) AND Unicode-3.0";

/// The licence of packages that hold no text of it.
const MIT: &str = include_str!("mit.txt");

/// That of the tables of characters in the standard library.
const UNICODE: &str = include_str!("unicode-3.0.txt");

const HEAD: &str = "\
The console contains the following works, each under the licence that stands here. Where a licence leaves a choice
(OR), each may be chosen.
";

/// The whole file.
pub(crate) fn notices(linked: &Linked) -> Result<String, Wrong> {
    let mut works = BTreeSet::new();
    // Who comes with a text.
    let mut texts = BTreeMap::<String, BTreeSet<String>>::new();
    let library = format!("the Rust standard library {}", linked.library.version);
    works.insert(format!("{library}: {OF_LIBRARY}"));
    let mut of_library = files(&linked.library.folder, 2)?;
    of_library.extend([mit("The Rust Project Developers (see https://thanks.rust-lang.org)"), UNICODE.into()]);
    for text in of_library {
        texts.entry(text).or_default().insert(library.clone());
    }
    for (part, found) in &linked.crates {
        let Part::Crate { name, version } = part else { continue };
        let name = format!("{name} {version}");
        works.insert(format!("{name}: {}", found.licence));
        for text in of_crate(&name, found)? {
            texts.entry(text).or_default().insert(name.clone());
        }
    }
    let mut texts: Vec<_> = texts.into_iter().map(|(text, names)| (names, text)).collect();
    texts.sort();
    let works = works.into_iter().map(|work| format!("  {work}\n"));
    let texts = texts.into_iter().map(|(names, text)| {
        let names: Vec<_> = names.into_iter().collect();
        format!("\n\n{}\n{}\n\n{}\n", "=".repeat(100), names.join(", "), text.trim_matches('\n'))
    });
    Ok([format!("{HEAD}\n")].into_iter().chain(works).chain(texts).collect())
}

/// The texts that a crate brings along; that of MIT, with its authors' names, where it brings none.
fn of_crate(name: &str, found: &Crate) -> Result<Vec<String>, Wrong> {
    let texts = files(&found.folder, 0)?;
    if !texts.is_empty() {
        return Ok(texts);
    }
    let choices: Vec<_> = found.licence.split(" OR ").collect();
    if !choices.contains(&"MIT") {
        return Err(Wrong::NoLicence { name: name.into(), licence: found.licence.clone() });
    }
    let authors = match found.authors.as_slice() {
        [] => format!("the authors of {name}"),
        authors => authors.join(", "),
    };
    Ok(vec![mit(&authors)])
}

fn mit(holders: &str) -> String {
    MIT.replace("HOLDERS", holders)
}

/// The files of a folder, and of as many levels under it, that are named like a licence.
fn files(folder: &Path, levels: u32) -> Result<Vec<String>, Wrong> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(Wrong::io(folder))? {
        let path = entry.map_err(Wrong::io(folder))?.path();
        if path.is_dir() {
            if levels > 0 {
                texts.extend(files(&path, levels - 1)?);
            }
        } else if path.file_name().is_some_and(|name| is_licence(&name.to_string_lossy())) {
            let text = fs::read_to_string(&path).map_err(Wrong::io(&path))?;
            // Lines end and texts begin in more than one way: those that differ in nothing else are the same.
            let lines: Vec<_> = text.lines().map(str::trim_end).collect();
            texts.push(lines.join("\n").trim_matches('\n').into());
        }
    }
    texts.sort();
    Ok(texts)
}

fn is_licence(name: &str) -> bool {
    let name = name.to_uppercase();
    ["LICENSE", "LICENCE", "UNLICENSE", "COPYING", "COPYRIGHT", "NOTICE"].iter().any(|sign| name.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_known_by_the_name_of_its_file() {
        let check = |name, expected| assert_eq!(is_licence(name), expected, "{name}");
        check("LICENSE-MIT", true);
        check("license.txt", true);
        check("NOTICE", true);
        check("UNLICENSE", true);
        check("README.md", false);
        check("lib.rs", false);
    }

    #[test]
    fn a_package_without_a_text_gets_that_of_its_licence() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let check = |licence: &str, authors: &[&str], expected: Option<&str>| {
            let found = Crate {
                licence: licence.into(),
                authors: authors.iter().map(ToString::to_string).collect(),
                description: String::new(),
                checksum: String::new(),
                folder: folder.clone(),
                uses: BTreeSet::new(),
            };
            let texts = of_crate("a 1.0.0", &found).ok();
            let holders = texts.and_then(|texts| Some(texts.first()?.lines().nth(2)?.to_string()));
            assert_eq!(holders.as_deref(), expected, "{licence}");
        };
        check("MIT", &["A. B.", "C"], Some("Copyright (c) A. B., C"));
        check("MIT OR Apache-2.0", &[], Some("Copyright (c) the authors of a 1.0.0"));
        check("Apache-2.0", &["A. B."], None);
    }
}
