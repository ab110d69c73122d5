//! A WebAssembly module in parts: its sections, and what stands in those that the other steps change.
//!
//! As the WebAssembly Core Specification lays it out (section 5.5, Modules). Knows nothing of what the parts are for.

/// What every module of version 1 begins with.
const BEGINNING: &[u8] = b"\0asm\x01\0\0\0";

pub(super) const CUSTOM: u8 = 0;
pub(super) const IMPORTS: u8 = 2;
pub(super) const FUNCTIONS: u8 = 3;
pub(super) const EXPORTS: u8 = 7;
pub(super) const CODE: u8 = 10;

/// A section: its kind, and what it holds.
pub(super) type Section<'a> = (u8, &'a [u8]);

/// Something that the module wants from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Import<'a> {
    pub(super) module: &'a str,
    pub(super) name: &'a str,
    /// The function's type, as it stands in the module.
    kind: &'a [u8],
}

/// Something that the module gives to the outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Export<'a> {
    pub(super) name: &'a str,
    /// What it is, as it stands in the module.
    kind: &'a [u8],
}

/// The content of the first section of this kind; that of none is an empty list.
pub(super) fn content<'a>(sections: &[Section<'a>], wanted: u8) -> &'a [u8] {
    sections.iter().find(|(kind, _)| *kind == wanted).map_or(&[0], |(_, content)| content)
}

/// The sections of a module, in their order; `None` where it is no module.
pub(super) fn sections(wasm: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut bytes = Bytes(wasm.strip_prefix(BEGINNING)?);
    let mut sections = Vec::new();
    while !bytes.0.is_empty() {
        let kind = bytes.byte()?;
        sections.push((kind, bytes.block()?));
    }
    Some(sections)
}

/// The module that consists of these sections.
pub(super) fn module<'a>(sections: impl IntoIterator<Item = (u8, &'a [u8])>) -> Vec<u8> {
    let mut wasm = BEGINNING.to_vec();
    for (kind, content) in sections {
        wasm.push(kind);
        put_block(&mut wasm, content);
    }
    wasm
}

/// The content of the section of imports; `None` where something else than a function is imported.
pub(super) fn imports(content: &[u8]) -> Option<Vec<Import<'_>>> {
    let mut bytes = Bytes(content);
    let count = bytes.number()?;
    let import = |_| {
        let (module, name) = (bytes.text()?, bytes.text()?);
        let rest = bytes.0;
        let (function, _type) = (bytes.byte()?, bytes.number()?);
        (function == 0).then(|| Import { module, name, kind: before(rest, bytes.0) })
    };
    (0..count).map(import).collect()
}

/// The section of these imports, each under another module's name and its own.
pub(super) fn renamed_imports<'a>(imports: &[(Import<'_>, &'a str, &'a str)]) -> Vec<u8> {
    let mut content = Vec::new();
    put_number(&mut content, imports.len());
    for (import, module, name) in imports {
        put_block(&mut content, module.as_bytes());
        put_block(&mut content, name.as_bytes());
        content.extend(import.kind);
    }
    content
}

/// The content of the section of exports.
pub(super) fn exports(content: &[u8]) -> Option<Vec<Export<'_>>> {
    let mut bytes = Bytes(content);
    let count = bytes.number()?;
    let export = |_| {
        let name = bytes.text()?;
        let rest = bytes.0;
        let (_kind, _index) = (bytes.byte()?, bytes.number()?);
        Some(Export { name, kind: before(rest, bytes.0) })
    };
    (0..count).map(export).collect()
}

/// The section of these exports, each under another name.
pub(super) fn renamed_exports(exports: &[(Export<'_>, &str)]) -> Vec<u8> {
    let mut content = Vec::new();
    put_number(&mut content, exports.len());
    for (export, name) in exports {
        put_block(&mut content, name.as_bytes());
        content.extend(export.kind);
    }
    content
}

/// The numbers of the types of the functions that the module defines itself, from its section of functions.
pub(super) fn types(content: &[u8]) -> Option<Vec<usize>> {
    let mut bytes = Bytes(content);
    (0..bytes.number()?).map(|_| bytes.number()).collect()
}

/// What these functions do, from the section of code.
pub(super) fn bodies(content: &[u8]) -> Option<Vec<&[u8]>> {
    let mut bytes = Bytes(content);
    (0..bytes.number()?).map(|_| bytes.block()).collect()
}

/// A section for tools that gives names to functions by their numbers, which must be in ascending order.
pub(super) fn names(names: &[(usize, String)]) -> Vec<u8> {
    const OF_FUNCTIONS: u8 = 1;
    let mut list = Vec::new();
    put_number(&mut list, names.len());
    for (number, name) in names {
        put_number(&mut list, *number);
        put_block(&mut list, name.as_bytes());
    }
    let mut content = Vec::new();
    put_block(&mut content, b"name");
    content.push(OF_FUNCTIONS);
    put_block(&mut content, &list);
    content
}

/// What stands before the end of a text that has been read up to there.
fn before<'a>(all: &'a [u8], rest: &[u8]) -> &'a [u8] {
    all.get(..all.len() - rest.len()).unwrap_or_default()
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number of 32 bits, seven of them a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// As many bytes as the number before them says.
    fn block(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (block, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(block)
    }

    fn text(&mut self) -> Option<&'a str> {
        str::from_utf8(self.block()?).ok()
    }
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        out.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

fn put_block(out: &mut Vec<u8>, block: &[u8]) {
    put_number(out, block.len());
    out.extend(block);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: usize, bytes: &[u8]) {
        let mut out = Vec::new();
        put_number(&mut out, number);
        assert_eq!(out, bytes, "{number}");
        let mut read = Bytes(bytes);
        assert_eq!((read.number(), read.0.len()), (Some(number), 0), "{bytes:?}");
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        check(0, &[0]);
        check(127, &[0x7f]);
        check(128, &[0x80, 1]);
        // The example of the Wikipedia article on LEB128.
        check(624_485, &[0xe5, 0x8e, 0x26]);
        check(4_294_967_295, &[0xff, 0xff, 0xff, 0xff, 0x0f]);
        assert_eq!(Bytes(&[0xff; 9]).number(), None);
        assert_eq!(Bytes(&[0x80]).number(), None);
    }

    #[test]
    fn a_module_is_taken_apart_and_put_together() {
        let wasm = b"\0asm\x01\0\0\0\x01\x02ab\x0a\x00";
        let expected: [Section<'_>; 2] = [(1, b"ab"), (10, b"")];
        assert_eq!(sections(wasm).as_deref(), Some(&expected[..]));
        assert_eq!(module(expected), wasm);
        assert_eq!(sections(b"\0asm\x02\0\0\0"), None);
        assert_eq!(sections(b"\0asm\x01\0\0\0\x01\x09ab"), None);
    }
}
