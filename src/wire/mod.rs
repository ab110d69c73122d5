//! A job as the body of a request, and back.
//!
//! Owns the only serialiser ([`encode`]) and the only reader ([`decode`]) of JobDetails.
//! Must not know rules about jobs, requests, or how anything is shown.

mod changed_lines;
mod decode;
mod encode;
mod notification;
mod unfinished;

pub use changed_lines::{Line, changed_lines};
pub use decode::{decode, decode_node, decode_parameters};
pub use encode::{Encoded, encode, encode_parameter, encode_with_places};
pub use notification::{NotificationFields, Told, read_told, write_told};
pub use unfinished::encode_unfinished;

/// How a job is written where the documentation contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WireForm {
    /// The shape of `parameters`.
    pub parameters: ParametersForm,
    /// The JSON kind of the values.
    pub values: ValuesForm,
    /// What goes out with a value.
    pub metadata: Metadata,
}

/// The shape of `parameters`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ParametersForm {
    /// An object keyed by the parameter's name, as every sample has it.
    #[default]
    Object,
    /// An array of objects with a `name`, as the schema has it.
    Array,
}

/// Whether dataType, required and helpText go out, where the job states them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Metadata {
    /// They go out, as the schema has it.
    #[default]
    Sent,
    /// They stay here, as in every sample that writes.
    LeftOut,
}

/// The JSON kind of the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ValuesForm {
    /// Numbers as numbers, Booleans as true and false, as the sample of "Create a new job" has it.
    #[default]
    JsonTypes,
    /// Everything as a string, as the schema has it.
    Strings,
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
