//! The one serialiser of JobDetails.
//!
//! Owns the order and the kinds in which a job is written.
//! Must not change a value.

use super::{Metadata, ParametersForm, ValuesForm, WireForm};
use crate::job::{JobDetails, Parameter, UnknownField, Value};
use crate::json::Writer;

/// A body, and where the lines of each parameter begin in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Encoded {
    /// The body.
    pub text: String,
    /// For each parameter, the place where its first line begins; at last, where the line behind the last one does.
    pub parameters: Vec<usize>,
}

/// The body of the request, indented by two blanks: what is shown is, byte for byte, what is sent.
#[must_use]
pub fn encode(job: &JobDetails, form: WireForm) -> String {
    encode_with_places(job, form).text
}

/// As [`encode`], with the places of the parameters.
#[must_use]
pub fn encode_with_places(job: &JobDetails, form: WireForm) -> Encoded {
    let mut places = Vec::new();
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
        for (at, it) in parameters.as_slice().iter().enumerate() {
            // Behind the comma, where there is one, and the line break.
            places.push(json.place() + usize::from(at > 0) + 1);
            if is_object {
                json.key(it.name.as_str());
            }
            parameter(&mut json, it, form);
        }
        if !places.is_empty() {
            places.push(json.place() + 1);
        }
        json.close(if is_object { '}' } else { ']' });
    }
    unknown(&mut json, &job.unknown, &[]);
    json.close('}');
    Encoded { text: json.finish(), parameters: places }
}

/// The lines of one parameter as they stand in the body, with the comma that stands between it and the next, if there is
/// one.
#[must_use]
pub fn encode_parameter(it: &Parameter, form: WireForm, is_last: bool) -> String {
    let mut json = Writer::indented();
    json.open('{');
    json.key("parameters");
    json.open('[');
    let before = json.place() + 1;
    if form.parameters == ParametersForm::Object {
        json.key(it.name.as_str());
    }
    parameter(&mut json, it, form);
    let mut text = json.finish();
    text.drain(..before);
    text.push_str(if is_last { "\n" } else { ",\n" });
    text
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
