//! A job on its way in and out of the form: drafts, links, templates, commands, tables, text, and what was sent.
//!
//! Owns every form in which a job is taken over or passed on, but for the body of a request, which is `wire`'s.
//! Must not know rules about jobs, where a text comes from, or how anything is shown.

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod any;
mod base64;
mod cells;
mod command;
mod curl;
mod draft;
mod fault;
pub mod history;
mod kept;
pub mod link;
mod pieces;
mod recognise;
mod rows_text;
mod shell;
mod table;
mod templates;

pub(crate) use base64::decode as base64url;
pub use cells::{CellFault, Column};
pub use curl::{BODY_FILE, curl};
pub use draft::{draft_from_json, draft_to_json};
pub use fault::{ImportError, ImportFault, ImportReason};
pub use kept::KeptDraft;
pub use recognise::{Found, Imported, Note, recognise};
pub use rows_text::{TextFault, TextReason, rows_from_text, rows_to_text};
pub use shell::Shell;
pub use table::rows_to_table;
pub use templates::{Template, templates_from_json, templates_to_json};
