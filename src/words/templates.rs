//! Words for templates.
//!
//! Owns which of these sentences are said. Must not know where templates are kept.

use super::faults::json_error;
use super::texts::{list, templates};
use crate::json::JsonError;

/// A template was saved, without the values of these parameters.
#[must_use]
pub fn template_saved(name: &str, left_out: &[String]) -> String {
    if left_out.is_empty() {
        return templates::SAVED.with(&[name.into()]);
    }
    templates::SAVED_WITHOUT.with(&[name.into(), (&list(left_out, false)).into()])
}

/// A template was removed.
#[must_use]
pub fn template_removed(name: &str) -> String {
    templates::REMOVED.with(&[name.into()])
}

/// The form was filled in by a template.
#[must_use]
pub fn template_used(name: &str) -> String {
    templates::FILLED_IN.with(&[name.into()])
}

/// Templates came from a file.
#[must_use]
pub fn templates_imported(count: usize) -> String {
    templates::IMPORTED.with(&[count.into()])
}

/// A file of templates cannot be read.
#[must_use]
pub fn templates_unreadable(error: &JsonError) -> String {
    templates::UNREADABLE.with(&[(&json_error(error)).into()])
}

/// Why a template is not kept.
#[must_use]
pub fn template_not_kept(has_no_room: bool) -> &'static str {
    if has_no_room { templates::NO_ROOM.say() } else { templates::NO_STORAGE.say() }
}
