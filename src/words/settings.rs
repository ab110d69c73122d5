//! Sentences about settings.

use super::faults::json_error;
use crate::json::Place;
use crate::settings::{Fault, Wanted};

/// The head over the faults of the settings.
pub const SETTINGS_FAULTY: &str = "Some settings of this site do not count";

/// What to do about them.
pub const SETTINGS_ADVICE: &str =
    "The console works with its own values in their place. Whoever runs this page can mend it:";

/// What is said at a field that the host holds.
pub const SET_BY_SITE: &str = "Set by this site.";

/// What is said when a job would have changed fields that the host holds, by their names in JobDetails.
#[must_use]
pub fn kept_by_site(fields: &[&str]) -> String {
    let fields: Vec<_> = fields.iter().map(|field| field_name(field)).collect();
    format!("Set by this site, and left as it is: {}. What the job said there was not taken.", fields.join(", "))
}

fn field_name(field: &str) -> &str {
    match field {
        "taskName" => "Task name",
        "retryCount" => "Retry count",
        "concurrent" => "Concurrent",
        "isEnabled" => "Enabled",
        "status" => "Status",
        "jobScheduleType" => "Job schedule type",
        "cronScheduleType" => "Cron schedule type",
        "notification" => "Notification",
        "schedule" => "Schedule",
        other => other,
    }
}

/// What is wrong with a setting, and where; `file` is where the settings stand.
#[must_use]
pub fn setting_fault(file: &str, fault: &Fault) -> String {
    let told = match fault {
        Fault::Unread => {
            return format!("{file} could not be read: the server did not give it, or the connection failed.");
        }
        Fault::Json(error) => json_error(error),
        Fault::Unknown { place, key, near } => {
            let like = near.map(|near| format!(" Is “{near}” meant?")).unwrap_or_default();
            format!("{} there is no setting “{key}”.{like}", at(*place))
        }
        Fault::Unfit { place, key, wanted } => format!("{} “{key}” {}.", at(*place), fits(*wanted)),
    };
    [file, ", ", &told.replacen("Line", "line", 1)].concat()
}

fn at(place: Place) -> String {
    format!("line {}, column {}:", place.line, place.column)
}

fn fits(wanted: Wanted) -> String {
    match wanted {
        Wanted::Address => {
            "must be a path, or an address that begins with https:// or http://, without name, password, “?” and “#”"
        }
        Wanted::HeaderValue => "must be a text of ASCII characters, as a header can carry",
        Wanted::Whole(least, most) => return format!("must be a whole number from {least} to {most}"),
        Wanted::OneOf(words) => return format!("must be “{}”", words.join("” or “")),
        Wanted::Text => "must not be empty",
        Wanted::Zone => "must name a time zone, such as “Europe/Berlin”",
        Wanted::Pattern => "must be a regular expression",
        Wanted::Style => "must be a colour, a size or a list of fonts, without an address",
        Wanted::Origin => {
            "must list origins, such as “https://portal.example.com”, in small letters and without a path"
        }
        Wanted::Preset => "cannot be held, because “job” has no value for it that can be sent",
        Wanted::ThreeTexts => "must be three texts",
    }
    .to_owned()
}
