//! What was sent from this browser: each job with the calls that were made for it, and what came back.
//!
//! Owns what is told of a call, and how much is kept. Secrets are out of it before it comes here, but for the server's
//! own words, out of which it takes them. Must not know where it is kept, nor what somebody is told of it.

mod json;

pub use json::{history_to_json, sent_from_json, sent_to_json};

use crate::job::{JobDraft, RowId, SecretValues, Secrets, fill_placeholders};
use crate::json::{JsonText, Kind, Node, quoted, read};
use crate::schedule::{Instant, ScheduleDraft};
use crate::scheduler::{NoAnswer, Outcome, Refusal, Reply};
use crate::wire;

/// At most so many jobs are kept; the oldest go first.
pub const MOST_JOBS: usize = 100;

/// At most so many bytes of them are kept; the oldest go first.
pub const MOST_BYTES: usize = 1_000_000;

/// So many bytes of bodies are kept of one job: a body for which there is no room is left out.
pub const MOST_OF_BODIES: usize = 200_000;

/// So many characters of the server's words are kept of one call.
const MOST_OF_WORDS: usize = 300;

/// A job that was sent, by one press.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sent {
    /// jobName
    pub job_name: String,
    /// taskName
    pub task_name: String,
    /// The schedule as it was typed, of which a call tells only what it comes to.
    pub schedule: ScheduleDraft,
    /// The calls in their order: the first creates the job, the others set its schedule.
    pub calls: Vec<Call>,
}

/// One request, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// When it left.
    pub at: Instant,
    /// The method.
    pub method: String,
    /// The whole address.
    pub address: String,
    /// The body.
    pub body: Body,
    /// What came of it; `None` where no answer was seen before the page went.
    pub told: Option<Told>,
}

/// A body as it was sent, with a placeholder for each secret value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The whole of it.
    Whole(JsonText),
    /// It was too long to be kept: its length in bytes.
    LeftOut(usize),
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// How it ended.
    pub end: End,
    /// The status code, where an answer came.
    pub status: Option<u16>,
    /// What the server said, as far as it was words, cut where it is long; may be empty.
    pub said: String,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// The server did what was asked.
    Done,
    /// 409: it is there already.
    Exists,
    /// The server refused.
    Refused,
    /// 500 and above: the server may have done it.
    Fault,
    /// The answer was none of the service's.
    NotTheService,
    /// Nothing left the browser.
    NotSent,
    /// No answer within the time limit.
    TimedOut,
    /// The person stopped waiting.
    Stopped,
    /// The connection failed.
    Failed,
    /// The answer broke off.
    BrokenOff,
    /// A good status with an answer that could not be read.
    Unreadable,
}

impl Sent {
    /// Takes in a call that leaves now.
    pub fn leaves(&mut self, at: Instant, method: &str, address: String, body: &str) {
        let kept: usize = self.calls.iter().filter_map(Call::body).map(str::len).sum();
        let whole = (kept + body.len() <= MOST_OF_BODIES).then(|| JsonText::parse(body).ok()).flatten();
        let body = whole.map_or(Body::LeftOut(body.len()), Body::Whole);
        self.calls.push(Call { at, method: method.to_owned(), address, body, told: None });
    }

    /// Takes in what came of the last call.
    pub fn answered(&mut self, outcome: &Outcome, took_ms: i64, secrets: &SecretValues) {
        if let Some(call) = self.calls.last_mut() {
            let (end, reply) = end(outcome);
            let said = secrets.start_of(&said(outcome), MOST_OF_WORDS);
            call.told = Some(Told { end, status: reply.map(|reply| reply.status), said, took_ms: took_ms.max(0) });
        }
    }

    /// When it was sent.
    #[must_use]
    pub fn at(&self) -> Instant {
        self.calls.first().map_or(Instant(0), |call| call.at)
    }

    /// The bodies one under the other, as far as they were kept: of the schedule the one that was sent last.
    #[must_use]
    pub fn bodies(&self) -> String {
        let (first, later) =
            self.calls.split_first().map_or((None, None), |(first, later)| (Some(first), later.last()));
        let bodies: Vec<_> = [first, later].into_iter().flatten().filter_map(Call::body).collect();
        bodies.join("\n")
    }

    /// The job, with a placeholder for each secret value; `None` where its body was too long to be kept.
    #[must_use]
    pub fn job(&self) -> Option<JobDraft> {
        let body = self.calls.first()?.body()?;
        Some(JobDraft { schedule: self.schedule.clone(), ..wire::decode(body, RowId(1)).ok()? })
    }

    /// The job as it can be put into the form, and the names of those whose secret values have to be typed again: they
    /// stay secret, whatever their names.
    #[must_use]
    pub fn draft(&self, secrets: &Secrets) -> Option<(JobDraft, Vec<String>)> {
        let mut job = self.job()?;
        let names = fill_placeholders(&mut job.parameters, &[]);
        for row in &mut job.parameters {
            if names.contains(&row.name) && !secrets.hides(row) {
                row.is_secret = Some(true);
            }
        }
        Some((job, names))
    }

    /// All that is looked through by a search, but for the words that a person is told beside it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = [&self.job_name, "\n", &self.task_name].concat();
        for call in &self.calls {
            if let Some(Told { status, said, .. }) = &call.told {
                let status = status.map(|status| status.to_string()).unwrap_or_default();
                text.push_str(&["\n", &status, "\n", said].concat());
            }
            text.push('\n');
            text.push_str(call.body().unwrap_or_default());
        }
        text
    }
}

impl Call {
    /// The body, where it was kept.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        match &self.body {
            Body::Whole(body) => Some(body.as_str()),
            Body::LeftOut(_) => None,
        }
    }
}

/// Whether a text holds what is looked for; both are in one letter case. What stands in a body has JSON's escapes, and
/// is found as it was typed too. Blanks at the ends do not count.
#[must_use]
pub fn holds(text: &str, sought: &str) -> bool {
    let sought = sought.trim();
    let escaped = quoted(sought);
    text.contains(sought) || escaped.get(1..escaped.len() - 1).is_some_and(|escaped| text.contains(escaped))
}

/// How many of the jobs stay, given how long each is in bytes, the newest first.
#[must_use]
pub fn staying(lengths: impl IntoIterator<Item = usize>) -> usize {
    let mut bytes = 0;
    let fits = |length: &usize| {
        bytes += length;
        bytes <= MOST_BYTES
    };
    lengths.into_iter().take(MOST_JOBS).take_while(fits).count()
}

/// How a call ended, and the answer where there is one.
fn end(outcome: &Outcome) -> (End, Option<&Reply>) {
    match outcome {
        Outcome::Created(created) => (End::Done, Some(&created.reply)),
        Outcome::Refused(Refusal::Conflict, reply) => (End::Exists, Some(reply)),
        Outcome::Refused(Refusal::ServerFault, reply) => (End::Fault, Some(reply)),
        Outcome::Refused(_, reply) => (End::Refused, Some(reply)),
        Outcome::NotTheService(reply) => (End::NotTheService, Some(reply)),
        Outcome::Unreadable(reply) => (End::Unreadable, Some(reply)),
        Outcome::NotSent(_) | Outcome::Unknown(NoAnswer::NotSent(_)) => (End::NotSent, None),
        Outcome::Unknown(NoAnswer::TimedOut) => (End::TimedOut, None),
        Outcome::Unknown(NoAnswer::Stopped) => (End::Stopped, None),
        Outcome::Unknown(NoAnswer::Failed) => (End::Failed, None),
        Outcome::Unknown(NoAnswer::BrokenOff(_)) => (End::BrokenOff, None),
    }
}

/// What the server said: the status of a good answer, the texts of another one. A web page is no words.
fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Created(created) => created.status.clone().unwrap_or_default(),
        Outcome::Refused(_, reply) | Outcome::Unreadable(reply) => {
            let mut texts = Vec::new();
            match read(&reply.body) {
                Ok(node) => push_texts(node, DEEPEST, &mut texts),
                Err(_) if reply.body.trim_start().starts_with('<') => {}
                Err(_) => texts.push(reply.body.trim().to_owned()),
            }
            texts.join(" · ")
        }
        Outcome::NotTheService(_) | Outcome::NotSent(_) | Outcome::Unknown(_) => String::new(),
    }
}

/// Texts within so many objects and arrays are words of the server.
const DEEPEST: usize = 4;

/// The texts of an answer, without JSON's escapes: secret values are looked for in them.
fn push_texts(node: Node<'_>, depth: usize, texts: &mut Vec<String>) {
    let parts = match node.kind() {
        Kind::Text => {
            texts.extend(node.text("").ok());
            return;
        }
        Kind::Object => node.members("").map(|members| members.into_iter().map(|it| it.value).collect()),
        Kind::Array => node.items(""),
        _ => return,
    };
    if let Some(depth) = depth.checked_sub(1) {
        for part in parts.unwrap_or_default() {
            push_texts(part, depth, texts);
        }
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
