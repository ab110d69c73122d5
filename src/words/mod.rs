//! Every sentence a person reads.
//!
//! Owns the words for problems, warnings and outcomes. Must not know fields of the screen or how anything is shown.

mod answers;
mod faults;

pub use answers::{EMPTY, LOOKING, Message, USER_MISSING, USER_WITH_COLON, look_up, other_job, outcome, sign_in};
pub use faults::{json_error, problem, summary_entry, warning};
