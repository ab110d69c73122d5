//! Words for what came back: what happened, and what to do next.
//!
//! Owns the sentences in Result. Must not know how an answer is told apart.

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
        Outcome::NotTheService(_) => message(
            "A web page, or the way to one, came in place of an answer",
            "Most likely it is a sign-in page: the session has ended. Or the address of the service is wrong. The job \
             was probably not created. Sign in again, and look whether the job exists before you send it again.",
        ),
        Outcome::NotSent(why) => not_sent(*why),
        Outcome::Unknown(why) => unknown(*why),
        Outcome::Unreadable(reply) => message(
            "The server’s answer cannot be read",
            format!(
                "It answered {}, so the job was probably created, but the answer is not the one that the service \
                 gives. Look whether the job exists before you send it again.",
                reply.status
            ),
        ),
    }
}

/// The server's words as they came; what fills pages stands in its answer below.
fn created(status: &str) -> Message {
    match status.len() {
        _ if status.trim().is_empty() => message("The server accepted the job", ""),
        0..500 => message(status, ""),
        _ => message("The server accepted the job", "Its words are long: unfold its answer to read them."),
    }
}

/// The server names another job than the one that was sent.
#[must_use]
pub fn other_job(sent: &str) -> String {
    format!("The server names another job than the one that was sent, “{sent}”. Look at both on the server.")
}

fn refused(refusal: Refusal, status: u16, retry_after: Option<&str>, job_name: &str) -> Message {
    match refusal {
        Refusal::InvalidInput => message(
            format!("The server refused the job ({status})"),
            "No job was created. Read the server’s answer below, correct the form and press “Create job” again.",
        ),
        Refusal::NotSignedIn => message(
            "The server does not know you (401)",
            "No job was created. Sign in again; the form stays as it is. Then press “Create job” again.",
        ),
        Refusal::NotAllowed => message(
            "You may not create jobs here (403)",
            "No job was created. Ask for the right to create scheduler jobs, or sign in as somebody who has it. If you \
             have it, the session may have ended: sign in again.",
        ),
        Refusal::NotFound => message(
            format!("The scheduler service was not found ({status})"),
            "No job was created. The address may be wrong, or the server’s release too old for this service.",
        ),
        Refusal::Conflict => message(
            "There is such a job already (409)",
            format!(
                "If “{job_name}” is not a job you know, it may be this very one: a browser repeats a request by itself \
                 when a connection breaks. Look at it, or give the job another name and try again."
            ),
        ),
        Refusal::TooLarge => message(
            "The job is too large for the server (413)",
            "No job was created. Shorten the values, or have the server’s limit raised.",
        ),
        Refusal::Busy => message(
            format!("The server is busy ({status})"),
            match retry_after {
                Some(wait) => format!("Wait as long as the server asks ({wait}), then press “Create job” again."),
                None => "Wait a moment, then press “Create job” again.".to_owned(),
            },
        ),
        Refusal::ServerFault => message(
            format!("Something went wrong on the server ({status})"),
            "The job may have been stored before. Look whether the job exists before you send it again.",
        ),
        Refusal::Other => message(
            format!("The server refused the request ({status})"),
            "Read the server’s answer below. The form is as it was.",
        ),
    }
}

fn unknown(why: NoAnswer) -> Message {
    let heading = match why {
        NoAnswer::TimedOut => "No answer within the time limit",
        NoAnswer::Stopped => "You stopped waiting for the answer",
        NoAnswer::BrokenOff(_) => "The answer broke off",
        NoAnswer::Failed | NoAnswer::NotSent(_) => "No answer: the connection failed",
    };
    message(
        heading,
        "It is not known whether the job was created: the request may have arrived. \
         Look whether the job exists before you send it again.",
    )
}

fn not_sent(why: NotSent) -> Message {
    match why {
        NotSent::SignedOut => {
            message("Nothing was sent: you are signed out", "Sign in, then press “Create job” again.")
        }
        NotSent::Offline => message(
            "Most likely nothing was sent: this browser is offline",
            "Connect to the network. Look whether the job exists, then press “Create job” again.",
        ),
        NotSent::Unsendable => message(
            "Nothing was sent: the browser cannot make this request",
            "A setting of this console, such as X-Requested-By, may hold characters that no header can carry. \
             Tell whoever runs this page.",
        ),
    }
}

/// The message for a look by name.
#[must_use]
pub fn look_up(lookup: &Lookup, job_name: &str) -> Message {
    match lookup {
        Lookup::Exists(_) => message(
            format!("The job “{job_name}” exists"),
            "Compare it with the form before you send anything: it may have been there before.",
        ),
        Lookup::Missing(_) => message(
            format!("There is no job “{job_name}”"),
            "Nothing was created so far. You can press “Create job” again.",
        ),
        Lookup::Unclear(Some(reply)) if reply.status == 0 => message(
            "The look was led elsewhere",
            "Most likely to a sign-in page: the session has ended. Sign in again, then look again.",
        ),
        Lookup::Unclear(Some(reply)) if wants_sign_in(reply.status) => {
            message(format!("The look told nothing ({})", reply.status), "Sign in again, then look again.")
        }
        Lookup::Unclear(Some(reply)) => message(
            format!("The look told nothing ({})", reply.status),
            "Look again later, or ask for the job on the server.",
        ),
        Lookup::Unclear(None) => message("The look got no answer", "Check the connection and look again."),
    }
}

/// Whether an answer of this status to a look says that nobody is signed in any more: 0 is a redirect that was not
/// followed.
#[must_use]
pub fn wants_sign_in(status: u16) -> bool {
    matches!(status, 0 | 401 | 403)
}

/// While a look is on its way.
pub const LOOKING: &str = "Looking…";

/// In place of an empty text of the server.
pub const EMPTY: &str = "(empty)";

/// A message of its two parts.
pub(super) fn message(heading: impl Into<String>, advice: impl Into<String>) -> Message {
    Message { heading: heading.into(), advice: advice.into() }
}
