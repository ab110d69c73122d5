//! Words for drafts that are kept and brought back.
//!
//! Owns these sentences. Must not know how a draft is kept.

use crate::exchange::KeptDraft;

/// Whose draft it is.
#[must_use]
pub fn draft_head(is_own: bool) -> &'static str {
    if is_own { "A draft from before this page was loaded." } else { "A draft from another tab or an earlier visit." }
}

/// What a draft holds, and what has to be typed again.
#[must_use]
pub fn draft_content(kept: &KeptDraft) -> String {
    let draft = &kept.draft;
    let mut parts = Vec::new();
    for (what, name) in [("job", &draft.job_name), ("task", &draft.task_name)] {
        if !name.is_empty() {
            parts.push(format!("{what} “{name}”"));
        }
    }
    parts.push(match draft.parameters.len() {
        1 => "1 parameter".to_owned(),
        count => format!("{count} parameters"),
    });
    let mut text = parts.join(", ");
    text.push('.');
    if !kept.left_out.is_empty() {
        text.push_str(" Secrets are not kept; type again: ");
        text.push_str(&kept.left_out.join(", "));
        text.push('.');
    }
    text
}

/// The draft is kept since then.
#[must_use]
pub fn draft_kept(time: &str) -> String {
    format!("Draft saved {time}.")
}

/// Why the draft is not kept.
#[must_use]
pub fn draft_not_kept(has_no_room: bool) -> &'static str {
    if has_no_room {
        "The browser has no room left for the draft: it would not survive a reload. All else works."
    } else {
        "This browser keeps nothing for this page: the draft would not survive a reload. All else works."
    }
}
