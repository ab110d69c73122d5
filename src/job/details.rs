//! A job that can be sent: its types admit nothing the documentation forbids.
//!
//! Owns the types of JobDetails and JobParameter ("Create a new job", schemas JobDetails and JobParameter).
//! Must not know drafts, rows or wire forms.

use crate::json::{Decimal, JsonObject, JsonText, twice};
use crate::schedule::Plan;

/// JobDetails, the body of "Create a new job", and the job's schedule: whatever has this type can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobDetails {
    /// jobName: the job's name, the key of every later call.
    pub job_name: Name,
    /// taskName: the scheduled task the job runs.
    pub task_name: Name,
    /// retryCount: failures in a row after which the server disables the job.
    pub retry_count: RetryCount,
    /// concurrent: whether runs may overlap.
    pub concurrent: Option<bool>,
    /// isEnabled: whether the job is enabled.
    pub is_enabled: Option<bool>,
    /// status: STOPPED, RUNNING or INTERRUPTED; other words are kept as they are.
    pub status: Option<String>,
    /// jobScheduleType: seen are None, Single, Periodic and Cron.
    pub job_schedule_type: Option<String>,
    /// cronScheduleType: seen is MONTHLYWEEKDAYS.
    pub cron_schedule_type: Option<String>,
    /// notification: an object whose fields the documentation leaves open.
    pub notification: Option<JsonObject>,
    /// parameters: `None` leaves the member out, an empty list sends it empty.
    pub parameters: Option<Parameters>,
    /// The schedule, where the job is to run by itself. No part of JobDetails: a call of its own sets it (Trigger).
    pub schedule: Option<Plan>,
    /// Members no documentation names, kept as they were read.
    pub unknown: Vec<UnknownField>,
}

/// One JobParameter with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// The parameter's name, unique in its job.
    pub name: Name,
    /// value.
    pub value: Value,
    /// dataType, where stated.
    pub data_type: Option<String>,
    /// required, where stated.
    pub required: Option<bool>,
    /// helpText, where stated.
    pub help_text: Option<String>,
    /// Members no documentation names, kept as they were read.
    pub unknown: Vec<UnknownField>,
}

/// A parameter's value as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A JSON string.
    Text(String),
    /// A JSON number, digit for digit.
    Number(Decimal),
    /// true or false.
    Boolean(bool),
    /// null, an array or an object, as it was read.
    AsRead(JsonText),
    /// The parameter was read without a value and goes back without one.
    Absent,
}

/// A name that is not blank; outer blanks are part of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name(String);

impl Name {
    /// Takes a text that holds more than blanks.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self(text.to_owned()))
    }

    /// The name as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// retryCount: a whole number from 0 to 2147483647 (integer, int32).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryCount(i32);

impl RetryCount {
    /// Takes a number that is not negative.
    #[must_use]
    pub fn new(count: i32) -> Option<Self> {
        (count >= 0).then_some(Self(count))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> i32 {
        self.0
    }
}

/// A job's parameters in their order, no name twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameters(Vec<Parameter>);

impl Parameters {
    /// Takes parameters of which no two share a name.
    #[must_use]
    pub fn new(parameters: Vec<Parameter>) -> Option<Self> {
        twice(parameters.iter().map(|p| p.name.as_str())).is_none().then_some(Self(parameters))
    }

    /// Changes values; the names stay what they are.
    pub fn change_values(&mut self, mut change: impl FnMut(&str, &mut Value)) {
        for Parameter { name, value, .. } in &mut self.0 {
            change(name.as_str(), value);
        }
    }

    /// Puts another parameter in the place of this one, unless another has its name; whether it did.
    pub fn replace(&mut self, at: usize, parameter: Parameter) -> bool {
        let is_taken = |other: (usize, &Parameter)| other.0 != at && other.1.name == parameter.name;
        if self.0.iter().enumerate().any(is_taken) {
            return false;
        }
        self.0.get_mut(at).map(|place| *place = parameter).is_some()
    }

    /// The parameters in their order.
    #[must_use]
    pub fn as_slice(&self) -> &[Parameter] {
        &self.0
    }
}

/// A member that no documentation names: kept, and sent back as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownField {
    /// Its key.
    pub key: String,
    /// Its value, as written.
    pub value: JsonText,
}

impl UnknownField {
    /// The members of a parameter that say something about its value: they are none of these, but where they are null.
    pub const OF_A_VALUE: [&str; 3] = ["dataType", "required", "helpText"];
}
