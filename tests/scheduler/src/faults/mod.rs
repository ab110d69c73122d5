//! Faults that are asked for by a job's name, so that they can be produced by hand in the browser.
//!
//! Must not know what the operations do: it stands around them.

mod answers;

use std::ops::RangeInclusive;
use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::api::BASE;
use crate::cors::WithoutCors;
use crate::refusal::{Reason, Refusal};
use crate::socket::Cut;
use answers::{Charset, Form, Other, Signs};

/// Every fault: its words, and what becomes of the request. README.md shows the same table.
pub const TABLE: [(&str, &str); 28] = [
    ("slow:MS", "stored; the answer comes MS milliseconds late"),
    ("no-answer", "not stored; never answered"),
    ("no-answer-after", "stored; never answered"),
    ("reset", "not stored; the connection is reset (TCP RST)"),
    ("reset-after", "stored; the connection is reset (TCP RST)"),
    ("drip:MS", "stored; the head at once, then a byte of the body each MS milliseconds"),
    ("truncated", "stored; half of the body, the Content-Length of the whole"),
    ("cut-json", "stored; 200 with JSON that ends in the middle, whole on the wire"),
    ("html-login", "not stored; 200 with the HTML of a sign-in page"),
    ("huge", "stored; 200 with a status of about 5 MB"),
    ("huge:MB", "stored; 200 with a status of so many MB, 1 to 100"),
    ("not-json", "stored; 200 and application/json, but the body is not JSON"),
    (
        "json:KIND",
        "stored; 200 with JSON that is no answer: `array`, `string`, `number`, `true`, `null`, `object` or `deep`",
    ),
    ("charset:SIGNS", "stored; 200 in `latin-1`, `utf-16` or UTF-8 that is `broken`, stated in Content-Type"),
    ("charset:SIGNS:unsaid", "as above, without a charset in Content-Type"),
    ("empty", "stored; 200 with an empty body"),
    ("other-job", "stored; 200 naming another job"),
    ("required:NAME", "not stored; 400 saying that the required parameter of this name is not set"),
    ("429", "not stored; 429 with Retry-After: 7"),
    ("early", "stored; 100 and 103 before the answer"),
    ("date", "stored; the Date of the answer is a day in the past"),
    ("no-cors", "stored; an answer to a page of another origin that this page may not read"),
    ("redirect:NNN", "not stored; NNN with the way to `/jobs` on this origin"),
    ("redirect:NNN:elsewhere", "not stored; NNN with the way to `/jobs` at `localhost`, which is another origin"),
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
    Drip(Duration),
    Truncated,
    CutJson,
    HtmlLogin,
    Huge(usize),
    NotJson,
    OtherJson(Other),
    Charset(Charset),
    Empty,
    OtherJob,
    Required(String),
    Early,
    Date,
    NoCors,
    Redirect(StatusCode, bool),
    Status(StatusCode, Form),
}

/// Does the operation, with the fault that the job's name asks for.
pub(crate) async fn around(
    name: &str,
    operation: Operation,
    cut: &Cut,
    work: impl FnOnce() -> Result<Response, Refusal>,
) -> Response {
    let fault = match asked(name) {
        Ok(faults) => faults.into_iter().find(|(aim, _)| *aim == operation).map(|(_, fault)| fault),
        Err(refusal) if operation == Operation::Create => return refusal.into_response(),
        Err(_) => None,
    };
    let Some(fault) = fault else { return work().into_response() };
    match &fault {
        Fault::NoAnswer => std::future::pending::<()>().await,
        Fault::Reset => return reset(cut),
        Fault::HtmlLogin => return answers::login(),
        Fault::Required(name) => return answers::required(name),
        Fault::Redirect(status, is_elsewhere) => {
            return answers::redirect(*status, &format!("{}{BASE}/jobs", cut.origin(*is_elsewhere)));
        }
        Fault::Status(status, form) if !status.is_success() => return answers::with_status(*status, *form, None),
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
        Fault::Drip(pace) => answers::drip(response, pace).await,
        Fault::Truncated => answers::truncated(),
        Fault::CutJson => answers::cut(),
        Fault::Huge(megabytes) => answers::huge(name, megabytes),
        Fault::NotJson => answers::not_json(),
        Fault::OtherJson(kind) => answers::other_json(kind),
        Fault::Charset(charset) => answers::in_charset(charset, name),
        Fault::Empty => answers::empty(),
        Fault::OtherJob => answers::other_job(),
        Fault::Early => {
            cut.say_before(EARLY);
            response
        }
        Fault::Date => answers::with_header(response, header::DATE, "Thu, 26 Nov 2026 00:00:00 GMT"),
        Fault::NoCors => WithoutCors::mark(response),
        Fault::Status(status, form) => answers::with_status(status, form, Some(response)),
        _ => std::future::pending().await,
    }
}

/// What a server may say before its answer (RFC 9110, section 15.2; RFC 8297).
const EARLY: &[u8] =
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";

/// The faults a name asks for, parted by `+`, and the operations they are aimed at. What follows a blank or `#` only
/// makes names differ.
fn asked(name: &str) -> Result<Vec<(Operation, Fault)>, Refusal> {
    let Some(words) = name.strip_prefix("fault:") else {
        return Ok(Vec::new());
    };
    let words = words.split([' ', '#']).next().unwrap_or_default();
    words.split('+').map(aimed).collect()
}

fn aimed(words: &str) -> Result<(Operation, Fault), Refusal> {
    let (aim, words) = match words.split_once(':') {
        Some((first, rest)) => Operation::named(first).map_or((Operation::Create, words), |aim| (aim, rest)),
        None => (Operation::Create, words),
    };
    let fault = fault(words).ok_or_else(|| {
        let all = TABLE.map(|(words, _)| format!("fault:{words}")).join(", ");
        Refusal::new(Reason::UnknownFault, format!("jobName: no such fault; there are {all}"))
    })?;
    Ok((aim, fault))
}

fn fault(words: &str) -> Option<Fault> {
    let mut parts = words.split(':');
    let fault = match (parts.next()?, parts.next(), parts.next()) {
        ("slow", Some(time), None) => Fault::Slow(Duration::from_millis(time.parse().ok()?)),
        ("drip", Some(pace), None) => Fault::Drip(Duration::from_millis(pace.parse().ok()?)),
        ("no-answer", None, None) => Fault::NoAnswer,
        ("no-answer-after", None, None) => Fault::NoAnswerAfter,
        ("reset", None, None) => Fault::Reset,
        ("reset-after", None, None) => Fault::ResetAfter,
        ("truncated", None, None) => Fault::Truncated,
        ("html-login", None, None) => Fault::HtmlLogin,
        ("huge", None, None) => Fault::Huge(5),
        ("huge", Some(megabytes), None) => Fault::Huge(megabytes.parse().ok().filter(|it| (1..=100).contains(it))?),
        ("cut-json", None, None) => Fault::CutJson,
        ("not-json", None, None) => Fault::NotJson,
        ("json", Some(kind), None) => Fault::OtherJson(Other::named(kind)?),
        ("charset", Some(signs), said) => {
            let is_said = said.is_none();
            if !is_said && said != Some("unsaid") {
                return None;
            }
            Fault::Charset(Charset { signs: Signs::named(signs)?, is_said })
        }
        ("empty", None, None) => Fault::Empty,
        ("other-job", None, None) => Fault::OtherJob,
        ("required", Some(name), None) if !name.is_empty() => Fault::Required(name.to_owned()),
        ("429", None, None) => Fault::Status(StatusCode::TOO_MANY_REQUESTS, Form::Json),
        ("early", None, None) => Fault::Early,
        ("date", None, None) => Fault::Date,
        ("no-cors", None, None) => Fault::NoCors,
        ("redirect", Some(status), None) => Fault::Redirect(status_within(status, 300..=399)?, false),
        ("redirect", Some(status), Some("elsewhere")) => Fault::Redirect(status_within(status, 300..=399)?, true),
        ("status", Some(status), form) => {
            let status = status_within(status, 200..=599)?;
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

fn status_within(text: &str, range: RangeInclusive<u16>) -> Option<StatusCode> {
    StatusCode::from_u16(text.parse().ok()?).ok().filter(|status| range.contains(&status.as_u16()))
}

fn reset(cut: &Cut) -> Response {
    cut.ask();
    StatusCode::OK.into_response()
}
