//! What of the program is reached from one export alone, as the linker knows it.
//!
//! Reads what it leaves where it is asked to (`--emit-relocs`): which function names which function, which place in the
//! table and which data (the tool conventions of WebAssembly, Linking.md). Must not know what is done with it. Places in
//! the table and in memory stay what they are in all that is made of the module later; the numbers of functions do not.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::module::{self, Bytes, CODE, CUSTOM, DATA, EXPORTS, IMPORTS};
use super::reach;

/// What nothing but this export needs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Alone {
    /// Places in the table of functions.
    pub(super) slots: BTreeSet<usize>,
    /// Places in memory, ascending, without touching ones.
    pub(super) data: Vec<Range<usize>>,
}

/// What is reached from the export of this name and from no other; `None` where the module does not tell.
pub(super) fn alone(wasm: &[u8], name: &str) -> Option<Alone> {
    let program = Program::read(wasm)?;
    let (own, others) = program.sides(name);
    let mut alone = Alone::default();
    for (slot, function) in module::elements(module::content(&program.sections, module::ELEMENTS))? {
        let thing = Thing::Function(function);
        if own.contains(&thing) && !others.contains(&thing) {
            alone.slots.insert(slot);
        }
    }
    let is = |among: &BTreeSet<Thing>, it: &Data| among.contains(&Thing::Data(it.memory.start));
    let (theirs, rest): (Vec<_>, Vec<_>) = program.data.iter().partition(|it| is(&others, it));
    for Data { memory, .. } in rest.into_iter().filter(|it| is(&own, it)) {
        // What lies over data of the others stays with those.
        if theirs.iter().any(|it| it.memory.start < memory.end && memory.start < it.memory.end) {
            continue;
        }
        match alone.data.last_mut() {
            Some(last) if last.end >= memory.start => last.end = last.end.max(memory.end),
            _ => alone.data.push(memory.clone()),
        }
    }
    Some(alone)
}

/// What a function weighs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Its name, as the compiler mangled it; none for all data together.
    pub(crate) name: Option<String>,
    /// Its bytes in the linked program.
    pub(crate) bytes: usize,
    /// Whether nothing but the later part needs it.
    pub(crate) is_later: bool,
}

/// What each function weighs, and the data, with what is reached from the export of this name alone as later; `None` where
/// the module does not tell.
pub(super) fn weights(wasm: &[u8], name: &str) -> Option<Vec<Weight>> {
    let program = Program::read(wasm)?;
    let (own, others) = program.sides(name);
    let is_reached = |thing: &Thing| own.contains(thing) || others.contains(thing);
    let bodies = module::bodies(module::content(&program.sections, CODE))?;
    let imported = module::imports(module::content(&program.sections, IMPORTS))?.len();
    let functions = bodies.iter().enumerate().map(|(at, body)| (Thing::Function(imported + at), body.len()));
    let data = program.data.iter().map(|it| (Thing::Data(it.memory.start), it.memory.len()));
    let weight = |(thing, bytes): (Thing, usize)| Weight {
        name: program.function_names.get(&thing).map(|name| (*name).to_owned()),
        bytes,
        is_later: !others.contains(&thing),
    };
    Some(functions.chain(data).filter(|(thing, _)| is_reached(thing)).map(weight).collect())
}

/// What can be named: a function by its number, data by the place where they begin in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Function(usize),
    Data(usize),
}

/// Named data.
#[derive(Debug, PartialEq, Eq)]
struct Data {
    memory: Range<usize>,
    /// The same in the section.
    section: Range<usize>,
}

struct Program<'a> {
    sections: Vec<module::Section<'a>>,
    exports: Vec<(&'a str, usize)>,
    /// Ascending by their place in memory.
    data: Vec<Data>,
    names: BTreeMap<Thing, BTreeSet<Thing>>,
    function_names: BTreeMap<Thing, &'a str>,
}

impl<'a> Program<'a> {
    fn read(wasm: &'a [u8]) -> Option<Self> {
        let sections = module::sections(wasm)?;
        let at = |kind: u8| sections.iter().position(|section| section.0 == kind);
        let custom = |name: &str| {
            let contents = sections.iter().filter(|section| section.0 == CUSTOM);
            contents.filter_map(|section| module::named_custom(section.1)).find(|it| it.0 == name).map(|it| it.1)
        };
        let imported = module::imports(module::content(&sections, IMPORTS))?.len();
        let exports = module::exports(module::content(&sections, EXPORTS))?;
        // wasm-bindgen runs these, and takes them away.
        let exports = exports.iter().filter(|it| !it.name.starts_with("__wbindgen_describe"));
        let exports = exports.filter_map(|it| Some((it.name, it.function()?))).collect();
        let Symbols { things, data, function_names } =
            symbols(custom("linking")?, &segments(module::content(&sections, DATA))?)?;
        let functions = bodies(module::content(&sections, CODE))?;

        let mut names: BTreeMap<Thing, BTreeSet<Thing>> = BTreeMap::new();
        for (from, symbol) in relocations(custom("reloc.CODE")?, at(CODE)?)? {
            let number = functions.partition_point(|body| *body <= from).checked_sub(1)?;
            let to = things.get(symbol).copied().flatten();
            names.entry(Thing::Function(imported + number)).or_default().extend(to);
        }
        for (from, symbol) in relocations(custom("reloc.DATA")?, at(DATA)?)? {
            let to = things.get(symbol).copied().flatten();
            // Symbols may lie over each other.
            for it in data.iter().filter(|it| it.section.contains(&from)) {
                names.entry(Thing::Data(it.memory.start)).or_default().extend(to);
            }
        }
        Some(Self { sections, exports, data, names, function_names })
    }

    /// What is reached from the export of this name, and what from the others.
    fn sides(&self, name: &str) -> (BTreeSet<Thing>, BTreeSet<Thing>) {
        // wasm-bindgen has added a hash to the name.
        let is_own =
            |export: &str| export.strip_prefix(name).is_some_and(|hash| hash.starts_with('_') || hash.is_empty());
        let (begin, others): (Vec<_>, Vec<_>) = self.exports.iter().copied().partition(|(name, _)| is_own(name));
        (self.reached(&begin), self.reached(&others))
    }

    fn reached(&self, exports: &[(&str, usize)]) -> BTreeSet<Thing> {
        let begin = exports.iter().map(|(_, number)| Thing::Function(*number));
        reach::reached(begin, |thing| self.names.get(&thing).into_iter().flatten().copied())
    }
}

/// Where each function begins in the section of code, its length too.
fn bodies(content: &[u8]) -> Option<Vec<usize>> {
    let mut bytes = Bytes(content);
    let count = bytes.number()?;
    let mut next = || {
        let at = content.len() - bytes.0.len();
        bytes.block().map(|_| at)
    };
    (0..count).map(|_| next()).collect()
}

/// Where each part of the data stands in memory, and where in the section.
fn segments(content: &[u8]) -> Option<Vec<(usize, usize)>> {
    let parts = module::data(content)?;
    Some(parts.iter().map(|part| (part.at, part.bytes.as_ptr().addr() - content.as_ptr().addr())).collect())
}

/// What the linker knows by name.
struct Symbols<'a> {
    /// What each symbol stands for.
    things: Vec<Option<Thing>>,
    data: Vec<Data>,
    function_names: BTreeMap<Thing, &'a str>,
}

fn symbols<'a>(linking: &'a [u8], segments: &[(usize, usize)]) -> Option<Symbols<'a>> {
    const SYMBOLS: u8 = 8;
    const UNDEFINED: usize = 0x10;
    const NAMED: usize = 0x40;
    let mut bytes = Bytes(linking);
    let _version = bytes.number()?;
    let mut table = loop {
        let (kind, content) = (bytes.byte()?, bytes.block()?);
        if kind == SYMBOLS {
            break Bytes(content);
        }
    };
    let mut data = Vec::new();
    let mut things = Vec::new();
    let mut function_names = BTreeMap::new();
    for _ in 0..table.number()? {
        let (kind, flags) = (table.byte()?, table.number()?);
        let is_defined = flags & UNDEFINED == 0;
        things.push(match kind {
            1 => {
                table.block()?;
                if is_defined {
                    let (segment, offset, size) = (table.number()?, table.number()?, table.number()?);
                    // Without a place in a part, it is all zeros.
                    segments.get(segment).map(|(memory, section)| {
                        let (memory, section) = (memory + offset, section + offset);
                        data.push(Data { memory: memory..memory + size, section: section..section + size });
                        Thing::Data(memory)
                    })
                } else {
                    None
                }
            }
            3 => table.number().map(|_| None)?,
            _ => {
                let thing = Thing::Function(table.number()?);
                let name = if is_defined || flags & NAMED != 0 { Some(table.text()?) } else { None };
                let is_function = kind == 0;
                function_names.extend(name.filter(|_| is_function).map(|name| (thing, name)));
                is_function.then_some(thing)
            }
        });
    }
    data.sort_by_key(|it| (it.memory.start, it.memory.end));
    Some(Symbols { things, data, function_names })
}

/// Where something is named in this section, and by which symbol.
fn relocations(content: &[u8], section: usize) -> Option<Vec<(usize, usize)>> {
    /// It names a type, which is no symbol.
    const TYPE: u8 = 6;
    /// Those behind which a number stands that is added.
    const WITH_ADDEND: [u8; 13] = [3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23];
    let mut bytes = Bytes(content);
    if bytes.number()? != section {
        return None;
    }
    let mut found = Vec::new();
    for _ in 0..bytes.number()? {
        let (kind, at, symbol) = (bytes.byte()?, bytes.number()?, bytes.number()?);
        if WITH_ADDEND.contains(&kind) {
            bytes.digits()?;
        }
        if kind != TYPE {
            found.push((at, symbol));
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shrink::module::{ELEMENTS, Part};

    const FUNCTION: u8 = 0;
    const DATA_SYMBOL: u8 = 1;
    const CALL: u8 = 0;
    const MEMORY_ADDRESS: u8 = 4;
    const SLOT: u8 = 1;
    const SLOT_IN_DATA: u8 = 2;
    const OF_TYPE: u8 = 6;

    /// Functions 0 to 3 (exported: 0 `run_0a`, 1 `later_0b`, and one that wasm-bindgen takes away), of five bytes each, and
    /// data at 16: "first", "both!", "later"; `code` and `data` are what is named where, by the symbols 0 to 3 for the
    /// functions and 4 to 6 for the data.
    fn program(code: &[(u8, usize, u8)], data: &[(u8, usize, u8)]) -> Vec<u8> {
        let mut bodies = vec![4];
        (0..4).for_each(|_| module::put_block(&mut bodies, b"\0\x01\x01\x01\x0b"));
        let part = Part { at: 16, bytes: b"first..both!..later.." };
        let mut symbols = vec![7];
        (0..4).for_each(|number| symbols.extend([FUNCTION, 0, number, 1, b'a' + number]));
        for offset in [0, 7, 14] {
            symbols.extend([DATA_SYMBOL, 0, 1, b'd', 0, offset, 5]);
        }
        let mut linking = b"\x07linking\x02\x08".to_vec();
        module::put_block(&mut linking, &symbols);
        let relocations = |name: &[u8], section: u8, entries: &[(u8, usize, u8)]| {
            let mut content = Vec::new();
            module::put_block(&mut content, name);
            content.push(section);
            module::put_number(&mut content, entries.len());
            for (kind, at, symbol) in entries {
                content.push(*kind);
                module::put_number(&mut content, *at);
                content.push(*symbol);
                if *kind == MEMORY_ADDRESS {
                    content.push(0);
                }
            }
            content
        };
        module::module([
            (EXPORTS, &b"\x03\x06run_0a\x00\x00\x08later_0b\x00\x01\x14__wbindgen_describe_\x00\x02"[..]),
            (ELEMENTS, &module::put_elements(&[(1, 2), (2, 3)])),
            (CODE, &bodies),
            (DATA, &module::put_data(&[part])),
            (CUSTOM, &linking),
            (CUSTOM, &relocations(b"reloc.CODE", 2, code)),
            (CUSTOM, &relocations(b"reloc.DATA", 3, data)),
        ])
    }

    /// Where the function of this number names something; where the data that begin there do.
    const fn in_function(number: usize) -> usize {
        1 + 6 * number + 3
    }
    const fn in_data(offset: usize) -> usize {
        6 + offset
    }

    #[track_caller]
    fn check(code: &[(u8, usize, u8)], data: &[(u8, usize, u8)], slots: &[usize], memory: Option<Range<usize>>) {
        let expected = Alone { slots: slots.iter().copied().collect(), data: memory.into_iter().collect() };
        assert_eq!(alone(&program(code, data), "later"), Some(expected), "{code:?} {data:?}");
    }

    #[test]
    fn what_one_export_alone_names_is_its_own() {
        check(&[], &[], &[], None);
        // Its own function, and its own data.
        check(&[(CALL, in_function(1), 3)], &[], &[2], None);
        check(&[(MEMORY_ADDRESS, in_function(1), 6)], &[], &[], Some(30..35));
        // By way of data that name a function, and of a function that names another's place.
        check(&[(MEMORY_ADDRESS, in_function(1), 6)], &[(SLOT_IN_DATA, in_data(14), 2)], &[1], Some(30..35));
        check(&[(CALL, in_function(1), 2), (SLOT, in_function(2), 3)], &[], &[1, 2], None);
        // What others name too is not its own; nor is what nobody names.
        check(&[(CALL, in_function(1), 3), (SLOT, in_function(0), 3)], &[], &[], None);
        check(&[(MEMORY_ADDRESS, in_function(1), 5), (MEMORY_ADDRESS, in_function(0), 5)], &[], &[], None);
        check(&[(OF_TYPE, in_function(1), 3)], &[], &[], None);
    }

    #[test]
    fn a_module_that_does_not_tell_is_none() {
        assert_eq!(alone(b"wasm", "later"), None);
        assert_eq!(alone(&module::module([(EXPORTS, &b"\x01\x05later\x00\x00"[..])]), "later"), None);
    }
}
