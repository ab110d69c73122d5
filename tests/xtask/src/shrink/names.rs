//! Short names between the wasm and its JavaScript.
//!
//! wasm-bindgen calls what passes between the two by long names with hashes, each of which is loaded twice and hardly
//! compresses. The wasm alone knows them all; here they are replaced on both sides, or on none.

use std::{collections::HashMap, fmt, ops::Range};

use super::module::{self, CUSTOM, EXPORTS, Export, IMPORTS, Import};

/// Both sides, under short names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shortened {
    pub(super) wasm: Vec<u8>,
    pub(super) script: String,
    /// The short names, by the long ones.
    pub(super) names: HashMap<String, String>,
}

/// Why names cannot be replaced: the sides are not what wasm-bindgen writes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    NoModule,
    /// Something imported is to be a key in the script, once.
    Key {
        name: String,
        found: usize,
    },
    /// An export may be meant that no name tells.
    ComputedExport,
}

/// Replaces the names, and leaves out what the script never asks for, and sections that are for tools alone.
pub(super) fn shorten(wasm: &[u8], script: &str) -> Result<Shortened, Wrong> {
    let sections = module::sections(wasm).ok_or(Wrong::NoModule)?;
    let imports = module::imports(module::content(&sections, IMPORTS)).ok_or(Wrong::NoModule)?;
    let exports = module::exports(module::content(&sections, EXPORTS)).ok_or(Wrong::NoModule)?;

    let mut replaced = Replaced::default();
    for Import { module, name, .. } in &imports {
        replaced.key(script, &format!("\"{module}\""), module)?;
        replaced.key(script, name, name)?;
    }
    if places(script, "wasm").any(|place| place.after.starts_with('[')) {
        return Err(Wrong::ComputedExport);
    }
    let exports: Vec<_> = exports.into_iter().filter(|export| places(script, export.name).next().is_some()).collect();
    for Export { name, .. } in &exports {
        replaced.member(script, name);
    }

    let new = |name| replaced.names.get(name).map_or(name, String::as_str);
    let imports: Vec<_> = imports.into_iter().map(|import| (import, new(import.module), new(import.name))).collect();
    let exports: Vec<_> = exports.into_iter().map(|export| (export, new(export.name))).collect();
    let (imports, exports) = (module::renamed_imports(&imports), module::renamed_exports(&exports));
    let sections = sections.iter().filter(|(kind, _)| *kind != CUSTOM).map(|(kind, content)| match *kind {
        IMPORTS => (IMPORTS, &imports[..]),
        EXPORTS => (EXPORTS, &exports[..]),
        other => (other, *content),
    });
    let wasm = module::module(sections);
    Ok(Shortened { wasm, script: replaced.applied(script), names: replaced.names })
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoModule => write!(out, "a module of WebAssembly that imports functions alone"),
            Self::Key { name, found } => write!(out, "{name} as a key, once (it was found {found} times)"),
            Self::ComputedExport => write!(out, "the names of all exports that it asks for (it asks for `wasm[…]`)"),
        }
    }
}

/// What is replaced by what.
#[derive(Debug, Default)]
struct Replaced {
    /// Short names by long ones.
    names: HashMap<String, String>,
    /// The same in the script, by place.
    edits: Vec<(Range<usize>, String)>,
}

impl Replaced {
    /// Replaces a key of an object, which stands in the script as `written`.
    fn key(&mut self, script: &str, written: &str, name: &str) -> Result<(), Wrong> {
        if self.names.contains_key(name) {
            return Ok(());
        }
        let mut found = places(script, written);
        match (found.next(), found.count()) {
            (Some(place), 0) if place.after.starts_with(':') => {
                let short = self.short(name);
                self.edits.push((place.range, short));
                Ok(())
            }
            (first, others) => Err(Wrong::Key { name: name.into(), found: usize::from(first.is_some()) + others }),
        }
    }

    /// Replaces an export where the script asks for it.
    fn member(&mut self, script: &str, name: &str) {
        let asked: Vec<_> = places(script, name).filter(|place| place.before.ends_with("wasm.")).collect();
        if !asked.is_empty() {
            let short = self.short(name);
            self.edits.extend(asked.into_iter().map(|place| (place.range, short.clone())));
        }
    }

    /// The next short name: a letter, or two.
    fn short(&mut self, name: &str) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let letter = |number: usize| LETTERS.get(number % LETTERS.len()).copied().map_or('_', char::from);
        let number = self.names.len();
        let second = (number >= LETTERS.len()).then(|| letter(number / LETTERS.len() - 1));
        let short: String = [Some(letter(number)), second].into_iter().flatten().collect();
        self.names.insert(name.into(), short.clone());
        short
    }

    fn applied(&mut self, script: &str) -> String {
        self.edits.sort_by_key(|(range, _)| range.start);
        let mut out = String::new();
        let mut from = 0;
        for (range, short) in &self.edits {
            out.push_str(script.get(from..range.start).unwrap_or_default());
            out.push_str(short);
            from = range.end;
        }
        out.push_str(script.get(from..).unwrap_or_default());
        out
    }
}

/// A place where a name stands in the script, not merely as a part of a longer one.
struct Place<'a> {
    range: Range<usize>,
    before: &'a str,
    after: &'a str,
}

fn places<'a>(script: &'a str, name: &str) -> impl Iterator<Item = Place<'a>> {
    let part_of_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    script.match_indices(name).filter_map(move |(start, found)| {
        let range = start..start + found.len();
        let (before, after) = (script.get(..range.start)?, script.get(range.end..)?);
        let whole = !before.ends_with(part_of_name) && !after.starts_with(part_of_name);
        whole.then_some(Place { range, before, after })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sections of a module that imports two functions and gives out a memory and three functions.
    const IMPORTED: &[u8] = b"\x02\x06./m.js\x08__wbg_ab\x00\x00\x06./m.js\x09__wbg_abc\x00\x01";
    const EXPORTED: &[u8] = b"\x04\x06memory\x02\x00\x04main\x00\x02\x03run\x00\x03\x04stop\x00\x04";
    const SCRIPT: &str = "const import0 = { __wbg_ab: function() {}, __wbg_abc: function() { run() } };\n\
                          return { \"./m.js\": import0 };\nfunction run() { wasm.run(wasm.memory, \"stop\") }\n";

    fn wasm(imports: &[u8], exports: &[u8]) -> Vec<u8> {
        module::module([
            (1, &b"types"[..]),
            (IMPORTS, imports),
            (EXPORTS, exports),
            (10, b"code"),
            (CUSTOM, b"\x04name"),
        ])
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let imports = b"\x02\x01a\x01b\x00\x00\x01a\x01c\x00\x01";
        // Nobody asks for `main`; `stop` is named, but by nothing that can be replaced.
        let exports = b"\x03\x01d\x02\x00\x01e\x00\x03\x04stop\x00\x04";
        let script = "const import0 = { b: function() {}, c: function() { run() } };\n\
                      return { a: import0 };\nfunction run() { wasm.e(wasm.d, \"stop\") }\n";
        let sections = [(1, &b"types"[..]), (IMPORTS, imports), (EXPORTS, exports), (10, b"code")];
        let names = [("./m.js", "a"), ("__wbg_ab", "b"), ("__wbg_abc", "c"), ("memory", "d"), ("run", "e")];
        let names = names.map(|(long, short)| (long.into(), short.into())).into();
        let expected = Shortened { wasm: module::module(sections), script: script.into(), names };
        assert_eq!(shorten(&wasm(IMPORTED, EXPORTED), SCRIPT), Ok(expected));
    }

    #[track_caller]
    fn check(wasm: &[u8], script: &str, expected: Wrong) {
        assert_eq!(shorten(wasm, script), Err(expected), "{script}");
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let whole = wasm(IMPORTED, EXPORTED);
        let key = |name: &str, found| Wrong::Key { name: name.into(), found };
        check(&whole, &SCRIPT.replace("__wbg_ab:", "__wbg_other:"), key("__wbg_ab", 0));
        check(&whole, &SCRIPT.replace("__wbg_ab:", "__wbg_ab ="), key("__wbg_ab", 1));
        check(&whole, &format!("{SCRIPT} x = {{ __wbg_ab: 1 }}"), key("__wbg_ab", 2));
        check(&whole, &SCRIPT.replace("./m.js", "./n.js"), key("./m.js", 0));
        check(&whole, &format!("{SCRIPT} wasm[name]()"), Wrong::ComputedExport);
        check(b"<!doctype html>", SCRIPT, Wrong::NoModule);
        check(&wasm(b"\x01\x01m\x03mem\x02\x00\x01", EXPORTED), SCRIPT, Wrong::NoModule);
        check(&wasm(b"\x7f", EXPORTED), SCRIPT, Wrong::NoModule);
    }

    #[test]
    fn there_are_short_names_enough() {
        let mut replaced = Replaced::default();
        let short: Vec<_> = (0..200).map(|number| replaced.short(&number.to_string())).collect();
        let expected = [(0, "a"), (51, "Z"), (52, "aa"), (53, "ba"), (104, "ab")];
        assert_eq!(expected.map(|(number, _)| (number, short[number].as_str())), expected);
    }
}
