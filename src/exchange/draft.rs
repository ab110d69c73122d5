//! A draft as JSON, without loss: whatever stands in the form, finished or not, comes back as it was.
//!
//! Owns the one form in which drafts are kept, linked and passed on. It is not the body of a request: that is `wire`'s.
//! Must not judge the draft, nor know where it is kept.

use crate::job::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId, UnknownField};
use crate::json::{JsonError, Kind, Member, Node, Reason, Writer, read};
use crate::schedule::{self, ScheduleDraft};

/// The member that tells a draft from the body of a request, and its form from later ones.
pub const VERSION: (&str, &str) = ("draft", "1");

/// Writes a draft on one line. Members that say nothing are left out; the rows' ids are not kept.
#[must_use]
pub fn draft_to_json(draft: &JobDraft) -> String {
    let mut json = Writer::compact();
    write_draft(&mut json, draft);
    json.finish()
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
    node.each_member("draft", &mut |key, value| {
        let slot = match key {
            "draft" => Slot::Version(&mut has_version),
            "jobName" => Slot::Text(&mut draft.job_name),
            "taskName" => Slot::Text(&mut draft.task_name),
            "retryCount" => Slot::Text(&mut draft.retry_count),
            "concurrent" => Slot::Truth(&mut draft.concurrent),
            "isEnabled" => Slot::Truth(&mut draft.is_enabled),
            "status" => Slot::Optional(&mut draft.status),
            "jobScheduleType" => Slot::Optional(&mut draft.job_schedule_type),
            "cronScheduleType" => Slot::Optional(&mut draft.cron_schedule_type),
            "notification" => Slot::Text(&mut draft.notification),
            "emptyParametersSent" => Slot::Flag(&mut draft.empty_parameters_sent),
            "parameters" => Slot::Rows(&mut draft.parameters, first_row),
            "schedule" => Slot::Schedule(&mut draft.schedule),
            "unknown" => Slot::Unknown(&mut draft.unknown),
            _ => return Err(unexpected(value, key)),
        };
        fill(slot, value, key)
    })?;
    if has_version { Ok(draft) } else { Err(node.error(Reason::Missing { what: VERSION.0.to_owned() })) }
}

fn row_of_node(node: Node<'_>, id: RowId) -> Result<ParameterDraft, JsonError> {
    let mut row = ParameterDraft::new(id);
    node.each_member("parameter", &mut |key, value| {
        let slot = match key {
            "name" => Slot::Text(&mut row.name),
            "dataType" => Slot::DataType(&mut row.data_type),
            "dataTypeSent" => Slot::Flag(&mut row.data_type_stated),
            "text" => Slot::Optional(&mut row.text),
            "truth" => Slot::Truth(&mut row.truth),
            "read" => Slot::Read(&mut row.as_read),
            "required" => Slot::Truth(&mut row.required),
            "helpText" => Slot::Optional(&mut row.help_text),
            "secret" => Slot::Truth(&mut row.is_secret),
            "unknown" => Slot::Unknown(&mut row.unknown),
            _ => return Err(unexpected(value, key)),
        };
        fill(slot, value, key)
    })?;
    Ok(row)
}

pub(super) fn schedule(node: Node<'_>) -> Result<ScheduleDraft, JsonError> {
    let mut schedule = ScheduleDraft::default();
    node.each_member("schedule", &mut |key, value| {
        let slot = match key {
            "type" => Slot::Kind(&mut schedule.kind),
            "start" => Slot::Text(&mut schedule.start),
            "end" => Slot::Text(&mut schedule.end),
            "zone" => Slot::Text(&mut schedule.zone),
            "every" => Slot::Text(&mut schedule.every),
            "period" => Slot::Text(&mut schedule.period),
            "recurrence" => Slot::Text(&mut schedule.recurrence),
            "values" => Slot::Values(&mut schedule.values),
            _ => return Err(unexpected(value, key)),
        };
        fill(slot, value, key)
    })?;
    Ok(schedule)
}

/// Where the value of a member goes, and what it must be for that.
enum Slot<'a> {
    Version(&'a mut bool),
    Text(&'a mut String),
    Optional(&'a mut OptionalText),
    Truth(&'a mut Option<bool>),
    Flag(&'a mut bool),
    DataType(&'a mut DataType),
    Read(&'a mut Option<ReadValue>),
    Rows(&'a mut Vec<ParameterDraft>, RowId),
    Schedule(&'a mut ScheduleDraft),
    Kind(&'a mut schedule::Kind),
    Values(&'a mut Vec<(String, String)>),
    Unknown(&'a mut Vec<UnknownField>),
}

fn unexpected(value: Node<'_>, what: &str) -> JsonError {
    value.error(Reason::Unexpected { what: what.to_owned() })
}

/// One way for all members: it keeps the download small.
fn fill(slot: Slot<'_>, value: Node<'_>, key: &str) -> Result<(), JsonError> {
    match slot {
        Slot::Version(is_known) if value.raw() == VERSION.1 => *is_known = true,
        Slot::Version(_) => return Err(unexpected(value, key)),
        Slot::Text(text) => *text = value.text(key)?,
        Slot::Optional(text) => *text = optional_text(value, key)?,
        Slot::Truth(truth) => *truth = Some(value.boolean(key)?),
        Slot::Flag(flag) => *flag = value.boolean(key)?,
        Slot::DataType(data_type) => *data_type = DataType::of_word(&value.text(key)?),
        Slot::Read(read) => *read = Some(read_value(value)?),
        Slot::Rows(rows, first) => {
            for (node, id) in value.items(key)?.into_iter().zip(first.0..) {
                rows.push(row_of_node(node, RowId(id))?);
            }
        }
        Slot::Schedule(it) => *it = schedule(value)?,
        Slot::Kind(kind) => {
            let word = value.text(key)?;
            *kind = schedule::Kind::of_word(&word).ok_or_else(|| unexpected(value, &word))?;
        }
        Slot::Values(values) => {
            for pair in value.items(key)? {
                let mut texts = Vec::new();
                for text in pair.items(key)? {
                    texts.push(text.text(key)?);
                }
                let pair = <[String; 2]>::try_from(texts);
                let [word, list] = pair.map_err(|_| unexpected(value, key))?;
                values.push((word, list));
            }
        }
        Slot::Unknown(fields) => *fields = unknown_fields(value, key)?,
    }
    Ok(())
}

/// A text that is sent when it is empty, as a string; what is typed so that both rests, as an object.
fn optional_text(node: Node<'_>, what: &str) -> Result<OptionalText, JsonError> {
    if node.kind() == Kind::Text {
        return node.text(what).map(OptionalText::stated);
    }
    let mut text = OptionalText { empty_is_sent: true, ..OptionalText::default() };
    node.each_member(what, &mut |key, value| {
        match key {
            "orEmpty" => text.text = value.text(key)?,
            _ => return Err(unexpected(value, key)),
        }
        Ok(())
    })?;
    Ok(text)
}

fn read_value(node: Node<'_>) -> Result<ReadValue, JsonError> {
    if node.kind() != Kind::Text {
        let mut items = node.items("read")?.into_iter();
        return match (items.next(), items.next()) {
            (Some(value), None) => Ok(ReadValue::Other(value.to_text())),
            _ => Err(unexpected(node, "read")),
        };
    }
    match node.text("read")?.as_str() {
        "text" => Ok(ReadValue::Text),
        "number" => Ok(ReadValue::Number),
        "boolean" => Ok(ReadValue::Boolean),
        "absent" => Ok(ReadValue::Absent),
        other => Err(unexpected(node, other)),
    }
}

fn unknown_fields(node: Node<'_>, what: &str) -> Result<Vec<UnknownField>, JsonError> {
    let mut fields = Vec::new();
    node.each_member(what, &mut |key, value| {
        fields.push(UnknownField { key: key.to_owned(), value: value.to_text() });
        Ok(())
    })?;
    Ok(fields)
}

fn write_draft(json: &mut Writer, draft: &JobDraft) {
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
    } = draft;
    json.open('{');
    json.key(VERSION.0);
    json.raw(VERSION.1);
    typed(json, "jobName", job_name);
    typed(json, "taskName", task_name);
    typed(json, "retryCount", retry_count);
    stated(json, "concurrent", *concurrent);
    stated(json, "isEnabled", *is_enabled);
    optional(json, "status", status);
    optional(json, "jobScheduleType", job_schedule_type);
    optional(json, "cronScheduleType", cron_schedule_type);
    typed(json, "notification", notification);
    stated(json, "emptyParametersSent", empty_parameters_sent.then_some(true));
    if *schedule != ScheduleDraft::default() {
        json.key("schedule");
        write_schedule(json, schedule);
    }
    if !parameters.is_empty() {
        json.key("parameters");
        json.open('[');
        for row in parameters {
            write_row(json, row);
        }
        json.close(']');
    }
    write_unknown(json, unknown);
    json.close('}');
}

pub(super) fn write_schedule(json: &mut Writer, schedule: &ScheduleDraft) {
    let ScheduleDraft { kind, start, end, zone, every, period, recurrence, values } = schedule;
    json.open('{');
    typed(json, "type", kind.as_str());
    typed(json, "start", start);
    typed(json, "end", end);
    typed(json, "zone", zone);
    typed(json, "every", every);
    typed(json, "period", period);
    typed(json, "recurrence", recurrence);
    if !values.is_empty() {
        json.key("values");
        json.open('[');
        for (word, values) in values {
            json.open('[');
            json.text(word);
            json.text(values);
            json.close(']');
        }
        json.close(']');
    }
    json.close('}');
}

fn write_row(json: &mut Writer, row: &ParameterDraft) {
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
    } = row;
    json.open('{');
    typed(json, "name", name);
    if *data_type != DataType::String {
        json.key("dataType");
        json.text(data_type.as_str());
    }
    stated(json, "dataTypeSent", data_type_stated.then_some(true));
    optional(json, "text", text);
    stated(json, "truth", *truth);
    if let Some(read) = as_read {
        json.key("read");
        match read {
            ReadValue::Text => json.text("text"),
            ReadValue::Number => json.text("number"),
            ReadValue::Boolean => json.text("boolean"),
            ReadValue::Absent => json.text("absent"),
            ReadValue::Other(value) => {
                json.open('[');
                json.raw(value.as_str());
                json.close(']');
            }
        }
    }
    stated(json, "required", *required);
    optional(json, "helpText", help_text);
    stated(json, "secret", *is_secret);
    write_unknown(json, unknown);
    json.close('}');
}

fn typed(json: &mut Writer, key: &str, text: &str) {
    if !text.is_empty() {
        json.key(key);
        json.text(text);
    }
}

fn stated(json: &mut Writer, key: &str, truth: Option<bool>) {
    if let Some(truth) = truth {
        json.key(key);
        json.truth(truth);
    }
}

fn optional(json: &mut Writer, key: &str, text: &OptionalText) {
    match (text.text.as_str(), text.empty_is_sent) {
        ("", false) => {}
        ("", true) | (_, false) => {
            json.key(key);
            json.text(&text.text);
        }
        (text, true) => {
            json.key(key);
            json.open('{');
            json.key("orEmpty");
            json.text(text);
            json.close('}');
        }
    }
}

fn write_unknown(json: &mut Writer, fields: &[UnknownField]) {
    if !fields.is_empty() {
        json.key("unknown");
        json.open('{');
        for field in fields {
            json.key(&field.key);
            json.raw(field.value.as_str());
        }
        json.close('}');
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
