//! The operations on a job's trigger: read, set, remove.
//!
//! Must not know how due times are computed.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

use crate::api::{App, Name};
use crate::clock;
use crate::details::{self, text, unknown, wrong};
use crate::due;
use crate::faults::{Operation, around};
use crate::guard::json_only;
use crate::job::{Job, Trigger};
use crate::jobs::{find, no_such};
use crate::json::Json;
use crate::refusal::{Reason, Refusal, answer};
use crate::socket::Cut;

/// The kinds of trigger.
const KINDS: [&str; 4] = ["Cron", "Periodic", "Single", "None"];

/// GET /jobs/{jobName}/trigger
pub(crate) async fn read(State(app): State<Arc<App>>, Extension(cut): Extension<Cut>, Name(name): Name) -> Response {
    let read = || {
        let job = find(&app, &name)?;
        let trigger = job.trigger.as_ref().ok_or_else(|| no_trigger(&name))?;
        Ok(answer(StatusCode::OK, &shown(&job, trigger)))
    };
    around(&name, Operation::ReadTrigger, &cut, read).await
}

/// PUT /jobs/{jobName}/trigger
pub(crate) async fn set(
    State(app): State<Arc<App>>,
    Extension(cut): Extension<Cut>,
    Name(name): Name,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let set = || {
        json_only(&headers)?;
        let trigger = stated(&name, &details::parse(&body)?)?;
        let changed = app.store.change(&name, |job| {
            job.schedule_type.clone_from(&trigger.kind);
            job.cron_type = trigger.interval.clone().filter(|_| trigger.kind == "Cron");
            job.trigger = Some(trigger);
            Ok::<_, Refusal>(())
        })?;
        changed.ok_or_else(|| no_such(&name))?;
        Ok(answer(StatusCode::OK, &json!({ "status": "Trigger add successfull" })))
    };
    around(&name, Operation::Trigger, &cut, set).await
}

/// DELETE /jobs/{jobName}/trigger
pub(crate) async fn delete(State(app): State<Arc<App>>, Name(name): Name) -> Result<Response, Refusal> {
    let removed = app.store.change(&name, |job| {
        job.trigger.take().ok_or_else(|| no_trigger(&name))?;
        "None".clone_into(&mut job.schedule_type);
        job.cron_type = None;
        Ok::<_, Refusal>(())
    })?;
    removed.ok_or_else(|| no_such(&name))?;
    Ok(answer(StatusCode::OK, &json!({ "status": "Trigger deleted successfull" })))
}

fn no_trigger(name: &str) -> Refusal {
    Refusal::new(Reason::NoSuchTrigger, format!("the job \"{name}\" has no trigger"))
}

fn shown(job: &Job, trigger: &Trigger) -> Value {
    let mut shown = json!({
        "jobName": job.name,
        "triggerName": trigger.name,
        "triggerType": trigger.kind,
        "intervalValues": trigger.values,
    });
    let next = due::next(job, clock::now()).map(clock::write);
    let optional = [
        ("startTime", &trigger.start),
        ("endTime", &trigger.end),
        ("intervalType", &trigger.interval),
        ("nextFireTime", &next),
    ];
    if let Some(members) = shown.as_object_mut() {
        for (field, value) in optional {
            if let Some(value) = value {
                members.insert(field.to_owned(), Value::String(value.clone()));
            }
        }
    }
    shown
}

/// Reads a trigger out of a request body.
fn stated(job: &str, body: &Json) -> Result<Trigger, Refusal> {
    let mut trigger = Trigger { name: format!("{job}_trigger"), ..Trigger::default() };
    let mut kind = None;
    for (field, value) in details::members("the body", body)? {
        match field.as_str() {
            "startTime" => trigger.start = Some(time(field, value)?),
            "endTime" => trigger.end = Some(time(field, value)?),
            "nextFireTime" => drop(time(field, value)?),
            "intervalType" => trigger.interval = Some(text(field, value)?),
            "intervalValues" => trigger.values = texts(field, value)?,
            "triggerName" => trigger.name = text(field, value)?,
            "triggerType" => kind = Some(text(field, value)?),
            "jobName" => {
                if text(field, value)? != job {
                    return Err(Refusal::new(
                        Reason::BadRequest,
                        format!("{field}: must be \"{job}\", as in the path"),
                    ));
                }
            }
            _ => return Err(unknown(field)),
        }
    }
    trigger.kind = kind.ok_or_else(|| Refusal::new(Reason::FieldMissing, "triggerType: required"))?;
    if !KINDS.contains(&trigger.kind.as_str()) {
        let message = format!("triggerType: must be one of {}, not \"{}\"", KINDS.join(", "), trigger.kind);
        return Err(Refusal::new(Reason::OutOfRange, message));
    }
    due::check(&trigger)?;
    Ok(trigger)
}

fn time(field: &str, value: &Json) -> Result<String, Refusal> {
    let text = text(field, value)?;
    if clock::read(&text).is_some() {
        return Ok(text);
    }
    let message = format!("{field}: must be a time such as 2021-11-24T17:44:00Z, not \"{text}\"");
    Err(Refusal::new(Reason::WrongType, message))
}

fn texts(field: &str, value: &Json) -> Result<Vec<String>, Refusal> {
    match value {
        Json::List(items) => items.iter().map(|item| text(field, item)).collect(),
        other => Err(wrong(field, "an array of strings", other)),
    }
}
