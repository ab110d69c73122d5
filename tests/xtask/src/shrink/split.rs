//! The wasm taken apart into streams, which a compressor can use better than what stands mixed: the instructions in one,
//! and what each kind of them works on in one of its own.
//!
//! What comes out is a module too. Its one function is join.wat's; its memory holds the streams, and all else of the
//! wasm where it stands in the end. The function puts between what belongs there and gives the place of the whole.
//! The memory:
//!
//! | at | |
//! |---|---|
//! | 0 | for each stream, where the next of it is read |
//! | 60 | where a function is put together, before its length is known |
//! | 64 | where the wasm begins; it ends with the memory |
//! | 68, 72 | where its first function comes to, and where what is behind its last one begins |
//! | 128 | for each instruction, where it says at 0 what it works on; 0: nothing |
//! | 384 | for each instruction that comes behind a constant, how much further that of the constant is |
//! | 640 | the streams |
//!
//! Three codes that no instruction has stand among them: [`END`] for the end of a function, [`BYTE`] for a byte of a rare
//! instruction, which is copied from the last stream, and [`NUMBER`] for a number of the locals, with which a function
//! begins. A module that cannot be said like this is refused; and nothing is given back that does not join to the same
//! bytes.

use std::fmt;

use super::{
    join,
    module::{self, Bytes, CONSTANT, CUSTOM, DATA, MEMORY, Part},
};

/// Where the tables stand.
pub(super) const KINDS: usize = 128;
pub(super) const CONSTANTS: usize = 384;
const STREAMS: usize = 640;

pub(super) const END: u8 = 6;
pub(super) const BYTE: u8 = 7;
pub(super) const NUMBER: u8 = 8;

/// A page of WebAssembly's memory, in bytes.
pub(super) const PAGE: usize = 65_536;

/// What stands in a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    Instructions,
    Locals,
    Blocks,
    Branches,
    Calls,
    Local,
    Global,
    Read,
    Written,
    Wide,
    /// Four, by what comes behind the constant: see `behind`.
    Constants,
    Bytes = 14,
}

const COUNT: usize = Stream::Bytes as usize + 1;

/// Why a module cannot be split.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    NoModule,
    /// The program that joins is not one of the kind that is wanted.
    NoProgram,
    /// An instruction that is not known here.
    Unknown(u8),
    /// A reader or writer of memory that states an alignment, or a second memory.
    Aligned(u8),
    /// It would not be the same.
    Different,
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoModule => write!(out, "a module of WebAssembly with functions"),
            Self::NoProgram => write!(out, "a module with a memory and without data"),
            Self::Unknown(code) => write!(out, "only instructions that split.rs knows (there is {code:#04x})"),
            Self::Aligned(code) => write!(out, "only unaligned access to one memory ({code:#04x} is another)"),
            Self::Different => write!(out, "what can be split and joined again without a difference"),
        }
    }
}

/// A module that gives this one when its function `join` is called, with join.wat as a module.
pub(super) fn split(wasm: &[u8], program: &[u8]) -> Result<Vec<u8>, Wrong> {
    let code = module::code(wasm).ok_or(Wrong::NoModule)?;
    let mut streams = Streams::default();
    for body in &code.bodies {
        streams.add(body)?;
    }
    let longest = code.bodies.iter().map(|body| body.len()).max().unwrap_or_default();
    let room = STREAMS + streams.0.iter().map(Vec::len).sum::<usize>();
    let pages = (room + longest + wasm.len()).div_ceil(PAGE);
    let start = pages * PAGE - wasm.len();
    let last = pages * PAGE - code.after.len();

    let mut at = STREAMS;
    let mut head = Vec::new();
    for stream in &streams.0 {
        put_place(&mut head, at);
        at += stream.len();
    }
    for place in [room, start, start + code.before.len(), last] {
        put_place(&mut head, place);
    }
    head.resize(KINDS, 0);
    // The end is told by something else than nothing.
    head.extend((0..=u8::MAX).map(|code| kind(code).map_or(u8::from(code == END), |stream| 4 * stream as u8)));
    head.extend((0..=u8::MAX).map(|code| 4 * behind(code)));
    let image = [&head[..], &streams.0.concat()].concat();

    let part = |at, bytes| Part { at, bytes };
    let data = module::put_data(&[part(start, code.before), part(0, &image), part(last, code.after)]);
    let split = with(program, pages, &data).ok_or(Wrong::NoProgram)?;
    if join::joined(&split).as_deref() == Some(wasm) { Ok(split) } else { Err(Wrong::Different) }
}

/// The stream of what an instruction works on; `None` where that is nothing, or several things.
const fn kind(code: u8) -> Option<Stream> {
    match code {
        BYTE => Some(Stream::Bytes),
        NUMBER => Some(Stream::Locals),
        0x02..=0x04 => Some(Stream::Blocks),
        0x0c | 0x0d => Some(Stream::Branches),
        0x10 => Some(Stream::Calls),
        0x20..=0x22 => Some(Stream::Local),
        0x23 | 0x24 => Some(Stream::Global),
        0x28..=0x35 => Some(Stream::Read),
        0x36..=0x3e => Some(Stream::Written),
        CONSTANT => Some(Stream::Constants),
        0x42 => Some(Stream::Wide),
        _ => None,
    }
}

/// Which of the four streams of constants one belongs to, by the instruction behind it.
const fn behind(code: u8) -> u8 {
    match code {
        // Added or taken away.
        0x6a | 0x6b => 1,
        // Handed on: before a call, more constants, a local, and what is read from memory.
        0x10 | 0x20 | CONSTANT | 0x42 | 0x28..=0x35 => 2,
        // Compared, or taken for its bits.
        0x45..=0x5a | 0x71..=0x76 => 3,
        _ => 0,
    }
}

/// An instruction, a byte of a rare one or a number of the locals, and what belongs to it.
pub(super) type Step<'a> = (u8, &'a [u8]);

#[derive(Default)]
struct Streams([Vec<u8>; COUNT]);

impl Streams {
    /// Adds what a function does.
    fn add(&mut self, body: &[u8]) -> Result<(), Wrong> {
        let steps = steps(Bytes(body))?;
        let next = steps.iter().skip(1).map(|(code, _)| *code).chain([END]);
        for ((code, operand), next) in steps.iter().zip(next) {
            self.put(Stream::Instructions as usize, &[*code]);
            if let Some(stream) = kind(*code) {
                let further = if *code == CONSTANT { behind(next) } else { 0 };
                self.put(stream as usize + usize::from(further), operand);
            }
        }
        Ok(())
    }

    fn put(&mut self, stream: usize, bytes: &[u8]) {
        if let Some(stream) = self.0.get_mut(stream) {
            stream.extend(bytes);
        }
    }
}

/// A function in steps.
pub(super) fn steps(mut bytes: Bytes<'_>) -> Result<Vec<Step<'_>>, Wrong> {
    let mut steps = locals(&mut bytes).ok_or(Wrong::NoModule)?;
    loop {
        let all = bytes.0;
        let code = bytes.byte().ok_or(Wrong::NoModule)?;
        match code {
            0x0b if bytes.0.is_empty() => {
                steps.push((END, &[][..]));
                return Ok(steps);
            }
            BYTE | NUMBER => return Err(Wrong::Unknown(code)),
            0x28..=0x3e if bytes.byte() != Some(0) => return Err(Wrong::Aligned(code)),
            _ if kind(code).is_some() => steps.push((code, bytes.digits().ok_or(Wrong::NoModule)?)),
            // Without anything that they work on.
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => steps.push((code, &[])),
            _ => {
                let rest = rest(code, &mut bytes).ok_or(Wrong::Unknown(code))?;
                steps.extend(all.chunks(1).take(all.len() - rest).map(|byte| (BYTE, byte)));
            }
        }
    }
}

/// Writes a step as it stands in a module.
pub(super) fn put_step(out: &mut Vec<u8>, code: u8, operand: &[u8]) {
    match code {
        END => out.push(0x0b),
        BYTE | NUMBER => {}
        0x28..=0x3e => out.extend([code, 0]),
        _ => out.push(code),
    }
    out.extend(operand);
}

/// What a function begins with: how many kinds of locals, and of each how many and which.
fn locals<'a>(bytes: &mut Bytes<'a>) -> Option<Vec<Step<'a>>> {
    let kinds = Bytes(bytes.0).number()?;
    (0..=2 * kinds).map(|_| Some((NUMBER, bytes.digits()?))).collect()
}

/// Passes over what a rare instruction works on; how much is then still to be read.
fn rest(code: u8, bytes: &mut Bytes<'_>) -> Option<usize> {
    let numbers = match code {
        // A table of branches: as many as there are, and one for all others.
        0x0e => bytes.number()? + 1,
        // A choice between values of these types.
        0x1c => bytes.number()?,
        0x11 => 2,
        0x25 | 0x26 | 0x3f | 0x40 | 0xd0 => 1,
        0x43 => bytes.bytes(4).map(|_| 0)?,
        0x44 => bytes.bytes(8).map(|_| 0)?,
        0xfc => match bytes.number()? {
            0..=7 => 0,
            10 | 14 => 2,
            11 | 15..=17 => 1,
            _ => return None,
        },
        _ => return None,
    };
    for _ in 0..numbers {
        bytes.digits()?;
    }
    Some(bytes.0.len())
}

/// A place in memory, as the program reads it.
fn put_place(out: &mut Vec<u8>, place: usize) {
    let [a, b, c, d, ..] = place.to_le_bytes();
    out.extend([a, b, c, d]);
}

/// The program with a memory of this size, and this in it.
fn with(program: &[u8], pages: usize, data: &[u8]) -> Option<Vec<u8>> {
    let mut memory = vec![1, 0];
    module::put_number(&mut memory, pages);
    let sections = module::sections(program)?;
    let has = |wanted| sections.iter().any(|(kind, _)| *kind == wanted);
    let own = sections.iter().filter(|(kind, _)| *kind != CUSTOM).map(|(kind, content)| match *kind {
        MEMORY => (MEMORY, &memory[..]),
        other => (other, *content),
    });
    (has(MEMORY) && !has(DATA)).then(|| module::module(own.chain([(DATA, data)])))
}

#[cfg(test)]
mod tests;
