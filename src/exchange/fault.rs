//! Why a text cannot be taken over, and where.
//!
//! Owns the kinds of fault. Must not hold a sentence: words for people live in `words`.

use super::cells::{CellFault, Column};
use super::link::LinkError;
use crate::json::{JsonError, Place, Reason};
use std::ops::Deref;

/// A text that cannot be taken over; nothing has changed. An address: a result that may hold one is as small as its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError(Box<ImportFault>);

/// What an [`ImportError`] tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFault {
    /// Where.
    pub place: Place,
    /// Why.
    pub reason: ImportReason,
}

/// What can be wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportReason {
    /// There is nothing but blanks.
    Empty,
    /// It is neither JSON, nor a cURL command, nor rows, nor a link.
    Unrecognised,
    /// It is meant as JSON, and is none, or does not hold a job.
    Json(Reason),
    /// It is JSON, but nothing in it belongs to a job.
    NotAJob,
    /// A second job: only one fits into the form.
    SecondJob,
    /// A quote is not closed.
    OpenQuote,
    /// Bytes in a `$'…'` that are no UTF-8.
    NotText,
    /// The command sends no body.
    NoBody,
    /// The command reads its body from this file, which is not among what was given.
    FileMissing(String),
    /// Something stands behind the closing quote of a cell.
    BehindQuote,
    /// So many cells in a row without a head are neither name and value nor a whole row.
    Columns(usize),
    /// A row has a cell under no head.
    NoHead,
    /// A row has no name.
    NoName,
    /// Two rows have this name; the place of the first.
    DuplicateName(String, Place),
    /// A cell cannot be taken.
    Cell(Column, CellFault),
    /// A line of the rows' text cannot be read.
    Text(super::TextReason),
    /// A link gives no job.
    Link(LinkError),
}

impl Deref for ImportError {
    type Target = ImportFault;

    fn deref(&self) -> &ImportFault {
        &self.0
    }
}

impl ImportError {
    /// A fault at a place.
    #[must_use]
    pub fn new(place: Place, reason: ImportReason) -> Self {
        Self(Box::new(ImportFault { place, reason }))
    }

    /// A fault at this byte of the text.
    pub(super) fn at(source: &str, offset: usize, reason: ImportReason) -> Self {
        Self::new(Place::of(source, offset), reason)
    }

    /// A fault in a piece of JSON whose bytes stand in the text where `offset` says.
    pub(super) fn json(error: JsonError, piece: &str, source: &str, offset: impl FnOnce(usize) -> usize) -> Self {
        Self::at(source, offset(error.place.offset_in(piece)), ImportReason::Json(error.into_fault().reason))
    }
}
