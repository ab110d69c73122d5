//! Pieces of JSON text that are known to be good: any value, an object, a number.
//!
//! Owns the grammar of a number as a person may type it.
//! Must not know where a piece is used.

use super::{JsonError, Kind, Node, read};
use crate::find::first_of;

/// Any JSON value, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonText(String);

impl JsonText {
    /// Reads a text that holds one JSON value; blanks round it are dropped.
    ///
    /// # Errors
    /// When the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        read(text).map(Self::of_node)
    }

    /// The text, as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn of_node(node: Node<'_>) -> Self {
        Self(node.raw().to_owned())
    }
}

/// A JSON object, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonObject(JsonText);

impl JsonObject {
    /// Reads a text that holds one JSON object without a key that stands twice.
    ///
    /// # Errors
    /// When the text is not JSON, is no object, or holds a key twice.
    pub fn parse(text: &str, what: &str) -> Result<Self, JsonError> {
        let node = read(text)?;
        node.members(what)?;
        Ok(Self(JsonText::of_node(node)))
    }

    /// The text, as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// A number, digit for digit as it was typed: 0.10, 1e400 and 9007199254740993 stay what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// Takes a text that is a number by JSON's grammar (RFC 8259, section 6), nothing around it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let node = read(text).ok()?;
        (node.kind() == Kind::Number && node.raw() == text).then(|| Self(text.to_owned()))
    }

    /// The digits as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the server can take it: a whole number that fits a Java long (64 bits).
    #[must_use]
    pub fn fits_long(&self) -> bool {
        self.0.parse::<i64>().is_ok()
    }

    /// Whether it is written without a fraction and without an exponent.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        first_of(&self.0, b".eE").is_none()
    }
}
