//! Reads JobDetails out of a request body, strictly: every field known, of its documented type, within its range.
//!
//! Must not know which tasks and jobs exist.

use std::collections::HashSet;

use serde_json::value::RawValue;

use crate::json::{self, Json};
use crate::refusal::{Reason, Refusal};
use crate::tasks::DataType;

/// The statuses a request may state.
const STATUSES: [&str; 3] = ["STOPPED", "RUNNING", "INTERRUPTED"];

/// The fields a request stated.
#[derive(Debug, Default)]
pub(crate) struct Details {
    pub(crate) name: Option<String>,
    pub(crate) task: Option<String>,
    pub(crate) retry_count: Option<i32>,
    pub(crate) concurrent: Option<bool>,
    pub(crate) enabled: Option<bool>,
    pub(crate) schedule_type: Option<String>,
    pub(crate) cron_type: Option<String>,
    pub(crate) notification: Option<Box<RawValue>>,
    pub(crate) parameters: Option<Vec<Given>>,
    pub(crate) status: Option<String>,
}

/// One parameter as it was stated.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) value: Json,
    pub(crate) data_type: Option<DataType>,
    pub(crate) required: Option<bool>,
    pub(crate) help_text: Option<String>,
}

/// Reads a request body as JSON.
pub(crate) fn parse(body: &[u8]) -> Result<Json, Refusal> {
    json::read(body).map_err(|error| Refusal::new(Reason::BrokenJson, format!("the body is not sound JSON: {error}")))
}

/// Reads the fields of JobDetails.
pub(crate) fn read(body: &Json) -> Result<Details, Refusal> {
    let mut details = Details::default();
    for (field, value) in members("the body", body)? {
        match field.as_str() {
            "jobName" => details.name = Some(filled(field, value)?),
            "taskName" => details.task = Some(filled(field, value)?),
            "retryCount" => details.retry_count = Some(count(field, value)?),
            "concurrent" => details.concurrent = Some(flag(field, value)?),
            "isEnabled" => details.enabled = Some(flag(field, value)?),
            "jobScheduleType" => details.schedule_type = Some(text(field, value)?),
            "cronScheduleType" => details.cron_type = Some(text(field, value)?),
            "notification" => details.notification = Some(notification(field, value)?),
            "parameters" => details.parameters = Some(parameters(value)?),
            "status" => details.status = Some(status(field, value)?),
            _ => return Err(unknown(field)),
        }
    }
    Ok(details)
}

/// The members of an object.
pub(crate) fn members<'a>(place: &str, value: &'a Json) -> Result<&'a [(String, Json)], Refusal> {
    match value {
        Json::Object(members) => Ok(members),
        other => Err(wrong(place, "an object", other)),
    }
}

/// The text of a string.
pub(crate) fn text(field: &str, value: &Json) -> Result<String, Refusal> {
    match value {
        Json::Text(text) => Ok(text.clone()),
        other => Err(wrong(field, "a string", other)),
    }
}

/// A refusal of a field that is not documented.
pub(crate) fn unknown(field: &str) -> Refusal {
    Refusal::new(Reason::UnknownField, format!("{field}: no such field"))
}

/// A refusal of a value of another JSON kind than the documented one.
pub(crate) fn wrong(place: &str, wanted: &str, found: &Json) -> Refusal {
    Refusal::new(Reason::WrongType, format!("{place}: must be {wanted}, not {}", found.kind()))
}

fn filled(field: &str, value: &Json) -> Result<String, Refusal> {
    let text = text(field, value)?;
    if text.is_empty() {
        return Err(Refusal::new(Reason::FieldMissing, format!("{field}: must not be empty")));
    }
    Ok(text)
}

fn flag(field: &str, value: &Json) -> Result<bool, Refusal> {
    match value {
        Json::Bool(flag) => Ok(*flag),
        other => Err(wrong(field, "a boolean", other)),
    }
}

fn count(field: &str, value: &Json) -> Result<i32, Refusal> {
    let Json::Number(digits) = value else {
        return Err(wrong(field, "an integer", value));
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return Err(Refusal::new(Reason::WrongType, format!("{field}: must be an integer, not {digits}")));
    }
    let range = || format!("{field}: must be from 0 to {}, not {digits}", i32::MAX);
    let in_range = digits.parse::<i32>().ok().filter(|count| *count >= 0);
    in_range.ok_or_else(|| Refusal::new(Reason::OutOfRange, range()))
}

fn status(field: &str, value: &Json) -> Result<String, Refusal> {
    let status = text(field, value)?;
    if STATUSES.contains(&status.as_str()) {
        return Ok(status);
    }
    let message = format!("{field}: must be one of {}, not \"{status}\"", STATUSES.join(", "));
    Err(Refusal::new(Reason::OutOfRange, message))
}

fn notification(field: &str, value: &Json) -> Result<Box<RawValue>, Refusal> {
    members(field, value)?;
    serde_json::value::to_raw_value(value).map_err(|error| Refusal::new(Reason::WrongType, format!("{field}: {error}")))
}

fn parameters(value: &Json) -> Result<Vec<Given>, Refusal> {
    match value {
        Json::Object(members) => members.iter().map(|(name, value)| keyed(name, value)).collect(),
        Json::List(items) => listed(items),
        other => Err(wrong("parameters", "an object keyed by name, or an array", other)),
    }
}

fn listed(items: &[Json]) -> Result<Vec<Given>, Refusal> {
    let mut all = Vec::new();
    let mut seen = HashSet::new();
    for (place, item) in items.iter().enumerate() {
        let place = format!("parameters[{place}]");
        members(&place, item)?;
        let Some(name) = item.member("name") else {
            return Err(Refusal::new(Reason::FieldMissing, format!("{place}.name: required in the array form")));
        };
        let name = text(&format!("{place}.name"), name)?;
        if !seen.insert(name.clone()) {
            return Err(Refusal::new(Reason::BadRequest, format!("{place}.name: \"{name}\" stands there twice")));
        }
        all.push(given(&place, name, item, true)?);
    }
    Ok(all)
}

fn keyed(name: &str, value: &Json) -> Result<Given, Refusal> {
    given(&format!("parameters[\"{name}\"]"), name.to_owned(), value, false)
}

fn given(place: &str, name: String, value: &Json, named: bool) -> Result<Given, Refusal> {
    let mut given = Given { name, value: Json::Null, data_type: None, required: None, help_text: None };
    let mut stated = false;
    for (field, value) in members(place, value)? {
        let at = format!("{place}.{field}");
        match field.as_str() {
            "name" if named => {}
            "value" => {
                given.value = scalar(&at, value)?;
                stated = true;
            }
            "dataType" => given.data_type = Some(kind(&at, value)?),
            "required" => given.required = Some(flag(&at, value)?),
            "helpText" => given.help_text = Some(text(&at, value)?),
            _ => return Err(unknown(&at)),
        }
    }
    if !stated {
        return Err(Refusal::new(Reason::FieldMissing, format!("{place}.value: required")));
    }
    Ok(given)
}

fn scalar(place: &str, value: &Json) -> Result<Json, Refusal> {
    match value {
        Json::Text(_) | Json::Number(_) | Json::Bool(_) => Ok(value.clone()),
        other => Err(wrong(place, "a string, a number or a boolean", other)),
    }
}

fn kind(place: &str, value: &Json) -> Result<DataType, Refusal> {
    let word = text(place, value)?;
    DataType::named(&word).ok_or_else(|| {
        let words = DataType::ALL.map(|(_, word)| word).join(", ");
        Refusal::new(Reason::OutOfRange, format!("{place}: must be one of {words}, not \"{word}\""))
    })
}
