//! The OIG job console: administrators of Oracle Identity Governance create scheduler jobs with it.
//!
//! One direction, one function an arrow, one type a stop:
//! typed text → [`job::JobDraft`] → [`job::check`] → [`job::JobDetails`] → [`wire::encode`] →
//! [`scheduler::Request`] → [`net::Exchange`] → [`scheduler::Outcome`] → [`words`].
//!
//! `rooms_alone` leaves out what needs a browser, where the tests of the other rooms are measured.

#![cfg_attr(rooms_alone, expect(dead_code, reason = "the screen needs it, which is left out"))]

pub mod catalogue;
#[cfg(not(rooms_alone))]
mod clock;
#[cfg(not(rooms_alone))]
pub mod embed;
pub mod exchange;
mod find;
#[cfg(not(rooms_alone))]
mod intl;
pub mod job;
pub mod json;
#[cfg(not(rooms_alone))]
pub mod net;
mod places;
pub mod review;
pub mod schedule;
pub mod scheduler;
pub mod settings;
#[cfg(not(rooms_alone))]
pub mod storage;
#[cfg(not(rooms_alone))]
mod ui;
pub mod wire;
pub mod words;
