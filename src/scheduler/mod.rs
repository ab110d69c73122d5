//! The scheduler's REST service as values: what is asked, and everything that can come back.
//!
//! Owns the paths, the headers and the meaning of each answer (Oracle's "REST API for Scheduler").
//! Must not know how a request travels, who signs in, or how an answer is shown.

mod outcome;
mod path;
mod request;
mod search;
mod trigger;

pub use outcome::{
    Created, Lookup, NoAnswer, NotSent, Outcome, Refusal, Reply, SignInAnswer, look_up, outcome, sign_in,
};
pub use path::segment;
pub use request::{Method, Request, create_job, probe, read_job};
pub use search::{FoundJob, Search, Unread, body, find_jobs, found_jobs, job_body};
pub use trigger::{NextRun, next_run, read_trigger, set_trigger};
