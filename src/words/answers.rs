//! Words for what came back: what happened, and what to do next.
//!
//! Owns the sentences in Result. Must not know how an answer is told apart.

use super::texts::{Text, answers};
use crate::scheduler::{Lookup, NoAnswer, NotSent, Outcome, Refusal};

/// A message of two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What happened.
    pub heading: String,
    /// What it means and what to do next.
    pub advice: String,
}

/// The message for an outcome of "Create job".
#[must_use]
pub fn outcome(outcome: &Outcome, job_name: &str) -> Message {
    match outcome {
        Outcome::Created(created) => self::created(created.status.as_deref().unwrap_or_default()),
        Outcome::Refused(refusal, reply) => refused(*refusal, reply.status, reply.retry_after.as_deref(), job_name),
        Outcome::NotTheService(_) => plain(answers::PAGE, answers::PAGE_ADVICE),
        Outcome::NotSent(why) => match why {
            NotSent::SignedOut => plain(answers::SIGNED_OUT, answers::SIGNED_OUT_ADVICE),
            NotSent::Offline => plain(answers::OFFLINE, answers::OFFLINE_ADVICE),
            NotSent::Unsendable => plain(answers::UNSENDABLE, answers::UNSENDABLE_ADVICE),
        },
        Outcome::Unknown(why) => {
            let heading = match why {
                NoAnswer::TimedOut => answers::TIMED_OUT,
                NoAnswer::Stopped => answers::STOPPED,
                NoAnswer::BrokenOff(_) => answers::BROKEN_OFF,
                NoAnswer::Failed | NoAnswer::NotSent(_) => answers::FAILED,
            };
            plain(heading, answers::UNKNOWN_ADVICE)
        }
        Outcome::Unreadable(reply) => {
            let status = reply.status.to_string();
            message(answers::UNREADABLE.say(), answers::UNREADABLE_ADVICE.with(&[(&status).into()]))
        }
    }
}

/// The server's words as they came; what fills pages stands in its answer below.
fn created(status: &str) -> Message {
    match status.len() {
        _ if status.trim().is_empty() => message(answers::ACCEPTED.say(), ""),
        0..500 => message(status, ""),
        _ => plain(answers::ACCEPTED, answers::LONG_STATUS),
    }
}

/// The server names another job than the one that was sent.
#[must_use]
pub fn other_job(sent: &str) -> String {
    answers::OTHER_JOB.with(&[sent.into()])
}

fn refused(refusal: Refusal, status: u16, retry_after: Option<&str>, job_name: &str) -> Message {
    let (heading, advice) = match refusal {
        Refusal::InvalidInput => (answers::INVALID, answers::INVALID_ADVICE),
        Refusal::NotSignedIn => (answers::NOT_SIGNED_IN, answers::NOT_SIGNED_IN_ADVICE),
        Refusal::NotAllowed => (answers::NOT_ALLOWED, answers::NOT_ALLOWED_ADVICE),
        Refusal::NotFound => (answers::NOT_FOUND, answers::NOT_FOUND_ADVICE),
        Refusal::Conflict => {
            return message(answers::CONFLICT.say(), answers::CONFLICT_ADVICE.with(&[job_name.into()]));
        }
        Refusal::TooLarge => (answers::TOO_LARGE, answers::TOO_LARGE_ADVICE),
        Refusal::Busy => (answers::BUSY, answers::BUSY_ADVICE),
        Refusal::ServerFault => (answers::SERVER_FAULT, answers::SERVER_FAULT_ADVICE),
        Refusal::Other => (answers::REFUSED, answers::REFUSED_ADVICE),
    };
    let advice = match retry_after {
        Some(wait) if refusal == Refusal::Busy => answers::BUSY_WAIT.with(&[wait.into()]),
        _ => advice.say().to_owned(),
    };
    message(heading.with(&[(&status.to_string()).into()]), advice)
}

/// The message for a look by name.
#[must_use]
pub fn look_up(lookup: &Lookup, job_name: &str) -> Message {
    match lookup {
        Lookup::Exists(_) => message(answers::EXISTS.with(&[job_name.into()]), answers::EXISTS_ADVICE.say()),
        Lookup::Missing(_) => message(answers::MISSING.with(&[job_name.into()]), answers::MISSING_ADVICE.say()),
        Lookup::Unclear(Some(reply)) if reply.status == 0 => {
            plain(answers::LOOK_ELSEWHERE, answers::LOOK_ELSEWHERE_ADVICE)
        }
        Lookup::Unclear(Some(reply)) => {
            let status = reply.status.to_string();
            let advice = if wants_sign_in(reply.status) {
                answers::LOOK_SIGNED_OUT_ADVICE
            } else {
                answers::LOOK_UNCLEAR_ADVICE
            };
            message(answers::LOOK_UNCLEAR.with(&[(&status).into()]), advice.say())
        }
        Lookup::Unclear(None) => plain(answers::LOOK_UNANSWERED, answers::LOOK_UNANSWERED_ADVICE),
    }
}

/// Whether an answer of this status to a look says that nobody is signed in any more: 0 is a redirect that was not
/// followed.
#[must_use]
pub fn wants_sign_in(status: u16) -> bool {
    matches!(status, 0 | 401 | 403)
}

/// A message of its two parts.
pub(super) fn message(heading: impl Into<String>, advice: impl Into<String>) -> Message {
    Message { heading: heading.into(), advice: advice.into() }
}

/// A message of two sentences that hold nothing but words.
pub(super) fn plain(heading: Text, advice: Text) -> Message {
    message(heading.say(), advice.say())
}
