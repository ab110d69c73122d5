//! What join.wat does, in Rust: the build makes sure by it that nothing is lost. Must not know which instruction has what,
//! but reads that from the tables, as the other does.

use super::{
    module::{self, Bytes, CONSTANT, DATA, MEMORY},
    split::{BYTE, CONSTANTS, END, KINDS, NUMBER, PAGE, Stream},
};

/// The module that was split; `None` where this is nothing that was.
pub(super) fn joined(split: &[u8]) -> Option<Vec<u8>> {
    let mut memory = Memory::of(split)?;
    let [room, start, first, last] = [60, 64, 68, 72].map(|at| memory.place(at));
    let (room, mut out, last) = (room?, first?, last?);
    while out < last {
        let length = memory.function(room)?;
        let mut function = Vec::new();
        module::put_block(&mut function, memory.0.get(room..room + length)?);
        memory.0.get_mut(out..out + function.len())?.copy_from_slice(&function);
        out += function.len();
    }
    Some(memory.0.split_off(start?))
}

struct Memory(Vec<u8>);

impl Memory {
    /// As it is when the module begins to run.
    fn of(split: &[u8]) -> Option<Self> {
        let sections = module::sections(split)?;
        let mut pages = Bytes(module::content(&sections, MEMORY).strip_prefix(&[1, 0])?);
        let mut memory = vec![0; pages.number()? * PAGE];
        for part in module::data(module::content(&sections, DATA))? {
            memory.get_mut(part.at..part.at + part.bytes.len())?.copy_from_slice(part.bytes);
        }
        Some(Self(memory))
    }

    /// Puts the next function together there, and gives its length.
    fn function(&mut self, room: usize) -> Option<usize> {
        let mut to = room;
        loop {
            let at = self.place(0)?;
            let (code, next) = (self.byte(at)?, self.byte(at + 1)?);
            self.put_place(0, at + 1)?;
            if code == END {
                self.put(&mut to, 0x0b)?;
                return Some(to - room);
            }
            if code != BYTE && code != NUMBER {
                self.put(&mut to, code)?;
            }
            if (0x28..=0x3e).contains(&code) {
                self.put(&mut to, 0)?;
            }
            let further = if code == CONSTANT { self.byte(CONSTANTS + usize::from(next))? } else { 0 };
            match self.byte(KINDS + usize::from(code))? {
                0 => {}
                stream => self.copy(usize::from(stream + further), &mut to)?,
            }
        }
    }

    /// Copies a number, or a byte, from the stream whose place stands there.
    fn copy(&mut self, stream: usize, to: &mut usize) -> Option<()> {
        let mut from = self.place(stream)?;
        loop {
            let byte = self.byte(from)?;
            from += 1;
            self.put(to, byte)?;
            if byte < 0x80 || stream == 4 * Stream::Bytes as usize {
                return self.put_place(stream, from);
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    fn put(&mut self, to: &mut usize, byte: u8) -> Option<()> {
        *self.0.get_mut(*to)? = byte;
        *to += 1;
        Some(())
    }

    fn place(&self, at: usize) -> Option<usize> {
        let bytes = self.0.get(at..)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    }

    fn put_place(&mut self, at: usize, place: usize) -> Option<()> {
        *self.0.get_mut(at..)?.first_chunk_mut()? = u32::try_from(place).ok()?.to_le_bytes();
        Some(())
    }
}
