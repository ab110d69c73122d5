//! A stand-in for the scheduler REST service of Oracle Identity Governance, with the console on the same origin.
//!
//! Written from the product's documentation alone: it must not know the console's types, so that the two are
//! independent readings of the same pages. README.md beside this crate lists where it departs from a real server.

mod actions;
mod api;
mod clock;
mod cors;
mod details;
mod due;
mod executions;
mod faults;
mod files;
mod guard;
mod job;
mod jobs;
mod journal;
mod json;
mod parameters;
mod refusal;
mod search;
mod seeds;
mod server;
mod sign_in;
mod socket;
mod store;
mod tasks;
mod tls;
mod triggers;

pub use cors::Portals;
pub use faults::TABLE as FAULTS;
pub use files::CONTENT_SECURITY_POLICY;
pub use journal::Arrival;
pub use server::{Credentials, Options, Running, StartError, start};
pub use sign_in::Gate;
pub use store::StoreError;
