//! Every sentence a person reads, in each language.
//!
//! Owns the sentences (`texts/*.properties`, one file a language) and which of them is said for a problem, a warning or an
//! outcome. Must not know how anything is shown. A sentence is known by its name: [`texts`].

mod answers;
pub mod clone;
mod drafts;
#[cfg(test)]
mod english;
pub mod exchange;
mod faults;
pub mod history;
mod locale;
mod message;
mod preview;
#[cfg(test)]
mod properties;
pub mod review;
pub mod schedule;
pub mod second_call;
mod settings;
pub mod sign_in;
pub mod tasks;
mod templates;
pub mod texts;

pub use answers::{Message, look_up, other_job, outcome, wants_sign_in};
pub use drafts::{draft_content, draft_head, draft_kept, draft_not_kept};
pub use faults::{json_error, problem, summary_entry, warning};
pub use locale::{DateForm, Locale};
pub use message::{Direction, Part};
pub use preview::{changed_lines, link_copied, more_missing, secrets_in_preview};
pub use settings::{kept_by_site, setting_fault};
pub use templates::{
    template_not_kept, template_removed, template_saved, template_used, templates_imported, templates_unreadable,
};
