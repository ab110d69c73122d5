//! The one serialiser of JobDetails.
//!
//! Owns the order and the kinds in which a job is written.
//! Must not change a value.

use super::{Metadata, ParametersForm, ValuesForm, WireForm};
use crate::job::{JobDetails, Parameter, UnknownField, Value};
use crate::json::Writer;

/// The body of the request, indented by two blanks: what is shown is, byte for byte, what is sent.
#[must_use]
pub fn encode(job: &JobDetails, form: WireForm) -> String {
    let mut json = Writer::indented();
    json.open('{');
    json.key("jobName");
    json.text(job.job_name.as_str());
    json.key("taskName");
    json.text(job.task_name.as_str());
    json.key("retryCount");
    json.raw(&job.retry_count.get().to_string());
    truth(&mut json, "concurrent", job.concurrent);
    truth(&mut json, "isEnabled", job.is_enabled);
    text(&mut json, "status", job.status.as_ref());
    text(&mut json, "jobScheduleType", job.job_schedule_type.as_ref());
    text(&mut json, "cronScheduleType", job.cron_schedule_type.as_ref());
    if let Some(notification) = &job.notification {
        json.key("notification");
        json.raw(notification.as_str());
    }
    if let Some(parameters) = &job.parameters {
        let is_object = form.parameters == ParametersForm::Object;
        json.key("parameters");
        json.open(if is_object { '{' } else { '[' });
        for it in parameters.as_slice() {
            if is_object {
                json.key(it.name.as_str());
            }
            parameter(&mut json, it, form);
        }
        json.close(if is_object { '}' } else { ']' });
    }
    unknown(&mut json, &job.unknown, &[]);
    json.close('}');
    json.finish()
}

pub(super) fn parameter(json: &mut Writer, it: &Parameter, form: WireForm) {
    json.open('{');
    if form.parameters == ParametersForm::Array {
        json.key("name");
        json.text(it.name.as_str());
    }
    if it.value != Value::Absent {
        json.key("value");
        value(json, &it.value, form.values);
    }
    if form.metadata == Metadata::Sent {
        text(json, "dataType", it.data_type.as_ref());
        truth(json, "required", it.required);
        text(json, "helpText", it.help_text.as_ref());
    }
    unknown(json, &it.unknown, if form.metadata == Metadata::Sent { &[] } else { &UnknownField::OF_A_VALUE });
    json.close('}');
}

fn value(json: &mut Writer, value: &Value, form: ValuesForm) {
    match (value, form) {
        (Value::Absent, _) => {}
        (Value::Text(text), _) => json.text(text),
        (Value::AsRead(raw), _) => json.raw(raw.as_str()),
        (Value::Number(number), ValuesForm::JsonTypes) => json.raw(number.as_str()),
        (Value::Number(number), ValuesForm::Strings) => json.text(number.as_str()),
        (Value::Boolean(truth), ValuesForm::JsonTypes) => json.truth(*truth),
        (Value::Boolean(truth), ValuesForm::Strings) => json.text(if *truth { "true" } else { "false" }),
    }
}

pub(super) fn text(json: &mut Writer, key: &str, value: Option<&String>) {
    if let Some(value) = value {
        json.key(key);
        json.text(value);
    }
}

pub(super) fn truth(json: &mut Writer, key: &str, value: Option<bool>) {
    if let Some(value) = value {
        json.key(key);
        json.truth(value);
    }
}

/// Members that no documentation names. One that was read of a field and could not be held in it, `null` most of all,
/// gives way to what the field holds now: no member stands twice.
pub(super) fn unknown(json: &mut Writer, fields: &[UnknownField], left_out: &[&str]) {
    for field in fields {
        if !left_out.contains(&field.key.as_str()) {
            json.other_member(&field.key, field.value.as_str());
        }
    }
}
