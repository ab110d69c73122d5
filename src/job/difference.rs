//! What differs between two drafts of a job, by field and by parameter.
//!
//! Owns what counts as a difference: what a person sees and what would be sent, not what rests unseen in a row.
//! Must not know why somebody compares.

use super::details::UnknownField;
use super::draft::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId};
use crate::places::Places;
use crate::schedule::{self, ScheduleDraft};

/// One difference. Parameters are told apart by their names; where a name stands more than once, by their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A field of the job itself.
    Field {
        /// The field.
        field: JobField,
        /// What stood in it.
        before: Content,
        /// What stands in it.
        after: Content,
    },
    /// A parameter that was not there before.
    Added {
        /// Its name.
        name: String,
        /// Its value.
        value: Content,
    },
    /// A parameter that is not there any more.
    Removed {
        /// Its name.
        name: String,
        /// Its value.
        value: Content,
    },
    /// A row that differs in its name alone.
    Renamed {
        /// The name that stood in it.
        before: String,
        /// The name that stands in it.
        after: String,
    },
    /// A field of a parameter.
    Parameter {
        /// The parameter's name.
        name: String,
        /// The field.
        field: RowField,
        /// What stood in it.
        before: Content,
        /// What stands in it.
        after: Content,
    },
    /// The parameters that stayed stand in another order.
    Reordered,
}

/// A field of the job itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobField {
    /// taskName
    TaskName,
    /// jobName
    JobName,
    /// retryCount
    RetryCount,
    /// concurrent
    Concurrent,
    /// isEnabled
    IsEnabled,
    /// status
    Status,
    /// jobScheduleType
    JobScheduleType,
    /// cronScheduleType
    CronScheduleType,
    /// notification
    Notification,
    /// The type of the schedule.
    ScheduleType,
    /// The start of the schedule.
    Start,
    /// The end of the schedule.
    End,
    /// The zone in which start and end are meant.
    TimeZone,
    /// The interval of the schedule: the number of periods and the word.
    Interval,
    /// The values of the interval.
    IntervalValues,
    /// Whether `parameters` goes out although there are none.
    EmptyParameters,
    /// A member no documentation names, by its key.
    Unknown(String),
}

/// A field of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowField {
    /// dataType
    DataType,
    /// Whether dataType goes out.
    DataTypeSent,
    /// value
    Value,
    /// required
    Required,
    /// helpText
    HelpText,
    /// Whether the person says that the value is secret.
    Secret,
    /// A member no documentation names, by its key.
    Unknown(String),
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing: it is not sent.
    NotSet,
    /// A text, be it empty.
    Text(String),
    /// The text of a number.
    Number(String),
    /// true or false.
    Truth(bool),
    /// Other JSON, as it was read.
    Json(String),
    /// A secret, which is not to be shown.
    Hidden,
}

/// All that differs: the job's own fields in the order of the form, then the parameters.
#[must_use]
pub fn difference(before: &JobDraft, after: &JobDraft) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut field = |field, before: Content, after: Content| {
        if before != after {
            changes.push(Change::Field { field, before, after });
        }
    };
    let typed = |text: &str| if text.is_empty() { Content::NotSet } else { Content::Text(text.to_owned()) };
    field(JobField::TaskName, typed(&before.task_name), typed(&after.task_name));
    field(JobField::JobName, typed(&before.job_name), typed(&after.job_name));
    field(JobField::RetryCount, typed(&before.retry_count), typed(&after.retry_count));
    field(JobField::Concurrent, truth(before.concurrent), truth(after.concurrent));
    field(JobField::IsEnabled, truth(before.is_enabled), truth(after.is_enabled));
    field(JobField::Status, text(&before.status), text(&after.status));
    field(JobField::JobScheduleType, text(&before.job_schedule_type), text(&after.job_schedule_type));
    field(JobField::CronScheduleType, text(&before.cron_schedule_type), text(&after.cron_schedule_type));
    field(JobField::Notification, typed(&before.notification), typed(&after.notification));
    let (old, new) = (&before.schedule, &after.schedule);
    field(JobField::ScheduleType, typed(old.kind.as_str()), typed(new.kind.as_str()));
    if old.kind.is_timed() || new.kind.is_timed() {
        field(JobField::Start, typed(&old.start), typed(&new.start));
        field(JobField::End, typed(&old.end), typed(&new.end));
        field(JobField::TimeZone, typed(&old.zone), typed(&new.zone));
        let interval = |schedule: &ScheduleDraft| match schedule.kind {
            schedule::Kind::Periodic => format!("{} {}", schedule.every, schedule.period),
            _ => schedule.interval().to_owned(),
        };
        field(JobField::Interval, typed(&interval(old)), typed(&interval(new)));
        field(JobField::IntervalValues, typed(old.values()), typed(new.values()));
    }
    let empty = |draft: &JobDraft| truth((draft.parameters.is_empty() && draft.empty_parameters_sent).then_some(true));
    field(JobField::EmptyParameters, empty(before), empty(after));
    unknown(&before.unknown, &after.unknown, &mut |key, before, after| field(JobField::Unknown(key), before, after));
    rows(&before.parameters, &after.parameters, &mut changes);
    changes
}

/// Hides the values of these names, so that the changes can be shown.
pub fn veil(changes: &mut [Change], hidden: &[String]) {
    let hidden = Places::of(hidden.iter().map(String::as_str));
    for change in changes {
        let (name, contents) = match change {
            Change::Added { name, value } | Change::Removed { name, value } => (name, [Some(value), None]),
            Change::Parameter { name, field: RowField::Value, before, after } => (name, [Some(before), Some(after)]),
            Change::Field { .. } | Change::Renamed { .. } | Change::Parameter { .. } | Change::Reordered => continue,
        };
        if hidden.get(name).is_some() {
            for content in contents.into_iter().flatten().filter(|content| **content != Content::NotSet) {
                *content = Content::Hidden;
            }
        }
    }
}

impl ParameterDraft {
    /// The value as it stands in the row and would be sent.
    #[must_use]
    pub fn content(&self) -> Content {
        let text = &self.text.text;
        match (&self.as_read, &self.data_type) {
            (Some(ReadValue::Absent), _) => Content::NotSet,
            (Some(ReadValue::Other(json)), _) => Content::Json(json.as_str().to_owned()),
            (Some(ReadValue::Text), _) => Content::Text(text.clone()),
            (Some(ReadValue::Boolean), _) | (None, DataType::Boolean) => truth(self.truth),
            (None, DataType::Number) if text.is_empty() => Content::NotSet,
            (Some(ReadValue::Number), _) | (None, DataType::Number) => Content::Number(text.clone()),
            (None, _) => self.text.sent().map_or(Content::NotSet, |text| Content::Text(text.to_owned())),
        }
    }
}

/// Pairs rows with names: for each of `names` the place of the row that it stands for.
#[must_use]
pub fn pair_rows(before: &[ParameterDraft], names: &mut dyn Iterator<Item = &str>) -> Vec<Option<usize>> {
    // For each name its first place, and for each place the next one of the same name.
    let mut first = Places::default();
    let mut next = vec![None; before.len()];
    for ((at, row), next) in before.iter().enumerate().zip(&mut next).rev() {
        *next = first.insert(&*row.name, at);
    }
    let pair = |name| {
        let place = first.get_mut(name)?;
        let at = *place;
        // Behind the last one there is none.
        *place = next.get(at).copied().flatten().unwrap_or(before.len());
        (at < before.len()).then_some(at)
    };
    names.map(pair).collect()
}

fn rows(before: &[ParameterDraft], after: &[ParameterDraft], changes: &mut Vec<Change>) {
    let mut pairs = pair_rows(before, &mut after.iter().map(|row| row.name.as_str()));
    let mut stays = vec![false; before.len()];
    for at in pairs.iter().flatten() {
        if let Some(stays) = stays.get_mut(*at) {
            *stays = true;
        }
    }
    // A row that has no name in common with any is still the same row if all else is.
    let places = Places::of(before.iter().map(|row| row.id.0));
    for (row, pair) in after.iter().zip(&mut pairs).filter(|(row, pair)| pair.is_none() && row.id != RowId::default()) {
        let Some(at) = places.get(row.id.0) else { continue };
        if let (Some(stays), Some(old)) = (stays.get_mut(at), before.get(at))
            && !*stays
            && is_same(old, row)
        {
            *stays = true;
            *pair = Some(at);
        }
    }
    for (row, _) in before.iter().zip(stays).filter(|(_, stays)| !stays) {
        changes.push(Change::Removed { name: row.name.clone(), value: row.content() });
    }
    for (row, pair) in after.iter().zip(&pairs) {
        match pair.and_then(|at| before.get(at)) {
            Some(old) if old.name != row.name => {
                changes.push(Change::Renamed { before: old.name.clone(), after: row.name.clone() });
            }
            Some(old) => row_fields(old, row, changes),
            None => changes.push(Change::Added { name: row.name.clone(), value: row.content() }),
        }
    }
    if !pairs.iter().flatten().is_sorted() {
        changes.push(Change::Reordered);
    }
}

/// Whether two rows differ in their names at most.
fn is_same(before: &ParameterDraft, after: &ParameterDraft) -> bool {
    let mut changes = Vec::new();
    row_fields(before, after, &mut changes);
    changes.is_empty()
}

/// What differs between two rows, their names aside.
pub(super) fn row_fields(before: &ParameterDraft, after: &ParameterDraft, changes: &mut Vec<Change>) {
    let mut field = |field, old: Content, new: Content| {
        if old != new {
            changes.push(Change::Parameter { name: after.name.clone(), field, before: old, after: new });
        }
    };
    let data_type = |row: &ParameterDraft| Content::Text(row.data_type.as_str().to_owned());
    field(RowField::DataType, data_type(before), data_type(after));
    field(RowField::DataTypeSent, Content::Truth(before.data_type_stated), Content::Truth(after.data_type_stated));
    field(RowField::Required, truth(before.required), truth(after.required));
    field(RowField::HelpText, text(&before.help_text), text(&after.help_text));
    field(RowField::Value, before.content(), after.content());
    unknown(&before.unknown, &after.unknown, &mut |key, before, after| field(RowField::Unknown(key), before, after));
}

fn unknown(before: &[UnknownField], after: &[UnknownField], field: &mut dyn FnMut(String, Content, Content)) {
    let json = |member: Option<&UnknownField>| {
        member.map_or(Content::NotSet, |member| Content::Json(member.value.as_str().to_owned()))
    };
    if before.is_empty() && after.is_empty() {
        return;
    }
    let [old, new] = [before, after].map(|members| Places::of(members.iter().map(|member| member.key.as_str())));
    for member in before {
        let new = new.get(&member.key).and_then(|at| after.get(at));
        field(member.key.clone(), json(Some(member)), json(new));
    }
    for member in after.iter().filter(|member| old.get(&member.key).is_none()) {
        field(member.key.clone(), Content::NotSet, json(Some(member)));
    }
}

pub(super) fn truth(truth: Option<bool>) -> Content {
    truth.map_or(Content::NotSet, Content::Truth)
}

fn text(text: &OptionalText) -> Content {
    text.sent().map_or(Content::NotSet, |text| Content::Text(text.to_owned()))
}

#[cfg(test)]
mod tests;
