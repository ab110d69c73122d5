//! Words for drafts that are kept and brought back.
//!
//! Owns which of these sentences are said. Must not know how a draft is kept.

use super::texts::{drafts, list};
use crate::exchange::KeptDraft;

/// Whose draft it is.
#[must_use]
pub fn draft_head(is_own: bool) -> &'static str {
    if is_own { drafts::OWN.say() } else { drafts::OTHER.say() }
}

/// What a draft holds, and what has to be typed again.
#[must_use]
pub fn draft_content(kept: &KeptDraft) -> String {
    let draft = &kept.draft;
    let mut parts = Vec::new();
    for (what, name) in [(drafts::JOB, &draft.job_name), (drafts::TASK, &draft.task_name)] {
        if !name.is_empty() {
            parts.push(what.with(&[name.into()]));
        }
    }
    parts.push(drafts::PARAMETERS.with(&[draft.parameters.len().into()]));
    secrets_to_type(drafts::CONTENT.with(&[(&list(&parts, false)).into()]), &kept.left_out)
}

/// Behind a sentence: the parameters whose secret values have to be typed again, if there are any.
pub(super) fn secrets_to_type(sentence: String, left_out: &[String]) -> String {
    if left_out.is_empty() {
        return sentence;
    }
    [sentence, drafts::SECRETS.with(&[(&list(left_out, false)).into()])].join(" ")
}

/// The draft is kept since then.
#[must_use]
pub fn draft_kept(time: &str) -> String {
    drafts::KEPT.with(&[time.into()])
}

/// Why the draft is not kept.
#[must_use]
pub fn draft_not_kept(has_no_room: bool) -> &'static str {
    if has_no_room { drafts::NO_ROOM.say() } else { drafts::NO_STORAGE.say() }
}
