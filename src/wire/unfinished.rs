//! A job that cannot be sent yet, in the form of JobDetails.
//!
//! Owns what of a draft such a document can tell. It is for who embeds the console and reads what stands in the form;
//! what is sent is [`super::encode`]'s.

use super::encode::{parameter, text, truth, unknown};
use super::{ParametersForm, WireForm};
use crate::job::{JobDraft, Name, Parameter, unchecked_value};
use crate::json::{Decimal, JsonObject, Writer};

/// Writes what stands in the draft. A field that is empty and a row without a name are left out; what should be a number
/// or an object and is none is written as text. The schedule is no part of JobDetails.
#[must_use]
pub fn encode_unfinished(draft: &JobDraft, form: WireForm) -> String {
    let mut json = Writer::indented();
    json.open('{');
    for (key, value) in [("jobName", &draft.job_name), ("taskName", &draft.task_name)] {
        text(&mut json, key, Some(value).filter(|value| !value.is_empty()));
    }
    raw_or_text(&mut json, "retryCount", &draft.retry_count, Decimal::parse(&draft.retry_count).is_some());
    truth(&mut json, "concurrent", draft.concurrent);
    truth(&mut json, "isEnabled", draft.is_enabled);
    for (key, value) in [
        ("status", &draft.status),
        ("jobScheduleType", &draft.job_schedule_type),
        ("cronScheduleType", &draft.cron_schedule_type),
    ] {
        text(&mut json, key, value.sent().map(str::to_owned).as_ref());
    }
    let is_object = JsonObject::parse(&draft.notification, "notification").is_ok();
    raw_or_text(&mut json, "notification", &draft.notification, is_object);
    let rows: Vec<_> = draft.parameters.iter().filter_map(|row| Some((Name::parse(&row.name)?, row))).collect();
    if !rows.is_empty() || draft.empty_parameters_sent {
        // Two rows of one name are told as they stand, not as one.
        let form = match crate::json::twice(rows.iter().map(|(name, _)| name.as_str())) {
            Some(_) => WireForm { parameters: ParametersForm::Array, ..form },
            None => form,
        };
        let is_object = form.parameters == ParametersForm::Object;
        json.key("parameters");
        json.open(if is_object { '{' } else { '[' });
        for (name, row) in rows {
            if is_object {
                json.key(name.as_str());
            }
            let it = Parameter {
                name,
                value: unchecked_value(row),
                data_type: row.data_type_stated.then(|| row.data_type.as_str().to_owned()),
                required: row.required,
                help_text: row.help_text.sent().map(str::to_owned),
                unknown: row.unknown.clone(),
            };
            parameter(&mut json, &it, form);
        }
        json.close(if is_object { '}' } else { ']' });
    }
    unknown(&mut json, &draft.unknown, &[]);
    json.close('}');
    json.finish()
}

fn raw_or_text(json: &mut Writer, key: &str, value: &str, is_raw: bool) {
    if !value.trim().is_empty() {
        json.key(key);
        if is_raw {
            json.raw(value);
        } else {
            json.text(value);
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::job::{DataType, OptionalText, ParameterDraft, RowId, check};
    use crate::wire::{decode, encode};

    #[track_caller]
    fn check_told(draft: &JobDraft, expected: &str) {
        assert_eq!(encode_unfinished(draft, WireForm::default()).replace(['\n', ' '], ""), expected);
    }

    fn row(name: &str, data_type: DataType, text: &str) -> ParameterDraft {
        let text = OptionalText { text: text.into(), empty_is_sent: false };
        ParameterDraft { name: name.into(), data_type, text, ..ParameterDraft::new(RowId(1)) }
    }

    #[test]
    fn what_can_be_told_is_told() {
        check_told(&JobDraft::default(), "{}");
        check_told(
            &JobDraft { retry_count: "three".into(), notification: "{".into(), ..JobDraft::default() },
            r#"{"retryCount":"three","notification":"{"}"#,
        );
        let rows = vec![
            row("", DataType::String, "lost"),
            row("N", DataType::Number, "0.10"),
            row("M", DataType::Number, "1,5"),
            row("E", DataType::String, ""),
        ];
        check_told(
            &JobDraft { job_name: "J".into(), parameters: rows, ..JobDraft::default() },
            r#"{"jobName":"J","parameters":{"N":{"value":0.10},"M":{"value":"1,5"},"E":{}}}"#,
        );
        let rows = vec![row("A", DataType::String, "1"), row("A", DataType::String, "2")];
        check_told(
            &JobDraft { parameters: rows, ..JobDraft::default() },
            r#"{"parameters":[{"name":"A","value":"1"},{"name":"A","value":"2"}]}"#,
        );
    }

    #[test]
    fn a_job_that_can_be_sent_is_told_as_it_is_sent() {
        let sample = include_str!("../../tests/contract/documented/create-a-new-job.request.json");
        let draft = decode(sample, RowId(1)).unwrap();
        let sent = encode(&check(&draft).unwrap(), WireForm::default());
        assert_eq!(encode_unfinished(&draft, WireForm::default()), sent);
    }
}
