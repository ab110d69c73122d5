//! Words for the preview of the request and for what is taken out of the page.
//!
//! Owns these sentences. Must not know where they stand.

use crate::wire::Line;

/// Something was copied.
pub const COPIED: &str = "Copied.";

/// Nothing was copied.
pub const NOT_COPIED: &str = "The browser did not allow it. Select the text and copy it by hand.";

/// A link was copied, without the values of these parameters.
#[must_use]
pub fn link_copied(left_out: &[String]) -> String {
    if left_out.is_empty() {
        return "Link copied.".to_owned();
    }
    format!("Link copied, without the secret values of {}.", left_out.join(", "))
}

/// Over what the link sets.
pub const LINK_OPENED: &str = "The link with which this page was opened fills in a job. Nothing is sent by it.";

/// Before the reason.
pub const LINK_UNREADABLE: &str = "The link with which this page was opened cannot be read:";

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
