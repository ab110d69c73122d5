//! A WebAssembly module in parts: its sections, and what stands in those that the other steps change.
//!
//! As the WebAssembly Core Specification lays it out (section 5.5, Modules). Knows nothing of what the parts are for.

/// What every module of version 1 begins with.
const BEGINNING: &[u8] = b"\0asm\x01\0\0\0";

pub(super) const CUSTOM: u8 = 0;
pub(super) const TYPES: u8 = 1;
pub(super) const IMPORTS: u8 = 2;
pub(super) const FUNCTIONS: u8 = 3;
pub(super) const TABLES: u8 = 4;
pub(super) const MEMORY: u8 = 5;
pub(super) const GLOBALS: u8 = 6;
pub(super) const EXPORTS: u8 = 7;
pub(super) const START: u8 = 8;
pub(super) const ELEMENTS: u8 = 9;
pub(super) const CODE: u8 = 10;
pub(super) const DATA: u8 = 11;

/// The instruction of a constant of 32 bits, and what ends a function and a constant place.
pub(super) const CONSTANT: u8 = 0x41;
const END: u8 = 0x0b;

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

impl Import<'_> {
    /// As it stands in the module.
    pub(super) fn written(&self) -> Vec<u8> {
        let mut written = Vec::new();
        put_block(&mut written, self.module.as_bytes());
        put_block(&mut written, self.name.as_bytes());
        written.extend(self.kind);
        written
    }
}

impl Export<'_> {
    /// As it stands in the module.
    pub(super) fn written(&self) -> Vec<u8> {
        let mut written = Vec::new();
        put_block(&mut written, self.name.as_bytes());
        written.extend(self.kind);
        written
    }

    /// The number of the function that it is.
    pub(super) fn function(&self) -> Option<usize> {
        Bytes(self.kind.strip_prefix(&[0])?).number()
    }
}

/// What stands in memory from the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) at: usize,
    pub(super) bytes: &'a [u8],
}

/// A module, and what its functions do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Code<'a> {
    /// All up to the first function, the number of functions too.
    pub(super) before: &'a [u8],
    pub(super) bodies: Vec<&'a [u8]>,
    pub(super) after: &'a [u8],
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

/// How many functions are imported, among whatever else.
pub(super) fn imported_functions(content: &[u8]) -> Option<usize> {
    let mut bytes = Bytes(content);
    let mut functions = 0;
    for _ in 0..bytes.number()? {
        let (_module, _name) = (bytes.text()?, bytes.text()?);
        match bytes.byte()? {
            0 => {
                bytes.number()?;
                functions += 1;
            }
            1 => {
                bytes.byte()?;
                bytes.limits()?;
            }
            2 => bytes.limits()?,
            _ => drop(bytes.bytes(2)?),
        }
    }
    Some(functions)
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

/// The functions in the table, by their places, from the section of elements; `None` where something else stands there.
pub(super) fn elements(content: &[u8]) -> Option<Vec<(usize, usize)>> {
    let mut bytes = Bytes(content);
    let mut elements = Vec::new();
    for _ in 0..bytes.number()? {
        // Active, of the first table, with the numbers of functions.
        let at = bytes.place()?;
        for slot in 0..bytes.number()? {
            elements.push((at + slot, bytes.number()?));
        }
    }
    Some(elements)
}

/// The section of these elements, ascending by their places.
pub(super) fn put_elements(elements: &[(usize, usize)]) -> Vec<u8> {
    let runs: Vec<_> = elements.chunk_by(|(before, _), (slot, _)| before + 1 == *slot).collect();
    let mut content = Vec::new();
    put_number(&mut content, runs.len());
    for run in runs {
        put_place(&mut content, run.first().map_or(0, |(slot, _)| *slot));
        put_number(&mut content, run.len());
        for (_, function) in run {
            put_number(&mut content, *function);
        }
    }
    content
}

/// What the section of data puts into memory; `None` where something else stands there.
pub(super) fn data(content: &[u8]) -> Option<Vec<Part<'_>>> {
    let mut bytes = Bytes(content);
    (0..bytes.number()?).map(|_| Some(Part { at: bytes.place()?, bytes: bytes.block()? })).collect()
}

/// The content of the section that puts each of these into memory.
pub(super) fn put_data(parts: &[Part<'_>]) -> Vec<u8> {
    let mut content = Vec::new();
    put_number(&mut content, parts.len());
    for part in parts {
        put_place(&mut content, part.at);
        put_block(&mut content, part.bytes);
    }
    content
}

/// The name of a custom section, and what it holds.
pub(super) fn named_custom(content: &[u8]) -> Option<(&str, &[u8])> {
    let mut bytes = Bytes(content);
    Some((bytes.text()?, bytes.0))
}

/// The module taken apart around its functions; `None` where it has none.
pub(super) fn code(wasm: &[u8]) -> Option<Code<'_>> {
    let mut bytes = Bytes(wasm.strip_prefix(BEGINNING)?);
    while bytes.byte()? != CODE {
        bytes.block()?;
    }
    let mut content = Bytes(bytes.block()?);
    let (count, after) = (content.number()?, bytes.0);
    let (before, _) = wasm.split_at_checked(wasm.len() - after.len() - content.0.len())?;
    let bodies = (0..count).map(|_| content.block()).collect::<Option<Vec<_>>>()?;
    (count > 0 && content.0.is_empty()).then_some(Code { before, bodies, after })
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
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number of 32 bits, seven of them a byte, the lowest first.
    pub(super) fn number(&mut self) -> Option<usize> {
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

    /// A place of the first table or memory.
    fn place(&mut self) -> Option<usize> {
        self.0 = self.0.strip_prefix(&[0])?;
        self.constant()
    }

    /// A number of 32 bits that stands there as a constant, and is not below zero.
    pub(super) fn constant(&mut self) -> Option<usize> {
        self.0 = self.0.strip_prefix(&[CONSTANT])?;
        let number = self.number()?;
        self.0 = self.0.strip_prefix(&[END])?;
        Some(number)
    }

    /// The limits of a table or a memory: from, and perhaps to.
    pub(super) fn limits(&mut self) -> Option<()> {
        let has_end = self.byte()? & 1;
        (0..=has_end).try_for_each(|_| self.number().map(drop))
    }

    /// A number of any length, as it stands there.
    pub(super) fn digits(&mut self) -> Option<&'a [u8]> {
        let last = self.0.iter().position(|byte| *byte < 0x80)?;
        self.bytes(last + 1)
    }

    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// As many bytes as the number before them says.
    pub(super) fn block(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.bytes(length)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        str::from_utf8(self.block()?).ok()
    }
}

pub(super) fn put_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        out.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

/// The beginning of a part that is put to a place of the first table or memory.
fn put_place(out: &mut Vec<u8>, place: usize) {
    out.extend([0, CONSTANT]);
    put_number(out, place);
    // A number that could be below zero, and is not.
    if let Some(last) = out.last_mut().filter(|last| **last & 0x40 != 0) {
        *last |= 0x80;
        out.push(0);
    }
    out.push(END);
}

pub(super) fn put_block(out: &mut Vec<u8>, block: &[u8]) {
    put_number(out, block.len());
    out.extend(block);
}

#[cfg(test)]
mod tests;
