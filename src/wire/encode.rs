//! The one serialiser of JobDetails.
//!
//! Owns the order and the kinds in which a job is written.
//! Must not change a value.

use super::{Metadata, ParametersForm, ValuesForm, WireForm};
use crate::job::{JobDetails, Parameter, Parameters, UnknownField, Value};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// The body of the request, indented by two blanks: what is shown is, byte for byte, what is sent.
#[must_use]
pub fn encode(job: &JobDetails, form: WireForm) -> String {
    // Strings and known-good pieces of JSON are all there is in it, and a String takes every byte:
    // writing it cannot fail.
    serde_json::to_string_pretty(&JobBody { job, form }).unwrap_or_default()
}

struct JobBody<'a> {
    job: &'a JobDetails,
    form: WireForm,
}

impl Serialize for JobBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { job, form } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("jobName", job.job_name.as_str())?;
        map.serialize_entry("taskName", job.task_name.as_str())?;
        map.serialize_entry("retryCount", &job.retry_count.get())?;
        entry_if_some(&mut map, "concurrent", job.concurrent.as_ref())?;
        entry_if_some(&mut map, "isEnabled", job.is_enabled.as_ref())?;
        entry_if_some(&mut map, "status", job.status.as_ref())?;
        entry_if_some(&mut map, "jobScheduleType", job.job_schedule_type.as_ref())?;
        entry_if_some(&mut map, "cronScheduleType", job.cron_schedule_type.as_ref())?;
        entry_if_some(&mut map, "notification", job.notification.as_ref())?;
        let parameters = job.parameters.as_ref().map(|parameters| ParametersBody { parameters, form: *form });
        entry_if_some(&mut map, "parameters", parameters.as_ref())?;
        unknown_entries(&mut map, &job.unknown)?;
        map.end()
    }
}

struct ParametersBody<'a> {
    parameters: &'a Parameters,
    form: WireForm,
}

impl Serialize for ParametersBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.form;
        let parameters = self.parameters.as_slice();
        match self.form.parameters {
            ParametersForm::Object => serializer.collect_map(
                parameters
                    .iter()
                    .map(|parameter| (parameter.name.as_str(), ParameterBody { parameter, form, named: false })),
            ),
            ParametersForm::Array => {
                let mut seq = serializer.serialize_seq(Some(parameters.len()))?;
                for parameter in parameters {
                    seq.serialize_element(&ParameterBody { parameter, form, named: true })?;
                }
                seq.end()
            }
        }
    }
}

struct ParameterBody<'a> {
    parameter: &'a Parameter,
    form: WireForm,
    /// Whether the name stands inside.
    named: bool,
}

impl Serialize for ParameterBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parameter = self.parameter;
        let mut map = serializer.serialize_map(None)?;
        if self.named {
            map.serialize_entry("name", parameter.name.as_str())?;
        }
        match (&parameter.value, self.form.values) {
            (Value::Absent, _) => {}
            (Value::Text(text), _) => map.serialize_entry("value", text)?,
            (Value::AsRead(json), _) => map.serialize_entry("value", json)?,
            (Value::Number(number), ValuesForm::JsonTypes) => map.serialize_entry("value", number)?,
            (Value::Number(number), ValuesForm::Strings) => map.serialize_entry("value", number.as_str())?,
            (Value::Boolean(truth), ValuesForm::JsonTypes) => map.serialize_entry("value", truth)?,
            (Value::Boolean(true), ValuesForm::Strings) => map.serialize_entry("value", "true")?,
            (Value::Boolean(false), ValuesForm::Strings) => map.serialize_entry("value", "false")?,
        }
        if self.form.metadata == Metadata::Sent {
            entry_if_some(&mut map, "dataType", parameter.data_type.as_ref())?;
            entry_if_some(&mut map, "required", parameter.required.as_ref())?;
            entry_if_some(&mut map, "helpText", parameter.help_text.as_ref())?;
        }
        unknown_entries(&mut map, &parameter.unknown)?;
        map.end()
    }
}

fn entry_if_some<M: SerializeMap, T: Serialize + ?Sized>(
    map: &mut M,
    key: &'static str,
    value: Option<&T>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, value))
}

fn unknown_entries<M: SerializeMap>(map: &mut M, fields: &[UnknownField]) -> Result<(), M::Error> {
    fields.iter().try_for_each(|field| map.serialize_entry(&field.key, &field.value))
}
