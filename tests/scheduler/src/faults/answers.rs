//! Answers that no sound service gives: in form, in length, in pace, in the signs they are written with.
//!
//! Must not know which name asks for them, nor whether anything was stored.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::json;

use crate::refusal::answer;

/// The form of a body with a status that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Html,
    Text,
    Empty,
}

/// The signs in which an answer is written, and whether it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Charset {
    pub(super) signs: Signs,
    pub(super) is_said: bool,
}

/// The signs in which an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    Latin1,
    Utf16,
    /// UTF-8 with a byte in it that has no place there.
    Broken,
}

/// JSON that is no answer of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    Array,
    String,
    Number,
    True,
    Null,
    Object,
    Deep,
}

impl Signs {
    pub(super) fn named(word: &str) -> Option<Self> {
        Some(match word {
            "latin-1" => Signs::Latin1,
            "utf-16" => Signs::Utf16,
            "broken" => Signs::Broken,
            _ => return None,
        })
    }
}

impl Other {
    pub(super) fn named(word: &str) -> Option<Self> {
        Some(match word {
            "array" => Other::Array,
            "string" => Other::String,
            "number" => Other::Number,
            "true" => Other::True,
            "null" => Other::Null,
            "object" => Other::Object,
            "deep" => Other::Deep,
            _ => return None,
        })
    }

    fn text(self) -> String {
        const DEPTH: usize = 200_000;
        match self {
            Other::Array => "[\"Job Create successfull\"]".to_owned(),
            Other::String => "\"Job Create successfull\"".to_owned(),
            Other::Number => "0".to_owned(),
            Other::True => "true".to_owned(),
            Other::Null => "null".to_owned(),
            Other::Object => "{\"jobName\":null,\"status\":200,\"message\":\"Job Create successfull\"}".to_owned(),
            Other::Deep => ["[".repeat(DEPTH), "]".repeat(DEPTH)].concat(),
        }
    }
}

/// The page of a sign-in that stands before the service.
const LOGIN: &str = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\
    <body><h1>Sign in</h1><form method=\"post\"><input name=\"userid\"><input name=\"password\" type=\"password\">\
    <button>Sign in</button></form><script>document.title=\"this must never run\"</script></body></html>\n";

/// What a server says in HTML when it fails.
const ERROR_PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Error</title></head>\
    <body><h1>Error &amp; trouble</h1><p>From RFC 2068 <i>Hypertext Transfer Protocol</i>:</p>\
    <p>The server could not do what was asked of it.</p><img src=x onerror=\"document.title='run'\"></body></html>\n";

/// What a service says that created a job.
const CREATED: &str = "Job Create successfull";

pub(super) fn login() -> Response {
    html(StatusCode::OK, LOGIN)
}

pub(super) fn with_status(status: StatusCode, form: Form, done: Option<Response>) -> Response {
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

/// The way to another address.
pub(super) fn redirect(status: StatusCode, to: &str) -> Response {
    let mut response = status.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// In the words of the scheduler's own code, as far as they are known.
pub(super) fn required(name: &str) -> Response {
    let message = format!("Required parameter {name} is not set.");
    answer(StatusCode::BAD_REQUEST, &json!({ "errorCode": "FAULT_REQUIRED", "errorMessage": message }))
}

pub(super) fn huge(name: &str, megabytes: usize) -> Response {
    answer(StatusCode::OK, &json!({ "jobName": name, "status": "A".repeat(megabytes << 20) }))
}

pub(super) fn other_job() -> Response {
    answer(StatusCode::OK, &json!({ "jobName": "Another Job", "status": CREATED }))
}

pub(super) fn other_json(kind: Other) -> Response {
    json_body(kind.text())
}

pub(super) fn not_json() -> Response {
    json_body(CREATED)
}

pub(super) fn empty() -> Response {
    json_body("")
}

/// The answer in other signs than UTF-8. What a charset has no sign for is left out.
pub(super) fn in_charset(charset: Charset, name: &str) -> Response {
    let text = json!({ "jobName": name, "status": "Job Create successfull! größer" }).to_string();
    let (word, bytes) = match charset.signs {
        Signs::Latin1 => ("ISO-8859-1", text.chars().filter_map(|sign| u8::try_from(sign).ok()).collect::<Vec<_>>()),
        Signs::Utf16 => {
            ("UTF-16LE", "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect())
        }
        Signs::Broken => ("UTF-8", text.bytes().map(|byte| if byte == b'!' { 0xff } else { byte }).collect()),
    };
    let kind =
        if charset.is_said { format!("application/json; charset={word}") } else { "application/json".to_owned() };
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}

/// Half of a body; the whole is announced.
pub(super) fn truncated() -> Response {
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

/// The JSON of an answer that is sound but cut short, whole on the wire.
pub(super) fn cut() -> Response {
    json_body("{\"jobName\":\"Te")
}

/// The answer, its head at once and its body a byte at a time.
pub(super) async fn drip(response: Response, pace: Duration) -> Response {
    let (mut head, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    head.headers.insert(header::CONTENT_LENGTH, bytes.len().into());
    let drops = stream::unfold(bytes, move |mut bytes| async move {
        if bytes.is_empty() {
            return None;
        }
        let drop = bytes.split_to(1);
        tokio::time::sleep(pace).await;
        Some((Ok::<_, std::io::Error>(drop), bytes))
    });
    Response::from_parts(head, Body::from_stream(drops))
}

/// The same answer with another header.
pub(super) fn with_header(mut response: Response, name: HeaderName, value: &'static str) -> Response {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}

fn html(status: StatusCode, page: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=UTF-8")], page).into_response()
}

fn json_body(body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
