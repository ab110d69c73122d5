//! Words for templates.
//!
//! Owns these sentences. Must not know where templates are kept.

use super::faults::json_error;
use crate::json::JsonError;

/// Where there are none of the person's own.
pub const NO_TEMPLATES: &str = "None yet. Save the form under a name, and it can be used again here.";

/// A template needs a name.
pub const TEMPLATE_NAME_MISSING: &str = "Enter a name for the template";

/// A template was saved, without the values of these parameters.
#[must_use]
pub fn template_saved(name: &str, left_out: &[String]) -> String {
    if left_out.is_empty() {
        return format!("“{name}” is saved in this browser.");
    }
    format!("“{name}” is saved in this browser, without the secret values of {}.", left_out.join(", "))
}

/// A template was removed.
#[must_use]
pub fn template_removed(name: &str) -> String {
    format!("“{name}” is removed.")
}

/// The form was filled in by a template.
#[must_use]
pub fn template_used(name: &str) -> String {
    format!("Filled in by “{name}”.")
}

/// Templates came from a file.
#[must_use]
pub fn templates_imported(count: usize) -> String {
    match count {
        1 => "1 template is imported.".to_owned(),
        count => format!("{count} templates are imported."),
    }
}

/// A file of templates cannot be read.
#[must_use]
pub fn templates_unreadable(error: &JsonError) -> String {
    format!("A file of templates cannot be read. {}", json_error(error))
}

/// Why a template is not kept.
#[must_use]
pub fn template_not_kept(has_no_room: bool) -> &'static str {
    if has_no_room {
        "The browser has no room left: nothing was saved. Export your templates, and remove some."
    } else {
        "This browser keeps nothing for this page: nothing was saved. Copy a link to the job instead."
    }
}
