//! The program divided in two modules: what is needed first, and what is loaded later.
//!
//! Both work in one memory and with one table. The second takes them, and the functions that both need, from what the
//! first gives out. Nothing of the first names anything of the second, but by the table, which the second fills in when it
//! comes: [`super::linked`] tells what that is. Must not know what the functions are for.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{
    linked::Alone,
    module::{
        self, Bytes, CODE, DATA, ELEMENTS, EXPORTS, Export, FUNCTIONS, GLOBALS, IMPORTS, Import, MEMORY, Part, START,
        Section, TABLES, TYPES,
    },
    reach,
    split::{self, Step},
};

/// The module of the first part, from which the second takes. wasm-bindgen gives no name that begins with a digit.
pub(crate) const FIRST: &str = "0";

/// The kinds of what is imported and exported.
const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const OF_MEMORY: u8 = 2;
const GLOBAL: u8 = 3;

/// So many names there are that begin before the letters.
const MOST_LENT: usize = 17 * 64;

/// The instruction of a call.
const CALL: u8 = 0x10;

/// Both modules.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Divided {
    pub(super) first: Vec<u8>,
    pub(super) later: Vec<u8>,
}

/// Why a module cannot be divided.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    NoModule,
    /// There is no function of this name to begin the later part with.
    NoExport,
    /// What comes first names what is to come later.
    Whole,
    /// Too much is wanted by both.
    Lent,
    Split(split::Wrong),
}

/// Leaves for the later part what nothing but the export of this name needs; that export is its own.
pub(super) fn divide(wasm: &[u8], export: &str, alone: &Alone) -> Result<Divided, Wrong> {
    let program = Program::read(wasm)?;
    let (begin, others): (Vec<&Export<'_>>, Vec<&Export<'_>>) =
        program.exports.iter().partition(|it| it.name == export);
    let begin = begin.first().and_then(|it| it.function()).ok_or(Wrong::NoExport)?;

    let slots = program.slots.iter().filter(|(slot, _)| !alone.slots.contains(slot));
    let exported = others.iter().filter_map(|it| it.function());
    let first = program.reached(exported.chain(slots.map(|(_, function)| *function)));
    if first.contains(&begin) {
        return Err(Wrong::Whole);
    }
    // What was made one with a function of the first is there from the beginning.
    let (first_slots, later_slots): (Vec<_>, Vec<_>) =
        program.slots.iter().copied().partition(|(_, function)| first.contains(function));
    let named: BTreeSet<_> = later_slots.iter().map(|(_, function)| *function).chain([begin]).collect();
    let mut later = program.reached(named.iter().copied());
    later.retain(|it| !first.contains(it));
    let called: BTreeSet<_> = later.iter().flat_map(|it| program.calls(*it)).chain(named).collect();

    let is_import = |it: &usize| *it < program.imports.len();
    let (first_imports, mut first): (Vec<_>, Vec<_>) = first.into_iter().partition(is_import);
    let later_imports: Vec<_> = called.iter().copied().filter(is_import).collect();
    let borrowed: Vec<_> = called.into_iter().filter(|it| !is_import(it) && !later.contains(it)).collect();
    later.retain(|it| !is_import(it));
    let later: Vec<_> = later.into_iter().collect();
    // What is lent comes first: its numbers are one after the other, which `split` says in next to nothing.
    first.sort_by_key(|it| !borrowed.contains(it));
    let in_first = numbers(&[&first_imports, &first]);
    let in_later = numbers(&[&later_imports, &borrowed, &later]);

    let mut exports = Vec::new();
    for it in others {
        exports.push(match it.function() {
            Some(function) => exported_as(it.name.as_bytes(), FUNCTION, in_first.of(function)?),
            None => it.written(),
        });
    }
    let mut imports = program.written(&later_imports);
    let functions = borrowed.iter().map(|it| (FUNCTION, *it, program.type_of(*it)));
    if program.shared.len() + borrowed.len() > MOST_LENT {
        return Err(Wrong::Lent);
    }
    for (at, (kind, number, what)) in program.shared.iter().cloned().chain(functions).enumerate() {
        let name = lent_name(at);
        let number = if kind == FUNCTION { in_first.of(number)? } else { number };
        exports.push(exported_as(&name, kind, number));
        imports.push(imported_as(&name, kind, &what));
    }
    let (first_data, later_data) = cut(&program.data, alone);
    Ok(Divided {
        first: program.module(&Contents {
            numbers: in_first,
            imports: program.written(&first_imports),
            functions: first,
            exports,
            slots: first_slots,
            data: first_data,
            is_first: true,
        })?,
        later: program.module(&Contents {
            exports: vec![exported_as(export.as_bytes(), FUNCTION, in_later.of(begin)?)],
            numbers: in_later,
            imports,
            functions: later,
            slots: later_slots,
            data: later_data,
            is_first: false,
        })?,
    })
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoModule => {
                write!(out, "a module with functions, and with a memory, tables and constants of its own")
            }
            Self::NoExport => write!(out, "a module that begins its later part by a function of its own"),
            Self::Whole => write!(out, "a module in which nothing that comes first names what comes later"),
            Self::Lent => write!(out, "a module of whose functions both parts share {MOST_LENT} at most"),
            Self::Split(wrong) => wrong.fmt(out),
        }
    }
}

/// The new numbers of functions, by the old ones.
struct Numbers(BTreeMap<usize, usize>);

impl Numbers {
    fn of(&self, old: usize) -> Result<usize, Wrong> {
        self.0.get(&old).copied().ok_or(Wrong::Whole)
    }
}

/// One after the other.
fn numbers(functions: &[&[usize]]) -> Numbers {
    Numbers(functions.iter().copied().flatten().copied().zip(0..).collect())
}

/// What becomes a module.
struct Contents<'a> {
    numbers: Numbers,
    imports: Vec<Vec<u8>>,
    /// By their old numbers, in the order of the new ones.
    functions: Vec<usize>,
    exports: Vec<Vec<u8>>,
    slots: Vec<(usize, usize)>,
    data: Vec<Part<'a>>,
    /// It has the memory, the tables and what else there is one of.
    is_first: bool,
}

/// The module that is divided.
struct Program<'a> {
    sections: Vec<Section<'a>>,
    imports: Vec<Import<'a>>,
    exports: Vec<Export<'a>>,
    types: Vec<usize>,
    /// What each function of its own does.
    bodies: Vec<Vec<Step<'a>>>,
    slots: Vec<(usize, usize)>,
    data: Vec<Part<'a>>,
    /// What both parts work with: its kind, its number, and as what it is imported.
    shared: Vec<(u8, usize, Vec<u8>)>,
}

impl<'a> Program<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self, Wrong> {
        let sections = module::sections(wasm).ok_or(Wrong::NoModule)?;
        let content = |kind| module::content(&sections, kind);
        if sections.iter().any(|(kind, _)| *kind == START) {
            return Err(Wrong::NoModule);
        }
        let bodies = module::bodies(content(CODE)).ok_or(Wrong::NoModule)?;
        let bodies = bodies.into_iter().map(|body| split::steps(Bytes(body))).collect::<Result<_, _>>();
        Ok(Self {
            imports: module::imports(content(IMPORTS)).ok_or(Wrong::NoModule)?,
            exports: module::exports(content(EXPORTS)).ok_or(Wrong::NoModule)?,
            types: module::types(content(FUNCTIONS)).ok_or(Wrong::NoModule)?,
            slots: module::elements(content(ELEMENTS)).ok_or(Wrong::NoModule)?,
            data: module::data(content(DATA)).ok_or(Wrong::NoModule)?,
            shared: shared(&content).ok_or(Wrong::NoModule)?,
            bodies: bodies.map_err(Wrong::Split)?,
            sections,
        })
    }

    /// The functions that this one calls by their numbers.
    fn calls(&self, function: usize) -> impl Iterator<Item = usize> {
        let body = function.checked_sub(self.imports.len()).and_then(|at| self.bodies.get(at));
        let calls = body.into_iter().flatten().filter(|(code, _)| *code == CALL);
        calls.filter_map(|(_, operand)| Bytes(operand).number())
    }

    fn reached(&self, from: impl Iterator<Item = usize>) -> BTreeSet<usize> {
        reach::reached(from, |function| self.calls(function))
    }

    /// The number of its type, as it is imported.
    fn type_of(&self, function: usize) -> Vec<u8> {
        let mut written = Vec::new();
        let number = function.checked_sub(self.imports.len()).and_then(|at| self.types.get(at));
        module::put_number(&mut written, number.copied().unwrap_or_default());
        written
    }

    /// These imports, as they are in the module.
    fn written(&self, imports: &[usize]) -> Vec<Vec<u8>> {
        imports.iter().filter_map(|it| self.imports.get(*it)).map(Import::written).collect()
    }

    fn module(&self, contents: &Contents<'_>) -> Result<Vec<u8>, Wrong> {
        let mut types = Vec::new();
        let mut bodies = Vec::new();
        for function in &contents.functions {
            let body = function.checked_sub(self.imports.len()).and_then(|at| self.bodies.get(at));
            let mut written = Vec::new();
            module::put_block(&mut written, &body_with(body.ok_or(Wrong::NoModule)?, &contents.numbers)?);
            bodies.push(written);
            types.push(self.type_of(*function));
        }
        let mut slots = Vec::new();
        for (slot, function) in &contents.slots {
            slots.push((*slot, contents.numbers.of(*function)?));
        }
        let changed = [
            (IMPORTS, list(&contents.imports)),
            (FUNCTIONS, list(&types)),
            (EXPORTS, list(&contents.exports)),
            (ELEMENTS, module::put_elements(&slots)),
            (CODE, list(&bodies)),
            (DATA, module::put_data(&contents.data)),
        ];
        let kept = [TYPES, TABLES, MEMORY, GLOBALS].into_iter().filter(|kind| *kind == TYPES || contents.is_first);
        let kept = kept.filter_map(|kind| self.sections.iter().find(|section| section.0 == kind).copied());
        let mut sections: Vec<Section<'_>> = kept.chain(changed.iter().map(|(kind, it)| (*kind, &it[..]))).collect();
        sections.sort_by_key(|(kind, _)| *kind);
        Ok(module::module(sections))
    }
}

/// A function whose calls have the new numbers.
fn body_with(steps: &[Step<'_>], numbers: &Numbers) -> Result<Vec<u8>, Wrong> {
    let mut body = Vec::new();
    for (code, operand) in steps {
        if *code == CALL {
            body.push(CALL);
            module::put_number(&mut body, numbers.of(Bytes(operand).number().ok_or(Wrong::NoModule)?)?);
        } else {
            split::put_step(&mut body, *code, operand);
        }
    }
    Ok(body)
}

/// The tables, the memory and the other things of which there is one.
fn shared<'a>(content: &impl Fn(u8) -> &'a [u8]) -> Option<Vec<(u8, usize, Vec<u8>)>> {
    let mut shared = Vec::new();
    for (section, kind) in [(TABLES, TABLE), (MEMORY, OF_MEMORY), (GLOBALS, GLOBAL)] {
        let mut bytes = Bytes(content(section));
        for number in 0..bytes.number()? {
            let all = bytes.0;
            if kind == GLOBAL {
                bytes.bytes(2)?;
            } else {
                bytes.bytes(usize::from(kind == TABLE))?;
                bytes.limits()?;
            }
            shared.push((kind, number, all.get(..all.len() - bytes.0.len())?.to_vec()));
            if kind == GLOBAL {
                bytes.constant()?;
            }
        }
    }
    Some(shared)
}

/// The data of both parts. A gap that is shorter than what it costs to say so stays with the first.
fn cut<'a>(data: &[Part<'a>], alone: &Alone) -> (Vec<Part<'a>>, Vec<Part<'a>>) {
    const SHORT: usize = 8;
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for part in data {
        let end = part.at + part.bytes.len();
        let mut at = part.at;
        let between = |from: usize, to: usize| Part {
            at: from,
            bytes: part.bytes.get(from - part.at..to - part.at).unwrap_or_default(),
        };
        for own in alone.data.iter().filter(|own| own.len() > SHORT) {
            let (from, to) = (own.start.max(at), own.end.min(end));
            if from < to {
                first.push(between(at, from));
                later.push(between(from, to));
                at = to;
            }
        }
        first.push(between(at, end));
    }
    first.retain(|part| !part.bytes.is_empty());
    (first, later)
}

fn exported_as(name: &[u8], kind: u8, number: usize) -> Vec<u8> {
    let mut written = Vec::new();
    module::put_block(&mut written, name);
    written.push(kind);
    module::put_number(&mut written, number);
    written
}

fn imported_as(name: &[u8], kind: u8, what: &[u8]) -> Vec<u8> {
    let mut written = Vec::new();
    module::put_block(&mut written, FIRST.as_bytes());
    module::put_block(&mut written, name);
    written.push(kind);
    written.extend(what);
    written
}

/// What the first part gives out: a name of two signs, of which the first is a digit or one of the signs behind them, as in
/// no name of wasm-bindgen's.
pub(super) fn lent_name(at: usize) -> [u8; 2] {
    let sign = |number: usize| u8::try_from(number).ok().and_then(|number| number.checked_add(b'0')).unwrap_or(u8::MAX);
    [sign(at / 64), sign(at % 64)]
}

/// How many there are, and all of them.
fn list(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut list = Vec::new();
    module::put_number(&mut list, entries.len());
    list.extend(entries.concat());
    list
}

#[cfg(test)]
mod tests;
