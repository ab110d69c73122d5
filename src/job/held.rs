//! Fields of the job that the host keeps for itself: shown and fixed, or not shown at all.
//!
//! Owns which fields can be held, and that a held one has the host's value whatever comes into the form.
//! Must not know where a host says so.

use super::draft::JobDraft;

/// How a field is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// It is shown, and cannot be changed.
    Fixed,
    /// It is not shown, and goes out as the host has it.
    Hidden,
}

/// The held fields and what stands in them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    fields: Vec<(&'static str, Hold)>,
    job: JobDraft,
}

impl Held {
    /// Holds these fields, by their names in JobDetails or `schedule`, at what stands in this job.
    #[must_use]
    pub fn new(fields: Vec<(&'static str, Hold)>, job: JobDraft) -> Self {
        Self { fields, job }
    }

    /// The fields that can be held, as JobDetails names them, and the schedule.
    pub const HOLDABLE: &[&str] = &[
        "taskName",
        "retryCount",
        "concurrent",
        "isEnabled",
        "status",
        "jobScheduleType",
        "cronScheduleType",
        "notification",
        "schedule",
    ];

    /// How a field is held, by its name in JobDetails.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<Hold> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, hold)| *hold)
    }

    /// Puts the host's values into a job, and tells the fields in which something else stood.
    pub fn settle(&self, job: &mut JobDraft) -> Vec<&'static str> {
        self.fields.iter().filter(|(name, _)| put_field(name, &self.job, job)).map(|(name, _)| *name).collect()
    }
}

/// Takes a field of one job over into another; whether that changed anything.
fn put_field(name: &str, from: &JobDraft, to: &mut JobDraft) -> bool {
    match name {
        "taskName" => put(&from.task_name, &mut to.task_name),
        "retryCount" => put(&from.retry_count, &mut to.retry_count),
        "concurrent" => put(&from.concurrent, &mut to.concurrent),
        "isEnabled" => put(&from.is_enabled, &mut to.is_enabled),
        "status" => put(&from.status, &mut to.status),
        "jobScheduleType" => put(&from.job_schedule_type, &mut to.job_schedule_type),
        "cronScheduleType" => put(&from.cron_schedule_type, &mut to.cron_schedule_type),
        "notification" => put(&from.notification, &mut to.notification),
        _ => put(&from.schedule, &mut to.schedule),
    }
}

fn put<T: Clone + PartialEq>(from: &T, to: &mut T) -> bool {
    let differs = from != to;
    if differs {
        to.clone_from(from);
    }
    differs
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::job::OptionalText;
    use crate::schedule::ScheduleDraft;

    #[track_caller]
    fn check(held: &[(&'static str, Hold)], job: JobDraft, told: &[&str], expected: JobDraft) {
        let host = JobDraft {
            retry_count: "3".into(),
            task_name: "Purge".into(),
            status: OptionalText::stated("STOPPED"),
            ..JobDraft::default()
        };
        let mut job = job;
        assert_eq!(Held::new(held.to_vec(), host).settle(&mut job), told);
        assert_eq!(job, expected);
    }

    #[test]
    fn a_held_field_has_the_hosts_value_whatever_comes() {
        let job = |retry_count: &str, task_name: &str| JobDraft {
            retry_count: retry_count.into(),
            task_name: task_name.into(),
            ..JobDraft::default()
        };
        check(&[], job("9", "Other"), &[], job("9", "Other"));
        check(&[("retryCount", Hold::Fixed)], job("9", "Other"), &["retryCount"], job("3", "Other"));
        check(&[("retryCount", Hold::Hidden)], job("3", "Other"), &[], job("3", "Other"));
        check(
            &[("taskName", Hold::Fixed), ("retryCount", Hold::Hidden)],
            job("9", ""),
            &["taskName", "retryCount"],
            job("3", "Purge"),
        );
        check(
            &[("status", Hold::Hidden), ("concurrent", Hold::Hidden)],
            JobDraft { concurrent: Some(true), ..job("9", "") },
            &["status", "concurrent"],
            JobDraft { status: OptionalText::stated("STOPPED"), ..job("9", "") },
        );
    }

    #[test]
    fn every_field_that_can_be_held_is_put_in_its_place_and_no_other() {
        let stated = OptionalText::stated;
        let host = JobDraft {
            task_name: "a".into(),
            retry_count: "3".into(),
            concurrent: Some(true),
            is_enabled: Some(false),
            status: stated("b"),
            job_schedule_type: stated("c"),
            cron_schedule_type: stated("d"),
            notification: "e".into(),
            schedule: ScheduleDraft { start: "f".into(), ..ScheduleDraft::default() },
            ..JobDraft::default()
        };
        let mut whole = JobDraft::default();
        for &field in Held::HOLDABLE {
            let held = Held::new(vec![(field, Hold::Fixed)], host.clone());
            let mut alone = JobDraft::default();
            assert_eq!(held.settle(&mut alone), [field]);
            assert_ne!(alone, JobDraft::default(), "{field}");
            held.settle(&mut whole);
        }
        assert_eq!(whole, host);
    }

    #[test]
    fn a_field_is_held_as_the_host_says() {
        let held = Held::new(vec![("status", Hold::Hidden), ("schedule", Hold::Fixed)], JobDraft::default());
        for (field, expected) in [("status", Some(Hold::Hidden)), ("schedule", Some(Hold::Fixed)), ("retryCount", None)]
        {
            assert_eq!(held.of(field), expected, "{field}");
        }
    }
}
