//! What was sent, as JSON: as it is kept, one job a text; and as a file, for people and programs.
//!
//! Owns the one form of both. Bodies stand in it as they were sent. Must not judge what it reads.

use super::{Body, Call, End, Sent, Told};
use crate::exchange::draft::{schedule, write_schedule};
use crate::json::{JsonError, Node, Reason, Writer, read};
use crate::schedule::{Instant, ScheduleDraft};

/// The word for each end.
pub(super) const ENDS: [(End, &str); 11] = [
    (End::Done, "done"),
    (End::Exists, "exists"),
    (End::Refused, "refused"),
    (End::Fault, "fault"),
    (End::NotTheService, "notTheService"),
    (End::NotSent, "notSent"),
    (End::TimedOut, "timedOut"),
    (End::Stopped, "stopped"),
    (End::Failed, "failed"),
    (End::BrokenOff, "brokenOff"),
    (End::Unreadable, "unreadable"),
];

/// Before the lines of a body within the file but for its first: there it stands in a call, of a job, of the list.
const INDENT: &str = "\n          ";

/// Writes one job, compact. Each body stands in it as it was sent, byte for byte.
#[must_use]
pub fn sent_to_json(sent: &Sent) -> String {
    let mut json = Writer::compact();
    write(&mut json, sent, "\n");
    json.finish()
}

/// Writes a file of jobs, indented: `{"history": [{"jobName": …, "taskName": …, "calls": [{"at": …, "method": …,
/// "address": …, "body": …, "answer": {"end": …, "status": …, "said": …, "tookMs": …}}]}]}`.
///
/// Times are `yyyy-MM-dd'T'HH:mm:ss'Z'`, UTC. A call without `answer` is one to which none was seen; one with `bodyBytes`
/// in place of `body` had one that was too long to be kept.
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

/// Reads what [`sent_to_json`] wrote.
///
/// # Errors
/// When the text is nothing of the kind, with the place.
pub fn sent_from_json(text: &str) -> Result<Sent, JsonError> {
    let node = read(text)?;
    let mut sent = Sent::default();
    node.each_member("job", &mut |key, value| {
        match key {
            "jobName" => sent.job_name = value.text(key)?,
            "taskName" => sent.task_name = value.text(key)?,
            "schedule" => sent.schedule = schedule(value)?,
            "calls" => {
                for call in value.items(key)? {
                    sent.calls.push(call_of_node(call)?);
                }
            }
            _ => return Err(unexpected(value, key)),
        }
        Ok(())
    })?;
    if sent.calls.is_empty() { Err(missing(node, "calls")) } else { Ok(sent) }
}

fn call_of_node(node: Node<'_>) -> Result<Call, JsonError> {
    let (mut at, mut body, mut told) = (None, None, None);
    let (mut method, mut address) = (String::new(), String::new());
    node.each_member("call", &mut |key, value| {
        match key {
            "at" => at = Instant::parse(&value.text(key)?),
            "method" => method = value.text(key)?,
            "address" => address = value.text(key)?,
            "body" => body = Some(Body::Whole(value.to_text())),
            "bodyBytes" => body = number(value, key)?.map(Body::LeftOut),
            "answer" => told = Some(told_of_node(value)?),
            _ => return Err(unexpected(value, key)),
        }
        Ok(())
    })?;
    let at = at.ok_or_else(|| missing(node, "at"))?;
    let body = body.ok_or_else(|| missing(node, "body"))?;
    Ok(Call { at, method, address, body, told })
}

fn told_of_node(node: Node<'_>) -> Result<Told, JsonError> {
    let (mut end, mut status, mut said, mut took_ms) = (None, None, String::new(), 0);
    node.each_member("answer", &mut |key, value| {
        match key {
            "end" => {
                let word = value.text(key)?;
                end = ENDS.into_iter().find(|(_, known)| *known == word).map(|(end, _)| end);
            }
            "status" => status = number(value, key)?,
            "said" => said = value.text(key)?,
            "tookMs" => took_ms = number(value, key)?.unwrap_or_default(),
            _ => return Err(unexpected(value, key)),
        }
        Ok(())
    })?;
    Ok(Told { end: end.ok_or_else(|| missing(node, "end"))?, status, said, took_ms })
}

/// The number, where it is one that can be.
fn number<T: TryFrom<i64>>(node: Node<'_>, what: &str) -> Result<Option<T>, JsonError> {
    Ok(node.number(what)?.parse::<i64>().ok().and_then(|number| number.try_into().ok()))
}

fn missing(node: Node<'_>, what: &str) -> JsonError {
    node.error(Reason::Missing { what: what.to_owned() })
}

fn unexpected(value: Node<'_>, what: &str) -> JsonError {
    value.error(Reason::Unexpected { what: what.to_owned() })
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
    match body {
        Body::Whole(body) => {
            json.key("body");
            // In JSON a line break stands between values alone.
            json.raw(&body.as_str().replace('\n', line_break));
        }
        Body::LeftOut(bytes) => raw(json, "bodyBytes", &bytes.to_string()),
    }
    if let Some(Told { end, status, said, took_ms }) = told {
        json.key("answer");
        json.open('{');
        text(json, "end", ENDS.iter().find(|(known, _)| known == end).map_or("", |(_, word)| word));
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
