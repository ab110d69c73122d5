//! What can be wrong with a setting.
//!
//! Owns the kinds of fault. Must not hold a sentence: words for people live in `words`.

use crate::json::{JsonError, Place};

/// A setting that does not count, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The text is there and could not be had.
    Unread,
    /// The text is not JSON, or a value is of another kind than the setting wants.
    Json(JsonError),
    /// There is no setting of this name.
    Unknown {
        /// Where its value begins.
        place: Place,
        /// The name that stands there.
        key: String,
        /// The setting whose name is like it.
        near: Option<&'static str>,
    },
    /// The value is of the right kind, and still none that the setting can have.
    Unfit {
        /// Where the value begins.
        place: Place,
        /// The setting's name.
        key: String,
        /// What the setting can have.
        wanted: Wanted,
    },
}

impl From<JsonError> for Fault {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

/// What a setting can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A path, or an address of http or https, without a user's name, query and fragment.
    Address,
    /// Visible ASCII characters, as a header's value can have.
    HeaderValue,
    /// A whole number, the least and the most.
    Whole(u32, u32),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A text that is not blank.
    Text,
    /// The name of a time zone.
    Zone,
    /// A regular expression.
    Pattern,
    /// A colour or a size of CSS.
    Style,
    /// Scheme, host and port of a page.
    Origin,
    /// A value in `job` that can be sent, because nobody sees the field.
    Preset,
    /// Three texts.
    ThreeTexts,
}
