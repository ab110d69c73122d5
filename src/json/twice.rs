//! Names that stand twice.
//!
//! Owns the search for them, which takes one step a name. Must not know what is named.

use crate::places::Places;

/// The places of the first name that stands again, and of where it does.
pub fn twice<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<(usize, usize)> {
    let mut seen = Places::default();
    names.into_iter().enumerate().find_map(|(at, name)| seen.insert(name, at).map(|first| (first, at)))
}
