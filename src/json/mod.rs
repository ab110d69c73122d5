//! JSON text read without loss: numbers stay the digits that were written, members keep their order.
//!
//! Owns the walk over a JSON text and the place (line, column) of everything in it.
//! Must not know what a job is, nor what the text is for.

mod edit;
mod scan;
mod text;
mod twice;
mod writer;

pub use edit::with_member;
pub use scan::Syntax;
pub use text::{Decimal, JsonObject, JsonText};
pub use twice::twice;
pub use writer::{Writer, quoted};

use crate::find::behind_last;
use scan::{Scan, Stop, unescaped};
use std::ops::Deref;

/// A line and a column in a text, both counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Why a JSON text was refused, and where. An address: a result that may hold one is as small as its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError(Box<JsonFault>);

/// What a [`JsonError`] tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonFault {
    /// Where reading stopped.
    pub place: Place,
    /// What was wrong there.
    pub reason: Reason,
}

impl JsonError {
    /// An error at a place.
    #[must_use]
    pub fn at(place: Place, reason: Reason) -> Self {
        Self(Box::new(JsonFault { place, reason }))
    }

    /// What it tells.
    #[must_use]
    pub fn into_fault(self) -> JsonFault {
        *self.0
    }
}

impl Deref for JsonError {
    type Target = JsonFault;

    fn deref(&self) -> &JsonFault {
        &self.0
    }
}

/// What can be wrong with a JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The text ends in the middle of a value.
    Ended,
    /// The text breaks JSON's grammar.
    Syntax(Syntax),
    /// An object holds the same key twice; the place of the first.
    DuplicateKey {
        /// The key that stands twice.
        key: String,
        /// Where it stands first.
        first: Place,
    },
    /// A value is of another kind than the field wants.
    WrongKind {
        /// The member's name, or what the value stands for.
        what: String,
        /// The kind that was wanted.
        wanted: Kind,
        /// The kind that was found.
        found: Kind,
    },
    /// A member that cannot be left out is not there.
    Missing {
        /// The member's name.
        what: String,
    },
    /// A member stands where nothing of its name can.
    Unexpected {
        /// The member's name.
        what: String,
    },
}

impl Place {
    /// The place of the character that begins at this byte of the text, or holds it.
    #[must_use]
    pub fn of(source: &str, offset: usize) -> Self {
        let mut offset = offset.min(source.len());
        while !source.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = source.get(..offset).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = behind_last(before, b"\n").chars().count() + 1;
        Self { line, column }
    }

    /// The byte of the text that stands at this place; the text's end for a place behind it.
    #[must_use]
    pub fn offset_in(self, source: &str) -> usize {
        let line: usize = source.split_inclusive('\n').take(self.line.saturating_sub(1)).map(str::len).sum();
        let rest = source.get(line..).unwrap_or_default();
        let column = rest.char_indices().nth(self.column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
        line + column
    }
}

/// The six kinds of JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// a number
    Number,
    /// a string
    Text,
    /// an array
    Array,
    /// an object
    Object,
}

/// One value inside a JSON text: a view that knows its place.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    raw: &'a str,
    source: &'a str,
}

/// One member of an object: the decoded key and its value.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// The key, unescaped.
    pub key: String,
    /// The value.
    pub value: Node<'a>,
}

/// Reads a whole text as one JSON value.
///
/// # Errors
/// When the text is not JSON, with the place.
pub fn read(source: &str) -> Result<Node<'_>, JsonError> {
    // A byte order mark is what editors leave at the start of a file; it is no part of the document.
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut scan = Scan { text: source, at: 0 };
    scan.blanks();
    let start = scan.at;
    let read = scan.value().and_then(|()| {
        let end = scan.at;
        if scan.blanks().is_none() { Ok(end) } else { scan.stop(Syntax::Behind).map(|()| end) }
    });
    match read {
        Ok(end) => Ok(Node { raw: source.get(start..end).unwrap_or_default(), source }),
        Err(stop) => Err(refusal(stop, source, 0)),
    }
}

impl<'a> Node<'a> {
    /// The kind of this value, told by its first character.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.raw.as_bytes().first() {
            Some(b'n') => Kind::Null,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'"') => Kind::Text,
            Some(b'[') => Kind::Array,
            Some(b'{') => Kind::Object,
            _ => Kind::Number,
        }
    }

    /// The value's own text, exactly as written.
    #[must_use]
    pub fn raw(self) -> &'a str {
        self.raw
    }

    /// The value's own text as an owned, known-good piece of JSON.
    #[must_use]
    pub fn to_text(self) -> JsonText {
        JsonText::of_node(self)
    }

    /// Where the value begins.
    #[must_use]
    pub fn place(self) -> Place {
        Place::of(self.source, self.offset())
    }

    /// The string's content, unescaped.
    ///
    /// # Errors
    /// When the value is no string, or holds half of a surrogate pair.
    pub fn text(self, what: &str) -> Result<String, JsonError> {
        self.must_be(what, Kind::Text)?;
        self.unescaped()
    }

    /// The value as true or false.
    ///
    /// # Errors
    /// When the value is of another kind.
    pub fn boolean(self, what: &str) -> Result<bool, JsonError> {
        self.must_be(what, Kind::Boolean)?;
        Ok(self.raw == "true")
    }

    /// The number's text, digit for digit.
    ///
    /// # Errors
    /// When the value is of another kind.
    pub fn number(self, what: &str) -> Result<&'a str, JsonError> {
        self.must_be(what, Kind::Number)?;
        Ok(self.raw)
    }

    /// The object's members in their order.
    ///
    /// # Errors
    /// When the value is no object, or a key stands in it twice.
    pub fn members(self, what: &str) -> Result<Vec<Member<'a>>, JsonError> {
        self.must_be(what, Kind::Object)?;
        let mut members = Vec::new();
        let mut keys = Vec::new();
        for (key, value) in self.parts() {
            members.push(Member { key: key.unescaped()?, value });
            keys.push(key);
        }
        let Some((first, again)) = twice(members.iter().map(|member| member.key.as_str())) else { return Ok(members) };
        let place = |at: usize| keys.get(at).map_or(self.place(), |key| key.place());
        let key = members.swap_remove(again).key;
        Err(JsonError::at(place(again), Reason::DuplicateKey { key, first: place(first) }))
    }

    /// Hands over the object's members one by one, in their order. One way through an object for all who read one: it
    /// keeps the download small.
    ///
    /// # Errors
    /// As [`Node::members`], and the first that `take` gives.
    pub fn each_member(
        self,
        what: &str,
        take: &mut dyn FnMut(&str, Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        for Member { key, value } in &self.members(what)? {
            take(key, *value)?;
        }
        Ok(())
    }

    /// The array's items in their order.
    ///
    /// # Errors
    /// When the value is no array.
    pub fn items(self, what: &str) -> Result<Vec<Node<'a>>, JsonError> {
        self.must_be(what, Kind::Array)?;
        Ok(self.parts().into_iter().map(|(_, item)| item).collect())
    }

    /// The error that this value is of another kind than was wanted.
    #[must_use]
    pub fn wrong_kind(self, what: &str, wanted: Kind) -> JsonError {
        self.error(Reason::WrongKind { what: what.to_owned(), wanted, found: self.kind() })
    }

    /// An error at this value's place.
    #[must_use]
    pub fn error(self, reason: Reason) -> JsonError {
        JsonError::at(self.place(), reason)
    }

    fn must_be(self, what: &str, wanted: Kind) -> Result<(), JsonError> {
        if self.kind() == wanted { Ok(()) } else { Err(self.wrong_kind(what, wanted)) }
    }

    /// The members of an object, or the items of an array; an item has itself for its key.
    fn parts(self) -> Vec<(Self, Self)> {
        let mut scan = Scan { text: self.raw, at: 1 };
        let mut parts = Vec::new();
        let mut key = None;
        while let Some(next) = scan.blanks() {
            let start = scan.at;
            if matches!(next, b',' | b':' | b'}' | b']') {
                scan.at += 1;
                continue;
            }
            // What was read whole has no faults within.
            if scan.value().is_err() {
                break;
            }
            let part = Self { raw: self.raw.get(start..scan.at).unwrap_or_default(), source: self.source };
            match key.take() {
                None if self.kind() == Kind::Object => key = Some(part),
                first => parts.push((first.unwrap_or(part), part)),
            }
        }
        parts
    }

    /// The content of a string.
    fn unescaped(self) -> Result<String, JsonError> {
        unescaped(self.raw).map_err(|stop| refusal(stop, self.source, self.offset()))
    }

    /// Bytes from the start of the source: `raw` is always a part of it.
    fn offset(self) -> usize {
        (self.raw.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize)
    }
}

/// A refusal, its place moved from the part that was read to the whole source.
fn refusal(stop: Stop, source: &str, offset: usize) -> JsonError {
    JsonError::at(Place::of(source, offset + stop.at), stop.why.map_or(Reason::Ended, Reason::Syntax))
}

#[cfg(test)]
mod tests;
