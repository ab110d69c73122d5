//! JSON text read without loss: numbers stay the digits that were written, members keep their order.
//!
//! Owns the walk over a JSON text and the place (line, column) of everything in it.
//! Must not know what a job is, nor what the text is for.

mod edit;
mod text;
mod twice;
mod writer;

pub use edit::with_member;
pub use text::{Decimal, JsonObject, JsonText};
pub use twice::twice;
pub use writer::{Writer, quoted};

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
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
    /// The text breaks JSON's grammar; the parser's own words.
    Syntax(String),
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
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
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
    let raw: &RawValue = serde_json::from_str(source).map_err(|e| refusal(&e, source, 0))?;
    Ok(Node { raw: raw.get(), source })
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
        self.parse()
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
        let pairs = self.each(|d| d.deserialize_map(Pairs))?;
        let node = |raw: &'a RawValue| Node { raw: raw.get(), source: self.source };
        let mut members = Vec::with_capacity(pairs.len());
        for (key, value) in &pairs {
            members.push(Member { key: node(key).parse()?, value: node(value) });
        }
        let Some((first, again)) = twice(members.iter().map(|member| member.key.as_str())) else { return Ok(members) };
        let place = |at: usize| pairs.get(at).map_or(self.place(), |(key, _)| node(key).place());
        let key = members.swap_remove(again).key;
        Err(JsonError::at(place(again), Reason::DuplicateKey { key, first: place(first) }))
    }

    /// The array's items in their order.
    ///
    /// # Errors
    /// When the value is no array.
    pub fn items(self, what: &str) -> Result<Vec<Node<'a>>, JsonError> {
        self.must_be(what, Kind::Array)?;
        let items = self.each(|d| d.deserialize_seq(Items))?;
        Ok(items.into_iter().map(|raw| Node { raw: raw.get(), source: self.source }).collect())
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

    fn parse<T: serde::Deserialize<'a>>(self) -> Result<T, JsonError> {
        serde_json::from_str(self.raw).map_err(|e| refusal(&e, self.source, self.offset()))
    }

    fn each<T>(
        self,
        walk: impl FnOnce(&mut serde_json::Deserializer<serde_json::de::StrRead<'a>>) -> serde_json::Result<T>,
    ) -> Result<T, JsonError> {
        let mut deserializer = serde_json::Deserializer::from_str(self.raw);
        walk(&mut deserializer).map_err(|e| refusal(&e, self.source, self.offset()))
    }

    /// Bytes from the start of the source: `raw` is always a part of it.
    fn offset(self) -> usize {
        (self.raw.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize)
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(items)
    }
}

/// A parser's refusal, its place moved from the part that was parsed to the whole source.
fn refusal(error: &serde_json::Error, source: &str, offset: usize) -> JsonError {
    let part = source.get(offset..).unwrap_or_default();
    let line_start: usize = part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // The parser counts what it has taken in: column 0 means that it stopped on the line break before.
    let at = (offset + line_start + error.column()).saturating_sub(1);
    let place = Place::of(source, at);
    if error.is_eof() {
        return JsonError::at(place, Reason::Ended);
    }
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default().to_owned();
    JsonError::at(place, Reason::Syntax(words))
}

#[cfg(test)]
mod tests;
