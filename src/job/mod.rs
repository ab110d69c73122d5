//! What a job is: the draft as typed, the rules, and the details that can be sent.
//!
//! Owns every rule about jobs ([`check`]).
//! Must not know how a job is written as JSON, how it travels, or how it is shown.

mod check;
mod clone;
mod details;
mod difference;
mod draft;
mod held;
mod named;
mod problem;
mod secret;
mod secret_values;
mod send_state;
mod source;

pub use check::{check, checked_parameter, unchecked_value, warnings};
pub use clone::{Cloned, KnownSchedule, LeftBehind, clone_of};
pub use details::{JobDetails, Name, Parameter, Parameters, RetryCount, UnknownField, Value};
pub use difference::{Change, Content, JobField, RowField, difference, pair_rows, veil};
pub use draft::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId};
pub use held::{Held, Hold};
pub use named::named_in;
pub use problem::{Field, NumberFault, ParameterField, Problem, ProblemKind, Warning, WarningKind};
pub use secret::{Secrets, fill_placeholders, secret_placeholder, veiled};
pub use secret_values::SecretValues;
pub use send_state::SendState;
pub use source::{fields_unlike_source, put_back, row_put_back, row_unlike_source};
