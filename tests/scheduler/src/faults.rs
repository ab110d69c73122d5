//! Faults that are asked for by a job's name, so that they can be produced by hand in the browser.
//!
//! Must not know what the operations do: it stands around them.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::json;

use crate::refusal::{Reason, Refusal, answer};
use crate::server::Cut;

/// Every fault: its words, and what becomes of the request. README.md shows the same table.
pub const TABLE: [(&str, &str); 17] = [
    ("slow:MS", "stored; the answer comes MS milliseconds late"),
    ("no-answer", "not stored; never answered"),
    ("no-answer-after", "stored; never answered"),
    ("reset", "not stored; the connection is reset (TCP RST)"),
    ("reset-after", "stored; the connection is reset (TCP RST)"),
    ("truncated", "stored; half of the body, the Content-Length of the whole"),
    ("html-login", "not stored; 200 with the HTML of a sign-in page"),
    ("huge", "stored; 200 with a status of about 5 MB"),
    ("not-json", "stored; 200 and application/json, but the body is not JSON"),
    ("empty", "stored; 200 with an empty body"),
    ("other-job", "stored; 200 naming another job"),
    ("required:NAME", "not stored; 400 saying that the required parameter of this name is not set"),
    ("429", "not stored; 429 with Retry-After: 7"),
    ("status:NNN", "2xx: stored, answered with this status; else not stored, a JSON error with this status"),
    ("status:NNN:html", "as above, with a page of HTML"),
    ("status:NNN:text", "as above, with plain text"),
    ("status:NNN:empty", "as above, with an empty body"),
];

/// The operation a fault is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    Create,
    Search,
    Read,
    Update,
    Delete,
    Action,
    Trigger,
    ReadTrigger,
    History,
}

impl Operation {
    /// The word that aims a fault at this operation; a fault without such a word is aimed at creating.
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "search" => Operation::Search,
            "read" => Operation::Read,
            "update" => Operation::Update,
            "delete" => Operation::Delete,
            "action" => Operation::Action,
            "trigger" => Operation::Trigger,
            "read-trigger" => Operation::ReadTrigger,
            "history" => Operation::History,
            _ => return None,
        })
    }
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    Slow(Duration),
    NoAnswer,
    NoAnswerAfter,
    Reset,
    ResetAfter,
    Truncated,
    HtmlLogin,
    Huge,
    NotJson,
    Empty,
    OtherJob,
    Required(String),
    Status(StatusCode, Form),
}

/// The form of a body with a status that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    Html,
    Text,
    Empty,
}

/// Does the operation, with the fault that the job's name asks for.
pub(crate) async fn around(
    name: &str,
    operation: Operation,
    cut: &Cut,
    work: impl FnOnce() -> Result<Response, Refusal>,
) -> Response {
    let fault = match asked(name) {
        Ok(Some((aim, fault))) if aim == operation => fault,
        Err(refusal) if operation == Operation::Create => return refusal.into_response(),
        _ => return work().into_response(),
    };
    match fault {
        Fault::NoAnswer => std::future::pending::<()>().await,
        Fault::Reset => return reset(cut),
        Fault::HtmlLogin => return html(StatusCode::OK, LOGIN),
        Fault::Required(name) => return required(&name),
        Fault::Status(status, form) if !status.is_success() => return with_status(status, form, None),
        _ => {}
    }
    let response = match work() {
        Ok(response) => response,
        Err(refusal) => return refusal.into_response(),
    };
    match fault {
        Fault::Slow(time) => {
            tokio::time::sleep(time).await;
            response
        }
        Fault::ResetAfter => reset(cut),
        Fault::Truncated => truncated(),
        Fault::Huge => answer(StatusCode::OK, &json!({ "jobName": name, "status": "A".repeat(5 << 20) })),
        Fault::NotJson => json_body(StatusCode::OK, "Job Create successfull"),
        Fault::Empty => json_body(StatusCode::OK, ""),
        Fault::OtherJob => {
            answer(StatusCode::OK, &json!({ "jobName": "Another Job", "status": "Job Create successfull" }))
        }
        Fault::Status(status, form) => with_status(status, form, Some(response)),
        _ => std::future::pending().await,
    }
}

/// The fault a name asks for, and the operation it is aimed at. What follows a blank or `#` only makes names differ.
fn asked(name: &str) -> Result<Option<(Operation, Fault)>, Refusal> {
    let Some(words) = name.strip_prefix("fault:") else {
        return Ok(None);
    };
    let words = words.split([' ', '#']).next().unwrap_or_default();
    let (aim, words) = match words.split_once(':') {
        Some((first, rest)) => Operation::named(first).map_or((Operation::Create, words), |aim| (aim, rest)),
        None => (Operation::Create, words),
    };
    let fault = fault(words).ok_or_else(|| {
        let all = TABLE.map(|(words, _)| format!("fault:{words}")).join(", ");
        Refusal::new(Reason::UnknownFault, format!("jobName: no such fault; there are {all}"))
    })?;
    Ok(Some((aim, fault)))
}

fn fault(words: &str) -> Option<Fault> {
    let mut parts = words.split(':');
    let fault = match (parts.next()?, parts.next(), parts.next()) {
        ("slow", Some(time), None) => Fault::Slow(Duration::from_millis(time.parse().ok()?)),
        ("no-answer", None, None) => Fault::NoAnswer,
        ("no-answer-after", None, None) => Fault::NoAnswerAfter,
        ("reset", None, None) => Fault::Reset,
        ("reset-after", None, None) => Fault::ResetAfter,
        ("truncated", None, None) => Fault::Truncated,
        ("html-login", None, None) => Fault::HtmlLogin,
        ("huge", None, None) => Fault::Huge,
        ("not-json", None, None) => Fault::NotJson,
        ("empty", None, None) => Fault::Empty,
        ("other-job", None, None) => Fault::OtherJob,
        ("required", Some(name), None) if !name.is_empty() => Fault::Required(name.to_owned()),
        ("429", None, None) => Fault::Status(StatusCode::TOO_MANY_REQUESTS, Form::Json),
        ("status", Some(status), form) => {
            let status = StatusCode::from_u16(status.parse().ok()?).ok()?;
            if !(200..=599).contains(&status.as_u16()) {
                return None;
            }
            let form = match form {
                None => Form::Json,
                Some("html") => Form::Html,
                Some("text") => Form::Text,
                Some("empty") => Form::Empty,
                Some(_) => return None,
            };
            Fault::Status(status, form)
        }
        _ => return None,
    };
    parts.next().is_none().then_some(fault)
}

/// The page of a sign-in that stands before the service.
const LOGIN: &str = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\
    <body><h1>Sign in</h1><form method=\"post\"><input name=\"userid\"><input name=\"password\" type=\"password\">\
    <button>Sign in</button></form><script>document.title=\"this must never run\"</script></body></html>\n";

/// What a server says in HTML when it fails.
const ERROR_PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Error</title></head>\
    <body><h1>Error &amp; trouble</h1><p>From RFC 2068 <i>Hypertext Transfer Protocol</i>:</p>\
    <p>The server could not do what was asked of it.</p><img src=x onerror=\"document.title='run'\"></body></html>\n";

fn with_status(status: StatusCode, form: Form, done: Option<Response>) -> Response {
    let words = status.canonical_reason().unwrap_or("a status of no known name");
    let mut response = match (form, done) {
        (Form::Json, Some(mut done)) => {
            *done.status_mut() = status;
            done
        }
        (Form::Json, None) => {
            let code = format!("FAULT_{}", status.as_u16());
            let message = format!("asked for by the job's name: {words} <b>& \"more\"</b>");
            answer(status, &json!({ "errorCode": code, "errorMessage": message }))
        }
        (Form::Html, _) => html(status, ERROR_PAGE),
        (Form::Text, _) => (status, format!("{words}\nasked for by the job's name <b>&\n")).into_response(),
        (Form::Empty, _) => status.into_response(),
    };
    if [StatusCode::NO_CONTENT, StatusCode::RESET_CONTENT, StatusCode::NOT_MODIFIED].contains(&status) {
        *response.body_mut() = Body::empty();
        response.headers_mut().remove(header::CONTENT_TYPE);
    }
    let extra = match status {
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => Some((header::RETRY_AFTER, "7")),
        StatusCode::UNAUTHORIZED => Some((header::WWW_AUTHENTICATE, "Basic realm=\"stand-in scheduler\"")),
        _ if status.is_redirection() => Some((header::LOCATION, "/oam/server/obrareq.cgi")),
        _ => None,
    };
    if let Some((name, value)) = extra {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// In the words of the scheduler's own code, as far as they are known.
fn required(name: &str) -> Response {
    let message = format!("Required parameter {name} is not set.");
    answer(StatusCode::BAD_REQUEST, &json!({ "errorCode": "FAULT_REQUIRED", "errorMessage": message }))
}

fn reset(cut: &Cut) -> Response {
    cut.ask();
    StatusCode::OK.into_response()
}

fn truncated() -> Response {
    const PART: &str = "{\"jobName\":\"Te";
    const WHOLE: &str = "4096";
    let body = stream::unfold(0_u8, |step| async move {
        if step == 0 {
            return Some((Ok(PART.as_bytes()), 1));
        }
        // The part must be on its way before the connection ends.
        tokio::time::sleep(Duration::from_millis(100)).await;
        Some((Err(std::io::Error::from(std::io::ErrorKind::ConnectionAborted)), 2))
    });
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_LENGTH, WHOLE)];
    (headers, Body::from_stream(body)).into_response()
}

fn html(status: StatusCode, page: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=UTF-8")], page).into_response()
}

fn json_body(status: StatusCode, body: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}
