//! The rules: from a draft to a job that can be sent, or to all that stands in its way.
//!
//! Owns every rule about jobs. Must not change a value: what passes goes out as it was typed.

use super::details::{JobDetails, Name, Parameter, Parameters, RetryCount, Value};
use super::draft::{DataType, JobDraft, ParameterDraft, ReadValue};
use super::problem::{Field, NumberFault, ParameterField, Problem, ProblemKind, Warning, WarningKind};
use crate::find::{first_of, has};
use crate::json::{Decimal, JsonObject};
use crate::places::Places;
use crate::schedule;

/// Turns a draft into a job that can be sent.
///
/// # Errors
/// All problems, in the order of the form.
pub fn check(draft: &JobDraft) -> Result<JobDetails, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut note = |field, kind| problems.push(Problem { field, kind });

    // The order of the form: the task comes first.
    let task_name = Name::parse(&draft.task_name);
    if task_name.is_none() {
        note(Field::TaskName, ProblemKind::Missing);
    }
    let job_name = Name::parse(&draft.job_name);
    if job_name.is_none() {
        note(Field::JobName, ProblemKind::Missing);
    }
    let retry_count = retry_count(&draft.retry_count).map_err(|kind| note(Field::RetryCount, kind)).ok();
    let parameters = parameters(draft, &mut note);
    let schedule = schedule::check(&draft.schedule).map_err(|faults| {
        for (field, fault) in faults {
            note(Field::Schedule(field), ProblemKind::Schedule(fault));
        }
    });
    let notification = notification(&draft.notification).map_err(|kind| note(Field::Notification, kind)).ok();

    match (job_name, task_name, retry_count, parameters, schedule, notification) {
        (Some(job_name), Some(task_name), Some(retry_count), Ok(parameters), Ok(schedule), Some(notification))
            if problems.is_empty() =>
        {
            Ok(JobDetails {
                job_name,
                task_name,
                retry_count,
                concurrent: draft.concurrent,
                is_enabled: draft.is_enabled,
                status: draft.status.sent().map(str::to_owned),
                // What was stated of its own wins over what follows from the schedule.
                job_schedule_type: draft
                    .job_schedule_type
                    .sent()
                    .or(draft.schedule.job_schedule_type())
                    .map(str::to_owned),
                cron_schedule_type: draft
                    .cron_schedule_type
                    .sent()
                    .or(draft.schedule.cron_schedule_type())
                    .map(str::to_owned),
                notification,
                parameters,
                schedule,
                unknown: draft.unknown.clone(),
            })
        }
        _ => Err(problems),
    }
}

/// What is sent as it is, but deserves a look; in the order of the form.
#[must_use]
pub fn warnings(draft: &JobDraft) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut note = |field, kind| warnings.push(Warning { field, kind });
    if has_outer_blanks(&draft.task_name) {
        note(Field::TaskName, WarningKind::OuterBlanks);
    }
    if has_outer_blanks(&draft.job_name) {
        note(Field::JobName, WarningKind::OuterBlanks);
    } else if is_awkward(&draft.job_name) {
        note(Field::JobName, WarningKind::AwkwardName);
    }
    for row in &draft.parameters {
        if has_outer_blanks(&row.name) {
            note(Field::Parameter(row.id, ParameterField::Name), WarningKind::OuterBlanks);
        }
        if let Some(kind) = value_warning(row) {
            note(Field::Parameter(row.id, ParameterField::Value), kind);
        }
    }
    for (field, doubt) in schedule::doubts(&draft.schedule) {
        note(Field::Schedule(field), WarningKind::Schedule(doubt));
    }
    warnings
}

/// The parameter of a row, if it goes out and nothing stands in its way; whether another row has its name is not asked.
#[must_use]
pub fn checked_parameter(row: &ParameterDraft) -> Option<Parameter> {
    let value = value(row).ok().flatten()?;
    Some(parameter(row, Name::parse(&row.name)?, value))
}

/// The value that stands in a row, whether it can be sent or not: what should be a number and is none is a text.
#[must_use]
pub fn unchecked_value(row: &ParameterDraft) -> Value {
    match value(&ParameterDraft { required: None, ..row.clone() }) {
        Ok(value) => value.unwrap_or(Value::Absent),
        Err(_) => Value::Text(row.text.text.clone()),
    }
}

fn retry_count(text: &str) -> Result<RetryCount, ProblemKind> {
    if text.trim().is_empty() {
        return Err(ProblemKind::Missing);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ProblemKind::NotWhole);
    }
    if digits.len() > 1 && digits.starts_with('0') {
        return Err(ProblemKind::NotANumber(NumberFault::LeadingZero));
    }
    if digits.len() < text.len() {
        return Err(ProblemKind::Negative);
    }
    // All digits by now: what does not parse is too large. As the 64 bits that are read elsewhere: one parser weighs less.
    let count = text.parse::<i64>().ok().and_then(|count| i32::try_from(count).ok());
    count.and_then(RetryCount::new).ok_or(ProblemKind::TooLarge)
}

fn notification(text: &str) -> Result<Option<JsonObject>, ProblemKind> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    JsonObject::parse(text, "notification").map(Some).map_err(ProblemKind::NotAnObject)
}

/// A row has a problem, and it has been noted.
struct Noted;

/// The rows that are sent; `None` leaves `parameters` out.
fn parameters(draft: &JobDraft, note: &mut impl FnMut(Field, ProblemKind)) -> Result<Option<Parameters>, Noted> {
    let mut first_of_name = Places::default();
    let mut sent = Vec::with_capacity(draft.parameters.len());
    let mut whole = true;
    for (at, row) in draft.parameters.iter().enumerate() {
        let name_field = Field::Parameter(row.id, ParameterField::Name);
        let value_field = Field::Parameter(row.id, ParameterField::Value);
        let name = Name::parse(&row.name);
        if name.is_none() {
            note(name_field, ProblemKind::Missing);
        } else if let Some(other) = first_of_name.get_mut(&*row.name).and_then(|at| draft.parameters.get(*at)) {
            note(name_field, ProblemKind::DuplicateName(other.id));
            whole = false;
        } else {
            first_of_name.insert(&*row.name, at);
        }
        let value = value(row).map_err(|kind| note(value_field, kind));
        match (name, value) {
            (Some(name), Ok(Some(value))) => sent.push(parameter(row, name, value)),
            (Some(_), Ok(None)) => {}
            _ => whole = false,
        }
    }
    if !whole {
        return Err(Noted);
    }
    if sent.is_empty() && !draft.empty_parameters_sent {
        return Ok(None);
    }
    Parameters::new(sent).map(Some).ok_or(Noted)
}

fn parameter(row: &ParameterDraft, name: Name, value: Value) -> Parameter {
    Parameter {
        name,
        value,
        data_type: row.data_type_stated.then(|| row.data_type.as_str().to_owned()),
        required: row.required,
        help_text: row.help_text.sent().map(str::to_owned),
        unknown: row.unknown.clone(),
    }
}

/// The value that goes out; `Ok(None)` leaves the row out.
fn value(row: &ParameterDraft) -> Result<Option<Value>, ProblemKind> {
    let value = match &row.as_read {
        Some(read) => Some(value_as_read(row, read)?),
        None => typed_value(row)?,
    };
    let is_set = !matches!(&value, None | Some(Value::Absent))
        && !matches!(&value, Some(Value::AsRead(json)) if json.as_str() == "null");
    if row.required == Some(true) && !is_set { Err(ProblemKind::ValueNotSet) } else { Ok(value) }
}

fn typed_value(row: &ParameterDraft) -> Result<Option<Value>, ProblemKind> {
    match row.data_type {
        DataType::Boolean => Ok(row.truth.map(Value::Boolean)),
        DataType::Number if row.text.text.is_empty() => Ok(None),
        DataType::Number => number(&row.text.text).map(Some),
        DataType::String | DataType::ItResource | DataType::Other(_) => {
            Ok(row.text.sent().map(|text| Value::Text(text.to_owned())))
        }
    }
}

fn value_as_read(row: &ParameterDraft, read: &ReadValue) -> Result<Value, ProblemKind> {
    Ok(match read {
        ReadValue::Text => Value::Text(row.text.text.clone()),
        ReadValue::Number => number(&row.text.text)?,
        ReadValue::Boolean => row.truth.map_or(Value::Absent, Value::Boolean),
        ReadValue::Other(json) => Value::AsRead(json.clone()),
        ReadValue::Absent => Value::Absent,
    })
}

fn number(text: &str) -> Result<Value, ProblemKind> {
    Decimal::parse(text).map(Value::Number).ok_or_else(|| ProblemKind::NotANumber(number_fault(text)))
}

fn number_fault(text: &str) -> NumberFault {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if text.contains(char::is_whitespace) {
        NumberFault::Blanks
    } else if has(text, ",") {
        NumberFault::Comma
    } else if text.starts_with('+') {
        NumberFault::Plus
    } else if digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()) {
        NumberFault::LeadingZero
    } else if digits.starts_with('.') || digits.ends_with('.') {
        NumberFault::BarePoint
    } else {
        NumberFault::Other
    }
}

fn value_warning(row: &ParameterDraft) -> Option<WarningKind> {
    // A value that was read and left alone is not the person's to mend.
    if row.as_read.is_some() || row.data_type == DataType::Boolean {
        return None;
    }
    let text = row.text.text.as_str();
    if row.data_type == DataType::Number {
        let number = Decimal::parse(text)?;
        return match (number.is_whole(), number.fits_long()) {
            (false, _) => Some(WarningKind::NotAWholeNumber),
            (true, false) => Some(WarningKind::BeyondLong),
            (true, true) => None,
        };
    }
    if row.required == Some(true) && text.is_empty() && row.text.empty_is_sent {
        return Some(WarningKind::RequiredButEmpty);
    }
    has_outer_blanks(text).then_some(WarningKind::OuterBlanks)
}

fn has_outer_blanks(text: &str) -> bool {
    !text.trim().is_empty() && text.trim().len() != text.len() || !text.is_empty() && text.trim().is_empty()
}

/// Characters that make the calls that name the job in their path or in a search awkward.
fn is_awkward(job_name: &str) -> bool {
    // `.` and `..` are no names in a path, whatever they are written as.
    matches!(job_name, "." | "..")
        || first_of(job_name, b"/*?\\#%;").is_some()
        || has(job_name, "::")
        || job_name.contains(char::is_control)
}

#[cfg(test)]
mod tests;
