//! Every sentence a person reads.
//!
//! Owns the words for problems, warnings and outcomes. Must not know fields of the screen or how anything is shown.

mod answers;
mod faults;

pub use answers::{Message, look_up, outcome, sign_in};
pub use faults::{json_error, problem, summary_entry, warning};
