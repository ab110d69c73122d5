//! What was sent, as JSON: as it is kept, one job a text; and as a file, for people and programs.
//!
//! Owns the one form of both. Bodies stand in it as they were sent. Must not judge what it reads.

use super::{Call, Sent, Told};
use crate::exchange::draft::{schedule, write_schedule};
use crate::json::{Member, Node, Writer, read};
use crate::schedule::{Instant, ScheduleDraft};

/// Before the lines of a body within the file but for its first: there it stands in a call, of a job, of the list.
const INDENT: &str = "\n          ";

/// Writes one job, compact. Each body stands in it as it was sent, byte for byte.
#[must_use]
pub fn sent_to_json(sent: &Sent) -> String {
    let mut json = Writer::compact();
    write(&mut json, sent, "\n");
    json.finish()
}

/// Writes a file of jobs, indented: `{"history": [{"jobName": …, "taskName": …, "schedule": {…}, "calls": [{"at": …,
/// "method": …, "address": …, "body": {…}, "answer": {"done": …, "words": …, "status": …, "said": …, "tookMs": …}}]}]}`.
///
/// `at` is `yyyy-MM-dd'T'HH:mm:ss'Z'`, UTC. `done` is true, false, or missing where it is not known whether the server
/// did what was asked; false without `status`, the browser says that nothing was sent. Without `answer` none was seen;
/// without `body` it was too long to be kept.
#[must_use]
pub fn history_to_json<'a>(jobs: impl IntoIterator<Item = &'a Sent>) -> String {
    let mut json = Writer::indented();
    json.open('{');
    json.key("history");
    json.open('[');
    for sent in jobs {
        write(&mut json, sent, INDENT);
    }
    json.close(']');
    json.close('}');
    json.finish()
}

/// Reads what [`sent_to_json`] wrote; `None` where the text is no object, or holds no call.
#[must_use]
pub fn sent_from_json(text: &str) -> Option<Sent> {
    let job = Members::of(read(text).ok());
    let calls: Vec<_> = job.find("calls")?.items("").ok()?.into_iter().map(call_of_node).collect();
    (!calls.is_empty()).then(|| Sent {
        job_name: job.text("jobName"),
        task_name: job.text("taskName"),
        schedule: job.find("schedule").and_then(|node| schedule(node).ok()).unwrap_or_default(),
        calls,
    })
}

fn call_of_node(node: Node<'_>) -> Call {
    let call = Members::of(Some(node));
    let told = call.find("answer").map(|node| {
        let answer = Members::of(Some(node));
        Told {
            is_done: answer.find("done").and_then(|done| done.boolean("").ok()),
            words: answer.text("words"),
            status: answer.number("status").and_then(|status| u16::try_from(status).ok()),
            said: answer.text("said"),
            took_ms: answer.number("tookMs").unwrap_or_default(),
        }
    });
    Call {
        at: Instant::parse(&call.text("at")).unwrap_or(Instant(0)),
        method: call.text("method"),
        address: call.text("address"),
        body: call.find("body").map(Node::to_text),
        told,
    }
}

/// The members of an object. What is missing is empty: what is kept under this form's name has all of them.
struct Members<'a>(Vec<Member<'a>>);

impl<'a> Members<'a> {
    fn of(node: Option<Node<'a>>) -> Self {
        Self(node.and_then(|node| node.members("").ok()).unwrap_or_default())
    }

    fn find(&self, key: &str) -> Option<Node<'a>> {
        self.0.iter().find(|member| member.key == key).map(|member| member.value)
    }

    fn text(&self, key: &str) -> String {
        self.find(key).and_then(|node| node.text("").ok()).unwrap_or_default()
    }

    fn number(&self, key: &str) -> Option<i64> {
        self.find(key)?.raw().parse().ok()
    }
}

fn write(json: &mut Writer, sent: &Sent, line_break: &str) {
    let Sent { job_name, task_name, schedule, calls } = sent;
    json.open('{');
    text(json, "jobName", job_name);
    text(json, "taskName", task_name);
    if *schedule != ScheduleDraft::default() {
        json.key("schedule");
        write_schedule(json, schedule);
    }
    json.key("calls");
    json.open('[');
    for call in calls {
        write_call(json, call, line_break);
    }
    json.close(']');
    json.close('}');
}

fn write_call(json: &mut Writer, call: &Call, line_break: &str) {
    let Call { at, method, address, body, told } = call;
    json.open('{');
    text(json, "at", &at.text());
    text(json, "method", method);
    text(json, "address", address);
    if let Some(body) = body {
        // In JSON a line break stands between values alone.
        raw(json, "body", &body.as_str().replace('\n', line_break));
    }
    if let Some(Told { is_done, words, status, said, took_ms }) = told {
        json.key("answer");
        json.open('{');
        if let Some(is_done) = is_done {
            json.key("done");
            json.truth(*is_done);
        }
        text(json, "words", words);
        if let Some(status) = status {
            raw(json, "status", &status.to_string());
        }
        text(json, "said", said);
        raw(json, "tookMs", &took_ms.to_string());
        json.close('}');
    }
    json.close('}');
}

fn text(json: &mut Writer, key: &str, text: &str) {
    json.key(key);
    json.text(text);
}

fn raw(json: &mut Writer, key: &str, piece: &str) {
    json.key(key);
    json.raw(piece);
}
