//! Every sentence a person reads.
//!
//! Owns the words for problems, warnings and outcomes. Must not know fields of the screen or how anything is shown.

mod answers;
pub mod clone;
mod drafts;
pub mod exchange;
mod faults;
pub mod history;
mod preview;
pub mod review;
pub mod schedule;
pub mod second_call;
mod settings;
pub mod sign_in;
pub mod tasks;
mod templates;

pub use answers::{EMPTY, LOOKING, Message, look_up, other_job, outcome, wants_sign_in};
pub use drafts::{draft_content, draft_head, draft_kept, draft_not_kept};
pub use faults::{CORRECTED, ERROR, NOTIFICATION_IS_RAW, json_error, problem, summary_entry, warning};
pub use preview::{
    COPIED, LINK_OPENED, LINK_UNREADABLE, NOT_COPIED, changed_lines, link_copied, more_missing, secrets_in_preview,
};
pub use settings::{SET_BY_SITE, SETTINGS_ADVICE, SETTINGS_FAULTY, kept_by_site, setting_fault};
pub use templates::{
    NO_TEMPLATES, TEMPLATE_NAME_MISSING, template_not_kept, template_removed, template_saved, template_used,
    templates_imported, templates_unreadable,
};
