//! The OIG job console: administrators of Oracle Identity Governance create scheduler jobs with it.
//!
//! One direction, one function an arrow, one type a stop:
//! typed text → [`job::JobDraft`] → [`job::check`] → [`job::JobDetails`] → [`wire::encode`] →
//! [`scheduler::Request`] → [`net::Exchange`] → [`scheduler::Outcome`] → [`words`].

pub mod catalogue;
mod clock;
pub mod embed;
pub mod exchange;
mod find;
mod intl;
pub mod job;
pub mod json;
pub mod net;
mod places;
pub mod review;
pub mod schedule;
pub mod scheduler;
pub mod settings;
pub mod storage;
mod ui;
pub mod wire;
pub mod words;
