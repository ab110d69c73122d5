//! What was sent from this browser: each job with the calls that were made for it, and what came back.
//!
//! Owns what is told of a call, and how much is kept. Secrets are out of a body before it comes here; out of the words of
//! others they are taken here. Must not know where it is kept, nor judge an answer.

mod json;

pub use json::{history_to_json, sent_from_json, sent_to_json};

use crate::find::has;
use crate::job::{JobDraft, RowId, SecretValues, Secrets, fill_placeholders};
use crate::json::{JsonText, quoted, read};
use crate::places::Places;
use crate::schedule::{Instant, ScheduleDraft};
use crate::scheduler::Reply;
use crate::wire;

/// At most so many jobs are kept; the oldest go first.
pub const MOST_JOBS: usize = 100;

/// At most so many bytes of them are kept; the oldest go first.
pub const MOST_BYTES: usize = 1_000_000;

/// So many bytes of bodies are kept of one job: a body for which there is no room is left out.
pub const MOST_OF_BODIES: usize = 200_000;

/// So many characters of words are kept of one call.
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

/// One request, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// When it left.
    pub at: Instant,
    /// The method.
    pub method: String,
    /// The whole address.
    pub address: String,
    /// The body as it was sent, with a placeholder for each secret value; `None` where it was too long to be kept.
    pub body: Option<JsonText>,
    /// What came of it; `None` where no answer was seen before the page went.
    pub told: Option<Told>,
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Whether the server did what was asked; `None` where that is not known.
    pub is_done: Option<bool>,
    /// What a person was told.
    pub words: String,
    /// The status code, where an answer came.
    pub status: Option<u16>,
    /// What the server said to a call that it did not do, as far as it was words; may be empty.
    pub said: String,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
}

impl Sent {
    /// Takes in a call that leaves now.
    pub fn leaves(&mut self, at: Instant, method: &str, address: String, body: &str) {
        let kept: usize = self.calls.iter().map(|call| call.body().len()).sum();
        let body = (kept + body.len() <= MOST_OF_BODIES).then(|| JsonText::parse(body).ok()).flatten();
        self.calls.push(Call { at, method: method.to_owned(), address, body, told: None });
    }

    /// Takes in what came of the last call: what a person was told, and the answer where one came. The server may repeat
    /// a secret: it is taken out of both, and long words are cut.
    pub fn answered(&mut self, told: Told, reply: Option<&Reply>, secrets: &SecretValues) {
        let Some(call) = self.calls.last_mut() else { return };
        let said = reply.filter(|_| told.is_done != Some(true)).map(|reply| said(&reply.body)).unwrap_or_default();
        call.told = Some(Told {
            words: secrets.start_of(&told.words, MOST_OF_WORDS),
            status: reply.map(|reply| reply.status),
            said: secrets.start_of(&said, MOST_OF_WORDS),
            ..told
        });
    }

    /// When it was sent.
    #[must_use]
    pub fn at(&self) -> Instant {
        self.calls.first().map_or(Instant(0), |call| call.at)
    }

    /// The body, and that of the schedule that was sent last.
    #[must_use]
    pub fn bodies(&self) -> String {
        let (first, later) = self.calls.split_at_checked(1).unwrap_or_default();
        [first.last(), later.last()].map(|call| call.map(Call::body).unwrap_or_default()).join("\n")
    }

    /// The job, with a placeholder for each secret value; `None` where its body was too long to be kept.
    #[must_use]
    pub fn job(&self) -> Option<JobDraft> {
        let mut job = wire::decode(self.calls.first()?.body(), RowId(1)).ok()?;
        job.schedule.clone_from(&self.schedule);
        Some(job)
    }

    /// The job as it can be put into the form, and the names of those whose secret values have to be typed again: they
    /// stay secret, whatever their names.
    #[must_use]
    pub fn draft(&self, secrets: &Secrets) -> Option<(JobDraft, Vec<String>)> {
        let mut job = self.job()?;
        let names = fill_placeholders(&mut job.parameters, &[]);
        let to_type = Places::of(names.iter().map(String::as_str));
        for row in &mut job.parameters {
            if to_type.get(&row.name).is_some() && !secrets.hides(row) {
                row.is_secret = Some(true);
            }
        }
        Some((job, names))
    }

    /// All that a search looks through.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = [&self.job_name, "\n", &self.task_name].concat();
        for call in &self.calls {
            if let Some(Told { words, status, said, .. }) = &call.told {
                let status = status.map(|status| status.to_string()).unwrap_or_default();
                text.push_str(&["\n", words, "\n", &status, "\n", said].concat());
            }
            text.push('\n');
            text.push_str(call.body());
        }
        text
    }
}

impl Call {
    /// The body; empty where it was not kept.
    #[must_use]
    pub fn body(&self) -> &str {
        self.body.as_ref().map_or("", JsonText::as_str)
    }
}

/// Whether a text holds what is looked for; both are in one letter case. What stands in a body has JSON's escapes, and
/// is found as it was typed too. Blanks at the ends do not count.
#[must_use]
pub fn holds(text: &str, sought: &str) -> bool {
    let sought = sought.trim();
    let escaped = quoted(sought);
    has(text, sought) || escaped.get(1..escaped.len() - 1).is_some_and(|escaped| has(text, escaped))
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

/// What the server said: the texts of an object, without JSON's escapes, or the text that came. A web page is no words.
fn said(body: &str) -> String {
    match read(body).and_then(|node| node.members("")) {
        Ok(members) => {
            let texts: Vec<_> = members.into_iter().filter_map(|member| member.value.text("").ok()).collect();
            texts.join(" · ")
        }
        Err(_) if body.trim_start().starts_with('<') => String::new(),
        Err(_) => body.trim().to_owned(),
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
