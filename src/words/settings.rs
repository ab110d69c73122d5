//! Sentences about settings.
//!
//! Owns which of them are said. Must not know how settings are read.

use super::exchange::quoted;
use super::faults::{coordinates, json_reason};
use super::texts::{Text, fields, list, settings};
use crate::json::Place;
use crate::settings::{Fault, Wanted};

/// What is said when a job would have changed fields that the host holds, by their names in JobDetails.
#[must_use]
pub fn kept_by_site(fields: &[&str]) -> String {
    let fields: Vec<_> = fields.iter().map(|field| field_name(field).to_owned()).collect();
    settings::KEPT.with(&[(&list(&fields, false)).into()])
}

fn field_name(field: &str) -> &str {
    let name = match field {
        "taskName" => fields::TASK_NAME,
        "retryCount" => fields::RETRY_COUNT,
        "concurrent" => fields::CONCURRENT,
        "isEnabled" => fields::ENABLED,
        "status" => fields::STATUS,
        "jobScheduleType" => fields::JOB_SCHEDULE_TYPE,
        "cronScheduleType" => fields::CRON_SCHEDULE_TYPE,
        "notification" => fields::NOTIFICATION,
        "schedule" => fields::SCHEDULE,
        other => return other,
    };
    name.say()
}

/// What is wrong with a setting, and where; `file` is where the settings stand.
#[must_use]
pub fn setting_fault(file: &str, fault: &Fault) -> String {
    let at = |sentence: Text, place: Place, told: &str| {
        let [line, column] = coordinates(place);
        sentence.with(&[file.into(), (&line).into(), (&column).into(), told.into()])
    };
    match fault {
        Fault::Unread => settings::UNREAD.with(&[file.into()]),
        Fault::Json(error) => at(settings::NOT_JSON, error.place, &json_reason(&error.reason)),
        Fault::Unknown { place, key, near: None } => {
            at(settings::AT_PLACE, *place, &settings::UNKNOWN.with(&[key.into()]))
        }
        Fault::Unknown { place, key, near: Some(near) } => {
            at(settings::AT_PLACE, *place, &settings::UNKNOWN_LIKE.with(&[key.into(), (*near).into()]))
        }
        Fault::Unfit { place, key, wanted } => at(settings::AT_PLACE, *place, &unfit(key, *wanted)),
    }
}

fn unfit(key: &str, wanted: Wanted) -> String {
    let sentence = match wanted {
        Wanted::Address => settings::ADDRESS,
        Wanted::HeaderValue => settings::HEADER,
        Wanted::Whole(least, most) => {
            let [least, most] = [least, most].map(|number| number.to_string());
            return settings::WHOLE.with(&[key.into(), (&least).into(), (&most).into()]);
        }
        Wanted::OneOf(words) => {
            let words: Vec<_> = words.iter().map(|word| quoted(word)).collect();
            return settings::ONE_OF.with(&[key.into(), (&list(&words, true)).into()]);
        }
        Wanted::Text => settings::TEXT,
        Wanted::Zone => settings::ZONE,
        Wanted::Pattern => settings::PATTERN,
        Wanted::Style => settings::STYLE,
        Wanted::Origin => settings::ORIGIN,
        Wanted::Preset => settings::PRESET,
        Wanted::ThreeTexts => settings::THREE_TEXTS,
    };
    sentence.with(&[key.into()])
}
