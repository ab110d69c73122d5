//! Words for the preview of the request and for what is taken out of the page.
//!
//! Owns which of these sentences are said. Must not know where they stand.

use super::texts::{list, preview};
use crate::wire::Line;

/// A link was copied, without the values of these parameters.
#[must_use]
pub fn link_copied(left_out: &[String]) -> String {
    if left_out.is_empty() {
        return preview::LINK_COPIED.say().to_owned();
    }
    preview::LINK_COPIED_WITHOUT.with(&[(&list(left_out, false)).into()])
}

/// Behind the first few things that are missing.
#[must_use]
pub fn more_missing(count: usize) -> String {
    preview::MORE_MISSING.with(&[count.into()])
}

/// What is said of secrets beside the body.
#[must_use]
pub fn secrets_in_preview(are_shown: bool) -> &'static str {
    if are_shown { preview::SECRETS_SHOWN.say() } else { preview::SECRETS_HIDDEN.say() }
}

/// What a change of a switch changed in the body.
#[must_use]
pub fn changed_lines(lines: &[Line<'_>]) -> String {
    let count = |is_it: fn(&Line<'_>) -> bool| lines.iter().filter(|line| is_it(line)).count();
    let gone = count(|line| matches!(line, Line::Gone(_)));
    let new = count(|line| matches!(line, Line::New(_)));
    match (gone, new) {
        (0, 0) => preview::SAME.say().to_owned(),
        _ => preview::CHANGED.with(&[gone.into(), new.into()]),
    }
}
