//! A draft as JSON, without loss: whatever stands in the form, finished or not, comes back as it was.
//!
//! Owns the one form in which drafts are kept, linked and passed on. It is not the body of a request: that is `wire`'s.
//! Must not judge the draft, nor know where it is kept.

use crate::job::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId, UnknownField};
use crate::json::{JsonError, Kind, Member, Node, Reason, read};
use crate::schedule::{self, ScheduleDraft};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// The member that tells a draft from the body of a request, and its form from later ones.
pub const VERSION: (&str, &str) = ("draft", "1");

/// Writes a draft on one line. Members that say nothing are left out; the rows' ids are not kept.
#[must_use]
pub fn draft_to_json(draft: &JobDraft) -> String {
    // Strings and known-good pieces of JSON are all there is in it, and a String takes every byte:
    // writing it cannot fail.
    serde_json::to_string(&DraftBody(draft)).unwrap_or_default()
}

/// Reads what [`draft_to_json`] wrote; the rows are numbered from `first_row` on.
///
/// # Errors
/// When the text is not JSON, or no draft of this form, with the place.
pub fn draft_from_json(text: &str, first_row: RowId) -> Result<JobDraft, JsonError> {
    draft_of_node(read(text)?, first_row)
}

/// Whether the value is a draft in this form, or a later one.
pub(super) fn is_draft(members: &[Member<'_>]) -> bool {
    members.iter().any(|member| member.key == VERSION.0)
}

pub(super) fn draft_of_node(node: Node<'_>, first_row: RowId) -> Result<JobDraft, JsonError> {
    let mut draft = JobDraft::default();
    let mut has_version = false;
    for Member { key, value } in node.members("draft")? {
        match key.as_str() {
            "draft" if value.number(&key)? == VERSION.1 => has_version = true,
            "jobName" => draft.job_name = value.text(&key)?,
            "taskName" => draft.task_name = value.text(&key)?,
            "retryCount" => draft.retry_count = value.text(&key)?,
            "concurrent" => draft.concurrent = Some(value.boolean(&key)?),
            "isEnabled" => draft.is_enabled = Some(value.boolean(&key)?),
            "status" => draft.status = optional_text(value, &key)?,
            "jobScheduleType" => draft.job_schedule_type = optional_text(value, &key)?,
            "cronScheduleType" => draft.cron_schedule_type = optional_text(value, &key)?,
            "notification" => draft.notification = value.text(&key)?,
            "emptyParametersSent" => draft.empty_parameters_sent = value.boolean(&key)?,
            "parameters" => {
                let ids = (first_row.0..).map(RowId);
                draft.parameters =
                    value.items(&key)?.into_iter().zip(ids).map(row_of_node).collect::<Result<_, _>>()?;
            }
            "schedule" => draft.schedule = schedule(value)?,
            "unknown" => draft.unknown = unknown_fields(value, &key)?,
            _ => return Err(value.error(Reason::Unexpected { what: key })),
        }
    }
    if has_version { Ok(draft) } else { Err(node.error(Reason::Missing { what: VERSION.0.to_owned() })) }
}

fn schedule(node: Node<'_>) -> Result<ScheduleDraft, JsonError> {
    let mut schedule = ScheduleDraft::default();
    for Member { key, value } in node.members("schedule")? {
        let unexpected = |what: String| Err(value.error(Reason::Unexpected { what }));
        if key == "values" {
            for pair in value.items(&key)? {
                let texts: Result<Vec<_>, _> = pair.items(&key)?.into_iter().map(|text| text.text("values")).collect();
                match <[String; 2]>::try_from(texts?) {
                    Ok([word, values]) => schedule.values.push((word, values)),
                    Err(_) => return unexpected(key),
                }
            }
            continue;
        }
        let text = value.text(&key)?;
        match key.as_str() {
            "type" => match schedule::Kind::of_word(&text) {
                Some(kind) => schedule.kind = kind,
                None => return unexpected(text),
            },
            "start" => schedule.start = text,
            "end" => schedule.end = text,
            "zone" => schedule.zone = text,
            "every" => schedule.every = text,
            "period" => schedule.period = text,
            "recurrence" => schedule.recurrence = text,
            _ => return unexpected(key),
        }
    }
    Ok(schedule)
}

fn row_of_node((node, id): (Node<'_>, RowId)) -> Result<ParameterDraft, JsonError> {
    let mut row = ParameterDraft::new(id);
    for Member { key, value } in node.members("parameter")? {
        match key.as_str() {
            "name" => row.name = value.text(&key)?,
            "dataType" => row.data_type = DataType::of_word(&value.text(&key)?),
            "dataTypeSent" => row.data_type_stated = value.boolean(&key)?,
            "text" => row.text = optional_text(value, &key)?,
            "truth" => row.truth = Some(value.boolean(&key)?),
            "read" => row.as_read = Some(read_value(value)?),
            "required" => row.required = Some(value.boolean(&key)?),
            "helpText" => row.help_text = optional_text(value, &key)?,
            "secret" => row.is_secret = Some(value.boolean(&key)?),
            "unknown" => row.unknown = unknown_fields(value, &key)?,
            _ => return Err(value.error(Reason::Unexpected { what: key })),
        }
    }
    Ok(row)
}

/// A text that is sent when it is empty, as a string; what is typed so that both rests, as an object.
fn optional_text(node: Node<'_>, what: &str) -> Result<OptionalText, JsonError> {
    if node.kind() == Kind::Text {
        return node.text(what).map(OptionalText::stated);
    }
    let mut text = OptionalText { empty_is_sent: true, ..OptionalText::default() };
    for Member { key, value } in node.members(what)? {
        match key.as_str() {
            "orEmpty" => text.text = value.text(&key)?,
            _ => return Err(value.error(Reason::Unexpected { what: key })),
        }
    }
    Ok(text)
}

fn read_value(node: Node<'_>) -> Result<ReadValue, JsonError> {
    if node.kind() != Kind::Text {
        let mut items = node.items("read")?.into_iter();
        return match (items.next(), items.next()) {
            (Some(value), None) => Ok(ReadValue::Other(value.to_text())),
            _ => Err(node.error(Reason::Unexpected { what: "read".to_owned() })),
        };
    }
    match node.text("read")?.as_str() {
        "text" => Ok(ReadValue::Text),
        "number" => Ok(ReadValue::Number),
        "boolean" => Ok(ReadValue::Boolean),
        "absent" => Ok(ReadValue::Absent),
        other => Err(node.error(Reason::Unexpected { what: other.to_owned() })),
    }
}

fn unknown_fields(node: Node<'_>, what: &str) -> Result<Vec<UnknownField>, JsonError> {
    let members = node.members(what)?.into_iter();
    Ok(members.map(|Member { key, value }| UnknownField { key, value: value.to_text() }).collect())
}

struct DraftBody<'a>(&'a JobDraft);

impl Serialize for DraftBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Taken apart, so that a new field of the draft cannot be forgotten here.
        let JobDraft {
            job_name,
            task_name,
            retry_count,
            concurrent,
            is_enabled,
            status,
            job_schedule_type,
            cron_schedule_type,
            notification,
            parameters,
            empty_parameters_sent,
            unknown,
            schedule,
        } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(VERSION.0, &1)?;
        typed(&mut map, "jobName", job_name)?;
        typed(&mut map, "taskName", task_name)?;
        typed(&mut map, "retryCount", retry_count)?;
        stated(&mut map, "concurrent", *concurrent)?;
        stated(&mut map, "isEnabled", *is_enabled)?;
        optional(&mut map, "status", status)?;
        optional(&mut map, "jobScheduleType", job_schedule_type)?;
        optional(&mut map, "cronScheduleType", cron_schedule_type)?;
        typed(&mut map, "notification", notification)?;
        stated(&mut map, "emptyParametersSent", empty_parameters_sent.then_some(true))?;
        if *schedule != ScheduleDraft::default() {
            map.serialize_entry("schedule", &ScheduleBody(schedule))?;
        }
        if !parameters.is_empty() {
            map.serialize_entry("parameters", &RowBodies(parameters))?;
        }
        unknown_entry(&mut map, unknown)?;
        map.end()
    }
}

struct ScheduleBody<'a>(&'a ScheduleDraft);

impl Serialize for ScheduleBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ScheduleDraft { kind, start, end, zone, every, period, recurrence, values } = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (key, text) in [
            ("type", kind.as_str()),
            ("start", start),
            ("end", end),
            ("zone", zone),
            ("every", every),
            ("period", period),
            ("recurrence", recurrence),
        ] {
            typed(&mut map, key, text)?;
        }
        if !values.is_empty() {
            map.serialize_entry("values", values)?;
        }
        map.end()
    }
}

struct RowBodies<'a>(&'a [ParameterDraft]);

impl Serialize for RowBodies<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.0.len()))?;
        self.0.iter().try_for_each(|row| seq.serialize_element(&RowBody(row)))?;
        seq.end()
    }
}

struct RowBody<'a>(&'a ParameterDraft);

impl Serialize for RowBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ParameterDraft {
            id: _,
            name,
            data_type,
            data_type_stated,
            text,
            truth,
            as_read,
            required,
            help_text,
            unknown,
            is_secret,
        } = self.0;
        let mut map = serializer.serialize_map(None)?;
        typed(&mut map, "name", name)?;
        if *data_type != DataType::String {
            map.serialize_entry("dataType", data_type.as_str())?;
        }
        stated(&mut map, "dataTypeSent", data_type_stated.then_some(true))?;
        optional(&mut map, "text", text)?;
        stated(&mut map, "truth", *truth)?;
        match as_read {
            None => {}
            Some(ReadValue::Text) => map.serialize_entry("read", "text")?,
            Some(ReadValue::Number) => map.serialize_entry("read", "number")?,
            Some(ReadValue::Boolean) => map.serialize_entry("read", "boolean")?,
            Some(ReadValue::Absent) => map.serialize_entry("read", "absent")?,
            Some(ReadValue::Other(json)) => map.serialize_entry("read", &[json])?,
        }
        stated(&mut map, "required", *required)?;
        optional(&mut map, "helpText", help_text)?;
        stated(&mut map, "secret", *is_secret)?;
        unknown_entry(&mut map, unknown)?;
        map.end()
    }
}

struct OrEmpty<'a>(&'a str);

impl Serialize for OrEmpty<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("orEmpty", self.0)?;
        map.end()
    }
}

struct Unknown<'a>(&'a [UnknownField]);

impl Serialize for Unknown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|field| (&field.key, &field.value)))
    }
}

fn typed<M: SerializeMap>(map: &mut M, key: &'static str, text: &str) -> Result<(), M::Error> {
    if text.is_empty() { Ok(()) } else { map.serialize_entry(key, text) }
}

fn stated<M: SerializeMap>(map: &mut M, key: &'static str, truth: Option<bool>) -> Result<(), M::Error> {
    truth.map_or(Ok(()), |truth| map.serialize_entry(key, &truth))
}

fn optional<M: SerializeMap>(map: &mut M, key: &'static str, text: &OptionalText) -> Result<(), M::Error> {
    match (text.text.as_str(), text.empty_is_sent) {
        ("", false) => Ok(()),
        ("", true) | (_, false) => map.serialize_entry(key, &text.text),
        (text, true) => map.serialize_entry(key, &OrEmpty(text)),
    }
}

fn unknown_entry<M: SerializeMap>(map: &mut M, fields: &[UnknownField]) -> Result<(), M::Error> {
    if fields.is_empty() { Ok(()) } else { map.serialize_entry("unknown", &Unknown(fields)) }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
