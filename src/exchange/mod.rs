//! A job on its way in and out of the form: drafts, links, templates, commands, tables and text.
//!
//! Owns every form in which a job is taken over or passed on, but for the body of a request, which is `wire`'s.
//! Must not know rules about jobs, where a text comes from, or how anything is shown.

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod any;
mod base64;
mod draft;
pub mod link;
mod templates;

pub use draft::{draft_from_json, draft_to_json};
pub use templates::{Template, templates_from_json, templates_to_json};
