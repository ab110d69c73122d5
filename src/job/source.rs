//! A job in the form beside the job that it was cloned from.
//!
//! Owns which fields differ from the source, and the way of each back to it. Must not know how that is shown.

use super::difference::{Change, RowField, row_fields, truth, veil};
use super::draft::{JobDraft, ParameterDraft};
use super::problem::{Field, ParameterField};
use super::secret::Secrets;
use crate::schedule::{Kind, ScheduleDraft, ScheduleField};

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

/// The job's own fields that differ, in the order of the form, each with what stands in the source: `None` is not sent.
/// Those of the schedule are left out where that of the source is not known.
#[must_use]
pub fn fields_unlike_source<'a>(
    source: &'a JobDraft,
    now: &JobDraft,
    has_schedule: bool,
) -> Vec<(Field, Option<&'a str>)> {
    let mut differ = Vec::new();
    for field in FIELDS {
        let is_compared = match field {
            Field::Schedule(field) => has_schedule && is_in_both(field, &source.schedule, &now.schedule),
            _ => true,
        };
        let was = text(field, source);
        if is_compared && was != text(field, now) {
            // What is not typed follows from the schedule.
            let follows = match field {
                Field::JobScheduleType => source.schedule.job_schedule_type(),
                Field::CronScheduleType => source.schedule.cron_schedule_type(),
                _ => None,
            };
            differ.push((field, was.or(follows)));
        }
    }
    differ
}

/// What differs between a row and the row that it was, their names aside, the value first. What is secret in the source
/// is blank there, and nothing to compare with; what is secret now is not told.
#[must_use]
pub fn row_unlike_source(source: &ParameterDraft, now: &ParameterDraft, secrets: &Secrets) -> Vec<Change> {
    let mut changes = Vec::new();
    if source == now || secrets.hides(source) {
        return changes;
    }
    if source.is_secret != now.is_secret {
        let (before, after) = (truth(source.is_secret), truth(now.is_secret));
        changes.push(Change::Parameter { name: now.name.clone(), field: RowField::Secret, before, after });
    }
    row_fields(source, now, &mut changes);
    changes.reverse();
    if secrets.hides(now) {
        veil(&mut changes, std::slice::from_ref(&now.name));
    }
    changes
}

/// Puts one of the job's own fields back as it is in the source.
pub fn put_back(field: Field, source: &JobDraft, job: &mut JobDraft) {
    let was = text(field, source).unwrap_or_default().to_owned();
    let schedule = &mut job.schedule;
    let place = match field {
        Field::TaskName => &mut job.task_name,
        Field::RetryCount => &mut job.retry_count,
        Field::Notification => &mut job.notification,
        Field::Schedule(ScheduleField::Start) => &mut schedule.start,
        Field::Schedule(ScheduleField::Zone) => &mut schedule.zone,
        Field::Schedule(ScheduleField::Every) => &mut schedule.every,
        Field::Schedule(ScheduleField::End) => &mut schedule.end,
        Field::Schedule(ScheduleField::Interval) => return schedule.set_interval(was),
        Field::Schedule(ScheduleField::Values) => return schedule.set_values(was),
        Field::Schedule(ScheduleField::Kind) => return schedule.kind = source.schedule.kind,
        Field::IsEnabled => return job.is_enabled = source.is_enabled,
        Field::Concurrent => return job.concurrent = source.concurrent,
        Field::JobScheduleType => return job.job_schedule_type.clone_from(&source.job_schedule_type),
        Field::CronScheduleType => return job.cron_schedule_type.clone_from(&source.cron_schedule_type),
        Field::JobName | Field::Parameter(..) => return,
    };
    *place = was;
}

/// Puts the name of a row, or all else of it, back as it is in the source.
#[must_use]
pub fn row_put_back(field: ParameterField, source: &ParameterDraft, now: ParameterDraft) -> ParameterDraft {
    match field {
        ParameterField::Name => ParameterDraft { name: source.name.clone(), ..now },
        ParameterField::Value => ParameterDraft { id: now.id, name: now.name, ..source.clone() },
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

/// What stands in a field; `None` is not sent.
fn text(field: Field, job: &JobDraft) -> Option<&str> {
    let truth = |truth: Option<bool>| truth.map(|truth| if truth { "true" } else { "false" });
    let stated = |text: &'static str| (!text.is_empty()).then_some(text);
    let schedule = &job.schedule;
    match field {
        Field::TaskName => Some(&job.task_name),
        Field::RetryCount => Some(&job.retry_count),
        Field::Notification if job.notification.is_empty() => None,
        Field::Notification => Some(&job.notification),
        Field::IsEnabled => truth(job.is_enabled),
        Field::Concurrent => truth(job.concurrent),
        Field::JobScheduleType => job.job_schedule_type.sent(),
        Field::CronScheduleType => job.cron_schedule_type.sent(),
        Field::Schedule(ScheduleField::Kind) => stated(schedule.kind.as_str()),
        Field::Schedule(ScheduleField::Start) => Some(&schedule.start),
        Field::Schedule(ScheduleField::Zone) => Some(&schedule.zone),
        Field::Schedule(ScheduleField::Every) => Some(&schedule.every),
        Field::Schedule(ScheduleField::Interval) => Some(schedule.interval()),
        Field::Schedule(ScheduleField::End) => Some(&schedule.end),
        Field::Schedule(ScheduleField::Values) => Some(schedule.values()),
        Field::JobName | Field::Parameter(..) => None,
    }
}

#[cfg(test)]
mod tests;
