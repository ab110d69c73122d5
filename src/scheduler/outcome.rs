//! Everything that can come back, as values a person's words are written for.
//!
//! Owns the meaning of status codes and bodies. Must not hold a sentence, and never tries anything again.

use crate::json::{Kind, read};

/// What the network brought: a whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status code; 0 of a redirect that was not followed, of which a browser tells nothing else.
    pub status: u16,
    /// The Content-Type, where there is one.
    pub content_type: String,
    /// Whether the answer came from another address than was asked, or is the way there.
    pub redirected: bool,
    /// Retry-After, where there is one.
    pub retry_after: Option<String>,
    /// The body as text.
    pub body: String,
}

/// Why there is no whole answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// Nothing left the browser.
    NotSent(NotSent),
    /// The connection failed or broke off; the request may have arrived.
    Failed,
    /// The time limit passed; the request may have arrived.
    TimedOut,
    /// The person stopped waiting; the request may have arrived.
    Stopped,
    /// The head of the answer came (this status), its body broke off.
    BrokenOff(u16),
}

/// Why nothing left the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSent {
    /// Nobody is signed in any more.
    SignedOut,
    /// The browser has no network.
    Offline,
    /// The request cannot be made: a header's value, for example, holds what no header can carry.
    Unsendable,
}

/// What became of "Create job".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server says that the job was created.
    Created(Created),
    /// The server answered, and no job was created by this request.
    Refused(Refusal, Reply),
    /// The answer is of another kind than the service gives: a sign-in page, another server.
    NotTheService(Reply),
    /// Nothing left the browser.
    NotSent(NotSent),
    /// The request may have arrived; the answer did not, or cannot be read.
    Unknown(NoAnswer),
    /// A good status with an answer that cannot be read: the job was probably created.
    Unreadable(Reply),
}

/// The server's words on a created job; both are optional in its schema (Success).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// jobName, as the server returned it.
    pub job_name: Option<String>,
    /// status, verbatim; never read for its meaning.
    pub status: Option<String>,
    /// The whole answer.
    pub reply: Reply,
}

/// Why the server refused, told by the status code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 400, 422: the server finds fault with the job.
    InvalidInput,
    /// 401: not signed in, or no longer.
    NotSignedIn,
    /// 403: signed in, but not allowed.
    NotAllowed,
    /// 404, 410: the service is not at this address.
    NotFound,
    /// 409: there is such a job.
    Conflict,
    /// 413: the request is too large.
    TooLarge,
    /// 408, 429, 503: the server is busy.
    Busy,
    /// 500 and above: something went wrong on the server; it may have stored the job before.
    ServerFault,
    /// Any other code.
    Other,
}

/// What an answer to "Create job" means.
#[must_use]
pub fn outcome(answer: Result<Reply, NoAnswer>) -> Outcome {
    let reply = match answer {
        Ok(reply) => reply,
        Err(NoAnswer::NotSent(why)) => return Outcome::NotSent(why),
        Err(no_answer) => return Outcome::Unknown(no_answer),
    };
    match reply.status {
        // What answers at another address is no more than a page of a sign-in, unless it speaks as the service does.
        _ if reply.redirected && !speaks_as_the_service(&reply) => Outcome::NotTheService(reply),
        200..=299 => created(reply),
        300..=399 => Outcome::NotTheService(reply),
        status => Outcome::Refused(refusal(status), reply),
    }
}

fn created(reply: Reply) -> Outcome {
    if is_html(&reply) {
        return Outcome::NotTheService(reply);
    }
    if reply.status == 204 {
        return Outcome::Created(Created { job_name: None, status: None, reply });
    }
    match success(&reply.body) {
        Some((job_name, status)) => Outcome::Created(Created { job_name, status, reply }),
        None => Outcome::Unreadable(reply),
    }
}

/// jobName and status of a Success object; other members do not matter, but one of the two must be there.
fn success(body: &str) -> Option<(Option<String>, Option<String>)> {
    let mut found = (None, None);
    for member in read(body).ok()?.members("Success").ok()? {
        match (member.key.as_str(), member.value.kind()) {
            ("jobName", Kind::Text) => found.0 = member.value.text("jobName").ok(),
            ("status", Kind::Text) => found.1 = member.value.text("status").ok(),
            _ => {}
        }
    }
    (found != (None, None)).then_some(found)
}

/// A Success object with a good status, any other object with a bad one.
fn speaks_as_the_service(reply: &Reply) -> bool {
    match reply.status {
        200..=299 => success(&reply.body).is_some(),
        _ => read(&reply.body).is_ok_and(|node| node.kind() == Kind::Object),
    }
}

fn refusal(status: u16) -> Refusal {
    match status {
        400 | 422 => Refusal::InvalidInput,
        401 => Refusal::NotSignedIn,
        403 => Refusal::NotAllowed,
        404 | 410 => Refusal::NotFound,
        409 => Refusal::Conflict,
        413 => Refusal::TooLarge,
        408 | 429 | 503 => Refusal::Busy,
        500..=599 => Refusal::ServerFault,
        _ => Refusal::Other,
    }
}

/// Whether it is a web page. Those of a web server or of single sign-on come as HTML, sometimes without saying so.
fn is_html(reply: &Reply) -> bool {
    let begins = |text: &str, with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let body = reply.body.trim_start();
    begins(&reply.content_type, "text/html") || begins(body, "<html") || begins(body, "<!doc")
}

/// What a look for a job by its name told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// There is such a job.
    Exists(Reply),
    /// There is none.
    Missing(Reply),
    /// The look told nothing.
    Unclear(Option<Reply>),
}

/// What an answer to a look by this name means. What answers at another address knows nothing of the job.
#[must_use]
pub fn look_up(answer: Result<Reply, NoAnswer>, job_name: &str) -> Lookup {
    match answer {
        Ok(reply) if reply.redirected => Lookup::Unclear(Some(reply)),
        Ok(reply) if reply.status == 200 && is_job(&reply.body, job_name) => Lookup::Exists(reply),
        Ok(reply) if is_missing(&reply) => Lookup::Missing(reply),
        Ok(reply) => Lookup::Unclear(Some(reply)),
        Err(_) => Lookup::Unclear(None),
    }
}

/// Whether the service says that what was asked for is not there. It speaks JSON; a web server or a gateway before it
/// that has lost the way says 404 too, in a page or in words of its own.
pub(super) fn is_missing(reply: &Reply) -> bool {
    reply.status == 404 && speaks_as_the_service(reply)
}

/// Whether a body is the job of this name: an object that names it, or that names a task and no other job.
pub(super) fn is_job(body: &str, job_name: &str) -> bool {
    let Ok(members) = read(body).and_then(|node| node.members("JobDetails")) else { return false };
    let text = |key: &str| members.iter().find(|member| member.key == key).and_then(|it| it.value.text(key).ok());
    text("jobName").map_or_else(|| text("taskName").is_some(), |name| name == job_name)
}

/// What an attempt to sign in told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInAnswer {
    /// The server knows the person.
    Accepted,
    /// The server does not take these credentials.
    Rejected,
    /// A web page came in place of an answer, or the way to one: most likely that of a sign-in.
    Page,
    /// An answer that tells nothing about the credentials.
    Unclear(Reply),
    /// No answer.
    NoAnswer(NoAnswer),
}

/// What the answer to a probe means for signing in. 403 says who one is, only not that one may read jobs.
#[must_use]
pub fn sign_in(answer: Result<Reply, NoAnswer>) -> SignInAnswer {
    match answer {
        Ok(reply) if reply.status == 401 => SignInAnswer::Rejected,
        Ok(reply) if matches!(reply.status, 200..=299 | 403) && !is_html(&reply) => SignInAnswer::Accepted,
        Ok(reply) if matches!(reply.status, 0 | 200..=299) => SignInAnswer::Page,
        Ok(reply) => SignInAnswer::Unclear(reply),
        Err(no_answer) => SignInAnswer::NoAnswer(no_answer),
    }
}

#[cfg(test)]
mod tests;
