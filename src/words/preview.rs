//! Words for the preview of the request and for what is taken out of the page.
//!
//! Owns these sentences. Must not know where they stand.

use crate::wire::Line;

/// What became of a copy.
#[must_use]
pub fn copied(is_copied: bool) -> &'static str {
    if is_copied { "Copied." } else { "The browser did not allow it. Select the text and copy it by hand." }
}

/// Behind the first few things that are missing.
#[must_use]
pub fn more_missing(count: usize) -> String {
    format!("and {count} more")
}

/// What is said of secrets beside the body.
#[must_use]
pub fn secrets_in_preview(are_shown: bool) -> &'static str {
    if are_shown {
        "Secret values are shown, and copied as they are."
    } else {
        "Secret values are sent as typed. Here, and in what is copied or saved, a placeholder stands for each."
    }
}

/// What a change of a switch changed in the body.
#[must_use]
pub fn changed_lines(lines: &[Line<'_>]) -> String {
    let count = |is_it: fn(&Line<'_>) -> bool| lines.iter().filter(|line| is_it(line)).count();
    let gone = count(|line| matches!(line, Line::Gone(_)));
    let new = count(|line| matches!(line, Line::New(_)));
    match (gone, new) {
        (0, 0) => "The body stays the same.".to_owned(),
        _ => format!("Lines of the body: {gone} gone, {new} new."),
    }
}
