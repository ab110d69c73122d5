//! A job in the form beside the job that it was cloned from.
//!
//! Owns which fields differ from the source, and the way of each back to it. Must not know how that is shown.

use super::difference::{Change, Content, RowField, row_fields, text, truth};
use super::draft::{JobDraft, ParameterDraft};
use super::problem::{Field, ParameterField};
use super::secret::Secrets;
use crate::schedule::{Kind, ScheduleDraft, ScheduleField};

/// A field that differs from the source, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// The field.
    pub field: Field,
    /// What stands in the source: of a row's value, each part of the row that differs, its name aside.
    pub was: Vec<(Option<RowField>, Content)>,
}

/// The fields that are compared, in the order of the form. The name is another one by its nature, and the status is the
/// source's own.
const FIELDS: [Field; 14] = [
    Field::TaskName,
    Field::RetryCount,
    Field::Schedule(ScheduleField::Kind),
    Field::Schedule(ScheduleField::Start),
    Field::Schedule(ScheduleField::Zone),
    Field::Schedule(ScheduleField::Every),
    Field::Schedule(ScheduleField::Interval),
    Field::Schedule(ScheduleField::End),
    Field::Schedule(ScheduleField::Values),
    Field::Notification,
    Field::IsEnabled,
    Field::Concurrent,
    Field::JobScheduleType,
    Field::CronScheduleType,
];

/// The job's own fields that differ, in the order of the form; without those of the schedule where that of the source
/// is not known.
#[must_use]
pub fn fields_unlike_source(source: &JobDraft, now: &JobDraft, has_schedule: bool) -> Vec<Differs> {
    let mut differ = Vec::new();
    for field in FIELDS {
        let is_compared = match field {
            Field::Schedule(field) => has_schedule && is_in_both(field, &source.schedule, &now.schedule),
            _ => true,
        };
        let was = content(field, source);
        if is_compared && was != content(field, now) {
            let was = match (field, was) {
                // What is not typed follows from the schedule.
                (Field::JobScheduleType, Content::NotSet) => follows(source.schedule.job_schedule_type()),
                (Field::CronScheduleType, Content::NotSet) => follows(source.schedule.cron_schedule_type()),
                (_, was) => was,
            };
            differ.push(Differs { field, was: vec![(None, was)] });
        }
    }
    differ
}

/// The fields of a row that differ from the row that it was. What is secret in the source is blank there, and nothing to
/// compare with; what is secret now is not told.
#[must_use]
pub fn row_unlike_source(source: &ParameterDraft, now: &ParameterDraft, secrets: &Secrets) -> Vec<Differs> {
    let mut differ = Vec::new();
    if source == now {
        return differ;
    }
    let field = |field| Field::Parameter(now.id, field);
    if source.name != now.name {
        let was = vec![(None, Content::Text(source.name.clone()))];
        differ.push(Differs { field: field(ParameterField::Name), was });
    }
    if secrets.hides(source) {
        return differ;
    }
    let mut changes = Vec::new();
    row_fields(source, now, &mut changes);
    let mut was: Vec<_> = changes.into_iter().filter_map(part).collect();
    // The value is what one looks for first.
    if let Some(at) = was.iter().position(|(part, _)| *part == Some(RowField::Value)) {
        was.swap(0, at);
    }
    if let Some((Some(RowField::Value), value)) = was.first_mut()
        && secrets.hides(now)
    {
        *value = Content::Hidden;
    }
    if source.is_secret != now.is_secret {
        was.push((Some(RowField::Secret), truth(source.is_secret)));
    }
    if !was.is_empty() {
        differ.push(Differs { field: field(ParameterField::Value), was });
    }
    differ
}

/// Puts one of the job's own fields back as it is in the source.
pub fn put_back(field: Field, source: &JobDraft, job: &mut JobDraft) {
    match field {
        Field::TaskName => job.task_name.clone_from(&source.task_name),
        Field::RetryCount => job.retry_count.clone_from(&source.retry_count),
        Field::Notification => job.notification.clone_from(&source.notification),
        Field::IsEnabled => job.is_enabled = source.is_enabled,
        Field::Concurrent => job.concurrent = source.concurrent,
        Field::JobScheduleType => job.job_schedule_type.clone_from(&source.job_schedule_type),
        Field::CronScheduleType => job.cron_schedule_type.clone_from(&source.cron_schedule_type),
        Field::Schedule(field) => {
            let (schedule, source) = (&mut job.schedule, &source.schedule);
            match field {
                ScheduleField::Kind => schedule.kind = source.kind,
                ScheduleField::Start => schedule.start.clone_from(&source.start),
                ScheduleField::Zone => schedule.zone.clone_from(&source.zone),
                ScheduleField::Every => schedule.every.clone_from(&source.every),
                ScheduleField::Interval => schedule.set_interval(source.interval().to_owned()),
                ScheduleField::End => schedule.end.clone_from(&source.end),
                ScheduleField::Values => schedule.set_values(source.values().to_owned()),
            }
        }
        Field::JobName | Field::Parameter(..) => {}
    }
}

/// Puts the name of a row, or all else of it, back as it is in the source.
#[must_use]
pub fn row_put_back(field: ParameterField, source: &ParameterDraft, now: ParameterDraft) -> ParameterDraft {
    match field {
        ParameterField::Name => ParameterDraft { name: source.name.clone(), ..now },
        ParameterField::Value => ParameterDraft { name: now.name, ..source.clone() },
    }
}

/// Whether the field belongs to the schedule as it is in the source and as it is now: what does not follows from
/// another field that differs.
fn is_in_both(field: ScheduleField, source: &ScheduleDraft, now: &ScheduleDraft) -> bool {
    let both = |has: fn(Kind) -> bool| has(source.kind) && has(now.kind);
    let has_interval = |kind| matches!(kind, Kind::Periodic | Kind::Cron);
    match field {
        ScheduleField::Kind => true,
        ScheduleField::Start | ScheduleField::Zone => both(Kind::is_timed),
        ScheduleField::Every => both(|kind| kind == Kind::Periodic),
        ScheduleField::Interval => source.kind == now.kind && has_interval(now.kind),
        ScheduleField::End => both(has_interval),
        ScheduleField::Values => both(|kind| kind == Kind::Cron) && source.recurrence == now.recurrence,
    }
}

fn content(field: Field, job: &JobDraft) -> Content {
    let typed = |text: &str| Content::Text(text.to_owned());
    let schedule = &job.schedule;
    match field {
        Field::TaskName => typed(&job.task_name),
        Field::JobName => typed(&job.job_name),
        Field::RetryCount => Content::Number(job.retry_count.clone()),
        Field::Notification if job.notification.is_empty() => Content::NotSet,
        Field::Notification => Content::Json(job.notification.clone()),
        Field::IsEnabled => truth(job.is_enabled),
        Field::Concurrent => truth(job.concurrent),
        Field::JobScheduleType => text(&job.job_schedule_type),
        Field::CronScheduleType => text(&job.cron_schedule_type),
        Field::Schedule(ScheduleField::Kind) if schedule.kind == Kind::Unset => Content::NotSet,
        Field::Schedule(ScheduleField::Kind) => typed(schedule.kind.as_str()),
        Field::Schedule(ScheduleField::Start) => typed(&schedule.start),
        Field::Schedule(ScheduleField::Zone) => typed(&schedule.zone),
        Field::Schedule(ScheduleField::Every) => typed(&schedule.every),
        Field::Schedule(ScheduleField::Interval) => typed(schedule.interval()),
        Field::Schedule(ScheduleField::End) => typed(&schedule.end),
        Field::Schedule(ScheduleField::Values) => typed(schedule.values()),
        Field::Parameter(..) => Content::NotSet,
    }
}

fn follows(word: Option<&str>) -> Content {
    word.map_or(Content::NotSet, |word| Content::Text(word.to_owned()))
}

fn part(change: Change) -> Option<(Option<RowField>, Content)> {
    match change {
        Change::Parameter { field, before, .. } => Some((Some(field), before)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
